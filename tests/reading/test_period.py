"""Days of events outside of the ledgers' year: found, in nobody's count, and every paper says so."""

import datetime as dt

import pytest

from tests.drawn import judged
from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.columns import Date
from toolkit.declare.counting import said_left_out
from toolkit.declare.period import CountedDays
from toolkit.declare.period import LeftOut
from toolkit.reading.files import read_workbook
from toolkit.usecases.generate import chosen_kinds
from toolkit.usecases.generate import generate
from toolkit.usecases.validate import case_of
from toolkit.usecases.validate import summary
from toolkit.usecases.validate import validate
from toolkit.workplace.sample_workbook import sample_workbook

NOT_IN_THE_YEAR = "F10"
YEAR_END = dt.date(2012, 12, 31)


def out_of_the_year(said):
    return [each for each in said.findings if f" {NOT_IN_THE_YEAR} " in each]


def rows_left_out(said):
    return [str(each) for each in said_left_out(said.judged.case)]


def test_an_event_of_another_year_is_found_in_every_ledger(ledgers):
    """
    接访场次
    | 场次号 | 日期       | 公告日期   |
    | CC-1   | 2021-04-12 |            |
    | CC-2   | 2012-04-12 | 2011-04-09 |
    问题整改台账
    | 问题编号 | 提出日期   | 整改时限   | 办结日期   | 延期至     |
    | WT-1     | 2012-04-12 | 2013-06-30 | 2021-05-01 | 2014-01-01 |
    """
    said = ledgers("2012-12-31")
    assert out_of_the_year(said) == ["2 F10 日期", "3 F10 公告日期", "2 F10 办结日期"]
    first = next(f for f in said.judged.outcome.findings if f.code == NOT_IN_THE_YEAR)
    assert first.message == "填“2021-04-12”，不在2012年度内"
    assert first.suggestion == "是否应为2012-04-12？核对年份后改正；确是其他年度的，不填入本台账"
    assert first.clause == "填报说明·接访场次“日期”"
    assert rows_left_out(said) == [
        "另有3行日期不在本年度，未计入：接访场次第2、3行；问题整改台账第2行。"
    ]


def test_a_stretch_of_days_in_another_year_is_one_finding(ledgers):
    """
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期   | 结束日期   | 天数 |
    | 张三 | 走访     | 2011-04-15 | 2011-04-18 | 2    |
    | 张三 | 走访     | 2012-12-31 | 2013-01-02 | 3    |
    """
    said = ledgers("2012-12-31")
    assert said.rule_findings == []
    assert out_of_the_year(said) == ["2 F10 开始日期", "3 F10 结束日期"]


def test_events_after_the_as_of_date_are_one_note_a_sheet(ledgers):
    """
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期   | 结束日期   | 天数 |
    | 张三 | 座谈     | 2012-07-01 | 2012-07-01 | 1    |
    | 张三 | 走访     | 2012-06-30 | 2012-07-01 | 2    |
    | 张三 | 走访     | 2012-05-30 | 2012-05-30 | 1    |
    """
    said = ledgers("2012-06-30")
    assert not out_of_the_year(said)
    notes = [note for note in said.judged.outcome.notes if note.kind == "不计入的日期"]
    later = "有日期晚于统计截止日2012-06-30，之后的本次不计入"
    assert [note.message for note in notes] == [f"第2行{later}。第3行{later}，这一行的其余照计。"]
    assert rows_left_out(said) == ["另有1行在统计截止日之后，未计入：下基层活动台账1行。"]


BEFORE_THE_START = """
    参数
    | 参数名     | 取值       |
    | 全年起始日 | 2012-03-14 |
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期   | 结束日期   | 天数 |
    | 张三 | 走访     | 2012-02-01 | 2012-02-03 | 3    |
    | 张三 | 走访     | 2012-02-06 | 2012-02-06 | 1    |
    | 张三 | 走访     | 2012-03-12 | 2012-03-15 | 4    |
"""


