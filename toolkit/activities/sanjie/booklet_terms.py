"""分册封面上的话：本期、报送期限、报给谁，都取自参数."""

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
    until, planned = limits.period_end, limits.submit_by
    if planned is None and until is not None:
        planned = until + ONE_DAY * int(limits.submit_days)
    if planned is None:
        return None
    if until is not None and planned <= until:
        raise DueTooEarlyError(Limits.submit_by.name, planned, until)
    return case.derived(calendar_of).moved(planned)
