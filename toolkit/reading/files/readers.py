"""Which library reads a sheet that was not walked through: the fast one, else the patient one.

Neither is believed blindly.
The markup was counted before. A reader that gives fewer filled cells than there are is refused, whatever
the cause: an empty sheet without a word is the worst that a reader can give.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.events import MarkupError
from toolkit.reading.files.clean_package import clean_package
from toolkit.reading.files.far_cells import put_apart
from toolkit.reading.files.fast_reader import fast_rows
from toolkit.reading.files.filled_cells import filled_cells
from toolkit.reading.files.rectangle import MOST_SLOTS
from toolkit.reading.files.rectangle import filled
from toolkit.reading.files.rectangle import slots_held
from toolkit.reading.files.rectangle import slots_spanned
from toolkit.reading.files.refusals import CellsMissingError
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ReaderFailedError
from toolkit.reading.files.refusals import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from io import BytesIO
    from pathlib import Path

    from toolkit.reading.files.judged_sheet import JudgedSheet
    from toolkit.reading.files.rectangle import Rows
    from toolkit.reading.files.shared_parts import SharedParts


@dataclass(frozen=True, slots=True)
class Reading:
    """A sheet's rows, and whether the fast reader failed on it."""

    rows: Rows
    patient: bool


class Readers:
    """The libraries, and what the sheets of the workbook share."""

    def __init__(self, shared: SharedParts, path: Path) -> None:
        self._shared = shared
        self._path = path

    def read(
        self, sheets: Sequence[JudgedSheet | UnreadableFileError]
    ) -> list[Reading | UnreadableFileError]:
        """The rows of each sheet; one that was refused, or that no reader can read, stays refused.

        Raises:
            OversizedFileError: all sheets together would take too much memory.
        """
        walked = self._walked(sheets)
        fast = self._fast(
            {
                at: each
                for at, each in enumerate(sheets)
                if at not in walked and not isinstance(each, Exception)
            }
        )
        readings: list[Reading | UnreadableFileError] = []
        held = 0
        for at, each in enumerate(sheets):
            if isinstance(each, UnreadableFileError):
                readings.append(each)
                continue
            reading = walked.pop(at, None) or self._believed(each, fast.pop(at, None))
            readings.append(reading)
            held += slots_held(reading.rows) if isinstance(reading, Reading) else 0
            if held > MOST_SLOTS:
                raise OversizedFileError(self._path)
        return readings

    def _walked(self, sheets: Sequence[JudgedSheet | UnreadableFileError]) -> dict[int, Reading]:
        """The sheets that no library has to read."""
        walked = {
            at: Reading(each.rows, patient=False)
            for at, each in enumerate(sheets)
            if not isinstance(each, Exception) and each.rows is not None
        }
        if sum(slots_spanned(each.rows) for each in walked.values()) > MOST_SLOTS:
            raise OversizedFileError(self._path)
        return walked

    def _fast(self, sheets: dict[int, JudgedSheet]) -> dict[int, Rows]:
        if not sheets:
            return {}
        iso_dates = any(sheet.scan.iso_dates for sheet in sheets.values())
        package = self._package(list(sheets.values()))
        found = fast_rows(package, list(range(len(sheets))), self._path, iso_dates=iso_dates)
        return {at: found[place] for place, at in enumerate(sheets) if place in found}

    def _package(self, sheets: Sequence[JudgedSheet]) -> BytesIO:
        parts = [sheet.part for sheet in sheets]
        return clean_package(parts, self._shared.members, self._shared.epoch_1904)

    def _believed(self, sheet: JudgedSheet, fast: Rows | None) -> Reading | UnreadableFileError:
        """The first reading that lacks no cell."""
        try:
            if fast is not None and not self._lacking(sheet, fast):
                return Reading(_in_place(sheet, fast), patient=False)
            rows = self._patiently(sheet)
            if rows is not None and not self._lacking(sheet, rows):
                return Reading(_in_place(sheet, rows), patient=True)
            given = [each for each in (rows, fast) if each is not None]
            if not given:
                return DamagedFileError(self._path)
            best = max(given, key=filled)
            lacking = self._lacking(sheet, best)
            return CellsMissingError(self._path, filled(best) + lacking, filled(best))
        except MarkupError:  # -- there is no counting what a broken part holds --
            return DamagedFileError(self._path)
        except UnreadableFileError as refusal:
            return refusal

    def _patiently(self, sheet: JudgedSheet) -> Rows | None:
        from toolkit.reading.files.patient_reader import patient_rows

        try:
            return patient_rows(self._package([sheet]), 0, self._path)
        except ReaderFailedError:
            return None

    def _lacking(self, sheet: JudgedSheet, rows: Rows) -> int:
        """How many filled cells of the markup a reading does not have.

        Raises:
            MarkupError: it has fewer than were seen, and the markup is broken.
        """
        found = filled(rows)
        if found >= sheet.scan.filled:
            return 0
        return max(0, filled_cells(sheet.markup, self._shared.empty_strings) - found)


def _in_place(sheet: JudgedSheet, rows: Rows) -> Rows:
    return rows if sheet.places is None else put_apart(rows, sheet.places)
