"""Sheets taken out of a workbook, with all that belonged to them alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from toolkit.ooxml.figures import whole
from toolkit.ooxml.references import quoted
from toolkit.ooxml.xml import attribute
from toolkit.ooxml.xml import child
from toolkit.workbooks.patching import titles
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.parts import reachable

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.workbooks.patching.workbook import Sheet
    from toolkit.workbooks.patching.workbook import Workbook


def drop_sheets(workbook: Workbook, names: Collection[str]) -> None:
    """Take sheets out; names of theirs go too, and the first sheet in sight is shown.

    Raises:
        PackageError: there is no such sheet, another sheet's formulas need it, or none would be
            left to be seen.
    """
    dropped = []
    for name in names:
        sheet = workbook.sheet(name)
        if sheet is None:
            raise PackageError(f"《{workbook.package.label}》中没有工作表“{name}”：请核对表名。")
        dropped.append(sheet)
    kept = [sheet for sheet in workbook.sheets if sheet not in dropped]
    if all(sheet.element.get("state") in {"hidden", "veryHidden"} for sheet in kept):
        raise PackageError(f"《{workbook.package.label}》中至少要留一张可见的工作表。")
    _refuse_needed(workbook, kept, dropped)
    _drop_names(workbook, kept, dropped)
    before = reachable(workbook.package)
    for sheet in dropped:
        sheet.element.getparent().remove(sheet.element)
        workbook.relations.remove(sheet.relation)
    gone = {sheet.name for sheet in dropped}
    titles.remove(workbook.package, workbook.relations_of_package(), gone)
    workbook.sheets = kept
    workbook.drop_unreachable(before)
    workbook.drop_calculation_chain()
    _show_first(workbook, kept)


def _mentions(text: str, sheet: Sheet) -> bool:
    """Whether a formula refers to the sheet."""
    if quoted(sheet.name).casefold() + "!" in text.casefold():
        return True
    return bool(re.search(rf"(?<![\w.'])'?{re.escape(sheet.name)}'?!", text, re.IGNORECASE))


def _refuse_needed(workbook: Workbook, kept: list[Sheet], dropped: list[Sheet]) -> None:
    for other in kept:
        text = workbook.package.read(other.part).decode("utf-8", "replace")
        for sheet in dropped:
            if attribute(sheet.name) in text and any(
                _mentions(formula, sheet)
                for formula in re.findall(r"f(?:ormula\d?)?>([^<]+)<", text)
            ):
                raise PackageError(f"工作表“{other.name}”的公式要用“{sheet.name}”，不能删去它。")


def _drop_names(workbook: Workbook, kept: list[Sheet], dropped: list[Sheet]) -> None:
    names = child(workbook.root, "definedNames")
    if names is None:
        return
    places = {sheet.name: str(place) for place, sheet in enumerate(kept)}
    for name in list(names):
        owner = _owner(workbook, name)
        if owner in dropped or any(_mentions(name.text or "", sheet) for sheet in dropped):
            names.remove(name)
        elif owner is not None:
            name.set("localSheetId", places[owner.name])
    if len(names) == 0:
        workbook.root.remove(names)


def _owner(workbook: Workbook, name: Any) -> Sheet | None:
    place = name.get("localSheetId")
    at = whole(place, len(workbook.sheets))
    return workbook.sheets[at] if at < len(workbook.sheets) else None


def _show_first(workbook: Workbook, kept: list[Sheet]) -> None:
    """Open on the sheet that is selected, if it is still there, else on the first in sight."""
    seen = [
        place
        for place, sheet in enumerate(kept)
        if sheet.element.get("state", "visible") == "visible"
    ]
    chosen = next(
        (
            place
            for place in seen
            if re.search(
                rb'tabSelected="(?:1|true)"', workbook.package.read(kept[place].part)[:9000]
            )
        ),
        seen[0],
    )
    views = child(workbook.root, "bookViews")
    for view in [] if views is None else views:
        view.attrib.pop("firstSheet", None)
        view.set("activeTab", str(chosen))
