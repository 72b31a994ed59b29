"""What XlsxWriter cannot say: the structure's protection, and entries that are alike on every machine."""

from __future__ import annotations

from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import contents

WORKBOOK_PART = "xl/workbook.xml"
LOCK = b'<workbookProtection lockStructure="1"/>'
BEFORE = b"<bookViews>"  # -- ECMA-376 18.2.27: workbookProtection stands between these two --


def finished(package: bytes) -> bytes:
    """The same workbook as it is handed out.

    Its sheets cannot be added, removed, renamed or moved by hand.
    """
    parts = contents(package)
    parts[WORKBOOK_PART] = _locked(parts[WORKBOOK_PART])
    return archive(parts, USUAL)


def _locked(part: bytes) -> bytes:
    before, mark, after = part.partition(BEFORE)
    assert mark, "XlsxWriter writes bookViews in every workbook"
    return before + LOCK + mark + after
