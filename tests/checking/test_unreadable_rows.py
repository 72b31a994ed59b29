"""What nobody can read is held against nobody, and nobody does well by it."""

import datetime as dt
from dataclasses import replace

import pytest
from checking_sample import DAILY

from toolkit.activities.sanjie import SANJIE
from toolkit.checking.check import check
from toolkit.declare import columns as c
from toolkit.declare.case import Case
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.period import CountedDays
from toolkit.declare.period import Period
from toolkit.reading.drawn import sheets_of
from toolkit.reading.tables import LedgerBook

AS_OF = dt.date(2012, 6, 30)
YEAR = CountedDays(dt.date(2012, 1, 1), dt.date(2012, 12, 31), AS_OF)


class Guard(Ledger, code="A1", sheet="名册", directory=True):
    """名册：一人一行."""

    number = c.Identifier("工号")
    name = c.PersonName("姓名")

    key = (number,)
    namesakes_by = (number,)


class Gate(Ledger, code="A2", sheet="门", directory=True):
    """门：一处一行."""

    name = c.Text("名称")

    key = (name,)


class Patrol(Ledger, code="B1", sheet="巡查"):
    """巡查：一次一行."""

    guard = c.Reference("姓名", to=Guard.name)
    gate = c.Reference("门", to=Gate.name)
    day = c.Date("日期", period=Period.EVENT)
    locked = c.Flag("锁好")


COUNTED = (Patrol.gate, Patrol.day, Patrol.locked)
DIRECTORIES = """
名册
| 工号 | 姓名 |
| G1 | 张三 |
| G2 | 李四 |

门
| 名称 |
| 东门 |
| 西门 |
"""


def guards(case):
    return [Subject(row.name, row.name, row) for row in case.rows(Guard)]


def gates(case):
    return [Subject(row.name, row.name, row) for row in case.rows(Gate)]


@obligation(guards, "D1", "巡查两次", Strength.MUST, DAILY, reads=(Guard, Patrol))
def two_patrols(subject, case):
    """每人至少巡查两次."""
    own = [row for row in case.filled(Patrol, Patrol.guard) if row.guard == subject.key]
    state = State.MET if len(own) >= 2 else State.UNMET
    return Judgement(state, f"{subject.label}巡查{len(own)}次。")


@obligation(gates, "D2", "每次锁好", Strength.MUST, DAILY, reads=(Gate, Patrol), every=COUNTED)
def always_locked(subject, case):
    """每次巡查都锁好门."""
    own = [row for row in case.filled(Patrol, *COUNTED) if row.gate == subject.key]
    if not own:
        return Judgement(State.NOT_APPLICABLE, f"{subject.label}没有巡查。")
    open_ = [row for row in own if not row.locked]
    state = State.UNMET if open_ else State.MET
    return Judgement(state, f"{subject.label}{len(open_)}次没有锁好。")


@obligation(gates, "D3", "有人巡查", Strength.MUST, DAILY, reads=(Gate, Patrol), some=COUNTED)
def patrolled_once(subject, case):
    """每处至少巡查一次."""
    own = [row for row in case.filled(Patrol, *COUNTED) if row.gate == subject.key]
    state = State.MET if own else State.UNMET
    return Judgement(state, f"{subject.label}巡查{len(own)}次。")


def verdicts(duty, patrols):
    """Of drawn patrols: what a duty says of each of its subjects."""
    catalogue = replace(SANJIE, ledgers=(Guard, Gate, Patrol), rules=(), obligations=(duty,))
    drawing = f"{DIRECTORIES}\n巡查\n| 姓名 | 门 | 日期 | 锁好 |\n{patrols}"
    book = LedgerBook("画.xlsx", sheets_of(drawing, catalogue), catalogue)
    tables = book.read(2012, YEAR).tables
    said = check(Case(tables, AS_OF, None), catalogue).verdicts
    return {verdict.subject: verdict for verdict in said}


def states(duty, patrols):
    return [verdict.state for verdict in verdicts(duty, patrols).values()]


@pytest.mark.parametrize(
    ("unread", "expected"),
    [
        # -- 张三 has one, 李四 none: two are asked --
        (["看不清"], [State.UNKNOWN, State.UNMET]),
        (["看不清", "认不出"], [State.UNKNOWN, State.UNKNOWN]),
        ([""], [State.UNKNOWN, State.UNMET]),
        (["李四"], [State.UNMET, State.UNMET]),
        (["张三"], [State.MET, State.UNMET]),
    ],
)
def test_nobody_falls_short_by_a_row_that_may_be_his(unread, expected):
    rows = "".join(f"| {name} | 东门 | 2012-05-0{at} | 是 |\n" for at, name in enumerate(unread, 2))
    assert states(two_patrols, f"| 张三 | 东门 | 2012-05-01 | 是 |\n{rows}") == expected


def test_it_says_which_rows_and_what_is_so_without_them():
    """Both the row and its advice; the cell leads to the name."""
    rows = "| 张三 | 东门 | 2012-05-01 | 是 |\n| 看不清 | 东门 | 2012-05-02 | 是 |"
    said = verdicts(two_patrols, rows)["张三"]
    assert said.fact == (
        "“巡查”第3行的“姓名”没有填或不能识别，是张三的就不是“不符合”，无法判定。不算这些行：张三巡查1次。"
    )
    assert [place.cell for place in said.cells] == ["A3"]
    assert said.suggestion == "请先改正这些姓名"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| 张三 | 东门 | 2012-05-02 | 看不清 |", [State.UNKNOWN, State.MET]),
        ("| 张三 | 东门 | 看不清 | 否 |", [State.UNKNOWN, State.MET]),
        ("| 张三 | 东门 | 2009-05-02 | 否 |", [State.UNKNOWN, State.MET]),
        ("| 张三 | 看不清 | 2012-05-02 | 否 |", [State.UNKNOWN, State.UNKNOWN]),
        ("| 看不清 | 东门 | 2012-05-02 | 是 |", [State.MET, State.MET]),
        ("| 张三 | 东门 | 2012-05-02 | 否 |", [State.UNMET, State.MET]),
    ],
)
def test_what_every_row_must_do_is_not_done_while_one_cannot_be_read(row, expected):
    others = "| 李四 | 东门 | 2012-05-01 | 是 |\n| 李四 | 西门 | 2012-05-01 | 是 |\n"
    assert states(always_locked, others + row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| 张三 | 东门 | 看不清 | 是 |", [State.UNKNOWN, State.UNMET]),
        ("| 张三 | 看不清 | 2012-05-02 | 是 |", [State.UNKNOWN, State.UNKNOWN]),
        ("| 张三 | 东门 | 2012-05-02 | 是 |", [State.MET, State.UNMET]),
    ],
)
def test_what_any_row_may_do_is_not_undone_while_one_cannot_be_read(row, expected):
    assert states(patrolled_once, row) == expected


def test_what_is_certain_is_said_in_spite_of_rows_that_cannot_be_read():
    rows = "| 张三 | 东门 | 2012-05-01 | 否 |\n| 张三 | 东门 | 2012-05-02 | 看不清 |"
    assert verdicts(always_locked, rows)["东门"].fact == "东门1次没有锁好。"
    assert verdicts(patrolled_once, rows)["东门"].state is State.MET
