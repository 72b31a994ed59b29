"""taizhang remind: exactly those who are due, the reason if theirs was sent back, the letter to them alone."""

import docx
import pytest

from tests.opened import opened
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission import SubmissionKey
from toolkit.register.register import Register
from toolkit.workplace.sample_workbook import sample_workbook

BATCH = "2012年第4期"
OUT = ["人教科", "计财科", "生态科", "宣教中心"]
SHEET, STATUS, BACK_ON, WHY, DUE, AGAIN = "报送情况表", 6, 4, 8, 11, 12


def units(rows):
    return [each["unit"] for each in rows]


def whole(path):
    return "\n".join(each.text for each in docx.Document(path).paragraphs)


@pytest.fixture
def book(tmp_path):
    """The sample, changed row by row of the fourth batch."""

    def make(change=lambda _row: None):
        rows = sample.clean_rows(SANJIE.ledgers)
        for row in rows[SHEET]:
            if row[0] == BATCH:
                change(row)
        path = tmp_path / "台账.xlsx"
        path.write_bytes(sample_workbook(SANJIE, rows))
        return path

    return make


def test_exactly_those_who_are_late_are_due_and_the_letter_goes_to_them_alone(taizhang, book):
    path = book()
    ran = taizhang("remind", path, "--as-of", "2012-12-31", "--json")
    assert ran.status == 1
    assert units(ran.json["due"]) == OUT
    assert {each["way"] for each in ran.json["due"]} == {"电话催报"}
    assert {each["workdays_overdue"] for each in ran.json["due"]} == {1}
    assert len(ran.json["not_due"]) == 18
    (returned,) = [each for each in ran.json["due"] if each["stage"] == "退回"]
    assert "2012-11-31" in returned["reason"] and returned["last_day"] == "2012-12-28"
    letter = whole(ran.json["notice"])
    addressed = next(line for line in letter.splitlines() if line.endswith("："))
    names = {each["full_name"] for each in ran.json["due"]}
    assert set(addressed.rstrip("：").split("、")) == names
    assert path.read_bytes() == book().read_bytes()


def test_each_gets_a_message_with_the_reason_and_the_new_day(taizhang, book):
    ran = taizhang("remind", book(), "--as-of", "2012-12-31", "--json")
    said = {each["unit"]: each for each in ran.json["messages"]}
    assert said["人教科"]["to"] == "田园"
    assert said["人教科"]["text"].startswith(
        "你单位2012年第4期台账尚未报送，报送期限为2012年12月28日"
    )
    assert "请改正后于1月4日下班前报局办公室" in said["生态科"]["text"]
    assert "原因：“调研报告登记”第5行" in said["生态科"]["text"]


def test_the_list_says_how_to_press_whom_by_telephone(taizhang, book):
    ran = taizhang("remind", book(), "--as-of", "2012-12-31", "--json")
    sheet = opened(ran.json["listing"]).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(at for at, row in enumerate(rows) if "怎样催" in row)
    lines = [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :] if row[0]]
    assert [line["单位"] for line in lines] == OUT
    assert {line["电话"] for line in lines} >= {"15400000013"}
    assert [line["情况"] for line in lines] == ["未报", "未报", "退回未重报", "未报"]


@pytest.mark.parametrize(("day", "status"), [("2012-12-24", 0), ("2012-12-27", 1)])
def test_before_the_last_day_one_reminds_and_writes_no_letter(taizhang, book, day, status):
    ran = taizhang("remind", book(), "--as-of", day, "--json")
    assert (ran.status, ran.json["notice"]) == (status, None)
    assert {each["way"] for each in ran.json["due"]} == ({"提醒"} if status else set())


def test_who_may_still_report_again_is_not_in_the_letter(taizhang, book):
    def later(row):
        if row[STATUS] == "退回":
            row[AGAIN] = "2013-01-09"

    ran = taizhang("remind", book(later), "--as-of", "2012-12-31", "--json")
    assert units(ran.json["due"]) == ["人教科", "计财科", "宣教中心"]
    (quiet,) = [
        each for each in ran.json["not_due"] if each["unit"] == "生态科" and each["batch"] == BATCH
    ]
    assert quiet["why"] == "离重报时限2013-01-09还有6个工作日"
    assert "退回" not in whole(ran.json["notice"])


def test_the_register_knows_who_has_reported_since_the_sheet_was_written(taizhang, book):
    path = book()
    register = Register(path.parent / "登记.db")
    register.create(str(path.parent))
    key = SubmissionKey(BATCH, "人教科")
    at = register._now()
    came = SubmissionEvent(key, Step.RECEIVE, at, "王某", sha256="a" * 64)
    register.submitted("三解三促", [came])
    ran = taizhang("remind", path, "--as-of", "2012-12-31", "--json")
    assert units(ran.json["due"]) == ["计财科", "生态科", "宣教中心"]
    assert "人事教育科" not in whole(ran.json["notice"])


