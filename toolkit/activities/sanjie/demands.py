"""通报“要求”：有什么问题提什么要求."""

from collections.abc import Sequence

from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.shortcomings import EXPLAIN
from toolkit.activities.sanjie.shortcomings import FILLING
from toolkit.activities.sanjie.shortcomings import OTHERS
from toolkit.activities.sanjie.shortcomings import PROBLEMS
from toolkit.activities.sanjie.shortcomings import RECEPTIONS
from toolkit.activities.sanjie.shortcomings import REPORTING
from toolkit.activities.sanjie.shortcomings import STAYS
from toolkit.activities.sanjie.shortcomings import STAYS_MISSED
from toolkit.activities.sanjie.shortcomings import TIME
from toolkit.activities.sanjie.shortcomings import WRITING
from toolkit.activities.sanjie.shortcomings import Shortcoming
from toolkit.chinese.dates import day
from toolkit.declare.case import Case

DEMANDS = {
    STAYS: "落实驻点要求。驻点没有完成、天数不足的，要与局办公室对接，尽快排定驻点时间，确保在{final}前完成。",
    STAYS_MISSED: "查明驻点误期的原因。{late}按期完成驻点的，要查明原因、作出说明，报领导小组研究。",
    EXPLAIN: "说明偏离的原因。与《意见》的要求不一致的，要逐项写明原因；能够补上的，尽快补上。",
    TIME: "保证下基层时间。天数不足的，{time}。",
    RECEPTIONS: "落实接访安排。没有安排接访、大接访的，要作出说明，在今后下基层时安排。",
    WRITING: "抓紧形成调研成果。没有撰写调研报告、民情日记的，要及时整理、登记。",
    PROBLEMS: "抓实问题办理。过了时限的，要逐件查明原因、明确责任人和办结日期，由局办公室跟踪督办。",
    REPORTING: "按时报送台账。没有报送、退回没有重报的单位，要立即补报；逾期仍不报送的，提请领导小组研究。",
    FILLING: "提高台账质量。漏填、错填和存疑的，要逐处核对改正，做到项目齐全、内容真实、数字准确。",
    OTHERS: "落实各项要求。没有达到要求的，要逐项对照《意见》整改；确有原因的，要作出说明。",
}
IN_GENERAL = "坚持轻车简从、求真务实，做到不扰民、不层层陪同、不搞特殊接待。"


def demands(case: Case, found: Sequence[Shortcoming]) -> Sequence[str]:
    """要求：一个方面有问题才有这方面的要求；都没有的，只有一条总的要求."""
    limits = case.limits(Limits)
    time = "要统筹安排工作，按序时进度补上"
    if case.as_of >= limits.year_end:
        time = "要分析原因，报领导小组研究"
    late = "没有" if case.as_of > limits.final_day else "不能"
    topics = dict.fromkeys(each.topic for each in found)
    said = [
        DEMANDS[topic].format(final=day(limits.final_day), time=time, late=late) for topic in topics
    ]
    return [*said, f"巩固活动成果。{IN_GENERAL}" if said else IN_GENERAL]
