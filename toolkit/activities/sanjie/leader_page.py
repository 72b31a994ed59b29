"""领导个人进度单：每位局领导一页，做到了什么、还欠什么、什么时候之前."""

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.leader_lines import LeaderLine
from toolkit.activities.sanjie.leader_lines import days_of
from toolkit.activities.sanjie.leader_lines import leader_lines
from toolkit.activities.sanjie.pace_duty import pace
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.point_duty import points_by_leader
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.terms import in_part
from toolkit.activities.sanjie.total_time import needed
from toolkit.chinese.dates import day
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.document import DocumentBlocked
from toolkit.declare.document import Draft
from toolkit.declare.document import Slot
from toolkit.declare.document import WhenEmpty
from toolkit.declare.document import document
from toolkit.declare.document import evidence_of
from toolkit.declare.figures import Figure
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Subject
from toolkit.declare.outcome import Outcome
from toolkit.declare.outcome import Place
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Verdict
from toolkit.declare.wording import listed

NAME = "领导个人进度单"
LINE_FIELDS = ("事项", "状态", "情况", "期限")
TO_DO = (State.UNMET, State.WARNING, State.DEVIATION, State.UNKNOWN)
ROOM_PT = 440.0
"""一页除去标题、各小标题、表头和注，留给文字和表格的高度."""

INTRODUCTION = "　" * 144  # -- 第一段按四行留 --
TEXT_LINE = (36, 19.0)
ITEM_LINE, FACT_LINE = (8, 13.5), (28, 13.5)
"""一行几个字、多高（磅）：正文、事项一栏、情况一栏."""

SLOTS = (
    Slot("统计截止日", "判定和统计算到的日期"),
    Slot("姓名", "局领导班子成员"),
    Slot("职务", "人员名册的职务", WhenEmpty.NONE),
    Slot("联系点", "联系点一览表中责任领导为本人的", WhenEmpty.NONE),
    Slot("下基层天数", "口径同“全年累计下基层不少于2个月”一项"),
    Slot("序时进度", "年中任免的不写", WhenEmpty.OMIT),
    Slot("应达天数", "参数“总天数下限”", WhenEmpty.OMIT),
    Slot("驻点情况", "已结束的各段驻点"),
    Slot("接访场次", "接访领导为本人的场次"),
    Slot("日记篇数", "姓名为本人的日记"),
    Slot("报告篇数", "执笔人为本人的报告"),
    Slot("问题数", "责任领导为本人的问题"),
    Slot("办结数", "其中已办结的"),
    Slot("做到项数", "判定为符合、偏离已说明的项数"),
    Slot("做到事项", "各项的名称", WhenEmpty.NONE),
    Slot("待办项数", "要抓紧办的项数"),
    Slot(
        "待办", "要抓紧办的各项，要紧的在前；列不下的写明项数", WhenEmpty.OMIT, fields=LINE_FIELDS
    ),
    Slot("未到期事项", "还没有做到而没有到期的各项和期限", WhenEmpty.NONE),
)


@document(NAME, *SLOTS, usual=False)
def leader_page(case: Case, outcome: Outcome, dated: dt.date) -> Iterator[Draft]:
    """每位局领导一页：累计天数和序时进度，做到的各项，还要办的各项和期限。

    联系点的各项列在责任领导名下。不适用的不列；期限写到日。只给本人和主要领导看，不是公文，不编
    文号，不盖章。
    """
    if not case.derived(leaders):
        raise DocumentBlocked(NAME, "“人员名册”中没有“是否班子成员”填“是”的人。")
    for leader, line in zip(case.derived(leaders), case.derived(leader_lines), strict=True):
        yield _draft(case, outcome, leader, line)


def _draft(case: Case, outcome: Outcome, leader: Subject[Person], line: LeaderLine) -> Draft:
    mine = _own_verdicts(case, outcome, leader)
    to_do = sorted(
        (each for each in mine if each.state in TO_DO), key=lambda each: TO_DO.index(each.state)
    )
    mine_not_due = [each for each in mine if each.state is State.NOT_DUE]
    met = [each for each in mine if each.state in {State.MET, State.EXPLAINED}]
    done = dict.fromkeys(each.name for each in met)
    done_said = f"{'；'.join(done)}。" if done else "没有。"
    not_due = "；".join(map(_not_due, mine_not_due)) + "。" if mine_not_due else "没有。"
    room = ROOM_PT - _height(TEXT_LINE, INTRODUCTION, done_said, not_due)
    values = {
        "统计截止日": full_day(case.as_of),
        "姓名": line.name,
        "职务": line.post or "无",
        "联系点": line.points if line.points != "—" else "无",
        **_pace(case, leader.row),
        **_figures(case, line),
        "做到项数": _judged(case, "做到项数", met, len(done), "符合、偏离已说明"),
        "做到事项": done_said,
        "待办项数": _judged(case, "待办项数", to_do, len(to_do), listed(map(str, TO_DO))),
        "待办": _on_one_page(to_do, room),
        "未到期事项": not_due,
    }
    return Draft(f"{NAME}（{line.name}）", values, evidence_of(values), key=leader.key)


