"""A range's hold on its UNO object; what the range can do is added by the modules around it."""

from typing import Any

from toolkit.workbooks.engines.grid import GridRange


class CalcRange(GridRange):
    """A range on a sheet of LibreOffice Calc."""

    @property
    def api(self) -> Any:
        """The UNO cell range; None for a range without cells (an empty slice).

        It is fetched anew each time: UNO's own would move when rows are inserted above it.
        """
        if not self.area.size:
            return None
        return self.sheet.api.getCellRangeByPosition(
            self.area.left - 1,
            self.area.top - 1,
            self.area.right - 1,
            self.area.bottom - 1,
        )

    @property
    def first(self) -> Any:
        """The UNO cell at the top left."""
        return self.sheet.api.getCellByPosition(self.area.left - 1, self.area.top - 1)
