"""Borders of cells in xlwings' words."""

from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice.bridge import struct
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.values import rgb

_UNSET: Any = base_classes._UNSET  # noqa: SLF001 - xlwings' sentinel, known by identity
_GRID = {
    "edge_top": "TopLine",
    "edge_bottom": "BottomLine",
    "edge_left": "LeftLine",
    "edge_right": "RightLine",
    "inside_vertical": "VerticalLine",
    "inside_horizontal": "HorizontalLine",
}
_DIAGONALS = {"diagonal_down": "DiagonalTLBR2", "diagonal_up": "DiagonalBLTR2"}
_STYLES = {
    "continuous": 0,
    "dot": 1,
    "dash": 2,
    "double": 3,
    "dash_dot": 16,
    "dash_dot_dot": 17,
    "slant_dash_dot": 16,
}
_STYLES_BACK = {
    0: "continuous",
    1: "dot",
    2: "dash",
    14: "dash",
    16: "dash_dot",
    17: "dash_dot_dot",
}
_DOUBLES = range(3, 11)
_WEIGHTS = {"hairline": 2, "thin": 26, "medium": 62, "thick": 88}


@completes(base_classes.Border, "Border")
class Border(base_classes.Border):
    """One side of a range's borders."""

    def __init__(self, parent: Any, side: str) -> None:
        self._parent = parent
        self._cells = parent.api
        self._side = side

    @property
    def api(self) -> Any:
        """The UNO BorderLine2; None where the cells differ."""
        if self._side in _DIAGONALS:
            return self._cells.getPropertyValue(_DIAGONALS[self._side])
        table = self._cells.TableBorder2
        known = getattr(table, f"Is{_GRID[self._side]}Valid")
        return getattr(table, _GRID[self._side]) if known else None

    @property
    def line_style(self) -> str | None:
        """Xlwings' word for the line, "none" for none; None where the cells differ."""
        line = self.api
        if line is None:
            return None
        if not line.LineWidth and not line.OuterLineWidth:
            return "none"
        return "double" if line.LineStyle in _DOUBLES else _STYLES_BACK.get(line.LineStyle)

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(line_style=value)

    @property
    def weight(self) -> str | None:
        """Xlwings' word for the thickness nearest the line's; None where cells differ or no line."""
        line = self.api
        if line is None or self.line_style == "none":
            return None
        return min(_WEIGHTS, key=lambda word: abs(_WEIGHTS[word] - line.LineWidth))

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The line's colour as (r, g, b); None where cells differ or no line."""
        line = self.api
        if line is None or self.line_style == "none":
            return None
        return line.Color >> 16 & 255, line.Color >> 8 & 255, line.Color & 255

    @color.setter
    def color(self, value: Any) -> None:
        self.set(color=value)

    def set(self, line_style: Any = _UNSET, weight: Any = _UNSET, color: Any = _UNSET) -> None:
        """Set what is given; a line that was not there becomes a thin continuous one, as in Excel."""
        line = self.api or struct("table.BorderLine2")
        if line_style is None:
            self._put(struct("table.BorderLine2"))
            return
        if not line.LineWidth:
            line.LineWidth = _WEIGHTS["thin"]
        if weight is not _UNSET:
            line.LineWidth = _WEIGHTS[weight]
        if line_style is not _UNSET:
            line.LineStyle = _STYLES[line_style]
        if color is not _UNSET:
            red, green, blue = rgb(color)
            line.Color = red << 16 | green << 8 | blue
        self._put(line)

    def _put(self, line: Any) -> None:
        _ = self._parent.dressable
        if self._side in _DIAGONALS:
            self._cells.setPropertyValue(_DIAGONALS[self._side], line)
            return
        table = self._cells.TableBorder2
        for name in _GRID.values():
            setattr(table, f"Is{name}Valid", name == _GRID[self._side])
        table.IsDistanceValid = False
        setattr(table, _GRID[self._side], line)
        self._cells.TableBorder2 = table


@completes(base_classes.Borders, "Borders")
class Borders(base_classes.Borders):
    """All sides of a range's borders."""

    def __init__(self, parent: Any) -> None:
        self.parent = parent

    @property
    def api(self) -> Any:
        """The UNO TableBorder2."""
        return self.parent.api.TableBorder2

    def __getitem__(self, side: str) -> Border:
        return Border(self.parent, side)

    def _sides(self) -> list[str]:
        """The sides that a range of this shape has."""
        rows, columns = self.parent.shape
        missing = {"inside_vertical": columns == 1, "inside_horizontal": rows == 1}
        return [side for side in _GRID if not missing.get(side)]

    def _common(self, attribute: str) -> Any:
        values = {getattr(self[side], attribute) for side in self._sides()}
        return values.pop() if len(values) == 1 else None

    @property
    def line_style(self) -> str | None:
        """The line that all sides share, or None."""
        style: str | None = self._common("line_style")
        return style

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(line_style=value)

    @property
    def weight(self) -> str | None:
        """The thickness that all sides share, or None."""
        weight: str | None = self._common("weight")
        return weight

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The colour that all sides share, or None."""
        color: tuple[int, int, int] | None = self._common("color")
        return color

    @color.setter
    def color(self, value: Any) -> None:
        self.set(color=value)

    def set(
        self,
        which: Any = _GRID,
        *,
        line_style: Any = _UNSET,
        weight: Any = _UNSET,
        color: Any = _UNSET,
    ) -> None:
        """Set what is given on the sides `which`."""
        present = {*self._sides(), *_DIAGONALS}
        for side in which:
            if side in present:
                self[side].set(line_style, weight, color)

    def clear(self, which: Any = (*_GRID, *_DIAGONALS)) -> None:
        """Take the lines of the sides `which` away."""
        self.set(which, line_style=None)
