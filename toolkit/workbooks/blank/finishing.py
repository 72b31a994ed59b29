"""What XlsxWriter cannot say: the structure's protection, and entries that are alike on every machine."""

from __future__ import annotations

import io
import zipfile

WORKBOOK_PART = "xl/workbook.xml"
LOCK = b'<workbookProtection lockStructure="1"/>'
BEFORE = b"<bookViews>"  # -- ECMA-376 18.2.27: workbookProtection stands between these two --


def finished(package: bytes) -> bytes:
    """The same workbook as it is handed out.

    Its sheets cannot be added, removed, renamed or moved by hand.
    """
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for info in source.infolist():
            part = source.read(info)
            if info.filename == WORKBOOK_PART:
                part = _locked(part)
            target.writestr(_plain(info), part)
    return written.getvalue()


def _locked(part: bytes) -> bytes:
    before, mark, after = part.partition(BEFORE)
    assert mark, "XlsxWriter writes bookViews in every workbook"
    return before + LOCK + mark + after


def _plain(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry without date, system or rights, which differ between machines."""
    plain = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
    plain.compress_type = zipfile.ZIP_DEFLATED
    plain.create_system = 0
    return plain
