"""签发前检查：通报所依的事实核实没有，点了谁的名，线索有没有写进去."""

import re
from collections.abc import Iterator
from collections.abc import Sequence

from toolkit.activities.sanjie.commendation_circular import NAME as COMMENDATION
from toolkit.activities.sanjie.commendation_gate import CODE as GATE
from toolkit.activities.sanjie.demands import DEMANDS
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.progress_bulletin import NAME as BULLETIN
from toolkit.activities.sanjie.progress_bulletin import not_counted
from toolkit.activities.sanjie.reporting import late
from toolkit.activities.sanjie.reporting import received
from toolkit.activities.sanjie.reporting import said_of_status
from toolkit.activities.sanjie.reporting import unread
from toolkit.activities.sanjie.treatment_leads import WORDS
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.case import Case
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Verdict
from toolkit.declare.signing import Hold
from toolkit.declare.signing import Open
from toolkit.declare.signing import PaperToSign
from toolkit.declare.signing import signing_check
from toolkit.declare.standard import ResultLine
from toolkit.declare.submission import Stage

LEAD_WORDS = (*WORDS, "陪同", "层层陪同", "补记", "雷同", "内部核查", "未缴", "餐费")
PLAIN_LEADS = ("层层陪同", "补记", "补登日记", "雷同", "内部核查", "未缴")
"""说了就是线索的话，不论台账里查出了没有."""
VERDICT_WORDS = ("不符合", "待核实", "偏离", "预警", "未完成", "不足", "迟报")
REBUKES = (*VERDICT_WORDS, "未报", "不力", "批评", "没有完成", "尚未")
OWN_DEMANDS = tuple(each.partition("。")[0] for each in DEMANDS.values())
"""自己写的要求怎样开头：那里提到局办公室，不是批评."""
LONG_ENOUGH = 8
_HEADING = re.compile("^[一二三四五六七八九十]+、")
_SENTENCE = re.compile("[^。；;]+")


@signing_check(
    "未报或未核定",
    Hold.REASON,
    "请催报、核定以后再签发，或写明理由。",
    kinds=(BULLETIN, COMMENDATION),
)
def not_accepted(paper: PaperToSign) -> Iterator[Open]:
    """数所依的台账，各单位都已报送并且核定合格；退回以后另填一行重报的，看最后收到的一行。"""
    case = paper.case.certain
    for (batch, unit, _), rows in case.derived(received).items():
        row = rows[-1]
        if row.status != Stage.APPROVED:
            said = f"{unit}{batch}台账{said_of_status(row)}。"
            yield Open(said, (case.place(row, Submission.status),))


@signing_check(
    "存疑、重复的行", Hold.REASON, "请改正台账后重新生成，或写明理由。", kinds=(BULLETIN,)
)
def in_doubt(paper: PaperToSign) -> Iterator[Open]:
    """进展、类别存疑的，数、时限不能用的，批次多于人次的，编号重复的，报送情况不能识别的行，没有计入应在的数。"""
    case = paper.case.certain
    yield from map(Open, (*not_counted(case), *unread(case)))


@signing_check("无法判定", Hold.REASON, "请补全台账，或写明理由。", kinds=(BULLETIN, COMMENDATION))
def unknown(paper: PaperToSign) -> Iterator[Open]:
    """通报看全部义务，表扬通报看表扬对象（R1403）。"""
    for verdict in paper.outcome.verdicts:
        if verdict.state is State.UNKNOWN and (paper.kind == BULLETIN or verdict.code == GATE):
            yield Open(verdict.fact, tuple(verdict.cells))


def faulted(paper: PaperToSign) -> Sequence[str]:
    """“存在问题”下面的各段，和别处批评的话."""
    found, within = [], False
    for line in paper.text.lines:
        text = line.text.strip()
        if _HEADING.match(text):
            within = "问题" in text and "办理" not in text
        elif within:
            found.append(text)
        elif not line.cells and not any(each in text for each in OWN_DEMANDS):
            found += [
                each for each in _SENTENCE.findall(text) if any(word in each for word in REBUKES)
            ]
    return found


