"""表扬通报，附表扬名单：只列经人审定同意的."""

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence

from toolkit.activities.sanjie.commendation_gate import approved
from toolkit.activities.sanjie.commendations import Commendation
from toolkit.activities.sanjie.commended import Commended
from toolkit.activities.sanjie.commended import commended
from toolkit.activities.sanjie.commended import to_settle
from toolkit.activities.sanjie.figures import bureau_figures
from toolkit.activities.sanjie.paper_kinds import COMMENDATION
from toolkit.activities.sanjie.papers import COMMON
from toolkit.activities.sanjie.papers import common_values
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.document import DocumentBlocked
from toolkit.declare.document import Draft
from toolkit.declare.document import Slot
from toolkit.declare.document import WhenEmpty
from toolkit.declare.document import document
from toolkit.declare.document import evidence_of
from toolkit.declare.figures import Figure
from toolkit.declare.figures import Sentence
from toolkit.declare.figures import sentence
from toolkit.declare.outcome import Outcome

NAME = COMMENDATION
NO_MEETING = "（请填写审定会议）"

SLOTS = (
    *COMMON,
    Slot("受表扬的", "集体和个人、集体、个人，有什么写什么"),
    Slot("集体", "审定同意的联系点驻点工作组、科室单位", WhenEmpty.OMIT, ("名称",)),
    Slot("个人", "审定同意的个人", WhenEmpty.OMIT, ("姓名", "单位")),
    Slot("集体数", "集体个数，与名单一致"),
    Slot("个人数", "个人名数，与名单一致"),
    Slot("审定会议", "取“表扬候选及审定”的审定会议；不一致的留提示"),
    Slot("成绩", "活动总体成绩的句子", WhenEmpty.OMIT),
)


@document(NAME, *SLOTS)
def commendation_circular(case: Case, outcome: Outcome, dated: dt.date) -> Iterator[Draft]:
    """关于表扬“三解三促”活动取得显著成效集体和个人的通报，附表扬名单。

    看“表扬候选及审定”中“人工意见”为同意的行；谁受表扬由会议审定，程序不评选、不排名，只有集体或只有个人的
    标题随之改变。联系点写作“××联系点驻点工作组”，同一个对象只列一次。有异议、公示没有结束、审定情况没有填全、
    有不符合项或者欠着台账的，照样拟稿，在核对单最前面逐个写明。正文中的个数与名单行数一致。
    """
    those = commended(case)
    if not those:
        reason = "“表扬候选及审定”中没有“人工意见”为“同意”、写明类别的行，请审定后再生成。"
        raise DocumentBlocked(NAME, reason)
    collective = [each for each in those if each.is_collective]
    people = [each for each in those if not each.is_collective]
    whom = "和".join(name for name, some in (("集体", collective), ("个人", people)) if some)
    values = {
        **common_values(case, NAME, f"关于表扬“三解三促”活动取得显著成效{whom}的通报", dated),
        "受表扬的": whom,
        "集体": [{"名称": each.name} for each in collective],
        "个人": [{"姓名": each.name, "单位": each.unit} for each in people],
        "集体数": _count(case, "集体数", "个", collective),
        "个人数": _count(case, "个人数", "名", people),
        "审定会议": _meeting(case),
        "成绩": [_achievements(case)],
    }
    remarks = (*to_settle(case, outcome, those), *_meeting_open(case))
    yield Draft(NAME, values, evidence_of(values), remarks)


def _count(case: Case, name: str, unit: str, those: Sequence[Commended]) -> Figure:
    cells = tuple(case.place(each.row, Commendation.decision) for each in those)
    counted = "“人工意见”为同意的对象，同一个对象只计一次"
    return Figure(name, len(those), unit, "表扬对象", case.as_of, cells, counted)


def _meetings(case: Case) -> Sequence[str | None]:
    return [*dict.fromkeys(row.usable(Commendation.meeting) for row in approved(case))]


def _meeting(case: Case) -> str:
    meetings = _meetings(case)
    return meetings[0] or NO_MEETING if len(meetings) == 1 else NO_MEETING


def _meeting_open(case: Case) -> Iterator[str]:
    if _meeting(case) == NO_MEETING:
        yield "审定同意的各行“审定会议”没有填全或者不一致，正文留了提示，请核对后填写。"


def _achievements(case: Case) -> Sentence:
    """班子成员的数；是0的不写."""
    figures = case.derived(bureau_figures)
    parts: list[str | Figure] = []
    for before, name, unit in (
        ("累计下基层", "下基层总天数", "人·天"),
        ("开展接访", "接访场次", "场"),
        ("收集群众反映的问题和意见建议", "问题数", "件"),
        ("办结", "办结数", "件"),
    ):
        if figures[name]:
            parts += ["、" if name == "办结数" else "，" if parts else "", before]
            parts += [figures[name], unit]
    if not parts:
        return sentence("")
    return sentence(f"截至{full_day(case.as_of)}，局领导班子成员", *parts, "。")
