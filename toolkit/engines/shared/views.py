"""What of a sheet stays in sight, and what is printed, as far as engines do not differ."""

from typing import Any

from xlwings import base_classes

from toolkit.engines.shared.rectangle import parse


class FrozenPanes(base_classes.FreezePanes):
    """The rows and columns that stay in sight while the rest scrolls."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def freeze(self, rows: int, columns: int) -> None:
        """Freeze so many rows and columns; none of either lets everything scroll."""
        raise NotImplementedError

    def freeze_at(self, frozen_range: str) -> None:
        """Freeze the rows and columns that `frozen_range` covers ("1:1", "A:B", "A1:C1")."""
        area = parse(frozen_range, self.sheet.height, self.sheet.width)
        if area is None:
            raise ValueError(f"{frozen_range!r} is not an address.")
        rows = 0 if area.bottom == self.sheet.height else area.bottom
        columns = 0 if area.right == self.sheet.width else area.right
        self.freeze(rows, columns)

    def unfreeze(self) -> None:
        """Let everything scroll."""
        self.freeze(0, 0)


class PrintedPages(base_classes.PageSetup):
    """What is printed."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The engine's own sheet, which keeps the print areas."""
        return self.sheet.api
