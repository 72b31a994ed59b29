"""驻点的记录：从下基层活动台账归并出各人的驻点时段，供各项义务共用."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from toolkit.activities.sanjie.field_work import STAY
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.chinese.dates import day
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.column_values import usable_in
from toolkit.declare.obligation import Cells
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

    @property
    def blocks(self) -> tuple[Block, ...]:
        """已结束的和正在驻点的各段，按先后."""
        return (*self.done, self.under_way) if self.under_way else self.done

    @property
    def total(self) -> int:
        """已结束各段合计的天数."""
        return sum(block.days for block in self.done)

    def up_to(self, last: dt.date) -> tuple[Block, ...]:
        """只看到某日为止的各段，跨过那天的截到那天."""
        return tuple(
            replace(block, last=min(block.last, last))
            for block in self.blocks
            if block.first <= last
        )

    def that_counts(self, limits: Limits, as_of: dt.date) -> tuple[Block, ...]:
        """驻点期间的各项义务看哪一段：最早够天数的一段；没有的，合起来够天数的几段.

        不够天数的不算数，各项义务无从判定；过了最迟截止日，只合计到那天为止。期限内一天也没有的，才看以后
        够天数的一段。先定下的不因后来又驻点而改变。
        """
        in_time = [block for block in self.blocks if block.first <= limits.final_day]
        candidates = in_time or self.blocks
        full = next((block for block in candidates if block.days >= limits.stay_days_min), None)
        if full:
            return (full,)
        if not in_time:
            return ()
        parts = self.up_to(limits.final_day) if as_of > limits.final_day else self.done
        return parts if sum(block.days for block in parts) >= limits.stay_days_min else ()

    @property
    def cells(self) -> Cells:
        """所依据的台账行."""
        return (*cells_of(self.blocks), *((row, FieldWork.started_on) for row in self.doubtful))


def cells_of(blocks: Iterable[Block]) -> Cells:
    """这几段的台账行."""
    return tuple((row, FieldWork.started_on) for block in blocks for row in block.rows)


def stays(case: Case) -> Mapping[str, Stays]:
    """姓名 → 驻点；只看活动类别为驻点调研、已经开始的行.

    类别没填或不在选项内的、日期不能用或不在本年度的，可能是驻点，记作存疑；写明在最迟截止日以后开始的，
    改正了也改变不了期限以前的驻点，不在内。
    """
    final = case.limits(Limits).final_day
    usable: dict[str, list[FieldWork]] = defaultdict(list)
    doubtful: dict[str, list[FieldWork]] = defaultdict(list)
    works = [*case.filled(FieldWork, FieldWork.person)]
    for work, category in zip(works, usable_in(works, FieldWork.category), strict=True):
        if category not in {STAY, None}:
            continue
        started, ended = work.usable(FieldWork.started_on), work.usable(FieldWork.ended_on)
        if category is None or started is None or ended is None or ended < started:
            if started is None or started <= final:
                doubtful[work.person].append(work)
        elif started <= case.as_of:
            usable[work.person].append(work)
    for work in case.left_out(FieldWork):
        name, started = work.usable(FieldWork.person), work.usable(FieldWork.started_on)
        may_be_stay = work.usable(FieldWork.category) in {STAY, None}
        if name and may_be_stay and (started is None or started <= final):
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
    return Stays(done, under_way, tuple(sorted(doubtful, key=lambda work: work.at_row)))


def last_start(deadline: dt.date, limits: Limits) -> dt.date:
    """在期限前完成最少天数的最迟进驻日：5天的驻点，9月30日前须于9月26日进驻."""
    return deadline - dt.timedelta(days=int(limits.stay_days_min) - 1)


def by_the_end_of(deadline: dt.date) -> str:
    """9月底前；不是月末的写日期."""
    if (deadline + ONE_DAY).day == 1:
        return f"{deadline.month}月底前"
    return f"{day(deadline)}前"
