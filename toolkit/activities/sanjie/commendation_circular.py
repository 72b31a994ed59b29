"""表扬通报，附表扬名单：只列经人审定同意的，并且没有未了结的不符合项."""

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence

from toolkit.activities.sanjie.commendation_gate import approved
from toolkit.activities.sanjie.commendation_gate import no_open_duty
from toolkit.activities.sanjie.commendations import COLLECTIVE
from toolkit.activities.sanjie.commendations import INDIVIDUAL
from toolkit.activities.sanjie.commendations import Commendation
from toolkit.activities.sanjie.figures import bureau_figures
from toolkit.activities.sanjie.papers import COMMON
from toolkit.activities.sanjie.papers import common_values
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import point_by_number
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.document import DocumentBlocked
from toolkit.declare.document import Draft
from toolkit.declare.document import Evidence
from toolkit.declare.document import Slot
from toolkit.declare.document import WhenEmpty
from toolkit.declare.document import document
from toolkit.declare.outcome import Outcome
from toolkit.declare.outcome import State
from toolkit.declare.wording import listed

NAME = "表扬通报"
BARRING = (State.UNMET, State.UNKNOWN)

SLOTS = (
    *COMMON,
    Slot("集体", "审定同意的联系点、科室单位", WhenEmpty.OMIT, ("名称",)),
    Slot("个人", "审定同意的个人", WhenEmpty.OMIT, ("姓名", "单位")),
    Slot("集体数", "集体个数，与名单一致"),
    Slot("个人数", "个人名数，与名单一致"),
    Slot("审定会议", "取“表扬候选及审定”的审定会议"),
    Slot("成绩", "活动总体成绩的句子", WhenEmpty.OMIT),
)


@document(NAME, *SLOTS)
def commendation_circular(case: Case, outcome: Outcome, dated: dt.date) -> Iterator[Draft]:
    """关于对“三解三促”活动中成效明显的集体和个人予以表扬的通报，附表扬名单。

    看“表扬候选及审定”中“人工意见”为同意的行；谁受表扬由会议审定，程序不评选、不排名。其中有未
    了结的不符合项或者无法判定项的，不生成，逐个写明。正文中的个数与名单行数一致。
    """
    rows = approved(case)
    if not rows:
        reason = "“表扬候选及审定”中没有“人工意见”为“同意”的行，请审定后再生成。"
        raise DocumentBlocked(NAME, reason)
    _refuse_barred(outcome)
    collective = [_collective(case, row) for row in rows if row.kind in COLLECTIVE]
    people = [_individual(case, row) for row in rows if row.kind == INDIVIDUAL]
    values = {
        **common_values(case, "关于对“三解三促”活动中成效明显的集体和个人予以表扬的通报", dated),
        "集体": collective,
        "个人": people,
        "集体数": len(collective),
        "个人数": len(people),
        "审定会议": _meeting(rows),
        "成绩": [_achievements(case)],
    }
    cells = tuple(case.place(row, Commendation.decision) for row in rows)
    counted = "“人工意见”为同意的行数"
    figures = bureau_figures(case)
    evidence = (
        Evidence("集体数＋个人数", str(len(rows)), cells, counted),
        *(
            figures[name].evidence(name)
            for name in ("下基层总天数", "接访场次", "问题数", "办结数")
        ),
    )
    yield Draft(NAME, values, evidence, tuple(_not_shown(rows)))


def _refuse_barred(outcome: Outcome) -> None:
    """审定同意而仍有不符合、无法判定的：写明是谁、哪一项."""
    barred = [
        f"{verdict.fact.removesuffix('。')}（第{verdict.cells[0].row}行）。"
        for verdict in outcome.verdicts
        if verdict.code == no_open_duty.code and verdict.state in BARRING
    ]
    if barred:
        raise DocumentBlocked(NAME, f"{''.join(barred)}请先整改或者调整审定意见。")


def _collective(case: Case, row: Commendation) -> dict[str, object]:
    point = case.derived(point_by_number).get(row.who)
    if point is not None:
        return {"名称": point.usable(Point.name) or row.who}
    for unit in case.filled(Unit, Unit.short_name, Unit.full_name):
        if row.who in {unit.short_name, unit.full_name}:
            return {"名称": unit.full_name}
    reason = f"“{row.who}”（第{row.at_row}行）不在联系点一览表、单位名录中，请改正。"
    raise DocumentBlocked(NAME, reason)


def _individual(case: Case, row: Commendation) -> dict[str, object]:
    for person in case.filled(Person, Person.name, Person.unit):
        if person.name == row.who:
            return {"姓名": person.name, "单位": person.unit}
    raise DocumentBlocked(NAME, f"“{row.who}”（第{row.at_row}行）不在人员名册中，请改正。")


def _meeting(approved: Sequence[Commendation]) -> str:
    meetings = {row.usable(Commendation.meeting) for row in approved}
    if len(meetings) != 1 or None in meetings:
        reason = "审定同意的各行“审定会议”没有填全或者不一致，请核对后再生成。"
        raise DocumentBlocked(NAME, reason)
    return str(meetings.pop())


def _achievements(case: Case) -> str:
    figures = bureau_figures(case)
    return (
        f"截至{full_day(case.as_of)}，局领导班子成员累计下基层{figures['下基层总天数']}天，"
        f"开展接访{figures['接访场次']}场，收集群众反映的问题和意见建议{figures['问题数']}件、"
        f"办结{figures['办结数']}件。"
    )


def _not_shown(approved: Sequence[Commendation]) -> Iterator[str]:
    unshown = [row.who for row in approved if row.usable(Commendation.shown_to) is None]
    if unshown:
        yield f"{listed(unshown)}没有填写公示起止，印发前请确认已公示5个工作日。"
