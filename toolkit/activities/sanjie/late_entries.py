"""D117 补记：活动过后很久才填、同一天填一批，只作内部核查线索."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.sources import KEEP_LEDGER
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Strength
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import table_rule
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

Dated = Column[dt.date]
Filled = Column[dt.date | None]
SHEETS: tuple[tuple[type[Ledger], Column[str], Dated, Filled], ...] = (
    (FieldWork, FieldWork.person, FieldWork.ended_on, FieldWork.filled_on),
    (Diary, Diary.person, Diary.written_on, Diary.filled_on),
)
ADVICE = "请核对原始记录（工作日记、派车单、照片等），核查结果由核查人填写"


@table_rule((FieldWork, Diary), "D117", "补记", Strength.HINT, KEEP_LEDGER, internal=True)
def not_filled_afterwards(case: Case) -> Complaints:
    """活动结束30天以后才填的、同一天填10行以上的，可能是补记，请人工核实。

    看“下基层活动台账”“民情日记登记”的填报日期：比结束日期、日记日期晚30天以上（参数“补记天数”）的，逐行报出；
    同一张表同一天填10行以上（参数“集中补记行数”）的，在第一行报出一次。没有填报日期的不报。只作线索，写在内部
    核查清单里，不在校验结果、标注副本和任何公文里，不能据此认定弄虚作假。
    """
    limits = case.limits(Limits)
    for ledger, person, event, filled in SHEETS:
        by_day: dict[dt.date, list[Ledger]] = defaultdict(list)
        for row in case.filled(ledger, filled):
            on = row.usable(filled)
            assert on is not None
            by_day[on].append(row)
            if late := _late(row, event, on, limits):
                yield Complaint(row, filled, f"{_named(row, person)}{late}", ADVICE)
        yield from _bursts(by_day, filled, limits)


def _late(row: Ledger, event: Dated, on: dt.date, limits: Limits) -> str:
    """隔了多久才填；没有超过的为空."""
    was = row.usable(event)
    if was is None or (on - was).days <= limits.late_days:
        return ""
    said = f"{day(was)}的活动{day(on)}才填报，相隔{(on - was).days}天"
    return f"{said}，超过{number(limits.late_days)}天，请人工核实是否补记"


def _named(row: Ledger, person: Column[str]) -> str:
    name = row.usable(person)
    return f"{name}同志" if name else ""


def _bursts(
    by_day: Mapping[dt.date, list[Ledger]], filled: Filled, limits: Limits
) -> Iterator[Complaint]:
    for on, rows in sorted(by_day.items()):
        if len(rows) >= limits.burst:
            numbers = sorted(row.at_row for row in rows)
            first = min(rows, key=lambda row: row.at_row)
            said = f"{day(on)}一天填报{len(rows)}行（第{listed(map(str, numbers))}行）"
            yield Complaint(first, filled, f"{said}，请人工核实是否集中补记", ADVICE)
