"""A range's hold on its UNO object; what the range can do is added by the modules around it."""

from typing import Any
from typing import NoReturn

from xlwings import XlwingsError

from toolkit.workbooks.engines.grid import GridRange
from toolkit.workbooks.engines.libreoffice.cells import uniform


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

    @property
    def changeable(self) -> Any:
        """The UNO cell range, to change what is in it; LibreOffice itself would do it or not.

        Raises:
            XlwingsError: The sheet is protected and some of the cells are locked, as Excel says.
        """
        cells = self.api
        if self.sheet.api.isProtected():
            protection = uniform(cells, "CellProtection")
            if protection is None or protection.IsLocked:
                self._refuse()
        return cells

    @property
    def dressable(self) -> Any:
        """The UNO cell range, to change its look or its shape.

        Raises:
            XlwingsError: The sheet is protected.
        """
        if self.sheet.api.isProtected():
            self._refuse()
        return self.api

    def _refuse(self) -> NoReturn:
        raise XlwingsError(
            f"{self.address} of the sheet '{self.sheet.name}' is locked: unprotect the sheet first "
            "(Sheet.api.unprotect(password))."
        )
