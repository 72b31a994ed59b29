"""Writing the sheet 校验结果 of the open workbook: cleared and written anew, what people typed kept."""

from __future__ import annotations

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


class NoResultSheetError(ToolkitError):
    """The workbook has nowhere to write results to."""

    def __init__(self, book: str, sheet: str) -> None:
        super().__init__(
            f"台账《{book}》没有可写的“{sheet}”表：缺表，或标题行被改动，或加了密码保护。"
            "请用台账模板，或用命令行 taizhang validate 另写标注副本。"
        )


def write_results(book: Book, judged: Judged, catalogue: Catalogue) -> None:
    """Replace the lines of the result sheet.

    Raises:
        NoResultSheetError: it is missing, has other headings or refuses to be written.
    """
    results = catalogue.roles.results
    headings = [column.heading for column in results.columns]
    sheet, first = _place(book, results.sheet, headings)
    key = headings.index(catalogue.roles.result_key.heading)
    reviewer = headings.index(REVIEWER)
    old = _old_rows(sheet, first, len(headings))
    reviewed = {row[key]: row[reviewer] for row in old if row[key] and row[reviewer]}
    rows = [_row(line, headings, reviewed.get(line.key)) for line in result_lines(judged)]
    if old:
        sheet.range((first, 1), (first + len(old) - 1, len(headings))).clear_contents()
    if rows:
        block = sheet.range((first, 1), (first + len(rows) - 1, len(headings)))
        block.value = rows
        if block[-1, key].value != rows[-1][key]:
            raise NoResultSheetError(book.name, results.sheet)
    write_note(book, catalogue, "　".join(preamble(judged)[:3]))


def write_note(book: Book, catalogue: Catalogue, words: str) -> None:
    """Say something in the line between the headings and the results, where there is one."""
    sheet = _sheet(book, catalogue.roles.results.sheet)
    first = catalogue.roles.results.columns[0].heading
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


def _old_rows(sheet: Sheet, first: int, width: int) -> list[list[Any]]:
    last = sheet.used_range.last_cell.row
    if last < first:
        return []
    rows: list[list[Any]] = sheet.range((first, 1), (last, width)).options(ndim=2).value
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _row(line: ResultLine, headings: list[str], reviewer: object) -> list[object]:
    at = headings.index(PLACE)
    cells: list[object] = [*map(_words, line.cells)]
    cells.insert(at, _link(line.place))
    cells[headings.index(REVIEWER)] = _words(str(reviewer)) if reviewer else None
    return cells


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
