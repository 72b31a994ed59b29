"""A plain list as a workbook of its own: title, header, rows; for 核对单 and 下发清单."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.disk import os_error
from toolkit.declare.wording import shown
from toolkit.ooxml.atomic import written_whole
from toolkit.ooxml.references import quoted
from toolkit.workbooks.blank.cell_writing import as_text
from toolkit.workbooks.blank.cell_writing import put
from toolkit.workbooks.colours import ACCENT
from toolkit.workbooks.patching import Link
from toolkit.workbooks.patching.text_lines import lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from toolkit.workbooks.patching import CellValue
    from toolkit.workbooks.patching import ResultSheet

CREATED = dt.datetime(2012, 3, 14)  # noqa: DTZ001 - fixed, so that the same input gives the same bytes
FONT = "宋体"
LINE, PADDING, TALLEST = 15, 2, 405  # -- points; Excel has no taller row --
SIZE, TITLE_SIZE = 11, 16
MOST_FROZEN = 150  # -- points: more would leave no room for the rows on a small screen --
LONGEST_ADDRESS = 240  # -- characters; older Excel takes no more than 255 --
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
    title = book.add_format({**face, "font_size": 16, "bold": True, "text_wrap": True})
    plain = book.add_format({**face, "text_wrap": True})
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
    top = len(sheet.preamble)
    tall = sum(
        _put_across(page, sheet, row, line, plain if row else title)
        for row, line in enumerate(sheet.preamble)
    )
    for column, said in enumerate(sheet.columns):
        page.set_column(column, column, said.width, None, {"hidden": said.hidden})
        put(page, top, column, said.heading, head)
    for row, cells in enumerate(sheet.rows, start=top + 1):
        page.set_row(row, _height(sheet, cells))
        for column, value in enumerate(cells):
            if isinstance(value, Link):
                _put_link(page, row, column, value, cell)
            else:
                put(page, row, column, shown(value) if isinstance(value, dt.date) else value, cell)
    if tall <= MOST_FROZEN:
        page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _put_across(page: Worksheet, sheet: ResultSheet, row: int, line: str, style: Format) -> float:
    """Write a line over all columns, whole however long it is; its height in points."""
    visible = [each.width for each in sheet.columns if not each.hidden]
    room = sum(visible) / (1 if row else TITLE_SIZE / SIZE) - ROOM_LOST
    tall = min((LINE if row else 2 * LINE) * lines(line, room) + PADDING, TALLEST)
    page.set_row(row, tall)
    if len(sheet.columns) > 1:
        page.merge_range(row, 0, row, len(sheet.columns) - 1, "", style)
    put(page, row, 0, line, style)
    return tall


def _put_link(page: Worksheet, row: int, column: int, link: Link, style: Format) -> None:
    """Write a text that leads to cells; too long an address is left out, never the text."""
    where = f"{quoted(link.sheet)}!{link.cell}"
    address = f"external:{link.book}#{where}" if link.book else f"internal:{where}"
    if not link.cell or len(address) > LONGEST_ADDRESS:
        put(page, row, column, link.text, style)
    else:
        page.write_url(row, column, address, style, as_text(link.text))


def _height(sheet: ResultSheet, cells: Sequence[CellValue | Link]) -> float:
    """Points for the longest text of a row: not every program measures wrapped text on opening."""
    tall = max(
        (
            lines(value.text if isinstance(value, Link) else value, column.width - ROOM_LOST)
            for value, column in zip(cells, sheet.columns, strict=False)
            if isinstance(value, str | Link) and not column.hidden
        ),
        default=1,
    )
    return float(min(LINE * tall + PADDING, TALLEST))
