"""What the document leaves open is a parameter: another value changes the verdicts that it should."""

import datetime as dt
from pathlib import Path

import pytest

import toolkit
from tests.drawn import judged
from toolkit.activities.sanjie.parameters import Limits
from toolkit.declare.parameter_errors import ContradictionError
from toolkit.declare.parameter_errors import ParameterError
from toolkit.declare.parameters import Parameter

LEADER = "人员名册\n\n| 姓名 | 是否班子成员 |\n| --- | --- |\n| 张三 | 是 |\n"
STAY = "| 张三 | 驻点调研 | 4月10日 | 4月14日 | 群众；企业 |"
WORK = (
    "下基层活动台账\n\n| 姓名 | 活动类别 | 开始日期 | 结束日期 | 走访对象 |\n"
    f"| --- | --- | --- | --- | --- |\n{STAY}\n"
)
RECEPTION = (
    "接访场次\n\n| 场次号 | 接访领导 | 日期 | 方式 | 是否大接访 | 公告日期 |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
    "| CC-1 | 张三 | 4月12日 | 定点接访 | 是 | 4月11日 |\n"
)
VISIT = (
    "来访事项\n\n| 事项号 | 场次号 | 来访时间 | 人数 | 代表人数 | 责任科室 | 办理时限 | 答复日期 | 包案领导 |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    "| SX-1 | CC-1 | 4月12日 | 12 | 6 | 污控科 | 5月12日 | 5月20日 |  |\n"
)
DIARY = (
    "民情日记登记\n\n| 姓名 | 日期 | 体会 |\n| --- | --- | --- |\n"
    "| 张三 | 4月11日 | 走访农户十二户，听到的都是真话。 |\n"
)
BULLETIN = (
    "发文登记簿\n\n| 文号 | 标题 | 类别 | 成文日期 |\n| --- | --- | --- | --- |\n"
    "| 坛环〔2012〕18号 | 关于活动开展情况的通报 | 情况通报 | 2012-04-28 |\n"
)


def state(code, drawing, as_of="2012-06-30", **settings):
    rows = "".join(f"| {name} | {value} |\n" for name, value in settings.items())
    own = f"参数\n\n| 参数名 | 取值 |\n| --- | --- |\n{rows}" if rows else ""
    return judged(f"{drawing}\n{own}", as_of).state(code)


@pytest.mark.parametrize(
    ("code", "drawing", "parameter", "value", "before", "after"),
    [
        ("R504", LEADER + WORK, "走访对象种类", 2, "预警", "符合"),
        ("R505", LEADER + RECEPTION, "接访公告天数", 1, "预警", "符合"),
        ("R505", LEADER + RECEPTION, "接访公告为必须", "是", "预警", "不符合"),
        ("R506", VISIT, "来访答复天数", 40, "不符合", "符合"),
        ("R603", LEADER + WORK + DIARY, "日记字数下限", 10, "预警", "符合"),
        ("R1104", LEADER + RECEPTION + VISIT, "首接包案", "否", "偏离待说明", "不适用"),
        ("R1401", BULLETIN, "通报周期", "月", "符合", "预警"),
    ],
)
def test_a_parameter_changes_what_it_should(code, drawing, parameter, value, before, after):
    assert state(code, drawing) == before
    assert state(code, drawing, **{parameter: value}) == after


def test_a_form_that_is_not_listed_is_asked_about_and_is_nobodys_breach():
    assert state("R503", LEADER + RECEPTION) == "符合"
    assert state("R503", LEADER + RECEPTION.replace("定点接访", "见面")) == "预警"


def test_six_representatives_are_one_too_many():
    assert state("R1204", VISIT) == "预警"
    assert state("R1204", VISIT.replace("| 6 |", "| 5 |")) == "符合"


def test_without_an_entry_there_is_nothing_to_hold_anybody_to():
    nothing = {
        "R606": "调研报告登记\n\n| 报告编号 |\n| --- |\n|  |\n",
        "R1301": "作风整改\n\n| 意见 |\n| --- |\n|  |\n",
        "R1102": "领导包案表\n\n| 案件编号 |\n| --- |\n|  |\n\n信访事项登记\n\n| 编号 |\n| --- |\n|  |\n",
    }
    assert {code: state(code, drawing) for code, drawing in nothing.items()} == dict.fromkeys(
        nothing, "不适用"
    )


@pytest.mark.parametrize(("code", "purpose"), [("R1302", "制度文件"), ("R1402", "经验交流")])
def test_a_paper_is_wanted_by_the_end_of_the_year(code, purpose):
    assert state(code, BULLETIN, "2012-12-30") == "未到期"
    assert state(code, BULLETIN, "2012-12-31") == "预警"
    assert state(code, BULLETIN.replace("情况通报", purpose), "2012-12-31") == "符合"


def test_a_bulletin_whose_day_cannot_be_read_may_be_the_one_that_lacks():
    unread = BULLETIN.replace("2012-04-28", "四月底")
    assert state("R1401", unread, "2012-08-31") == "无法判定"
    assert state("R1401", BULLETIN, "2012-10-31") == "预警"


def test_an_incident_is_never_taken_back():
    figures = (
        "信访统计\n\n| 指标 | 统计起 | 统计止 | 本年数 | 上年同期数 | 来源 |\n| --- | --- | --- | --- | --- | --- |\n"
        "| 群体性事件 | 2012-01-01 | 2012-06-30 | 1 | 0 | 市信访局通报 |\n"
        "| 群体性事件 | 2012-01-01 | 2012-12-31 | 0 | 0 | 市信访局通报 |\n"
    )
    assert state("R1103", figures, "2012-06-30") == "不符合"
    assert state("R1103", figures, "2012-12-31") == "不符合"


@pytest.mark.parametrize(
    ("name", "value"),
    [("驻点天数下限", "0"), ("驻点天数下限", "5.5"), ("办结期限", "1e9"), ("车辆数上限", "nan")],
)
def test_a_number_that_no_duty_can_be_counted_by_is_refused(name, value):
    with pytest.raises(ParameterError) as error:
        Limits(dt.date(2012, 12, 31), {name: value})
    assert "整数" in str(error.value)


def test_what_is_issued_after_the_last_day_contradicts_it():
    with pytest.raises(ContradictionError):
        Limits(dt.date(2012, 12, 31), {"意见印发日": "2012-10-01"})


def test_a_document_issued_late_has_one_cycle_of_bulletins_until_the_years_end():
    late = "参数\n\n| 参数名 | 取值 |\n| --- | --- |\n| 意见印发日 | 2012-09-30 |\n| 通报周期 | 半年 |\n"
    assert state("R1401", late + BULLETIN, "2012-12-30") == "未到期"
    issued = BULLETIN.replace("2012-04-28", "2012-11-28")
    assert state("R1401", late + issued, "2012-12-30") == "符合"


def test_every_parameter_is_read_by_something():
    house = Path(toolkit.__file__).parent
    stated = house / "activities" / "sanjie" / "parameters.py"
    own = stated.read_text(encoding="utf-8")
    code = "".join(
        each.read_text(encoding="utf-8") for each in house.rglob("*.py") if each != stated
    )
    named = {n: p for n, p in vars(Limits).items() if isinstance(p, Parameter)}
    left = [p.name for n, p in named.items() if f".{n}" not in code and f"self.{n}" not in own]
    assert left == []
