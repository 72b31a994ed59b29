"""R1301 民主评议意见的整改."""

from collections.abc import Sequence

from toolkit.activities.sanjie.conduct_reforms import ConductReform
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.recorded import written
from toolkit.activities.sanjie.sources import CONDUCT_REFORM
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import hint
from toolkit.declare.ledger import Column
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed

LONGEST_LABEL = 20
WANTED: tuple[Column[object], ...] = (
    ConductReform.measure,
    ConductReform.responsible,
    ConductReform.due_on,
)


def opinions(case: Case) -> Sequence[Subject[ConductReform]]:
    """民主评议的各条意见."""
    rows = sorted(case.filled(ConductReform, ConductReform.opinion), key=_as_written)
    by_words = {each.opinion: each for each in rows}
    return [
        Subject(words, f"评议意见“{_short(words)}”", by_words[words]) for words in sorted(by_words)
    ]


def _as_written(row: ConductReform) -> str:
    """同一条意见登记了两行的，看哪一行与行的先后无关."""
    return "／".join(str(row.usable(column)) for column in ConductReform.columns)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL]}……"


@obligation(
    opinions,
    "R1301",
    "评议意见逐条整改",
    Strength.MUST,
    CONDUCT_REFORM,
    reads=(ConductReform,),
    nobody="截至统计截止日，“作风整改”没有登记评议意见，本项不适用。",
)
def every_opinion_has_a_measure(subject: Subject[ConductReform], case: Case) -> Judgement:
    """民主评议提出的意见，每条都要有整改措施、责任人和时限。

    看“作风整改”的措施、责任人、时限。《意见》没有规定何时制定，按年底判定：三项缺一项的，12月31日为
    不符合，在此以前预警；三项都有的为符合；时限已过而没有填完成情况的，预警，仅作提示。时限不能识别的
    无法判定。例：“审批时间长”有措施、责任人和5月31日的时限，为符合；只有意见没有措施，年底为不符合。
    """
    row = subject.row
    lacking = [each for each in WANTED if written(row, each) is None]
    deadline = Deadline.of(case, case.limits(Limits).year_end, on_the_day=True)
    if lacking:
        names = listed(each.heading for each in lacking)
        failed = "不符合" if deadline.passed else "《意见》要求"
        quoted = f"“{CONDUCT_REFORM.words}”" + ("的要求" if deadline.passed else "")
        fact = f"截至{day(case.as_of)}，{subject.label}没有{names}，{failed}{quoted}。"
        return deadline.owed(fact, cells_of(row, *lacking), f"请补填{names}", warned=True)
    due = row.due_on
    head = f"{subject.label}已有整改措施，责任人{row.responsible}，时限{day(due)}"
    cells = cells_of(row, ConductReform.measure)
    if due < case.as_of and written(row, ConductReform.done) is None:
        fact = f"{head}，截至{day(case.as_of)}时限已过，没有填完成情况。"
        return hint(fact, cells, "请核实是否完成，并补填完成情况", str(due))
    return deadline.met(f"{head}，符合“{CONDUCT_REFORM.words}”的要求。", cells)
