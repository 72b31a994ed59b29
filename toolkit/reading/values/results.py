"""What reading one cell comes to, and what holds for cells of every kind."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from toolkit.declare.valueless import is_error
from toolkit.declare.wording import number
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

NOTHING_WORDS = frozenset({"无", "／", "/", "\\", "-", "－", "—", "——", "–", "--"})

# -- blanks that `str.strip` leaves: zero width space and joiners, soft hyphen, byte order mark --
UNSEEN = "\u200b\u200c\u200d\u2060\u00ad\ufeff"


@dataclass(frozen=True, slots=True)
class Taken:
    """A cell's value; `note` says in Chinese what was normalised, None that it stood so."""

    value: object
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that a person must correct: why, and the form wanted, both without a full stop.

    `digits_lost` says that the cell has not kept what was typed: nothing can be read from it any more.
    `meant` are the listed values of which it certainly means one: who shares his name with others.
    `of_the_directory` says that the cell holds nothing but what a directory does: it is no secret.
    """

    reason: str
    suggestion: str
    digits_lost: bool = False
    meant: tuple[str, ...] = ()
    of_the_directory: bool = False


Reading = Taken | Refused


def is_blank(cell: object) -> bool:
    """Whether nothing was filled in: None or text of blanks only; 无 and ／ are filled in."""
    return cell is None or (isinstance(cell, str) and not trimmed(cell))


def is_nothing(cell: object) -> bool:
    """Whether 无 or one of its signs (／, —) was filled in: an answer, not an omission."""
    return isinstance(cell, str) and trimmed(cell) in NOTHING_WORDS


def trimmed(text: str) -> str:
    """Text without blanks at its ends, seen or unseen."""
    before = None
    while before != text:
        before, text = text, text.strip().strip(UNSEEN)
    return text


def shown(cell: object) -> str:
    """A cell as the clerk sees it, for quoting: 3 for 3.0, 2012-03-14 for a date."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return number(cell)
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}" if cell.second else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M:%S}" if cell.second else f"{cell:%H:%M}"
    return str(cell)


def without_value(cell: object) -> Refused | None:
    """The refusal of a cell that holds no value for any kind of column; None when it holds one."""
    if is_blank(cell):
        return Refused("没有填写", "请补填")
    if cell == UNCALCULATED:
        return Refused("公式未计算", "请在 Excel 中打开、保存后重报")
    if isinstance(cell, ErrorValue) or is_error(cell):
        return Refused(f"是公式错误值 {cell}", "请在 Excel 中改正公式、保存后重报")
    return None


def without_answer(cell: object) -> Reading | None:
    """The reading of a cell that no kind of value stands in; None when one may.

    Blank cells and errors are refused, 无 and its signs are taken for an answer without a value.
    """
    return without_value(cell) or (nothing_taken(cell) if is_nothing(cell) else None)


def nothing_taken(cell: object) -> Taken:
    """无 and its signs in a column of values: answered, without a value."""
    return Taken(None, f"“{shown(cell)}”按“无”读取")
