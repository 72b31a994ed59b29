"""The data rows of a sheet, and what was passed over on the way to them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.outcome import Note


@dataclass(slots=True)
class DataRows:
    """The data rows of a sheet with their worksheet numbers, and what was passed over.

    `after_the_end` are rows below the end mark that hold more than words in the first column:
    they were not read, and that must not go unseen. Nor must `altered_examples`, rows still marked
    示例 that hold something else than the example.
    """

    numbers: list[int] = field(default_factory=list)
    cells: list[Sequence[object]] = field(default_factory=list)
    after_the_end: list[int] = field(default_factory=list)
    altered_examples: list[int] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _columns: list[Sequence[object]] = field(default_factory=list)

    def under(self, at: int) -> Sequence[object]:
        """The cells of a column (from 0), one a data row."""
        if not self._columns:
            self._columns = list(zip(*self.cells, strict=True))
        return self._columns[at] if self.cells else ()
