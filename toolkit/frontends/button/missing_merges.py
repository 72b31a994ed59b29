"""Merges that the register tells of and the open workbook does not hold: said first, and to be acted on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT
from toolkit.declare.button import DISTRIBUTE
from toolkit.declare.button import GENERATE
from toolkit.declare.button import ISSUE
from toolkit.declare.button import REMIND
from toolkit.declare.button import VALIDATE
from toolkit.declare.errors import ToolkitError
from toolkit.declare.front_page import Ended
from toolkit.frontends.button.next_step import NOTHING_LEFT
from toolkit.frontends.button.open_book import folder_of
from toolkit.workplace.register_place import has_register

if TYPE_CHECKING:
    import datetime as dt

    from xlwings import Book

    from toolkit.frontends.button.done import Done

OF_ITS_ROWS = frozenset(
    each.command for each in (VALIDATE, GENERATE, ISSUE, DISTRIBUTE, COLLECT, REMIND)
)
"""The buttons that say or send what the workbook's rows are."""


def telling_missing(button: str, book: Book, done: Done) -> Done:
    """What a click has done, with the merges that the workbook lacks before what comes next.

    A register that cannot be read says nothing here: who writes into it tells.
    """
    missing = _missing(book) if button in OF_ITS_ROWS else ""
    if not missing:
        return done
    ended = Ended.TO_ACT_ON if done.ended is Ended.DONE else done.ended
    after = done.next_step.removeprefix(NOTHING_LEFT)  # -- there is something now --
    return replace(done, next_step=f"{missing}{after}", ended=ended)


def _missing(book: Book) -> str:
    try:
        path = folder_of(book) / Path(book.fullname).name
        if not has_register(path.parent):
            return ""
        from toolkit.workplace.missing_merges import missing_merges

        return missing_merges(path, lambda: _trail(book), lambda *place: _cell(book, *place))
    except ToolkitError:
        return ""


def _trail(book: Book) -> dict[tuple[str, str], list[dt.datetime]]:
    """What the trail of the open workbook tells, saved or not."""
    from toolkit.frontends.button.trail_lines import trail_in
    from toolkit.usecases.merge_trail import moment
    from toolkit.usecases.merge_trail import source_in

    told: dict[tuple[str, str], list[dt.datetime]] = {}
    for line in trail_in(book):
        source, when = source_in(line.reason), moment(line.when)
        if source and when:
            told.setdefault(source, []).append(when)
    return told


def _cell(book: Book, sheet: str, at: str) -> object:
    from toolkit.frontends.button.plain_values import as_read

    if sheet not in [each.name for each in book.sheets]:
        return None
    return as_read(book.sheets[sheet].range(at).value)
