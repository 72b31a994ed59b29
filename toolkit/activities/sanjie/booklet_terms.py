"""分册封面上的话：本期、报送期限、报给谁，都取自参数."""

import datetime as dt

from toolkit.activities.sanjie.holidays import calendar_of
from toolkit.activities.sanjie.paper_kinds import REMINDER
from toolkit.activities.sanjie.parameters import Limits
from toolkit.chinese.working_days import ONE_DAY
from toolkit.chinese.working_days import Moved
from toolkit.declare.booklet import FILE_NAME
from toolkit.declare.booklet import DueTooEarlyError
from toolkit.declare.booklet import Terms
from toolkit.declare.case import Case


def terms(case: Case) -> Terms:
    """本期、报送期限（逢节假日的顺延到工作日，写明原来哪天）、报给谁、联系人."""
    limits = case.limits(Limits)
    limit = due(case)
    phone = f"　电话：{limits.office_phone}" if limits.office_phone else ""
    return Terms(
        period=limits.period,
        until=limits.period_end,
        due=limit.on if limit else None,
        due_note=limit.said if limit else "",
        report_to=limits.printed_by.of(REMINDER),
        contact=f"{limits.office_contact}{phone}",
        file_name=limits.booklet_name or FILE_NAME,
    )


def due(case: Case) -> Moved | None:
    """报送期限：参数填了的，没有填的为本期截止日之后若干天；逢节假日的顺延到工作日；都没有填的为空.

    期限不在本期截止日之后的为 DueTooEarlyError。
    """
    limits = case.limits(Limits)
    limit = moved_limit(case)
    if limit and limits.period_end is not None and limit.planned <= limits.period_end:
        raise DueTooEarlyError(Limits.submit_by.name, limit.planned, limits.period_end)
    return limit


def moved_limit(case: Case) -> Moved | None:
    """同样的期限，不管是不是在本期截止日之后：催报、迟报都以它为准."""
    limits = case.limits(Limits)
    planned = limits.submit_by
    if planned is None and limits.period_end is not None:
        planned = limits.period_end + ONE_DAY * int(limits.submit_days)
    return case.derived(calendar_of).moved(planned) if planned else None


def last_day(case: Case) -> dt.date | None:
    """顺延以后的报送期限；没有填的为空."""
    limit = case.derived(moved_limit)
    return limit.on if limit else None