def test_the_next_way_follows_on_a_later_day_and_not_on_the_same(taizhang, book):
    path = book()
    days = ["2012-12-31", "2012-12-31", "2013-01-04", "2013-01-07", "2013-01-08", "2013-01-10"]
    ways, letters = [], []
    for day in days:
        ran = taizhang("remind", path, "--as-of", day, "--json")
        assert ran.json["unregistered"] is None
        ways.append({each["way"] for each in ran.json["due"]})
        letters.append(ran.json["notice"] is not None)
    assert ways == [{"电话催报"}, {"电话催报"}, {"便函催报"}, set(), {"请示督办"}, {"请示督办"}]
    assert letters == [True, True, True, False, False, False]
    assert taizhang("register", path.parent).status == 0


def test_the_old_states_are_read_as_those_of_today(taizhang, book):
    old = {"已下发": "未报", "已收回": "已报待核", "已核定": "合格", "退回": "退回"}

    def older(row):
        row[STATUS] = old[row[STATUS]]

    ran = taizhang("remind", book(older), "--as-of", "2012-12-31", "--json")
    assert units(ran.json["due"]) == OUT
    stages = {each["unit"]: each["stage"] for each in ran.json["not_due"] if each["batch"] == BATCH}
    assert (stages["环评科"], stages["局办公室"]) == ("已收回", "已核定")


def test_a_row_without_a_state_is_told_and_left_out(taizhang, book):
    def without(row):
        if row[1] == "人教科":
            row[STATUS] = None

    ran = taizhang("remind", book(without), "--as-of", "2012-12-31", "--json")
    assert units(ran.json["due"]) == ["计财科", "生态科", "宣教中心"]
    assert any("“状态”没有填" in each for each in ran.json["remarks"])


def test_a_last_day_of_ones_own_goes_before_the_parameter(taizhang, book):
    def own(row):
        if row[1] == "人教科":
            row[DUE] = "2013-01-10"

    ran = taizhang("remind", book(own), "--as-of", "2012-12-31", "--json")
    assert units(ran.json["due"]) == ["计财科", "生态科", "宣教中心"]
    assert "人事教育科" not in whole(ran.json["notice"])


def test_people_are_told_in_sentences(taizhang, book):
    ran = taizhang("remind", book(), "--as-of", "2012-12-31")
    assert "【电话催报】" in ran.out and "田园　15400000013" in ran.out
    assert "便函：" in ran.out and "清单：" in ran.out
    ran = taizhang("remind", book(), "--as-of", "2012-12-24")
    assert ran.status == 0 and ran.out.startswith("截至2012-12-24没有要催报的台账。")


def test_a_choice_in_the_sheet_is_told_since_a_command_does_not_follow_it(taizhang, book):
    def choose(row):
        if row[1] == "环评科":
            row[13] = "核定"

    path = book(choose)
    ran = taizhang("remind", path, "--as-of", "2012-12-31", "--json")
    assert [(each["unit"], each["handling"]) for each in ran.json["not_handled"]] == [
        ("环评科", "核定")
    ]
    row = ran.json["not_handled"][0]["row"]
    (said,) = [each for each in ran.json["remarks"] if "没有照办" in each]
    assert said.startswith(f"“报送情况表”有1行选了“处理”，命令行没有照办：第{row}行环评科“核定”。")
    assert said in ran.err
    assert taizhang("remind", book(), "--as-of", "2012-12-31", "--json").json["not_handled"] == []


def test_a_choice_that_is_none_of_those_in_the_list_is_told_as_well(taizhang, book):
    def choose(row):
        if row[1] == "环评科":
            row[13] = "随便"

    ran = taizhang("remind", book(choose), "--as-of", "2012-12-31", "--json")
    (said,) = [each for each in ran.json["remarks"] if "没有照办" in each]
    assert "“处理”填的不是" in said and "请从下拉中选择" in said
    assert ran.json["not_handled"] == []


def test_collecting_nothing_tells_of_a_choice_as_well(taizhang, book):
    def choose(row):
        if row[1] == "环评科":
            row[13], row[14] = "退回", "第5行完成日期未填"

    path = book(choose)
    ran = taizhang("collect", "--into", path, "--json")
    assert ran.status == 1
    assert "第" in ran.err and "环评科“退回”" in ran.err
    assert "--return 单位 --why 原因" in ran.err
