"""审定同意的表扬对象：怎样称呼，一个对象只列一次；签发以前要弄清楚的，逐个写明."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.commendation_gate import APPROVED
from toolkit.activities.sanjie.commendation_gate import LISTED
from toolkit.activities.sanjie.commendation_gate import REFUSED
from toolkit.activities.sanjie.commendation_gate import approved
from toolkit.activities.sanjie.commendation_gate import no_open_duty
from toolkit.activities.sanjie.commendations import COLLECTIVE
from toolkit.activities.sanjie.commendations import Commendation
from toolkit.activities.sanjie.indicators import of_units
from toolkit.activities.sanjie.office_holders import people_by_name
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.points import point_by_number
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.reporting import late
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import full_day
from toolkit.chinese.rounding import rounded
from toolkit.declare.case import Case
from toolkit.declare.outcome import Outcome
from toolkit.declare.outcome import State
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

BARRING = (State.UNMET, State.UNKNOWN)
NO_OBJECTION = frozenset({"无", "没有"})
SETTLED = "不成立"
UNSETTLED = ("正在", "尚未", "还没", "待", "是否", "核查中", "能否")
"""写了这些话的，“不成立”还不是结论."""
TO_CHECK = "（请核对单位）"
PUNCTUAL = "报送及时一次通过率"


@dataclass(frozen=True, slots=True)
class Commended:
    """一个表扬对象.

    `name` 为名单里的写法，`unit` 为个人的单位（集体的为空），`is_found` 为是否在名册、名录、一览表中。
    """

    row: Commendation
    name: str
    unit: str
    is_found: bool

    @property
    def is_collective(self) -> bool:
        """是否集体."""
        return self.row.kind in COLLECTIVE


def commended(case: Case) -> Sequence[Commended]:
    """审定同意的各对象，按表的先后，写法不同而是同一个的只列一次."""
    found: dict[tuple[str, str], Commended] = {}
    for row in sorted(approved(case), key=lambda row: row.at_row):
        each = _commended(case, row)
        found.setdefault((each.name, each.unit), each)
    return [*found.values()]


def _commended(case: Case, row: Commendation) -> Commended:
    if row.kind not in COLLECTIVE:
        person = case.derived(people_by_name).get(row.who)
        own = (person and person.usable(Person.unit)) or TO_CHECK
        return Commended(row, row.who, own, person is not None)
    point = case.derived(point_by_number).get(row.who)
    if point is not None:
        name = f"{point.name}联系点驻点工作组"
        return Commended(row, name, "", is_found=True)
    for unit in case.filled(Unit, Unit.short_name, Unit.full_name):
        if row.who in {unit.short_name, unit.full_name}:
            return Commended(row, unit.full_name, "", is_found=True)
    return Commended(row, row.who, "", is_found=False)


def to_settle(case: Case, outcome: Outcome, listed_ones: Sequence[Commended]) -> Iterator[str]:
    """签发以前要弄清楚的，最要紧的在前."""
    yield from _unfounded(case, listed_ones)
    yield from undecided(case)
    yield from _together(_barred(outcome))
    yield from _together(said for each in listed_ones for said in _of_one(case, each))
    yield from _twice(case, listed_ones)
    yield from _reporting(case, listed_ones)


def _together(said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """同一句话说几个对象的，合成一句."""
    whose: dict[str, list[str]] = {}
    for at, words in said:
        whose.setdefault(words, []).append(at)
    for words, those in whose.items():
        yield f"{listed(those)}{f'（共{len(those)}个）' if len(those) > 1 else ''}{words}"


def _barred(outcome: Outcome) -> Iterator[tuple[str, str]]:
    for verdict in outcome.verdicts:
        if verdict.code == no_open_duty.code and verdict.state in BARRING:
            row = f"（第{verdict.cells[0].row}行）" if verdict.cells else ""
            who, listed_as, why = verdict.fact.removesuffix("。").partition(LISTED)
            if listed_as:
                yield f"{who}{row}", f"{LISTED}{why}，请先整改或者调整审定意见。"
            else:
                yield who, f"{row}，请先整改或者调整审定意见。"


def _unfounded(case: Case, those: Sequence[Commended]) -> Iterator[str]:
    for each in those:
        if not each.is_found:
            where = "联系点一览表、单位名录" if each.is_collective else "人员名册"
            yield f"“{each.row.who}”（第{each.row.at_row}行）不在{where}中，请改正；名单里照原样列着。"


def undecided(case: Case) -> Iterator[str]:
    """没有列入名单而说不清该不该列的：“人工意见”写了别的话，审定同意而没有写明类别."""
    rows = [
        str(row.at_row)
        for row in case.filled(Commendation, Commendation.who, Commendation.decision)
        if row.decision in APPROVED and row.usable(Commendation.kind) is None
    ]
    if rows:
        yield f"{Commendation.sheet}第{listed(rows)}行审定同意而类别没有填、不能识别，没有列入名单。"
    for row in case.filled(Commendation, Commendation.who, Commendation.decision):
        if row.decision not in APPROVED | REFUSED:
            yield (
                f"“{row.who}”（第{row.at_row}行）人工意见“{row.decision}”看不出是否同意，没有列入名单，"
                "请填“同意”或“不同意”。"
            )


def is_objected(row: Commendation) -> bool:
    """有异议而没有“不成立”的结论."""
    said = row.usable(Commendation.objection)
    if not said or said in NO_OBJECTION:
        return False
    return SETTLED not in said or any(word in said for word in UNSETTLED)


def _of_one(case: Case, each: Commended) -> Iterator[tuple[str, str]]:
    """这个对象（第几行），和它要弄清楚的."""
    row, at = each.row, f"“{each.row.who}”（第{each.row.at_row}行）"
    if is_objected(row):
        yield at, "有异议，没有结论，纪检、人事写明结论以前不能印发。"
    if row.usable(Commendation.meeting) is None or row.usable(Commendation.decided_on) is None:
        yield at, "没有填全审定会议和审定日期。"
    decided = row.usable(Commendation.decided_on)
    if decided is not None and decided > case.as_of:
        yield at, f"审定日期{full_day(decided)}在统计截止日之后，成文日期不得早于审定日期。"
    shown_to = row.usable(Commendation.shown_to)
    if case.limits(Limits).publicity_days:
        days = number(case.limits(Limits).publicity_days)
        if shown_to is None:
            yield at, f"没有填写公示起止，印发前请确认已公示{days}个工作日。"
        elif shown_to >= case.as_of:
            yield at, f"公示到{full_day(shown_to)}才结束，以后才能印发。"
    if each.row.who in {leader.key for leader in case.derived(leaders)}:
        yield at, "是局领导班子成员，由上级管理，默认不列为表扬对象，请写明理由。"


def _twice(case: Case, those: Sequence[Commended]) -> Iterator[str]:
    kept = {each.row.at_row for each in those}
    again = [row for row in approved(case) if row.at_row not in kept]
    if again:
        named = listed(f"“{row.who}”（第{row.at_row}行）" for row in again)
        yield f"{named}与前面的行是同一个对象，名单里只列一次。"


def _reporting(case: Case, those: Sequence[Commended]) -> Iterator[str]:
    """欠着台账的，和填的一次通过率与报送情况表对不上的."""
    owing = {name: each for each in case.derived(late) for name in (each.unit, each.full_name)}
    passed = {name: shares[PUNCTUAL] for name, _, shares in of_units(case)}
    for each in those:
        name = each.name if each.is_collective else each.unit
        if name in owing:
            said = owing[name]
            yield f"“{each.row.who}”{'' if each.is_collective else '所在的' + said.unit}{said.batch}台账{said.status}，同日列入催报，请写明理由或者调整审定意见。"
        typed, share = each.row.usable(Commendation.punctuality), passed.get(each.row.who)
        if typed is None or share is None or not share.whole:
            continue
        counted = rounded(share.value * 100, 0)
        if int(counted) != round(typed):
            yield (
                f"“{each.row.who}”（第{each.row.at_row}行）{PUNCTUAL}填{number(typed)}，"
                f"按{Submission.sheet}为{share}，请核对。"
            )
