"""《信访条例》的期限：R1201 受理告知、R1202 办结、R1203 书面答复."""

import datetime as dt

from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.petition_terms import Term
from toolkit.activities.sanjie.petition_terms import accepted_on
from toolkit.activities.sanjie.petition_terms import after
from toolkit.activities.sanjie.petition_terms import dated
from toolkit.activities.sanjie.petition_terms import nameless
from toolkit.activities.sanjie.petition_terms import near
from toolkit.activities.sanjie.petition_terms import petitions
from toolkit.activities.sanjie.petition_terms import postponed
from toolkit.activities.sanjie.petition_terms import settlement
from toolkit.activities.sanjie.petition_terms import wanted
from toolkit.activities.sanjie.petitions import Petition
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.recorded import happened
from toolkit.activities.sanjie.recorded import written
from toolkit.activities.sanjie.sources import DECIDE_IN_15_DAYS
from toolkit.activities.sanjie.sources import EXTEND_30_DAYS
from toolkit.activities.sanjie.sources import SETTLE_IN_60_DAYS
from toolkit.activities.sanjie.sources import SINCE_2022
from toolkit.activities.sanjie.sources import TELL_IN_15_DAYS
from toolkit.activities.sanjie.sources import WRITTEN_REPLY
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import not_applicable
from toolkit.declare.deadline import not_yet
from toolkit.declare.deadline import unknown
from toolkit.declare.ledger import Column
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength

ACCEPTED = "受理"
NONE_YET = f"截至统计截止日，“{Petition.sheet}”没有登记事项，本项不适用。"


@obligation(
    petitions,
    "R1201",
    "信访事项受理告知",
    Strength.MUST,
    TELL_IN_15_DAYS,
    DECIDE_IN_15_DAYS,
    SINCE_2022,
    reads=(Petition,),
    nobody=NONE_YET,
)
def told_in_time(subject: Subject[Petition], case: Case) -> Judgement:
    """收到信访事项15日内决定是否受理，并书面告知信访人。

    看“信访事项登记”的登记日期、受理日期、受理告知日期：登记的次日为第1日，4月13日收到的，期限为
    4月28日，当日24时以前告知的为符合（参数“受理期限”）。直接收到的依据第二十二条，上级转送、交办的
    依据第二十一条，都从本局收到之日起算。期限末日逢双休日、法定节假日的不顺延，两种算法都写明。
    期限以前没有告知的为未到期，离期限不足5天（参数“信访预警天数”）的预警，过了期限为不符合。
    信访人类型写明匿名或姓名、住址不清的，告知的义务不适用，只看是否按期决定受理。日期不能识别的、
    告知早于登记的，无法判定。例：4月13日收到、4月28日告知为符合，4月29日告知为不符合（超期1天）。
    """
    petition = subject.row
    received = petition.received_on
    due = after(received, case.limits(Limits).petition_accept_days)
    clause = DECIDE_IN_15_DAYS if _passed_down(petition) else TELL_IN_15_DAYS
    decided = happened(petition, Petition.accepted_on, case)
    told = happened(petition, Petition.told_on, case)
    for date, column in ((decided, Petition.accepted_on), (told, Petition.told_on)):
        if date is not None and date < received:
            return _contradiction(subject, column, date, received)
    deadline, demand = Deadline.of(case, due), wanted(received, clause)
    head = f"{subject.label}于{day(received)}收到"
    if nameless(petition) and told is None:
        return _decided(subject, case, deadline, decided, demand)
    if told is None:
        return _untold(subject, case, deadline, demand)
    cells = cells_of(petition, Petition.received_on, Petition.told_on)
    done = max(told, decided or told)
    remark = postponed(due, done, case)
    if done <= due:
        return deadline.met(
            f"{head}，{day(done)}书面告知，期限为{dated(due, case)}，未超期{remark}。", cells
        )
    late = f"期限为{dated(due, case)}，超期{(done - due).days}天{remark}，不符合{demand}"
    fact = f"{head}，{day(done)}才决定受理并书面告知，{late}。"
    return deadline.done(done, fact, cells, "请核对日期；确已超期的，作出书面说明")


def _passed_down(petition: Petition) -> bool:
    return petition.usable(Petition.channel) == "上级交办" or bool(
        petition.usable(Petition.from_above)
    )


def _untold(subject: Subject[Petition], case: Case, deadline: Deadline, demand: str) -> Judgement:
    petition, due = subject.row, deadline.on
    cells = cells_of(petition, Petition.received_on)
    said = f"截至{day(case.as_of)}，{subject.label}（{day(petition.received_on)}收到）未见书面告知"
    remark = postponed(due, None, case)
    advice = f"请于{dated(due, case)}前决定是否受理并书面告知信访人；已告知的，补填受理告知日期"
    if not deadline.passed:
        fact = f"{said}，期限为{dated(due, case)}{remark}。"
        return deadline.owed(fact, cells, advice, warned=near(due, case))
    late = (case.as_of - due).days
    fact = f"{said}，期限为{dated(due, case)}，已超期{late}天{remark}，不符合{demand}。"
    return deadline.owed(fact, cells, "请立即书面告知信访人；已告知的，补填受理告知日期")


