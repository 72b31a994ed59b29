"""What XlsxWriter cannot say: the structure's protection, formulas whose result is an empty text, headings without arrows.

And what printed pages repeat in the order in which LibreOffice reads it soonest, entries of the package that are
alike on every machine.
"""

from __future__ import annotations

import re

from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import contents
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import column_number

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
USED = re.compile(rb'<dimension ref="A1:([A-Z]+)[0-9]+"/>')
FILTERED = re.compile(rb'(<autoFilter ref="A[0-9]+:([A-Z]+)[0-9]+")/>')
TITLES = re.compile(
    rb'<definedName name="_xlnm\.Print_Titles" localSheetId="[0-9]+">([^<]*)</definedName>'
)
BEFORE = b"<bookViews>"  # -- ECMA-376 18.2.27: workbookProtection stands between these two --


def finished(package: bytes) -> bytes:
    """The same workbook as it is handed out.

    Its sheets cannot be added, removed, renamed or moved by hand. What waits for a row to be filled has been
    calculated: it gives nothing. All columns beside a ledger look alike. What a filter takes in beside the headings,
    where people write what is theirs, is sorted with the rest and has no arrows.
    """
    parts = contents(package)
    parts[WORKBOOK_PART] = _titles_alike_together(_locked(parts[WORKBOOK_PART]))
    for name, part in parts.items():
        if name.startswith(SHEETS):
            waiting = WAITING.sub(rb'\1 t="str"\2', part)
            parts[name] = _few_arrows(FAR_ENDS.sub(rb"\1\4\3", waiting, count=1))
    return archive(parts, USUAL)


def _few_arrows(part: bytes) -> bytes:
    used, filtered = USED.search(part), FILTERED.search(part)
    if used is None or filtered is None:
        return part
    last, end = (column_number(each.decode()) for each in (used[1], filtered[2]))
    hidden = (f'<filterColumn colId="{at}" hiddenButton="1"/>' for at in range(last, end))
    inside = "".join(hidden).encode()
    said = filtered[1] + b">" + inside + b"</autoFilter>" if inside else filtered[0]
    return part[: filtered.start()] + said + part[filtered.end() :]


def _locked(part: bytes) -> bytes:
    before, mark, after = part.partition(BEFORE)
    assert mark, "XlsxWriter writes bookViews in every workbook"
    return before + LOCK + mark + after


def _titles_alike_together(part: bytes) -> bytes:
    """The names of what each printed page repeats, those of sheets that repeat the same one after another.

    LibreOffice lays the pages of all sheets out anew at each that repeats another than the one before, sheets of
    a million rows; the order means nothing to Excel.
    """
    names = [*TITLES.finditer(part)]
    ordered = iter(sorted(names, key=_what_is_repeated))
    return TITLES.sub(lambda _: next(ordered)[0], part)


def _what_is_repeated(name: re.Match[bytes]) -> tuple[int, list[bytes]]:
    """The ranges without their sheet, as $A:$B; rows alone first."""
    ranges = [each.rpartition(b"!")[2] for each in name[1].split(b",")]
    return len(ranges), ranges
