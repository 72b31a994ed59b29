"""签发: figures rest on rows as they were approved; what was changed since goes by way of 更正."""

import pytest

from tests.workplace.signing_desk import BOOK
from tests.workplace.signing_desk import BULLETIN
from tests.workplace.signing_desk import STATUS
from tests.workplace.signing_desk import clean_rows
from tests.workplace.signing_desk import sentences
from tests.workplace.signing_desk import stopping
from tests.workplace.signing_desk import write_book
from toolkit.activities.sanjie import SANJIE
from toolkit.workplace.approvals_behind import approvals_behind
from toolkit.workplace.handling import take_chosen
from toolkit.workplace.opening import read_case

UNIT, BATCH = "监察大队", "2012年第4期"
SUBMISSIONS, PROBLEMS = "报送情况表", "问题整改台账"
HANDLING, WHY = 13, 14
CHANGED = "监察大队2012年第4期台账已由韩立新于"


def rows_with(stage, step=None, why=None, remark=None, later=None):
    """The sample, the unit's submission at a stage, a step chosen beside it, a remark in one of its rows."""
    rows = clean_rows()
    (line,) = [each for each in rows[SUBMISSIONS] if each[:2] == [BATCH, UNIT]]
    line[STATUS], line[HANDLING], line[WHY] = stage, step, why
    if later:
        rows[SUBMISSIONS].append(["2013年第1期", *line[1:STATUS], later, *line[STATUS + 1 :]])
        rows[SUBMISSIONS][-1][HANDLING] = "核定"
    if remark:
        at = [each.heading for each in SANJIE.ledger(PROBLEMS).columns].index("整改措施")
        owner = [each.heading for each in SANJIE.ledger(PROBLEMS).columns].index("责任科室")
        next(each for each in rows[PROBLEMS] if each[owner] == UNIT)[at] = remark
    return rows


@pytest.fixture
def case_of(signing_folder):
    """The workbook's case once these rows stand in it."""

    def case(rows):
        return read_case(write_book(signing_folder, rows), None)[1]

    return case


@pytest.fixture
def take(signing_folder, case_of):
    """Takes what is chosen in the sheet of a workbook of these rows."""

    def taken(rows):
        done = take_chosen(signing_folder / BOOK, case_of(rows), SANJIE)
        assert done.events, done.refused
        return done

    return taken


@pytest.fixture
def behind(signing_folder, case_of):
    """What stands against signing the 通报 while the workbook holds these rows."""
    content = (signing_folder / "公文" / BULLETIN).read_bytes()
    return lambda rows: approvals_behind(signing_folder, case_of(rows), SANJIE, (content, BULLETIN))


def test_a_figure_of_rows_changed_after_they_were_approved_stops_the_paper(take, behind, issued):
    take(rows_with("已合并", "核定"))
    assert behind(rows_with("已核定")) == ([], [])
    (said,) = behind(rows_with("已核定", remark="另有安排")).unlocked
    answer = issued(BULLETIN)

    assert said.startswith(CHANGED)
    assert "核定，核定以后台账改过，公文里数自它的行的有" in said
    assert stopping(answer) == {"核定以后改过": "拦"}
    assert said in sentences(answer, "核定以后改过")


def test_after_a_correction_with_a_reason_it_is_approved_anew(take, behind):
    take(rows_with("已合并", "核定"))
    take(rows_with("已核定", "更正", "电话核实", remark="另有安排"))
    (said,) = behind(rows_with("已核定", remark="另有安排")).unregistered
    take(rows_with("已合并", "核定", remark="另有安排"))

    assert "在“报送情况表”写的是已核定，登记库里是已合并" in said
    assert behind(rows_with("已核定", remark="另有安排")) == ([], [])


def test_what_a_later_batch_has_brought_is_no_change_of_what_was_approved(take, behind):
    take(rows_with("已合并", "核定"))
    take(rows_with("已核定", remark="第二批的进展", later="已合并"))

    assert behind(rows_with("已核定", remark="第二批的进展", later="已核定")).unlocked == []
