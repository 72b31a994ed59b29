"""Ranges in a file."""

from copy import copy
from typing import Any

from openpyxl.cell.cell import MergedCell
from xlwings import base_classes

from toolkit.engines.files import cells
from toolkit.engines.files.formats import Formats
from toolkit.engines.files.layout import Layout
from toolkit.engines.files.notes import Note
from toolkit.engines.files.notes import add_note
from toolkit.engines.shared.contents import FilledRange
from toolkit.engines.shared.formulas import Fill
from toolkit.engines.shared.formulas import is_formula
from toolkit.engines.shared.navigation import end
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.rectangle import runs
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse
from toolkit.engines.shared.values import Matrix
from toolkit.engines.shared.values import matrix
from toolkit.engines.shared.values import prepare_element

_ELSEWHERE = "references to moved cells would go astray; use the engine libreoffice"


@completes(
    base_classes.Range,
    "Range",
    {
        "insert": _ELSEWHERE,
        "delete": _ELSEWHERE,
        "move": _ELSEWHERE,
        "sort": _ELSEWHERE,
        "conditional_formats": "use the engine libreoffice",
        "data_validation": "use the engine libreoffice",
    },
)
class Range(FilledRange, Layout, Formats):
    """A range of a sheet in a file."""

    @property
    def api(self) -> Any:
        """The openpyxl Worksheet; None for a range without cells (an empty slice)."""
        return self.sheet.api if self.area.size else None

    def styled(self) -> list[Any]:
        """The cells, made where they are not there yet; whole columns only as far as used."""
        if self.area.height == self.sheet.height or self.area.width == self.sheet.width:
            return [cell for row in cells.present(self.sheet.api, self.area) for cell in row]
        rows = range(self.area.top, self.area.bottom + 1)
        columns = range(self.area.left, self.area.right + 1)
        return [self.sheet.api.cell(row, column) for row in rows for column in columns]

    @property
    def _first(self) -> Any:
        return self.sheet.api.cell(self.area.top, self.area.left)

    def read(self) -> Matrix:
        """The raw values as rows, also of a single cell."""
        return cells.read(self.sheet.book, self.sheet.api, self.area)

    def read_formulas(self) -> list[list[str]]:
        """Formulas, and constants as Excel shows them, as rows."""
        return cells.read_formulas(self.sheet.book, self.sheet.api, self.area)

    def write(self, value: Any) -> None:
        """Write a value to all cells, a formula relative to each, or rows of values."""
        self.sheet.book.changed = True
        fill = Fill(value) if is_formula(value) else None
        rows = matrix(value, *self.shape)
        for down, row in enumerate(rows):
            for right, element in enumerate(row):
                new = fill.at(down, right) if fill else prepare_element(element)
                cell = self.sheet.api.cell(self.area.top + down, self.area.left + right)
                cells.put(self.sheet.book, cell, new)

    @property
    def has_array(self) -> bool:
        """Whether the first cell has an array formula."""
        return type(self._first.value).__name__ == "ArrayFormula"

    def clear_contents(self) -> None:
        """Delete values and formulas; formats and notes stay."""
        self.sheet.book.changed = True
        for row in cells.present(self.sheet.api, self.area):
            for cell in row:
                if not isinstance(cell, MergedCell):
                    cell.value = None

    def clear_formats(self) -> None:
        """Take all formatting away."""
        for row in cells.present(self.sheet.api, self.area):
            for cell in row:
                cell.style = "Normal"

    def clear(self) -> None:
        """Delete values, formulas, notes, links and formats."""
        self.clear_contents()
        self.clear_formats()
        for row in cells.present(self.sheet.api, self.area):
            for cell in row:
                if not isinstance(cell, MergedCell):
                    cell.comment = None
                    cell.hyperlink = None

    def end(self, direction: str) -> "Range":
        """The cell where Ctrl+arrow leads from the first cell."""
        size = self.sheet.height, self.sheet.width
        return self.at(end(self.area, direction, size, self._filled_cells))

    def _filled_cells(self, line: Rectangle) -> list[Rectangle]:
        filled: dict[int, list[int]] = {}
        for row in cells.present(self.sheet.api, line):
            for cell in row:
                if cell.value is not None:
                    filled.setdefault(cell.column, []).append(cell.row)
        return runs(filled)

    @property
    def current_region(self) -> "Range":
        """The block around the range, bounded by empty rows and columns."""
        area, limit = self.area, self.sheet.used_range.area
        while True:
            wider = Rectangle(
                max(1, area.top - 1), max(1, area.left - 1), area.bottom + 1, area.right + 1
            ).common(limit)
            found = area
            for stretch in self._filled_cells(wider) if wider else []:
                found = found.joined(stretch)
            if found == area:
                return self.at(area)
            area = found

    def copy(self, destination: Any = None) -> None:
        """Copy contents and formats to `destination`."""
        if destination is None:
            refuse("Copying to a clipboard", "give the destination")
        target = destination.impl
        target.sheet.book.changed = True
        down, right = target.area.top - self.area.top, target.area.left - self.area.left
        for cell in self.styled():
            to = target.sheet.api.cell(cell.row + down, cell.column + right)
            moved = cell.data_type == "f" and isinstance(cell.value, str)
            to.value = Fill(cell.value).at(down, right) if moved else cell.value
            for look in ("font", "fill", "border", "alignment", "protection"):
                setattr(to, look, copy(getattr(cell, look)))
            to.number_format = cell.number_format

    @property
    def note(self) -> Note | None:
        """The cell's note, or None."""
        return Note(self.sheet, self._first) if self._first.comment else None

    def add_note(self, text: str) -> Note:
        """Put a note on the cell."""
        return add_note(self.sheet, self._first, text)

    @property
    def hyperlink(self) -> str:
        """The address that the cell links to."""
        link = self._first.hyperlink
        if link is None:
            raise LookupError("The cell doesn't seem to contain a hyperlink!")
        return str(link.target or link.location)

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        """Make the cell a link."""
        self._first.hyperlink = address
        self._first.hyperlink.tooltip = screen_tip
        self.raw_value = text_to_display or address

    def is_meant_by(self, name: Any) -> bool:
        """Whether a defined name means exactly this range."""
        return name.refers_to in {
            f"={self.sheet.name}!{self.address}",
            f"={self.sheet.quoted}!{self.address}",
        }

    def select(self) -> None:
        """Let the cell be the one selected when the file is opened."""
        for selection in self.sheet.api.sheet_view.selection:
            selection.activeCell = self.area.cell(1, 1).address(False, False)
            selection.sqref = self.area.address(False, False)
