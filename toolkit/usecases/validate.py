"""校验: a workbook's cells → findings, verdicts, and the result table to show."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.checking.check import check
from toolkit.declare.case import Case
from toolkit.declare.counting import rows_left_out
from toolkit.declare.layout import AS_OF_SETTING
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import State
from toolkit.declare.parameters import NOWHERE
from toolkit.declare.period import CountedDays
from toolkit.declare.standard import ResultLine
from toolkit.distribution.exit_gate import ExitGate
from toolkit.reading.collector import collector_paused
from toolkit.reading.tables import NO_YEAR_YET
from toolkit.reading.tables import LedgerBook
from toolkit.usecases.comparing import compared
from toolkit.usecases.comparing import lines_in
from toolkit.usecases.explaining import Earlier
from toolkit.usecases.explaining import explained
from toolkit.usecases.following import followed
from toolkit.usecases.last_result import LastResult
from toolkit.usecases.last_result import last_result
from toolkit.usecases.last_result import with_names
from toolkit.usecases.settings import settings_of
from toolkit.usecases.unrestricted import without_restricted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.calendar import Agenda
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Correction
    from toolkit.declare.outcome import Outcome
    from toolkit.declare.parameters import Parameters
    from toolkit.declare.summary import Summary
    from toolkit.declare.table import Table
    from toolkit.reading.tables import ReadTables
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.comparing import Comparison
    from toolkit.usecases.explaining import Explained
    from toolkit.usecases.settings import Settings


NOTHING_EARLIER = Earlier()
LATEST = dt.date.max  # -- the newest value of every parameter --


@dataclass(frozen=True)
class Judged:
    """One workbook judged at one as-of date; `explanations` are 说明 by stable key.

    Its outcome holds nothing restricted; what people typed may, and goes through the `gate`, and so
    do its `corrections`. `summaries` are how its activity sums it up,
    `agendas` what it has in its calendar.
    """

    file: str
    case: Case
    outcome: Outcome
    explanations: Mapping[str, str]
    gate: ExitGate = field(repr=False, compare=False)
    settings: Settings = field(repr=False, compare=False)
    last: LastResult = field(repr=False, compare=False)
    explained: Mapping[str, Explained] = field(repr=False, compare=False)
    corrections: tuple[Correction, ...] = field(default=(), repr=False)
    summaries: tuple[Summary, ...] = field(default=(), repr=False, compare=False)
    agendas: tuple[Agenda, ...] = field(default=(), repr=False, compare=False)

    @property
    def clean(self) -> bool:
        """Whether nothing is left to look at: no finding, and no verdict that asks for action."""
        return not self.outcome.findings and not any(
            verdict.state in TO_ACT_ON for verdict in self.outcome.verdicts
        )

    @cached_property
    def since_last(self) -> Comparison | None:
        """What changed since the last result; None for the first one."""
        if not self.last.lines:
            return None
        return compared(self.last.lines, [*lines_in(self.outcome)])


TO_ACT_ON = (State.UNMET, State.UNKNOWN, State.DEVIATION, State.WARNING)


@collector_paused()
def validate(
    file: str,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    *,
    as_of: dt.date | None = None,
    explanations: Mapping[str, str] | None = None,
    tried: Mapping[str, str] = NOWHERE,
    earlier: Earlier = NOTHING_EARLIER,
) -> Judged:
    """Judge a workbook.

    Args:
        file: its name, for messages.
        sheets: all its sheets as read.
        catalogue: the activity.
        as_of: up to which day; None takes the workbook's 统计截止日.
        explanations: 说明 typed elsewhere, by stable key; those beside results come first.
        tried: values of parameters that go before all others, by name, as a person types them.
        earlier: another result of this workbook, and what the register says of 说明; the workbook's own
            come first.

    Raises:
        WrongWorkbookError, HeadingError, ParameterError, AsOfMissingError, UnknownParameterError: one
            sentence each.
    """
    book = LedgerBook(file, sheets, catalogue)
    settings = settings_of(file, book.settings, catalogue, tried)
    day = settings.as_of if as_of is None or AS_OF_SETTING in settings.tried else as_of
    parameters = settings.on(day)
    read = _read(book, parameters, day)
    read.notes += settings.notes_on(day)
    own = last_result(read.tables, sheets)
    typed = {**(explanations or {}), **_typed(earlier.result, own)}
    judging = _of_a_booklet(read, catalogue) if book.is_booklet else catalogue
    case = Case(read.tables, day, parameters)
    gate = ExitGate(case, {sheet.name: sheet.rows for sheet in sheets})

    def judge(typed: Mapping[str, str]) -> Outcome:
        said = check(case, judging, filling=read.findings, notes=read.notes, explanations=typed)
        return without_restricted(said, gate)

    said, last = judge(typed), _joined(own, earlier.result)
    if names := followed(last.lines, lines_in(said)):
        typed, last = with_names(typed, names), last.renamed(names)
        said = judge(typed)
    beside = explained(said, typed, last, earlier)
    done = (tuple(read.corrections), judging.summaries, judging.agendas)
    return Judged(file, case, said, typed, gate, settings, last, beside, *done)


def _read(book: LedgerBook, parameters: Parameters, day: dt.date) -> ReadTables:
    """The tables of the parameters' year."""
    first, last = parameters.year_bounds()
    return book.read(parameters.ledger_year, CountedDays(first, last, day))


