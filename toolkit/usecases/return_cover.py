"""What the cover of a booklet that came back says, held to what stands in its ledgers."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare import cover
from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.names import same_name
from toolkit.declare.wording import listed
from toolkit.distribution.merge_model import alike
from toolkit.distribution.merge_model import by_heading
from toolkit.distribution.merge_model import different
from toolkit.distribution.zero_report import NoCoverTableError
from toolkit.distribution.zero_report import ZeroReport
from toolkit.distribution.zero_report import signatures
from toolkit.distribution.zero_report import unreadable_day
from toolkit.distribution.zero_report import zero_reports
from toolkit.usecases.return_base import BROKEN_SEAL
from toolkit.usecases.whose_return import NotTakenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.merge_model import Returned
    from toolkit.distribution.merge_model import Sense
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.return_checks import CheckedReturn

SIGNING = tuple(each for each in cover.SIGNED if each != cover.SEAL)
"""Those whose names or days are missed; a seal is put on paper."""


@dataclass(frozen=True, slots=True)
class ReadCover:
    """A cover.

    Attributes:
        reports: what it declares of each ledger, by title.
        signed: what those who sign have written, by label.
        fault: why nothing can be read of it, as a sentence; "" where it can.
        odd_day: what is written for 报送日期 and is no day.
    """

    reports: Mapping[str, ZeroReport] = field(default_factory=dict)
    signed: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    odd_day: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nobody has ticked or signed anything."""
        ticked = any(each.is_declared or each.doubts for each in self.reports.values())
        return not ticked and not any(self.signed.values())


def cover_in(sheets: Sequence[Sheet], ledgers: Sequence[str]) -> ReadCover:
    """The cover among the sheets of a file, of these ledgers."""
    sheet = next((each for each in sheets if same_name(each.name) == COVER_SHEET), None)
    if sheet is None:
        return ReadCover(
            fault=f"没有“{COVER_SHEET}”，看不出谁填报、有没有零报告，请向报送单位核实。"
        )
    signed, odd = signatures(sheet.rows), unreadable_day(sheet.rows)
    try:
        return ReadCover(zero_reports(sheet.rows, ledgers), signed, odd_day=odd)
    except NoCoverTableError as error:
        return ReadCover({}, signed, str(error), odd)


def refuse_untouched(
    checked: CheckedReturn, read: ReadCover, office: OfficeBook, beside: int
) -> None:
    """A package that came back as it was sent reports nothing: not even that there is nothing.

    `beside` is how much is written in it elsewhere.

    Raises:
        NotTakenError: it is such a one; its unit stays due.
    """
    known = checked.known
    if not read.is_blank or not known.base or checked.asked or checked.passed_over:
        return
    if BROKEN_SEAL in known.remarks:  # -- nobody knows what was sent --
        return
    for ledger in known.booklet.rows:
        returned = checked.returned(ledger, whole=False)
        if returned is None or not _is_as_sent(returned, office.sense(ledger)):
            return
    more = f"另有{beside}处写在台账以外（工作表、批注、封面），请看文件。" if beside else ""
    raise NotTakenError(
        f"《{known.file}》同下发时一样：没有填，没有选{cover.TICK}，也没有人签，看不出是没有还是没有填，"
        f"不算报送，仍照常催报。发错了文件的，请重发；确实没有的，请“{known.booklet.title}”在“{COVER_SHEET}”的"
        f"“{cover.NOTHING_NEW}”选{cover.TICK}，写明{cover.FILLED_BY}和{cover.REPORTED_ON}后报来。{more}",
        file=known.file,
    )


def said_of_cover(checked: CheckedReturn, read: ReadCover, office: OfficeBook) -> Iterator[str]:
    """What the office is told: what contradicts the ledgers, what is left open, who has not signed."""
    if read.fault:
        yield read.fault
    silent: list[str] = []
    for ledger in checked.tables:
        report = read.reports.get(ledger.sheet)
        if report is not None:
            yield from office.gate.masked_each(report.doubts).values()
            count = _Count.of(checked, ledger, office)
            yield from _held(report, count)
            silent += [report.sheet] if _is_silent(report, count) else []
    if silent:
        yield (
            f"{''.join(f'“{name}”' for name in silent)}没有新增的行，“{cover.NOTHING_NEW}”也没有选"
            f"{cover.TICK}：看不出是没有还是没有填，请核实。"
        )
    if read.odd_day:
        day = office.gate.masked(read.odd_day)
        yield f"“{COVER_SHEET}”的{cover.REPORTED_ON}填“{day}”，认不出是哪一天，请核实。"
    unsigned = [each for each in SIGNING if not read.signed.get(each)]
    if unsigned and not read.fault:
        yield f"“{COVER_SHEET}”没有填{listed(unsigned)}：另有纸质签字盖章的，请核对。"


@dataclass(frozen=True, slots=True)
class _Count:
    """Of a ledger that came back: rows that were not sent, open matters, and those of them that moved."""

    new: int
    open: int
    moved: int

    @classmethod
    def of(cls, checked: CheckedReturn, ledger: type[Ledger], office: OfficeBook) -> _Count | None:
        """None where nobody knows what was sent."""
        table, sent = checked.tables[ledger], checked.known.base.get(ledger.sheet)
        if sent is None:
            return None
        new = sum(row.row_id not in sent.rows for row in table.rows)
        closing = office.catalogue.dispatch.closed_by if office.catalogue.dispatch else {}
        column = next((each for each in ledger.columns if each in closing), None)
        if column is None:
            return cls(new, 0, 0)
        still = {r.at_row for r in table.rows if r.usable(column) not in closing[column]}
        returned = checked.returned(ledger, whole=False)
        changed = {*_changed(returned, office.sense(ledger))} if returned else set()
        return cls(new, len(still), len(changed))


def _held(report: ZeroReport, count: _Count | None) -> Iterator[str]:
    if count is None:
        return
    yield from report.held_to(count.new, count.open)
    name = report.sheet
    if report.no_change and count.moved:
        yield f"“{name}”报“{cover.NO_CHANGE}”，表里却改了{count.moved}行：改的照收，请核实。"
    unsaid = cover.NO_CHANGE in report.asked and not report.no_change
    if unsaid and count.open and not count.moved:
        yield f"“{name}”在办{count.open}件，没有填进展，也没有报“{cover.NO_CHANGE}”，请核实。"


def _is_silent(report: ZeroReport, count: _Count | None) -> bool:
    """Whether nobody can tell if there is nothing new or nothing was filled."""
    if count is None or cover.NOTHING_NEW not in report.asked:
        return False
    return not (report.nothing_new or count.new)


def _is_as_sent(returned: Returned, sense: Sense) -> bool:
    numbers = [row.id for row in returned.rows]
    same = sorted(numbers) == sorted(returned.base.rows) and not returned.strangers
    return same and next(_changed(returned, sense), None) is None


def _changed(returned: Returned, sense: Sense) -> Iterator[int]:
    """The worksheet rows that were sent and say something else now."""
    base, headings = returned.base, returned.headings
    for row in returned.rows:
        if row.id not in base.rows:
            continue
        earlier = base.rows[row.id]
        if base.headings != headings:
            sent = by_heading(base.headings, earlier)
            earlier = tuple(sent.get(heading) for heading in headings)
        if not alike(earlier, row.cells) and any(different(sense, headings, earlier, row.cells)):
            yield row.at
