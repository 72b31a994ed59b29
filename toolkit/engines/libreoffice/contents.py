"""What is in a range's cells."""

import re
from typing import TYPE_CHECKING
from typing import Any

from toolkit.engines.libreoffice.calc_range import CalcRange
from toolkit.engines.libreoffice.calc_range import refuse_part_of_array
from toolkit.engines.libreoffice.cells import CONTENTS
from toolkit.engines.libreoffice.cells import FORMATS
from toolkit.engines.libreoffice.cells import FORMULAS
from toolkit.engines.libreoffice.cells import NOTES
from toolkit.engines.libreoffice.cells import areas_with
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.libreoffice.cells import within
from toolkit.engines.libreoffice.errors import UNREADABLE
from toolkit.engines.libreoffice.grammar import to_calc
from toolkit.engines.libreoffice.grammar import to_excel
from toolkit.engines.libreoffice.reading import read
from toolkit.engines.libreoffice.reading import read_formulas
from toolkit.engines.libreoffice.writing import write
from toolkit.engines.shared.contents import FilledRange
from toolkit.engines.shared.formulas import Fill
from toolkit.engines.shared.formulas import is_formula
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.unsupported import refuse
from toolkit.engines.shared.values import Matrix
from toolkit.engines.shared.values import matrix
from toolkit.engines.shared.values import prepare_element

if TYPE_CHECKING:
    from collections.abc import Callable

_TILDE = re.compile(r"~([*?~])")  # Excel's escape; LibreOffice's is the backslash


class Contents(FilledRange, CalcRange):
    """Values and formulas: read, written, cleared, sought."""

    @property
    def max_cells_per_read(self) -> int | None:
        """No limit: a block is read in one call."""
        return None

    @property
    def max_cells_per_write(self) -> int | None:
        """How many cells go over in one call, to bound the memory that the two copies take."""
        return 1_000_000

    def read(self) -> Matrix:
        """The raw values as rows, also of a single cell."""
        return read(self.sheet.book, self.api, self.area)

    def read_formulas(self) -> list[list[str]]:
        """Formulas, and constants as Excel shows them, as rows."""
        return read_formulas(self.sheet.book, self.api, self.area)

    def write(self, value: Any) -> None:
        """Write a value to all cells, a formula relative to each, or rows of values."""
        if is_formula(value) and not self.single:
            write(self, self._filled(value))
            return
        rows = matrix(value, *self.shape)
        write(self, [[prepare_element(cell) for cell in row] for row in rows])

    def _filled(self, formula: str) -> list[list[str]]:
        fill = Fill(formula)
        return [
            [fill.at(row, column) for column in range(self.area.width)]
            for row in range(self.area.height)
        ]

    @property
    def formula_array(self) -> str | None:
        """The array formula of the whole range, or None."""
        found = self.api.getArrayFormula() if self.area.size else ""
        return to_excel(found.strip("{}")) if found else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self.changeable.setArrayFormula(to_calc(value))
        if self.first.getError() in UNREADABLE:
            raise ValueError(f"{value} is no formula ({self.address} of '{self.sheet.name}').")

    @property
    def has_array(self) -> bool:
        """Whether the cell belongs to an array formula."""
        return bool(self.area.size and self.at(self.area.cell(1, 1)).formula_array)

    def clear_contents(self) -> None:
        """Delete values and formulas; formats and notes stay."""
        if self.area.size:
            self.changeable.clearContents(CONTENTS)
            self._check_cleared()

    def _check_cleared(self) -> None:
        """LibreOffice leaves all as it is if the cells have a part of an array formula."""
        if areas_with(self.api, FORMULAS):
            refuse_part_of_array(self)

    def clear_formats(self) -> None:
        """Take all formatting away."""
        self.dressable.clearContents(FORMATS)

    def clear(self) -> None:
        """Delete values, formulas, notes and formats."""
        if self.area.size:
            self.dressable.clearContents(CONTENTS | NOTES | FORMATS)
            self._check_cleared()
            if self.api.getIsMerged():
                self.api.merge(False)

    def find(
        self, text: str, whole: bool, direction: str, order: str, match_case: bool
    ) -> "Contents | None":
        """The first cell whose value has `text`, or None; number formats are unheeded."""
        search = _searched(self.api.createSearchDescriptor(), text, whole, match_case)
        search.SearchByRow = order == "rows"
        search.SearchType = 1  # the value, not the formula
        found = self.api.findAll(search)
        if found is None:
            return None
        cells = [
            (row, column)
            for area in (rectangle(address) for address in found.RangeAddresses)
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        ]
        by: Callable[[tuple[int, int]], tuple[int, int]] = (
            (lambda cell: cell) if order == "rows" else (lambda cell: (cell[1], cell[0]))
        )
        row, column = (min if direction == "forward" else max)(cells, key=by)
        return self.at(Rectangle(row, column, row, column))

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        """Replace text within values and formulas."""
        replacement = _searched(self.api.createReplaceDescriptor(), old, whole, match_case)
        replacement.ReplaceString = new
        self.changeable.replaceAll(replacement)

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list["Contents"]:
        """The blank, constant, formula or visible cells as ranges."""
        if cell_type == "visible":
            found = self.api.queryVisibleCells()
        elif cell_type == "blanks":
            found = self.api.queryEmptyCells()
        elif value_type in {"logical", "errors"} and cell_type == "constants":
            refuse(f"Looking for constants that are {value_type}", "compare Range.value instead")
        elif cell_type == "constants":
            found = self.api.queryContentCells({"numbers": 3, "text": 4, None: 7}[value_type])
        else:
            found = self._formula_cells(value_type)
        return [self.at(area) for area in within(self.api, found)]

    def _formula_cells(self, value_type: str | None) -> Any:
        if value_type is None:
            return self.api.queryContentCells(FORMULAS)
        if value_type == "logical":
            refuse("Looking for formulas that are logical", "compare Range.value instead")
        return self.api.queryFormulaCells({"numbers": 1, "text": 2, "errors": 4}[value_type])

    def sort(self, keys: list[int], ascending: list[bool], has_headers: bool) -> None:
        """Sort the rows by the values of the columns `keys` (from 1); empty cells come last."""
        from toolkit.engines.libreoffice.sorting import sort

        sort(self, keys, ascending, has_headers)

    def remove_duplicates(self, columns: list[int], has_headers: bool) -> None:
        """Keep the first of the rows with the same values in `columns`; the others move up."""
        body = self.at(self._body(has_headers))
        if areas_with(body.api, FORMULAS):
            refuse("Removing duplicates among formulas", "turn the formulas into values first")
        rows = body.read()
        seen: set[tuple[Any, ...]] = set()
        kept: list[list[Any]] = []
        for row in rows:
            key = tuple(_folded(row[column - 1]) for column in columns)
            if key not in seen:
                seen.add(key)
                kept.append(row)
        blank = [[""] * body.area.width for _ in range(len(rows) - len(kept))]
        write(body, [["" if value is None else value for value in row] for row in kept] + blank)

    def _body(self, has_headers: bool) -> Rectangle:
        area = self.area
        return Rectangle(area.top + has_headers, area.left, area.bottom, area.right)


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else (type(value), value)


def _searched(search: Any, text: str, whole: bool, match_case: bool) -> Any:
    wild = any(sign in text for sign in "*?~")
    search.SearchString = _TILDE.sub(r"\\\1", text.replace("\\", r"\\")) if wild else text
    search.SearchWords = whole
    search.SearchCaseSensitive = match_case
    search.SearchRegularExpression = False
    search.SearchWildcard = wild
    return search
