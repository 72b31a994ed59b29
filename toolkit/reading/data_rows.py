"""Which rows of a sheet are data: examples, totals, notes and blank rows are told apart."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain
from math import isfinite
from operator import itemgetter
from typing import TYPE_CHECKING

from toolkit.declare.columns import Number
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import EXAMPLE_MARK
from toolkit.declare.layout import example_cells
from toolkit.declare.layout import is_formula_note
from toolkit.declare.layout import known_notes
from toolkit.declare.layout import without_number
from toolkit.declare.wording import number as shown_number
from toolkit.declare.wording import shown
from toolkit.reading.faults import row_note
from toolkit.reading.kinds import HOW_READ
from toolkit.reading.passed_over import DataRows
from toolkit.reading.prepared_rows import set_prepared_aside
from toolkit.reading.prepared_rows import set_prepared_below_aside
from toolkit.reading.row_notes_column import without_row_notes
from toolkit.reading.values import Taken
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.headers import Header

_TOTAL = re.compile(
    r"(?:本[页月季年表]|全[年部]|以上)?(?:合计|总计|小计|平均|共计|累计)(?:数|[(（].*[)）])?[:：]?"
)
_FOOT = re.compile(
    r"(?:填[报表](?:人|单位|说明|日期)|审[核批]人|复核人?|制表人?|经办人|(?:单位|分管)?负责人|联系(?:人|电话)"
    r"|报[送出]日期|备?注|说明)(?:[(（].*[)）])?[:：]"
)
_UNIT = re.compile(r"[(（][^()（）]{1,6}[)）]")
BLANKS_BEFORE_A_FOOT = 3
MARKED_COLUMNS = 3
ANY_YEAR = 2012  # -- for cells that are compared with no day --
_JUST_A_MARK = re.compile(rf"{EXAMPLE_MARK}[行：:\d]*")


def data_rows(
    ledger: type[Ledger],
    header: Header,
    rows: Sequence[Sequence[object]],
    examples: Mapping[Column[object], object],
    *,
    prepared: bool = False,
) -> DataRows:
    """The rows of a sheet that are data.

    Left out, and told where a person might wonder: the example row, blank rows, headings repeated
    by a paged copy, totals (their sums are compared), prepared rows, the notes below the end mark.
    `examples` are those of the activity, where they differ from the columns' own. With `prepared`,
    rows that are prepared and not filled are taken along.
    """
    sorter = _Sorter(ledger, header, examples)
    below = rows[header.row :]
    if header.row_notes_at is not None:
        below = [without_row_notes(cells, header) for cells in below]
    beginnings = _Beginnings(sorter, header, below)
    for number, cells in enumerate(below, start=header.row + 1):
        if sorter.in_data and beginnings.are_data(cells):
            sorter.keep(number, cells)
        elif cells.count(None) == len(cells) or _all_blank(cells):
            sorter.blanks += 1
        else:
            sorter.take(number, cells)
            sorter.blanks = 0
    if prepared:
        sorter.sorted.after_the_end += sorter.below
        return sorter.sorted
    set_prepared_aside(ledger, header, sorter.sorted)
    set_prepared_below_aside(ledger, header, sorter.below, sorter.sorted)
    return sorter.sorted


class _Beginnings:
    """Which rows are data by their first cells alone, as most of a large ledger are.

    Each distinct first cell is asked once whether a row that begins so may be something else.
    """

    def __init__(self, sorter: _Sorter, header: Header, rows: Sequence[Sequence[object]]) -> None:
        width = len(rows[0]) if rows else 0
        own = list(header.at.values())[:MARKED_COLUMNS]
        self._own = itemgetter(*own, sorter.mark if sorter.mark is not None else own[0])
        self._first = itemgetter(*range(min(width, MARKED_COLUMNS)), 0)
        first = set(chain.from_iterable(map(self._first, rows)))
        first.update(chain.from_iterable(map(self._own, rows)))
        self._telling = {cell for cell in first if sorter.is_telling(cell)}
        self._no_own = (None,) * (len(own) + 1)
        self._no_first = (None,) * (min(width, MARKED_COLUMNS) + 1)

    def are_data(self, cells: Sequence[object]) -> bool:
        """Whether a row that no blank rows precede is surely data."""
        own, first = self._own(cells), self._first(cells)
        return (
            own != self._no_own
            and first != self._no_first
            and self._telling.isdisjoint(own)
            and self._telling.isdisjoint(first)
        )


class _Sorter:
    """Takes the rows one by one, top to bottom."""

    def __init__(
        self, ledger: type[Ledger], header: Header, examples: Mapping[Column[object], object]
    ) -> None:
        self.sorted = DataRows()
        self.below: dict[int, Sequence[object]] = {}
        self.blanks = 0
        self._ledger = ledger
        self._header = header
        self._at = tuple(header.at.values())
        self._keys = [header.at[c.heading] for c in ledger.key if c.heading in header.at]
        self._headings = frozenset(header.at)
        headings = [column.heading for column in ledger.columns]
        self._example = dict(zip(headings, example_cells(ledger.columns, examples), strict=True))
        self._known_notes = known_notes(ledger)
        self.mark = header.at.get(ledger.columns[0].heading)
        self._ended = False

    @property
    def in_data(self) -> bool:
        """Whether the rows so far leave no doubt: no blank one just before, no end mark."""
        return not self.blanks and not self._ended

    def is_telling(self, cell: object) -> bool:
        """Whether a row with that first cell may be something else than data."""
        if not isinstance(cell, str):
            return False
        word = cell.strip()
        return (
            word in {"", END_MARK}
            or without_number(word) in self._known_notes
            or is_formula_note(word)
            or word.startswith(EXAMPLE_MARK)
            or cell in self._headings
            or _FOOT.match(word) is not None
            or is_unit(word)
            or is_total(word)
        )

    def keep(self, number: int, cells: Sequence[object]) -> None:
        """Take a row as data."""
        self.sorted.numbers.append(number)
        self.sorted.cells.append(cells)

    def take(self, number: int, cells: Sequence[object]) -> None:
        words = _first_words(cells)
        if words == END_MARK:
            self._ended = True
        elif without_number(words) in self._known_notes or is_formula_note(words):
            return
        elif is_example(cells, self.mark):
            if self._is_altered(cells):
                self.sorted.altered_examples.append(number)
        elif self._ended:
            self._below(number, cells)
        elif self._is_outside(cells):
            self._tell(number, "表外内容", f"第{number}行只在台账各列之外有内容，未读取。")
        elif self._is_total(cells):
            self._total(number, cells)
        elif self._is_heading(cells):
            self._tell(number, "重复标题", f"第{number}行是重复的标题，已略过。")
        elif self._is_foot(cells):
            self._tell(number, "表下文字", f"第{number}行没有关键内容，按表下文字略过。")
        else:
            self.keep(number, cells)

    def _is_altered(self, cells: Sequence[object]) -> bool:
        """Whether a cell of a row marked 示例 holds something else than the shipped example.

        A cell that was emptied is no data; a formula need not be calculated.
        """
        return any(
            self._says_something_else(column, cells[self._header.at[column.heading]])
            for column in self._ledger.columns
            if column.heading in self._header.at
        )

    def _says_something_else(self, column: Column[object], cell: object) -> bool:
        said, shipped = shown(cell).strip(), shown(self._example[column.heading])
        # as LibreOffice saves one in .xls
        no_result = isinstance(cell, ErrorValue) or cell == 0
        if said in {"", shipped} or (column.formula and no_result):
            return False
        if said.startswith(EXAMPLE_MARK) and not _JUST_A_MARK.sub("", said):
            return False
        example = self._example[column.heading]
        year = example.year if isinstance(example, dt.date) else ANY_YEAR
        read = HOW_READ[column].reader(column, year)
        taken, meant = read(cell), read(example)
        if isinstance(taken, Taken) and isinstance(meant, Taken):
            return taken.value != meant.value
        return True

    def _below(self, number: int, cells: Sequence[object]) -> None:
        if self._is_total(cells):
            self._total(number, cells)
        elif not self._is_foot(cells) and sum(cells[at] is not None for at in self._at) > 1:
            self.below[number] = cells
        else:
            self._tell(number, "表下文字", f"第{number}行在“{END_MARK}”之后，未读取。")

    def _is_outside(self, cells: Sequence[object]) -> bool:
        filled = len(cells) - cells.count(None)
        if filled > len(cells) - len(self._at):
            return False
        return all(cells[at] is None for at in self._at)

    def _is_total(self, cells: Sequence[object]) -> bool:
        for at in self._at[:3]:
            cell = cells[at]
            if isinstance(cell, str):
                return is_total(cell)
        return False

    def _is_heading(self, cells: Sequence[object]) -> bool:
        first = next((cell for cell in cells if cell is not None), None)
        if isinstance(first, str) and is_unit(first.strip()):
            return all(cell is None or is_unit(str(cell).strip()) for cell in cells)
        if not any(cells[at] in self._headings for at in self._at[:2]):
            return False
        same = sum(cells[at] == heading for heading, at in self._header.at.items())
        return same >= min(3, len(self._at))

    def _is_foot(self, cells: Sequence[object]) -> bool:
        if _FOOT.match(_first_words(cells)) and not all(cells[at] for at in self._keys):
            return True
        if self.blanks < BLANKS_BEFORE_A_FOOT or not self._keys:
            return False
        filled = sum(cells[at] is not None for at in self._at)
        return filled <= 1 and all(cells[at] is None for at in self._keys[1:] or self._keys)

    def _total(self, number: int, cells: Sequence[object]) -> None:
        told = [f"第{number}行是合计行，不计入"]
        for column in self._ledger.columns:
            at = self._header.at.get(column.heading)
            if isinstance(column, Number) and not column.restricted and at is not None:
                stated, counted = _number(cells[at]), self._sum(at)
                if stated is not None and stated != counted:
                    sums = f"合计填{shown_number(stated)}，逐行相加为{shown_number(counted)}"
                    told.append(f"“{column.heading}”{sums}")
        self._tell(number, "合计行", "；".join(told) + "。")

    def _sum(self, at: int) -> float:
        return sum(_number(cells[at]) or 0 for cells in self.sorted.cells)

    def _tell(self, number: int, kind: str, message: str) -> None:
        self.sorted.notes.append(row_note(kind, self._ledger.sheet, number, message))


def is_example(cells: Sequence[object], first: int | None) -> bool:
    """Whether a row is marked 示例, in its first columns or in the ledger's `first`, wherever that was moved."""
    moved = first is not None and shown(cells[first]).strip().startswith(EXAMPLE_MARK)
    return moved or _first_words(cells).startswith(EXAMPLE_MARK)


def is_total(words: str) -> bool:
    """Whether these are the words of a row that sums up others: 合 计, 本页小计."""
    return _TOTAL.fullmatch("".join(words.split())) is not None


def is_unit(words: str) -> bool:
    """Whether these are a unit in brackets below a heading: （人）."""
    return _UNIT.fullmatch(words) is not None


def _first_words(cells: Sequence[object]) -> str:
    """The first words of a row, in its first columns: a column may have been put in before."""
    for cell in cells[:MARKED_COLUMNS]:
        if isinstance(cell, str) and cell.strip():
            return cell.strip()
    return ""


def _all_blank(cells: Sequence[object]) -> bool:
    """Whether a row holds nothing but blanks."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)


def _number(cell: object) -> float | None:
    """A cell's number, typed as one or as its digits."""
    try:
        number = None if isinstance(cell, bool) else float(str(cell))
    except ValueError:
        return None
    return number if number is not None and isfinite(number) else None
