"""The lists behind drop-downs: named ranges in the hidden sheet 选项, in the ledgers themselves or in 可选名单.

A drop-down names its list, because Excel takes at most 255 characters of options written into the
cell's own rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.columns import Choosing
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Referring
from toolkit.declare.fixed_sheets import OPTIONS_SHEET
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import LIST_NAME
from toolkit.declare.layout import OPTIONS_NAME
from toolkit.ooxml.references import column_letters
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import TEXT_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles

FLAG_LIST = "是否"


class Lists:
    """The lists of one workbook, by name.

    Args:
        plans: the sheets of the workbook.
        given: referenced columns whose own sheet the workbook lacks → the area of their values.
    """

    def __init__(self, plans: Sequence[SheetPlan], given: Mapping[Column[object], str]) -> None:
        self._fixed: dict[str, tuple[str, ...]] = {}
        self._living: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._names: dict[object, str] = {}
        areas = dict(_areas(plans))
        for plan in plans:
            for column in plan.columns if plan.rows else ():
                if plan.is_locked(column):
                    continue
                if isinstance(column, Choosing | Flag):
                    self._add_options(plan, column)
                elif isinstance(column, Referring):
                    self._add_reference(column.to, areas, given)

    def name_for(self, column: Column[object]) -> str | None:
        """The name of a column's list; None where it has none."""
        if isinstance(column, Referring):
            return self._names.get(column.to)
        if isinstance(column, Choosing | Flag):
            return self._names.get(column.options)
        return None

    def write(self, book: Workbook, sheet: Worksheet, styles: Styles) -> None:
        """Fill the sheet 选项 and define every name."""
        words = styles(num_format=TEXT_FORMAT)
        for at, (name, options) in enumerate(self._fixed.items()):
            sheet.set_column(at, at, 18)
            sheet.write_string(0, at, name, styles(HEADING))
            sheet.write_column(1, at, options, words)
            area = _area(OPTIONS_SHEET, at, 2, max(2, len(options) + 1))
            book.define_name(name, f"={area}")
        for name, area in self._living.items():
            book.define_name(name, f"={_filled_part(area)}")
        for name, area in self._given.items():
            book.define_name(name, f"={area}")
        sheet.hide()

    def _add_options(self, plan: SheetPlan, column: Choosing[object] | Flag) -> None:
        if column.options not in self._names:
            label = FLAG_LIST if isinstance(column, Flag) else column.heading
            name = self._free(f"{OPTIONS_NAME}{_plain(label)}", plan.ledger.sheet)
            self._names[column.options] = name
            self._fixed[name] = column.options

    def _add_reference(
        self,
        target: Column[object],
        areas: Mapping[Column[object], str],
        given: Mapping[Column[object], str],
    ) -> None:
        if target in self._names or not (target in areas or target in given):
            return
        name = self._free(f"{LIST_NAME}{_plain(target.heading)}", target.ledger.sheet)
        self._names[target] = name
        if target in areas:
            self._living[name] = areas[target]
        else:
            self._given[name] = given[target]

    def _free(self, name: str, sheet: str) -> str:
        taken = {*self._fixed, *self._living, *self._given}
        name = name if name not in taken else f"{name}_{_plain(sheet)}"
        if name in taken:
            raise TypeError(f"two lists of one sheet share the name {name}")
        return name


def _areas(plans: Sequence[SheetPlan]) -> Iterator[tuple[Column[object], str]]:
    """Each column's cells from the example row to the end mark, neither of which can be deleted."""
    for plan in plans:
        for at, column in enumerate(plan.columns):
            yield column, _area(plan.ledger.sheet, at, EXAMPLE_ROW, plan.end_row)


def _area(sheet: str, at: int, first: int, last: int) -> str:
    letter = f"${column_letters(at + 1)}"
    return f"'{sheet}'!{letter}${first}:{letter}${last}"


def _filled_part(area: str) -> str:
    """The formula of an area's data, down to its last filled cell.

    Its first cell is the example; gaps within the data stay in the list.
    """
    last = f'SUMPRODUCT(MAX(({area}<>"")*({area}<>"{END_MARK}")*(ROW({area})-{EXAMPLE_ROW - 1})))'
    return f"INDEX({area},2):INDEX({area},MAX(2,{last}))"


def _plain(words: str) -> str:
    return re.sub(r"\W", "", words)
