"""An older workbook as one of today: its cells in today's form, the rest in the sheet 旧版保留."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import cast

from toolkit.declare.errors import FAULT
from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import KEPT_SHEET
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.owner import Owner
from toolkit.declare.wording import shown
from toolkit.ooxml.scratch import scratch_folder
from toolkit.reading.files import read_workbook
from toolkit.usecases.migration import KEPT_COLUMNS
from toolkit.usecases.migration import kept_lines
from toolkit.usecases.migration import migrate
from toolkit.usecases.migration import no_other_form
from toolkit.workbooks.blank.plan import control_plan
from toolkit.workbooks.blank.prefill import first_rows
from toolkit.workbooks.patching import PackageError
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import SplicedRows
from toolkit.workbooks.patching import SpliceTemplate
from toolkit.workbooks.patching import mark_copy
from toolkit.workbooks.patching.beside_values import BesideValues
from toolkit.workbooks.patching.beside_values import beside_values
from toolkit.workbooks.patching.sheet_looks import give_looks
from toolkit.workbooks.patching.sheet_looks import sheet_looks
from toolkit.workplace.carried_looks import CarriedLooks
from toolkit.workplace.former_forms import known_form
from toolkit.workplace.new_folder import blank_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.migration import Migration
    from toolkit.workbooks.patching import CellValue
    from toolkit.workbooks.patching.sheet_looks import GivenLook

SPARE_ROWS = 30
AS_THE_FORM: Mapping[str, GivenLook] = MappingProxyType({})
_WIDTHS = (8, 18, 10, 18, 40, 30, 30, 40)
PACKAGES = frozenset({".xlsx", ".xlsm"})


class LostOnTheWayError(ToolkitError):
    """A fault of ours: the new workbook, read again, does not hold what was put into it."""

    exit_status = FAULT


@dataclass(frozen=True, slots=True)
class UpgradedBook:
    """A new workbook's bytes, and what became of each cell of the old one."""

    content: bytes
    migration: Migration


def upgraded_book(old: Workbook, catalogue: Catalogue, *, macros: bool) -> UpgradedBook:
    """The workbook of today with what an older one holds; the old file is only read.

    Raises:
        ToolkitError: the old workbook is not sound, or a fault of ours.
    """
    with scratch_folder() as folder:
        blank = _blank(folder, catalogue, macros=macros)
        migration = migrated(old, catalogue, blank)
        looks = _looks(old, migration, catalogue, blank)
        return UpgradedBook(_written(migration, catalogue, blank, looks), migration)


def book_of(rows: Migration, catalogue: Catalogue, *, macros: bool) -> bytes:
    """A new workbook with the rows of a migration, read again before it is given.

    Raises:
        LostOnTheWayError: a fault of ours.
    """
    with scratch_folder() as folder:
        return _written(rows, catalogue, _blank(folder, catalogue, macros=macros))


def _blank(folder: Path, catalogue: Catalogue, *, macros: bool) -> Path:
    blank = folder / f"空{'.xlsm' if macros else '.xlsx'}"
    blank.write_bytes(blank_workbook(catalogue, macros=macros))
    return blank


def _looks(
    old: Workbook, migration: Migration, catalogue: Catalogue, blank: Path
) -> Mapping[str, GivenLook]:
    """What people have set in the older workbook and goes on; of that and of the rest is told."""
    if old.suffix not in PACKAGES:
        return {}
    looks = CarriedLooks(sheet_looks(old.path), sheet_looks(blank), migration, catalogue)
    migration.told += looks.told()
    return {sheet: look for sheet, look in looks.given.items() if look.formats or look.widths}


def _written(
    migration: Migration,
    catalogue: Catalogue,
    blank: Path,
    looks: Mapping[str, GivenLook] = AS_THE_FORM,
) -> bytes:
    filled = new = blank.with_stem("新")
    _write(migration, catalogue, blank, filled)
    if looks:
        new = filled.with_stem("样")
        give_looks(filled, new, looks)
    _refuse_lost(migration, new)
    return new.read_bytes()


