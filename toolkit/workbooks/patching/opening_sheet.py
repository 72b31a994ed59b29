"""On which sheet a workbook opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.names import same_name
from toolkit.ooxml.xml import child

if TYPE_CHECKING:
    from toolkit.workbooks.patching.workbook import Workbook

HEAD = 9000  # -- bytes of a sheet's part in which its views stand --
_SELECTED = re.compile(rb'\s+tabSelected="[^"]*"')
_VIEW = re.compile(rb"<((?:[\w.-]+:)?sheetView)\b")


def open_on(workbook: Workbook, title: str) -> None:
    """Let a workbook open on a sheet of it, and on that one alone: two selected would be typed into at once."""
    titles = [same_name(sheet.name) for sheet in workbook.sheets]
    at = titles.index(same_name(title))
    for place, sheet in enumerate(workbook.sheets):
        if not sheet.is_worksheet:
            continue
        content = workbook.package.read(sheet.part)
        head = _SELECTED.sub(b"", content[:HEAD])
        if place == at:
            head = _VIEW.sub(rb'<\1 tabSelected="1"', head, count=1)
        if head != content[:HEAD]:
            workbook.package.put(sheet.part, head + content[HEAD:])
    views = child(workbook.root, "bookViews")
    for view in [] if views is None else views:
        view.attrib.pop("firstSheet", None)
        view.set("activeTab", str(at))
