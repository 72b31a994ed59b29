"""The sheet 可选名单: the lists of a workbook's drop-downs whose own ledgers it lacks, for a person to look at.

The drop-downs take their values from it. Each list is the values alone, and beside each what tells it (a
person's unit): nothing else of the ledgers they come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.columns import Referring
from toolkit.declare.fixed_sheets import LISTS_SHEET
from toolkit.declare.wording import listed
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import quoted
from toolkit.workbooks.blank.cell_writing import put
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import BODY
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import TEXT_FORMAT
from toolkit.workbooks.blank.styles import TITLE
from toolkit.workbooks.blank.styles import lines_needed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles

SAID = (
    "填{headings}的格，从下拉中选；整张名单在这里，可以查，也可以照着填、复制。",
    "名单里没有的，照实填写，并告诉办公室登记。这张表不用填；其他有下拉的栏，能选的都在下拉里。",
)
TITLE_ROW, SAID_ROW, OF_ROW, HEADING_ROW = 0, 1, 3, 4
SAFE = 0.85  # -- of a line, lest another typeface leave a full stop alone on the next --
FIRST_ROW = HEADING_ROW + 1
FIRST = 1  # -- column A is a margin --
NARROWEST, GAP = 16, 3


@dataclass(frozen=True, slots=True)
class GivenList:
    """One list.

    Attributes:
        column: whose values they are.
        rows: each value, and what tells it; "" where nothing does.
    """

    column: Column[object]
    rows: tuple[tuple[str, str], ...]


def areas(lists: Sequence[GivenList]) -> Mapping[Column[object], str]:
    """Where the values of each list stand; a list without any is not there."""
    found = {}
    for at, given in _placed(lists):
        letter, last = f"${column_letters(at + 1)}", FIRST_ROW + len(given.rows)
        found[given.column] = f"{quoted(LISTS_SHEET)}!{letter}${FIRST_ROW + 1}:{letter}${last}"
    return found


def sheets_of_lists(
    plans: Sequence[SheetPlan], lists: Sequence[GivenList]
) -> tuple[tuple[Column[object], str], ...]:
    """For the plans' references to ledgers that the workbook lacks: the sheet of their list, or ""."""
    here, given = {plan.ledger for plan in plans}, areas(lists)
    absent = {
        column.to: None
        for plan in plans
        for column in plan.columns
        if isinstance(column, Referring) and column.to.ledger not in here
    }
    return tuple((column, LISTS_SHEET if column in given else "") for column in absent)


def write_lists(book: Workbook, lists: Sequence[GivenList], styles: Styles) -> None:
    """Add the sheet, if there is anything to choose from."""
    placed = list(_placed(lists))
    if not placed:
        return
    sheet = book.add_worksheet(LISTS_SHEET)
    sheet.set_tab_color(ACCENT)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    width = sum(_list(sheet, at, given, styles) for at, given in placed)
    last = placed[-1][0] + len(_heads(placed[-1][1])) - 1
    headings = listed(f"“{given.column.heading}”" for _, given in placed)
    sheet.set_row(TITLE_ROW, 36)
    sheet.write_string(TITLE_ROW, FIRST, LISTS_SHEET, styles(TITLE))
    for row, words in enumerate(SAID, start=SAID_ROW):
        said = words.format(headings=headings)
        sheet.set_row(row, 18 * lines_needed(said, width * SAFE) + 2)
        _across(sheet, row, FIRST, last, said, styles(BODY))
    sheet.set_row(OF_ROW, 26)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(OF_ROW, HEADING_ROW)
    sheet.set_footer("&L&9&A&R&9第 &P 页，共 &N 页")
    sheet.protect("", {"format_columns": True})


def _placed(lists: Sequence[GivenList]) -> Iterator[tuple[int, GivenList]]:
    """Each list that has any value, with its first column."""
    at = FIRST
    for given in lists:
        if given.rows:
            yield at, given
            at += len(_heads(given)) + 1


def _heads(given: GivenList) -> tuple[str, ...]:
    """Over the values, and over what tells them if anything does."""
    told = [each.heading for each in given.column.ledger.told_by if each is not given.column]
    return (given.column.heading, "　".join(told)) if told else (given.column.heading,)


def _list(sheet: Worksheet, at: int, given: GivenList, styles: Styles) -> float:
    """Draw one list from a column on; its width."""
    heads, column = _heads(given), given.column
    width = max(NARROWEST, column.width)
    words = styles(BOXED, num_format=TEXT_FORMAT)
    of = styles(BODY, bold=True, font_color=ACCENT, text_wrap=False)
    sheet.write_string(OF_ROW, at, column.ledger.sheet, of)
    for offset, head in enumerate(heads):
        sheet.set_column(at + offset, at + offset, width)
        sheet.write_string(HEADING_ROW, at + offset, head, styles(HEADING))
    sheet.set_column(at + len(heads), at + len(heads), GAP)
    for row, cells in enumerate(given.rows, start=FIRST_ROW):
        for offset, said in enumerate(cells[: len(heads)]):
            put(sheet, row, at + offset, said, words)
    return width * len(heads) + GAP


def _across(sheet: Worksheet, row: int, first: int, last: int, words: str, style: Format) -> None:
    """Write over several columns, or into the only one."""
    if first == last:
        sheet.write_string(row, first, words, style)
    else:
        sheet.merge_range(row, first, row, last, words, style)
