"""The sheet 签发 of the open workbook: what the clerk typed, what the check said, the reasons beside it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import SIGNING_SHEET
from toolkit.declare.signing import Hold
from toolkit.declare.signing import Wanted
from toolkit.declare.signing_sheet import BY
from toolkit.declare.signing_sheet import CHECKS_NAME
from toolkit.declare.signing_sheet import DATED
from toolkit.declare.signing_sheet import FORM
from toolkit.declare.signing_sheet import FORM_NAME
from toolkit.declare.signing_sheet import HEADINGS
from toolkit.declare.signing_sheet import NUMBER
from toolkit.declare.signing_sheet import PAPER
from toolkit.declare.signing_sheet import PRINTED
from toolkit.declare.signing_sheet import ROWS
from toolkit.declare.signing_sheet import SIGNER
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.frontends.button.result_values import as_words
from toolkit.usecases.signing import reason_of
from toolkit.workplace.putting import OLD

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from xlwings import Book
    from xlwings import Range

    from toolkit.usecases.signing import Gated
    from toolkit.usecases.signing import Reason

SHOWN = 6


class NoSigningSheetError(ToolkitError):
    """The workbook has no sheet to type in."""

    def __init__(self) -> None:
        super().__init__(
            f"这本台账没有“{SIGNING_SHEET}”表，请用现在的台账模板，或用命令行 taizhang issue 签发。",
            sheet=SIGNING_SHEET,
        )


class NoPaperChosenError(ToolkitError):
    """No paper is named on the sheet."""

    def __init__(self, there: list[str]) -> None:
        more = f"等{len(there)}份" if len(there) > SHOWN else ""
        known = f"有{listed(there[:SHOWN])}{more}。" if there else "还没有公文。"
        super().__init__(
            f"请在“{SIGNING_SHEET}”表的“{PAPER}”填要签发的公文。“公文”文件夹里{known}",
            sheet=SIGNING_SHEET,
        )


class SigningDateError(ToolkitError):
    """A date on the sheet is none."""

    def __init__(self, name: str, said: object) -> None:
        super().__init__(
            f"“{SIGNING_SHEET}”表的“{name}”填“{said}”，请填日期，如 2012-07-02。",
            sheet=SIGNING_SHEET,
            value=said,
        )


class SigningForm:
    """The sheet; all of it is read at once.

    Raises:
        NoSigningSheetError: the workbook has none.
    """

    def __init__(self, book: Book) -> None:
        self._checks = _range(book, CHECKS_NAME)
        cells = _range(book, FORM_NAME).options(ndim=1).value
        self._typed = dict(zip((name for name, _ in FORM), cells, strict=True))
        self._table: list[list[object]] = self._checks.options(ndim=2, err_to_str=True).value

    def paper(self, folder: Path) -> Path:
        """The paper, by the name that is typed, with or without its ending.

        Raises:
            NoPaperChosenError: none is.
        """
        name = self._text(PAPER)
        if not name:
            names = (path.name for path in folder.glob("*.docx") if path.name[0] not in "~.")
            found = sorted(name for name in names if OLD not in name)
            raise NoPaperChosenError(found)
        return folder / (name if name.lower().endswith(".docx") else f"{name}.docx")

    def wanted(self) -> Wanted:
        """Number, name and dates.

        Raises:
            SigningDateError: a date is none.
        """
        dated, printed = self._day(DATED), self._day(PRINTED)
        return Wanted(self._text(NUMBER), self._text(SIGNER), dated, printed or dated)

    def reasons(self, login: str) -> Mapping[str, Reason]:
        """The reasons chosen beside the groups.

        Raises:
            ReasonError: 其他 is chosen without words.
        """
        by = self._text(BY) or login
        found = {}
        for group, hold, *_, words, more in self._table:
            if group and words and str(hold) == Hold.REASON:
                said = f"{words}：{more}" if more else str(words)
                found[str(group)] = reason_of(said, by, f"“{group}”的")
        return found

    def not_checked(self) -> None:
        """Take away what an earlier check said, where none could be made; a reason stays with its group."""
        if any(row[2] for row in self._table):
            rows = [
                [*row[:2], None, None, *row[-2:]] for row in self._table if row[0] and any(row[-2:])
            ]
            self._write(rows)

    def show(self, gated: Gated) -> None:
        """Write what is open into the table; what was typed beside a group stays with it."""
        typed = {str(row[0]): row[-2:] for row in self._table if row[0]}
        rows: list[list[object]] = []
        for group in gated.groups:
            if group.open:
                said = "".join(each.sentence for each in group.open[:SHOWN])
                more = f"等共{len(group.open)}处。" if len(group.open) > SHOWN else ""
                todo = group.todo if group.stops else ""
                beside = typed.get(group.name, [None, None])
                words = [as_words(f"{said}{more}"), as_words(todo) if todo else None]
                rows.append([group.name, str(group.hold), *words, *beside])
        self._write(rows)

    def _write(self, rows: list[list[object]]) -> None:
        rows = rows[:ROWS]
        rows += [[None] * len(HEADINGS) for _ in range(ROWS - len(rows))]
        self._checks.value = rows

    def _text(self, name: str) -> str:
        return shown(self._typed[name]).strip()

    def _day(self, name: str) -> dt.date | None:
        from toolkit.reading.values import Refused
        from toolkit.reading.values import read_typed_date

        value = self._typed[name]
        if value is None or not str(value).strip():
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        reading = read_typed_date(str(value))
        if isinstance(reading, Refused) or not isinstance(reading.value, dt.date):
            raise SigningDateError(name, value)
        return reading.value


def _range(book: Book, name: str) -> Range:
    if name not in book.names or "#REF!" in str(book.names[name].refers_to):
        raise NoSigningSheetError
    return book.names[name].refers_to_range