def _judged(case: Case, name: str, those: Sequence[Verdict], count: int, states: str) -> Figure:
    cells = tuple(cell for each in those for cell in each.cells)
    return _own(case, name, count, "项", cells, f"对本人的判定为{states}的项数")


def _own_verdicts(case: Case, outcome: Outcome, leader: Subject[Person]) -> Sequence[Verdict]:
    """对本人的判定，和对其联系点的判定."""
    own = {point.number for point in case.derived(points_by_leader).get(leader.key, ())}
    subjects = {leader.label, *(each.label for each in points(case) if each.key in own)}
    return [each for each in outcome.verdicts if each.is_about(subjects)]


def _on_one_page(to_do: Sequence[Verdict], room: float) -> Sequence[Mapping[str, str]]:
    """一页放得下的各项，要紧的在前；放不下的合为一行."""
    lines = [_to_do(each) for each in to_do]
    for count in range(len(lines), 0, -1):
        shown = [*lines[:count], *_more(to_do[count:])]
        if sum(map(_row_height, shown)) <= room:
            return shown
    return [*lines[:1], *_more(to_do[1:])]


def _row_height(line: Mapping[str, str]) -> float:
    return max(_height(ITEM_LINE, line["事项"]), _height(FACT_LINE, line["情况"]))


def _height(line: tuple[int, float], *texts: str) -> float:
    characters, high = line
    return sum(high * -(-_width(text) // characters) for text in texts)


def _width(text: str) -> int:
    """按汉字计几个字宽，半角的算半个，四舍五入到多."""
    return -(-sum(1 if each.isascii() else 2 for each in text) // 2)


def _to_do(verdict: Verdict) -> Mapping[str, str]:
    advice = f"{verdict.suggestion}。" if verdict.suggestion else ""
    return {
        "事项": verdict.name,
        "状态": str(verdict.state),
        "情况": f"{verdict.fact}{'' if advice and advice[:-1] in verdict.fact else advice}",
        "期限": day(_due(verdict)) if verdict.due else "—",
    }


def _more(rest: Sequence[Verdict]) -> Sequence[Mapping[str, str]]:
    if not rest:
        return ()
    names = listed(dict.fromkeys(each.name for each in rest))
    said = f"另有{len(rest)}项：{names}。逐项见校验结果。"
    return ({"事项": "其余", "状态": "—", "情况": said, "期限": "—"},)


def _not_due(verdict: Verdict) -> str:
    """撰写调研报告（9月30日前）."""
    return f"{verdict.name}（{day(_due(verdict))}前）" if verdict.due else verdict.name


def _due(verdict: Verdict) -> dt.date:
    return dt.date.fromisoformat(verdict.due)


def _pace(case: Case, person: Person) -> Mapping[str, object]:
    limits = case.limits(Limits)
    if in_part(person, limits.year_start, limits.year_end) and not limits.prorate:
        return {"序时进度": "", "应达天数": ""}
    kept = float(pace(person, case))
    return {
        "序时进度": _own(case, "序时进度", kept, "天", (), "应达天数按日历折算到统计截止日"),
        "应达天数": _own(case, "应达天数", needed(person, limits), "天", (), "参数“总天数下限”"),
    }


def _own(
    case: Case, name: str, value: float, unit: str, cells: tuple[Place, ...], counted: str
) -> Figure:
    return Figure(name, value, unit, "本人", case.as_of, cells, counted)


def _figures(case: Case, line: LeaderLine) -> Mapping[str, object]:
    blocks = listed(f"{block}（{block.days}天）" for block in line.held.done)
    spent = tuple(case.place(row, FieldWork.days) for row in line.spent.rows)
    counted = "本人各行的天数，同一天只计一天"
    listed_rows: Mapping[str, tuple[str, Sequence[Ledger], str]] = {
        "接访场次": ("场", line.receptions, "接访领导为本人的场次"),
        "日记篇数": ("篇", line.diaries, "姓名为本人的日记篇数"),
        "报告篇数": ("篇", line.reports, "执笔人为本人的报告篇数"),
        "问题数": ("件", line.problems, "责任领导为本人的问题件数"),
        "办结数": ("件", line.settled, "责任领导为本人的问题中已办结的件数"),
    }
    return {
        "下基层天数": _own(case, "下基层天数", days_of(line, case), "天", spent, counted),
        "驻点情况": blocks or "尚未进行",
        **{
            name: _own(case, name, len(rows), unit, _cells(case, rows), how)
            for name, (unit, rows, how) in listed_rows.items()
        },
    }


def _cells(case: Case, rows: Sequence[Ledger]) -> tuple[Place, ...]:
    return tuple(case.place(row, type(row).key[-1]) for row in rows)
