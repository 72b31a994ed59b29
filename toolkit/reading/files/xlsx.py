"""Read .xlsx and .xlsm: judge the parts, let a library read the cells, add what it cannot tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.archive import Member
from toolkit.ooxml.archive import stored
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW
from toolkit.reading.files.bounds import columns_within
from toolkit.reading.files.bounds import rows_within
from toolkit.reading.files.clean_package import clean_package
from toolkit.reading.files.contents import contents_of
from toolkit.reading.files.fast_reader import ReaderFailedError
from toolkit.reading.files.fast_reader import fast_rows
from toolkit.reading.files.markup_scan import scan_any_sheet
from toolkit.reading.files.package import JudgedPackage
from toolkit.reading.files.rectangle import MOST_SLOTS
from toolkit.reading.files.rectangle import is_far_flung
from toolkit.reading.files.rectangle import slots_held
from toolkit.reading.files.rectangle import with_no_values
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.sheet_scan import scan_usual_sheet
from toolkit.reading.files.sources_elsewhere import sources_elsewhere
from toolkit.reading.files.unused_rows import without_unused_rows
from toolkit.reading.workbook import EPOCH_NOTE
from toolkit.reading.workbook import FileNote
from toolkit.reading.workbook import Sheet
from toolkit.reading.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Collection
    from io import BytesIO
    from pathlib import Path

    from toolkit.reading.files.contents import Contents
    from toolkit.reading.files.contents import SheetPart
    from toolkit.reading.files.rectangle import Rows
    from toolkit.reading.files.sheet_scan import Scan

COUNTED_FROM = 64 * 2**20
MOST_CELLS = 16_000_000
UNTRUE_STRINGS = 100_000
LONGEST_HEAD = 4096  # -- bytes in which a part's root element declares its namespaces --

# -- the built-in numbers of Chinese date formats, which not every reader knows for dates --
_CHINESE_DATE = re.compile(rb'(<(?:\w+:)?xf\s[^<>]*?numFmtId=)"(?:2[7-9]|3[0-6]|5[0-8])"')
_STRING_COUNT = re.compile(rb'<(?:\w+:)?sst\s[^<>]*?uniqueCount\s*=\s*["\'](\d+)')


def read_xlsx(data: bytes, path: Path, only: Collection[str] | None) -> Workbook:
    """The sheets of a package whose names are in `only` (None for all).

    Raises:
        UnreadableFileError: the package is broken, protected, too large or no workbook.
    """
    package = JudgedPackage(data, path)
    contents = contents_of(package)
    chosen = [sheet for sheet in contents.sheets if only is None or sheet.name in only]
    scans, parts = [], []
    for sheet in chosen:
        scan, part = _judged(package, sheet.part)
        scans.append(scan)
        parts.append(part)
    clean = clean_package(parts, _shared_parts(package, contents), contents.epoch_1904)
    rows, patient = _rows(clean, scans, path)
    sheets = tuple(_sheet(*each, path) for each in zip(chosen, rows, scans, strict=True))
    notes = [EPOCH_NOTE] if contents.epoch_1904 else []
    notes += sources_elsewhere(package)
    notes += [_patience_note(chosen[position].name) for position in patient]
    return Workbook(path, sheets, tuple(notes))


def _judged(package: JudgedPackage, name: str) -> tuple[Scan, Member]:
    """A worksheet's scan, and the part as the libraries may have it."""
    content = package.read(name)
    used = _transitional(without_unused_rows(content))
    part = package.packed(name) if used is content else stored(name, used)
    return _scan(used, package.path), part


def _transitional(content: bytes) -> bytes:
    """A part of a Strict workbook in the namespace that every library knows."""
    strict, transitional = SPREADSHEET.strict.encode(), SPREADSHEET.transitional.encode()
    head = content[:LONGEST_HEAD]
    if strict not in head:
        return content
    return head.replace(strict, transitional) + content[LONGEST_HEAD:]


def _scan(part: bytes, path: Path) -> Scan:
    if len(part) > COUNTED_FROM and part.count(b"</c>") > MOST_CELLS:
        raise OversizedFileError(path)
    scan = scan_usual_sheet(part) or scan_any_sheet(part, path)
    if scan.rows > rows_within(LAST_ROW)[1] or scan.columns > columns_within(LAST_COLUMN)[1]:
        raise DamagedFileError(path)
    scan.far_flung = is_far_flung(scan.rows, scan.columns, lambda: part.count(b"</c>"))
    return scan


def _shared_parts(package: JudgedPackage, contents: Contents) -> dict[str, Member]:
    """The shared strings and styles; a count of strings that is untrue would reserve memory."""
    shared: dict[str, Member] = {}
    if contents.styles:
        styles = _transitional(package.read(contents.styles))
        shared["styles"] = stored(contents.styles, _CHINESE_DATE.sub(rb'\1"14"', styles))
    if contents.shared_strings:
        read = package.read(contents.shared_strings)
        strings = _transitional(read)
        claimed = _STRING_COUNT.search(strings[:LONGEST_HEAD])
        found = strings.count(b"<si") + strings.count(b":si")
        if claimed and int(claimed[1]) > found + UNTRUE_STRINGS:
            raise DamagedFileError(package.path)
        if found > MOST_CELLS:
            raise OversizedFileError(package.path)
        name = contents.shared_strings
        shared["sharedStrings"] = package.packed(name) if strings is read else stored(name, strings)
    return shared


def _rows(clean: BytesIO, scans: list[Scan], path: Path) -> tuple[list[Rows], list[int]]:
    """Each sheet's rows, and the positions of the sheets that needed the patient reader."""
    iso_dates = any(scan.iso_dates for scan in scans)
    try:
        fast = [position for position, scan in enumerate(scans) if not _needs_patience(scan)]
        found = fast_rows(clean, fast, path, iso_dates=iso_dates)
    except ReaderFailedError:
        found = {}
    patient = [position for position in range(len(scans)) if position not in found]
    if patient:
        from toolkit.reading.files.patient_reader import patient_rows

        held = sum(map(slots_held, found.values()))
        for position in patient:
            found[position] = patient_rows(clean, position, path)
            held += slots_held(found[position])
            if held > MOST_SLOTS:
                raise OversizedFileError(path)
    return [found[position] for position in range(len(scans))], patient


def _needs_patience(scan: Scan) -> bool:
    """Far-flung cells would make the fast reader fill memory; CDATA it takes for empty."""
    return scan.far_flung or scan.character_data


def _sheet(part: SheetPart, rows: Rows, scan: Scan, path: Path) -> Sheet:
    return Sheet(
        part.name,
        with_no_values(rows, scan.no_values, path),
        part.hidden,
        frozenset(scan.hidden_rows),
        frozenset(scan.hidden_columns),
        tuple(scan.merged),
    )


def _patience_note(name: str) -> FileNote:
    return FileNote(f"工作表“{name}”结构特殊（如远处有零散单元格），已用备用方式读取，请核对行数")
