"""What of a sheet stays in sight, and what is printed."""

from toolkit.engines.libreoffice.cells import address
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.shared.rectangle import parse
from toolkit.engines.shared.views import FrozenPanes
from toolkit.engines.shared.views import PrintedPages


class FreezePanes(FrozenPanes):
    """The rows and columns that stay in sight while the rest scrolls."""

    def freeze(self, rows: int, columns: int) -> None:
        """Freeze; the sheet is shown meanwhile, since freezing is the window's business."""
        controller = self.sheet.book.controller
        before = controller.ActiveSheet
        self.sheet.activate()
        try:
            controller.freezeAtPosition(columns, rows)
        finally:
            controller.setActiveSheet(before)


class PageSetup(PrintedPages):
    """What is printed."""

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