def migrated(old: Workbook, catalogue: Catalogue, blank: Path | None = None) -> Migration:
    """What becomes of each cell of an older workbook; without a `blank` one, texts of today's are not known.

    Raises:
        ToolkitError: the old workbook is not sound, or a fault of ours.
    """
    is_package = old.suffix in PACKAGES
    beside = beside_values(old.path) if is_package else BesideValues()
    migration = migrate(
        old.path.name,
        old.sheets,
        catalogue,
        first_rows=first_rows(catalogue),
        known_form=known_form(catalogue, blank) if blank else no_other_form,
        formulas=beside.formulas,
        notes=beside.notes,
    )
    if not is_package:
        migration.told.append(
            f"《{old.path.name}》是 {old.suffix} 文件，公式和批注没有带过来，仍在旧台账里。"
        )
    return migration


def _write(migration: Migration, catalogue: Catalogue, blank: Path, new: Path) -> None:
    lines = kept_lines(migration)
    spliced = new.with_stem("填") if lines else new
    rows = {ledger.sheet: _rows(migration, ledger, catalogue) for ledger in migration.rows}
    SpliceTemplate.open(blank).write(spliced, rows)
    if lines:
        mark_copy(spliced, new, (), [_kept_sheet(migration.file, lines)])


def _rows(migration: Migration, ledger: type[Ledger], catalogue: Catalogue) -> SplicedRows:
    """The rows of a ledger; rows that the blank form begins with are written over."""
    by_program = ledger.owner == Owner.PROGRAM
    rows: list[tuple[CellValue, ...]] = []
    for row in migration.rows[ledger]:
        system = () if by_program else (row.row_id or None, row.version or None)
        rows.append(cast("tuple[CellValue, ...]", (*row.values, *system)))
    prefilled = first_rows(catalogue).get(ledger.sheet, ())
    rows += [(None,)] * (len(prefilled) - len(rows))
    if (
        by_program
    ):  # -- without prepared rows there is room below: nothing moves down, no name and no format --
        room = None if ledger.capacity else FIRST_DATA_ROW + len(rows)
        return SplicedRows(FIRST_DATA_ROW, rows, end_row=room)
    plan = next(each for each in control_plan(catalogue) if each.ledger is ledger)
    return SplicedRows(
        FIRST_DATA_ROW, rows, end_row=plan.end_row, spare=SPARE_ROWS, keeps_empty=True
    )


def _kept_sheet(file: str, lines: Sequence[Sequence[object]]) -> ResultSheet:
    columns = [
        ResultColumn(heading, width, wrap=width > 20)
        for heading, width in zip(KEPT_COLUMNS, _WIDTHS, strict=True)
    ]
    preamble = (
        "旧版保留",
        f"《{file}》升级时没有照原样搬到新台账的内容，一格一行；处理完的行可以删去。",
        "待定：请人看过后自己填到合适的地方；换算：已经填好，请核对；保留：这一版没有它的位置，留在这里备查。",
    )
    rows = cast("Sequence[Sequence[CellValue]]", [tuple(line) for line in lines])
    return ResultSheet(KEPT_SHEET, preamble, columns, rows)


def _refuse_lost(migration: Migration, new: Path) -> None:
    """Read what was written, and hold every row and every line that was kept aside to it."""
    try:
        sheets = {each.name: each.rows for each in read_workbook(new).sheets}
    except PackageError as error:
        raise LostOnTheWayError(f"程序出错：新台账写出后读不回来（{error}）。") from error
    for ledger, rows in migration.rows.items():
        there = sheets.get(ledger.sheet, [])
        for at, row in enumerate(rows, start=FIRST_DATA_ROW - 1):
            found = there[at] if at < len(there) else []
            _refuse_other(migration.file, ledger.sheet, at + 1, row.values, found)
    lines = kept_lines(migration)
    kept = sheets.get(KEPT_SHEET, [])
    for line, found in zip(lines, kept[len(kept) - len(lines) :], strict=True):
        _refuse_other(migration.file, KEPT_SHEET, 0, line, found)


def _refuse_other(
    file: str, sheet: str, row: int, meant: Sequence[object], found: Sequence[object]
) -> None:
    for at, value in enumerate(meant):
        now = found[at] if at < len(found) else None
        if value != now and _plain(value) != _plain(now):
            raise LostOnTheWayError(
                f"程序出错：升级《{file}》时，“{sheet}”第{row}行没有完整写进新台账。"
                "没有改动任何文件，请把这句话和这份台账交给维护人员。",
                file=file,
                sheet=sheet,
                row=row,
            )


def _plain(value: object) -> str:
    """A value as words, without what a workbook cannot keep: line ends of other systems, blanks alone."""
    return shown(value).replace("\r\n", "\n").replace("\r", "\n").strip()
