"""What XlsxWriter cannot say: the structure's protection, and how far the cells really reach."""

from __future__ import annotations

import re

from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import contents

WORKBOOK_PART = "xl/workbook.xml"
LOCK = b'<workbookProtection lockStructure="1"/>'
BEFORE = b"<bookViews>"  # -- ECMA-376 18.2.27: workbookProtection stands between these two --
SHEET_PART = re.compile(r"xl/worksheets/sheet\d+\.xml")
EXTENT = re.compile(rb'<dimension ref="A1:XFD(\d+)"/>')  # -- as far as columns are formatted --
FIRST_ROW_CELL = re.compile(rb'<c r="([A-Z]+)1"')


def finished(package: bytes) -> bytes:
    """The same workbook as it is handed out.

    Its sheets cannot be added, removed, renamed or moved by hand, and each says how far its cells
    reach, so that readers need not walk through 16384 columns.
    """
    parts = contents(package)
    parts[WORKBOOK_PART] = _locked(parts[WORKBOOK_PART])
    for name in filter(SHEET_PART.fullmatch, parts):
        parts[name] = EXTENT.sub(_real_extent, parts[name])
    return archive(parts, USUAL)


def _locked(part: bytes) -> bytes:
    before, mark, after = part.partition(BEFORE)
    assert mark, "XlsxWriter writes bookViews in every workbook"
    return before + LOCK + mark + after


def _real_extent(match: re.Match[bytes]) -> bytes:
    """The header row is the widest of a ledger's sheet."""
    last = FIRST_ROW_CELL.findall(match.string)[-1]
    return b'<dimension ref="A1:%s%s"/>' % (last, match[1])
