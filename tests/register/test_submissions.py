"""Steps of submissions in the register: written down in order, refused where they may not be taken."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.register.test_register import CHINA
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission import SubmissionKey
from toolkit.declare.submission_life import StepRefusedError
from toolkit.register.register import Register

ACTIVITY = "三解三促"
KEY = SubmissionKey("2012年第4期", "监察大队")
AT = dt.datetime(2012, 12, 17, 9, 0, tzinfo=CHINA)
SENT = SubmissionEvent(KEY, Step.DISPATCH, AT, "王某", due=dt.date(2012, 12, 28), version="v1")
CAME = replace(
    SENT, step=Step.RECEIVE, file="监察大队.xlsx", sha256="a" * 64, nothing_new={"问题整改台账": "无"}
)  # fmt: skip
BACK = replace(SENT, step=Step.SEND_BACK, why="第9行办结说明未填", due=dt.date(2013, 1, 4))


@pytest.fixture
def register(tmp_path):
    register = Register(tmp_path / "登记.db")
    register.create()
    return register


def test_steps_are_read_back_in_order_and_the_chain_holds(register):
    assert register.submitted(ACTIVITY, [SENT, CAME]) == [SENT, CAME]
    register.submitted("督查督办", [SENT])
    register.submitted(ACTIVITY, [BACK])
    assert register.submissions(ACTIVITY) == [SENT, CAME, BACK]
    assert register.submissions("督查督办") == [SENT]
    assert register.broken() is None


def test_a_step_that_may_not_be_taken_writes_none_of_its_lot(register):
    with pytest.raises(StepRefusedError, match="现为“已下发”，不能核定"):
        register.submitted(ACTIVITY, [SENT, replace(SENT, step=Step.APPROVE, by="沈怀远")])
    assert register.submissions(ACTIVITY) == []


def test_the_same_file_is_taken_once(register):
    register.submitted(ACTIVITY, [SENT, CAME])
    assert register.submitted(ACTIVITY, [replace(CAME, file="改了名.xlsx")]) == []
    assert register.submitted(ACTIVITY, [replace(CAME, sha256="b" * 64)]) != []
    assert len(register.submissions(ACTIVITY)) == 3


def test_what_a_sheet_knows_is_written_down_first_and_once(register):
    merged = replace(CAME, step=Step.MERGE, sha256="")
    assert register.submitted(ACTIVITY, [merged], before=[SENT, CAME]) == [merged]
    register.submitted(ACTIVITY, [BACK], before=[SENT, CAME])
    assert register.submissions(ACTIVITY) == [SENT, CAME, merged, BACK]


def test_a_step_that_another_hand_changed_is_told(register, tmp_path):
    import sqlite3

    register.submitted(ACTIVITY, [SENT, CAME, BACK])
    with sqlite3.connect(tmp_path / "登记.db") as connection:
        connection.execute("UPDATE submission SET why = '没有退回' WHERE step = '退回'")
    connection.close()
    assert "不一致" in (register.broken() or "")
