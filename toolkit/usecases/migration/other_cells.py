"""Older cells that go to no column of today: the form's own, kept aside, or a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import FIXED_SHEETS
from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import EXAMPLE_MARK
from toolkit.declare.layout import SYSTEM_ACTIVITY
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import SYSTEM_SCHEMA
from toolkit.declare.layout import SYSTEM_SHEETS
from toolkit.declare.names import same_name
from toolkit.declare.wording import shown
from toolkit.reading.headings import known_headings
from toolkit.usecases.migration.fates import CellFate
from toolkit.usecases.migration.fates import Fate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.passed_over import DataRows
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.migration.account import Place
    from toolkit.usecases.migration.columns import OldColumns
    from toolkit.usecases.migration.fates import Migration
    from toolkit.usecases.migration.form import FormTexts

_FIXED = frozenset(map(same_name, FIXED_SHEETS))
_SYSTEM_KEYS = frozenset({SYSTEM_KIND, SYSTEM_ACTIVITY, SYSTEM_SCHEMA, SYSTEM_SHEETS})
A_HEADING = "标题"
NO_LEDGER = "这一版没有这张台账"
NO_HEADINGS = "没有找到这张台账的标题行"
NO_COLUMN = "这一版没有这一栏"
NOT_THE_FORMS = "不是模板的文字"
BELOW_THE_END = f"在“{END_MARK}”之后，不知是不是台账的行"
IN_THE_EXAMPLE = "示例行改动过，如是真实数据请另起一行填写"


class OtherCells:
    """Takes the cells that no ledger of today takes."""

    def __init__(
        self,
        migration: Migration,
        catalogue: Catalogue,
        form: FormTexts,
        formulas: Mapping[Place, str],
    ) -> None:
        self._fates = migration.fates
        self._catalogue = catalogue
        self._form = form
        self._formulas = formulas

    def whole(self, sheet: Sheet, ledgers: Sequence[type[Ledger]]) -> None:
        """A sheet of which nothing goes to a ledger."""
        fixed = same_name(sheet.name) in _FIXED
        system = same_name(sheet.name) == SYSTEM_SHEET
        snapshot = same_name(sheet.name) == SNAPSHOT_SHEET  # -- what was sent, and nobody typed --
        why = NOT_THE_FORMS if fixed else NO_HEADINGS if ledgers else NO_LEDGER
        asked = bool(ledgers)
        for number, cells in enumerate(sheet.rows, start=1):
            for at, cell in enumerate(cells):
                if cell is None or cell == "":
                    continue
                own = self._is_own(sheet, number, at, "", cell)
                own = own or snapshot or (system and cells[0] in _SYSTEM_KEYS)
                fate = Fate.FORM if own else Fate.ASKED if asked else Fate.KEPT
                self._add(sheet, number, at, "", cell, fate, why, secret=not fixed)

    def row(
        self,
        sheet: Sheet,
        ledgers: Sequence[type[Ledger]],
        columns: OldColumns,
        number: int,
        cells: Sequence[object],
        why: str,
        fate: Fate = Fate.ASKED,
    ) -> None:
        """A row of data of which nobody knows where it belongs, or that has no place today."""
        for at, cell in enumerate(cells):
            if cell is not None and cell != "":
                said = columns.said.get(at, "")
                self._add(sheet, number, at, said, cell, fate, why, secret=_secret(ledgers))

    def cell(
        self,
        sheet: Sheet,
        ledgers: Sequence[type[Ledger]],
        columns: OldColumns,
        number: int,
        at: int,
        cell: object,
        why: str = "",
    ) -> None:
        """A cell of a row of data under no column of today."""
        said = columns.said.get(at, "")
        fate = Fate.KEPT
        elsewhere = self._elsewhere(said, ledgers)
        if at in columns.doubles:
            fate, why = Fate.ASKED, why or f"标题“{said}”有两列，只照搬了一列"
        elif len(elsewhere) == 1 and not why:
            fate, why = Fate.ASKED, f"“{said}”现在是“{elsewhere[0]}”的一栏，要用的请填到那里"
        self._add(
            sheet, number, at, said, cell, fate, why or NO_COLUMN, secret=_secret(ledgers)
        )  # fmt: skip

    def around(
        self,
        sheet: Sheet,
        ledgers: Sequence[type[Ledger]],
        columns: OldColumns,
        data: DataRows,
    ) -> None:
        """The rows that are no data: headings, example, totals, end mark, notes."""
        rows = set(data.numbers)
        after = set(data.after_the_end)
        first = columns.row - columns.levels + 1
        for number, cells in enumerate(sheet.rows, start=1):
            if number in rows:
                continue
            example = _is_example(cells)
            for at, cell in enumerate(cells):
                if cell is None or cell == "":
                    continue
                heading = self._heading(columns, ledgers, at) if example else ""
                own = self._is_own(sheet, number, at, heading, cell)
                if own or (example and _is_mark(cell)):
                    fate, why = Fate.FORM, ""
                elif number in after:
                    fate, why = Fate.ASKED, BELOW_THE_END
                elif example:
                    fate, why = Fate.ASKED, IN_THE_EXAMPLE
                else:
                    in_head = first <= number <= columns.row
                    fate, why = Fate.KEPT, A_HEADING if in_head else NOT_THE_FORMS
                said = columns.said.get(at, "") if number > columns.row else ""
                self._add(sheet, number, at, said, cell, fate, why, secret=_secret(ledgers))

    def _heading(self, columns: OldColumns, ledgers: Sequence[type[Ledger]], at: int) -> str:
        takers = columns.takers.get(at, ())
        return takers[0].heading if takers and ledgers else columns.said.get(at, "")

    def _elsewhere(self, said: str, ledgers: Sequence[type[Ledger]]) -> list[str]:
        """The other ledgers that have a column of that name."""
        name = same_name(said)
        return [
            each.sheet
            for each in self._catalogue.ledgers
            if name and each not in ledgers and name in known_headings(each)
        ]

    def _is_own(self, sheet: Sheet, number: int, at: int, heading: str, cell: object) -> bool:
        said = [shown(cell), self._formulas.get((sheet.name, number, at + 1), "")]
        return any(self._form.is_own(sheet.name, heading, words) for words in said if words)

    def _add(
        self,
        sheet: Sheet,
        number: int,
        at: int,
        said: str,
        cell: object,
        fate: Fate,
        why: str,
        *,
        secret: bool,
    ) -> None:
        formula = self._formulas.get((sheet.name, number, at + 1), "")
        why = "" if fate is Fate.FORM else with_formula(why, formula) if formula else why
        self._fates.append(
            CellFate(sheet.name, number, at + 1, said, cell, fate, why=why, secret=secret)
        )


def with_formula(why: str, formula: str) -> str:
    """What is told of a cell that held a formula, of which at most the result is carried."""
    return f"{why}；原是公式 {formula}" if why else f"原是公式 {formula}，只留结果"


def _secret(ledgers: Sequence[type[Ledger]]) -> bool:
    return any(each.has_restricted for each in ledgers)


def _is_example(cells: Sequence[object]) -> bool:
    words = next((each for each in cells if each is not None), None)
    return isinstance(words, str) and words.strip().startswith(EXAMPLE_MARK)


def _is_mark(cell: object) -> bool:
    return isinstance(cell, str) and cell.strip() == EXAMPLE_MARK
