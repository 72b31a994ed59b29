"""三·2 办实事、解难题：R404 联系点的问题登记."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.point_stays import stay_at
from toolkit.activities.sanjie.point_stays import stay_in_words
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.sources import DO_PRACTICAL
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed


def problems_by_point(case: Case) -> Mapping[str, Sequence[Problem]]:
    """联系点编号 → 它的问题，按行."""
    by_point: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(case.filled(Problem, Problem.point), key=lambda each: each.at_row):
        by_point[problem.point or ""].append(problem)
    return by_point


def _of_unread_points(case: Case) -> Sequence[Problem]:
    """联系点填了而不能识别的问题，按行."""
    rows = sorted(case.rows(Problem), key=lambda problem: problem.at_row)
    return [
        problem
        for problem in rows
        if problem.usable(Problem.point) is None and not problem.is_empty(Problem.point)
    ]


@obligation(
    points,
    "R404",
    "联系点办实事、解难题",
    Strength.HINT,
    DO_PRACTICAL,
    reads=(Point, FieldWork, Problem),
)
def practical_help_is_recorded(subject: Subject[Point], case: Case) -> Judgement:
    """每个联系点至少登记一件实事或者难题。

    看“问题整改台账”中联系点为这一个的行，“下基层活动台账”中局领导到这个联系点驻点的结束日期。以驻点结束之日为期，
    没有驻点的以最迟截止日（参数“最迟截止日”）为期：以前没有的为未到期，以后没有的只作提示。《意见》没有规定件数。
    没有这个联系点的问题、而有联系点填得不能识别的行的，无法判定。

    例：4月10日至14日驻点，登记了一件异味扰民，符合；一件也没有，预警。
    """
    ours = case.derived(problems_by_point).get(subject.key, ())
    stay = stay_at(subject.row, case)
    deadline = Deadline.of(case, stay.last or case.limits(Limits).final_day, Strength.HINT)
    if ours:
        cells: Cells = tuple((problem, Problem.number) for problem in ours)
        fact = f"截至{day(case.as_of)}，{subject.label}在“{Problem.sheet}”登记{len(ours)}件。"
        return deadline.met(fact, cells)
    if unread := case.derived(_of_unread_points):
        numbers = listed(str(problem.at_row) for problem in unread)
        fact = f"“{Problem.sheet}”第{numbers}行的联系点不能识别，无法判定{subject.label}有无登记。"
        return unknown(fact, tuple((each, Problem.point) for each in unread), "请改正联系点")
    said = f"截至{day(case.as_of)}，“{Problem.sheet}”中没有{subject.label}的问题"
    fact = f"{said}（{stay_in_words(subject.row, stay)}）；《意见》要求“{DO_PRACTICAL.words}”。"
    advice = "请核对有无漏登，或漏填联系点" if deadline.passed else ""
    return deadline.owed(fact, ((subject.row, Point.number),), advice)
