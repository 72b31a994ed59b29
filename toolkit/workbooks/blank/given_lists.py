"""The sheet 可选名单: the lists of a workbook's drop-downs whose own ledgers it lacks, for a person to look at.

The drop-downs take their values from it. Each list is the values alone, and beside each what tells it (a
person's unit): nothing else of the ledgers they come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.columns import Referring
from toolkit.declare.fixed_sheets import LISTS_SHEET
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
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles

SAID = (
    "填表时从下拉中选的，都在这里，可以查，也可以照着填、复制。名单由局办公室登记；"
    "名单里没有的，照实填写，并告诉局办公室登记。这张表不用填。"
)
TITLE_ROW, SAID_ROW, HEADING_ROW = 0, 1, 3
FIRST_ROW = HEADING_ROW + 1
FIRST = 1  # -- column A is a margin --
A_LIST, GAP = 2, 3  # -- columns: the value and what tells it; with the room before the next list --
NARROWEST = 16


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
    for number, given in enumerate(_filled(lists)):
        letter = f"${column_letters(FIRST + number * GAP + 1)}"
        last = FIRST_ROW + len(given.rows)
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
    filled = _filled(lists)
    if not filled:
        return
    sheet = book.add_worksheet(LISTS_SHEET)
    sheet.set_tab_color(ACCENT)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    width = sum(
        _list(sheet, FIRST + number * GAP, given, styles) for number, given in enumerate(filled)
    )
    last = FIRST + (len(filled) - 1) * GAP + A_LIST - 1
    sheet.set_row(TITLE_ROW, 36)
    sheet.write_string(TITLE_ROW, FIRST, LISTS_SHEET, styles(TITLE))
    sheet.set_row(SAID_ROW, 18 * lines_needed(SAID, width) + 2)
    sheet.merge_range(SAID_ROW, FIRST, SAID_ROW, last, SAID, styles(BODY))
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)
    sheet.set_footer("&L&9&A&R&9第 &P 页，共 &N 页")
    sheet.protect("", {"format_columns": True})


def _filled(lists: Sequence[GivenList]) -> list[GivenList]:
    return [given for given in lists if given.rows]


def _list(sheet: Worksheet, at: int, given: GivenList, styles: Styles) -> float:
    """Draw one list from a column on; its width."""
    column = given.column
    told = [each for each in column.ledger.told_by if each is not column]
    heads = (column.heading, "　".join(each.heading for each in told))
    widths = (max(NARROWEST, column.width), max(NARROWEST, *(each.width for each in told), 0))
    words = styles(BOXED, num_format=TEXT_FORMAT)
    for offset, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(at + offset, at + offset, width)
        if head:
            sheet.write_string(HEADING_ROW, at + offset, head, styles(HEADING))
    sheet.set_column(at + A_LIST, at + A_LIST, 3)
    for row, cells in enumerate(given.rows, start=FIRST_ROW):
        for offset, (head, said) in enumerate(zip(heads, cells, strict=True)):
            if head:
                put(sheet, row, at + offset, said, words)
    return sum(widths)