def _decided(
    subject: Subject[Petition],
    case: Case,
    deadline: Deadline,
    decided: dt.date | None,
    demand: str,
) -> Judgement:
    """姓名、住址不清的：只看是否按期决定受理."""
    petition, due = subject.row, deadline.on
    head = f"{subject.label}于{day(petition.received_on)}收到，信访人姓名、住址不清"
    cells = cells_of(petition, Petition.received_on)
    if decided is None and written(petition, Petition.decision) is None:
        fact = f"{head}；截至{day(case.as_of)}未见是否受理的决定，期限为{dated(due, case)}"
        failed = f"，不符合{demand}" if deadline.passed else ""
        advice = "请决定是否受理并登记；已决定的，补填是否受理和受理日期"
        return deadline.owed(f"{fact}{failed}。", cells, advice, warned=near(due, case))
    if decided is not None and decided > due:
        late = f"超期{(decided - due).days}天{postponed(due, decided, case)}"
        fact = (
            f"{head}，{day(decided)}才决定受理，期限为{dated(due, case)}，{late}，不符合{demand}。"
        )
        return deadline.done(decided, fact, cells, "请核对日期；确已超期的，作出书面说明")
    return not_applicable(f"{head}，不作书面告知要求，本项不适用。", cells)


@obligation(
    petitions,
    "R1202",
    "信访事项按期办结",
    Strength.MUST,
    SETTLE_IN_60_DAYS,
    EXTEND_30_DAYS,
    SINCE_2022,
    reads=(Petition,),
    nobody=NONE_YET,
)
def settled_in_time(subject: Subject[Petition], case: Case) -> Judgement:
    """受理的信访事项60日内办结；情况复杂的，经负责人批准可以延长，至多30日，并告知信访人。

    看“信访事项登记”的受理日期、办结日期、延期日期、延期天数、延期批准人、延期告知、上级时限：受理的
    次日为第1日，4月20日受理的，期限为6月19日，延期30日为7月19日（参数“办结期限”“延期期限”）。
    上级定有时限的，从其时限。没有批准人的、过了期限才批准的、没有告知信访人的延期不算数，仍按原期限；
    延期天数、延期告知没有填的，在原期限之后无法判定。末日逢双休日、法定节假日的不顺延，两种算法都
    写明。不予受理、转送的不适用；没有受理日期的无法判定。例：4月20日受理、6月19日办结为符合，
    6月20日办结为不符合（超期1天）。
    """
    petition = subject.row
    if outside := _not_taken(subject, "办结期限"):
        return outside
    accepted = accepted_on(petition, case)
    if accepted is None:
        return _not_yet_accepted(subject, case)
    settled = happened(petition, Petition.settled_on, case)
    if settled is not None and settled < accepted:
        return _contradiction(subject, Petition.settled_on, settled, accepted)
    term = settlement(petition, accepted, case)
    return _within(subject, case, term, accepted, settled)


@obligation(
    petitions,
    "R1203",
    "信访事项书面答复",
    Strength.MUST,
    WRITTEN_REPLY,
    SINCE_2022,
    reads=(Petition,),
    nobody=NONE_YET,
)
def replied_in_writing(subject: Subject[Petition], case: Case) -> Judgement:
    """办结的事项有书面答复信访人的记录，写明支持、解释还是不支持。

    看“信访事项登记”的书面答复日期、处理类型和办结日期：只看有没有答复，早晚由按期办结一项判定。没有答复也没有
    办结的未到期。办结了而没有登记书面答复的，办结当日预警，以后为不符合；登记的答复日期在统计截止日以后的，到那天为止
    预警。答复了而没有填处理类型的，无法判定。不予受理、转送的，以及信访人姓名、住址不清的，不适用。例：6月15日办结、
    6月19日书面答复“支持”为符合，6月15日办结而没有答复的为不符合。
    """
    petition = subject.row
    if outside := _not_taken(subject, "书面答复"):
        return outside
    if nameless(petition):
        fact = f"{subject.label}的信访人姓名、住址不清，不作书面答复要求，本项不适用。"
        return not_applicable(fact, cells_of(petition, Petition.petitioner_kind))
    on = written(petition, Petition.replied_on)
    if on is not None and on < petition.received_on:
        return _contradiction(subject, Petition.replied_on, on, petition.received_on)
    if on is not None and on <= case.as_of:
        return _replied(subject, case, on)
    settled = happened(petition, Petition.settled_on, case)
    cells = cells_of(petition, Petition.settled_on, Petition.replied_on)
    if settled is None:
        said = f"截至{day(case.as_of)}，{subject.label}没有登记办结"
        return not_yet(f"{said}，书面答复待办结后判定。", cells)
    deadline = Deadline.of(case, max(settled, on or settled))
    demand = wanted(petition.received_on, WRITTEN_REPLY, "书面答复")
    later = f"，登记的答复日期为{dated(on, case)}" if on else ""
    failed = f"，不符合{demand}" if deadline.passed else ""
    said = f"{subject.label}于{day(settled)}办结，截至{day(case.as_of)}未见书面答复"
    advice = "请书面答复信访人；已答复的，补填书面答复日期和处理类型"
    return deadline.owed(f"{said}{later}{failed}。", cells, advice, warned=True)


