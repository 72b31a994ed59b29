"""A range's hold on its UNO object; what the range can do is added by the modules around it."""

from typing import Any

from toolkit.workbooks.engines.grid import GridRange
from toolkit.workbooks.engines.rectangle import Rectangle


class CalcRange(GridRange):
    """A range on a sheet of LibreOffice Calc."""

    def __init__(self, sheet: Any, area: Rectangle) -> None:
        super().__init__(sheet, area)
        self._cells: Any = None

    @property
    def api(self) -> Any:
        """The UNO cell range; None for a range without cells (an empty slice)."""
        if self._cells is None and self.area.size:
            self._cells = self.sheet.api.getCellRangeByPosition(
                self.area.left - 1,
                self.area.top - 1,
                self.area.right - 1,
                self.area.bottom - 1,
            )
        return self._cells

    @property
    def first(self) -> Any:
        """The UNO cell at the top left."""
        return self.sheet.api.getCellByPosition(self.area.left - 1, self.area.top - 1)
