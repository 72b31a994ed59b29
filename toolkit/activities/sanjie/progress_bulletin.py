"""进展情况通报：数字全部从台账数出，正文、附表、核对单读的是同一个数."""

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.circular_sentences import overall
from toolkit.activities.sanjie.circular_sentences import stay_figures
from toolkit.activities.sanjie.demands import demands
from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.figures import bureau_figures
from toolkit.activities.sanjie.figures import by_kind
from toolkit.activities.sanjie.figures import raised
from toolkit.activities.sanjie.figures import shares_are_adjusted
from toolkit.activities.sanjie.leader_lines import repeated
from toolkit.activities.sanjie.paper_kinds import BULLETIN
from toolkit.activities.sanjie.papers import COMMON
from toolkit.activities.sanjie.papers import common_values
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.point_lines import IN_TEXT
from toolkit.activities.sanjie.point_lines import LINE_FIELDS
from toolkit.activities.sanjie.point_lines import point_lines
from toolkit.activities.sanjie.point_lines import total_line
from toolkit.activities.sanjie.problem_states import Standing
from toolkit.activities.sanjie.problem_states import settled_later
from toolkit.activities.sanjie.problem_states import standing_of
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reporting import called
from toolkit.activities.sanjie.reporting import late
from toolkit.activities.sanjie.reporting import unread
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.shortcoming_groups import grouped
from toolkit.activities.sanjie.shortcoming_groups import grouped_how
from toolkit.activities.sanjie.shortcomings import shortcomings
from toolkit.activities.sanjie.standing_of_stays import standing_of_stays
from toolkit.activities.sanjie.unread_cells import said_of_cells
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.document import DocumentBlocked
from toolkit.declare.document import Draft
from toolkit.declare.document import Slot
from toolkit.declare.document import WhenEmpty
from toolkit.declare.document import document
from toolkit.declare.document import evidence_of
from toolkit.declare.figures import Figure
from toolkit.declare.outcome import Outcome
from toolkit.declare.wording import listed

NAME = BULLETIN
COUNTED = (FieldWork, Reception, Diary, Report, Problem)
"""数所出的台账."""

SLOTS = (
    *COMMON,
    Slot("总体情况", "各段的标题和内容，由统计得出", fields=("标题", "内容")),
    Slot("班子成员人数", "局领导班子成员人数", free=True),
    Slot("联系点数", "联系点个数", free=True),
    Slot("驻点人数", "驻点够天数的班子成员人数", free=True),
    Slot("驻点合格人数", "驻点时间符合《意见》要求的人数（R201符合）", free=True),
    Slot("下基层总天数", "班子成员下基层天数之和，人·天", free=True),
    Slot("人均下基层天数", "班子成员人均下基层天数", free=True),
    Slot("接访场次", "班子成员接访场次", free=True),
    Slot("来访批次", "来访批次之和", free=True),
    Slot("来访人次", "来访人次之和", free=True),
    Slot("走访户数", "全局走访群众户数，共同走访的只计一次", free=True),
    Slot("走访企业数", "全局走访企业家数，共同走访的只计一次", free=True),
    Slot("座谈会数", "全局座谈会场数，共同召开的只计一次", free=True),
    Slot("日记篇数", "班子成员民情日记篇数", free=True),
    Slot("报告篇数", "班子成员执笔的调研报告篇数", free=True),
    Slot("问题数", "班子成员负责的问题件数", free=True),
    Slot("办结数", "其中已办结的件数", free=True),
    Slot("办结率", "办结数÷问题数，一位小数", free=True),
    Slot("逾期数", "其中过了时限未办结的件数", free=True),
    Slot("类别构成", "问题按类别的件数和占比", WhenEmpty.OMIT, ("名称", "件数", "占比")),
    Slot("主要做法", "由人撰写；不填则模板留提示", WhenEmpty.OMIT),
    Slot("存在问题", "由各对象的情形归纳的句子，不点个人姓名", WhenEmpty.OMIT),
    Slot("要求", "有什么问题提什么要求"),
    Slot("进度", "进度统计表，一个联系点一行", fields=LINE_FIELDS),
    Slot("合计", "进度统计表合计行", fields=LINE_FIELDS),
    Slot("统计口径", "表下注"),
)


