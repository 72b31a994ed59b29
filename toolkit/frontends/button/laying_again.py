"""Marks and drop-downs of the ledgers, laid again where pasting took them away.

Cells pasted from elsewhere bring their own formats along: the ledger's conditional formats and rules go.
What a column is to have stands in its other cells still.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.layout import OPEN_PLACES_NAME
from toolkit.declare.layout import PLACES_NAME
from toolkit.declare.ledger import LONGEST_TITLE
from toolkit.declare.names import same_name
from toolkit.declare.owner import Owner
from toolkit.frontends.button.printed_rows import print_filled_rows
from toolkit.frontends.button.printing import width_of
from toolkit.frontends.button.result_values import as_words
from toolkit.frontends.button.row_heights import make_room

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book
    from xlwings import Range
    from xlwings import Sheet as OpenSheet

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.workbook import Sheet

PASTE_VALIDATION = 6  # -- xlPasteValidation --


def lay_again(book: Book, catalogue: Catalogue, sheets: Sequence[Sheet]) -> list[str]:
    """Lay what is missing in the ledgers that people fill.

    Args:
        book: the open workbook.
        catalogue: the activity.
        sheets: the workbook's sheets as they were read.

    Returns:
        The sheets in which something was.
    """
    people = [each for each in catalogue.ledgers if each.owner != Owner.PROGRAM]
    ledgers = {same_name(each.sheet): each for each in people}
    laid = []
    for read in sheets:
        ledger = ledgers.get(same_name(read.name))
        last = _last_prepared(read) if ledger else 0
        filled = _last_filled(read, ledger, last) if ledger else 0
        if ledger and filled:
            sheet = book.sheets[read.name]
            if _dressed(sheet, read, last):
                laid.append(read.name)
            make_room(sheet, ledger, read, filled)
            print_filled_rows(sheet, width_of(read, ledger), last)
    return laid


def _dressed(sheet: OpenSheet, read: Sheet, last: int) -> bool:
    with suppress(Exception):  # -- a sheet with a password keeps what it has --
        return _laid(sheet, [*_headings(read)], last)
    return False


def _last_prepared(sheet: Sheet) -> int:
    """The row (from 1) above the end mark; 0 where there is no such mark."""
    ends = (number for number, row in enumerate(sheet.rows) if row and row[0] == END_MARK)
    return next(ends, 0)


def _last_filled(sheet: Sheet, ledger: type[Ledger], last: int) -> int:
    """The last row (from 1) up to row `last` in which more stands than formulas give; 0 for none."""
    calculated = {column.heading for column in ledger.columns if column.formula}
    at = {place for place, heading in enumerate(_headings(sheet)) if heading in calculated}
    for number in range(last, FIRST_DATA_ROW - 1, -1):
        row = sheet.rows[number - 1]
        if row.count(None) < len(row) and any(
            cell is not None and cell != "" and place not in at for place, cell in enumerate(row)
        ):
            return number
    return 0


def _headings(sheet: Sheet) -> Iterator[str]:
    for cell in sheet.rows[HEADING_ROW - 1]:
        if cell is None:
            return
        yield str(cell)


def _laid(sheet: OpenSheet, headings: Sequence[str], last: int) -> bool:
    block = sheet.range((FIRST_DATA_ROW, 1), (last, len(headings)))
    if hasattr(sheet.api, "ConditionalFormats"):
        return _laid_in_libreoffice(block, headings)
    return _laid_in_excel(block, headings)


def _laid_in_libreoffice(block: Range, headings: Sequence[str]) -> bool:
    """Dress the cells that our marks do not cover as the column's lowest cell that they do cover.

    Conditional formats cannot be laid into cells of a protected sheet; cells can be copied there.
    """
    covered = _covered_in_libreoffice(block)
    if not covered:
        return False
    height, width = block.shape
    laid = False
    for at in range(min(width, 1 + max(column for column, _ in covered))):
        rows = [row for row in range(height) if (at, row) in covered]
        holes = [row for row in range(height) if (at, row) not in covered]
        good = next((row for row in reversed(rows) if _is_of(block[row, at], headings[at])), None)
        if good is not None and holes:
            for first, last in runs(holes):
                _dress(block[first : last + 1, at], block[good, at])
            laid = True
    return laid


def _covered_in_libreoffice(block: Range) -> set[tuple[int, int]]:
    """The cells that our marks cover, as column and row from 0 within the block; none where it has none."""
    top = block.row - 1
    formats = block.sheet.api.ConditionalFormats.getConditionalFormats()
    ours, _ = _of_one_kind((each, each.getByIndex(0)) for each in formats if each.Count)
    areas = [area for each in ours for area in each.Range.RangeAddresses]
    if len(areas) == 1 and areas[0].StartRow == top and areas[0].EndRow >= top + block.shape[0] - 1:
        return set()  # -- whole, as nearly always --
    return {
        (column, row - top)
        for area in areas
        for column in range(area.StartColumn, area.EndColumn + 1)
        for row in range(area.StartRow, area.EndRow + 1)
    }


def _of_one_kind(rules: Iterable[tuple[Any, object]]) -> tuple[list[Any], list[Any]]:
    """Of formats, each with a rule of its own, our marks that are to stay, and those that are not.

    What is pasted from an older workbook has its marks, which look through all lines: today's go on in their place.
    """
    formulas = [(each, str(getattr(rule, "Formula1", ""))) for each, rule in rules]
    ours = [(each, formula) for each, formula in formulas if PLACES_NAME in formula]
    todays = [each for each, formula in ours if OPEN_PLACES_NAME in formula]
    older = [each for each, formula in ours if OPEN_PLACES_NAME not in formula]
    return (todays, older) if todays else (older, [])


def _is_of(cell: Range, heading: str) -> bool:
    return bool(cell.api.Validation.InputTitle == heading[:LONGEST_TITLE])


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each stretch of numbers, which are in order, without a gap."""
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last


