"""One older cell under a column of today: as it stands, converted, or a question."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.columns import Choosing
from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Time
from toolkit.declare.columns import Value
from toolkit.declare.wording import SEPARATOR
from toolkit.declare.wording import shown
from toolkit.reading.kinds import HOW_READ
from toolkit.reading.values import Taken
from toolkit.reading.values import is_blank
from toolkit.reading.values import parts_of
from toolkit.usecases.migration.fates import Fate

if TYPE_CHECKING:
    from toolkit.declare.ledger import Column


class Fitted(NamedTuple):
    """What a cell is under its column: `new` is None where it cannot stand there at all."""

    fate: Fate
    new: object
    why: str = ""


def fitted(column: Column[object], cell: object, year: int) -> Fitted:
    """A cell as it goes into a column of today.

    What the column's kind takes stays as it was typed, slips and all: reading tells of them as ever.
    Another type of value (a date typed as words, a number where words stand now) is converted if
    there is no doubt; else it goes in as it stands, and a person is asked.

    Args:
        column: of today.
        cell: of the older workbook, as read.
        year: of days that are written without one.
    """
    if not can_stand(cell):
        return Fitted(Fate.ASKED, None, f"“{shown(cell)}”不是可用的值，请补填")
    renamed = _renamed(column, cell)
    if renamed is not None:
        return Fitted(Fate.CONVERTED, renamed, "选项改了名称")
    if is_blank(cell) or _is_of_its_type(column, cell):
        return Fitted(Fate.MOVED, cell)
    taken = HOW_READ[column].reader(column, year)(cell)
    if not isinstance(taken, Taken):
        return Fitted(Fate.ASKED, cell, f"“{column.heading}”应填{column.kind}，照原样放入，请改")
    new = SEPARATOR.join(taken.value) if isinstance(taken.value, tuple) else taken.value
    told = isinstance(cell, str) and taken.note is not None  # -- reading tells that each time --
    same = isinstance(cell, str) and shown(new) == cell.strip()
    if (
        (told and not same)
        or new is None
        or not can_stand(new)
        or not _is_of_its_type(column, _as_cell(new))
    ):
        return Fitted(Fate.MOVED, cell)
    return Fitted(Fate.CONVERTED, _as_cell(new), f"按{column.kind}写成“{shown(new)}”")


def can_stand(cell: object) -> bool:
    """Whether a cell can hold it: an error, a duration and what is no number cannot."""
    if isinstance(cell, float):
        return math.isfinite(cell)
    return isinstance(cell, str | int | dt.date | dt.time)


def _as_cell(value: object) -> object:
    return shown(value) if isinstance(value, bool) else value


def _is_of_its_type(column: Column[object], cell: object) -> bool:
    match column:
        case Value():
            return True
        case Date():
            return isinstance(cell, dt.date)
        case Time():
            return isinstance(cell, dt.time)
        case Number():
            return isinstance(cell, int | float) and not isinstance(cell, bool)
    return isinstance(cell, str)


def _renamed(column: Column[object], cell: object) -> str | None:
    """The cell with the options of today; None where it holds none of an older version."""
    if not isinstance(column, Choosing) or not isinstance(cell, str):
        return None
    parts = [each.strip() for each in parts_of(cell)]
    if not any(each in column.former_options for each in parts):
        return None
    return SEPARATOR.join(column.former_options.get(each, each) for each in parts)
