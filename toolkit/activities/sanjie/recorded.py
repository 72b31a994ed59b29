"""台账上登记的日期和内容，三种情形分开说：没有填、填了不能识别、截至统计截止日已经发生."""

import datetime as dt
from collections.abc import Sequence
from operator import itemgetter
from typing import TypeVar

from toolkit.activities.sanjie.units import Unit
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.ledger import Unfilled
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Subject

T = TypeVar("T")
L = TypeVar("L", bound=Ledger)
BUREAU = "本局"
_NO_ROW = Unit(0, (None,) * len(Unit.columns))


def bureau(_case: Case) -> tuple[Subject[Unit], ...]:
    """全局只判一次的义务，对象为本局；台账里没有哪一行是它."""
    return (Subject(BUREAU, BUREAU, _NO_ROW),)


def registered(
    case: Case, ledger: type[L], number: Column[str], called: str
) -> Sequence[Subject[L]]:
    """按编号登记的各件，如来访事项SX-2012-001.

    日期不在本年度而不计入的也在内，好说明为什么判定不了。编号一栏填的像是姓名、电话的（一行填错了列），不拿来
    称呼，按行号说。
    """
    out = [(row, key) for row in case.left_out(ledger) if (key := row.usable(number))]
    named = sorted([*case.told(ledger, number), *out], key=itemgetter(1))
    return [
        Subject(key, f"{called}{key}", row)
        if number.may_repeat(key)
        else Subject(row.identity, f"{called}（第{row.at_row}行）", row)
        for row, key in named
    ]


def cells_of(row: Ledger, *columns: Column[object]) -> Cells:
    """一行里所依据的几格."""
    return tuple([(row, column) for column in columns])


def titled(title: str) -> str:
    """加书名号的标题；里面的书名号改用单的."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def written(row: Ledger, column: Column[T | None]) -> T | None:
    """填的内容，没有填的为 None；填了而不能识别的，由 `Unfilled` 说出是哪一格."""
    value = row.usable(column)
    if value is None and not row.is_empty(column):
        raise Unfilled(row, column)
    return value


def happened(row: Ledger, column: Column[dt.date | None], case: Case) -> dt.date | None:
    """截至统计截止日已经发生的日期；没有填的、在那以后的为 None."""
    date = written(row, column)
    return date if date is not None and date <= case.as_of else None
