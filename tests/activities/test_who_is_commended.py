"""R1403: whom the leaders chose to commend must be one person or point with nothing open."""

import datetime as dt

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.candidates import CandidateLine
from toolkit.activities.sanjie.candidates import candidate_lines
from toolkit.activities.sanjie.program_ledgers import SummaryLine
from toolkit.activities.sanjie.summary import summary_lines
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.validate import validate


def judged_of(function):
    day = dt.date(2012, 12, 31)
    return validate("画.xlsx", sheets_of(function.__doc__, SANJIE), SANJIE, as_of=day)


def gate(function):
    said = judged_of(function).outcome.verdicts
    return {each.subject: each for each in said if each.code == "R1403"}


def test_of_two_people_of_one_name_it_is_asked_which_is_meant():
    """
    人员名册
    | 姓名 | 单位 | 是否班子成员 |
    | 王五 | 污控科 | 否 |
    | 王五 | 监测站 | 否 |
    表扬候选及审定
    | 对象 | 类别 | 人工意见 |
    | 王五 | 个人 | 同意 |
    | 王五（监测站） | 个人 | 同意 |
    | 赵六 | 个人 | 同意 |
    """
    said = gate(test_of_two_people_of_one_name_it_is_asked_which_is_meant)
    one, labelled, nobody = said.values()
    assert one.state == nobody.state == "无法判定"
    assert one.fact == (
        "“王五”有2人同名（王五（污控科）、王五（监测站）），分不清是谁，无法判定能否表扬。"
    )
    assert one.suggestion == "请写明是谁，如“王五（污控科）”"
    assert labelled.state == "符合"
    assert nobody.fact.startswith("“赵六”不在联系点一览表、单位名录、人员名册中")


def test_who_cannot_be_judged_for_want_of_a_sheet_is_not_free_of_open_duties():
    """
    单位名录
    | 规范简称 | 类型 |
    | 污控科 | 局机关科室 |
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 联系人 | 联系电话 | 驻点人员 |
    | 1 | 水北村 | 张三 | 李四 | 0519-82821234 | 张三；李四；王五 |
    表扬候选及审定
    | 对象 | 类别 | 人工意见 |
    | 污控科 | 科室 | 同意 |
    """
    function = test_who_cannot_be_judged_for_want_of_a_sheet_is_not_free_of_open_duties
    judged = judged_of(function)
    (said,) = gate(function).values()
    assert said.state == "无法判定"
    assert "“科室、直属单位负责人为成员”" in said.fact
    candidates = candidate_lines(judged.case.certain, judged.outcome.verdicts)
    concluded = [
        (line[CandidateLine.who], line[CandidateLine.verdict], line[CandidateLine.reason])
        for line in candidates
    ]
    (_, of_point, why_point), (_, of_section, why) = concluded
    assert of_point == of_section == "不符合"
    assert "集中驻点5至7天（无法判定）" in why_point
    assert "科室、直属单位负责人为成员（无法判定）" in why
    assert "表扬对象没有未完成的必须项" not in f"{why}{why_point}"
    summary = [line[SummaryLine.conclusion] for line in lines_of(judged)]
    assert all("无法判定：" in each for each in summary), summary


def lines_of(judged):
    return summary_lines(judged.case.certain, judged.outcome.verdicts)


def test_a_petition_numbered_as_a_point_is_not_the_points():
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是 |
    联系点一览表
    | 联系点编号 | 联系点名称 |
    | 1 | 水北村 |
    信访事项登记
    | 编号 | 来源 | 登记日期 | 是否受理 |
    | 1 | 来信 | 4月1日 | |
    """
    judged = judged_of(test_a_petition_numbered_as_a_point_is_not_the_points)
    late = [each for each in judged.outcome.verdicts if each.code == "R1201"]
    assert [(each.key, str(each.state)) for each in late] == [("R1201|1", "不符合")]
    (line,) = candidate_lines(judged.case.certain, judged.outcome.verdicts)
    assert "受理" not in line[CandidateLine.reason]
