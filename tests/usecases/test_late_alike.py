"""Whether a last day is over is one rule: the papers that press and 催报 count the same units, to the day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import THREE_UNITS
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.reporting import late
from toolkit.activities.sanjie.reporting import owed
from toolkit.activities.sanjie.reporting import why_in_time
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.reminding import remind
from toolkit.usecases.validate import validate

LEDGERS = f"""{THREE_UNITS}
    参数
    | 参数名 | 取值 |
    | 报送期限 | {{limit}} |
    报送情况表
    | 批次 | 单位 | 下发时间 | 状态 | 报送期限 | 重报时限 |
"""
DAYS = st.dates(dt.date(2012, 9, 20), dt.date(2012, 10, 20))  # -- with the long holiday --
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2012年第2期", "2012年第3期"]),
        st.sampled_from(["污控科", "监测站", "监察大队"]),
        st.sampled_from(["已下发", "退回", "已收回"]),
        st.none() | DAYS,
        st.none() | DAYS,
    ),
    unique_by=lambda row: row[:2],
    max_size=5,
)


def judged(limit, rows, as_of):
    lines = [
        f"    | {batch} | {unit} | {'2012-06-20' if batch < '2012年第3期' else '2012-09-10'} | {stage} "
        f"| {due or ''} | {again if again and stage == '退回' else ''} |"
        for batch, unit, stage, due, again in rows
    ]
    drawn = LEDGERS.format(limit=limit or "") + "\n".join(lines)
    return validate("画.xlsx", sheets_of(drawn, SANJIE), SANJIE, as_of=as_of)


@given(limit=st.none() | DAYS, rows=ROWS, as_of=DAYS)
def test_papers_and_reminders_count_the_same_units_on_every_day(limit, rows, as_of):
    book = judged(limit, rows, as_of)
    written = {
        (each.due.life.key.batch, each.due.life.key.unit)
        for each in remind(book, SANJIE).pressed
        if each.due.is_written_to
    }
    assert {(each.batch, each.unit) for each in late(book.case.certain)} == written


@pytest.mark.parametrize(
    ("limit", "as_of", "is_late"),
    [
        ("2012-09-27", "2012-09-26", False),
        ("2012-09-27", "2012-09-27", False),  # -- till the end of work --
        ("2012-09-27", "2012-09-28", True),
        (
            "2012-09-30",
            "2012-10-08",
            False,
        ),  # -- falls on the first working day after the holiday --
        ("2012-09-30", "2012-10-09", True),
    ],
)
def test_the_last_day_itself_is_not_over(limit, as_of, is_late):
    row = ("2012年第3期", "污控科", "已下发", None, None)
    case = judged(limit, [row], dt.date.fromisoformat(as_of)).case.certain
    assert bool(late(case)) == is_late
    (of_it,) = owed(case)
    if not is_late:
        assert why_in_time(of_it, case).endswith("还没有过")
