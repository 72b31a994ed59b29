"""Result sheets put into a workbook, in place of those of the same title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.names import same_name
from toolkit.ooxml.references import quoted
from toolkit.ooxml.xml import attribute
from toolkit.workbooks.patching import looks
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.result_sheet import ResultWriter
from toolkit.workbooks.patching.sheet_bytes import SheetBytes
from toolkit.workbooks.patching.sheet_bytes import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.workbooks.patching.model import ResultSheet
    from toolkit.workbooks.patching.workbook import Sheet
    from toolkit.workbooks.patching.workbook import Workbook

_LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$|^(?i:history)$")


def put_results(workbook: Workbook, results: Sequence[ResultSheet]) -> None:
    """Add the result sheets at the end, or put them where sheets of their titles stand.

    A replaced sheet keeps its place, its tab's colour and the name that macros know it by; what
    else was on it goes. Hidden sheets come to light.

    Raises:
        PackageError: a title is not allowed, stands twice, or is that of a chart sheet.
    """
    titles = [result.title for result in results]
    for title in titles:
        _refuse_title(title, titles)
    known = {same_name(title): title for title in titles}
    known |= {same_name(sheet.name): sheet.name for sheet in workbook.sheets}
    for result in results:
        writer = ResultWriter(workbook, result, known)
        if workbook.sheet(result.title) is None:
            properties = _properties(f'<tabColor rgb="{looks.ACCENT}"/>')
            sheet = workbook.append(result.title, writer.content(properties))
        else:
            sheet = workbook.worksheet(result.title)
            _replace(workbook, sheet, writer)
        name = quoted(sheet.name)
        workbook.state_name(sheet, "_xlnm._FilterDatabase", f"{name}!{writer.table}", hidden=True)
        heads = f"{name}!${writer.header_row}:${writer.header_row}"
        workbook.state_name(sheet, "_xlnm.Print_Titles", heads)


def _replace(workbook: Workbook, sheet: Sheet, writer: ResultWriter) -> None:
    old = SheetBytes(workbook.package.read(sheet.part), sheet.part)
    selected = any(
        value_of(match[0], b"tabSelected") in {b"1", b"true"}
        for match in old.elements("sheetView", after_rows=False)
    )
    if re.search(rb"<(?:\w+:)?f[\s>/]", old.content):
        workbook.drop_calculation_chain()
    workbook.forget_names(sheet)
    workbook.forget_relations(sheet.part)
    sheet.element.attrib.pop("state", None)
    content = writer.content(_kept_properties(old), selected=selected)
    workbook.package.put(sheet.part, content)


def _kept_properties(old: SheetBytes) -> str:
    """The `sheetPr` of a sheet that takes an old one's place."""
    code, colour = "", ""
    for match in old.elements("sheetPr", after_rows=False):
        name = value_of(match[0], b"codeName")
        code = f' codeName="{name.decode()}"' if name else ""
    for match in old.elements("tabColor", after_rows=False):
        stated = {
            key: value_of(match[0], key.encode()) for key in ("rgb", "theme", "indexed", "tint")
        }
        said = "".join(
            f' {key}="{attribute(value.decode())}"' for key, value in stated.items() if value
        )
        colour = f"<tabColor{said}/>"
    return _properties(colour, code)


def _properties(colour: str, code: str = "") -> str:
    return f'<sheetPr{code}>{colour}<pageSetUpPr fitToPage="1"/></sheetPr>'


def _refuse_title(title: str, titles: Sequence[str]) -> None:
    if not title.strip() or len(title) > _LONGEST_TITLE or _FORBIDDEN.search(title):
        raise PackageError(
            f"“{title}”不能作工作表名：须为 1 至 {_LONGEST_TITLE} 个字，不含 [ ] : * ? / \\。"
        )
    if [each.casefold() for each in titles].count(title.casefold()) > 1:
        raise PackageError(f"结果表“{title}”重复：每个表名只能用一次。")
