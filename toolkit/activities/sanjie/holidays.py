"""A7 节假日：放假和调休上班的日子."""

import datetime as dt
from collections.abc import Mapping

from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger


class Holiday(Ledger, code="A7", sheet="节假日", capacity=80, essential=False):
    """节假日：全年放假和调休上班的日子，一天一行."""

    day = Date("日期", example="2012-10-01")
    kind = Choice("类型", options=("放假", "上班"), example="放假")
    name = Text("名称", example="中秋国庆", width=16).optional()

    key = (day,)
    notes = ("周六、周日不必填；法定放假填“放假”，调休上班填“上班”。",)


class Calendar:
    """工作日历：周末、放假和调休."""

    def __init__(self, kinds: Mapping[dt.date, str]) -> None:
        """按日期给出“放假”或“上班”，其余看星期."""
        self._kinds = kinds

    def is_workday(self, day: dt.date) -> bool:
        """这一天是否上班."""
        kind = self._kinds.get(day)
        return day.weekday() < 5 if kind is None else kind == "上班"

    def is_holiday(self, day: dt.date) -> bool:
        """这一天是否法定放假（普通周末不算）."""
        return self._kinds.get(day) == "放假"

    def last_workday(self, day: dt.date) -> dt.date:
        """这一天或之前最近的工作日."""
        while not self.is_workday(day):
            day -= dt.timedelta(days=1)
        return day


def calendar_of(case: Case) -> Calendar:
    """按“节假日”表；表中没有的年度，按国务院办公厅历年放假通知."""
    rows = case.filled(Holiday, Holiday.day, Holiday.kind)
    kinds = {row.day: row.kind for row in rows}
    return Calendar(kinds or official_days(case.as_of.year))


def official_days(year: int) -> dict[dt.date, str]:
    """一年的放假和调休，取自 chinesecalendar；没有收录的年度为空."""
    from chinese_calendar import constants

    kinds = {day: "放假" for day in constants.holidays if day.year == year}
    kinds.update({day: "上班" for day in constants.workdays if day.year == year})
    return dict(sorted(kinds.items()))
