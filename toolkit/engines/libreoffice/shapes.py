"""Drawing objects and pictures on a sheet."""

import os
from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice import units
from toolkit.engines.libreoffice.bridge import properties
from toolkit.engines.libreoffice.bridge import struct
from toolkit.engines.libreoffice.bridge import to_url
from toolkit.engines.libreoffice.formats import Font
from toolkit.engines.shared.collection import NamedCollection
from toolkit.engines.shared.unsupported import completes

_PICTURE = "com.sun.star.drawing.GraphicObjectShape"
_CAPTION = "com.sun.star.drawing.CaptionShape"  # a note's box, no shape of the sheet's
_TYPES = {
    _PICTURE: "picture",
    "com.sun.star.drawing.OLE2Shape": "embedded_ole_object",
    "com.sun.star.drawing.LineShape": "line",
    "com.sun.star.drawing.ConnectorShape": "line",
    "com.sun.star.drawing.GroupShape": "group",
    "com.sun.star.drawing.TextShape": "text_box",
    "com.sun.star.drawing.ControlShape": "form_control",
    "com.sun.star.drawing.ClosedFreeHandShape": "free_form",
    "com.sun.star.drawing.OpenFreeHandShape": "free_form",
    "com.sun.star.drawing.PolyPolygonShape": "free_form",
}


class Placed:
    """A drawing object's name, place and size, in points."""

    def __init__(self, sheet: Any, shape: Any) -> None:
        self._sheet = sheet
        self._shape = shape

    @property
    def api(self) -> Any:
        """The UNO shape."""
        return self._shape

    @property
    def parent(self) -> Any:
        """The sheet."""
        return self._sheet

    @property
    def name(self) -> str:
        """Its name."""
        name: str = self._shape.Name
        return name

    @name.setter
    def name(self, value: str) -> None:
        self._shape.Name = value

    @property
    def left(self) -> float:
        """Points from the sheet's left edge."""
        return units.points(self._shape.Position.X)

    @left.setter
    def left(self, value: float) -> None:
        self._move(units.from_points(value), self._shape.Position.Y)

    @property
    def top(self) -> float:
        """Points from the sheet's top edge."""
        return units.points(self._shape.Position.Y)

    @top.setter
    def top(self, value: float) -> None:
        self._move(self._shape.Position.X, units.from_points(value))

    @property
    def width(self) -> float:
        """Width in points."""
        return units.points(self._shape.Size.Width)

    @width.setter
    def width(self, value: float) -> None:
        self._resize(units.from_points(value), self._shape.Size.Height)

    @property
    def height(self) -> float:
        """Height in points."""
        return units.points(self._shape.Size.Height)

    @height.setter
    def height(self, value: float) -> None:
        self._resize(self._shape.Size.Width, units.from_points(value))

    def _move(self, x: int, y: int) -> None:
        self._shape.setPosition(struct("awt.Point", X=x, Y=y))

    def _resize(self, width: int, height: int) -> None:
        self._shape.setSize(struct("awt.Size", Width=width, Height=height))

    def delete(self) -> None:
        """Remove it."""
        self._sheet.api.DrawPage.remove(self._shape)


