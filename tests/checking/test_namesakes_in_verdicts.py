"""A name that may be one of several people's leaves undecided what its row may be about."""

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
from toolkit.reading.tables import LedgerBook
from toolkit.reading.workbook import Sheet

AS_OF = dt.date(2012, 6, 30)


class Guard(Ledger, code="A1", sheet="名册", directory=True):
    """名册：一人一行."""

    number = c.Identifier("工号")
    name = c.PersonName("姓名")
    post = c.Text("岗位")

    key = (number,)
    namesakes_by = (post, number)
    addressed_by = (post,)


class Site(Ledger, code="A2", sheet="场所", directory=True):
    """场所：一处一行."""

    number = c.Identifier("编号")
    head = c.Reference("负责人", to=Guard.name).optional()

    key = (number,)


class Patrol(Ledger, code="B1", sheet="巡查"):
    """巡查：一次一行."""

    guard = c.Reference("姓名", to=Guard.name)
    site = c.Reference("场所", to=Site.number).optional()
    sites = c.References("途经", to=Site.number).optional()


GUARDS = [
    ["工号", "姓名", "岗位"],
    ["G1", "张三", "门卫"],
    ["G2", "张三", "门卫"],
    ["G3", "李四", "门卫"],
]


def sites(case):
    return [Subject(row.number, row.number, row) for row in case.rows(Site)]


def the_bureau(case):
    return [Subject("本局", "本局", case.rows(Guard)[2])]


def guards(case):
    return [Subject(row.name, row.name, row) for row in case.rows(Guard)]


def who_is_named(case):
    """What the judge of most tests tells: everybody whom a row names."""
    heads = [row.usable(Site.head) for row in case.rows(Site)]
    names = [row.usable(Patrol.guard) for row in case.rows(Patrol)]
    return f"{heads}{names}"


def how_many(case):
    """What does not depend on who is named."""
    return f"{len(case.rows(Patrol))}次"


def verdicts(
    patrols,
    each=sites,
    state=State.MET,
    heads=(None, None),
    reads=(Guard, Site, Patrol),
    told=who_is_named,
):
    """State and fact by subject, of a duty that finds all the same."""

    @obligation(each, "D1", "巡查", Strength.MUST, DAILY, reads=reads)
    def patrolled(subject, case):
        """每处巡查."""
        return Judgement(state, told(case))

    catalogue = replace(SANJIE, ledgers=(Guard, Site, Patrol), rules=(), obligations=(patrolled,))
    rows = [["编号", "负责人"], *(list(pair) for pair in zip(("S1", "S2"), heads, strict=True))]
    book = LedgerBook(
        "画.xlsx",
        [
            Sheet("名册", GUARDS),
            Sheet("场所", rows),
            Sheet("巡查", [["姓名", "场所", "途经"], *patrols]),
        ],
        catalogue,
    )
    said = check(Case(book.read(2012).tables, AS_OF, None), catalogue).verdicts
    return {verdict.subject: (verdict.state, verdict.fact) for verdict in said}


def undecided(said):
    return [who for who, (state, _) in said.items() if state is State.UNKNOWN]


@pytest.mark.parametrize(
    ("row", "whose"),
    [
        (["张三", "S1", None], ["S1"]), (["张三", "S2", "S1"], ["S1", "S2"]),
        (["张三", None, "S2"], ["S2"]), (["张三", None, None], ["S1", "S2"]),
        (["张三", "S9", "S1"], ["S1", "S2"]), (["李四", "S1", None], []),
        (["张三（G1）", "S1", None], []),
    ],
)  # fmt: skip
def test_a_row_in_doubt_leaves_the_places_undecided_that_it_may_be_about(row, whose):
    said = verdicts([row])
    assert undecided(said) == whose
    for who in whose:
        assert said[who][1] == "“巡查”第2行的姓名有同名的人，分不清是谁，无法判定。"


def test_a_place_whose_own_row_is_in_doubt_is_undecided_alone():
    said = verdicts([], heads=("张三", "李四"))
    assert undecided(said) == ["S1"]
    assert said["S1"][1].startswith("“场所”第2行")


def test_the_whole_bureau_is_undecided_by_any_row_in_doubt():
    rows = [["李四", "S1", None], ["张三", "S1", None], ["张三", "S2", None]]
    assert verdicts(rows, the_bureau) == {
        "本局": (State.UNKNOWN, "“巡查”第3、4行的姓名有同名的人，分不清是谁，无法判定。")
    }
    assert undecided(verdicts(rows[:1], the_bureau)) == []


def test_people_are_undecided_by_the_rows_of_their_own_name():
    said = verdicts([["张三", "S1", None]], guards)
    assert undecided(said) == ["张三（G1）", "张三（G2）"]
    assert said["张三（G1）"][1] == (
        "张三（G1）有同名的人，“巡查”第2行的姓名分不清是谁，没有计入，无法判定。"
    )


@pytest.mark.parametrize("each", [sites, the_bureau, guards])
def test_what_a_duty_does_not_read_or_does_not_ask_leaves_nobody_undecided(each):
    row = [["张三", "S1", None]]
    assert undecided(verdicts(row, each, reads=(Guard, Site))) == []
    for state in (State.NOT_APPLICABLE, State.NOT_DUE):
        assert undecided(verdicts(row, each, state)) == []


@pytest.mark.parametrize("each", [sites, the_bureau])
def test_what_is_the_same_whoever_is_meant_is_told(each):
    rows = [["张三", "S1", None], ["张三", None, None]]
    for state in (State.MET, State.UNMET, State.UNKNOWN):
        said = verdicts(rows, each, state, told=how_many)
        assert set(said.values()) == {(state, "2次")}


def test_what_differs_for_one_row_alone_is_undecided():
    def the_same_twice(case):
        return str(len({row.usable(Patrol.guard) for row in case.rows(Patrol)}))

    rows = [["张三", "S1", None], ["张三", "S1", None]]
    assert undecided(verdicts(rows, the_bureau, told=the_same_twice)) == ["本局"]


def test_rows_too_many_to_try_are_asked_about():
    rows = [["张三", "S1", None]] * 20
    rows = [[name, site, f"S{1 + at % 2}"] for at, (name, site, _) in enumerate(rows)]
    unequal = [[*row[:2], "；".join(["S1"] * (at + 1))] for at, row in enumerate(rows)]
    assert undecided(verdicts(unequal, the_bureau, told=how_many)) == ["本局"]


def test_somebody_else_whose_cell_cannot_be_read_leaves_nobody_undecided():
    def only_of_others(case):
        return "有人" if all(row.usable(Patrol.guard) for row in case.rows(Patrol)) else "不明"

    @obligation(guards, "D1", "巡查", Strength.MUST, DAILY, reads=(Guard, Patrol))
    def patrolled(subject, case):
        """每处巡查."""
        told = only_of_others(case)
        return Judgement(State.UNKNOWN if told == "不明" else State.MET, told)

    catalogue = replace(SANJIE, ledgers=(Guard, Site, Patrol), rules=(), obligations=(patrolled,))
    patrols = [["姓名", "场所"], ["张三", "S1"]]
    book = LedgerBook("画.xlsx", [Sheet("名册", GUARDS), Sheet("巡查", patrols)], catalogue)
    said = check(Case(book.read(2012).tables, AS_OF, None), catalogue).verdicts
    assert [each.state for each in said if each.subject == "李四"] == [State.MET]