@document(NAME, *SLOTS)
def progress_bulletin(case: Case, outcome: Outcome, dated: dt.date) -> Iterator[Draft]:
    """进展情况通报，附进度统计表。

    全部数字截至统计截止日，一段只说一种人的数。正文中的数与附表合计逐项核对，不一致的不生成。“主要做法
    与成效”由人撰写。存在问题由各对象的情形归纳，不点个人姓名，报送台账的点到单位；没有问题的不设这一部分，超过八项的按方面归并成几条，每个数
    都留着，核对单上写明。
    附表一个联系点一行，不写姓名，参数“通报点名”填“是”的写。
    """
    if not case.derived(leaders):
        raise DocumentBlocked(NAME, "“人员名册”中没有班子成员，请先填好名册。")
    figures = {**case.derived(bureau_figures)}
    stays = standing_of_stays(case, outcome)
    lines = point_lines(case)
    total = total_line(case, lines)
    _reconcile(figures, total)
    found = shortcomings(case, outcome, figures)
    values = {
        **common_values(case, NAME, "关于“三解三促”活动开展情况的通报", dated),
        "总体情况": overall(case, figures, stays),
        **figures,
        **stay_figures(case, stays),
        "类别构成": case.derived(by_kind),
        "主要做法": "",
        "存在问题": grouped(found),
        "要求": demands(case, found),
        "进度": lines,
        "合计": total,
        "统计口径": _counted_how(case),
    }
    period = f"（截至{full_day(case.as_of)}）"
    remarks = (*_open(case), *grouped_how(found), "“二、主要做法与成效”需由人撰写。")
    yield Draft(NAME, values, evidence_of(values), remarks, ending=period)


def _reconcile(figures: Mapping[str, Figure], total: Mapping[str, object]) -> None:
    """正文的数与附表合计逐项核对."""
    for heading, name in IN_TEXT.items():
        in_table, in_text = str(total[heading]), str(figures[name])
        if in_table != in_text:
            reason = f"正文“{name}”为{in_text}，附表“{heading}”合计为{in_table}，请核对台账。"
            raise DocumentBlocked(NAME, reason)


def _open(case: Case) -> Iterator[str]:
    """签发以前要弄清楚的."""
    problems = raised(case)
    yield from not_counted(case)
    if later := [each for each in problems if settled_later(each, case)]:
        yield (
            f"{Problem.sheet}第{_rows(later)}行截至{full_day(case.as_of)}逾期未办结，"
            "台账登记为以后办结，印发前请核对。"
        )
    yield from unread(case)
    if owing := case.derived(late):
        units = called([*{each.unit: each for each in owing}.values()], "单位")
        yield f"台账尚未收齐：{units}，数字不含其未报的内容。"


def not_counted(case: Case) -> Iterator[str]:
    """读得懂而没有计入的：进展、类别存疑的，数、时限不能用的，编号重复的."""
    problems = raised(case)
    doubtful = [each for each in problems if standing_of(each, case) is Standing.DOUBTFUL]
    if doubtful:
        rows = _rows(doubtful)
        yield (
            f"{Problem.sheet}第{rows}行填了已办结而没有办结日期，或者进展不能识别，"
            f"共{len(doubtful)}件存疑，未计入办结，也未计入逾期。"
        )
    yield from _unkinded(problems)
    yield from said_of_cells(case)
    for ledger, again in case.derived(repeated).items():
        if again:
            keys = listed(column.heading for column in ledger.key)
            rows = listed(str(row.at_row) for row in again)
            yield f"{ledger.sheet}第{rows}行{keys}与前面的行相同，未重复计入，请核对。"


def _unkinded(problems: Sequence[Problem]) -> Iterator[str]:
    without = [each for each in problems if each.usable(Problem.kind) is None]
    if without:
        yield f"{Problem.sheet}第{_rows(without)}行类别没有填或者不能识别，按“类别存疑”单列。"


def _rows(problems: Sequence[Problem]) -> str:
    return listed(str(each.at_row) for each in problems)


def _counted_how(case: Case) -> str:
    limits = case.limits(Limits)
    stay = "含" if limits.stay_in_total else "不含"
    doubtful = int(case.derived(bureau_figures)["存疑数"])
    return (
        f"统计截至{full_day(case.as_of)}。下基层天数按{limits.two_months_basis}计，同一人同一天只计一天，"
        f"{stay}驻点，合计为人·天；接访、日记、报告、问题计班子成员负责的。"
        f"{'办结和逾期不含进展存疑的' + str(doubtful) + '件。' if doubtful else ''}"
        f"{'各类占比按最大余数法取一位小数，合计为100%。' if shares_are_adjusted(case) else ''}"
        f"{_in_doubt(case)}"
    )


def _in_doubt(case: Case) -> str:
    """表下只说几行存疑未计入；是哪几行，写在核对单上."""
    rows = {ledger.sheet: len(case.left_out(ledger)) for ledger in COUNTED}
    named = listed(f"{sheet}{count}行" for sheet, count in rows.items() if count)
    return f"{named}存疑，未计入。" if named else ""
