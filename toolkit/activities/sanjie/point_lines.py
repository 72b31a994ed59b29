"""通报附表：一个联系点一行，不写姓名，不写结论；共一位局领导、共一个联系点的合为一行，数不重复."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.leader_lines import LeaderLine
from toolkit.activities.sanjie.leader_lines import days_of
from toolkit.activities.sanjie.leader_lines import leader_lines
from toolkit.activities.sanjie.left_out_rows import of_leaders
from toolkit.activities.sanjie.left_out_rows import of_people
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.point_duty import points_by_leader
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import in_order
from toolkit.activities.sanjie.problem_states import overdue
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reports import Report
from toolkit.declare.case import Case
from toolkit.declare.figures import Figure
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Place
from toolkit.declare.wording import listed

NO_POINT = "未确定联系点"
SUMS = (
    "下基层天数",
    "驻点天数",
    "接访场次",
    "大接访场次",
    "日记篇数",
    "报告篇数",
    "问题数",
    "办结数",
    "逾期数",
)
IN_TEXT = {
    "下基层天数": "下基层总天数",
    **{name: name for name in ("接访场次", "日记篇数", "报告篇数", "问题数", "办结数", "逾期数")},
}
"""附表的合计 → 正文的数."""

LINE_FIELDS = ("序号", "联系点", "驻点起止", *SUMS)
COUNTED_FROM: Mapping[str, type[Ledger]] = {
    **dict.fromkeys(SUMS[:2], FieldWork),
    **dict.fromkeys(SUMS[2:4], Reception),
    "日记篇数": Diary,
    "报告篇数": Report,
    **dict.fromkeys(SUMS[6:], Problem),
}
UNITS = ("人·天", "天", "场", "场", "篇", "篇", "件", "件", "件")


@dataclass(slots=True)
class _Group:
    """附表的一行：几个联系点和负责它们的局领导，多数是一个和一位."""

    points: list[Point] = field(default_factory=list)
    lines: list[LeaderLine] = field(default_factory=list)


def point_lines(case: Case) -> Sequence[Mapping[str, object]]:
    """各行，按联系点编号；没有联系点的班子成员合为最后一行."""
    return [_line(case, at, group) for at, group in enumerate(_groups(case), start=1)]


def _groups(case: Case) -> Iterator[_Group]:
    of_point: dict[str, _Group] = {}
    for point in in_order(case):
        of_point.setdefault(point.number, _Group()).points.append(point)
    without = _Group()
    own = case.derived(points_by_leader)
    for leader, line in zip(case.derived(leaders), case.derived(leader_lines), strict=True):
        numbers = [point.number for point in own.get(leader.key, ())]
        group = _joined(of_point, numbers) if numbers else without
        group.lines.append(line)
    yield from {id(group): group for group in of_point.values()}.values()
    if without.lines:
        yield without


def _joined(of_point: dict[str, _Group], numbers: Iterable[str]) -> _Group:
    """这几个联系点合成的一行."""
    first, *others = {id(of_point[each]): of_point[each] for each in numbers}.values()
    for other in others:
        first.points += other.points
        first.lines += other.lines
        for number in [each for each, group in of_point.items() if group is other]:
            of_point[number] = first
    return first


def _line(case: Case, at: int, group: _Group) -> Mapping[str, object]:
    label = listed(point.usable(Point.name) or point.number for point in group.points) or NO_POINT
    named = case.limits(Limits).names_in_annex and group.lines
    shown = f"{label}（{listed(line.name for line in group.lines)}）" if named else label
    values, whose = _values(case, group.lines), f"{label}："
    names = {line.name for line in group.lines}
    out = {name: of_people(case, ledger, names) for name, ledger in COUNTED_FROM.items()}
    figures = {
        name: Figure(
            f"{whose}{name}", value, unit, "班子成员", case.as_of, cells, how, out.get(name, ())
        )
        for (name, unit), (value, cells, how) in zip(
            zip(SUMS, UNITS, strict=True), values, strict=True
        )
    }
    blocks = listed(str(block) for line in group.lines for block in line.held.done)
    return {"序号": at, "联系点": shown, "驻点起止": blocks or "—", **figures}


_Counted = tuple[float, tuple[Place, ...], str]


def _values(case: Case, lines: Sequence[LeaderLine]) -> Iterator[_Counted]:
    """按 `SUMS` 的先后."""
    own = "负责这个联系点的班子成员"
    rows = tuple(case.place(row, FieldWork.days) for line in lines for row in line.spent.rows)
    days = sum(days_of(line, case) for line in lines)
    yield days, rows, f"{own}下基层天数之和，同一人同一天只计一天"
    blocks = [block for line in lines for block in line.held.done]
    cells = tuple(case.place(row, FieldWork.started_on) for block in blocks for row in block.rows)
    yield sum(block.days for block in blocks), cells, f"{own}已结束的驻点天数之和"
    held = [each for line in lines for each in line.receptions]
    yield _rows(case, held, own, "接访场次")
    grand = [each for each in held if each.usable(Reception.is_grand)]
    yield _rows(case, grand, own, "大接访场次")
    yield _rows(case, [each for line in lines for each in line.diaries], own, "民情日记篇数")
    yield _rows(case, [each for line in lines for each in line.reports], own, "调研报告篇数")
    problems = [each for line in lines for each in line.problems]
    yield _rows(case, problems, own, "问题件数")
    yield _rows(case, [each for line in lines for each in line.settled], own, "办结件数")
    late = overdue(problems, case)
    yield _rows(case, late, own, "逾期未办结件数")


def _rows(
    case: Case, rows: Sequence[Reception | Diary | Report | Problem], own: str, what: str
) -> _Counted:
    cells = tuple(case.place(row, type(row).key[-1]) for row in rows)
    return len(rows), cells, f"{own}的{what}"


def total_line(case: Case, lines: Sequence[Mapping[str, object]]) -> Mapping[str, object]:
    """合计行：各列逐行相加，不取正文的数."""
    total: dict[str, object] = dict.fromkeys(LINE_FIELDS, "—")
    for name, unit in zip(SUMS, UNITS, strict=True):
        parts = [each for line in lines if isinstance(each := line[name], Figure)]
        cells = tuple(place for part in parts for place in part.cells)
        value = sum(part.value for part in parts)
        how = f"附表“{name}”一列之和"
        total[name] = Figure(
            f"合计：{name}",
            value,
            unit,
            "班子成员",
            case.as_of,
            cells,
            how,
            of_leaders(case, COUNTED_FROM[name]),
            same_as=IN_TEXT.get(name, ""),
        )
    return total
