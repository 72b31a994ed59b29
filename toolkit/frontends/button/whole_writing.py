"""What a click puts into cells of the open workbook: all of it, or none."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import Self

from toolkit.declare.errors import ToolkitError
from toolkit.frontends.button.only_read import TO_DO
from toolkit.frontends.button.only_read import WHY
from toolkit.frontends.button.only_read import is_only_read
from toolkit.frontends.button.plain_values import plain
from toolkit.frontends.fault_log import log_error

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from xlwings import Book
    from xlwings import Range

BUSY = frozenset({-2147418111, -2146777998})
"""Excel is editing a cell or shows a box: RPC_E_CALL_REJECTED, VBA_E_IGNORE (by Microsoft's reference)."""

LOCKED = "这格是锁住的，表加了保护。请取消保护（“审阅”或“工具”里的“保护工作表”）"
EDITING = "有一格正在编辑，或开着对话框。请按回车、关上对话框"


class NotTakenInError(ToolkitError):
    """The open workbook refuses what is written into it; what was written before is taken back.

    Args:
        book: the workbook's name.
        place: where: the sheet's name, and the cell or the rows.
        why: the reason with what to do; "" where it is not known.
        left: the cells that could not be given back what they held.
    """

    def __init__(
        self, book: str, place: tuple[str, str], why: str = "", left: Sequence[str] = ()
    ) -> None:
        sheet, cell = place
        self.book, self.place, self.why, self.left = book, place, why, tuple(left)
        known = f"：{why}，再点一次" if why else "，原因不明。请关闭台账重新打开，再点一次"
        kept = f"没有改回的有{'、'.join(left)}：请不保存关闭台账。" if left else ""
        super().__init__(
            f"台账《{book}》的“{sheet}”{cell}写不进去{known}。"
            f"{kept or '这次写的都已改回，台账同点之前一样。'}",
            file=book,
            sheet=sheet,
        )


@dataclass(frozen=True, slots=True)
class _Before:
    """What cells held before they were written.

    Rows that were put in held nothing, and are taken out; those that are gone come again before their cells.
    """

    sheet: str
    cells: str
    values: list[list[Any]]
    formulas: tuple[tuple[int, int, str], ...] = ()
    is_new: bool = False
    is_gone: bool = False


class WholeWriting:
    """Used as `with WholeWriting(book) as cells`: an error inside takes back all that was put by then.

    Raises:
        NotTakenInError: the workbook refuses something.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._before: list[_Before] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _: TracebackType | None,
    ) -> None:
        """Keep all, or take all back."""
        if error is None:
            return
        left = [each for before in reversed(self._before) for each in self._taken_back(before)]
        if isinstance(error, NotTakenInError) and left:
            raise NotTakenInError(error.book, error.place, error.why, left) from error

    def put(self, sheet: str, cell: str, value: object) -> None:
        """Give a cell its value, and see that it has it."""
        place = self._book.sheets[sheet].range(cell)
        self._keep(place)
        try:
            place.value = plain(value)
        except Exception as error:  # -- each program has its own for a sheet that is locked --
            raise self._refused(place, error) from error
        if (place.value is None) != (value in {None, ""}):
            raise self._refused(place)

    def put_formula(self, sheet: str, cell: str, formula: str) -> None:
        """Let a cell be calculated; what it gives is not known before it is."""
        place = self._book.sheets[sheet].range(cell)
        self._keep(place)
        try:
            place.formula = formula
        except Exception as error:
            raise self._refused(place, error) from error

    def fill(self, place: Range, rows: Sequence[Sequence[object]] | None) -> None:
        """Give a block of cells its values; None empties it."""
        self._keep(place)
        try:
            place.value = rows
        except Exception as error:
            raise self._refused(place, error) from error

    def insert(self, sheet: str, first: int, last: int) -> None:
        """Put new rows in, above row `first`."""
        rows = self._book.sheets[sheet].range(f"{first}:{last}")
        try:
            rows.insert(shift="down")
        except Exception as error:
            raise self._refused(rows, error, f"第{first}行上面加空行") from error
        self._before.append(_Before(sheet, f"{first}:{last}", [], is_new=True))

    def remove(self, sheet: str, row: int) -> None:
        """Take a row out of a sheet; those below it move up."""
        place = self._book.sheets[sheet].range(f"{row}:{row}")
        held = place.sheet.range((row, 1), (row, place.sheet.used_range.last_cell.column))
        self._keep(held)
        try:
            place.delete(shift="up")
        except Exception as error:
            raise self._refused(held, error, f"第{row}行删去") from error
        self._before.append(_Before(sheet, f"{row}:{row}", [], is_gone=True))

    def _keep(self, place: Range) -> None:
        values = place.options(ndim=2, err_to_str=True).value
        formulas = place.formula
        block = formulas if isinstance(formulas, tuple | list) else ((formulas,),)
        lines = [line if isinstance(line, tuple | list) else (line,) for line in block]
        found = tuple(
            (down, across, str(formula))
            for down, line in enumerate(lines)
            for across, formula in enumerate(line)
            if str(formula).startswith("=")
        )
        self._before.append(
            _Before(place.sheet.name, place.get_address(False, False), values, found)
        )

    def _taken_back(self, before: _Before) -> list[str]:
        """Give cells back what they held; which could not be given it."""
        try:
            place = self._book.sheets[before.sheet].range(before.cells)
            if before.is_new:
                place.delete(shift="up")
                return []
            if before.is_gone:
                place.insert(shift="down")
                return []
            place.value = [[plain(value) for value in row] for row in before.values]
            for down, across, formula in before.formulas:
                place[down, across].formula = formula
        except Exception as error:  # noqa: BLE001 - the others are still to be taken back
            return [] if self._is_as_before(before) else [_named(before, error)]
        return []

    def _is_as_before(self, before: _Before) -> bool:
        """Whether cells hold what they held: the one that refused to be written refuses this, too."""
        with suppress(Exception):
            place = self._book.sheets[before.sheet].range(before.cells)
            return bool(place.options(ndim=2, err_to_str=True).value == before.values)
        return False

    def _refused(
        self, place: Range, error: Exception | None = None, what: str = ""
    ) -> NotTakenInError:
        cell = what or place.get_address(False, False)
        refused = NotTakenInError(self._book.name, (place.sheet.name, cell), why_not(place, error))
        refused.__cause__ = error
        log_error(refused)
        return refused


def why_not(place: Range, error: BaseException | None) -> str:
    """Why cells refuse what is written into them, and what to do; "" where nobody knows."""
    if next(iter(getattr(error, "args", ())), None) in BUSY:
        return EDITING
    if _says(lambda: _is_locked(place)):
        return LOCKED
    return f"{WHY}{TO_DO}" if is_only_read(place.sheet.book) else ""


def _is_locked(place: Range) -> bool:
    sheet, cells = place.sheet.api, place.api
    if hasattr(sheet, "isProtected"):
        one_look = cells.getPropertyState("CellProtection").value != "AMBIGUOUS_VALUE"
        return bool(sheet.isProtected() and not (one_look and not cells.CellProtection.IsLocked))
    return bool(sheet.ProtectContents and cells.Locked is not False)


def _says(question: Any) -> bool:
    """The answer to what not every program can be asked."""
    with suppress(Exception):
        return bool(question())
    return False


def _named(before: _Before, error: Exception) -> str:
    log_error(error)
    return f"“{before.sheet}”{before.cells}"
