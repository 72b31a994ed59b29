"""A plain list as a workbook of its own: title, header, rows; for 核对单 and 下发清单."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.disk import os_error
from toolkit.declare.wording import shown
from toolkit.ooxml.atomic import written_whole
from toolkit.workbooks.blank.cell_writing import put
from toolkit.workbooks.colours import ACCENT
from toolkit.workbooks.patching.text_lines import lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter import Workbook

    from toolkit.workbooks.patching import CellValue
    from toolkit.workbooks.patching import Link
    from toolkit.workbooks.patching import ResultSheet

CREATED = dt.datetime(2012, 3, 14)  # noqa: DTZ001 - fixed, so that the same input gives the same bytes
FONT = "宋体"
LINE, PADDING, TALLEST = 15, 2, 405  # -- points; Excel has no taller row --
ROOM_LOST = 2  # -- characters of a column's width that stay blank at its sides --


def write_list(sheet: ResultSheet, path: Path) -> None:
    """Write one sheet as a .xlsx, whole or not at all; the same list gives the same bytes."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"in_memory": True}
    with written_whole(path) as unfinished:
        try:
            with Workbook(str(unfinished), options) as book:
                book.set_properties({"title": sheet.title, "created": CREATED})
                _fill(book, sheet)
        except FileCreateError as error:
            raise (os_error(error) or error) from None


def _fill(book: Workbook, sheet: ResultSheet) -> None:
    face = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
    title = book.add_format({**face, "font_size": 16, "bold": True})
    plain = book.add_format(face)
    head = book.add_format(
        {
            **face,
            "bold": True,
            "font_color": "white",
            "bg_color": f"#{ACCENT}",
            "border": 1,
            "align": "center",
        }
    )
    cell = book.add_format({**face, "border": 1, "border_color": "#B7C4C8", "text_wrap": True})
    page = book.add_worksheet(sheet.title)
    for row, line in enumerate(sheet.preamble):
        put(page, row, 0, line, plain if row else title)
    top = len(sheet.preamble)
    for column, said in enumerate(sheet.columns):
        page.set_column(column, column, said.width, None, {"hidden": said.hidden})
        put(page, top, column, said.heading, head)
    for row, cells in enumerate(sheet.rows, start=top + 1):
        page.set_row(row, _height(sheet, cells))
        for column, value in enumerate(cells):
            put(page, row, column, shown(value) if isinstance(value, dt.date) else value, cell)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _height(sheet: ResultSheet, cells: Sequence[CellValue | Link]) -> float:
    """Points for the longest text of a row: not every program measures wrapped text on opening."""
    tall = max(
        (
            lines(value, column.width - ROOM_LOST)
            for value, column in zip(cells, sheet.columns, strict=False)
            if isinstance(value, str) and not column.hidden
        ),
        default=1,
    )
    return float(min(LINE * tall + PADDING, TALLEST))
