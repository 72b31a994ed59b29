"""A small package with nothing but inspected parts, for the libraries to read.

They see exactly what was judged, packed as it was, under plain names: no second directory entry, odd
path, picture or macro reaches them.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from toolkit.ooxml.archive import blocks
from toolkit.ooxml.archive import stored
from toolkit.ooxml.content_types import RELATIONSHIPS_TYPE
from toolkit.ooxml.namespaces import CONTENT_TYPES
from toolkit.ooxml.namespaces import PACKAGE_RELATIONSHIPS
from toolkit.ooxml.namespaces import RELATIONSHIP
from toolkit.ooxml.namespaces import SPREADSHEET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.ooxml.archive import Member

_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def sheet_name(position: int) -> str:
    """The name that the sheet at a position (from 0) has in the clean package."""
    return f"s{position}"


def clean_package(
    sheets: Sequence[Member], shared: Mapping[str, Member], epoch_1904: bool
) -> BytesIO:
    """An .xlsx of `sheets`, with the `shared` parts sharedStrings and styles."""
    worksheets = {f"worksheets/{sheet_name(i)}.xml": part for i, part in enumerate(sheets)}
    kinds = dict.fromkeys(worksheets, "worksheet") | {f"{name}.xml": name for name in shared}
    own = {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relationships({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": _workbook(len(sheets), epoch_1904),
        "xl/_rels/workbook.xml.rels": _relationships(kinds),
    }
    taken = worksheets | {f"{name}.xml": part for name, part in shared.items()}
    members = [stored(name, content.encode()) for name, content in own.items()]
    members += [replace(part, name=f"xl/{name}") for name, part in taken.items()]
    file = BytesIO()
    file.writelines(blocks(members))
    file.seek(0)
    return file


def _content_types(kinds: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{_CONTENT}{kind}+xml"/>'
        for part, kind in {"workbook.xml": "sheet.main", **kinds}.items()
    )
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="application/{kind}"/>'
        for extension, kind in {
            "xml": "xml",
            "rels": RELATIONSHIPS_TYPE.removeprefix("application/"),
        }.items()
    )
    return f'<Types xmlns="{CONTENT_TYPES}">{defaults}{overrides}</Types>'


def _relationships(kinds: Mapping[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONSHIP.transitional}/{kind}" Target="{part}"/>'
        for i, (part, kind) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{each}</Relationships>'


def _workbook(count: int, epoch_1904: bool) -> str:
    sheets = "".join(
        f'<sheet name="{sheet_name(i)}" sheetId="{i + 1}" r:id="r{i}"/>' for i in range(count)
    )
    epoch = '<workbookPr date1904="1"/>' if epoch_1904 else ""
    spaces = f'xmlns="{SPREADSHEET.transitional}" xmlns:r="{RELATIONSHIP.transitional}"'
    return f"<workbook {spaces}>{epoch}<sheets>{sheets}</sheets></workbook>"
