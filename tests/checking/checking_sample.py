"""A made-up activity of two ledgers, as a case that is judged."""

import datetime as dt
from dataclasses import replace

from toolkit.activities.sanjie import SANJIE
from toolkit.checking.check import check
from toolkit.declare import columns as c
from toolkit.declare.case import Case
from toolkit.declare.ledger import Ledger
from toolkit.declare.source import Source
from toolkit.declare.table import Table

AS_OF = dt.date(2012, 6, 30)
RULES_OF_FIRE = Source("消防安全检查办法", "办法")
DAILY = RULES_OF_FIRE.clause("第三条", "每日巡查")
RECORDED = RULES_OF_FIRE.clause("第五条", "如实记录")


class Warden(Ledger, code="A1", sheet="名册"):
    """名册：一人一行."""

    name = c.Text("姓名")

    key = (name,)


class Round(Ledger, code="B1", sheet="巡查"):
    """巡查：一次一行."""

    number = c.Identifier("编号")
    hours = c.Number("时长", unit="小时")
    phone = c.Phone("报告人电话", restricted=True)

    key = (number,)


def table(ledger, *rows):
    """A table as if read: its first row of data in row 2, its columns from A on."""
    letters = {column.heading: "ABC"[at] for at, column in enumerate(ledger.columns)}
    return Table(ledger, [ledger(at, row) for at, row in enumerate(rows, start=2)], letters)


def case(*tables):
    return Case({each.ledger: each for each in tables}, AS_OF, None)


def outcome(*tables, rules=(), obligations=(), **more):
    """What checking says of these tables by these rules and obligations."""
    catalogue = replace(
        SANJIE, ledgers=(Warden, Round), rules=tuple(rules), obligations=tuple(obligations)
    )
    return check(case(*tables), catalogue, **more)
