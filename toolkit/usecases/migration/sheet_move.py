"""The cells of one older sheet, row by row to the ledgers of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.columns import Number
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.layout import ROW_ID_HEADING
from toolkit.declare.layout import VERSION_HEADING
from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.declare.owner import Owner
from toolkit.declare.standard import Setting
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.reading.data_rows import data_rows
from toolkit.usecases.migration.columns import old_columns
from toolkit.usecases.migration.fates import CellFate
from toolkit.usecases.migration.fates import Fate
from toolkit.usecases.migration.fates import MigratedRow
from toolkit.usecases.migration.fates import Target
from toolkit.usecases.migration.other_cells import OtherCells
from toolkit.usecases.migration.other_cells import with_formula
from toolkit.usecases.migration.values import Fitted
from toolkit.usecases.migration.values import fitted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.ooxml.references import Area
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.migration.account import Place
    from toolkit.usecases.migration.columns import OldColumns
    from toolkit.usecases.migration.fates import Migration
    from toolkit.usecases.migration.form import FormTexts

FEWEST_COLUMNS = 2
TOLD = "程序写的一行说明，再点一次就重写"
RETIRED = "这一版没有这个参数：没有规则用过它"


class SheetMove:
    """One older sheet on its way into a migration.

    Args:
        migration: takes the rows and the fates.
        catalogue: of today.
        form: the texts of forms.
        formulas: of the older workbook's cells, where they are known.
    """

    def __init__(
        self,
        migration: Migration,
        catalogue: Catalogue,
        form: FormTexts,
        formulas: Mapping[Place, str],
    ) -> None:
        self._migration = migration
        self._catalogue = catalogue
        self._form = form
        self._formulas = formulas
        self._year = catalogue.since.year
        self._today = catalogue.parameters.today
        self._parameters = {same_name(each.name) for each in catalogue.parameters.all()}
        self._retired = {*map(same_name, catalogue.parameters.retired)}
        self._named: set[str] = set()
        self._ids: dict[type[Ledger], set[str]] = {}

    def take(self, sheet: Sheet, ledgers: Sequence[type[Ledger]]) -> None:
        """Bring a sheet's rows to their ledgers, and account for each of its cells."""
        columns = old_columns(sheet, ledgers) if ledgers else None
        others = OtherCells(self._migration, self._catalogue, self._form, self._formulas)
        lead = max(ledgers, key=lambda each: _hits(columns, each)) if columns else None
        if columns is None or lead is None or _hits(columns, lead) < _enough(lead):
            others.whole(sheet, ledgers)
            return
        for ledger in ledgers:
            self._declare(ledger, columns)
        data = data_rows(
            lead, columns.header(lead), sheet.rows, self._catalogue.examples, prepared=True
        )
        if lead is Setting:
            at = columns.header(lead).at.get(Setting.name.heading)
            self._named = {same_name(shown(row[at])) for row in data.cells if at is not None}
        taken: dict[int, tuple[MigratedRow, ...]] = {}
        for number, cells in zip(data.numbers, data.cells, strict=True):
            if _is_told(lead, columns, number, cells):
                others.row(sheet, ledgers, columns, number, cells, TOLD, Fate.FORM)
                continue
            name = self._unknown_parameter(lead, columns, cells)
            if same_name(name) in self._retired:
                others.row(sheet, ledgers, columns, number, cells, RETIRED, Fate.KEPT)
                continue
            why = self._no_parameter(name) if name else ""
            going = () if why else self._going(columns, ledgers, cells)
            if not going:
                why = (
                    why
                    or f"不能判断这一行属于{listed(f'“{each.sheet}”' for each in ledgers)}中的哪一张"
                )
                others.row(sheet, ledgers, columns, number, cells, why)
                continue
            taken[number] = self._row(sheet, ledgers, columns, number, cells, going, others)
        for area in sheet.merged:
            self._spread(columns, area, taken)
        others.around(sheet, ledgers, columns, data)

    def _declare(self, ledger: type[Ledger], columns: OldColumns) -> None:
        self._migration.rows.setdefault(ledger, [])
        there = columns.header(ledger).at
        now = frozenset(each.heading for each in ledger.columns if each.heading not in there)
        before = self._migration.lacked.get(ledger)
        self._migration.lacked[ledger] = now if before is None else before & now

    def _unknown_parameter(
        self, lead: type[Ledger], columns: OldColumns, cells: Sequence[object]
    ) -> str:
        """The parameter of a line of 参数 that has no place today; "" for one that has."""
        at = columns.header(lead).at.get(Setting.name.heading) if lead is Setting else None
        name = shown(cells[at]).strip() if at is not None else ""
        now = same_name(self._today(name))
        if not name or same_name(name) in self._parameters:
            return ""
        return "" if now in self._parameters - self._named else name

    def _no_parameter(self, name: str) -> str:
        """Why a line of that parameter has no place."""
        now = self._today(name)
        if same_name(now) in self._parameters:
            return f"参数“{shown_name(name)}”现在叫“{now}”，这张表里已经有了"
        return f"这一版没有参数“{shown_name(name)}”"

    def _going(
        self, columns: OldColumns, ledgers: Sequence[type[Ledger]], cells: Sequence[object]
    ) -> tuple[type[Ledger], ...]:
        """The ledgers that a row goes to: of a sheet that was split, those that own a filled cell of it."""
        if len(ledgers) == 1:
            return tuple(ledgers)
        own = {
            takers[0].ledger
            for at, takers in columns.takers.items()
            if len(takers) == 1 and shown(cells[at]).strip()
        }
        return tuple(each for each in ledgers if each in own)

    def _row(
        self,
        sheet: Sheet,
        ledgers: Sequence[type[Ledger]],
        columns: OldColumns,
        number: int,
        cells: Sequence[object],
        going: Sequence[type[Ledger]],
        others: OtherCells,
    ) -> tuple[MigratedRow, ...]:
        rows = {each: MigratedRow([None] * len(each.columns)) for each in going}
        for ledger, row in rows.items():
            row.sheet, row.at_row = sheet.name, number
            there = self._migration.rows[ledger]
            # -- where it stood, so that what names a row by its number still names that one --
            for _ in range(len(there), number - _first_row(ledger, columns)):
                there.append(MigratedRow([None] * len(ledger.columns)))
            there.append(row)
        for at, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            takers = [each for each in columns.takers.get(at, ()) if each.ledger in rows]
            if takers:
                self._cell(sheet, columns, number, at, cell, takers)
            elif at in {columns.row_id_at, columns.version_at}:
                self._system_cell(sheet, ledgers, columns, number, at, cell, going, others)
            else:
                others.cell(sheet, ledgers, columns, number, at, cell)
        return tuple(rows.values())

    def _cell(
        self,
        sheet: Sheet,
        columns: OldColumns,
        number: int,
        at: int,
        cell: object,
        takers: Sequence[Column[object]],
    ) -> None:
        first = takers[0]
        fit = self._fitted(first, cell)
        targets = []
        for column in takers if fit.new is not None else ():
            rows = self._migration.rows[column.ledger]
            rows[-1].values[column.position] = fit.new
            targets.append(Target(column.ledger.sheet, len(rows) - 1, column.heading))
        fate, why = fit.fate, fit.why
        formula = self._formulas.get((sheet.name, number, at + 1))
        if formula:
            fate = Fate.CONVERTED if fate is Fate.MOVED else fate
            why = with_formula(why, formula)
        self._migration.fates.append(
            CellFate(
                sheet.name, number, at + 1, columns.said.get(at, ""), cell, fate, tuple(targets),
                fit.new, why, secret=not first.may_repeat(cell),
            )
        )  # fmt: skip

    def _fitted(self, column: Column[object], cell: object) -> Fitted:
        """A cell as it goes into a column; a parameter's former name becomes that of today."""
        now = self._today(str(cell)) if column is Setting.name else cell
        if now != cell and isinstance(cell, str):
            return Fitted(Fate.CONVERTED, now, "参数改了名称")
        return fitted(column, cell, self._year)

    def _system_cell(
        self,
        sheet: Sheet,
        ledgers: Sequence[type[Ledger]],
        columns: OldColumns,
        number: int,
        at: int,
        cell: object,
        going: Sequence[type[Ledger]],
        others: OtherCells,
    ) -> None:
        said = shown(cell)
        heading = ROW_ID_HEADING if at == columns.row_id_at else VERSION_HEADING
        if heading == ROW_ID_HEADING:
            if any(said in self._ids.setdefault(each, set()) for each in going):
                others.cell(sheet, ledgers, columns, number, at, cell, "系统行号与另一行相同")
                return
            for each in going:
                self._ids[each].add(said)
        targets = []
        for ledger in going:
            rows = self._migration.rows[ledger]
            if heading == ROW_ID_HEADING:
                rows[-1].row_id = said
            else:
                rows[-1].version = said
            targets.append(Target(ledger.sheet, len(rows) - 1, heading))
        fate = Fate.MOVED if isinstance(cell, str) else Fate.CONVERTED
        why = "" if fate is Fate.MOVED else "写成文字"
        self._migration.fates.append(
            CellFate(sheet.name, number, at + 1, heading, cell, fate, tuple(targets), said, why)
        )

    def _spread(
        self, columns: OldColumns, area: Area, taken: Mapping[int, tuple[MigratedRow, ...]]
    ) -> None:
        """Let the rows of a merged area hold what its first row does, as reading takes them; no number."""
        top = taken.get(area.top)
        for at in range(area.left - 1, area.right):
            for column in columns.takers.get(at, ()) if top else ():
                if not isinstance(column, Number):
                    self._fill(column, area, taken)

    def _fill(
        self,
        column: Column[object],
        area: Area,
        taken: Mapping[int, tuple[MigratedRow, ...]],
    ) -> None:
        filled = 0
        held = [_of(column, taken.get(number, ())) for number in range(area.top, area.bottom + 1)]
        first = held[0]
        value = first.values[column.position] if first else None
        for row in held[1:]:
            if row and value is not None and row.values[column.position] is None:
                row.values[column.position] = value
                filled += 1
        if filled:
            self._migration.told.append(
                f"“{column.ledger.sheet}”“{column.heading}”的合并单元格不再合并，"
                f"原第{area.top}行的内容填入了它下面的{filled}行。"
            )


def _of(column: Column[object], rows: Sequence[MigratedRow]) -> MigratedRow | None:
    """Of the rows that one older row became, the one of a column's ledger."""
    wide = len(column.ledger.columns)
    return next((row for row in rows if len(row.values) == wide), None)


def _is_told(
    ledger: type[Ledger], columns: OldColumns, number: int, cells: Sequence[object]
) -> bool:
    """Whether a row is what a click said of the whole sheet, below the headings of one that the program fills."""
    beside = any(cell not in {None, ""} for cell in cells[1:])
    stands_there = columns.row == HEADING_ROW and number == EXAMPLE_ROW
    return ledger.owner == Owner.PROGRAM and stands_there and not beside


def _first_row(ledger: type[Ledger], columns: OldColumns) -> int:
    """The row of the first data: below the example or the note, if that does not stand above the headings."""
    is_above = ledger.note_above and columns.row > HEADING_ROW
    return columns.row + (1 if is_above else EXAMPLE_ROW)


def _hits(columns: OldColumns | None, ledger: type[Ledger]) -> int:
    return len(columns.header(ledger).at) if columns else 0


def _enough(ledger: type[Ledger]) -> int:
    return min(FEWEST_COLUMNS, len(ledger.columns))
