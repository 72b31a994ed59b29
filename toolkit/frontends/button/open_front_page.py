"""The front page's cells: what the last click did, what comes next, which papers are wanted."""

from __future__ import annotations

import datetime as dt
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.button import GENERATE
from toolkit.declare.errors import StoppedByPersonError
from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import FRONT_SHEET
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import ENDED_NAME
from toolkit.declare.layout import GO_NAME
from toolkit.declare.layout import KINDS_NAME
from toolkit.declare.layout import LAST_RUN_NAME
from toolkit.declare.layout import NEXT_NAME
from toolkit.declare.layout import PAPERS_NAME
from toolkit.declare.layout import STATUS_NAME
from toolkit.declare.standard import ResultLine
from toolkit.frontends.button.answer import BAR_ROOM
from toolkit.frontends.button.answer import NEXT_ROOM
from toolkit.frontends.button.answer import STATUS_ROOM
from toolkit.frontends.button.answer import in_short
from toolkit.frontends.button.answer import sentences
from toolkit.frontends.button.answer_bar import answer_above
from toolkit.frontends.button.changed_rows import write_changed
from toolkit.frontends.button.detail_sheet import write_detail
from toolkit.frontends.button.line_breaks import keep_punctuation_in_line
from toolkit.frontends.button.steps import NoStep
from toolkit.frontends.button.still_screen import StillScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from xlwings import Book
    from xlwings import Range

    from toolkit.frontends.button.links import Link
    from toolkit.frontends.button.steps import Step

WANTED = frozenset({"是", "√", "✓", "Y", "y", "1", "1.0"})
UNWANTED = frozenset({"否", "×", "N", "n", "0", "0.0", "None", ""})
GONE = "#REF!"
PAUSE = 0.3  # -- seconds: what is done sooner needs no words, and each costs a redraw --


class CancelledError(StoppedByPersonError):
    """The clerk pressed Esc; until a writer says otherwise, nothing was written."""

    opening = "已取消。"
    unknown = f"没有写出文件，台账和“{ResultLine.sheet}”没有改动。"


class ChoiceError(ToolkitError):
    """The choice of papers on the front page holds something else than 是 or 否."""

    def __init__(self, kind: str, said: str) -> None:
        super().__init__(
            f"首页“公文”表“{kind}”的“生成”填“{said}”，请填“是”或“否”，再点{GENERATE}。"
        )


