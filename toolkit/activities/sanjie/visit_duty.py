"""来访事项：R506 有着落、R1104 首接包案、R1204 集体访的代表."""

import datetime as dt
from collections.abc import Mapping
from collections.abc import Sequence
from functools import lru_cache

from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.petition_terms import after
from toolkit.activities.sanjie.petition_terms import demanded
from toolkit.activities.sanjie.petition_terms import near
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.receptions import Visit
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.recorded import happened
from toolkit.activities.sanjie.recorded import registered
from toolkit.activities.sanjie.recorded import written
from toolkit.activities.sanjie.sources import RECEIVE_AND_TAKE_ON
from toolkit.activities.sanjie.sources import REPRESENTATIVES
from toolkit.activities.sanjie.sources import SETTLE_FACE_TO_FACE
from toolkit.activities.sanjie.sources import SINCE_2022
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import met
from toolkit.declare.deadline import not_applicable
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import number

MOST_REPRESENTATIVES = 5
NO_VISITS = f"截至统计截止日，“{Visit.sheet}”没有登记事项，本项不适用。"


def visits(case: Case) -> Sequence[Subject[Visit]]:
    """截至统计截止日的来访事项."""
    return case.derived(_visits)


def _visits(case: Case) -> Sequence[Subject[Visit]]:
    return registered(case, Visit, Visit.number, "来访事项")


def reception_by_number(case: Case) -> Mapping[str, Reception]:
    """场次号 → 接访场次."""
    return {number: each for each, number in case.told(Reception, Reception.number)}


def grand_visits(case: Case) -> Sequence[Subject[Visit]]:
    """大接访收到的来访事项；场次没有写明是否大接访的也在内."""
    held = case.derived(reception_by_number).items()
    grand = {number for number, each in held if each.usable(Reception.is_grand) is not False}
    reception = Visit.reception
    return [each for each in visits(case) if each.row.usable(reception) in grand]


def collective_visits(case: Case) -> Sequence[Subject[Visit]]:
    """集体访，以及人数超过5人的来访."""
    return [each for each in visits(case) if _is_collective(each.row)]


def _is_collective(visit: Visit) -> bool:
    people = visit.usable(Visit.people) or 0
    return bool(visit.usable(Visit.collective)) or people > MOST_REPRESENTATIVES


@obligation(
    visits,
    "R506",
    "来访事项有着落",
    Strength.MUST,
    SETTLE_FACE_TO_FACE,
    reads=(Visit,),
    nobody=NO_VISITS,
)
def a_visit_is_answered(subject: Subject[Visit], case: Case) -> Judgement:
    """每件来访事项有责任科室、办理时限，并在来访后30天内答复。

    看“来访事项”的责任科室、办理时限、当场答复、答复日期；来访的次日为第1天（参数“来访答复天数”）。当场
    答复填“是”的为符合。到期没有答复的、到期以后才答复的，为不符合；离期限不足5天（参数“信访预警天数”）
    的预警。责任科室、办理时限没有填的，日期不能识别的，无法判定。登记的办理时限比30天长、按它没有
    超期的，两种算法都写明。例：4月12日来访，5月10日答复为符合；5月13日还没有答复为不符合。
    """
    visit = subject.row
    came = visit.came_on
    deadline = _to_reply(came, case.limits(Limits).reply_days, case.as_of)
    due = deadline.on
    head = f"{subject.label}于{day(came)}来访"
    cells = cells_of(visit, Visit.came_on, Visit.replied_on)
    replied = happened(visit, Visit.replied_on, case)
    if replied is not None and replied < came:
        fact = f"{subject.label}的答复日期（{day(replied)}）早于来访（{day(came)}），无法判定。"
        return unknown(fact, cells, "请核对答复日期")
    if replied is None and visit.usable(Visit.answered_at_once):
        said = f"{head}，已当场答复，符合“{SETTLE_FACE_TO_FACE.words}”的要求。"
        return deadline.met(said, cells_of(visit, Visit.answered_at_once))
    section, own = visit.section, visit.due_on
    if replied is not None and replied <= due:
        fact = f"{head}，责任科室{section}，{day(replied)}答复，期限为{day(due)}，未超期。"
        return deadline.met(fact, cells)
    both = _both(own, due, replied or case.as_of)
    demand = f"不符合“{SETTLE_FACE_TO_FACE.words}”的要求"
    if replied is not None:
        late = f"超期{(replied - due).days}天{both}"
        fact = (
            f"{head}，责任科室{section}，{day(replied)}才答复，期限为{day(due)}，{late}，{demand}。"
        )
        return deadline.done(replied, fact, cells, "请核对日期；确已超期的，作出书面说明")
    said = f"{head}，责任科室{section}，截至{day(case.as_of)}未见答复，期限为{day(due)}"
    if not deadline.passed:
        advice = f"请于{day(due)}前答复；已答复的，补填答复日期"
        return deadline.owed(f"{said}。", cells, advice, warned=near(due, case))
    late = f"已超期{(case.as_of - due).days}天{both}"
    advice = "请立即答复；已答复的，补填答复日期"
    return deadline.owed(f"{said}，{late}，{demand}。", cells, advice)


