"""A submission's life: the steps that are allowed, what each leaves behind, how a refusal is said."""

import datetime as dt
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.declare.submission import FORMERLY
from toolkit.declare.submission import Stage
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission import SubmissionKey
from toolkit.declare.submission_life import AFTER
from toolkit.declare.submission_life import StepRefusedError
from toolkit.declare.submission_life import lives

CHINA = dt.timezone(dt.timedelta(hours=8))
KEY = SubmissionKey("2012年第4期", "监察大队")
FIRST_DAY = dt.datetime(2012, 12, 17, 9, 0, tzinfo=CHINA)
DUE, AGAIN = dt.date(2012, 12, 28), dt.date(2013, 1, 4)


def steps(*taken, key=KEY):
    """One step a day: a word, or a word with what is said of it."""
    for day, each in enumerate(taken):
        step, said = each if isinstance(each, tuple) else (each, {})
        yield SubmissionEvent(key, Step(step), FIRST_DAY + dt.timedelta(day), "王某", **said)


def life(*taken):
    return lives(steps(*taken))[KEY]


SENT = ("下发", {"due": DUE, "version": "v1"})
BACK = ("退回", {"why": "第9行办结说明未填", "due": AGAIN})
APPROVED = ("核定", {"by": "沈怀远"})


@pytest.mark.parametrize(
    ("taken", "stage"),
    [
        ([SENT], "已下发"),
        ([SENT, "收回"], "已收回"),
        ([SENT, "收回", "收回"], "已收回"),
        ([SENT, "收回", BACK], "退回"),
        ([SENT, "收回", BACK, "收回"], "重报"),
        ([SENT, "收回", BACK, "收回", BACK, "收回", "合并"], "已合并"),
        ([SENT, "收回", "合并", BACK], "退回"),
        ([SENT, "收回", "合并", APPROVED], "已核定"),
        ([SENT, "收回", "合并", APPROVED, ("更正", {"why": "电话核实"})], "已合并"),
        (["收回"], "已收回"),
    ],
)
def test_where_a_submission_stands_follows_from_its_steps(taken, stage):
    assert life(*taken).stage == stage


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (["合并"], "还没有下发和收回，不能合并。请先收回。"),
        ([SENT, "合并"], "现为“已下发”，不能合并。请先收回。"),
        ([SENT, BACK], "现为“已下发”，不能退回。请先收回。"),
        ([SENT, "收回", APPROVED], "现为“已收回”，不能核定。请先合并。"),
        ([SENT, "收回", BACK, "合并"], "现为“退回”，不能合并。请等重报以后再合并。"),
        ([SENT, "收回", "合并", ("更正", {"why": "错了"})], "还没有核定，直接改即可。"),
        ([SENT, "收回", "退回"], "要写明原因，没有退回。"),
        ([SENT, "收回", "合并", "核定"], "要写明由哪位分管领导核定，没有核定。"),
        ([SENT, "收回", "合并", APPROVED, "更正"], "要写明原因，没有更正。"),
    ],
)
def test_a_step_that_may_not_be_taken_is_one_sentence_that_names_the_unit(taken, said):
    with pytest.raises(StepRefusedError) as refused:
        life(*taken)
    assert "监察大队2012年第4期台账" in str(refused.value) and str(refused.value).endswith(said)


@pytest.mark.parametrize("step", ["收回", BACK, "合并", APPROVED, SENT])
def test_what_is_approved_is_locked(step):
    with pytest.raises(StepRefusedError, match=r"已核定（沈怀远，2012-12-20），不能.*写明原因更正"):
        life(SENT, "收回", "合并", APPROVED, step)


def test_the_first_report_and_the_one_after_a_return_have_last_days_of_their_own():
    seen = life(SENT, "收回", BACK, "收回")
    assert (seen.due, seen.due_again) == (DUE, AGAIN)
    assert (seen.first_on, seen.returned_on) == (dt.date(2012, 12, 18), dt.date(2012, 12, 20))
    assert (seen.rejections, seen.why) == (1, "第9行办结说明未填")


def test_a_booklet_sent_anew_after_a_return_moves_the_second_last_day_alone():
    seen = life(SENT, "收回", BACK, ("下发", {"due": dt.date(2013, 1, 8), "version": "v2"}))
    assert (seen.stage, seen.version) == (Stage.SENT_BACK, "v2")
    assert (seen.due, seen.due_again) == (DUE, dt.date(2013, 1, 8))


def test_a_report_of_nothing_is_a_return_and_says_so_until_the_next():
    nothing = {"nothing_new": {"问题整改台账": "本期无新增；在办事项无变化：等批复"}}
    seen = life(SENT, ("收回", nothing))
    assert (seen.stage, seen.nothing_new) == (Stage.RECEIVED, nothing["nothing_new"])
    assert not seen.is_owing
    assert life(SENT, ("收回", nothing), "收回").nothing_new == {}


def test_two_booklets_of_one_unit_have_a_life_each():
    point = KEY._replace(booklet="联系点：尧塘镇")
    stood = lives([*steps(SENT, "收回"), *steps(SENT, key=point)])
    assert [each.stage for each in stood.values()] == ["已收回", "已下发"]


def test_every_former_state_is_one_of_today():
    assert {*FORMERLY} == {"未报", "已报待核", "合格"}
    assert {*FORMERLY.values()} <= {*Stage}


@given(tried=st.lists(st.sampled_from(Step), max_size=12))
def test_whatever_is_tried_the_stage_is_what_the_table_says(tried):
    taken, stage = [], None
    for step in tried:
        (event,) = steps((step, {"why": "有误", "by": "沈怀远"}))
        with suppress(StepRefusedError):
            lives([*taken, event])
            taken.append(event)
            stage = AFTER[step][stage or Stage.DISPATCHED]
    stood = lives(taken)
    assert (stood[KEY].stage if stood else None) == stage


def test_a_replaced_file_is_another_report():
    (sent, came) = steps(SENT, ("收回", {"sha256": "a" * 64}))
    stood = lives([sent, came])[KEY]
    assert stood.has_taken(came)
    assert not stood.has_taken(replace(came, sha256="b" * 64))


def test_a_point_whose_contact_moved_to_another_unit_is_one_submission_still():
    point = "联系点：枫林镇竹园村"
    sent = SubmissionKey("2012年第4期", "枫林镇竹园村", point)
    moved = sent._replace(unit="宣教中心")
    came = replace(next(steps("收回", key=moved)), at=FIRST_DAY + dt.timedelta(1))
    (stood,) = lives([*steps(SENT, key=sent), came]).values()
    assert (stood.stage, stood.key.unit) == (Stage.RECEIVED, "宣教中心")
    assert sent == moved and len({sent, moved}) == 1
    assert moved != SubmissionKey("2012年第4期", "宣教中心") != KEY
