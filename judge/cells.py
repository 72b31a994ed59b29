"""What a careful clerk, and a careless one, would type under each kind of column."""

from __future__ import annotations

import datetime as dt
from functools import singledispatch
from typing import TYPE_CHECKING

from toolkit.declare import columns as c

if TYPE_CHECKING:
    from random import Random

FIRST_DAY = dt.date(2013, 1, 1)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "建国志强丽娟晓东海燕春梅文博思远立新雨桐子墨佳宁"
WORDS = (
    "灭火器",
    "应急灯",
    "疏散通道",
    "配电箱",
    "仓库",
    "食堂",
    "宿舍",
    "车间",
    "已更换",
    "待修",
    "完好",
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # -- GB 11643—1999, 4.2 --
CHECKS = "10X98765432"


@singledispatch
def good(column: c.Column[object], _draw: Random) -> object:
    """A cell that the column's declaration allows; lists of names are made by the caller."""
    raise TypeError(f"no cell is invented for {column.kind}")


@good.register(c.Text)
def _(column: c.Text, draw: Random) -> object:
    return "".join(draw.choices(WORDS, k=draw.randint(1, 3)))[: column.longest]


@good.register(c.Identifier)
def _(_column: c.Identifier, draw: Random) -> object:
    return f"BH-{draw.randrange(10**9):09}"


@good.register(c.PersonName)
def _(_column: c.PersonName, draw: Random) -> object:
    return draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=2))


@good.register(c.Phone)
def _(_column: c.Phone, draw: Random) -> object:
    return f"1{draw.choice('3578')}{draw.randrange(10**9):09}"


@good.register(c.IdNumber)
def _(_column: c.IdNumber, draw: Random) -> object:
    born = dt.date(1950, 1, 1) + dt.timedelta(draw.randrange(18_000))
    body = f"320482{born:%Y%m%d}{draw.randrange(1000):03}"
    rest = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11
    return body + CHECKS[rest]


@good.register(c.Date)
def _(_column: c.Date, draw: Random) -> object:
    return FIRST_DAY + dt.timedelta(draw.randrange(365))


@good.register(c.Time)
def _(_column: c.Time, draw: Random) -> object:
    return dt.time(draw.randrange(24), draw.randrange(60))


@good.register(c.Number)
def _(column: c.Number, draw: Random) -> object:
    low = column.minimum or 0
    high = low + 100 if column.maximum is None else column.maximum
    step = column.step or 0.25
    return low + step * draw.randint(0, int((high - low) / step))


@good.register(c.Flag)
@good.register(c.Choice)
def _(column: c.Flag | c.Choice, draw: Random) -> object:
    return draw.choice(column.options)


@good.register(c.Choices)
def _(column: c.Choices, draw: Random) -> object:
    return "；".join(draw.sample(column.options, draw.randint(1, len(column.options))))


@good.register(c.Value)
def _(_column: c.Value, draw: Random) -> object:
    return draw.choice([draw.randrange(100), "见附件"])


@good.register(c.Names)
def _(_column: c.Names, draw: Random) -> object:
    return "；".join(draw.sample(WORDS, 2))


def bad(column: c.Column[object]) -> list[object]:
    """Cells that a column's declaration forbids; none where any words will do."""
    wrong: list[object] = [None] if column.required else []
    for kind, cells in WRONG.items():
        if isinstance(column, kind):
            wrong += cells
    if isinstance(column, c.Number) and column.maximum is not None:
        wrong.append(column.maximum + 1)
    return wrong


WRONG: dict[type[c.Column[object]], tuple[object, ...]] = {
    c.Date: ("2013-02-30", "月初", "某日"),
    c.Time: ("25:61", "一早"),
    c.Number: ("若干", "十来个", -3),
    c.Flag: ("也许", "对不上"),
    c.Choice: ("不在其中",),
    c.Choices: ("不在其中",),
    c.Reference: ("查无此处",),
    c.References: ("查无此处",),
}