def _dress(cells: Range, like: Range) -> None:
    """Give cells all that another has but its contents.

    In a column of text a formula that is entered like a value becomes words: each is set as a formula.
    """
    values = cells.options(ndim=2, err_to_str=True).value
    formulas = {
        (down, across): formula
        for down, line in enumerate(cells.api.getFormulaArray())
        for across, formula in enumerate(line)
        if cells.api.getCellByPosition(across, down).Type.value == "FORMULA"
    }
    kept = [
        [None if (down, across) in formulas else _typed(value) for across, value in enumerate(line)]
        for down, line in enumerate(values)
    ]
    like.copy(cells)
    cells.value = kept
    for (down, across), formula in formulas.items():
        cell = cells.api.getCellRangeByPosition(across, down, across, down)
        if formula.startswith("{"):
            cell.setArrayFormula(formula[1:-1])
        else:
            cell.getCellByPosition(0, 0).setFormula(formula)


def _typed(value: object) -> object:
    return as_words(value) if isinstance(value, str) else value


def _laid_in_excel(block: Range, headings: Sequence[str]) -> bool:
    """The same by Microsoft's reference; not tried in Excel itself."""
    formats = block.sheet.api.Cells.FormatConditions
    ours, others = _of_one_kind((each, each) for each in formats)
    first: dict[str, Any] = {}
    others += [each for each in ours if first.setdefault(each.Formula1, each) is not each]
    for each in others:
        each.Delete()
    laid = bool(others)
    for each in first.values():
        if others or each.AppliesTo.Areas.Count > 1:
            each.ModifyAppliesToRange(block.api)
            laid = True
    for at, heading in enumerate(headings):
        laid = _rule_in_excel(block[:, at], heading) or laid
    return laid


def _rule_in_excel(column: Range, heading: str) -> bool:
    title = heading[:LONGEST_TITLE]
    if _title_in_excel(column) == title:
        return False
    for cell in reversed(list(column)):
        if _title_in_excel(cell) == title:
            cell.api.Copy()
            column.api.PasteSpecial(PASTE_VALIDATION)
            column.sheet.book.app.cut_copy_mode = False
            return True
    return False


def _title_in_excel(cells: Range) -> str | None:
    """Excel raises an error where there is no rule, or another in some of the cells."""
    with suppress(Exception):
        return str(cells.api.Validation.InputTitle)
    return None