def _verified(case: Case) -> frozenset[str]:
    return frozenset(
        line.stable_key
        for line in case.filled(ResultLine, ResultLine.stable_key, ResultLine.reviewer)
        if line.stable_key
    )


@signing_check(
    "批评未核实", Hold.REASON, "请核实后在“校验结果”填复核人，或写明理由。", kinds=(BULLETIN,)
)
def not_verified(paper: PaperToSign) -> Iterator[Open]:
    """“存在问题”点到的单位、联系点，其不符合的各项在“校验结果”都有复核人。"""
    case = paper.case.certain
    checked = _verified(paper.case)
    text = "".join(faulted(paper))
    owing = {each.unit for each in case.derived(late)}
    for name, labels in _criticisable(case):
        if not any(each in text for each in (name, *labels)):
            continue
        for verdict in _unmet_of(paper, labels):
            if verdict.key not in checked:
                yield Open(f"点到“{name}”：{verdict.fact}没有复核人。", tuple(verdict.cells))
                break
        else:
            if not labels & owing and not any(_unmet_of(paper, labels)):
                yield Open(f"点到“{name}”，台账里没有它不符合的项。")


def _criticisable(case: Case) -> Iterator[tuple[str, frozenset[str]]]:
    for unit in case.filled(Unit, Unit.short_name):
        names = {unit.short_name, unit.usable(Unit.full_name) or unit.short_name}
        for name in sorted(names, key=len, reverse=True)[:1]:
            yield name, frozenset(names)
    for point in case.filled(Point, Point.number, Point.name):
        yield point.name, frozenset({point.number, point.name})


def _unmet_of(paper: PaperToSign, labels: frozenset[str]) -> Iterator[Verdict]:
    for verdict in paper.outcome.verdicts:
        if verdict.state is State.UNMET and any(label in verdict.subject for label in labels):
            yield verdict


@signing_check("点名批评个人", Hold.REASON, "请改为不点名，或写明理由。", kinds=(BULLETIN,))
def person_named(paper: PaperToSign) -> Iterator[Open]:
    """“存在问题”、附表的结论里写了个人的姓名。"""
    names = _people(paper.case)
    for text in faulted(paper):
        if found := [name for name in names if name in text]:
            yield Open(f"“{text[:30]}”点了{'、'.join(found)}的名。")
    for row in paper.text.rows:
        text = "".join(row)
        found = [name for name in names if name in re.sub(r"[\s　]", "", text)]
        if found and any(word in text for word in VERDICT_WORDS):
            yield Open(f"附表对{'、'.join(found)}写了结论。")


def _people(case: Case) -> Sequence[str]:
    return sorted(
        {each.name.partition("（")[0] for each in case.certain.filled(Person, Person.name)}
    )


@signing_check("线索写进公文", Hold.REFUSE, "“三不”、补记、雷同的线索另存供核查，请从公文删去。")
def leads_told(paper: PaperToSign) -> Iterator[Open]:
    """“三不”、补记、雷同的线索不写进公文：写了所涉的人和事，在“存在问题”写了这类事，或照抄了台账里的话。"""
    leads = paper.outcome.leads
    subjects = {each.subject.removesuffix("同志") for each in leads.to_look_into}
    quoted = {each.value for each in leads.findings if len(each.value) >= LONG_ENOUGH}
    people, criticised = _people(paper.case), faulted(paper)
    for line in paper.text.lines:
        for sentence in _SENTENCE.findall(line.text):
            about = [name for name in subjects if len(name) > 1 and name in sentence]
            words = [word for word in LEAD_WORDS if word in sentence]
            plainly = [word for word in PLAIN_LEADS if word in sentence]
            named = [name for name in people if name in sentence]
            if about and words:
                said = f"提到{about[0]}和“{words[0]}”"
            elif plainly and (named or line.text.strip() in criticised):
                said = f"写了{'、'.join(named[:1])}“{plainly[0]}”"
            elif any(text in sentence for text in quoted):
                said = "照抄了台账里的话"
            else:
                continue
            yield Open(f"“{sentence.strip()[:30]}”{said}，属于内部核查的线索。")
