"""报送情况：截至统计截止日，每一批谁还没有报、谁被退回还没有重报；催报、通报和表扬都看这里."""

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from toolkit.activities.sanjie.booklet_terms import last_day
from toolkit.activities.sanjie.holidays import calendar_of
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.outcome import Place
from toolkit.declare.submission import Stage
from toolkit.declare.wording import listed

NOT_SENT, RETURNED = "未报", "退回"
OWN = "科室台账"
"""单位自己的一份，同它的联系点的分开说."""
OWES = {Stage.DISPATCHED: NOT_SENT, Stage.SENT_BACK: RETURNED}
"""公文里怎么说欠着的."""


@dataclass(frozen=True, slots=True)
class Owed:
    """一个单位还欠的一批台账.

    `unit` 为名录里的规范简称，没有填、认不出的为要人填写的话；`full_name` 为全称，认不出的为空。
    """

    row: Submission
    batch: str
    unit: str
    full_name: str
    reporter: str
    status: str

    @property
    def is_known(self) -> bool:
        """单位是否在单位名录里."""
        return bool(self.full_name)

    @property
    def booklet(self) -> str:
        """单位的哪一份；它自己的一份为空."""
        return self.row.usable(Submission.booklet) or ""


def owed(case: Case) -> Sequence[Owed]:
    """统计截止日以前下发、还没有报或者退回没有重报的，按表的先后；一批一个单位只看最后收到的一行."""
    units = {unit.short_name: unit for unit in case.filled(Unit, Unit.short_name)}
    last = ((rows[-1], _status(rows[-1], case.as_of)) for rows in case.derived(received).values())
    return [_owed(row, status, units) for row, status in last if status is not None]


def received(case: Case) -> Mapping[tuple[str, str, str], Sequence[Submission]]:
    """批次、单位和分册 → 统计截止日以前下发的各行，最后收到的在最后：退回以后重报的可以另填一行."""
    rows: dict[tuple[str, str, str], list[Submission]] = {}
    for row in sorted(
        case.filled(Submission, Submission.batch, Submission.status), key=lambda row: row.at_row
    ):
        if _was_sent(row, case):
            booklet = row.usable(Submission.booklet) or ""
            rows.setdefault((row.batch, _called(row), booklet), []).append(row)
    return {key: sorted(those, key=partial(_came_in, case)) for key, those in rows.items()}


def _came_in(case: Case, row: Submission) -> dt.date:
    returned_on = row.usable(Submission.returned_on)
    return returned_on if returned_on and returned_on <= case.as_of else dt.date.min


def _called(row: Submission) -> str:
    return row.usable(Submission.unit) or f"（请填写{Submission.sheet}第{row.at_row}行的单位）"


def _status(row: Submission, as_of: dt.date) -> str | None:
    """那天欠着的是未报还是退回；那天不欠的为 None，那天以后才收回的当时还没有报."""
    returned_on = row.usable(Submission.returned_on)
    if returned_on is not None and returned_on > as_of:
        return NOT_SENT
    return OWES.get(Stage(row.status))


def said_of_status(row: Submission) -> str:
    """公文和签发前检查里怎么说一行的状态：没有报的是未报，不是“已下发”."""
    return OWES.get(Stage(row.status), row.status)


def units_of(those: Sequence[Owed]) -> Sequence[str]:
    """各单位，一个单位有几个分册的只列一次."""
    return list(dict.fromkeys(each.unit for each in those))


def booklets_of(those: Sequence[Owed]) -> str:
    """一个单位欠的是哪几份；只有它自己一份的，不用写明."""
    if not any(each.booklet for each in those):
        return ""
    return "、".join(each.booklet or OWN for each in those)


def which_ones(those: Sequence[Owed], verb: str) -> str:
    """欠的不只是自己一份的各单位，各欠哪几份；再说其余的欠的是自己一份：不写明，像是什么也不欠.

    都只欠自己一份的为空。
    """
    by_unit: dict[str, list[Owed]] = {}
    for each in those:
        by_unit.setdefault(each.unit, []).append(each)
    said = {unit: which for unit, owed in by_unit.items() if (which := booklets_of(owed))}
    if not said:
        return ""
    told = [f"{unit}{verb}{which}" for unit, which in said.items()]
    rest = [each for each in those if each.unit not in said]
    return "；".join([*told, f"{called(rest, '单位')}{verb}{OWN}"] if rest else told)