def _replied(subject: Subject[Petition], case: Case, on: dt.date) -> Judgement:
    """已经书面答复的：写没写明处理类型."""
    petition = subject.row
    outcome = written(petition, Petition.outcome)
    if outcome is None:
        fact = f"{subject.label}于{day(on)}书面答复，没有填处理类型，无法判定。"
        cells = cells_of(petition, Petition.outcome)
        return unknown(fact, cells, "请填写处理类型：支持、解释或不支持")
    demand = wanted(petition.received_on, WRITTEN_REPLY, "书面答复")
    said = f"{subject.label}于{day(on)}书面答复，处理类型为“{outcome}”"
    cells = cells_of(petition, Petition.replied_on, Petition.outcome)
    return Deadline.of(case, on).met(f"{said}，符合{demand}。", cells)


def _within(
    subject: Subject[Petition], case: Case, term: Term, accepted: dt.date, done: dt.date | None
) -> Judgement:
    """办结早于还是晚于期限；没有办结的，期限到了没有."""
    petition, deadline = subject.row, Deadline.of(case, term.due)
    cells = cells_of(petition, Petition.accepted_on, Petition.settled_on)
    head = f"{subject.label}于{day(accepted)}受理"
    if term.unsettled(done, case):
        fact = f"{head}，{term.said}，{term.doubt}，无法判定是否按期办结。"
        return unknown(fact, cells, "请补填延期天数、延期批准人和延期告知", str(term.due))
    fault = f"；{term.fault}，延期不能认定" if term.fault else ""
    remark = postponed(term.due, done, case)
    demand = term.demand or wanted(petition.received_on, SETTLE_IN_60_DAYS)
    if done is not None and done <= term.due:
        return deadline.met(f"{head}，{day(done)}办结，{term.said}，未超期{remark}。", cells)
    if done is not None:
        late = f"超期{(done - term.due).days}天{remark}{fault}，不符合{demand}"
        fact = f"{head}，{day(done)}才办结，{term.said}，{late}。"
        return deadline.done(done, fact, cells, "请核对日期；确已超期的，作出书面说明")
    said = f"{head}，截至{day(case.as_of)}未见办结，{term.said}"
    advice = f"请于{dated(term.due, case)}前办结；已办结的，补填办结日期"
    if not deadline.passed:
        pressing = bool(fault) or near(term.due, case)
        return deadline.owed(f"{said}{remark}{fault}。", cells, advice, warned=pressing)
    late = f"已超期{(case.as_of - term.due).days}天{remark}{fault}，不符合{demand}"
    advice = "请立即办结；已办结的，补填办结日期"
    return deadline.owed(f"{said}，{late}。", cells, advice)


def _not_taken(subject: Subject[Petition], what: str) -> Judgement | None:
    decision = written(subject.row, Petition.decision)
    if decision in {None, ACCEPTED}:
        return None
    fact = f"{subject.label}的处理为“{decision}”，不计{what}，本项不适用。"
    return not_applicable(fact, cells_of(subject.row, Petition.decision))


def _not_yet_accepted(subject: Subject[Petition], case: Case) -> Judgement:
    """没有受理日期：后来才受理的、受理的期限未过的，办结期限还没有起算；过了的，无从判定."""
    petition, limits = subject.row, case.limits(Limits)
    due = after(petition.received_on, limits.petition_accept_days)
    cells = cells_of(petition, Petition.accepted_on)
    accepted = written(petition, Petition.accepted_on)
    later = accepted is not None and accepted > case.as_of
    if later or (case.as_of <= due and written(petition, Petition.decision) is None):
        last = Deadline.of(case, after(max(due, accepted or due), limits.petition_settle_days))
        by = f"截至{day(case.as_of)}，{subject.label}（{day(petition.received_on)}收到）"
        fact = f"{by}尚未受理，办结期限未起算。"
        return last.owed(fact, cells)
    fact = f"{subject.label}没有可用的受理日期，办结期限无从起算，无法判定。"
    return unknown(fact, cells, "请补填或核对受理日期，受理日期不早于登记日期")


def _contradiction(
    subject: Subject[Petition], column: Column[dt.date | None], date: dt.date, start: dt.date
) -> Judgement:
    fact = f"{subject.label}的{column.heading}（{day(date)}）早于{day(start)}，前后矛盾，无法判定。"
    return unknown(fact, cells_of(subject.row, column), f"请核对{column.heading}")
