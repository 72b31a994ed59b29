"""The first pages of the papers that were written last, drawn in the sheet 详情 when somebody looks at it.

LibreOffice itself sets the page: it opens a copy of the paper unseen, and its picture is that of the printed page.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from toolkit.declare.fixed_sheets import DETAIL_SHEET
from toolkit.declare.layout import PAGES_NAME
from toolkit.frontends.libreoffice.floating import OURS
from toolkit.frontends.libreoffice.floating import draw
from toolkit.frontends.libreoffice.floating import rectangle
from toolkit.frontends.libreoffice.floating import unnoticed
from toolkit.frontends.libreoffice.floating import wipe

NAME = "page"
TARGET = re.compile(r'HYPERLINK\("([^"]+)"')
INSET = 150  # -- 1/100 mm --
EDGE = 0x9AA7AC
NO_MACROS = 0  # -- com.sun.star.document.MacroExecMode.NEVER_EXECUTE --
NO_UPDATE = 0  # -- com.sun.star.document.UpdateDocMode.NO_UPDATE --


def show_pages(document: Any, context: Any) -> None:
    """Draw what is not drawn yet, where 详情 is the sheet in view; a page that cannot be is left out."""
    sheet = document.CurrentController.ActiveSheet
    if sheet.Name != DETAIL_SHEET or not document.NamedRanges.hasByName(PAGES_NAME):
        return
    cells = document.NamedRanges.getByName(PAGES_NAME).getReferredCells()
    wanted = dict(filter(None, (_wanted(document, cells, at) for at in range(cells.Columns.Count))))
    page = sheet.DrawPage
    drawn = {str(getattr(page.getByIndex(at), "Name", "")) for at in range(page.Count)}
    if {f"{OURS}{name}" for name in wanted} == {name for name in drawn if name.startswith(OURS)}:
        return
    with unnoticed(document):
        wipe(sheet, NAME)
        for name, (at, file) in wanted.items():
            with suppress(Exception):
                _draw(document, context, cells, at, name, file)


def _wanted(document: Any, cells: Any, at: int) -> tuple[str, tuple[int, Path]] | None:
    """What the picture of a column is called, by the content of its paper, and where that lies."""
    import uno

    link = TARGET.search(cells.getCellByPosition(at, 1).Formula)
    if link is None or not document.URL.startswith("file:"):
        return None
    file = Path(uno.fileUrlToSystemPath(document.URL)).parent / link[1]
    with suppress(OSError):
        return f"{NAME}_{at}_{sha256(file.read_bytes()).hexdigest()[:16]}", (at, file)
    return None


def _draw(document: Any, context: Any, cells: Any, at: int, name: str, file: Path) -> None:
    import uno

    graphic = _first_page(context, file)
    below = cells.getCellByPosition(at, 1)
    width = below.Size.Width - 2 * INSET
    pixels = graphic.SizePixel
    height = width * pixels.Height // pixels.Width
    shape = document.createInstance("com.sun.star.drawing.GraphicObjectShape")
    shape.Graphic = graphic
    left, top = below.Position.X + INSET, below.Position.Y + below.Size.Height + INSET
    draw(cells.Spreadsheet, name, shape, rectangle(left, top, width, height))
    shape.LineStyle, shape.LineColor = uno.Enum("com.sun.star.drawing.LineStyle", "SOLID"), EDGE


def _first_page(context: Any, file: Path) -> Any:
    """The picture of the first page of a copy of a paper: the paper itself may be open, and stays so."""
    import uno

    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    provider = make("com.sun.star.graphic.GraphicProvider", context)
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
        return provider.queryGraphic(_properties(URL=page.as_uri()))


def _properties(**values: Any) -> tuple[Any, ...]:
    import uno

    made = []
    for name, value in values.items():
        each = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        each.Name, each.Value = name, value
        made.append(each)
    return tuple(made)
