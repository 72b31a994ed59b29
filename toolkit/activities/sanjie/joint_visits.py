"""走访、座谈：几个人一同去的只计一次，各人的台账都记着同一户、同一场."""

import datetime as dt
from collections.abc import Iterable
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.total_time import AFTERNOON
from toolkit.activities.sanjie.total_time import MORNING
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column

Occasion = tuple[dt.date, dt.date | None, str, str, str]
COUNTED = (
    "时间（上午、下午分开）、联系点和地点都相同的几行是一同去的，只计一次，几行填得不同的取多的"
)


def work_up_to(case: Case) -> Sequence[FieldWork]:
    """截至统计截止日全局的下基层记录."""
    rows = case.filled(FieldWork, FieldWork.started_on)
    return [work for work in rows if work.started_on <= case.as_of]


def _occasion(work: FieldWork) -> Occasion:
    part = work.usable(FieldWork.part)
    return (
        work.started_on,
        work.usable(FieldWork.ended_on),
        part if part in {MORNING, AFTERNOON} else "",
        work.usable(FieldWork.point) or "",
        work.usable(FieldWork.place) or f"第{work.at_row}行",
    )


def once_an_occasion(
    rows: Iterable[FieldWork], column: Column[float | None]
) -> Sequence[tuple[FieldWork, float]]:
    """每一次取一行和它填的数；没填的不计，一同去的几行取多的一行."""
    most: dict[Occasion, tuple[FieldWork, float]] = {}
    for row in rows:
        value = row.usable(column)
        if value is None:
            continue
        occasion = _occasion(row)
        if occasion not in most or value > most[occasion][1]:
            most[occasion] = row, value
    return [*most.values()]
