"""Writing the sheet 校验结果 of the open workbook: cleared and written anew, what people typed kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.outcome import SETTLED
from toolkit.usecases.result_table import preamble
from toolkit.usecases.result_table import result_lines

if TYPE_CHECKING:
    from xlwings import Book
    from xlwings import Range
    from xlwings import Sheet

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.outcome import Place
    from toolkit.usecases.result_table import ResultLine
    from toolkit.usecases.validate import Judged

PLACE, STATE, EXPLANATION, REVIEWER = "位置", "状态", "说明", "复核人"
LIKE_A_FORMULA = ("=", "+", "-", "@", "'")
HEADING_ROWS = 12
MOST_COLUMNS = 40  # -- the sheet's own, and what people write beside them --


class NoResultSheetError(ToolkitError):
    """The workbook has nowhere to write results to."""

    def __init__(self, book: str, sheet: str) -> None:
        super().__init__(
            f"台账《{book}》没有可写的“{sheet}”表：缺表，或标题行被改动，或加了密码保护，或以只读方式打开。"
            "请用台账模板，或用命令行 taizhang validate 另写标注副本。"
        )


@dataclass(frozen=True, slots=True)
class _Written:
    """The sheet as it is before: where its lines begin, and what people wrote beside them.

    Attributes:
        first: the row (from 1) of the first line.
        height: rows in use from there on.
        width: columns in use, the sheet's own at least.
        lines: by stable key, the lines with all their cells.
        loose: rows that are no lines: people's own remarks, in order.
    """

    first: int
    height: int
    width: int
    lines: dict[str, list[Any]]
    loose: list[list[Any]]


def write_results(book: Book, judged: Judged, catalogue: Catalogue) -> bool:
    """Replace the lines of the result sheet; what people wrote beside a line moves with it.

    Returns:
        Whether every line is shown: a filter may hide some.

    Raises:
        NoResultSheetError: it is missing, has other headings or refuses to be written.
    """
    results = catalogue.roles.results
    headings = [column.heading for column in results.columns]
    key = headings.index(catalogue.roles.result_key.heading)
    sheet, first = _place(book, results.sheet, headings)
    old = _read(sheet, first, headings, key)
    rows = _rows(judged, headings, old)
    rows += [[None] * old.width for _ in range(old.height - len(rows))]
    shown = _show_all(sheet, first, len(rows))
    try:
        if rows:
            block = sheet.range((first, 1), (first + len(rows) - 1, old.width))
            block.value = rows
            if block[0, key].value != rows[0][key]:
                raise NoResultSheetError(book.name, results.sheet)
    except NoResultSheetError:
        raise
    except Exception as error:  # -- each program has its own error for a sheet that is locked --
        raise NoResultSheetError(book.name, results.sheet) from error
    write_note(book, catalogue, "　".join(preamble(judged)[:3]))
    return shown


def write_note(book: Book, catalogue: Catalogue, words: str) -> None:
    """Say something in the line between the headings and the results, where that can be written."""
    sheet = _sheet(book, catalogue.roles.results.sheet)
    first = catalogue.roles.results.columns[0].heading
    with suppress(Exception):  # -- a locked sheet says it in the status cell alone --
        if sheet is not None and sheet.range((HEADING_ROW, 1)).value == first:
            sheet.range((EXAMPLE_ROW, 1)).value = words


def _place(book: Book, title: str, headings: list[str]) -> tuple[Sheet, int]:
    """The sheet, and the row at which results begin; a marked copy has its headings lower."""
    sheet = _sheet(book, title)
    if sheet is not None:
        head = sheet.range((1, 1), (HEADING_ROWS, len(headings))).options(ndim=2).value
        for number, row in enumerate(head, start=1):
            if row == headings:
                return sheet, FIRST_DATA_ROW if number == HEADING_ROW else number + 1
    raise NoResultSheetError(book.name, title)


def _sheet(book: Book, title: str) -> Sheet | None:
    return book.sheets[title] if title in [each.name for each in book.sheets] else None


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
    with suppress(Exception):  # -- LibreOffice's, which its protection of sheets allows --
        block.api.Rows.IsVisible = True
    try:
        return block.rows.hidden is False
    except Exception:  # noqa: BLE001 - an engine that cannot tell hides nothing either
        return True


def _read(sheet: Sheet, first: int, headings: list[str], key: int) -> _Written:
    own = len(headings)
    end = sheet.used_range.last_cell
    width = min(max(end.column, own), MOST_COLUMNS)
    rows: list[list[Any]] = []
    if end.row >= first:
        rows = sheet.range((first, 1), (end.row, width)).options(ndim=2, err_to_str=True).value
    while rows and not any(map(_filled, rows[-1])):
        rows.pop()
    if rows and width > own:
        _put_formulas(rows, sheet.range((first, own + 1), (first + len(rows) - 1, width)), own)
    return _Written(
        first,
        len(rows),
        width,
        {str(row[key]): row for row in rows if _filled(row[key])},
        [row for row in rows if not _filled(row[key]) and any(map(_filled, row))],
    )


def _put_formulas(rows: list[list[Any]], beside: Range, own: int) -> None:
    """What people calculate beside the lines stays a formula."""
    formulas = beside.formula
    lines = formulas if isinstance(formulas, tuple) else ((formulas,),)
    for row, line in zip(rows, lines, strict=True):
        for at, formula in enumerate(line, start=own):
            if str(formula).startswith("="):
                row[at] = Formula(formula)


class Formula(str):
    """A formula that a person wrote."""

    __slots__ = ()


def _filled(value: object) -> bool:
    return value is not None


def _rows(judged: Judged, headings: list[str], old: _Written) -> list[list[object]]:
    """The lines; below them those that are gone and that people wrote beside, then loose remarks."""
    own, gone = len(headings), dict(old.lines)
    reviewer = headings.index(REVIEWER)
    rows = []
    for line in result_lines(judged):
        kept = gone.pop(line.key, [None] * old.width)
        cells = _row(line, headings, kept[reviewer])
        rows.append([*cells, *map(_typed, kept[own:])])
    rows += [_settled(row, headings) for row in gone.values() if _written_beside(row, headings)]
    loose = [[*map(_typed, row)] for row in old.loose]
    gap: list[list[object]] = [[None] * old.width] if loose else []
    return [*rows, *gap, *loose]


def _written_beside(row: list[Any], headings: list[str]) -> bool:
    """Whether a person wrote anything in a line or beside it."""
    typed = [row[headings.index(EXPLANATION)], row[headings.index(REVIEWER)]]
    return any(map(_filled, [*typed, *row[len(headings) :]]))


def _settled(row: list[Any], headings: list[str]) -> list[object]:
    """A line that is gone: kept with its key, so that it finds its words again should it return."""
    cells = [*map(_typed, row)]
    cells[headings.index(PLACE)] = None
    cells[headings.index(STATE)] = SETTLED
    return cells


def _row(line: ResultLine, headings: list[str], reviewer: object) -> list[object]:
    at = headings.index(PLACE)
    cells: list[object] = [*map(_words, line.cells)]
    cells.insert(at, _link(line.place))
    cells[headings.index(REVIEWER)] = _typed(reviewer)
    return cells


def _typed(value: object) -> object:
    """What a person typed, as it was: text stays text, a formula a formula."""
    if isinstance(value, Formula):
        return str(value)
    return _words(value) if isinstance(value, str) else value


def _words(words: str) -> str | None:
    """Text that no program takes for a formula."""
    return f"'{words}" if words.startswith(LIKE_A_FORMULA) else words or None


def _link(place: Place | None) -> str | None:
    """A formula that jumps to the cell when it is clicked."""
    if place is None:
        return None
    if not place.cell:
        return _words(str(place))
    target, shown = (f"#'{place.sheet}'!{place.cell}", str(place))
    quoted = (words.replace('"', '""') for words in (target, shown))
    return '=HYPERLINK("{}","{}")'.format(*quoted)
