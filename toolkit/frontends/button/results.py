"""Writing the sheet 校验结果 of the open workbook: cleared and written anew, what people typed kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.layout import LAST_OPEN_NAME
from toolkit.declare.layout import RESULT_WIDTH
from toolkit.declare.outcome import SETTLED
from toolkit.declare.standard import ADDED_LATER
from toolkit.declare.standard import ResultLine
from toolkit.frontends.button.changed_rows import write_changed
from toolkit.frontends.button.filters import show_all
from toolkit.frontends.button.line_breaks import keep_punctuation_in_line
from toolkit.frontends.button.no_result_sheet import NO_SHEET
from toolkit.frontends.button.no_result_sheet import NoResultSheetError
from toolkit.frontends.button.no_result_sheet import why_not
from toolkit.frontends.button.result_values import Formula
from toolkit.frontends.button.result_values import as_words
from toolkit.frontends.button.result_values import link
from toolkit.frontends.button.result_values import typed
from toolkit.usecases.result_table import preamble
from toolkit.usecases.result_table import result_entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book
    from xlwings import Range
    from xlwings import Sheet

    from toolkit.declare.ledger import Column
    from toolkit.usecases.result_table import ResultEntry
    from toolkit.usecases.validate import Judged

COLUMNS = {column.heading: column for column in ResultLine.columns}
NEEDED = frozenset(COLUMNS.values()) - {*ADDED_LATER}
HEADING_ROWS = 12


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which columns a result sheet has, and where its lines begin; one of an older workbook lacks some.

    Attributes:
        columns: its own, from the first on.
        first: the row (from 1) of the first line.
    """

    columns: tuple[Column[object], ...]
    first: int

    @property
    def own(self) -> int:
        """How many columns are the sheet's own: what is beyond is people's."""
        return len(self.columns)

    def at(self, column: Column[object]) -> int:
        """The index (from 0) of one of them."""
        return self.columns.index(column)


@dataclass(frozen=True, slots=True)
class _Written:
    """The sheet as it is before, and what people wrote beside its lines.

    Attributes:
        layout: where things stand.
        height: rows in use from there on.
        width: columns in use, the sheet's own at least.
        lines: by stable key, the lines with all their cells.
        loose: rows that are no lines: people's own remarks, in order.
    """

    layout: _Layout
    height: int
    width: int
    lines: dict[str, list[object]]
    loose: list[list[object]]


def write_results(book: Book, judged: Judged) -> bool:
    """Replace the lines of the result sheet; what people wrote beside a line moves with it.

    Returns:
        Whether every line is shown: a filter may hide some.

    Raises:
        NoResultSheetError: it is missing, has other headings or refuses to be written.
    """
    sheet, layout = _place(book)
    first, key = layout.first, layout.at(ResultLine.stable_key)
    old = _read(sheet, layout)
    rows = _rows(judged, old)
    rows += [[None] * old.width for _ in range(old.height - len(rows))]
    shown = _show_all(sheet, first, len(rows))
    try:
        if rows:
            block = sheet.range((first, 1), (first + len(rows) - 1, old.width))
            keep_punctuation_in_line(block)
            write_changed(block, rows)
            if block[0, key].value != rows[0][key]:
                raise NoResultSheetError(book.name, why_not(book))
    except NoResultSheetError:
        raise
    except Exception as error:  # -- each program has its own error for a sheet that is locked --
        raise NoResultSheetError(book.name, why_not(book)) from error
    _let_marks_see(book)
    write_note(book, "　".join(preamble(judged)[:-1]))
    return shown


def _let_marks_see(book: Book) -> None:
    """Calculate where the last fault stands, also for who calculates by F9: marks look no further."""
    with suppress(
        Exception
    ):  # -- an older workbook has no such cell; each program has its own errors --
        cell = book.names[LAST_OPEN_NAME].refers_to_range
        if hasattr(cell.api, "Calculate"):
            cell.api.Calculate()
        elif not book.api.isAutomaticCalculationEnabled():
            book.api.calculate()


def write_note(book: Book, words: str) -> bool:
    """Say something in the line above the headings, in an older workbook below them; whether it could be written."""
    sheet = _sheet(book)
    with suppress(Exception):  # -- a locked sheet says it in the status cell alone --
        row = _note_row(sheet) if sheet is not None else 0
        if sheet is not None and row:
            note = sheet.range((row, 1))
            keep_punctuation_in_line(note)
            write_changed(note, [[words]])
            return True
    return False


def _note_row(sheet: Sheet) -> int:
    """The one of the first two rows in which the headings do not stand; 0 where they stand in neither."""
    rows = {HEADING_ROW: EXAMPLE_ROW, EXAMPLE_ROW: HEADING_ROW}
    first = sheet.range((HEADING_ROW, 1), (EXAMPLE_ROW, 2)).options(ndim=2).value
    found = (row for row, cells in zip(rows, first, strict=True) if {*cells} <= {*COLUMNS})
    return rows.get(next(found, 0), 0)


def _place(book: Book) -> tuple[Sheet, _Layout]:
    """The sheet and its layout; a marked copy has its headings lower."""
    sheet = _sheet(book)
    if sheet is not None:
        head = sheet.range((1, 1), (HEADING_ROWS, len(COLUMNS))).options(ndim=2).value
        for number, row in enumerate(head, start=1):
            columns = tuple(_known(row))
            if {*columns} >= NEEDED:
                first = FIRST_DATA_ROW if number == HEADING_ROW else number + 1
                return sheet, _Layout(columns, first)
    raise NoResultSheetError(book.name, NO_SHEET)


