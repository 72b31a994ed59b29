"""How high the rows of a ledger are: all alike, unless a text needs more.

Text that is wrapped makes its row higher in every program, be it in a column far out of sight; rows that
differ for no reason that one sees are hard to read. So a row has room for what is usual in its ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.workbooks.blank.kinds import cell_style
from toolkit.workbooks.blank.styles import lines_needed

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column

    Width = Callable[[Column[object]], float]

LINE_HEIGHT = 16.5
ONE_LINE = 18.0
TALLEST = 409.0  # -- points, in Excel --
SENTENCES = 28  # -- columns from this width on are meant for more than a line --


def own_width(column: Column[object]) -> float:
    """A column's width where nothing made it narrower."""
    return column.width


class RowHeights:
    """The heights, in points, of the rows of one sheet."""

    def __init__(
        self, columns: Sequence[Column[object]], width: Width = own_width, *, all_wrap: bool = False
    ) -> None:
        """Take the columns in their order; `all_wrap` of rows that wrap what the column's own style does not."""
        self._lines = 2 if any(column.width >= SENTENCES for column in columns) else 1
        self.usual = LINE_HEIGHT * self._lines if self._lines > 1 else ONE_LINE
        self._rooms = [
            (at, width(column))
            for at, column in enumerate(columns)
            if all_wrap or cell_style(column).get("text_wrap", True) or width(column) < column.width
        ]

    def needed(self, values: Sequence[object]) -> float | None:
        """The height of a row with these values; None where the usual one is enough."""
        lines = self._lines
        for at, room in self._rooms:
            value = values[at] if at < len(values) else None
            if isinstance(value, str) and (2 * len(value) > room or "\n" in value):
                parts = value.rstrip("\n").split("\n")
                lines = max(lines, sum(lines_needed(part, room) for part in parts))
        return min(LINE_HEIGHT * lines, TALLEST) if lines > self._lines else None
