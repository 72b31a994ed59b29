"""The lines of the sheet 参数 as typed: each value with its cell and the day from which it is in force."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.outcome import Place
from toolkit.declare.standard import Setting
from toolkit.declare.unusable import Nothing
from toolkit.reading.values import Taken
from toolkit.reading.values import read_typed_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.declare.parameters import Parameters
    from toolkit.reading.sheet_draft import SheetDraft


@dataclass(frozen=True, slots=True)
class SettingCell:
    """One line of the sheet 参数.

    Attributes:
        value: as typed.
        place: its cell.
        since: the day from which it is in force; None where none is given that can be read.
    """

    value: object
    place: Place
    since: dt.date | None = None


def cells_of(draft: SheetDraft, declared: type[Parameters]) -> Mapping[str, SettingCell]:
    """The lines that have a name and a value, by name without blanks; of two with one name the last.

    A line by a parameter's former name is that parameter's, unless it has a line by its name of today too.
    """
    names, values = draft.values(Setting.name), draft.values(Setting.value)
    typed = {
        "".join(str(name).split()): (at, value)
        for at, (name, value) in enumerate(zip(names, values, strict=True))
        if _is_said(name) and _is_said(value)
    }
    now = {name: declared.today(name) for name in typed}
    typed = {name if now[name] in typed else now[name]: cell for name, cell in typed.items()}
    of_year = declared.ledger_year
    _, year = typed.get(of_year.name, (0, declared.declared[of_year.name].on(dt.date.max)))
    days = _since(draft, _year(year, declared))
    return {
        name: SettingCell(value, _place(draft, at), days[at]) for name, (at, value) in typed.items()
    }


def _is_said(value: object) -> bool:
    return not (value is None or isinstance(value, Nothing))


def _year(value: object, declared: type[Parameters]) -> int | None:
    try:
        return declared.ledger_year.read(value)
    except (ValueError, TypeError):
        return None


def _since(draft: SheetDraft, year: int | None) -> list[dt.date | None]:
    """The days under 生效日; the ledger's own reading tells of one that cannot be read."""
    at = draft.header.at.get(Setting.since.heading)
    if at is None:
        return [None] * len(draft.data.numbers)
    return [_day(cell, year) for cell in draft.data.under(at)]


def _day(cell: object, year: int | None) -> dt.date | None:
    reading = read_typed_date(cell, year=year)
    day = reading.value if isinstance(reading, Taken) else None
    return day if isinstance(day, dt.date) else None


def _place(draft: SheetDraft, at: int) -> Place:
    row, heading = draft.data.numbers[at], Setting.value.heading
    letter = draft.header.letters.get(heading, "")
    return Place(Setting.sheet, row, heading, f"{letter}{row}" if letter else "")