class OpenFrontPage:
    """The front page of an open workbook; a workbook without one is told by the status bar alone.

    Args:
        book: the workbook.
        cancelled: whether the clerk wants to stop; asked before each step, once a click takes longer
            than anybody needs to press Esc.
        step: what Ctrl+Z will take back. What is being done is said beside it; what was done is part of it,
            where anything was.
    """

    def __init__(self, book: Book, cancelled: Callable[[], bool], step: Step | None = None) -> None:
        self._book = book
        self._cancelled = cancelled
        self._step: Step = step or NoStep()
        self._status_before: object = None
        self._began = self._told = time.monotonic()
        self._ranges: dict[str, Range | None] = {}
        self.shows_a_step = False
        """Whether what is said there is what is being done, and not what was."""

    def begin(self, words: str) -> None:
        """Say which step begins, in a click that takes long enough to be seen working.

        Raises:
            CancelledError: the clerk wants to stop.
        """
        if time.monotonic() - self._began < PAUSE:
            return
        if self._quiet():
            self._show(words)
            self._bar(words)
            self._told = time.monotonic()
        if self._cancelled():
            raise CancelledError

    def tell(self, words: str) -> None:
        """Say where a step has come to; said soon after the last words, it is passed over.

        Raises:
            CancelledError: the clerk wants to stop.
        """
        if self._quiet():
            self.begin(words)

    def _quiet(self) -> bool:
        """Whether nothing was told for a while."""
        return time.monotonic() - self._told >= PAUSE

    def finish(
        self, status: str, next_step: str, ended: Ended = Ended.DONE, go: Link | None = None
    ) -> None:
        """Say what was done, how that ended, what comes next and where, and when it was.

        What the page has no room for stands in the sheet 详情, with all the rest. Where there is no cell
        to say it in, or the clerk is on another sheet, it stays in the status bar.
        """
        done, todo = sentences(status), sentences(next_step)
        bar = f"{status}　{next_step}"
        with StillScreen(self._book):
            self._show_none()
            if self.part_of_step(lambda: write_detail(self._book, [status, *todo])):
                bar = in_short([*done, *todo], BAR_ROOM)
                status, next_step = in_short(done, STATUS_ROOM), in_short(todo, NEXT_ROOM)
            said = self._put(STATUS_NAME, status)
            self._put(ENDED_NAME, [str(ended), status])
            self._put(NEXT_NAME, next_step)
            self._put(GO_NAME, go.formula if go else None)
            self._put(LAST_RUN_NAME, _now())
        seen = said and not self.is_elsewhere()
        self._bar(False if seen else f"{ended}　{bar}")
        answer_above(self._book, *(("", "") if seen else (status, next_step)), go)

    def part_of_step(self, write: Callable[[], bool]) -> bool:
        """Write something that tells of the click: as part of its step, or as none where there is nothing in it."""
        if self._step.noted:
            return write()
        with self._step.aside():
            return write()

    def _show(self, words: str) -> None:
        """Say what is being done, and keep what was said before."""
        if not self.shows_a_step:
            with suppress(Exception):
                cells = self._range(STATUS_NAME)
                self._status_before = cells.value if cells is not None else None
        self.shows_a_step = True
        with self._step.aside():
            self._write(STATUS_NAME, words)

    def _show_none(self) -> None:
        """Say again what was said before: that is what Ctrl+Z brings back."""
        if self.shows_a_step and self._step.noted:
            with self._step.aside():
                self._write(STATUS_NAME, self._status_before)
        self.shows_a_step = False

    def ask(self) -> None:
        """Say that an answer is waited for, and not the step that led to the question."""
        self._bar("请先回答框里的问题。")

    def working(self, words: str) -> None:
        """Say at once what is being done that tells of no steps of its own, and have it seen before it is done."""
        self._bar(words)
        self._told = time.monotonic()
        self.let_be_seen()

    def let_be_seen(self) -> None:
        """Let the window draw what was said; Esc pressed by now is heeded by what comes after."""
        with suppress(Exception):
            self._cancelled()

    def status(self) -> str:
        """What the last click said was done; empty where the page has no such cell."""
        with suppress(Exception):
            cells = self._range(ENDED_NAME)
            return str(cells[1, 0].value or "") if cells is not None else ""
        return ""

    def is_elsewhere(self) -> bool:
        """Whether the clerk looks at another sheet than this page."""
        try:
            shown: str = self._book.sheets.active.name
        except Exception:  # noqa: BLE001 - a book without a window shows none
            return False
        return shown != FRONT_SHEET

    def kinds(self) -> list[str]:
        """The kinds of papers that are chosen.

        Raises:
            ChoiceError: a choice is neither yes nor no.
        """
        cells = self._range(KINDS_NAME)
        rows = cells.options(ndim=2, err_to_str=True).value if cells is not None else []
        choices = [(str(row[0]), str(row[-1]).strip()) for row in rows if row[0]]
        for kind, said in choices:
            if said not in WANTED | UNWANTED:
                raise ChoiceError(kind, said)
        return [kind for kind, said in choices if said in WANTED]

    def show_papers(self, written: Mapping[str, Link]) -> None:
        """Lay beside each kind the way to what was written of it; other kinds keep theirs."""
        kinds, ways = self._range(KINDS_NAME), self._range(PAPERS_NAME)
        if kinds is None or ways is None:
            return
        for at, row in enumerate(kinds.options(ndim=2, err_to_str=True).value):
            if link := written.get(str(row[0])):
                with suppress(Exception):  # -- a sheet that was locked opens no paper --
                    ways[at, 0].formula = link.formula

    def _range(self, name: str) -> Range | None:
        """The cells of a name; None where it is missing, or what it stood for was deleted."""
        if name not in self._ranges:
            self._ranges[name] = None
            if name in self._book.names:
                found = self._book.names[name]
                gone = GONE in str(found.refers_to)
                self._ranges[name] = None if gone else found.refers_to_range
        return self._ranges[name]

    def _put(self, name: str, value: object) -> bool:
        """Whether a cell took the value, which tells of the click."""
        return self.part_of_step(lambda: self._write(name, value))

    def _write(self, name: str, value: object) -> bool:
        """Whether a cell took the value: it may be missing, locked, or the workbook read-only."""
        with suppress(Exception):
            cells = self._range(name)
            if cells is not None:
                keep_punctuation_in_line(cells)
                # -- cell by cell: a workbook that is only read takes no block in LibreOffice --
                for at, each in enumerate(value if isinstance(value, list) else [value]):
                    write_changed(cells[at, 0], [[each]])
                return True
        return False

    def _bar(self, words: str | bool) -> None:
        with suppress(Exception):  # -- a window that is closing has none --
            self._book.app.status_bar = words


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
