"""Writing what is due soon into the sheet 日程 of the open workbook."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.layout import CALENDAR_HEADINGS
from toolkit.declare.layout import CALENDAR_NAME
from toolkit.declare.layout import CALENDAR_ROWS
from toolkit.declare.standard import ResultLine
from toolkit.frontends.button.changed_rows import write_changed
from toolkit.frontends.button.line_breaks import keep_punctuation_in_line
from toolkit.frontends.button.links import to_cell
from toolkit.frontends.button.result_values import as_words
from toolkit.usecases.upcoming import NOTHING_DUE
from toolkit.usecases.upcoming import upcoming

if TYPE_CHECKING:
    import datetime as dt

    from xlwings import Book

    from toolkit.declare.outcome import Place
    from toolkit.usecases.upcoming import Due
    from toolkit.usecases.validate import Judged

    Cell = str | int | dt.date | None


def write_calendar(book: Book, judged: Judged) -> None:
    """Fill the sheet's lines anew; a workbook of an earlier form has no such sheet."""
    with suppress(Exception):  # -- a sheet that was locked or deleted shows no days --
        cells = book.names[CALENDAR_NAME].refers_to_range
        if tuple(cells.rows[0].offset(-1).value) != CALENDAR_HEADINGS:
            return  # -- a marked copy's, which tells of another time --
        keep_punctuation_in_line(cells)
        write_changed(cells, _lines([*upcoming(judged)]))


def _lines(due: list[Due]) -> list[list[Cell]]:
    """As many lines as the sheet has; where there are more, the last one says so."""
    blank: list[Cell] = [None] * len(CALENDAR_HEADINGS)
    if not due:
        return [[None, None, None, None, NOTHING_DUE, None], *([blank] * (CALENDAR_ROWS - 1))]
    room = CALENDAR_ROWS if len(due) <= CALENDAR_ROWS else CALENDAR_ROWS - 1
    lines = [_line(each) for each in due[:room]]
    if rest := due[room:]:
        said = f"另有{len(rest)}项，最早{rest[0].day}到期，见“{ResultLine.sheet}”的“截止日”。"
        lines.append([None, None, None, None, said, None])
    return lines + [blank] * (CALENDAR_ROWS - len(lines))


def _line(due: Due) -> list[Cell]:
    words = (as_words(each) for each in (due.what, due.subject, due.fact))
    return [due.day, due.left, *words, _way(due.place)]


def _way(place: Place | None) -> str | None:
    if place is None or not place.cell:
        return as_words(str(place)) if place else None
    return to_cell(place.sheet, place.cell, str(place)).formula
