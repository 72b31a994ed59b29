"""进展情况通报：数字全部从台账数出，正文、附表和台账三者一致才生成."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.commendation_gate import CODE as GATE
from toolkit.activities.sanjie.figures import Figure
from toolkit.activities.sanjie.figures import LeaderLine
from toolkit.activities.sanjie.figures import bureau_figures
from toolkit.activities.sanjie.figures import by_kind
from toolkit.activities.sanjie.figures import days_of
from toolkit.activities.sanjie.figures import leader_lines
from toolkit.activities.sanjie.figures import settle_rate
from toolkit.activities.sanjie.papers import COMMON
from toolkit.activities.sanjie.papers import common_values
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import person_label
from toolkit.activities.sanjie.receptions import Reception
from toolkit.chinese.dates import full_day
from toolkit.chinese.rounding import rate
from toolkit.declare.case import Case
from toolkit.declare.counting import said_in_doubt
from toolkit.declare.document import DocumentBlocked
from toolkit.declare.document import Draft
from toolkit.declare.document import Slot
from toolkit.declare.document import WhenEmpty
from toolkit.declare.document import document
from toolkit.declare.outcome import Outcome
from toolkit.declare.outcome import State
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

NAME = "进展情况通报"
LINE_FIELDS = (
    "序号",
    "姓名",
    "职务",
    "联系点",
    "下基层天数",
    "驻点起止",
    "驻点天数",
    "接访场次",
    "大接访",
    "日记篇数",
    "报告篇数",
    "问题数",
    "办结数",
    "办结率",
    "结论",
)
SUMS = ("驻点天数", "接访场次", "日记篇数", "报告篇数", "问题数", "办结数")
IN_TEXT = {"接访场次": "接访场次", "日记篇数": "日记篇数", "报告篇数": "报告篇数"}
IN_TEXT |= {"问题数": "问题数", "办结数": "办结数", "下基层天数": "下基层总天数"}
# -- 存在问题一律不点个人姓名；句首用“有”，免得与前面的序号连读成小数 --
SHORTCOMINGS = {
    ("R101", State.UNMET): "有{}名班子成员全年累计下基层不足2个月",
    ("R102", State.WARNING): "有{}名班子成员累计下基层天数低于序时进度",
    ("R103", State.WARNING): "有{}名班子成员剩余时间已无法完成全年2个月的要求",
    ("R201", State.UNMET): "有{}名班子成员驻点天数不足或者没有驻点",
    ("R202", State.DEVIATION): "有{}名班子成员驻点未集中安排",
    ("R501", State.UNMET): "有{}名班子成员驻点期间未安排接待信访群众",
    ("R502", State.DEVIATION): "有{}名班子成员驻点期间未安排大接访",
    ("R601", State.UNMET): "有{}名班子成员没有撰写调研报告",
    ("R602", State.UNMET): "有{}名班子成员驻点期间没有民情日记",
    ("R705", State.UNMET): "有{}处局领导与联系点的对应没有落实",
    ("R707", State.DEVIATION): "有{}个联系点驻点人员不在3至4人之内",
    ("R708", State.UNMET): "有{}个联系点没有按要求明确联系人",
    ("R709", State.WARNING): "有{}名班子成员的活动台账更新不及时",
    ("R901", State.DEVIATION): "有{}名班子成员驻点调研未在上半年完成",
    ("R901", State.UNMET): "有{}名班子成员驻点调研未在规定期限内完成",
}
OTHERS = {
    State.UNMET: "不符合“{}”的要求",
    State.DEVIATION: "偏离“{}”的要求，尚未说明",
}
"""上面没有写到的各项怎么说，由各项的名称写成."""

SLOTS = (
    *COMMON,
    Slot("班子成员人数", "局领导班子成员人数"),
    Slot("联系点数", "联系点个数"),
    Slot("驻点人数", "已有驻点结束的班子成员人数"),
    Slot("驻点合格人数", "驻点天数符合《意见》要求的人数（R201符合）"),
    Slot("下基层总天数", "班子成员下基层天数之和"),
    Slot("接访场次", "班子成员接访场次"),
    Slot("来访批次", "来访批次之和"),
    Slot("来访人次", "来访人次之和"),
    Slot("走访户数", "走访群众户数"),
    Slot("走访企业数", "走访企业家数"),
    Slot("座谈会数", "座谈会场数"),
    Slot("日记篇数", "班子成员民情日记篇数"),
    Slot("报告篇数", "班子成员执笔的调研报告篇数"),
    Slot("问题数", "问题件数"),
    Slot("办结数", "已办结件数"),
    Slot("办结率", "办结数÷问题数，一位小数"),
    Slot("逾期数", "过了时限未办结的件数"),
    Slot("类别构成", "问题按类别的件数和占比", WhenEmpty.OMIT, ("名称", "件数", "占比")),
    Slot("主要做法", "由人撰写；不填则模板留提示", WhenEmpty.OMIT),
    Slot("存在问题", "由校验结果归纳的句子，不点个人姓名", WhenEmpty.OMIT),
    Slot("要求", "按存在问题追加的要求", WhenEmpty.OMIT),
    Slot("进度", "进度统计表，一位班子成员一行", fields=LINE_FIELDS),
    Slot("合计", "进度统计表合计行", fields=LINE_FIELDS),
    Slot("统计口径", "表下注"),
)


@document(NAME, *SLOTS)
def progress_bulletin(case: Case, outcome: Outcome, dated: dt.date) -> Iterator[Draft]:
    """进展情况通报，附进度统计表。

    全部数字截至统计截止日。正文中的数与附表合计逐项核对，不一致的不生成。“主要做法与成效”由人
    撰写。存在问题由校验结果归纳，不点个人姓名。
    """
    lines = case.derived(leader_lines)
    if not lines:
        raise DocumentBlocked(NAME, "“人员名册”中没有班子成员，请先填好名册。")
    figures = bureau_figures(case)
    met = [v for v in outcome.verdicts if v.code == "R201" and v.state is State.MET]
    stay_met = Figure(len(met), tuple(p for v in met for p in v.cells), "R201判定为符合的人数")
    rows = [_row(at, line, case, outcome) for at, line in enumerate(lines, start=1)]
    total = _total(rows, figures)
    _reconcile(figures, total)
    shortcomings = list(_shortcomings(outcome, figures))
    values = {
        **common_values(case, "关于“三解三促”活动开展情况的通报", dated),
        **{name: str(figure) for name, figure in figures.items()},
        **{name: int(figures[name].value) for name in ("驻点人数", "接访场次", "问题数", "逾期数")},
        "驻点合格人数": str(stay_met),
        "办结率": settle_rate(figures["办结数"], figures["问题数"]),
        "类别构成": by_kind(case),
        "主要做法": "",
        "存在问题": shortcomings,
        "要求": [],
        "进度": rows,
        "合计": total,
        "统计口径": _counted_how(case),
    }
    evidence = [figure.evidence(name) for name, figure in figures.items()]
    period = f"（截至{full_day(case.as_of)}）"
    evidence.append(stay_met.evidence("驻点合格人数"))
    remarks = ("“二、主要做法与成效”需由人撰写。",)
    yield Draft(NAME, values, tuple(evidence), remarks, ending=period)


def _row(at: int, line: LeaderLine, case: Case, outcome: Outcome) -> dict[str, object]:
    grand = [each for each in line.receptions if each.usable(Reception.is_grand)]
    return {
        "序号": at,
        "姓名": line.name,
        "职务": line.post,
        "联系点": line.points,
        "下基层天数": number(days_of(line, case)),
        "驻点起止": listed(map(str, line.held.done)) or "—",
        "驻点天数": line.held.total,
        "接访场次": len(line.receptions),
        "大接访": "有" if grand else "无",
        "日记篇数": len(line.diaries),
        "报告篇数": len(line.reports),
        "问题数": len(line.problems),
        "办结数": len(line.settled),
        "办结率": rate(len(line.settled), len(line.problems)),
        "结论": _conclusion(line.name, outcome),
    }


def _conclusion(name: str, outcome: Outcome) -> str:
    """一位班子成员最要紧的结论."""
    label = {person_label(name)}
    states = [v.state for v in outcome.verdicts if v.is_about(label)]
    for state, said in (
        (State.UNMET, "有不符合项"),
        (State.UNKNOWN, "待核实"),
        (State.DEVIATION, "偏离待说明"),
        (State.WARNING, "有预警"),
        (State.NOT_DUE, "进行中"),
    ):
        if state in states:
            return said
    return "符合"


def _total(
    rows: Sequence[Mapping[str, object]], figures: Mapping[str, Figure]
) -> dict[str, object]:
    """合计行：各列逐行相加，不取正文的数."""
    days = sum(float(str(row["下基层天数"])) for row in rows)
    total: dict[str, object] = dict.fromkeys(LINE_FIELDS, "—")
    total |= {name: sum(int(str(row[name])) for row in rows) for name in SUMS}
    total["下基层天数"] = number(days)
    total["大接访"] = sum(row["大接访"] == "有" for row in rows)
    total["办结率"] = settle_rate(figures["办结数"], figures["问题数"])
    return total


def _reconcile(figures: Mapping[str, Figure], total: Mapping[str, object]) -> None:
    """正文的数与附表合计逐项核对."""
    for heading, name in IN_TEXT.items():
        in_table, in_text = str(total[heading]), str(figures[name])
        if in_table != in_text:
            reason = f"正文“{name}”为{in_text}，附表“{heading}”合计为{in_table}，请核对台账。"
            raise DocumentBlocked(NAME, reason)


def _shortcomings(outcome: Outcome, figures: Mapping[str, Figure]) -> Iterator[str]:
    for (code, state), sentence in SHORTCOMINGS.items():
        count = sum(v.code == code and v.state is state for v in outcome.verdicts)
        if count:
            yield f"{sentence.format(count)}。"
    yield from _other_shortcomings(outcome)
    if overdue := int(figures["逾期数"].value):
        yield f"有{overdue}件问题过了整改时限尚未办结。"
    if outcome.findings:
        sheets = len({finding.place.sheet for finding in outcome.findings})
        yield f"有{sheets}张台账漏填、错填共{len(outcome.findings)}处，需要核对改正。"


def _other_shortcomings(outcome: Outcome) -> Iterator[str]:
    """没有另写句子的各项：不符合的、偏离待说明的各有几处，无法判定的一共几项；表扬的把关不在其内."""
    counted = Counter(
        (verdict.code, verdict.name, verdict.state)
        for verdict in outcome.verdicts
        if verdict.code != GATE and (verdict.code, verdict.state) not in SHORTCOMINGS
    )
    for (_, name, state), count in counted.items():
        if state in OTHERS:
            yield f"有{count}处{OTHERS[state].format(name)}。"
    if unknown := sum(count for (*_, state), count in counted.items() if state is State.UNKNOWN):
        yield f"有{unknown}项因台账漏填或者存疑无法判定，需要补填核实。"


def _counted_how(case: Case) -> str:
    limits = case.limits(Limits)
    stay = "含" if limits.stay_in_total else "不含"
    return (
        f"统计截至{full_day(case.as_of)}。下基层天数按{limits.two_months_basis}计，同一人同一天只计一天，"
        f"{stay}驻点；接访、日记、报告、问题计班子成员负责的；大接访合计为人数。"
        f"{said_in_doubt(case)}"
    )