def _of_a_booklet(read: ReadTables, catalogue: Catalogue) -> Catalogue:
    """What a department's copy can be judged by: duties that need the office's ledgers are not.

    Nor is it looked through for leads, which are not for those whom they are about.
    """
    duties = [
        duty
        for duty in catalogue.obligations
        if not duty.internal and all(each in read.tables for each in duty.reads)
    ]
    rules = [rule for rule in catalogue.rules if not rule.internal]
    return replace(catalogue, rules=tuple(rules), obligations=tuple(duties), summaries=())


def case_of(
    file: str, sheets: Sequence[Sheet], catalogue: Catalogue, as_of: dt.date | None
) -> Case:
    """A workbook's tables and parameters, not judged; without a date, up to the year's end."""
    book = LedgerBook(file, sheets, catalogue)
    day = as_of or LATEST
    parameters = settings_of(file, book.settings, catalogue).on(day)
    read = _read(book, parameters, day)
    return Case(read.tables, as_of or parameters.year_bounds()[1], parameters)


def result_in(file: str, sheets: Sequence[Sheet], catalogue: Catalogue) -> LastResult:
    """The result sheet of a workbook of which nothing else is asked."""
    return last_result(LedgerBook(file, sheets, catalogue).read(NO_YEAR_YET).tables, sheets)


def _typed(*results: LastResult) -> dict[str, str]:
    """The 说明 of several results by stable key; a later one's come first."""
    return {
        key: written.explanation
        for result in results
        for key, written in result.written.items()
        if written.explanation
    }


def _joined(own: LastResult, other: LastResult) -> LastResult:
    """What stands beside lines in either: the workbook's own 说明 come first, the other's lines are newer."""
    written = dict(other.written)
    for key, beside in own.written.items():
        if key not in written or beside.explanation not in {"", written[key].explanation}:
            written[key] = beside
    newer = other if other.lines else own
    return LastResult(newer.lines, written, newer.as_of)


def marked_before(tables: Mapping[type[Ledger], Table[Ledger]]) -> list[tuple[str, str]]:
    """Sheet and cell of each finding in the workbook's own result sheet: its marks may still stand."""
    table = tables.get(ResultLine)
    rows = table.rows if table else ()
    places = [
        str(row.usable(ResultLine.place) or "").rpartition("!")
        for row in rows
        if row.usable(ResultLine.state) == TO_CORRECT
    ]
    return [(sheet, cell) for sheet, _, cell in places if sheet and cell]


def summary(judged: Judged) -> dict[str, object]:
    """Counts for people and programs: findings by strength and sheet, verdicts by state, rows."""
    outcome = judged.outcome
    return {
        "findings": len(outcome.findings),
        "findings_by_strength": dict(Counter(str(f.strength) for f in outcome.findings)),
        "findings_by_sheet": dict(Counter(f.place.sheet for f in outcome.findings)),
        "verdicts": len(outcome.verdicts),
        "verdicts_by_state": {
            str(state): count
            for state in State
            if (count := sum(v.state is state for v in outcome.verdicts))
        },
        "notes": len(outcome.notes),
        "not_counted": rows_left_out(judged.case),
        "rows": {ledger.sheet: len(table.rows) for ledger, table in judged.case.tables.items()},
        "clean": judged.clean,
    }
