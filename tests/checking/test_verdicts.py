"""Obligations over a case: every subject has a verdict, and missing data is never 符合."""

import pytest
from checking_sample import DAILY
from checking_sample import RECORDED
from checking_sample import Round
from checking_sample import Warden
from checking_sample import outcome
from checking_sample import table

from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Place
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.outcome import Verdict
from toolkit.declare.unusable import UNREADABLE

WARDENS = table(Warden, ("张三",), ("李四",))
ROUNDS = table(Round, ("X01", 3.0, "1"), ("X02", UNREADABLE, "1"))


def wardens(case):
    return [Subject(row.name, f"{row.name}同志", row) for row in case.rows(Warden)]


def duty(judgement, reads=(Warden, Round)):
    """An obligation of every warden that says always the same."""

    @obligation(wardens, "D1", "每日巡查", Strength.MUST, DAILY, RECORDED, reads=reads)
    def made(subject, case):
        """每日巡查一次."""
        return judgement

    return made


def says(judgement, **more):
    return outcome(WARDENS, ROUNDS, obligations=[duty(judgement)], **more).verdicts


def test_a_verdict_says_all_that_a_clerk_needs():
    row = ROUNDS.rows[0]
    judgement = Judgement(
        State.UNMET,
        "只巡查1次",
        "2012年6月30日",
        ((row, Round.hours),),
        "请补查",
        Strength.PRINCIPLE,
    )
    first, second = says(judgement)
    assert first == Verdict(
        code="D1",
        name="每日巡查",
        strength=Strength.PRINCIPLE,
        clause="《办法》第三条“每日巡查”；《办法》第五条“如实记录”",
        subject="张三同志",
        state=State.UNMET,
        fact="只巡查1次",
        due="2012年6月30日",
        cells=(Place("巡查", 2, "时长", "B2"),),
        suggestion="请补查",
        explanation="",
        key="D1|张三",
    )
    assert (second.subject, second.key) == ("李四同志", "D1|李四")


def test_its_strength_is_the_duty_s_where_the_judgement_has_none():
    assert {each.strength for each in says(Judgement(State.MET, "巡查了"))} == {Strength.MUST}


def test_a_deviation_that_a_person_explained_is_explained():
    late = Judgement(State.DEVIATION, "晚了", strength=Strength.PRINCIPLE)
    explained, open_ = says(late, explanations={"D1|张三": "生病"})
    assert (explained.state, explained.explanation) == (State.EXPLAINED, "生病")
    assert (open_.state, open_.explanation) == (State.DEVIATION, "")


def test_words_beside_what_is_no_deviation_settle_nothing():
    (first, _) = says(Judgement(State.UNMET, "没有查"), explanations={"D1|张三": "生病"})
    assert (first.state, first.explanation) == (State.UNMET, "生病")


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("strength", [None, *Strength])  # -- None: the duty's own, 必须 --
def test_words_close_a_deviation_from_a_principle_and_nothing_else(state, strength):
    (first, _) = says(Judgement(state, "如此", strength=strength), explanations={"D1|张三": "生病"})
    closed = state is State.DEVIATION and strength is Strength.PRINCIPLE
    assert first.state is (State.EXPLAINED if closed else state)


def test_without_subjects_nothing_is_met():
    (only,) = outcome(table(Warden), ROUNDS, obligations=[duty(Judgement(State.MET, ""))]).verdicts
    assert (only.state, only.subject, only.key) == (State.UNKNOWN, "全局", "D1|全局")
    assert (
        only.fact
        == f"“每日巡查”没有可判定的对象。它看的是“{Warden.sheet}”“{Round.sheet}”，请先填好。"
    )


@pytest.mark.parametrize(
    ("tables", "named"), [((), "“名册”、“巡查”"), ((WARDENS,), "“巡查”"), ((ROUNDS,), "“名册”")]
)
def test_without_a_sheet_nothing_is_met_and_the_sheet_is_named(tables, named):
    (only,) = outcome(*tables, obligations=[duty(Judgement(State.MET, ""))]).verdicts
    assert (only.state, only.subject, only.key) == (State.UNKNOWN, "全局", "D1|全局")
    assert only.fact == f"工作簿中没有工作表{named}，无法判定。"


def test_what_rests_on_an_unreadable_cell_is_unknown_and_names_the_cell():
    @obligation(wardens, "D2", "巡查够久", Strength.MUST, DAILY, reads=(Warden, Round))
    def long_enough(subject, case):
        """每人巡查够久."""
        at = 0 if subject.key == "张三" else 1
        return Judgement(State.MET, f"巡查{case.rows(Round)[at].hours:g}小时")

    fine, open_ = outcome(WARDENS, ROUNDS, obligations=[long_enough]).verdicts
    assert (fine.state, fine.fact, fine.cells) == (State.MET, "巡查3小时", ())
    assert open_.state is State.UNKNOWN
    assert open_.fact == "“巡查”第3行“时长”未填或不能识别，无法判定。"
    assert open_.cells == (Place("巡查", 3, "时长", "B3"),)


def test_every_obligation_is_judged():
    first, second = duty(Judgement(State.MET, "")), duty(Judgement(State.UNMET, ""))
    said = outcome(WARDENS, ROUNDS, obligations=[first, second]).verdicts
    assert [each.state for each in said] == [State.MET] * 2 + [State.UNMET] * 2


def test_the_cells_of_a_verdict_are_told_one_by_one_and_another_ledger_s_column_is_refused():
    rows = ROUNDS.rows
    cells = tuple((row, column) for row in rows for column in (Round.number, Round.hours))
    (first, _) = says(Judgement(State.MET, "", cells=cells))
    places = first.cells
    assert [place.cell for place in places] == ["A2", "B2", "A3", "B3"]
    assert (len(places), places[3].cell, [each.cell for each in places[1:3]]) == (
        4,
        "B3",
        ["B2", "A3"],
    )
    assert places == tuple(places) and hash(places) == hash(tuple(places))
    assert repr(places) == repr(tuple(places)) and not says(Judgement(State.MET, ""))[0].cells
    with pytest.raises(KeyError):
        says(Judgement(State.MET, "", cells=((rows[0], Warden.name),)))
