"""四·5 督促推动：R1302 制度文件、R1401 情况通报、R1402 经验交流."""

import calendar
import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.issued_papers import IssuedPaper
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.recorded import bureau
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.recorded import titled
from toolkit.activities.sanjie.sources import CIRCULAR
from toolkit.activities.sanjie.sources import LASTING_RULES
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import day
from toolkit.chinese.numerals import numeral
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed

BULLETIN, EXCHANGE, STANDING_RULES = "情况通报", "经验交流", "制度文件"
WAYS = f"《意见》要求“{CIRCULAR.words}”等途径引导活动深入开展"
MONTHS = {"月": 1, "季": 3, "半年": 6}
"""一个通报周期有几个月."""


def papers_of(case: Case, purpose: str) -> Sequence[IssuedPaper]:
    """某一类的发文，按成文日期."""
    rows = [
        each
        for each in case.filled(IssuedPaper, IssuedPaper.dated, IssuedPaper.purpose)
        if each.purpose == purpose and each.dated <= case.as_of
    ]
    return sorted(rows, key=_by_date)


def unsorted_papers(case: Case) -> Sequence[IssuedPaper]:
    """没有填类别、类别不能识别的发文."""
    rows = [
        each
        for each in case.filled(IssuedPaper, IssuedPaper.dated)
        if each.usable(IssuedPaper.purpose) is None and each.dated <= case.as_of
    ]
    return sorted(rows, key=_by_date)


def undated_papers(case: Case, purpose: str) -> Sequence[IssuedPaper]:
    """某一类的发文里成文日期没有填、不能识别、不在本年度的：可能就在缺的那一期."""
    rows = [
        each
        for each in (*case.rows(IssuedPaper), *case.left_out(IssuedPaper))
        if each.usable(IssuedPaper.purpose) == purpose and each.usable(IssuedPaper.dated) is None
    ]
    return sorted(rows, key=lambda each: each.at_row)


def _by_date(paper: IssuedPaper) -> tuple[dt.date, str]:
    return paper.dated, paper.usable(IssuedPaper.number) or ""


@obligation(
    bureau,
    "R1302",
    "建立长效机制",
    Strength.HINT,
    LASTING_RULES,
    reads=(IssuedPaper,),
    columns=(IssuedPaper.purpose,),
)
def a_standing_rule(subject: Subject[Unit], case: Case) -> Judgement:
    """建立健全基层联系点制度，着力形成领导干部下基层长效机制：年底以前至少一件制度文件。

    看“发文登记簿”类别为“制度文件”的：有一件即为符合；12月31日还没有的，提示，在此以前未到期。年底没有而有
    发文没有填类别的，无法判定。例：11月印发《基层联系点工作制度》为符合。
    """
    return _once_a_year(case, STANDING_RULES, f"《意见》要求“{LASTING_RULES.words}”")


@obligation(
    bureau,
    "R1402",
    "开展经验交流",
    Strength.HINT,
    CIRCULAR,
    reads=(IssuedPaper,),
    columns=(IssuedPaper.purpose,),
)
def an_exchange(subject: Subject[Unit], case: Case) -> Judgement:
    """通过走访调研、情况通报、经验交流等途径引导活动深入开展：全年至少一次经验交流。

    看“发文登记簿”类别为“经验交流”的：有一件即为符合；12月31日还没有的，提示，在此以前未到期。年底没有而有
    发文没有填类别的，无法判定。例：7月印发经验交流会纪要为符合。
    """
    return _once_a_year(case, EXCHANGE, WAYS)


def _once_a_year(case: Case, purpose: str, demand: str) -> Judgement:
    deadline = Deadline.of(case, case.limits(Limits).year_end, Strength.HINT, on_the_day=True)
    if found := papers_of(case, purpose):
        first = found[0]
        said = f"{day(first.dated)}印发{titled(first.title)}"
        fact = f"截至{day(case.as_of)}，本局登记{purpose}{len(found)}件，{said}。"
        return deadline.met(fact, _cells(found))
    said = f"截至{day(case.as_of)}，“{IssuedPaper.sheet}”没有登记{purpose}"
    advice = f"已有的，请在“{IssuedPaper.sheet}”登记并填好类别；没有的，请抓紧安排"
    if not deadline.passed:
        return deadline.owed(f"{said}，{demand}。", (), advice)
    if undated := undated_papers(case, purpose):
        return _undated(said, undated, deadline)
    if blank := unsorted_papers(case):
        return _unsorted(said, blank, deadline)
    return deadline.owed(f"{said}，{demand}。", (), advice)


