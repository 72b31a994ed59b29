"""四·5 表扬的门槛：R1403 表扬名单不列有未完成的必须项、无法判定项的对象."""

from collections.abc import Collection
from collections.abc import Sequence

from toolkit.activities.sanjie.commendations import Commendation
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.people import person_label
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import point_by_number
from toolkit.activities.sanjie.points import point_label
from toolkit.activities.sanjie.sources import COMMEND
from toolkit.activities.sanjie.units import Unit
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.outcome import Verdict
from toolkit.declare.wording import listed

APPROVED = frozenset({"同意", "是", "通过"})
REFUSED = frozenset({"不同意", "否", "不通过"})
CODE = "R1403"
NOBODY = "“表扬候选及审定”中没有审定同意的对象。"
LISTED = "列为表扬对象，"


def approved(case: Case) -> Sequence[Commendation]:
    """审定同意、写明类别的各行."""
    return [row for row in _approved(case) if row.usable(Commendation.kind)]


def _approved(case: Case) -> Sequence[Commendation]:
    rows = case.filled(Commendation, Commendation.who)
    return [row for row in rows if row.usable(Commendation.decision) in APPROVED]


def approved_objects(case: Case) -> Sequence[Subject[Commendation]]:
    """审定同意的各对象，类别认不出的也在内；一个对象列了几行的只算一次."""
    rows: dict[str, Commendation] = {}
    for row in sorted(_approved(case), key=lambda row: row.at_row):
        rows.setdefault(row.who, row)
    return [Subject(who, f"表扬对象{who}", row) for who, row in rows.items()]


@obligation(
    approved_objects,
    CODE,
    "表扬对象没有未完成的必须项",
    Strength.MUST,
    COMMEND,
    reads=(Commendation,),
    last=True,
    nobody=NOBODY,
)
def no_open_duty(subject: Subject[Commendation], case: Case) -> Judgement:
    """审定同意的表扬对象，没有不符合的必须项，也没有无法判定的项。

    看“表扬候选及审定”中“人工意见”为同意的行。对象是联系点的，责任领导的各项也算在内。有不符合的
    为不符合，只有无法判定的为无法判定，名册、一览表、名录中都没有这个对象的也无法判定。局领导班子
    成员由上级管理，默认不列为候选，列了的为偏离，请写明理由。没有审定同意的对象时不适用。
    """
    row = subject.row
    cells = ((row, Commendation.decision),)
    labels = _whose(row.who, case)
    if not labels:
        return _nobody_found(row, case)
    called, open_ones = labels[0], open_verdicts(labels, case.derived(_open))
    must = Deadline(case.as_of, case.as_of, Strength.MUST, on_the_day=True)
    if unmet := [each for each in open_ones if each.state is State.UNMET]:
        fact = f"{called}{LISTED}而{_named(unmet)}不符合要求。"
        return must.owed(fact, cells, "请先整改，或者调整审定意见")
    if open_ones:
        fact = f"{called}{LISTED}而{_named(open_ones)}无法判定。"
        return unknown(fact, cells, "请先补全台账，再审定")
    if row.who in {leader.key for leader in case.derived(leaders)}:
        principle = Deadline(case.as_of, case.as_of, Strength.PRINCIPLE, on_the_day=True)
        fact = f"{called}为局领导班子成员，由上级管理，默认不列为表扬候选，请写明理由。"
        return principle.owed(fact, cells, "请在“说明”栏写明理由，或者调整审定意见")
    return must.met(f"{called}没有不符合、无法判定的项，可以列入表扬名单。", cells)


def _nobody_found(row: Commendation, case: Case) -> Judgement:
    """名单里没有的，或者有几个同名的人而没有写明是哪一个."""
    of_that_name = [
        each.name
        for each in case.filled(Person, Person.name)
        if each.name.startswith(f"{row.who}（")
    ]
    cells = ((row, Commendation.who),)
    if of_that_name:
        fact = f"“{row.who}”有{len(of_that_name)}人同名（{listed(of_that_name)}），分不清是谁，无法判定能否表扬。"
        return unknown(fact, cells, f"请写明是谁，如“{of_that_name[0]}”")
    fact = f"“{row.who}”不在联系点一览表、单位名录、人员名册中，无法判定能否表扬。"
    return unknown(fact, cells, "请核对对象的写法")


def _open(case: Case) -> Sequence[Verdict]:
    """所有的不符合项和无法判定项：上万项判定只挑一次."""
    return [
        each for each in case.verdicts if each.state is State.UNMET or each.state is State.UNKNOWN
    ]


def open_verdicts(labels: Collection[str], verdicts: Sequence[Verdict]) -> Sequence[Verdict]:
    """这些对象的不符合项和无法判定项；由这些项得出的表扬一项本身不算."""
    return [
        each
        for each in verdicts
        if each.state in {State.UNMET, State.UNKNOWN}
        and each.code != CODE
        and each.is_about(labels)
    ]


def _whose(who: str, case: Case) -> Sequence[str]:
    """对象在判定中的名称：联系点的编号和责任领导，科室的简称，个人的姓名；都不是的为空."""
    point = case.derived(point_by_number).get(who)
    if point is not None:
        return [point_label(point), *map(person_label, point.usable(Point.leader) or ())]
    for unit in case.filled(Unit, Unit.short_name):
        if who in {unit.short_name, unit.usable(Unit.full_name)}:
            return [unit.short_name]
    return (
        [person_label(who)]
        if any(each.name == who for each in case.filled(Person, Person.name))
        else []
    )


def _named(verdicts: Sequence[Verdict]) -> str:
    return listed(dict.fromkeys(f"“{each.name}”" for each in verdicts))
