"""What sending out and collecting mean for submissions: the steps that are written down of each booklet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare import cover
from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.layout import SYSTEM_DUE
from toolkit.declare.layout import SYSTEM_PERIOD
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionEvent
from toolkit.declare.submission import SubmissionKey
from toolkit.distribution.zero_report import NoCoverTableError
from toolkit.distribution.zero_report import zero_reports
from toolkit.reading.tables import system_values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.outcome import Finding
    from toolkit.reading.workbook import Sheet

SHOWN = 5


@dataclass(frozen=True, slots=True)
class CameBack:
    """A booklet that came back, as far as its submission is concerned.

    Attributes:
        booklet: whose it is.
        file: its name.
        sha256: of its bytes, in hexadecimal.
        version: under which it was sent.
        sheets: of the file.
        faults: that its unit has to mend; not empty: it goes back.
        merged: whether anything of it was merged.
    """

    booklet: Booklet
    file: str
    sha256: str
    version: str
    sheets: Sequence[Sheet]
    faults: Sequence[Finding] = ()
    merged: bool = True


def batch_of(case: Case, catalogue: Catalogue) -> str:
    """The batch that a distribution of this workbook is of, as its booklets say it."""
    return catalogue.terms(case).period or f"{case.parameters.ledger_year}年"


def key_of_booklet(
    booklet: Booklet, batch: str, case: Case, catalogue: Catalogue
) -> SubmissionKey | None:
    """Which submission a booklet is; None of an activity that shows none."""
    if catalogue.submissions is None:
        return None
    return SubmissionKey(batch, *catalogue.submissions.reporter(case, booklet))


def batch_in(sheets: Sequence[Sheet], case: Case, catalogue: Catalogue) -> str:
    """The batch that a booklet says it is of; that of the workbook where it says none."""
    return system_values(sheets).get(SYSTEM_PERIOD, "") or batch_of(case, catalogue)


def dispatched(
    case: Case,
    catalogue: Catalogue,
    sent: Sequence[tuple[Booklet, str, str, str]],
    *,
    at: dt.datetime,
    who: str,
) -> Iterator[SubmissionEvent]:
    """A step for each booklet that was sent out: it, its version, its file and that file's SHA-256."""
    if catalogue.dispatch is None:
        return
    batch, due = batch_of(case, catalogue), catalogue.terms(case).due
    for booklet, version, file, sha256 in sent:
        key = key_of_booklet(booklet, batch, case, catalogue)
        if key is not None:
            yield SubmissionEvent(
                key, Step.DISPATCH, at, who, due=due, version=version, file=file, sha256=sha256
            )


def came_back(
    case: Case,
    catalogue: Catalogue,
    returns: Sequence[CameBack],
    again: dt.date,
    *,
    at: dt.datetime,
    who: str,
) -> Iterator[SubmissionEvent]:
    """The steps of booklets that came back: received; merged; sent back, with every fault at once."""
    for each in returns:
        batch = batch_in(each.sheets, case, catalogue)
        key = key_of_booklet(each.booklet, batch, case, catalogue)
        if key is None:
            return

        def step(kind: Step, key: SubmissionKey, each: CameBack = each) -> SubmissionEvent:
            return SubmissionEvent(
                key,
                kind,
                at,
                who,
                why=_faults(each.faults) if kind is Step.SEND_BACK else "",
                due=_due(kind, each.sheets, again),
                version=each.version,
                file=each.file,
                sha256=each.sha256,
                nothing_new=_nothing_new(each) if kind is Step.RECEIVE else {},
            )

        yield step(Step.RECEIVE, key)
        if each.merged:
            yield step(Step.MERGE, key)
        if each.faults:
            yield step(Step.SEND_BACK, key)


def _due(kind: Step, sheets: Sequence[Sheet], again: dt.date) -> dt.date | None:
    """The new last day of what goes back; of a return, the one that stood on its cover."""
    if kind is Step.SEND_BACK:
        return again
    said = system_values(sheets).get(SYSTEM_DUE, "")
    try:
        return dt.date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return None


def _faults(faults: Sequence[Finding]) -> str:
    """Every fault in its place, without the words of the cells: what is restricted may stand there."""
    said = [
        f"“{each.place.sheet}”第{each.place.row}行“{each.place.column}”：{each.name}"
        for each in faults
    ]
    return "；".join(dict.fromkeys(said))


def _nothing_new(each: CameBack) -> Mapping[str, str]:
    """What the cover declares as a 零报告, by ledger."""
    sheet = next((sheet for sheet in each.sheets if sheet.name == COVER_SHEET), None)
    if sheet is None:
        return {}
    ledgers = [ledger.sheet for ledger in each.booklet.rows]
    try:
        reports = zero_reports(sheet.rows, ledgers)
    except NoCoverTableError:
        return {}
    return {
        name: "；".join(_declared(report.nothing_new, report.no_change, report.reason))
        for name, report in reports.items()
        if report.is_declared
    }


def _declared(nothing_new: bool, no_change: bool, reason: str) -> Iterator[str]:
    if nothing_new:
        yield cover.NOTHING_NEW
    if no_change:
        yield f"{cover.NO_CHANGE}：{reason}" if reason else cover.NO_CHANGE
