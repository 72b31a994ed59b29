"""驻点的记录：从下基层活动台账归并出各人的驻点时段，供各项义务共用."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.activities.sanjie.field_work import STAY
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Subject

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Block:
    """一段连续的驻点；前后相接或重叠的行并作一段."""

    first: dt.date
    last: dt.date
    rows: tuple[FieldWork, ...]

    @property
    def days(self) -> int:
        """自然日天数，首尾都算."""
        return (self.last - self.first).days + 1

    def __contains__(self, date: dt.date) -> bool:
        return self.first <= date <= self.last

    def __str__(self) -> str:
        return span(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Stays:
    """一位领导截至统计截止日的驻点.

    `done` 为已结束的各段，`under_way` 为跨过统计截止日的一段，`doubtful` 为类别、日期存疑的行。
    """

    done: tuple[Block, ...] = ()
    under_way: Block | None = None
    doubtful: tuple[FieldWork, ...] = ()

    def accepted(self, limits: Limits) -> Block | None:
        """达到天数下限的一段；有几段的，先取不超上限的，再取早的."""
        enough = [block for block in self.done if block.days >= limits.stay_days_min]
        enough.sort(key=lambda block: (block.days > limits.stay_days_max, block.first))
        return enough[0] if enough else None

    @property
    def total(self) -> int:
        """各段合计的天数."""
        return sum(block.days for block in self.done)

    @property
    def cells(self) -> tuple[tuple[Ledger, Column[dt.date]], ...]:
        """所依据的台账行."""
        blocks = (*self.done, self.under_way) if self.under_way else self.done
        rows = [row for block in blocks for row in block.rows]
        return tuple((row, FieldWork.started_on) for row in (*rows, *self.doubtful))


def stays(case: Case) -> Mapping[str, Stays]:
    """姓名 → 驻点；只看活动类别为驻点调研、已经开始的行.

    类别没填或不在选项内的、日期不能用或不在本年度的，可能是驻点，记作存疑。
    """
    usable: dict[str, list[FieldWork]] = defaultdict(list)
    doubtful: dict[str, list[FieldWork]] = defaultdict(list)
    limits = case.limits(Limits)
    for work in case.filled(FieldWork, FieldWork.person):
        category = work.usable(FieldWork.category)
        if category not in {STAY, None}:
            continue
        started, ended = work.usable(FieldWork.started_on), work.usable(FieldWork.ended_on)
        if (
            category is None
            or started is None
            or ended is None
            or ended < started
            or started < limits.year_start
            or ended > limits.year_end
        ):
            doubtful[work.person].append(work)
        elif started <= case.as_of:
            usable[work.person].append(work)
    for work in case.left_out(FieldWork):
        name = work.usable(FieldWork.person)
        if name and work.usable(FieldWork.category) in {STAY, None}:
            doubtful[name].append(work)
    return {
        name: _stays(usable[name], tuple(doubtful[name]), case.as_of)
        for name in {*usable, *doubtful}
    }


def stays_of(leader: Subject[Person], case: Case) -> Stays:
    """这位领导的驻点；没有记录的为空."""
    return case.derived(stays).get(leader.key, Stays())


def _stays(rows: list[FieldWork], doubtful: tuple[FieldWork, ...], as_of: dt.date) -> Stays:
    rows.sort(key=lambda work: (work.started_on, work.at_row))
    blocks: list[Block] = []
    for work in rows:
        if blocks and work.started_on <= blocks[-1].last + ONE_DAY:
            before = blocks.pop()
            last = max(before.last, work.ended_on)
            blocks.append(Block(before.first, last, (*before.rows, work)))
        else:
            blocks.append(Block(work.started_on, work.ended_on, (work,)))
    done = tuple(block for block in blocks if block.last <= as_of)
    under_way = next((block for block in blocks if block.last > as_of), None)
    return Stays(done, under_way, doubtful)


def last_start(deadline: dt.date, limits: Limits) -> dt.date:
    """在期限前完成最少天数的最迟进驻日：5天的驻点，9月30日前须于9月26日进驻."""
    return deadline - dt.timedelta(days=int(limits.stay_days_min) - 1)
