"""What a workbook file holds, as plain cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.ooxml.references import Area


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A cell that shows no value: an error of the spreadsheet (`#REF!`) or a formula without one."""

    text: str

    def __str__(self) -> str:
        return self.text


UNCALCULATED = ErrorValue("公式未计算")
"""A formula whose result was never stored: the file was not saved by a spreadsheet program."""


NO_NUMBER = ErrorValue("#NUM!")
"""What stands in a file as a number and is none (NaN, infinity), as Excel shows it."""


@dataclass(frozen=True, slots=True)
class FileNote:
    """Something about the file as a whole that its reader should be told, as a Chinese sentence."""

    text: str

    def __str__(self) -> str:
        return self.text


EPOCH_NOTE = FileNote("采用 1904 日期系统，日期已按该系统换算")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet.

    `rows[0]` is always worksheet row 1 and `rows[i][0]` always column A, however the file starts;
    every row is equally long. A cell is str, float, int, bool, `datetime.date`, `datetime`, `time`,
    `timedelta` (formats such as `[h]:mm`), `ErrorValue`, or None when it is empty. Rows are for
    reading only: empty ones may be one and the same list. `hidden_rows` and `hidden_columns` count
    from 1; `hidden` is the sheet's own state. `refusal` says in Chinese why the sheet could not be
    read; it has no rows then. `margins` are the words in headers and footers of an .xlsx.
    """

    name: str
    rows: list[list[object]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    refusal: str = ""
    margins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellComment:
    """What somebody wrote beside a cell; `cell` is like D12, `author` as the file names it."""

    sheet: str
    cell: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook file as read; the file itself was not touched.

    `suffix` is how its name ought to end, by what it is: .xlsx, .xlsm, .xls, .ods, .csv; empty where
    the file does not say. `comments` are those of all its sheets (of an .ods or .xls, of those that were
    read), `unread` the names of sheets that were not wanted; `sound` has checksum (CRC-32) and length of the parts
    that are well-formed, as reading every sign of them has shown.
    """

    path: Path
    sheets: tuple[Sheet, ...]
    notes: tuple[FileNote, ...] = ()
    suffix: str = ""
    comments: tuple[CellComment, ...] = ()
    unread: tuple[str, ...] = ()
    sound: frozenset[tuple[int, int]] = frozenset()