def _known(headings: Sequence[object]) -> Iterator[Column[object]]:
    """The columns of these headings, in whatever order, up to the first that is another or stands twice."""
    left = dict(COLUMNS)
    for heading in headings:
        column = left.pop(str(heading), None)
        if column is None:
            return
        yield column


def _sheet(book: Book) -> Sheet | None:
    there = ResultLine.sheet in [each.name for each in book.sheets]
    return book.sheets[ResultLine.sheet] if there else None


def _show_all(sheet: Sheet, first: int, height: int) -> bool:
    """Show every row: a filter set for the old lines would hide new ones.

    Returns:
        Whether all are shown: a program may refuse on a protected sheet.
    """
    if not height:
        return True
    block = sheet.range((first, 1), (first + height - 1, 1))
    with suppress(Exception):  # -- Excel's way; where nothing is filtered, it is an error --
        sheet.api.ShowAllData()
    if _shown(block):
        return True
    with suppress(Exception):  # -- LibreOffice's, which its protection of sheets allows --
        show_all(sheet.book.api, sheet.api)
    with suppress(Exception):  # -- so are rows that somebody hid himself --
        block.api.Rows.IsVisible = True
    return _shown(block)


def _shown(block: Range) -> bool:
    try:
        return block.rows.hidden is False
    except Exception:  # noqa: BLE001 - an engine that cannot tell hides nothing either
        return True


def _read(sheet: Sheet, layout: _Layout) -> _Written:
    end, first, own = sheet.used_range.last_cell, layout.first, layout.own
    key = layout.at(ResultLine.stable_key)
    width = min(max(end.column, own), RESULT_WIDTH)
    rows: list[list[object]] = []
    if end.row >= first:
        rows = sheet.range((first, 1), (end.row, width)).options(ndim=2, err_to_str=True).value
    while rows and not any(map(_filled, rows[-1])):
        rows.pop()
    # -- a filter's arrows are in use beyond all that is written --
    width = max(own, _width(rows))
    rows = [row[:width] for row in rows]
    if rows and width > own:
        beside = sheet.range((first, own + 1), (first + len(rows) - 1, width))
        _put_formulas(rows, beside, own)
    return _Written(
        layout,
        len(rows),
        width,
        {str(row[key]): row for row in rows if _filled(row[key])},
        [row for row in rows if not _filled(row[key]) and any(map(_filled, row))],
    )


def _width(rows: list[list[object]]) -> int:
    """Up to which column (from 1) anything stands in rows of one length."""
    columns = enumerate(zip(*rows, strict=True), start=1)
    return max((at for at, cells in columns if any(map(_filled, cells))), default=0)


def _put_formulas(rows: list[list[object]], beside: Range, own: int) -> None:
    """What people calculate beside the lines stays a formula."""
    formulas = beside.formula
    lines = formulas if isinstance(formulas, tuple) else ((formulas,),)
    for row, line in zip(rows, lines, strict=True):
        for at, formula in enumerate(line, start=own):
            if str(formula).startswith("="):
                row[at] = Formula(formula)


def _filled(value: object) -> bool:
    return value is not None


def _rows(judged: Judged, old: _Written) -> list[list[object]]:
    """The lines; below them those that are gone and that people wrote beside, then loose remarks."""
    gone, layout = dict(old.lines), old.layout
    reviewer = layout.at(ResultLine.reviewer)
    rows = []
    beside = {key for key, row in old.lines.items() if _written_beside(row, layout)}
    for entry in result_entries(judged, beside):
        kept = gone.pop(entry.key, [None] * old.width)
        cells = _row(entry, layout, kept[reviewer])
        rows.append([*cells, *map(typed, kept[layout.own :])])
    rows += [_settled(row, layout) for row in gone.values() if _written_beside(row, layout)]
    loose = [[*map(typed, row)] for row in old.loose]
    gap: list[list[object]] = [[None] * old.width] if loose else []
    return [*rows, *gap, *loose]


def _written_beside(row: list[object], layout: _Layout) -> bool:
    """Whether a person wrote anything in a line or beside it."""
    by_people = (ResultLine.explanation, ResultLine.reviewer)
    theirs = [row[layout.at(column)] for column in by_people]
    return any(map(_filled, [*theirs, *row[layout.own :]]))


def _settled(row: list[object], layout: _Layout) -> list[object]:
    """A line that is gone: kept with its key, so that it finds its words again should it return."""
    cells = [*map(typed, row)]
    said: dict[Column[object], object] = {
        ResultLine.place: None,
        ResultLine.since: None,
        ResultLine.state: SETTLED,
    }
    for at, column in enumerate(layout.columns):
        cells[at] = said.get(column, cells[at])
    return cells


def _row(entry: ResultEntry, layout: _Layout, reviewer: object) -> list[object]:
    words = dict(zip(ResultLine.columns, entry.cells(), strict=True))
    said: dict[Column[object], object] = {each: as_words(words[each]) for each in layout.columns}
    said[ResultLine.place] = link(entry.place)
    said[ResultLine.reviewer] = typed(reviewer)
    return [said[column] for column in layout.columns]
