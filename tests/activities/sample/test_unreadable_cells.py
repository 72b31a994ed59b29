"""A cell that nobody can read neither clears nor accuses anybody: what it may change is undecided."""

from random import Random

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.outcome import State

UNREADABLE = "看不清"
GOOD = {State.MET, State.NOT_APPLICABLE, State.NOT_DUE}
AGAINST = {State.UNMET, State.WARNING, State.DEVIATION}
BY_ITS_WORDS = {
    ("接访场次", "方式", "R503"),  # -- a form that is none of the five is what it warns of --
    ("信访事项登记", "内容摘要", "R1205"),  # -- the words that gave the petitioner away are gone --
    ("联系点一览表", "课题", "R605"),  # -- any subject may be one --
    # -- the Opinions do not forbid a second point, it is but asked about; the verdict tells the row --
    ("联系点一览表", "驻点人员", "R706"),
    ("人员名册", "姓名", "R706"),
}
TELLING = {
    ("下基层活动台账", "姓名"),
    ("下基层活动台账", "同住"),
    ("下基层活动台账", "开始日期"),
    ("民情日记登记", "日期"),
    ("调研报告登记", "执笔人"),
    ("人员名册", "是否值班副局长"),
    ("问题整改台账", "进展"),
}
COLUMNS = [
    (ledger, at)
    for ledger in SANJIE.ledgers
    for at, column in enumerate(ledger.columns)
    if column.kind not in {"文字", "编号"}
]


def named(ledger, at):
    return (ledger.sheet, ledger.columns[at].heading)


def states(judged):
    return {verdict.key: verdict.state for verdict in judged.outcome.verdicts}


def turned(before, after):
    """The verdicts that went from one side to the other."""
    return {
        key.partition("|")[0]
        for key, state in states(after).items()
        if (was := states(before).get(key)) and was is not state
        if {was, state} & GOOD and {was, state} & AGAINST
    }


def check(rows, ledger, at, judge, before):
    """One filled cell of a column, chosen by the column, made unreadable."""
    filled = [row for row in rows.get(ledger.sheet, ()) if len(row) > at and row[at] is not None]
    if not filled:
        return
    spoil(Random(f"{ledger.sheet}{at}").choice(filled), at, ledger, rows, judge, before)


def spoil(row, at, ledger, rows, judge, before):
    """One cell made unreadable, looked at, and put back."""
    was, row[at] = row[at], UNREADABLE
    try:
        after = judge(rows)
    finally:
        row[at] = was
    allowed = {code for *where, code in BY_ITS_WORDS if (*where,) == named(ledger, at)}
    assert turned(before, after) <= allowed, (*named(ledger, at), was)


@pytest.fixture(scope="module")
def faulty_rows():
    return {
        name: [[*row] for row in rows] for name, rows in sample.faulty_rows(SANJIE.ledgers).items()
    }


@pytest.fixture(scope="module")
def clean_rows():
    return {
        name: [[*row] for row in rows] for name, rows in sample.clean_rows(SANJIE.ledgers).items()
    }


@pytest.mark.parametrize(
    ("ledger", "at"),
    [each for each in COLUMNS if named(*each) in TELLING],
    ids=["".join(named(*each)) for each in COLUMNS if named(*each) in TELLING],
)
def test_a_cell_that_says_who_or_when_or_whether(ledger, at, clean_rows, judge, clean):
    check(clean_rows, ledger, at, judge, clean)


@pytest.mark.deep
@pytest.mark.parametrize("ledger", SANJIE.ledgers, ids=lambda ledger: ledger.sheet)
def test_any_cell(ledger, clean_rows, faulty_rows, judge, clean):
    before = judge(faulty_rows)
    for own, at in COLUMNS:
        if own is ledger:
            check(clean_rows, ledger, at, judge, clean)
            check(faulty_rows, ledger, at, judge, before)


@pytest.mark.deep
def test_no_cell_that_stands_against_somebody_clears_him_by_being_unreadable(faulty_rows, judge):
    """Of each verdict against somebody, the first cells that it rests on."""
    before = judge(faulty_rows)
    ledgers = {ledger.sheet: ledger for ledger in SANJIE.ledgers}
    places = {
        (place.sheet, place.row, place.column)
        for verdict in before.outcome.verdicts
        if verdict.state in AGAINST
        for place in list(verdict.cells)[:6]
    }
    for sheet, row, heading in sorted(places):
        headings = [column.heading for column in ledgers[sheet].columns]
        spoil(
            faulty_rows[sheet][row - FIRST_DATA_ROW],
            headings.index(heading),
            ledgers[sheet],
            faulty_rows,
            judge,
            before,
        )
