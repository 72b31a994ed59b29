"""通报、表扬和统计表用的数：每个数只在这里数一次，记得数自哪些单元格、是谁的数."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.joint_visits import COUNTED
from toolkit.activities.sanjie.joint_visits import once_an_occasion
from toolkit.activities.sanjie.joint_visits import work_up_to
from toolkit.activities.sanjie.leader_lines import LeaderLine
from toolkit.activities.sanjie.leader_lines import days_of
from toolkit.activities.sanjie.leader_lines import leader_lines
from toolkit.activities.sanjie.left_out_rows import of_anybody
from toolkit.activities.sanjie.left_out_rows import of_leaders
from toolkit.activities.sanjie.left_out_rows import undecided
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.problem_states import Standing
from toolkit.activities.sanjie.problem_states import standing_of
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.unread_cells import RECEIVED
from toolkit.activities.sanjie.unread_cells import VISITED
from toolkit.activities.sanjie.unread_cells import cells_not_summed
from toolkit.activities.sanjie.unread_cells import without_a_limit
from toolkit.chinese.rounding import rate
from toolkit.chinese.rounding import rounded
from toolkit.chinese.rounding import shares
from toolkit.declare.case import Case
from toolkit.declare.figures import FEWEST_FOR_PERCENT
from toolkit.declare.figures import Figure
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Place

LEADERS, EVERYBODY = "班子成员", "全局"
OWN = "责任人为局领导班子成员的"
COUNTED_FROM: Mapping[str, type[Ledger]] = {
    **dict.fromkeys(
        ("下基层总天数", "人均下基层天数", "走访户数", "走访企业数", "座谈会数"), FieldWork
    ),
    **dict.fromkeys(("接访场次", "来访批次", "来访人次"), Reception),
    "日记篇数": Diary,
    "报告篇数": Report,
    **dict.fromkeys(("问题数", "办结数", "办结率", "逾期数", "办理中数", "存疑数"), Problem),
}
SETTLED_OR_NOT = frozenset({"办结数", "办结率", "逾期数", "办理中数"})
OVERDUE_OR_NOT = frozenset({"逾期数", "办理中数"})
DOUBTFUL_KIND, OTHER_KIND = "类别存疑", "其他"


def bureau_figures(case: Case) -> Mapping[str, Figure]:
    """全部的数；局领导各项之和与进度统计表合计一致."""
    lines = case.derived(leader_lines)
    found = [*_people(case), *_days(case, lines), *_visits(case)]
    found += [*_records(case, lines), *_problems(case, lines)]
    return {figure.name: replace(figure, left_out=_left_out(case, figure)) for figure in found}


def _left_out(case: Case, figure: Figure) -> tuple[Place, ...]:
    """也许属于这个数而存疑没有计入的各行."""
    ledger = COUNTED_FROM.get(figure.name)
    if ledger is None:
        return ()
    out = (of_anybody if figure.population == EVERYBODY else of_leaders)(case, ledger)
    more = undecided(case, raised(case)) if figure.name in SETTLED_OR_NOT else ()
    if figure.name in OVERDUE_OR_NOT:
        late = tuple(case.place(row, Problem.due_on) for row in without_a_limit(case))
        return (*out, *more, *late)
    return (*out, *more, *case.derived(cells_not_summed).get(figure.name, ()))


def counted_rows(
    case: Case, name: str, rows: Iterable[Ledger], column: Column[object], unit: str, counted: str
) -> Figure:
    """行数，都是局领导班子成员的."""
    cells = tuple(case.place(row, column) for row in rows)
    return Figure(name, len(cells), unit, LEADERS, case.as_of, cells, counted)


def _people(case: Case) -> Iterable[Figure]:
    people = [each.row for each in case.derived(leaders)]
    counted = "本年度在任、是否班子成员填“是”的人数"
    yield counted_rows(case, "班子成员人数", people, Person.in_leadership, "人", counted)
    own = case.filled(Point, Point.number)
    yield counted_rows(case, "联系点数", own, Point.number, "个", "联系点一览表的行数")


def _days(case: Case, lines: Sequence[LeaderLine]) -> Iterable[Figure]:
    cells = tuple(case.place(row, FieldWork.days) for line in lines for row in line.spent.rows)
    total = sum(days_of(line, case) for line in lines)
    counted = "各人下基层天数之和，同一人同一天只计一天"
    yield Figure("下基层总天数", total, "人·天", LEADERS, case.as_of, cells, counted)
    each = rounded_days(total, len(lines))
    per_head = "下基层总天数除以班子成员人数，一位小数"
    yield Figure(
        "人均下基层天数", float(each), "天", LEADERS, case.as_of, cells, per_head, text=each
    )


def rounded_days(total: float, people: int) -> str:
    """人均天数，一位小数；整数的不带小数."""
    mean = rounded(Fraction(str(total)) / people, 1) if people else rounded(0, 1)
    return f"{mean}".removesuffix(".0")


def _visits(case: Case) -> Iterable[Figure]:
    work = work_up_to(case)
    for (name, column), unit in zip(VISITED.items(), ("户", "家", "场"), strict=True):
        rows = once_an_occasion(work, column)
        cells = tuple(case.place(row, column) for row, _ in rows)
        counted = f"{FieldWork.sheet}“{column.heading}”之和；{COUNTED}"
        total = sum(value for _, value in rows)
        yield Figure(name, total, unit, EVERYBODY, case.as_of, cells, counted)


def summed(
    case: Case, name: str, rows: Iterable[Reception], column: Column[float | None], unit: str
) -> Figure:
    """一列之和；没填的不计."""
    filled = [(row, value) for row in rows if (value := row.usable(column)) is not None]
    cells = tuple(case.place(row, column) for row, _ in filled)
    total, counted = sum(value for _, value in filled), f"{OWN}接访场次的{column.heading}之和"
    return Figure(name, total, unit, LEADERS, case.as_of, cells, counted)


def _records(case: Case, lines: Sequence[LeaderLine]) -> Iterable[Figure]:
    receptions = [each for line in lines for each in line.receptions]
    yield counted_rows(case, "接访场次", receptions, Reception.number, "场", f"{OWN}接访场次")
    for (name, column), unit in zip(RECEIVED.items(), ("批次", "人次"), strict=True):
        yield summed(case, name, receptions, column, unit)
    diaries = [each for line in lines for each in line.diaries]
    yield counted_rows(case, "日记篇数", diaries, Diary.written_on, "篇", f"{OWN}民情日记篇数")
    reports = [each for line in lines for each in line.reports]
    counted = f"{OWN}调研报告篇数（按执笔人）"
    yield counted_rows(case, "报告篇数", reports, Report.number, "篇", counted)


def raised(case: Case) -> Sequence[Problem]:
    """班子成员负责的、截至统计截止日提出的问题."""
    return [each for line in case.derived(leader_lines) for each in line.problems]


def _problems(case: Case, lines: Sequence[LeaderLine]) -> Iterable[Figure]:
    problems = [each for line in lines for each in line.problems]
    whole = counted_rows(case, "问题数", problems, Problem.number, "件", f"{OWN}问题件数")
    yield whole
    for name, wanted, column in (
        ("办结数", Standing.SETTLED, Problem.settled_on),
        ("逾期数", Standing.OVERDUE, Problem.due_on),
        ("办理中数", Standing.UNDER_WAY, Problem.due_on),
        ("存疑数", Standing.DOUBTFUL, Problem.progress),
    ):
        those = [each for each in problems if standing_of(each, case) is wanted]
        yield counted_rows(case, name, those, column, "件", f"{OWN}问题中{wanted}的件数")
        if wanted is Standing.SETTLED:
            yield settle_rate(len(those), whole)


def settle_rate(part: int, whole: Figure) -> Figure:
    """办结率，一位小数."""
    text = rate(part, int(whole))
    value = part / whole.value if whole else 0
    counted = "办结数除以问题数，一位小数"
    return Figure(
        "办结率", value, "%", whole.population, whole.as_of, whole.cells, counted, (), text
    )


def by_kind(case: Case) -> Sequence[Mapping[str, object]]:
    """问题的类别构成：件数多的在前，“其他”和类别存疑的在后；各项件数之和就是问题数.

    不足20件的不写占比；占比合计100%（最大余数法）。
    """
    problems = raised(case)
    counted = Counter(each.usable(Problem.kind) or DOUBTFUL_KIND for each in problems)
    ordered = sorted(counted, key=lambda kind: (_last(kind), -counted[kind]))
    percents = shares([counted[kind] for kind in ordered])
    return [
        _kind(case, kind, problems, percent)
        for kind, percent in zip(ordered, percents, strict=True)
    ]


def _last(kind: str) -> int:
    return (OTHER_KIND, DOUBTFUL_KIND).index(kind) + 1 if kind in {OTHER_KIND, DOUBTFUL_KIND} else 0


def _kind(case: Case, kind: str, problems: Sequence[Problem], percent: str) -> Mapping[str, object]:
    own = [each for each in problems if (each.usable(Problem.kind) or DOUBTFUL_KIND) == kind]
    name = f"{kind}类问题数"
    count = counted_rows(case, name, own, Problem.kind, "件", f"{OWN}问题中类别为{kind}的件数")
    share: Figure | str = ""
    if len(problems) >= FEWEST_FOR_PERCENT:
        value, how = len(own) / len(problems), "占问题数的百分比，合计100%（最大余数法）"
        cells = count.cells
        share = Figure(f"{kind}类占比", value, "%", LEADERS, case.as_of, cells, how, (), percent)
    return {"名称": kind, "件数": count, "占比": share}


def shares_are_adjusted(case: Case) -> bool:
    """占比是否为凑足100%而与四舍五入的不同：表下要说明."""
    kinds, whole = case.derived(by_kind), len(raised(case))
    return any(
        str(kind["占比"]) != rate(int(str(kind["件数"])), whole) for kind in kinds if kind["占比"]
    )
