"""B2 隐患整改台账：支队登记隐患，场所填写整改，和对它的要求."""

from collections.abc import Sequence

from fire_inspection.sites import Site
from fire_inspection.sites import site_reference
from fire_inspection.sites import sites
from fire_inspection.sources import RECORD
from fire_inspection.sources import RECTIFY

from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.owner import Owner
from toolkit.declare.period import Period
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import row_rule
from toolkit.declare.wording import listed

KEEPER = Owner("场所责任人")
DONE = "已整改"


class Hazard(Ledger, code="B2", sheet="隐患整改台账", capacity=300):
    """隐患整改台账：一件隐患一行；整改情况由场所责任人填."""

    number = Identifier("隐患编号", "如 YH-001，不重复", example="YH-001")
    site = site_reference(example="城北菜市场", width=20)
    found_on = Date("发现日期", period=Period.EVENT, example="2024-03-05")
    what = Text("隐患描述", longest=100, example="疏散通道堆放货物", width=30)
    due_on = Date("整改时限", period=Period.PLAN, example="2024-03-20")
    progress = Choice("进展", options=("未整改", "整改中", DONE), owner=KEEPER, example="整改中")
    done_on = Date("完成日期", "已整改的必填", period=Period.EVENT, owner=KEEPER).optional()
    measure = Text("整改措施", owner=KEEPER, width=30).optional()

    key = (number,)


COUNTED = (Hazard.site, Hazard.due_on, Hazard.progress)
"""数一件隐患要看的栏."""


@row_rule(Hazard, "D201", "整改时限早于发现日期", Strength.DATA, RECORD)
def due_after_found(row: Hazard, case: Case) -> Complaints:
    """整改时限不会早于隐患发现的那天。"""
    if row.due_on < row.found_on:
        said = f"填{day(row.due_on)}，早于发现日期{day(row.found_on)}"
        yield Complaint(row, Hazard.due_on, said, "核对两个日期")


@row_rule(Hazard, "D202", "已整改而没有完成日期", Strength.MUST, RECTIFY)
def done_has_a_day(row: Hazard, case: Case) -> Complaints:
    """进展填“已整改”的，要写明哪天完成，才知道是否按期。"""
    if row.progress == DONE and row.done_on is None:
        yield Complaint(row, Hazard.done_on, "进展是“已整改”，没有填完成日期", "补填完成日期")


def hazards_of(case: Case, site: str) -> Sequence[Hazard]:
    """一个场所的隐患，各栏够用的."""
    rows = case.filled(Hazard, *COUNTED)
    return [row for row in rows if row.site == site]


def overdue(case: Case, site: str) -> Sequence[Hazard]:
    """一个场所到统计截止日已过时限而没有整改的隐患."""
    return [
        row for row in hazards_of(case, site) if row.progress != DONE and row.due_on < case.as_of
    ]


@obligation(
    sites,
    "R201",
    "按期整改隐患",
    Strength.MUST,
    RECTIFY,
    reads=(Site, Hazard),
    every=COUNTED,
)
def rectified_in_time(subject: Subject[Site], case: Case) -> Judgement:
    """登记的隐患在整改时限内整改。

    已过时限而进展不是“已整改”的，为不符合；都还没有到时限的，为未到期；没有隐患的，为不适用。
    没有过时限的，而有一行填得不能识别、可能是这个场所的，为无法判定。
    """
    rows = hazards_of(case, subject.label)
    late = overdue(case, subject.label)
    if not rows:
        return Judgement(State.NOT_APPLICABLE, f"{subject.label}没有登记隐患。")
    cells = tuple((row, Hazard.due_on) for row in late or rows)
    if late:
        which = listed(row.number for row in late)
        fact = f"{subject.label}有{len(late)}件隐患过了时限没有整改：{which}。"
        return Judgement(
            State.UNMET, fact, str(min(row.due_on for row in late)), cells, "发整改通知"
        )
    ahead = [row.due_on for row in rows if row.progress != DONE]
    if ahead:
        said = f"{subject.label}的隐患没有过整改时限的。"
        return Judgement(State.NOT_DUE, said, str(min(ahead)), cells)
    return Judgement(State.MET, f"{subject.label}的{len(rows)}件隐患都已整改。", cells=cells)
