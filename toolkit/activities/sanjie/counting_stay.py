"""驻点期间的义务看哪一段、何时判定：接访、大接访、日记、住宿等各项共用."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.stay_records import Block
from toolkit.activities.sanjie.stay_records import Stays
from toolkit.activities.sanjie.stay_records import cells_of
from toolkit.activities.sanjie.stay_records import stays_of
from toolkit.activities.sanjie.terms import excused_by_term
from toolkit.activities.sanjie.wrong_work import wrong_cells
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import not_applicable
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

out_of_term = excused_by_term(
    lambda limits: limits.final_day,
    lambda limits: limits.stay_days_min,
)
"""没有驻点而任期不够的，不适用."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """驻点期间没有做到的事：事实、所依据的单元格、建议；`early` 为期限没到时的事实."""

    fact: str
    cells: Cells
    suggestion: str
    early: str = ""


@dataclass(frozen=True, slots=True)
class CountingStay:
    """一位领导算数的驻点.

    `due` 为驻点期间的事最迟做到哪天；`full` 为一段即够天数；`doubtful` 为可能另有一段的存疑行。
    """

    blocks: tuple[Block, ...]
    due: dt.date
    full: bool
    doubtful: tuple[FieldWork, ...]

    def __contains__(self, date: dt.date) -> bool:
        return any(date in block for block in self.blocks)

    def __str__(self) -> str:
        return listed(map(str, self.blocks))

    @property
    def days(self) -> int:
        """各段合计的天数."""
        return sum(block.days for block in self.blocks)

    @property
    def cells(self) -> Cells:
        """所依据的台账行."""
        return cells_of(self.blocks)

    @property
    def rows(self) -> tuple[FieldWork, ...]:
        """驻点的各行."""
        return tuple(row for block in self.blocks for row in block.rows)

    def ended(self, case: Case) -> bool:
        """是否已过驻点的最后一天."""
        return self.blocks[-1].last < case.as_of

    def missed(
        self,
        leader: Subject[Person],
        case: Case,
        lacking: Lacking,
        when: Strength | Deadline,
    ) -> Judgement:
        """驻点期间没有做到 `lacking` 所说的事：驻点没有结束的未到期，可能另有一段的无法判定.

        `when` 为这件事的要求多强，或者另定的期限。必须的，分段的驻点看到最迟截止日，此前另行集中驻点的
        还来得及；原则的和提示的，驻点结束即判定。
        """
        if not self.full:
            excuse = out_of_term(leader, case)
            if excuse or self.doubtful:
                return excuse or doubtful_stay(leader, self.doubtful)
        due = when if isinstance(when, Deadline) else self._deadline(case, when)
        if self.ended(case) and not (self.full or due.passed):
            said = (lacking.early or lacking.fact).removesuffix("。")
            fact = f"{said}（驻点分段安排，本项到{day(due.on)}判定）。"
            return due.owed(fact, lacking.cells, lacking.suggestion, warned=True)
        if self.ended(case) or due.passed:
            return due.owed(lacking.fact, lacking.cells, lacking.suggestion, warned=True)
        fact = f"截至{day(case.as_of)}，{leader.label}{self}的驻点尚未结束，待结束后判定。"
        return due.owed(fact, self.cells)

    def _deadline(self, case: Case, strength: Strength) -> Deadline:
        must = strength is Strength.MUST
        return Deadline.of(case, self.due if must else self.blocks[-1].last, strength)


def counting_stay(leader: Subject[Person], case: Case, what: str) -> CountingStay | Judgement:
    """算数的驻点；没有的，`what`（驻点期间的接访）怎样判定."""
    limits, held = case.limits(Limits), stays_of(leader, case)
    blocks = held.that_counts(limits, case.as_of)
    if not blocks:
        return _none(leader, case, held, what)
    full = len(blocks) == 1 and blocks[0].days >= limits.stay_days_min
    due = blocks[-1].last if full else max(limits.final_day, blocks[-1].last)
    return CountingStay(blocks, due, full, held.doubtful)


def doubtful_stay(leader: Subject[Person], rows: tuple[FieldWork, ...]) -> Judgement:
    """可能是驻点的记录有误，改正以前无法判定."""
    at = listed(str(row.at_row) for row in rows)
    fact = (
        f"{leader.label}的记录（“{FieldWork.sheet}”第{at}行）活动类别或起止日期有误，无法判定驻点。"
    )
    cells = wrong_cells(rows, FieldWork.category)
    return unknown(fact, cells, "请改正活动类别、起止日期后再校验")


def held_so_far(leader: Subject[Person], held: Stays) -> str:
    """张三同志4月10日至13日驻点4天；几段的写明合计."""
    return _held(leader, held.done)


def _held(leader: Subject[Person], blocks: Sequence[Block]) -> str:
    together = "合计" if len(blocks) > 1 else ""
    days = sum(block.days for block in blocks)
    return f"{leader.label}{listed(map(str, blocks))}驻点{together}{days}天"


def _none(leader: Subject[Person], case: Case, held: Stays, what: str) -> Judgement:
    limits = case.limits(Limits)
    if excuse := out_of_term(leader, case):
        return excuse
    if held.doubtful:
        return doubtful_stay(leader, held.doubtful)
    cells = held.cells or ((leader.row, Person.name),)
    said = f"截至{day(case.as_of)}，台账未见{leader.label}集中驻点的记录"
    final, least = Deadline.of(case, limits.final_day), number(limits.stay_days_min)
    if final.passed and held.up_to(limits.final_day):
        fact = f"{_held(leader, held.up_to(limits.final_day))}，不足{least}天，没有可据以判定{what}的集中驻点，本项不适用。"
        return not_applicable(fact, cells)
    if final.passed:
        advice = "请核对驻点有无漏登；经核确未驻点的，报领导小组研究"
        return unknown(f"{said}，无从判定{what}。", cells, advice)
    if held.done:
        fact = f"{held_so_far(leader, held)}，不足{least}天，待集中驻点后判定{what}。"
        return final.owed(fact, cells)
    if held.under_way:
        said = f"截至{day(case.as_of)}，{leader.label}{held.under_way}正在驻点"
        return final.owed(f"{said}，待驻点结束后判定{what}。", cells)
    return final.owed(f"{said}，待驻点后判定{what}。", cells)