def _was_sent(row: Submission, case: Case) -> bool:
    """统计截止日之后才下发的批次，还谈不上催报；没有填下发时间的算在内."""
    sent_on = row.usable(Submission.sent_on)
    return sent_on is None or sent_on <= case.as_of


def sent_later(case: Case) -> Sequence[Submission]:
    """统计截止日以后才下发、现在未报或退回的各行：截至那天还不欠."""
    return [
        row
        for row in case.filled(Submission, Submission.batch, Submission.status)
        if Stage(row.status) in OWES and not _was_sent(row, case)
    ]


def _owed(row: Submission, status: str, units: Mapping[str, Unit]) -> Owed:
    unit = units.get(row.usable(Submission.unit) or "")
    return Owed(
        row,
        row.batch,
        _called(row),
        (unit.usable(Unit.full_name) if unit else None) or "",
        row.usable(Submission.responsible) or (unit and unit.usable(Unit.reporter)) or "",
        status,
    )


def called(those: Sequence[Owed], suffix: str = "") -> str:
    """句子里怎样列这些单位：没有填、认不出的不列名，说“等”；一个也认不出的，留着要人填写的话."""
    known = units_of([each for each in those if each.is_known])
    if not known or len(known) == len(units_of(those)):
        return listed(units_of(those))
    return f"{listed(known)}等{suffix}"


def latest_batch(case: Case) -> str:
    """统计截止日和报送期限以前最后下发的一批：参数“报送期限”是它的."""
    limit = case.derived(last_day) or case.as_of
    sent = [
        (row.usable(Submission.sent_on) or dt.date.min, row.at_row, row.batch)
        for row in case.filled(Submission, Submission.batch)
        if _was_sent(row, case)
    ]
    in_time = [each for each in sent if each[0] <= limit]
    return max(in_time or sent)[2] if sent else ""


def late(case: Case) -> Sequence[Owed]:
    """欠着而过了期的：本期过了报送期限的，和以前各批遗留的；催报、通报和表扬说的都是这些.

    期限那一天下班前都可以报，第二天起才是过了期；逢放假的顺延。本期的期限没有填、没有过的，本期还谈不上欠。
    以前各批不套用本期的期限。退回的看重报时限。
    """
    return [each for each in case.derived(owed) if _is_late(each, case)]


def limit_of(each: Owed, case: Case) -> dt.date | None:
    """这一行的报送期限：自己写了的，本期没有写的取参数；以前各批没有写的不知道."""
    own = each.row.usable(Submission.due)
    if own is not None or each.batch != case.derived(latest_batch):
        return own
    return case.derived(last_day)


def _again(each: Owed) -> dt.date | None:
    """退回的重报时限."""
    return each.row.usable(Submission.due_again) if each.status == RETURNED else None


def _is_late(each: Owed, case: Case) -> bool:
    limit = _again(each) or limit_of(each, case)
    if limit is None:
        return each.batch != case.derived(latest_batch)
    return case.derived(calendar_of).has_passed(limit, case.as_of)


def why_in_time(each: Owed, case: Case) -> str:
    """欠着而没有过期的，为什么；没有填期限、不知道的为空."""
    if again := _again(each):
        return f"重报时限{full_day(again)}还没有过"
    limit = limit_of(each, case)
    return f"报送期限{full_day(limit)}还没有过" if limit else ""


def late_by_batch(case: Case) -> Mapping[str, Sequence[Owed]]:
    """批次 → 过了期还欠着的各单位，按表的先后."""
    batches: dict[str, list[Owed]] = {}
    for each in case.derived(late):
        batches.setdefault(each.batch, []).append(each)
    return batches


def unread(case: Case) -> Iterator[str]:
    """批次、状态不能用的行：算不算欠报，谁也说不清."""
    read = {row.at_row for row in case.filled(Submission, Submission.batch, Submission.status)}
    rows = [str(row.at_row) for row in case.rows(Submission) if row.at_row not in read]
    if rows:
        yield f"{Submission.sheet}第{listed(rows)}行批次或状态没有填、不能识别，未计入，请核对。"


def cells_of(case: Case, those: Sequence[Owed]) -> tuple[Place, ...]:
    """所依据的各格."""
    return tuple(case.place(each.row, Submission.status) for each in those)
