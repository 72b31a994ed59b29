"""What is owed is one truth, whichever asks: 催报, 生成公文, 签发; who is not pressed for, is said why."""

import datetime as dt

import docx
import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission import SubmissionKey
from toolkit.register.register import Register
from toolkit.workplace.sample_workbook import sample_workbook

BATCH, SHEET, KIND = "2012年第4期", "报送情况表", "催报通知"
SENT_ON, BACK_ON, STATUS, DUE = 3, 4, 6, 11
DAY, LAST = "2012-12-31", dt.date(2012, 12, 28)
SENT = dt.datetime(2013, 1, 9, 9, tzinfo=dt.UTC)


@pytest.fixture
def book(tmp_path):
    """The sample, of whose fourth batch all were sent after the as-of date."""

    def make(due=None):
        rows = sample.clean_rows(SANJIE.ledgers)
        for row in rows[SHEET]:
            if row[0] == BATCH:
                row[SENT_ON], row[DUE] = SENT.date(), due
        path = tmp_path / "台账.xlsx"
        path.write_bytes(sample_workbook(SANJIE, rows))
        return path

    return make


def register(path, due, *came):
    """A register in which all were sent then, some of whom have reported since."""
    held = Register(path.parent / "登记.db")
    held.create(str(path.parent))
    steps = [
        SubmissionEvent(SubmissionKey(BATCH, row[1]), Step.DISPATCH, SENT, "王某", due=due)
        for row in sample.clean_rows(SANJIE.ledgers)[SHEET]
        if row[0] == BATCH
    ]
    back = SENT + dt.timedelta(days=1)
    steps += [
        SubmissionEvent(each.key, Step.RECEIVE, back, "王某", sha256="a" * 64)
        for each in steps
        if each.key.unit in came
    ]
    held.submitted(SANJIE.name, steps)


def addressed(path):
    lines = [each.text for each in docx.Document(path).paragraphs]
    return set(next(each for each in lines if each.endswith("：")).rstrip("：").split("、"))


def generated(taizhang, path, day=DAY):
    ran = taizhang("generate", path, KIND, "--as-of", day, "--out", path.parent / "出", "--json")
    return [each["file"] for each in ran.json["documents"]], ran.json["refusals"]


def test_both_write_to_the_same_units_who_were_sent_theirs_after_the_as_of_date(taizhang, book):
    path = book(LAST)
    register(path, LAST, "人教科")
    pressed = taizhang("remind", path, "--as-of", DAY, "--json").json
    (paper,), refusals = generated(taizhang, path)
    assert refusals == []
    assert addressed(paper) == addressed(pressed["notice"])
    assert addressed(paper) == {each["full_name"] for each in pressed["due"]}
    assert "人事教育科" not in addressed(paper) and len(addressed(paper)) > 1
    (later,) = [each for each in pressed["remarks"] if "以后才下发" in each]
    assert f"便函催的有{len(pressed['due'])}份在统计截止日{DAY}以后才下发" in later
    signing = taizhang("issue", pressed["notice"])
    assert "不欠" not in signing.out + signing.err and "没有写" not in signing.out


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2013-01-10"], "离报送期限2013-01-15还有3个工作日的"),
        (["2013-01-18", "2013-01-21"], "便函已发，补报期限2013-01-21还没有过的"),
    ],
)
def test_who_is_not_written_to_is_said_why_as_the_button_would(taizhang, book, days, said):
    last = dt.date(2013, 1, 15)
    path = book(last)
    register(path, last)
    for day in days:
        taizhang("remind", path, "--as-of", day)
    papers, (told,) = generated(taizhang, path, days[-1])
    assert papers == [] and said in told


def test_what_a_sheet_alone_tells_was_sent_later_is_not_owed_and_both_say_why(taizhang, book):
    path = book()
    papers, (told,) = generated(taizhang, path)
    assert papers == []
    assert "都是统计截止日2012年12月31日以后才下发的" in told and "请先改统计截止日" in told
    ran = taizhang("remind", path, "--as-of", DAY)
    assert "统计截止日以后才下发（2013-01-09）" in ran.out and ran.status == 0


def test_a_last_day_that_has_passed_is_never_said_not_to_have_come(taizhang, tmp_path):
    rows = sample.clean_rows(SANJIE.ledgers)
    for row in rows[SHEET]:
        if row[STATUS] == "已下发":
            row[STATUS] = "已核定"
        elif row[STATUS] == "退回":
            row[DUE + 1] = dt.date(2013, 1, 9)
    path = tmp_path / "台账.xlsx"
    path.write_bytes(sample_workbook(SANJIE, rows))
    papers, told = generated(taizhang, path)
    assert papers == []
    assert told == [f"《{KIND}》未生成：重报时限2013年1月9日还没有过，不需要催报。"]