@lru_cache(maxsize=1024)  # -- thousands come on a year's days --
def _to_reply(came: dt.date, days: float, as_of: dt.date) -> Deadline:
    """来访以后多少天之内答复."""
    return Deadline(after(came, days), as_of, Strength.MUST)


def _both(own: dt.date, due: dt.date, on: dt.date) -> str:
    """登记的办理时限另有一天、结论不同的，写明."""
    if due < on <= own:
        return f"（登记的办理时限为{day(own)}，按此未超期，两种算法结论不一致）"
    return ""


@obligation(
    grand_visits,
    "R1104",
    "首接领导包案",
    Strength.PRINCIPLE,
    RECEIVE_AND_TAKE_ON,
    reads=(Reception, Visit),
    columns=(Visit.case_leader,),
    nobody="截至统计截止日，没有大接访收到的来访事项，本项不适用。",
)
def first_receiver_takes_it_on(subject: Subject[Visit], case: Case) -> Judgement:
    """大接访收到的事项，由首次接访的领导包案。

    看“来访事项”的包案领导和“接访场次”的接访领导、是否大接访。当天收到的，次日起看；包案领导没有填的、
    不是接访领导的，为偏离，写明原因后为偏离已说明。重复来访的由首次接访的领导包案，这一次不适用；参数
    “首接包案”填“否”的，都不适用。例：张三4月12日大接访收到的事项，包案领导填张三为符合，填李四为偏离。
    """
    visit = subject.row
    reception = case.derived(reception_by_number)[visit.reception]
    if not case.limits(Limits).first_receiver_owns:
        fact = f"{subject.label}：参数“首接包案”为“否”，不要求首接领导包案，本项不适用。"
        return not_applicable(fact)
    if not reception.is_grand:
        return not_applicable(f"{subject.label}不是大接访收到的，本项不适用。")
    if visit.usable(Visit.repeated):
        fact = f"{subject.label}为重复来访，由首次接访的领导包案，本项不适用。"
        return not_applicable(fact, cells_of(visit, Visit.repeated))
    receiver, owner = reception.leader, written(visit, Visit.case_leader)
    deadline = Deadline.of(case, visit.came_on, Strength.PRINCIPLE)
    cells = cells_of(visit, Visit.case_leader)
    head = f"{subject.label}由{receiver}同志{day(visit.came_on)}大接访收到"
    if owner == receiver:
        return deadline.met(f"{head}，由其包案。", cells)
    said = f"由{owner}同志包案" if owner else "未见包案领导"
    why = f"《意见》要求开展“{RECEIVE_AND_TAKE_ON.words}”，按首接包案的做法应由{receiver}同志包案"
    advice = f"请将包案领导填为{receiver}；由他人包案的，请在“说明”栏写明原因"
    fact = f"{head}，{said}；{why}。"
    return deadline.owed(fact, cells, advice)


@obligation(
    collective_visits,
    "R1204",
    "集体访推选代表",
    Strength.HINT,
    REPRESENTATIVES,
    SINCE_2022,
    reads=(Visit,),
    columns=(Visit.representatives,),
    nobody="截至统计截止日，没有登记集体访，本项不适用。",
)
def at_most_five_representatives(subject: Subject[Visit], case: Case) -> Judgement:
    """多人走访提出共同的事项，推选代表，代表不超过5人。

    看“来访事项”的人数、是否集体访、代表人数：是否集体访填“是”的，或者人数超过5人的，都看。代表超过5人
    的提示；人数超过5人而没有填代表人数的，无法判定；来访不超过5人的，为符合。例：12人来访、推选代表5人
    为符合，推选6人的提示。
    """
    visit = subject.row
    people, sent = visit.usable(Visit.people), written(visit, Visit.representatives)
    cells = cells_of(visit, Visit.people, Visit.representatives)
    if people is None and sent is None:
        fact = f"{subject.label}为集体访，人数和代表人数都没有填，无法判定。"
        return unknown(fact, cells, "请补填人数和代表人数")
    head = f"{subject.label}于{day(visit.came_on)}来访"
    head += f"{number(people)}人" if people is not None else ""
    if sent is None and people is not None and people <= MOST_REPRESENTATIVES:
        return met(f"{head}，不超过{MOST_REPRESENTATIVES}人。", cells)
    if sent is None:
        return unknown(f"{head}，没有填代表人数，无法判定。", cells, "请补填代表人数")
    if sent <= MOST_REPRESENTATIVES:
        return met(f"{head}，推选代表{number(sent)}人，不超过{MOST_REPRESENTATIVES}人。", cells)
    demand = demanded(visit.came_on, REPRESENTATIVES, "推选代表")
    advice = "请核对代表人数；确实超过的，请告知来访人推选代表"
    return hint(f"{head}，代表{number(sent)}人，{demand}。", cells, advice)
