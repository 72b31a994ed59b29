"""How a range's cells look."""

from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice.borders import Borders
from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.calc_range import CalcRange
from toolkit.engines.libreoffice.cells import cell_ranges
from toolkit.engines.libreoffice.cells import format_groups
from toolkit.engines.libreoffice.cells import uniform
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse
from toolkit.engines.shared.values import rgb

if TYPE_CHECKING:
    from toolkit.engines.shared.rectangle import Rectangle

_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "justify": "BLOCK",
    "fill": "REPEAT",
}
_HORIZONTAL_BACK = {value: key for key, value in _HORIZONTAL.items()}
_VERTICAL = {"top": 1, "center": 2, "bottom": 3, "justify": 4}
_VERTICAL_BACK = {0: "bottom", **{value: key for key, value in _VERTICAL.items()}}
_DISTRIBUTED = 1


def to_rgb(color: int | None) -> tuple[int, int, int] | None:
    """LibreOffice's colour (red highest, -1 for none) as a triple."""
    if color is None or color < 0:
        return None
    return color >> 16 & 255, color >> 8 & 255, color & 255


def from_rgb(color: Any) -> int:
    """A colour in any form xlwings takes as LibreOffice's integer."""
    red, green, blue = rgb(color)
    return red << 16 | green << 8 | blue


class Formats(CalcRange):
    """Colour, number format, alignment, font and borders."""

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The background as (r, g, b); None for none, or where cells differ."""
        return None if not self.area.size else to_rgb(uniform(self.api, "CellBackColor"))

    @color.setter
    def color(self, value: Any) -> None:
        if self.area.size:
            self.dressable.CellBackColor = -1 if value is None else from_rgb(value)

    def set_colors(self, colors: Sequence[Sequence[Any]]) -> None:
        """Colour each cell by itself; cells of one colour are set in one call."""
        chosen: dict[int, list[Rectangle]] = {}
        for row, line in enumerate(colors):
            for column, color in enumerate(line):
                if color is not ...:
                    number = -1 if color is None else from_rgb(color)
                    chosen.setdefault(number, []).append(self.area.cell(row + 1, column + 1))
        _ = self.dressable
        for number, areas in chosen.items():
            cell_ranges(self.sheet, areas).CellBackColor = number

    @property
    def number_format(self) -> str | None:
        """Excel's format code; None where cells differ."""
        if not self.area.size:
            return ""
        formats = self.sheet.book.number_formats
        codes = {formats.of(group.key).code for group in format_groups(self.api)}
        return codes.pop() if len(codes) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        if self.area.size:
            self.dressable.NumberFormat = self.sheet.book.number_formats.key(value or "General")

    @property
    def wrap_text(self) -> bool | None:
        """Whether long text is wrapped; None where cells differ."""
        value: bool | None = uniform(self.api, "IsTextWrapped")
        return value

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.dressable.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        """One of xlwings' words; None where cells differ."""
        found = uniform(self.api, "HoriJustify")
        if found is not None and found.value == "BLOCK":
            return "distributed" if self.api.HoriJustifyMethod == _DISTRIBUTED else "justify"
        return None if found is None else _HORIZONTAL_BACK[found.value]

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value == "center_across_selection":
            refuse("Centring across the selection", "merge the cells, or use 'center'")
        name = "BLOCK" if value == "distributed" else _HORIZONTAL[value]
        self.dressable.HoriJustify = enum("table.CellHoriJustify", name)
        self.dressable.HoriJustifyMethod = _DISTRIBUTED if value == "distributed" else 0

    @property
    def vertical_alignment(self) -> str | None:
        """One of xlwings' words; None where cells differ."""
        found = uniform(self.api, "VertJustify")
        if found == _VERTICAL["justify"] and self.api.VertJustifyMethod == _DISTRIBUTED:
            return "distributed"
        return None if found is None else _VERTICAL_BACK[found]

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.dressable.VertJustify = _VERTICAL["justify" if value == "distributed" else value]
        self.dressable.VertJustifyMethod = _DISTRIBUTED if value == "distributed" else 0

    def adjust_indent(self, amount: int) -> None:
        """Indent the text by so many steps of three spaces' width more (or less)."""
        step = 353  # a hundredth of a millimetre: what LibreOffice makes of one step in .xlsx
        self.dressable.ParaIndent = max(0, self.api.ParaIndent + amount * step)

    @property
    def font(self) -> "Font":
        """The font of the cells."""
        return Font(self.api, lambda: self.dressable)

    @property
    def borders(self) -> Borders:
        """The borders of the cells."""
        return Borders(self)


@completes(base_classes.Font, "Font")
class Font(base_classes.Font):
    """The font of cells or of a shape's text: Western, Asian and complex script alike."""

    _SCRIPTS = ("", "Asian", "Complex")

    def __init__(self, api: Any, check: Callable[[], Any] = lambda: None) -> None:
        self._api = api
        self._check = check

    @property
    def api(self) -> Any:
        """The UNO object that has the character properties."""
        return self._api

    def _set(self, name: str, value: Any) -> None:
        self._check()
        for script in self._SCRIPTS:
            self._api.setPropertyValue(f"{name}{script}", value)

    @property
    def bold(self) -> bool | None:
        """Whether bold; None where cells differ."""
        weight = uniform(self._api, "CharWeight")
        return None if weight is None else bool(weight > 110)

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("CharWeight", 150.0 if value else 100.0)

    @property
    def italic(self) -> bool | None:
        """Whether italic; None where cells differ."""
        posture = uniform(self._api, "CharPosture")
        return None if posture is None else bool(posture.value != "NONE")

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set("CharPosture", enum("awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def size(self) -> float | None:
        """Size in points; None where cells differ."""
        size = uniform(self._api, "CharHeight")
        return None if size is None else round(float(size), 2)

    @size.setter
    def size(self, value: float) -> None:
        if not 1 <= value <= 409:
            raise ValueError(f"A font's size lies between 1 and 409 points: {value!r}.")
        self._set("CharHeight", float(value))

    @property
    def color(self) -> tuple[int, int, int] | None:
        """Colour as (r, g, b), automatic being black as in Excel; None where cells differ."""
        color = uniform(self._api, "CharColor")
        return None if color is None else to_rgb(max(0, color))

    @color.setter
    def color(self, value: Any) -> None:
        self._check()
        self._api.CharColor = from_rgb(value)

    @property
    def name(self) -> str | None:
        """The font's name; None where cells differ."""
        name: str | None = uniform(self._api, "CharFontName")
        return name

    @name.setter
    def name(self, value: str) -> None:
        self._set("CharFontName", value)
