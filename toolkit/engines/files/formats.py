"""How cells in a file look."""

from collections.abc import Callable
from copy import copy
from typing import Any

from openpyxl.styles import PatternFill
from openpyxl.styles.colors import COLOR_INDEX
from xlwings import base_classes

from toolkit.engines.shared.grid import GridRange
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse
from toolkit.engines.shared.values import rgb

_HORIZONTAL = {"center_across_selection": "centerContinuous"}
_HORIZONTAL_BACK = {value: key for key, value in _HORIZONTAL.items()}


def color_of(color: Any) -> tuple[int, int, int] | None:
    """An openpyxl colour as a triple, None for none."""
    if color is None:
        return None
    if color.type == "theme":
        refuse("Reading a colour of the theme", "open the file with the engine libreoffice")
    code = COLOR_INDEX[color.indexed] if color.type == "indexed" else color.rgb
    return rgb(code[-6:])


def code_of(color: Any) -> str:
    """A colour in any form xlwings takes as openpyxl writes it."""
    return "FF{:02X}{:02X}{:02X}".format(*rgb(color))


class Formats(GridRange):
    """Colour, number format, alignment and font."""

    def styled(self) -> list[Any]:
        """The cells, made where they are not there yet."""
        raise NotImplementedError

    def common(self, of: Callable[[Any], Any]) -> Any:
        """What the cells have in common, or None."""
        values = {of(cell) for cell in self.styled()}
        return values.pop() if len(values) == 1 else None

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The background as (r, g, b); None for none, or where cells differ."""
        found: tuple[int, int, int] | None = self.common(_background)
        return found

    @color.setter
    def color(self, value: Any) -> None:
        fill = PatternFill() if value is None else PatternFill("solid", start_color=code_of(value))
        for cell in self.styled():
            cell.fill = fill

    def set_colors(self, colors: Any) -> None:
        """Colour each cell by itself."""
        for row, line in enumerate(colors, 1):
            for column, color in enumerate(line, 1):
                if color is not ...:
                    self(row, column).color = color

    @property
    def number_format(self) -> str | None:
        """The format code; None where cells differ."""
        code: str | None = self.common(lambda cell: cell.number_format)
        return code

    @number_format.setter
    def number_format(self, value: str) -> None:
        for cell in self.styled():
            cell.number_format = value

    def _align(self, **changes: Any) -> None:
        for cell in self.styled():
            alignment = copy(cell.alignment)
            for name, value in changes.items():
                setattr(alignment, name, value)
            cell.alignment = alignment

    @property
    def wrap_text(self) -> bool | None:
        """Whether long text is wrapped; None where cells differ."""
        wrapped: bool | None = self.common(lambda cell: bool(cell.alignment.wrap_text))
        return wrapped

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self._align(wrap_text=bool(value))

    @property
    def horizontal_alignment(self) -> str | None:
        """One of xlwings' words; None where cells differ."""
        found: str | None = self.common(lambda cell: cell.alignment.horizontal or "general")
        if found is None:
            return None
        return _HORIZONTAL_BACK.get(found, found)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        self._align(horizontal=_HORIZONTAL.get(value, value))

    @property
    def vertical_alignment(self) -> str | None:
        """One of xlwings' words; None where cells differ."""
        found: str | None = self.common(lambda cell: cell.alignment.vertical or "bottom")
        return found

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self._align(vertical=value)

    @property
    def font(self) -> "Font":
        """The font of the cells."""
        return Font(self)


def _background(cell: Any) -> tuple[int, int, int] | None:
    return color_of(cell.fill.start_color) if cell.fill.fill_type == "solid" else None


@completes(base_classes.Font, "Font")
class Font(base_classes.Font):
    """The font of cells."""

    def __init__(self, parent: Formats) -> None:
        self._parent = parent

    @property
    def api(self) -> Any:
        """The openpyxl Font of the first cell."""
        return self._parent.styled()[0].font

    def _set(self, name: str, value: Any) -> None:
        for cell in self._parent.styled():
            font = copy(cell.font)
            setattr(font, name, value)
            cell.font = font

    @property
    def bold(self) -> bool | None:
        """Whether bold; None where cells differ."""
        bold: bool | None = self._parent.common(lambda cell: bool(cell.font.bold))
        return bold

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("bold", bool(value))

    @property
    def italic(self) -> bool | None:
        """Whether italic; None where cells differ."""
        italic: bool | None = self._parent.common(lambda cell: bool(cell.font.italic))
        return italic

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set("italic", bool(value))

    @property
    def size(self) -> float | None:
        """Size in points; None where cells differ."""
        size: float | None = self._parent.common(lambda cell: cell.font.size)
        return size

    @size.setter
    def size(self, value: float) -> None:
        self._set("size", float(value))

    @property
    def name(self) -> str | None:
        """The font's name; None where cells differ."""
        name: str | None = self._parent.common(lambda cell: cell.font.name)
        return name

    @name.setter
    def name(self, value: str) -> None:
        self._set("name", value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """Colour as (r, g, b), the theme's text colour being black; None where cells differ."""
        color: tuple[int, int, int] | None = self._parent.common(_text_color)
        return color

    @color.setter
    def color(self, value: Any) -> None:
        self._set("color", code_of(value))


def _text_color(cell: Any) -> tuple[int, int, int]:
    color = cell.font.color
    if color is None or (color.type == "theme" and color.theme == 1):
        return 0, 0, 0
    return color_of(color) or (0, 0, 0)
