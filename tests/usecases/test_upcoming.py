"""What is due soon: open duties with a day of their own, the nearest first, none whose day has passed."""

import datetime as dt

from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.usecases.upcoming import upcoming
from toolkit.usecases.validate import validate

VISITS = """
来访事项
| 事项号 | 来访时间 | 责任科室 | 办理时限 | 当场答复 |
| SX-1 | 5月20日 | 污控科 | 6月20日 | 否 |
| SX-2 | 5月10日 | 污控科 | 6月9日 | 否 |
| SX-3 | 4月1日 | 污控科 | 5月1日 | 否 |
| SX-4 | 5月10日 | 污控科 | 6月9日 | 是 |
"""


def due(as_of):
    judged = validate("画.xlsx", sheets_of(VISITS), SANJIE, as_of=as_of)
    return [each for each in upcoming(judged) if each.subject.startswith("来访事项")]


def test_the_nearest_comes_first_and_what_is_done_or_past_is_not_there():
    found = due(dt.date(2012, 6, 1))
    assert [(each.subject, each.day.isoformat(), each.left) for each in found] == [
        ("来访事项SX-2", "2012-06-09", 8),
        ("来访事项SX-1", "2012-06-19", 18),
    ]
    assert all(str(each.place).startswith("来访事项!") for each in found)


def test_the_last_day_is_still_there_and_the_next_is_not():
    assert [each.left for each in due(dt.date(2012, 6, 9))] == [0, 10]
    assert [each.left for each in due(dt.date(2012, 6, 10))] == [9]
