"""The control workbook as .ods, for LibreOffice: its buttons are still there when it was saved.

LibreOffice itself makes it, on the machine where it will be used, of the .xlsx; to that come the buttons,
which call the extension's script.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.errors import ToolkitError
from toolkit.frontends.front_buttons import add_button
from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import blocks
from toolkit.ooxml.archive import contents
from toolkit.ooxml.archive import deflated
from toolkit.ooxml.archive import stored
from toolkit.ooxml.scratch import scratch_folder
from toolkit.workbooks.blank.prefill import first_rows
from toolkit.workbooks.control.buttons import placed_buttons
from toolkit.workbooks.control.workbook import control_xlsx

if TYPE_CHECKING:
    from toolkit.declare.catalogue import Catalogue

FRONT_ROWS = 80  # -- more than the front page has --
STYLES = "xl/styles.xml"
CELL_FORMATS, CELL_FORMATS_END = b"<cellXfs", b"</cellXfs>"
FORMAT = re.compile(rb"(<xf [^>]*(?:/>|[^/]>(.*?)</xf>))", re.DOTALL)
ODS_STYLES, MIMETYPE = "styles.xml", "mimetype"
MARK = re.compile(rb'(style:name="ConditionalStyle[^>]*><style:table-cell-properties)')
"""The style that LibreOffice makes of a conditional format."""
PLAIN = re.compile(
    rb'(<style:style style:name="Default" style:family="table-cell">(?:<style:table-cell-properties[^>]*/>)?)'
    rb"(?!<style:paragraph-properties)"
)
"""The style of which all cells have what nobody said otherwise, up to what it says of lines."""


class NoLibreOfficeError(ToolkitError):
    """What makes an .ods is not there."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"没有做成 .ods 台账：要由本机的 LibreOffice 来做，{why}。"
            "请先装 LibreOffice，或不写 --for，用 .xlsm 台账。"
        )


def control_ods(catalogue: Catalogue) -> bytes:
    """The blank control workbook of an activity.

    Raises:
        NoLibreOfficeError: this machine has none, or another Python than it was built for.
    """
    from xlwings import XlwingsError

    from toolkit.engines import libreoffice

    rows = first_rows(catalogue)
    with scratch_folder() as folder:
        path, target = folder / "book.xlsx", folder / "book.ods"
        made = control_xlsx(catalogue, rows, room_for_buttons=True)
        path.write_bytes(open_by_default(made))
        try:
            app = libreoffice.start()
            try:
                book = app.books.open(str(path))
                _keep_heights(book.api)
                _add_buttons(book.api, catalogue)
                book.save(str(target))
                book.close()
            finally:
                app.quit()
        except XlwingsError as error:
            raise NoLibreOfficeError(str(error)) from error
        return dressed(target.read_bytes())


def open_by_default(package: bytes) -> bytes:
    """The same .xlsx, whose cells are open where nothing else is said, and locked where they were in a table.

    LibreOffice writes no format of columns in which nothing stands. What is locked by default would be locked
    there, and with it every row, which could not be put in or deleted any more.
    """
    parts = contents(package)
    head, begin, formats = parts[STYLES].partition(CELL_FORMATS)
    inner, end, rest = formats.partition(CELL_FORMATS_END)
    used = FORMAT.findall(inner)
    said = [_protecting(each, locked=at > 0) for at, (each, _) in enumerate(used)]
    opening = inner[: inner.index(b"<xf ")]
    named = FORMAT.sub(lambda match: _protecting(match[0], locked=False), head)
    parts[STYLES] = b"".join((named, begin, opening, *said, end, rest))
    return archive(parts, USUAL)


def dressed(package: bytes) -> bytes:
    """The same .ods, whose marks leave the words of a cell in its middle, and where no punctuation begins a line.

    A mark has there all that a plain cell has, whose words stand at the bottom (OpenDocument 1.2, part 1, 20.386);
    LibreOffice breaks the lines of cells as Chinese is set where it is told to (style:line-break). It refuses itself to
    change a style that a protected sheet may use.
    """
    parts = contents(package)
    parts[ODS_STYLES] = MARK.sub(rb'\1 style:vertical-align="middle"', parts[ODS_STYLES])
    lines = rb'\1<style:paragraph-properties style:line-break="strict"/>'
    parts[ODS_STYLES] = PLAIN.sub(lines, parts[ODS_STYLES])
    first = stored(MIMETYPE, parts.pop(MIMETYPE))
    rest = (deflated(name, content, USUAL) for name, content in parts.items())
    return b"".join(blocks([first, *rest]))


def _protecting(xf: bytes, *, locked: bool) -> bytes:
    """A format (ECMA-376 18.8.45) that says of its cells whether they are locked, if it does not yet."""
    if b"<protection" in xf:
        return xf
    opening, _, inner = xf.removesuffix(b"</xf>").partition(b">")
    opening = opening.removesuffix(b"/")
    return b'%b applyProtection="1">%b<protection locked="%d"/></xf>' % (opening, inner, locked)


def _keep_heights(document: Any) -> None:
    """Let the front page's rows stay as high as they are: LibreOffice would make them lower when it opens."""
    rows = document.Sheets.getByIndex(0).Rows
    for row in (rows.getByIndex(at) for at in range(FRONT_ROWS)):
        height = row.Height
        row.OptimalHeight = False
        row.Height = height


def _add_buttons(document: Any, catalogue: Catalogue) -> None:
    for button, row in placed_buttons(catalogue.front_page.steps):
        add_button(document, row, button)