def test_days_before_the_first_that_counts_are_told_once_and_not_counted():
    said = judged(BEFORE_THE_START, "2012-06-30")
    assert not out_of_the_year(said)
    notes = [note.message for note in said.judged.outcome.notes if note.kind == "不计入的日期"]
    outside = "有日期在统计的起止日（2012-03-14至2012-12-31）之外，不计入"
    assert notes == [f"第2、3行{outside}。第4行{outside}，这一行的其余照计。"]
    assert rows_left_out(said) == [
        "另有2行在本年度的统计起止日之外，未计入：下基层活动台账第2、3行。"
    ]
    assert "累计下基层2天" in said.fact("R101")


def test_a_row_that_ends_later_is_still_there(ledgers):
    """
    领导包案表
    | 案件编号 | 包案领导 | 化解时限   | 化解日期   |
    | BA-1     | 张三     | 2012-09-30 | 2012-08-01 |
    问题整改台账
    | 问题编号 | 责任领导 | 提出日期   | 办结日期   |
    | WT-1     | 张三     | 2012-04-12 | 2012-08-01 |
    """
    assert rows_left_out(ledgers("2012-06-30")) == []


def test_a_directory_keeps_its_rows(ledgers):
    """
    联系点一览表
    | 联系点编号 | 联系点名称 | 计划驻点起 | 统筹日期   |
    | LXD01      | 甲村       | 2013-01-10 | 2021-03-20 |
    """
    said = ledgers("2012-12-31")
    assert out_of_the_year(said) == ["2 F10 统筹日期"]
    assert rows_left_out(said) == []


def test_two_rows_that_differ_in_an_unusable_day_are_no_doubles(ledgers):
    """
    接访场次
    | 场次号 | 日期       | 公告日期   |
    | CC-1   | 2012-04-12 | 2021-04-09 |
    | CC-1   | 2012-04-12 | 2022-04-09 |
    """
    said = ledgers("2012-12-31")
    assert not [note for note in said.notes if "重复行" in note]
    assert "3 F06 场次号" in said.findings


def test_a_year_that_is_not_that_of_its_first_and_last_day_is_one_sentence():
    from toolkit.declare.parameter_errors import WrongYearError

    drawing = "参数\n| 参数名 | 取值 |\n| 台账年度 | 2013 |\n"
    with pytest.raises(WrongYearError) as said:
        validate("画.xlsx", sheets_of(drawing), SANJIE, as_of=YEAR_END)
    assert "“台账年度”填“2013”" in str(said.value)
    assert "2012-01-01至2012-12-31" in str(said.value)


def sample_sheets(tmp_path, sheet, heading, row):
    """The sheets of the corrected sample with one date put into 2021."""
    rows = SANJIE.sample().clean_rows(SANJIE.ledgers)
    column = next(c for c in SANJIE.ledger(sheet).columns if c.heading == heading)
    line = rows[sheet][row]
    line[column.position] = line[column.position].replace(year=2021)
    book = tmp_path / "台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, rows))
    return read_workbook(book).sheets


def first_settled():
    rows = SANJIE.sample().clean_rows(SANJIE.ledgers)["问题整改台账"]
    column = next(c for c in SANJIE.ledger("问题整改台账").columns if c.heading == "办结日期")
    return next(at for at, row in enumerate(rows) if row[column.position])


@pytest.mark.parametrize(
    ("sheet", "heading", "figures"),
    [
        ("接访场次", "日期", ("接访场次",)),
        ("问题整改台账", "办结日期", ("办结数", "问题数")),
    ],
)
def test_a_row_of_another_year_is_in_no_figure_and_the_paper_says_so(
    tmp_path, sheet, heading, figures
):
    at = 0 if sheet == "接访场次" else first_settled()
    said = validate(
        "台账.xlsx", sample_sheets(tmp_path, sheet, heading, at), SANJIE, as_of=YEAR_END
    )
    (found,) = said.outcome.findings
    assert (found.code, found.place.sheet, found.place.column) == (NOT_IN_THE_YEAR, sheet, heading)
    row = found.place.row
    (paper,) = generate(said, chosen_kinds(SANJIE, ["进展情况通报"]), YEAR_END).documents
    cells = {each.item: each.cells for each in paper.draft.evidence}
    for figure in figures:
        assert (sheet, row) not in {(place.sheet, place.row) for place in cells[figure]}
    sentence = f"另有1行日期不在本年度，未计入：{sheet}第{row}行。"
    assert paper.draft.values["统计口径"].endswith(f"{sheet}1行存疑，未计入。")
    assert sentence in paper.draft.remarks
    assert "逾期" not in "".join(map(str, paper.draft.values["存在问题"]))
    assert summary(said)["not_counted"] == {str(LeftOut.OTHER_YEAR): {sheet: [row]}}


