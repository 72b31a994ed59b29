"""催报通知：只发未报和被退回的单位，每批一份."""

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence

from toolkit.activities.sanjie.papers import COMMON
from toolkit.activities.sanjie.papers import common_values
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.document import DocumentBlocked
from toolkit.declare.document import Draft
from toolkit.declare.document import Evidence
from toolkit.declare.document import Slot
from toolkit.declare.document import WhenEmpty
from toolkit.declare.document import document
from toolkit.declare.outcome import Outcome

NAME = "催报通知"
OUTSTANDING = ("未报", "退回")
URGENT_DAYS = 2
LINE_FIELDS = ("序号", "单位", "应报台账", "状态", "退回原因", "责任人", "迟报天数")

SLOTS = (
    *COMMON,
    Slot("紧急程度", "补报期限在2天以内的为“加急”", WhenEmpty.OMIT),
    Slot("批次", "报送情况表的批次"),
    Slot("报送期限", "取参数“报送期限”"),
    Slot("补报期限", "统计截止日后若干天（参数“补报天数”）"),
    Slot("未报单位数", "未报和被退回的单位个数"),
    Slot("未报单位", "单位清单", fields=LINE_FIELDS),
)


@document(NAME, *SLOTS)
def reminder_notice(case: Case, outcome: Outcome, dated: dt.date) -> Iterator[Draft]:
    """关于限期报送活动台账的通知，附单位清单。

    看“报送情况表”状态为未报、退回的行，每批一份；全部报齐的不生成。报送期限取参数“报送期限”，迟报
    天数从期限次日起数到统计截止日。
    """
    limits = case.limits(Limits)
    rows = case.filled(Submission, Submission.batch, Submission.unit, Submission.status)
    outstanding = [
        row for row in rows if row.status in OUTSTANDING and not _sent_later(row, case.as_of)
    ]
    if not outstanding:
        raise DocumentBlocked(NAME, "“报送情况表”中没有未报、退回的单位，不需要催报。")
    if limits.submit_by is None:
        raise DocumentBlocked(NAME, "“参数”表没有填写“报送期限”，请填写后再生成。")
    for batch in dict.fromkeys(row.batch for row in outstanding):
        yield _draft(case, batch, [row for row in outstanding if row.batch == batch], dated)


def _draft(case: Case, batch: str, rows: Sequence[Submission], dated: dt.date) -> Draft:
    limits = case.limits(Limits)
    deadline = limits.submit_by or case.as_of
    again = dated + dt.timedelta(days=int(limits.resubmit_days))
    late = max((case.as_of - deadline).days, 0)
    units = {unit.short_name: unit for unit in case.filled(Unit, Unit.short_name)}
    lines = [
        {
            "序号": at,
            "单位": _full_name(units.get(row.unit), row.unit),
            "应报台账": row.usable(Submission.expected) or "—",
            "状态": row.status,
            "退回原因": row.usable(Submission.reject_reason) or "—",
            "责任人": row.usable(Submission.responsible) or _reporter(units.get(row.unit)),
            "迟报天数": late,
        }
        for at, row in enumerate(rows, start=1)
    ]
    values = {
        **common_values(case, "关于限期报送“三解三促”活动台账的通知", dated),
        "紧急程度": "加急" if limits.resubmit_days <= URGENT_DAYS else "",
        "批次": batch,
        "报送期限": full_day(deadline),
        "补报期限": full_day(again),
        "未报单位数": len({row.unit for row in rows}),
        "未报单位": lines,
    }
    cells = tuple(case.place(row, Submission.status) for row in rows)
    counted = "报送情况表中本批状态为未报、退回的单位"
    evidence = Evidence("未报单位数", str(values["未报单位数"]), cells, counted)
    return Draft(f"{NAME}（{batch}）", values, (evidence,))


def _sent_later(row: Submission, as_of: dt.date) -> bool:
    """统计截止日之后才下发的批次，还谈不上催报."""
    sent_on = row.usable(Submission.sent_on)
    return sent_on is not None and sent_on > as_of


def _full_name(unit: Unit | None, short: str) -> str:
    return (unit.usable(Unit.full_name) if unit else None) or short


def _reporter(unit: Unit | None) -> str:
    return (unit.usable(Unit.reporter) if unit else None) or "—"
