"""下基层的记录有误的，错在哪几格：判定的“位置”指到那里，不指到没有错的行."""

from collections.abc import Iterable

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.declare.ledger import Column
from toolkit.declare.obligation import Cells


def wrong_cells(works: Iterable[FieldWork], *columns: Column[object]) -> Cells:
    """各行的起止日期和 `columns` 里应填没填、不能识别的格；都读得出的，起止颠倒的为结束日期，其余为开始日期."""
    return tuple([(work, column) for work in works for column in _wrong(work, columns)])


def _wrong(work: FieldWork, columns: tuple[Column[object], ...]) -> list[Column[object]]:
    dates: tuple[Column[object], ...] = (FieldWork.started_on, FieldWork.ended_on)
    found = [
        each
        for each in (*dates, *columns)
        if work.usable(each) is None and (each.required or not work.is_empty(each))
    ]
    return found or [FieldWork.ended_on if _is_reversed(work) else FieldWork.started_on]


def _is_reversed(work: FieldWork) -> bool:
    first, last = work.usable(FieldWork.started_on), work.usable(FieldWork.ended_on)
    return first is not None and last is not None and last < first