@completes(base_classes.Shape, "Shape", {"characters": "format the whole text with Shape.font"})
class Shape(Placed, base_classes.Shape):
    """A drawing object."""

    @property
    def index(self) -> int:
        """Its number from 1."""
        return [shape.name for shape in Shapes(self.parent)].index(self.name) + 1

    @property
    def type(self) -> str:
        """One of xlwings' words for kinds of shapes."""
        if _is_chart(self._shape):
            return "chart"
        return _TYPES.get(self._shape.ShapeType, "auto_shape")

    @property
    def text(self) -> str | None:
        """Its text, or None."""
        return getattr(self._shape, "String", "") or None

    @text.setter
    def text(self, value: str) -> None:
        self._shape.setString(value)

    @property
    def font(self) -> Font:
        """The font of its text."""
        return Font(self._shape)

    def activate(self) -> None:
        """Select it."""
        self.parent.book.controller.select(self._shape)

    def scale_width(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        """Multiply the width; the top left corner stays, or the middle or the bottom right one."""
        size = _original(self._shape) if relative_to_original_size else self._shape.Size
        self.left -= (units.points(size.Width) * factor - self.width) * _SHARES[scale]
        self._resize(round(size.Width * factor), self._shape.Size.Height)

    def scale_height(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        """Multiply the height; see `scale_width`."""
        size = _original(self._shape) if relative_to_original_size else self._shape.Size
        self.top -= (units.points(size.Height) * factor - self.height) * _SHARES[scale]
        self._resize(self._shape.Size.Width, round(size.Height * factor))


_SHARES = {"scale_from_top_left": 0, "scale_from_middle": 0.5, "scale_from_bottom_right": 1}


def _original(shape: Any) -> Any:
    return _graphic_size(shape.Graphic) if shape.ShapeType == _PICTURE else shape.Size


def _graphic_size(graphic: Any) -> Any:
    """A graphic's natural size; a bitmap without one is taken at 96 dots per inch."""
    if graphic.Size100thMM.Width:
        return graphic.Size100thMM
    size = graphic.SizePixel
    return struct(
        "awt.Size",
        Width=round(size.Width * units.PIXEL),
        Height=round(size.Height * units.PIXEL),
    )


def _is_chart(shape: Any) -> bool:
    if shape.ShapeType != "com.sun.star.drawing.OLE2Shape":
        return False
    return str(shape.CLSID).lower().startswith("12dcae26")


class Shapes(NamedCollection[Shape]):
    """The drawing objects on a sheet, notes' boxes left out."""

    def __init__(self, sheet: Any) -> None:
        self.parent = sheet

    @property
    def api(self) -> Any:
        """The UNO DrawPage."""
        return self.parent.api.DrawPage

    def items(self) -> list[Shape]:
        """The shapes from back to front."""
        found = [self.api.getByIndex(place) for place in range(self.api.Count)]
        return [Shape(self.parent, shape) for shape in found if shape.ShapeType != _CAPTION]


@completes(base_classes.Picture, "Picture")
class Picture(Placed, base_classes.Picture):
    """A picture."""

    lock_aspect_ratio = False

    def update(self, filename: str) -> "Picture":
        """Show another file in its place."""
        self._shape.Graphic = _graphic(self.parent, filename)
        return self


class Pictures(NamedCollection[Picture], base_classes.Pictures):
    """The pictures on a sheet."""

    def __init__(self, sheet: Any) -> None:
        self.parent = sheet

    @property
    def api(self) -> Any:
        """The UNO DrawPage."""
        return self.parent.api.DrawPage

    def items(self) -> list[Picture]:
        """The shapes from back to front."""
        found = [self.api.getByIndex(place) for place in range(self.api.Count)]
        return [Picture(self.parent, shape) for shape in found if shape.ShapeType == _PICTURE]

    def add(self, *arguments: Any, **options: Any) -> Picture:
        """Put a picture file at `left`, `top` points, or at the range `anchor`.

        `width` and `height` of -1 keep the picture's own size.
        """
        names = ("filename", "link_to_file", "save_with_document", "left", "top")
        given = {**dict(zip(names, arguments, strict=False)), **options}
        anchor = given.get("anchor")
        number = len(self) + 1
        shape = self.parent.book.api.createInstance(_PICTURE)
        shape.Graphic = _graphic(self.parent, given["filename"])
        self.api.add(shape)
        natural = _graphic_size(shape.Graphic)
        shape.setSize(natural)
        picture = Picture(self.parent, shape)
        picture.name = f"Picture {number}"
        picture.left = anchor.left if anchor else given.get("left") or 0
        picture.top = anchor.top if anchor else given.get("top") or 0
        if given["width"] >= 0:
            picture.width = given["width"]
        if given["height"] >= 0:
            picture.height = given["height"]
        return picture


def _graphic(sheet: Any, filename: str) -> Any:
    provider = sheet.book.app.service("com.sun.star.graphic.GraphicProvider")
    path = os.path.abspath(filename)  # noqa: PTH100 - resolve() would follow links
    if not os.path.exists(path):  # noqa: PTH110
        raise FileNotFoundError(f"There is no picture {path}.")
    graphic = provider.queryGraphic(properties(URL=to_url(path)))
    if graphic is None:
        raise ValueError(f"{path} is no picture that LibreOffice can read.")
    return graphic
