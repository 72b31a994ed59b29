"""The first pages of the papers that were written last, drawn in the sheet 详情 when somebody looks at it.

LibreOffice itself sets the page: it opens a copy of the paper unseen, and its picture is that of the printed page.
While the workbook is saved the pictures are empty. They are not taken away: that ends LibreOffice 7.4 where a
program for the blind listens.
"""

from __future__ import annotations

import re
import shutil
import struct
import tempfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from toolkit.declare.fixed_sheets import DETAIL_SHEET
from toolkit.declare.layout import PAGES_NAME
from toolkit.frontends.libreoffice.unnoticed import unnoticed

NAME = "taizhang_page_"
TARGET = re.compile(r'HYPERLINK\("([^"]+)"')
INSET = 150  # -- 1/100 mm --
EDGE = 0x9AA7AC
NO_MACROS = 0  # -- com.sun.star.document.MacroExecMode.NEVER_EXECUTE --
NO_UPDATE = 0  # -- com.sun.star.document.UpdateDocMode.NO_UPDATE --


@dataclass(frozen=True, slots=True)
class _Paper:
    """One of the papers.

    Attributes:
        at: its column among those of the pages.
        file: where it lies.
        digest: of what it says now.
    """

    at: int
    file: Path
    digest: str


class Pages:
    """The pictures of one workbook, and of which papers they are."""

    def __init__(self, document: Any, context: Any) -> None:
        self._document, self._context = document, context
        self._drawn: dict[int, str] = {}

    def show(self) -> None:
        """Draw what is not drawn yet, where 详情 is the sheet in view; a page that cannot be is left empty."""
        cells = self._cells()
        if cells is None or self._document.CurrentController.ActiveSheet.Name != DETAIL_SHEET:
            return
        papers = {at: self._paper(cells, at) for at in range(cells.Columns.Count)}
        wanted = {at: each.digest for at, each in papers.items() if each}
        if wanted == self._drawn:
            return
        with unnoticed(self._document):
            for at, paper in papers.items():
                if self._drawn.get(at) != wanted.get(at):
                    self._empty(cells, at)
                if paper and self._drawn.get(at) != paper.digest:
                    with suppress(Exception):
                        self._draw(cells, paper)
        self._drawn = wanted

    def hide(self) -> None:
        """Leave nothing of the pictures in what is saved now."""
        cells = self._cells()
        if cells is None or not self._drawn:
            return
        with unnoticed(self._document):
            for at in self._drawn:
                self._empty(cells, at)
        self._drawn = {}

    def _cells(self) -> Any:
        names = self._document.NamedRanges
        return (
            names.getByName(PAGES_NAME).getReferredCells() if names.hasByName(PAGES_NAME) else None
        )

    def _paper(self, cells: Any, at: int) -> _Paper | None:
        import uno

        link = TARGET.search(cells.getCellByPosition(at, 1).Formula)
        if link is None or not self._document.URL.startswith("file:"):
            return None
        file = Path(uno.fileUrlToSystemPath(self._document.URL)).parent / link[1]
        with suppress(OSError):
            return _Paper(at, file, sha256(file.read_bytes()).hexdigest())
        return None

    def _draw(self, cells: Any, paper: _Paper) -> None:
        import uno

        graphic = _first_page(self._context, paper.file)
        below, pixels = cells.getCellByPosition(paper.at, 1), graphic.SizePixel
        width = below.Size.Width - 2 * INSET
        shape = _shape(cells.Spreadsheet, paper.at) or self._new(cells.Spreadsheet, paper.at)
        shape.Graphic = graphic
        left, top = below.Position.X + INSET, below.Position.Y + below.Size.Height + INSET
        shape.setPosition(uno.createUnoStruct("com.sun.star.awt.Point", left, top))
        height = width * pixels.Height // pixels.Width
        shape.setSize(uno.createUnoStruct("com.sun.star.awt.Size", width, height))
        shape.LineStyle = uno.Enum("com.sun.star.drawing.LineStyle", "SOLID")
        shape.LineColor = EDGE

    def _new(self, sheet: Any, at: int) -> Any:
        shape = self._document.createInstance("com.sun.star.drawing.GraphicObjectShape")
        shape.Name = f"{NAME}{at}"
        sheet.DrawPage.add(shape)
        return shape

    def _empty(self, cells: Any, at: int) -> None:
        import uno

        shape = _shape(cells.Spreadsheet, at)
        if shape is not None:
            shape.Graphic = _nothing(self._context)
            shape.LineStyle = uno.Enum("com.sun.star.drawing.LineStyle", "NONE")


def _shape(sheet: Any, at: int) -> Any:
    """The picture of a column, which the workbook may have been saved with."""
    page = sheet.DrawPage
    shapes = (page.getByIndex(number) for number in range(page.Count))
    return next((each for each in shapes if str(each.Name) == f"{NAME}{at}"), None)


def _nothing(context: Any) -> Any:
    """A picture of one transparent dot."""
    with tempfile.TemporaryDirectory() as folder:
        dot = Path(folder) / "dot.png"
        dot.write_bytes(_dot())
        return _provider(context).queryGraphic(_properties(URL=dot.as_uri()))


def _dot() -> bytes:
    """It as PNG (ISO/IEC 15948): grey with alpha, one dot in one line."""
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 4, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0\0")),
        (b"IEND", b""),
    ]
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def _provider(context: Any) -> Any:
    name = "com.sun.star.graphic.GraphicProvider"
    return context.ServiceManager.createInstanceWithContext(name, context)


def _first_page(context: Any, file: Path) -> Any:
    """The picture of the first page of a copy of a paper: the paper itself may be open, and stays so."""
    import uno

    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    with tempfile.TemporaryDirectory() as folder:
        copy, page = Path(folder) / f"paper{file.suffix}", Path(folder) / "page.pdf"
        shutil.copyfile(file, copy)
        unseen = _properties(Hidden=True, MacroExecutionMode=NO_MACROS, UpdateDocMode=NO_UPDATE)
        paper = desktop.loadComponentFromURL(copy.as_uri(), "_blank", 0, unseen)
        try:
            one = uno.Any("[]com.sun.star.beans.PropertyValue", _properties(PageRange="1"))
            how = _properties(FilterName="writer_pdf_Export", FilterData=one)
            paper.storeToURL(page.as_uri(), how)
        finally:
            paper.close(True)
        return _provider(context).queryGraphic(_properties(URL=page.as_uri()))


def _properties(**values: Any) -> tuple[Any, ...]:
    import uno

    made = []
    for name, value in values.items():
        each = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        each.Name, each.Value = name, value
        made.append(each)
    return tuple(made)
