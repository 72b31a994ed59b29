"""到联系点的驻点：局领导在这个联系点实际驻了哪几天，各项准备以哪天为期."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.point_duty import points_by_leader
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.stay_records import ONE_DAY
from toolkit.activities.sanjie.stay_records import Block
from toolkit.activities.sanjie.stay_records import Stays
from toolkit.activities.sanjie.stay_records import stays
from toolkit.activities.sanjie.wrong_work import wrong_cells
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.wording import listed


@dataclass(frozen=True, slots=True)
class PointStay:
    """截至统计截止日，局领导在一个联系点的驻点.

    `blocks` 为已经开始的各段，按先后；`doubtful` 为类别、日期、联系点存疑的行。
    """

    blocks: tuple[Block, ...]
    doubtful: tuple[FieldWork, ...]

    @property
    def first(self) -> dt.date | None:
        """哪天开始驻点；没有驻点的为空."""
        return self.blocks[0].first if self.blocks else None

    @property
    def last(self) -> dt.date | None:
        """哪天结束；正在驻点的为登记的结束日期，没有驻点的为空."""
        return max(block.last for block in self.blocks) if self.blocks else None

    @property
    def cells(self) -> Cells:
        """所依据的台账行."""
        rows = [row for block in self.blocks for row in block.rows]
        return tuple((row, FieldWork.started_on) for row in rows)


def stay_at(point: Point, case: Case) -> PointStay:
    """局领导在这个联系点的驻点.

    台账行填了联系点的，按所填的；没有填、而责任领导只负责一个联系点的，算在那个联系点；责任领导的行
    联系点填得不能识别的，存疑。
    """
    blocks: list[Block] = []
    doubtful: list[FieldWork] = []
    by_leader = case.derived(points_by_leader)
    in_charge = point.usable(Point.leader) or ()
    for name in dict.fromkeys((*in_charge, *(leader.key for leader in case.derived(leaders)))):
        held = case.derived(stays).get(name, Stays())
        only_one = name in in_charge and len(by_leader.get(name, ())) == 1
        for block in (*held.done, *((held.under_way,) if held.under_way else ())):
            if _is_at(block.rows, point, only_one):
                blocks.append(block)
            elif name in in_charge:
                doubtful.extend(filter(_place_is_unread, block.rows))
        doubtful.extend(row for row in held.doubtful if _is_at((row,), point, only_one))
    blocks.sort(key=lambda block: (block.first, block.last))
    return PointStay(tuple(blocks), tuple(sorted(doubtful, key=lambda row: row.at_row)))


def responsible_stay(point: Point, case: Case) -> PointStay:
    """责任领导自己在这个联系点的驻点，不连别的领导来的；有算数的只看算数的.

    几位负责的，看与计划的开始日期相差最多的一位。

    Raises:
        Unfilled: 责任领导、计划驻点起没有填，或者不能识别。
    """
    there, own, planned = stay_at(point, case), point.leader, point.planned_from
    theirs = [
        _counted(name, [block for block in there.blocks if _whose(block) == name], case)
        for name in sorted(own)
    ]
    farthest = max(filter(None, theirs), key=lambda each: abs(each[0].first - planned), default=())
    doubtful = [row for row in there.doubtful if row.usable(FieldWork.person) in own]
    return PointStay(farthest, tuple(doubtful))


def _whose(block: Block) -> str:
    return block.rows[0].person


def _counted(name: str, there: Sequence[Block], case: Case) -> tuple[Block, ...]:
    """一位领导在这里的几段中算数的；没有算数的为全部."""
    held = case.derived(stays).get(name, Stays())
    counting = held.that_counts(case.limits(Limits), case.as_of)
    return tuple([block for block in there if block in counting] or there)


def _is_at(rows: Sequence[FieldWork], point: Point, only_one: bool) -> bool:
    if any(row.usable(FieldWork.point) == point.number for row in rows):
        return True
    return only_one and all(row.is_empty(FieldWork.point) for row in rows)


def _place_is_unread(row: FieldWork) -> bool:
    return row.usable(FieldWork.point) is None and not row.is_empty(FieldWork.point)


def doubtful_rows(label: str, rows: Sequence[FieldWork]) -> Judgement:
    """驻点的行类别、日期、联系点存疑，开始之日定不下来."""
    numbers = listed(str(row.at_row) for row in rows)
    fact = f"“{FieldWork.sheet}”第{numbers}行的活动类别、日期或联系点有误，改正后再判定{label}。"
    cells = wrong_cells(rows, FieldWork.category, FieldWork.point)
    return unknown(fact, cells, "请改正活动类别、起止日期、联系点")


def begins(stay: PointStay, case: Case) -> dt.date:
    """各项准备最迟以哪天为期：实际驻点开始之日；没有驻点的、晚于最迟截止日的，为最迟截止日."""
    final = case.limits(Limits).final_day
    return min(stay.first, final) if stay.first else final


def day_before(stay: PointStay, case: Case) -> dt.date:
    """驻点以前要做好的，最迟哪天：实际驻点的前一天；没有驻点的、晚于最迟截止日的，为最迟截止日."""
    final = case.limits(Limits).final_day
    return min(stay.first - ONE_DAY, final) if stay.first else final


def stay_in_words(point: Point, stay: PointStay) -> str:
    """4月10日开始驻点；还没有的说计划哪天."""
    if stay.first:
        return f"{day(stay.first)}开始驻点"
    planned = point.usable(Point.planned_from)
    return f"计划{day(planned)}开始驻点，台账尚无驻点记录" if planned else "台账尚无驻点记录"
