"""What XlsxWriter cannot say: the structure's protection, formulas whose result is an empty text.

And entries of the package that are alike on every machine.
"""

from __future__ import annotations

import re

from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import contents
from toolkit.ooxml.references import LAST_COLUMN

WORKBOOK_PART = "xl/workbook.xml"
LOCK = b'<workbookProtection lockStructure="1"/>'
SHEETS = "xl/worksheets/"
WAITING = re.compile(
    rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(><f>IF\([^<]*,"",IFERROR\([^<]*</f><v></v>)'
)
"""A prepared row's formula, as XlsxWriter writes one with an empty result: as if it had none."""
FAR_ENDS = re.compile(
    rb'(<col min="([0-9]+)" max=")\2("[^>]*/>)<col min="(%d)" max="\4\3(?=</cols>)' % LAST_COLUMN
)
"""The first and the last of the columns beside a ledger, which all look alike."""
BEFORE = b"<bookViews>"  # -- ECMA-376 18.2.27: workbookProtection stands between these two --


def finished(package: bytes) -> bytes:
    """The same workbook as it is handed out.

    Its sheets cannot be added, removed, renamed or moved by hand. What waits for a row to be filled has been
    calculated: it gives nothing. All columns beside a ledger look alike.
    """
    parts = contents(package)
    parts[WORKBOOK_PART] = _locked(parts[WORKBOOK_PART])
    for name, part in parts.items():
        if name.startswith(SHEETS):
            parts[name] = FAR_ENDS.sub(rb"\1\4\3", WAITING.sub(rb'\1 t="str"\2', part), count=1)
    return archive(parts, USUAL)


def _locked(part: bytes) -> bytes:
    before, mark, after = part.partition(BEFORE)
    assert mark, "XlsxWriter writes bookViews in every workbook"
    return before + LOCK + mark + after
