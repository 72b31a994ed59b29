"""Formulas that show values of the parameters' sheet, with what they give in the new workbook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Self

from toolkit.declare.standard import Setting
from toolkit.ooxml.references import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan

UNSET = "未填写"
NONE = "无"
DAY_ZERO = dt.date(1899, 12, 30)  # -- day 0 of the 1900 date system --


@dataclass(frozen=True, slots=True)
class SettingCells:
    """The parameters' sheet of a workbook.

    Attributes:
        names: the column of the names, as formulas write it.
        values: that of the values.
        first: name → value, as the workbook comes with.
    """

    names: str
    values: str
    first: Mapping[object, object]

    @classmethod
    def of(cls, plan: SheetPlan, rows: Sequence[Sequence[object]]) -> Self:
        """Those of a sheet, with the rows that it comes with."""
        both = (Setting.name, Setting.value)
        names, values = (f"'{Setting.sheet}'!{whole_column(plan, each)}" for each in both)
        at_name, at_value = map(plan.columns.index, both)
        return cls(names, values, {row[at_name]: row[at_value] for row in rows})

    def day(self, name: str) -> tuple[str, object]:
        """The formula of a day, and what it gives."""
        found, day = self._found(name), self.first.get(name)
        computed = (day - DAY_ZERO).days if isinstance(day, dt.date) else UNSET
        return f'=IFERROR(IF(ISNUMBER({found}),{found},"{UNSET}"),"{UNSET}")', computed

    def due(self, period: str, due: str) -> tuple[str, object]:
        """The formula of a deadline with the period that it is of, and what it gives."""
        said, limit = self._found(period), self._found(due)
        shown = f'IF(ISNUMBER({limit}),TEXT({limit},"yyyy-mm-dd"),"{UNSET}")'
        named = f'IF(OR({said}="",{said}="{NONE}"),"（{period}{UNSET}）","（"&{said}&"）")'
        formula = f'=IFERROR({shown}&{named},"{UNSET}")'
        day, words = self.first.get(due), self.first.get(period)
        computed = day.isoformat() if isinstance(day, dt.date) else UNSET
        of = f"（{period}{UNSET}）" if words in {None, "", NONE} else f"（{words}）"
        return formula, f"{computed}{of}"

    def _found(self, name: str) -> str:
        return f'INDEX({self.values},MATCH("{name}",{self.names},0))'


def whole_column(plan: SheetPlan, column: Column[object]) -> str:
    """A column of a sheet as formulas write it: $B:$B."""
    letter = f"${column_letters(plan.columns.index(column) + 1)}"
    return f"{letter}:{letter}"
