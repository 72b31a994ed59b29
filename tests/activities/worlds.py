"""Bureaus drawn at random from the declarations alone: every column of every ledger, some cells empty.

They know nothing of what a rule reads, so that what never comes of ten thousand of them hardly ever comes.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import IdNumber
from toolkit.declare.columns import Number
from toolkit.declare.columns import Phone
from toolkit.declare.columns import Reference
from toolkit.declare.columns import References
from toolkit.declare.columns import Time
from toolkit.declare.owner import Owner
from toolkit.reading.workbook import Sheet

if TYPE_CHECKING:
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

PEOPLE = ("张三", "李四", "王五", "赵六", "孙七", "周八")
UNITS = ("局领导", "监察大队", "监测站", "法规科")
POINTS = ("LXD01", "LXD02", "LXD03")
SESSIONS = ("CC1", "CC2", "CC3", "CC4")
NAMES = {
    Person.name: PEOPLE,
    Unit.short_name: UNITS,
    Point.number: POINTS,
    Reception.number: SESSIONS,
}
FIRST, DAYS = dt.date(2012, 1, 1), 366
AS_OF = tuple(
    map(
        dt.date.fromisoformat,
        (
            "2012-03-10",
            "2012-05-10",
            "2012-06-25",
            "2012-07-01",
            "2012-09-27",
            "2012-10-01",
            "2012-12-31",
        ),
    )
)
SCALES = {
    Person: len(PEOPLE),
    Unit: len(UNITS),
    Point: len(POINTS),
    Reception: len(SESSIONS),
    FieldWork: 12,
}
MOST_ROWS = 4
LEFT_EMPTY, LEFT_OUT = 0.08, 0.05


@dataclass(frozen=True)
class World:
    """The sheets of one bureau; `seed` draws it again."""

    seed: int
    sheets: list[Sheet]


def world(seed: int) -> World:
    """The bureau of a seed."""
    chance = random.Random(seed)
    ledgers = [each for each in SANJIE.own_ledgers if each.owner is not Owner.PROGRAM]
    drawn = [each for each in ledgers if each in SCALES or chance.random() > LEFT_OUT]
    return World(seed, [_sheet(ledger, chance) for ledger in drawn])


def _sheet(ledger: type[Ledger], chance: random.Random) -> Sheet:
    columns = [each for each in ledger.columns if each.required or chance.random() > LEFT_OUT]
    count = SCALES.get(ledger, chance.randrange(MOST_ROWS + 1))
    rows = [_row(ledger, columns, at, chance) for at in range(count)]
    return Sheet(ledger.sheet, [[each.heading for each in columns], *rows])


def _row(
    ledger: type[Ledger], columns: list[Column[object]], at: int, chance: random.Random
) -> list[object]:
    cells: dict[Column[object], object] = {each: _cell(each, at, chance) for each in columns}
    if ledger.span and all(isinstance(cells.get(each), dt.date) for each in ledger.span):
        first, last = ledger.span
        cells[last] = min(
            cells[first] + dt.timedelta(days=chance.randrange(9)), dt.date(2012, 12, 31)
        )
    return list(cells.values())


def _cell(column: Column[object], at: int, chance: random.Random) -> object:
    if column in NAMES:
        return NAMES[column][at]
    empty = LEFT_EMPTY / 4 if column.required else LEFT_EMPTY * 4
    if column in {Person.since, Person.until}:
        empty = 0.85
    return None if chance.random() < empty else _value(column, at, chance)


def _value(column: Column[object], at: int, chance: random.Random) -> object:
    make = next((make for kind, make in MAKERS.items() if isinstance(column, kind)), _words)
    return make(column, at, chance)


def _option(column, at, chance):
    return chance.choice(column.options)


def _options(column, at, chance):
    return "；".join(chance.sample(column.options, chance.randint(1, min(3, len(column.options)))))


def _day(column, at, chance):
    return FIRST + dt.timedelta(days=chance.randrange(DAYS))


def _names(column, at, chance):
    pool = NAMES[column.to]
    count = chance.choice((1, 1, 1, 2, 3, 4)) if len(pool) > MOST_ROWS else 1
    return "；".join(chance.sample(pool, count))


def _words(column, at, chance):
    return chance.choice((f"{column.heading}{at}", "宾馆宴请", "匿名", "意见要点" * 40))


MAKERS = {
    Choice: _option,
    Flag: _option,
    Choices: _options,
    Date: _day,
    Time: lambda column, at, chance: dt.time(chance.randrange(8, 18), 0),
    Number: lambda column, at, chance: chance.choice((0, 1, 2, 3, 5, 30)),
    Reference: lambda column, at, chance: chance.choice(NAMES.get(column.to, ("WT0", "WT1"))),
    References: _names,
    Phone: lambda column, at, chance: f"0519-8280{at:04}",
    IdNumber: lambda column, at, chance: None,
    Identifier: lambda column, at, chance: f"{column.heading[:2]}{at}",
}
