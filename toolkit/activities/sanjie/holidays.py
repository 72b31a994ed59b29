"""A7 节假日：放假和调休上班的日子."""

import datetime as dt

from toolkit.chinese import working_days
from toolkit.chinese.working_days import Calendar
from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Text
from toolkit.declare.errors import ToolkitError
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period

FREE = "放假"
WORKED = "上班"


class Holiday(Ledger, code="A7", sheet="节假日", capacity=80, essential=False):
    """节假日：全年放假和调休上班的日子，一天一行."""

    day = Date("日期", period=Period.ANY, example="2012-10-01")
    kind = Choice("类型", options=(FREE, WORKED), example=FREE)
    name = Text("名称", example="中秋国庆", width=16).optional()

    key = (day,)
    notes = ("周六、周日不必填；法定放假填“放假”，调休上班填“上班”。",)


class HolidaysMissingError(ToolkitError):
    """按工作日计天数，而这一年的放假安排查不到."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"下基层天数按工作日计，而{year}年放假安排未收录。请填好“{Holiday.sheet}”表，再重新校验。",
            sheet=Holiday.sheet,
        )


def calendar_of(case: Case) -> Calendar:
    """按“节假日”表；表中没有的年度，按国务院办公厅历年放假通知."""
    rows = case.filled(Holiday, Holiday.day, Holiday.kind)
    return Calendar({row.day: row.kind == WORKED for row in rows})


def unlisted(year: int) -> str:
    """没有放假安排可查的年度怎么说."""
    return f"{year}年放假安排未收录，请填好“{Holiday.sheet}”表再核对是否逢放假"


def official_days(year: int) -> dict[dt.date, str]:
    """一年的放假和调休上班，按国务院办公厅的放假通知；没有收录的年度为 UnlistedYearError."""
    return {
        day: WORKED if works else FREE for day, works in working_days.official_days(year).items()
    }
