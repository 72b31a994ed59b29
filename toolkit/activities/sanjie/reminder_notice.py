"""催报：局办公室发给没有按期报送的单位的便函，没有文号、红头和抄送，一批一页."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence

from toolkit.activities.sanjie.holidays import calendar_of
from toolkit.activities.sanjie.holidays import unlisted
from toolkit.activities.sanjie.paper_kinds import REMINDER
from toolkit.activities.sanjie.papers import COMMON
from toolkit.activities.sanjie.papers import common_values
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.reminder_page import letter
from toolkit.activities.sanjie.reporting import NOT_SENT
from toolkit.activities.sanjie.reporting import Owed
from toolkit.activities.sanjie.reporting import late_by_batch
from toolkit.activities.sanjie.reporting import limit_of
from toolkit.activities.sanjie.reporting import owed
from toolkit.activities.sanjie.reporting import received
from toolkit.activities.sanjie.reporting import sent_later
from toolkit.activities.sanjie.reporting import unread
from toolkit.activities.sanjie.reporting import why_in_time
from toolkit.activities.sanjie.shortcomings import reporting_figure
from toolkit.chinese.dates import full_day
from toolkit.chinese.working_days import ONE_DAY
from toolkit.declare.case import Case
from toolkit.declare.document import DocumentBlocked
from toolkit.declare.document import Draft
from toolkit.declare.document import Slot
from toolkit.declare.document import WhenEmpty
from toolkit.declare.document import document
from toolkit.declare.document import evidence_of
from toolkit.declare.outcome import Outcome
from toolkit.declare.wording import listed

NAME = REMINDER
LINE_FIELDS = ("单位", "应报台账", "情况", "报送联系人")
WITHOUT = frozenset({"发文机关标志", "发文字号", "抄送", "印发机关", "印发日期"})
"""便函没有的."""

SLOTS = (
    *(each for each in COMMON if each.name not in WITHOUT),
    Slot("批次", "报送情况表的批次"),
    Slot("报送期限", "取参数“报送期限”；以前的批次不写", WhenEmpty.OMIT),
    Slot("补报期限", "参数“补报天数”之后的工作日"),
    Slot("事由", "哪些单位没有报、哪些退回后没有重报，由统计得出"),
    Slot("未报单位数", "到期没有报的单位个数", free=True),
    Slot("退回单位数", "退回没有重报的单位个数", free=True),
    Slot("清单", "二至五个单位的才列，再多的写在核对单上", WhenEmpty.OMIT, fields=LINE_FIELDS),
)


@document(NAME, *SLOTS)
def reminder_notice(case: Case, outcome: Outcome, dated: dt.date) -> Iterator[Draft]:
    """关于限期报送活动台账的便函，局办公室发给没有报送、退回没有重报的单位。

    看“报送情况表”状态为已下发（未报）、退回的行，一批一份：最后下发的一批到了报送期限（参数“报送期限”）才催报，以前各批
    遗留的不套用这个期限；全部报齐的不生成。退回的不是迟报，写明退回原因。单位认不出的也计在内，在核对单上写明。补报期限逢节假日的，顺延到工作日。清单列二至五个单位，一个单位的不用列；
    再多的一页放不下，各单位应报的台账、报送联系人写在核对单上。退回原因太长、一页放不下的，便函写开头，全文写在核对单上，请另附。
    """
    batches = case.derived(late_by_batch)
    if not batches:
        raise DocumentBlocked(
            NAME, _nobody_late(case) if case.derived(owed) else _nobody_owes(case)
        )
    for late in batches.values():
        yield _draft(case, late, dated)


def _nobody_owes(case: Case) -> str:
    sheet, later = Submission.sheet, case.derived(sent_later)
    if not later:
        return f"“{sheet}”中没有未报、退回的单位，不需要催报。"
    as_of = full_day(case.as_of)
    return (
        f"“{sheet}”中未报、退回的{len(later)}份都是统计截止日{as_of}以后才下发的，截至那天不欠，不需要催报。"
        "要按现在的情况催报，请先改统计截止日。"
    )


def _nobody_late(case: Case) -> str:
    causes = Counter(why_in_time(each, case) for each in case.derived(owed))
    if [*causes] == [""]:
        return f"“参数”表没有填写“{Limits.submit_by.name}”，请填写后再生成。"
    said = [cause or f"“{Limits.submit_by.name}”没有填写" for cause in causes]
    if len(said) > 1:
        said = [f"{count}份{each}" for each, count in zip(said, causes.values(), strict=True)]
    return f"{'，'.join(said)}，不需要催报。"


def _draft(case: Case, late: Sequence[Owed], dated: dt.date) -> Draft:
    limits, batch = case.limits(Limits), late[0].batch
    said = {limit_of(each, case) for each in late}
    limit = said.pop() if len(said) == 1 else None
    not_sent = [each for each in late if each.status == NOT_SENT]
    returned = [each for each in late if each.status != NOT_SENT]
    again, moved = _new_deadline(case, dated)
    missing = reporting_figure(case, "未报单位数", not_sent)
    back = reporting_figure(case, "退回单位数", returned)
    common = common_values(case, NAME, "关于限期报送“三解三促”活动台账的函", dated)
    addressed = listed(dict.fromkeys(map(_named, late)))
    written = letter(addressed, batch, late, missing, back)
    values = {
        **{name: value for name, value in common.items() if name not in WITHOUT},
        "主送": addressed,
        "署名": limits.printed_by.of(NAME),
        "批次": batch,
        "报送期限": full_day(limit) if limit else "",
        "补报期限": again,
        "事由": written.reasons,
        "未报单位数": missing,
        "退回单位数": back,
        "清单": written.lines,
    }
    remarks = (
        *_unknown(late),
        *unread(case),
        *_superseded(case, batch),
        *moved,
        *_without_limit(batch, limit),
        *_without_contact(limits),
        *written.told,
    )
    return Draft(f"{NAME}（{batch}）", values, evidence_of(values), remarks)


def _named(each: Owed) -> str:
    return each.full_name or each.unit


def _new_deadline(case: Case, dated: dt.date) -> tuple[str, tuple[str, ...]]:
    """补报期限：若干天以后，逢节假日的顺延；以及顺延了要说的话."""
    planned = dated + ONE_DAY * int(case.limits(Limits).resubmit_days)
    calendar, day = case.derived(calendar_of), planned
    while calendar.lists(day.year) and not calendar.is_workday(day):
        day += ONE_DAY
    if not calendar.lists(day.year):
        return full_day(day), (f"补报期限{full_day(day)}：{unlisted(day.year)}。",)
    if day == planned:
        return full_day(day), ()
    said = f"补报期限原为{full_day(planned)}，逢节假日，顺延到工作日{full_day(day)}。"
    return full_day(day), (said,)


def _unknown(late: Sequence[Owed]) -> Iterator[str]:
    rows = [str(each.row.at_row) for each in late if not each.is_known]
    if rows:
        yield (
            f"{Submission.sheet}第{listed(rows)}行的单位不在单位名录中，已计入单位数，"
            "请核对名称后再发。"
        )


def _superseded(case: Case, batch: str) -> Iterator[str]:
    """一批一个单位有几行的：说明看的是哪一行."""
    for (of_batch, unit, _), rows in case.derived(received).items():
        if of_batch == batch and len(rows) > 1:
            earlier = listed(
                str(row.at_row) for row in sorted(rows[:-1], key=lambda row: row.at_row)
            )
            yield (
                f"{unit}{batch}在{Submission.sheet}有{len(rows)}行，以最后收到的第{rows[-1].at_row}行为准，"
                f"没有看第{earlier}行，请核对。"
            )


def _without_limit(batch: str, limit: dt.date | None) -> Iterator[str]:
    if limit is None:
        yield f"{batch}的报送期限没有写在“{Submission.sheet}”里，或者各单位不同，正文没有写期限，请核实。"


def _without_contact(limits: Limits) -> Iterator[str]:
    if not limits.office_contact or not limits.office_phone:
        yield "参数“办公室联系人”“办公室电话”没有填全，便函没有印联系人，请填好后重新生成。"
