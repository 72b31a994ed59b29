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
from toolkit.usecases.result_table import preamble
from toolkit.usecases.result_table import result_lines

if TYPE_CHECKING:
    from xlwings import Book
    from xlwings import Sheet

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.outcome import Place
    from toolkit.usecases.result_table import ResultLine
    from toolkit.usecases.validate import Judged

PLACE, REVIEWER = "位置", "复核人"
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
        beside: by stable key, the cells to the right of the sheet's own columns.
        reviewed: by stable key, 复核人.
        loose: rows that are no lines: people's own remarks, in order.
    """

    first: int
    height: int
    width: int
    beside: dict[str, list[Any]]
    reviewed: dict[str, Any]
    loose: list[list[Any]]


def write_results(book: Book, judged: Judged, catalogue: Catalogue) -> None:
    """Replace the lines of the result sheet; what people wrote beside a line moves with it.

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


def _read(sheet: Sheet, first: int, headings: list[str], key: int) -> _Written:
    own = len(headings)
    end = sheet.used_range.last_cell
    width = min(max(end.column, own), MOST_COLUMNS)
    rows: list[list[Any]] = []
    if end.row >= first:
        rows = sheet.range((first, 1), (end.row, width)).options(ndim=2).value
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    reviewer = headings.index(REVIEWER)
    lines = {str(row[key]): row for row in rows if row[key] is not None}
    return _Written(
        first,
        len(rows),
        width,
        {name: row[own:] for name, row in lines.items() if any(map(_filled, row[own:]))},
        {name: row[reviewer] for name, row in lines.items() if _filled(row[reviewer])},
        [row for row in rows if row[key] is None and any(map(_filled, row))],
    )


def _filled(value: object) -> bool:
    return value is not None


def _rows(judged: Judged, headings: list[str], old: _Written) -> list[list[object]]:
    """The lines; below them what people wrote on rows of their own or beside lines that are gone."""
    own, beside = len(headings), dict(old.beside)
    rows = []
    for line in result_lines(judged):
        kept = beside.pop(line.key, [])
        cells = _row(line, headings, old.reviewed.get(line.key))
        rows.append([*cells, *map(_typed, kept), *[None] * (old.width - own - len(kept))])
    loose = [[*map(_typed, row)] for row in old.loose]
    loose += [[*[None] * own, *map(_typed, cells)] for cells in beside.values()]
    gap: list[list[object]] = [[None] * old.width] if loose else []
    return [*rows, *gap, *loose]


def _row(line: ResultLine, headings: list[str], reviewer: object) -> list[object]:
    at = headings.index(PLACE)
    cells: list[object] = [*map(_words, line.cells)]
    cells.insert(at, _link(line.place))
    cells[headings.index(REVIEWER)] = _typed(reviewer)
    return cells


def _typed(value: object) -> object:
    """What a person typed, as it was: text stays text."""
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
