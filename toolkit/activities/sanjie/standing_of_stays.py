"""班子成员的驻点在统计截止日的情形：每个人恰好在其中一种，各种人数之和就是班子成员人数."""

from collections.abc import Mapping
from collections.abc import Sequence
from enum import StrEnum

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.stay_records import Stays
from toolkit.activities.sanjie.stay_records import last_start
from toolkit.activities.sanjie.stay_records import stays
from toolkit.declare.case import Case
from toolkit.declare.figures import Figure
from toolkit.declare.obligation import Subject
from toolkit.declare.outcome import Outcome
from toolkit.declare.outcome import Place
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Verdict

CODE = "R201"
HALF_YEAR = "R901"


class Stayed(StrEnum):
    """一位班子成员的驻点."""

    MET = "符合要求"
    AFTER_HALF_YEAR = "上半年以后完成"
    TOO_LONG = "超过天数上限"
    TOO_LONG_EXPLAINED = "超过天数上限，已说明"
    LATE = "超过最迟期限"
    SHORT = "天数不足"
    SHORT_FOR_GOOD = "天数不足，期限内已来不及"
    UNDER_WAY = "正在驻点"
    NONE_YET = "尚未驻点"
    NONE_AFTER_HALF_YEAR = "上半年没有驻点"
    NONE_FOR_GOOD = "没有驻点，期限内已来不及"
    DOUBTFUL = "记录存疑"
    EXCUSED = "不适用"


IN_TIME = frozenset({Stayed.MET, Stayed.AFTER_HALF_YEAR})
"""驻点时间符合《意见》要求的."""
DONE = IN_TIME | {Stayed.TOO_LONG, Stayed.TOO_LONG_EXPLAINED, Stayed.LATE}
"""驻点够天数的."""


def standing_of_stays(case: Case, outcome: Outcome) -> Mapping[Stayed, Sequence[Subject[Person]]]:
    """情形 → 班子成员，按领导排序；每人恰好一次."""
    found: dict[Stayed, list[Subject[Person]]] = {each: [] for each in Stayed}
    said = {v.subject: v for v in outcome.verdicts if v.code == CODE}
    of_half_year = {v.subject: v for v in outcome.verdicts if v.code == HALF_YEAR}
    for leader in case.derived(leaders):
        verdict = said.get(leader.label)
        held = case.derived(stays).get(leader.key, Stays())
        found[_standing(held, case, verdict, of_half_year.get(leader.label))].append(leader)
    return found


def _standing(held: Stays, case: Case, said: Verdict | None, half: Verdict | None) -> Stayed:
    if said is None or said.state is State.UNKNOWN:
        return Stayed.DOUBTFUL
    if said.state is State.NOT_APPLICABLE:
        return Stayed.EXCUSED
    limits = case.limits(Limits)
    if said.state is State.MET:
        after = half is not None and half.state is State.DEVIATION
        return Stayed.AFTER_HALF_YEAR if after else Stayed.MET
    if said.state is State.EXPLAINED:
        return Stayed.TOO_LONG_EXPLAINED
    if said.state is State.DEVIATION:
        return Stayed.TOO_LONG
    enough = (block.days >= limits.stay_days_min for block in held.up_to(case.as_of))
    if said.state is State.UNMET and any(enough):
        return Stayed.LATE
    return _not_enough(held, case, said)


def _not_enough(held: Stays, case: Case, said: Verdict) -> Stayed:
    limits = case.limits(Limits)
    if held.under_way and said.state is State.NOT_DUE:
        return Stayed.UNDER_WAY
    too_late = said.state is State.UNMET or case.as_of > last_start(limits.final_day, limits)
    if held.blocks:
        return Stayed.SHORT_FOR_GOOD if too_late else Stayed.SHORT
    if too_late:
        return Stayed.NONE_FOR_GOOD
    return Stayed.NONE_AFTER_HALF_YEAR if case.as_of > limits.half_year else Stayed.NONE_YET


def stayed_figure(
    name: str,
    those: Sequence[Subject[Person]],
    case: Case,
    counted: str,
    doubtful: Sequence[Subject[Person]] = (),
) -> Figure:
    """这几种情形的人数，数自各人的驻点记录；没有记录的，数自名册。`doubtful` 的人记录存疑，也许也是."""
    cells: list[Place] = []
    for leader in those:
        blocks = case.derived(stays).get(leader.key, Stays()).blocks
        rows = [row for block in blocks for row in block.rows]
        cells += [case.place(row, FieldWork.started_on) for row in rows]
        if not rows:
            cells.append(case.place(leader.row, Person.name))
    out = tuple(
        case.place(row, FieldWork.started_on)
        for leader in doubtful
        for row in case.derived(stays).get(leader.key, Stays()).doubtful
    )
    return Figure(name, len(those), "人", "班子成员", case.as_of, tuple(cells), counted, out)
