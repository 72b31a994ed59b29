"""One worksheet's part judged: what its bytes tell, and what of them a library may see.

A library gets markup in the usual spelling, of which nothing but the rows is left where what stands
around them could mislead it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.archive import Member
from toolkit.ooxml.archive import stored
from toolkit.ooxml.archive import unpacked
from toolkit.ooxml.errors import NotAWorksheetError
from toolkit.ooxml.errors import OutOfSheetError
from toolkit.ooxml.events import DocumentTypeError
from toolkit.ooxml.events import MarkupError
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.sheet_spelling import LONGEST_HEAD
from toolkit.ooxml.sheet_spelling import respelt_values
from toolkit.reading.files.far_cells import drawn_together
from toolkit.reading.files.number_formats import without_odd_dates
from toolkit.reading.files.rectangle import is_far_flung
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import DeclaredTypeError
from toolkit.reading.files.refusals import ImpossibleCellError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import UnknownVocabularyError
from toolkit.reading.files.sheet_scan import scan_usual_sheet
from toolkit.reading.files.unused_rows import without_unused_rows

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.reading.files.far_cells import Places
    from toolkit.reading.files.number_formats import DateFormats
    from toolkit.reading.files.package import JudgedPackage
    from toolkit.reading.files.plain_sheets import PlainSheets
    from toolkit.reading.files.rectangle import Rows
    from toolkit.reading.files.sheet_scan import Scan

COUNTED_FROM = 64 * 2**20
MOST_CELLS = 16_000_000
MOST_CELLS_SPELT_ANEW = 3_000_000

# -- cells of a form that the fast reader knows; it fails on whole rows and columns (`1:4`) --
_ODD_AREA = re.compile(
    rb'<(?:dimension|mergeCell)\b(?!\s+ref="[A-Z]{1,3}[1-9]\d{0,6}(?::[A-Z]{1,3}[1-9]\d{0,6})?"\s*/?>)'
)
_IN_PLACE = b't="inlineStr"'
_RESULT_IN_PLACE = re.compile(
    rb't="inlineStr"(?=[^<>]*>\s*(?:<f[^<>]*(?:/>|>[^<]*</f>)\s*)?<v[\s>])'
)
_ROOT = re.compile(rb"<worksheet\s[^<>]*>")
_PREFIX = re.compile(rb'\sxmlns:[\w.-]+="[^"<>]*"')
_HEAD = f'<worksheet xmlns="{SPREADSHEET.transitional}"'.encode()
_TAIL = b"</sheetData></worksheet>"


@dataclass(frozen=True, slots=True)
class JudgedSheet:
    """A worksheet that a library may read.

    Attributes:
        scan: what its bytes told.
        part: what the library gets.
        places: where the rows and columns of the part really stand; None where they stand there.
        rows: its cells, where our own walk has read them, so that no library has to.
    """

    scan: Scan
    part: Member
    places: Places | None = None
    rows: Rows | None = None

    @property
    def markup(self) -> bytes:
        """The part's bytes."""
        return unpacked(self.part)


def judged_sheet(
    package: JudgedPackage, name: str, formats: DateFormats, plain: PlainSheets
) -> JudgedSheet:
    """A worksheet judged, and read where `plain` can.

    Raises:
        UnreadableFileError: it cannot be read, a subclass says why.
    """
    read = package.read(name)
    content = _results_as_results(transitional(without_unused_rows(read)))
    if len(content) > COUNTED_FROM and content.count(b"</c>") > MOST_CELLS:
        raise OversizedFileError(package.path)
    walked = plain.walked(content)
    if walked is not None:
        return JudgedSheet(walked.scan, package.packed(name), rows=walked.rows)
    scan = scan_usual_sheet(content)
    if scan is None or scan.missing_end:
        content, scan = _spelt_anew(content, package.path)
    return _for_a_library(package, name, content, scan, formats, untouched=content is read)


def _for_a_library(
    package: JudgedPackage,
    name: str,
    content: bytes,
    scan: Scan,
    formats: DateFormats,
    *,
    untouched: bool,
) -> JudgedSheet:
    dated = without_odd_dates(content, formats)
    places = None
    if is_far_flung(scan.rows, scan.columns, scan.filled):
        dated, places = drawn_together(dated, package.path)
    if untouched and dated is content and not _misleads(content):
        return JudgedSheet(scan, package.packed(name))
    return JudgedSheet(scan, stored(name, _bare(dated)), places)


def _spelt_anew(content: bytes, path: Path) -> tuple[bytes, Scan]:
    if content.count(b"<c") + content.count(b":c") > MOST_CELLS_SPELT_ANEW:
        raise OversizedFileError(path)
    try:
        spelt, whole = respelt_values(content)
    except NotAWorksheetError as problem:
        raise UnknownVocabularyError(path, problem.space) from problem
    except OutOfSheetError as problem:
        raise ImpossibleCellError(path, problem.reference) from problem
    except DocumentTypeError as problem:
        raise DeclaredTypeError(path) from problem
    except MarkupError as problem:
        raise DamagedFileError(path) from problem
    spelt = transitional(spelt)
    scan = scan_usual_sheet(spelt)
    if scan is None:
        raise DamagedFileError(path)
    scan.missing_end = not whole
    return spelt, scan


def transitional(content: bytes) -> bytes:
    """A part of a Strict workbook in the namespace that every library knows."""
    strict, usual = SPREADSHEET.strict.encode(), SPREADSHEET.transitional.encode()
    head = content[:LONGEST_HEAD]
    if strict not in head:
        return content
    return head.replace(strict, usual) + content[LONGEST_HEAD:]


def _results_as_results(content: bytes) -> bytes:
    """A text's cell that keeps it as a result does (`<v>`), as old LibreOffice wrote, said to be one."""
    return _RESULT_IN_PLACE.sub(b't="str"', content) if _IN_PLACE in content else content


def _misleads(content: bytes) -> bool:
    start, end = content.find(b"<sheetData"), content.rfind(b"</sheetData>")
    around = content[:start] + content[max(start, end) :]
    return _ODD_AREA.search(around) is not None


def _bare(content: bytes) -> bytes:
    """Nothing but the rows, and the prefixes that their attributes may bear (`x14ac:dyDescent`)."""
    start, end = content.find(b"<sheetData>"), content.rfind(b"</sheetData>")
    rows = content[start + len(b"<sheetData>") : end] if 0 <= start < end else b""
    root = _ROOT.search(content, 0, LONGEST_HEAD)
    prefixes = b"".join(_PREFIX.findall(root[0])) if root else b""
    return _HEAD + prefixes + b"><sheetData>" + rows + _TAIL
