"""What of a sheet stays in sight, and what is printed."""

from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice.cells import address
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.rectangle import parse


class FreezePanes(base_classes.FreezePanes):
    """The rows and columns that stay in sight while the rest scrolls."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Freeze the rows and columns that `frozen_range` covers ("1:1", "A:B", "A1:C1")."""
        area = parse(frozen_range, self.sheet.height, self.sheet.width)
        if area is None:
            raise ValueError(f"{frozen_range!r} is not an address.")
        columns = 0 if area.right == self.sheet.width else area.right
        rows = 0 if area.bottom == self.sheet.height else area.bottom
        self._freeze(columns, rows)

    def unfreeze(self) -> None:
        """Let everything scroll."""
        self._freeze(0, 0)

    def _freeze(self, columns: int, rows: int) -> None:
        """Freeze; the sheet is shown meanwhile, since freezing is the window's business."""
        controller = self.sheet.book.controller
        before = controller.ActiveSheet
        self.sheet.activate()
        try:
            controller.freezeAtPosition(columns, rows)
        finally:
            controller.setActiveSheet(before)


class PageSetup(base_classes.PageSetup):
    """What is printed."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The UNO sheet, which keeps the print areas."""
        return self.sheet.api

    @property
    def print_area(self) -> str | None:
        """The address that is printed; None for everything."""
        size = self.sheet.height, self.sheet.width
        found = (rectangle(area) for area in self.sheet.api.PrintAreas)
        areas = [area.address(sheet_size=size) for area in found]
        return ",".join(areas) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        parts = value.split(",") if value else []
        areas = [parse(part, self.sheet.height, self.sheet.width) for part in parts]
        if None in areas:
            raise ValueError(f"{value!r} is not an address.")
        index = self.sheet.api.RangeAddress.Sheet
        self.sheet.api.PrintAreas = tuple(address(index, area) for area in areas if area)