def test_every_paper_of_the_activity_says_what_was_left_out(tmp_path):
    sheets = sample_sheets(tmp_path, "接访场次", "日期", 0)
    said = validate("台账.xlsx", sheets, SANJIE, as_of=YEAR_END)
    drafted = generate(said, SANJIE.documents, YEAR_END)
    assert drafted.documents
    for each in drafted.documents:
        assert any("接访场次第3行" in remark for remark in each.draft.remarks), each.stem


def test_a_row_that_is_not_counted_is_sent_out_to_be_corrected(tmp_path):
    sheets = sample_sheets(tmp_path, "问题整改台账", "提出日期", 0)
    case = case_of("台账.xlsx", sheets, SANJIE, YEAR_END)
    problem = SANJIE.ledger("问题整改台账")
    sent = {row.at_row for each in SANJIE.dispatch.sent(case) for row in each.rows.get(problem, ())}
    assert 3 in sent
    assert 3 not in {row.at_row for row in case.counting.rows(problem)}


def test_a_doubtful_reception_leaves_its_leader_undecided():
    said = judged(
        """
        人员名册
        | 姓名 | 是否班子成员 |
        | 张三 | 是           |
        下基层活动台账
        | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 |
        | 张三 | 驻点调研 | 4月10日  | 4月15日  | 6    |
        接访场次
        | 场次号 | 日期       | 接访领导 |
        | CC-1   | 2021-04-12 | 张三     |
        """,
        "2012-12-31",
    )
    assert said.state("R501") == "无法判定"
    assert "“接访场次”第2行" in said.fact("R501")


def test_a_date_column_must_say_how_it_stands_to_the_year():
    with pytest.raises(TypeError, match="period"):
        Date("日期")


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2012-03-13", LeftOut.OUTSIDE),
        ("2012-03-14", None),
        ("2012-06-30", None),
        ("2012-07-01", LeftOut.LATER),
        ("2012-12-31", LeftOut.LATER),
        ("2011-12-31", LeftOut.OTHER_YEAR),
        ("2013-01-01", LeftOut.OTHER_YEAR),
    ],
)
def test_each_day_counts_or_has_its_reason(day, why):
    days = CountedDays(dt.date(2012, 3, 14), YEAR_END, dt.date(2012, 6, 30))
    assert days.why_not(dt.date.fromisoformat(day)) is why


def test_what_closes_a_year_may_be_dated_in_the_next_one_and_does_not_count_yet(ledgers):
    """
    发文登记簿
    | 文号             | 标题 | 类别     | 成文日期   | 签发人 |
    | 坛环〔2012〕1号  | 甲   | 情况通报 | 2012-12-30 | 张三   |
    | 坛环〔2013〕2号  | 乙   | 情况通报 | 2013-01-08 | 张三   |
    | 坛环〔2014〕3号  | 丙   | 情况通报 | 2014-01-08 | 张三   |
    | 坛环〔2011〕4号  | 丁   | 情况通报 | 2011-12-30 | 张三   |
    """
    said = ledgers("2012-12-31")
    assert out_of_the_year(said) == ["4 F10 成文日期", "5 F10 成文日期"]
    found = next(f for f in said.judged.outcome.findings if f.code == NOT_IN_THE_YEAR)
    assert found.message == "填“2014-01-08”，不在2012年度或下一年度内"
    assert rows_left_out(said) == [
        "另有2行日期不在本年度，未计入：发文登记簿第4、5行。",
        "另有1行在统计截止日之后，未计入：发文登记簿1行。",
    ]