def _undated(said: str, papers: Sequence[IssuedPaper], deadline: Deadline) -> Judgement:
    rows = listed(str(each.at_row) for each in papers)
    fact = f"{said}，“{IssuedPaper.sheet}”第{rows}行的成文日期不能用，无法判定。"
    cells: Cells = tuple((each, IssuedPaper.dated) for each in papers)
    return unknown(fact, cells, "请改正成文日期", str(deadline.on))


def _unsorted(said: str, blank: Sequence[IssuedPaper], deadline: Deadline) -> Judgement:
    fact = f"{said}，另有{len(blank)}件发文没有填类别，无法判定。"
    return unknown(fact, _cells(blank), "请补填这些发文的类别", str(deadline.on))


def _cells(papers: Sequence[IssuedPaper]) -> Cells:
    return tuple(cell for each in papers for cell in cells_of(each, IssuedPaper.purpose))


@dataclass(frozen=True, slots=True)
class Cycle:
    """一个通报周期：称呼和起止."""

    name: str
    first: dt.date
    last: dt.date

    def __contains__(self, date: dt.date) -> bool:
        return self.first <= date <= self.last


def cycles(limits: Limits) -> Sequence[Cycle]:
    """印发以后的各个完整的通报周期；印发得晚、没有一个完整周期的，印发以后算一个."""
    whole = tuple(_whole_cycles(limits))
    return whole or (Cycle("印发以后", limits.issued_on, limits.year_end),)


def _whole_cycles(limits: Limits) -> Iterator[Cycle]:
    months, year = MONTHS[limits.bulletin_cycle], limits.year_end.year
    for begins in range(1, 13, months):
        ends = begins + months - 1
        first = dt.date(year, begins, 1)
        if first >= limits.issued_on:
            last = dt.date(year, ends, calendar.monthrange(year, ends)[1])
            yield Cycle(_called(begins, months), first, last)


def _called(begins: int, months: int) -> str:
    if months == MONTHS["月"]:
        return f"{begins}月"
    if months == MONTHS["季"]:
        return f"第{numeral((begins + 2) // 3)}季度"
    return "上半年" if begins == 1 else "下半年"


@obligation(
    bureau,
    "R1401",
    "定期情况通报",
    Strength.HINT,
    CIRCULAR,
    reads=(IssuedPaper,),
    columns=(IssuedPaper.purpose,),
)
def a_bulletin_each_cycle(subject: Subject[Unit], case: Case) -> Judgement:
    """通过情况通报等途径引导活动深入开展：《意见》没有规定多久通报一次，默认每季度至少一次。

    看“发文登记簿”类别为“情况通报”的成文日期，从《意见》印发以后第一个完整的周期看起（参数“通报周期”，默认
    季，即第二季度起）。已经过完的周期没有通报的，提示；都有的，本周期也已通报的为符合，本周期还没有的
    未到期。缺通报的周期里有发文没有填类别的，无法判定。例：4月28日、7月4日、10月10日各一次，为符合。
    """
    begun = [each for each in cycles(case.limits(Limits)) if each.first <= case.as_of]
    found = papers_of(case, BULLETIN)
    lacking = [each for each in begun if not any(paper.dated in each for paper in found)]
    over = [each for each in lacking if each.last < case.as_of]
    cells = _cells(found)
    dates = (
        f"情况通报{len(found)}次（{listed(day(each.dated) for each in found)}）" if found else ""
    )
    said = f"截至{day(case.as_of)}，" + (f"本局登记{dates}" if found else "本局没有登记情况通报")
    quoted = f"{WAYS}，周期按参数“通报周期”计"
    advice = f"请印发情况通报；已印发的，在“{IssuedPaper.sheet}”登记并填好类别"
    if over:
        deadline = Deadline.of(case, over[0].last, Strength.HINT)
        blank = [each for each in unsorted_papers(case) if any(each.dated in c for c in over)]
        names = listed(each.name for each in over)
        if undated := undated_papers(case, BULLETIN):
            return _undated(f"{said}，{names}未见情况通报", undated, deadline)
        if blank:
            return _unsorted(f"{said}，{names}未见情况通报", blank, deadline)
        return deadline.owed(f"{said}，{names}未见情况通报；{quoted}。", cells, advice)
    if begun and not lacking:
        return Deadline.of(case, begun[-1].last, Strength.HINT).met(
            f"{said}，每个周期都有。", cells
        )
    last = lacking[0].last if lacking else cycles(case.limits(Limits))[0].last
    return Deadline.of(case, last, Strength.HINT).owed(
        f"{said}；{quoted}，本期到{day(last)}。", cells
    )
