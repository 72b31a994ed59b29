"""A range's hold on its UNO object; what the range can do is added by the modules around it."""

from typing import Any
from typing import NoReturn

from xlwings import XlwingsError

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.cells import uniform
from toolkit.engines.shared.grid import GridRange

GONE = "The sheet is gone: it was deleted, or its book closed."


def refuse_part_of_array(target: "CalcRange") -> NoReturn:
    """Raise what Excel says, too, of cells that belong to an array formula."""
    raise XlwingsError(
        f"{target.address} of the sheet '{target.sheet.name}' has a part of an array formula: "
        "write to the whole of it, or clear it first."
    )


class CalcRange(GridRange):
    """A range on a sheet of LibreOffice Calc."""

    @property
    def api(self) -> Any:
        """The UNO cell range; None for a range without cells (an empty slice).

        It is fetched anew each time: UNO's own would move when rows are inserted above it.
        """
        if not self.area.size:
            return None
        sheet, area = self.sheet, self.area
        try:
            return sheet.api.getCellRangeByPosition(
                area.left - 1, area.top - 1, area.right - 1, area.bottom - 1
            )
        except load_uno().getClass("com.sun.star.uno.RuntimeException"):
            raise XlwingsError(GONE) from None
        except load_uno().getClass("com.sun.star.lang.IndexOutOfBoundsException"):
            raise IndexError(
                f"{area.address()} lies outside the sheet "
                f"({sheet.height} rows × {sheet.width} columns)."
            ) from None

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
