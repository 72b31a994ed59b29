"""What is in cells and what they belong to, as far as engines do not differ."""

from typing import Any

from toolkit.engines.shared.grid import GridRange
from toolkit.engines.shared.values import Matrix


class FilledRange(GridRange):
    """A range with contents; engines say how rows are read and written."""

    def read(self) -> Matrix:
        """The raw values as rows, also of a single cell."""
        raise NotImplementedError

    def read_formulas(self) -> list[list[str]]:
        """Formulas, and constants as Excel shows them, as rows, also of a single cell."""
        raise NotImplementedError

    def write(self, value: Any) -> None:
        """Write a value to all cells, a formula relative to each, or rows of values."""
        raise NotImplementedError

    def is_meant_by(self, name: Any) -> bool:
        """Whether a defined name means exactly this range."""
        raise NotImplementedError

    @property
    def raw_value(self) -> Any:
        """The value of a single cell, or the rows of a block; see `values`."""
        if not self.area.size:
            return None
        rows = self.read()
        return rows[0][0] if self.single else rows

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        if self.area.size:
            self.write(value)

    @property
    def formula(self) -> Any:
        """The formula of a single cell as text, or rows of them; constants as Excel shows them."""
        if not self.area.size:
            return None
        rows = self.read_formulas()
        return rows[0][0] if self.single else tuple(tuple(row) for row in rows)

    @formula.setter
    def formula(self, value: Any) -> None:
        self.raw_value = value

    @property
    def formula2(self) -> Any:
        """The same as `formula`: no engine here has spilling formulas."""
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.raw_value = value

    @property
    def name(self) -> Any:
        """The name that means exactly this range, or None."""
        return next((name for name in self.sheet.book.names if self.is_meant_by(name)), None)

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={self.sheet.quoted}!{self.address}")

    @property
    def table(self) -> Any:
        """The table that the first cell belongs to, or None."""
        first = self.area.cell(1, 1)
        return next((table for table in self.sheet.tables if table.area.common(first)), None)
