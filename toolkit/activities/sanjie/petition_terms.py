"""信访事项的法定期限：受理、办结、延期、上级时限；末日逢放假的，两种算法都写明."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.holidays import calendar_of
from toolkit.activities.sanjie.holidays import unlisted
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.petitions import Petition
from toolkit.activities.sanjie.recorded import happened
from toolkit.activities.sanjie.recorded import registered
from toolkit.activities.sanjie.recorded import written
from toolkit.chinese.dates import day
from toolkit.chinese.dates import full_day
from toolkit.chinese.working_days import ONE_DAY
from toolkit.chinese.working_days import UnlistedYearError
from toolkit.declare.case import Case
from toolkit.declare.obligation import Subject
from toolkit.declare.source import Clause
from toolkit.declare.wording import number

NEW_LAW = dt.date(2022, 5, 1)
NAMELESS = ("匿名", "姓名不清", "住址不清", "姓名不详", "住址不详", "姓名、住址不")


def petitions(case: Case) -> Sequence[Subject[Petition]]:
    """截至统计截止日登记的信访事项；日期存疑而不计入的也在内，好说明为什么判定不了."""
    return case.derived(_petitions)


def _petitions(case: Case) -> Sequence[Subject[Petition]]:
    return registered(case, Petition, Petition.number, "信访事项")


def nameless(petition: Petition) -> bool:
    """信访人姓名、住址不清的，告知和答复的义务轮不到."""
    kind = petition.usable(Petition.petitioner_kind) or ""
    return any(words in kind for words in NAMELESS)


def after(start: dt.date, days: float) -> dt.date:
    """期限的末日：起算日的次日为第1日，双休日、节假日照算."""
    return start + dt.timedelta(days=int(days))


def dated(date: dt.date, case: Case) -> str:
    """几月几日；不在统计截止日那一年的，写明哪一年."""
    return day(date) if date.year == case.as_of.year else full_day(date)


def wanted(received: dt.date, clause: Clause, what: str = "期限") -> str:
    """引用的条款；《信访工作条例》施行以后收到的，不引已经废止的条文，只说是关于 `what` 的."""
    if received >= NEW_LAW:
        return f"《信访工作条例》关于{what}的要求"
    return f"“{clause.words}”的要求"


def demanded(received: dt.date, clause: Clause, what: str) -> str:
    """哪一件要求什么；《信访工作条例》施行以后的，不引已经废止的条文，只说有关于 `what` 的要求."""
    if received >= NEW_LAW:
        return f"《信访工作条例》有关于{what}的要求"
    return f"《{clause.source.short}》要求“{clause.words}”"


def near(due: dt.date, case: Case) -> bool:
    """离期限不足参数“信访预警天数”."""
    return (due - case.as_of).days <= case.limits(Limits).petition_warn_days


def postponed(due: dt.date, done: dt.date | None, case: Case) -> str:
    """期限末日逢放假的两种算法；末日之前已经做完的不必说."""
    if done is not None and done < due:
        return ""
    calendar = case.derived(calendar_of)
    if not calendar.lists(due.year):
        return f"（{unlisted(due.year)}）"
    if calendar.is_workday(due):
        return ""
    kind = "法定节假日" if calendar.is_holiday(due) else "双休日"
    said = f"期限末日{day(due)}为{kind}，未顺延"
    try:
        later = due
        while not calendar.is_workday(later):
            later += ONE_DAY
    except UnlistedYearError as unknown:
        return f"（{said}；{unlisted(unknown.year)}）"
    differs = done is not None and due < done <= later
    differs = differs or (done is None and due < case.as_of <= later)
    outcome = "，不算超期，两种算法结论不一致" if differs else ""
    return f"（{said}；如顺延则为{day(later)}{outcome}）"


@dataclass(frozen=True, slots=True)
class Term:
    """一件信访事项的办结期限.

    `due` 为末日；`said` 说这一天怎么来的；`fault` 说延期为什么不算数；`doubt` 说延期缺什么而定不下来，
    定不下来时末日至迟为 `latest`；`demand` 为不是法定期限的，不符合的是什么。
    """

    due: dt.date
    said: str
    fault: str = ""
    doubt: str = ""
    latest: dt.date = dt.date.min
    demand: str = ""

    def unsettled(self, done: dt.date | None, case: Case) -> bool:
        """是否正落在延期缺了内容而说不准的那段时间."""
        on = done or case.as_of
        return bool(self.doubt) and self.due < on <= self.latest


def settlement(petition: Petition, accepted: dt.date, case: Case) -> Term:
    """办结期限：上级定有时限的从其时限，否则自受理起60日；经批准并告知的延期至多30日."""
    limits = case.limits(Limits)
    above = written(petition, Petition.deadline_above)
    if above is not None:
        return Term(above, f"上级时限为{dated(above, case)}", demand="上级规定的时限")
    base = after(accepted, limits.petition_settle_days)
    said = f"自受理起{number(limits.petition_settle_days)}日的期限为{dated(base, case)}"
    plain = Term(base, said)
    return _extended(petition, plain, case) if _extends(petition, case) else plain


def _extends(petition: Petition, case: Case) -> bool:
    """截至统计截止日有没有登记延期."""
    on = written(petition, Petition.extended_on)
    if on is not None:
        return on <= case.as_of
    return bool(petition.usable(Petition.extension_days) or petition.usable(Petition.extension_by))


def _extended(petition: Petition, base: Term, case: Case) -> Term:
    limits = case.limits(Limits)
    most = limits.petition_extend_days
    latest = after(base.due, most)
    if fault := _fault(petition, base.due):
        return Term(base.due, base.said, fault)
    days = written(petition, Petition.extension_days)
    if days is None:
        return Term(base.due, base.said, doubt="延期天数没有填", latest=latest)
    told = written(petition, Petition.extension_told)
    due = after(base.due, min(days, most))
    if told is None and not nameless(petition):
        return Term(base.due, base.said, doubt="延期告知没有填", latest=due)
    over = f"（登记延期{number(days)}日，至多延长{number(most)}日）" if days > most else ""
    return Term(due, f"{base.said}，经批准延期至{dated(due, case)}{over}")


def _fault(petition: Petition, due: dt.date) -> str:
    """延期为什么不算数."""
    if written(petition, Petition.extension_by) is None:
        return "登记了延期而未见批准人"
    on = written(petition, Petition.extended_on)
    if on is not None and on > due:
        return f"{day(on)}批准延期时已过期限"
    if petition.usable(Petition.extension_told) is False and not nameless(petition):
        return "延期没有告知信访人"
    return ""


def accepted_on(petition: Petition, case: Case) -> dt.date | None:
    """受理日期，早于登记日期的不能用."""
    accepted = happened(petition, Petition.accepted_on, case)
    if accepted is not None and accepted < petition.received_on:
        return None
    return accepted
