"""R1403: whom the leaders chose to commend must be one person or point with nothing open."""

import datetime as dt

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.candidates import CandidateLine
from toolkit.activities.sanjie.candidates import candidate_lines
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


def test_a_candidate_is_barred_by_what_is_open_and_not_by_the_gate_that_says_so():
    """
    单位名录
    | 规范简称 | 类型 |
    | 污控科 | 局机关科室 |
    表扬候选及审定
    | 对象 | 类别 | 人工意见 |
    | 污控科 | 集体 | 同意 |
    """
    function = test_a_candidate_is_barred_by_what_is_open_and_not_by_the_gate_that_says_so
    judged = judged_of(function)
    (line,) = candidate_lines(judged.case.certain, judged.outcome.verdicts)
    assert line[CandidateLine.verdict] == "不符合"
    assert "表扬对象没有未完成的必须项" not in line[CandidateLine.reason]
    assert line[CandidateLine.reason]
