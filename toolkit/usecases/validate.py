"""校验: a workbook's cells → findings, verdicts, and the result table to show."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from toolkit.checking.check import check
from toolkit.declare.case import Case
from toolkit.declare.counting import rows_left_out
from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import AS_OF_SETTING
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import Note
from toolkit.declare.outcome import State
from toolkit.declare.parameters import ContradictionError
from toolkit.declare.parameters import ParameterError
from toolkit.declare.parameters import WrongYearError
from toolkit.declare.period import CountedDays
from toolkit.declare.standard import ResultLine
from toolkit.declare.standard import Setting
from toolkit.distribution.exit_gate import ExitGate
from toolkit.reading.collector import collector_paused
from toolkit.reading.settings import understood
from toolkit.reading.tables import NO_YEAR_YET
from toolkit.reading.tables import LedgerBook
from toolkit.usecases.unrestricted import without_restricted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Table
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Correction
    from toolkit.declare.outcome import Outcome
    from toolkit.declare.parameters import Parameters
    from toolkit.declare.summary import Summary
    from toolkit.reading.tables import ReadTables
    from toolkit.reading.workbook import Sheet


LATEST = dt.date.max  # -- the newest value of every parameter --


class AsOfMissingError(ToolkitError):
    """Nobody said up to which day to judge."""

    on_command_line = "也可以用 --as-of 2012-06-30 的形式给出。"

    def __init__(self, file: str) -> None:
        super().__init__(
            f"没有给出统计截止日。请在文件《{file}》的“{Setting.sheet}”表填写“{AS_OF_SETTING}”。",
            file=file,
            sheet=Setting.sheet,
        )


@dataclass(frozen=True)
class Judged:
    """One workbook judged at one as-of date; `explanations` are 说明 by stable key.

    Its outcome holds nothing restricted; what people typed may, and goes through the `gate`, and so
    do its `corrections`. `summaries` are how its activity sums it up.
    """

    file: str
    case: Case
    outcome: Outcome
    explanations: Mapping[str, str]
    gate: ExitGate = field(repr=False, compare=False)
    corrections: tuple[Correction, ...] = field(default=(), repr=False)
    summaries: tuple[Summary, ...] = field(default=(), repr=False, compare=False)

    @property
    def clean(self) -> bool:
        """Whether nothing is left to look at: no finding, and no verdict that asks for action."""
        return not self.outcome.findings and not any(
            verdict.state in TO_ACT_ON for verdict in self.outcome.verdicts
        )


TO_ACT_ON = (State.UNMET, State.UNKNOWN, State.DEVIATION, State.WARNING)


@collector_paused()
def validate(
    file: str,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    *,
    as_of: dt.date | None = None,
    explanations: Mapping[str, str] | None = None,
) -> Judged:
    """Judge a workbook.

    Args:
        file: its name, for messages.
        sheets: all its sheets as read.
        catalogue: the activity.
        as_of: up to which day; None takes the workbook's 统计截止日.
        explanations: 说明 typed elsewhere (an earlier result); the workbook's own come first.

    Raises:
        WrongWorkbookError, HeadingError, ParameterError, AsOfMissingError: one sentence each.
    """
    book = LedgerBook(file, sheets, catalogue)
    settings, told = understood(book.settings, catalogue.parameters)
    day = as_of or _as_of(settings, catalogue, file)
    parameters, read = _read(book, settings, catalogue, day, file)
    read.notes += [*told, *_unknown_settings(settings, catalogue)]
    typed = {**(explanations or {}), **explanations_in(read)}
    judging = _of_a_booklet(read, catalogue) if book.is_booklet else catalogue
    case = Case(read.tables, day, parameters)
    outcome = check(case, judging, filling=read.findings, notes=read.notes, explanations=typed)
    gate = ExitGate(case, {sheet.name: sheet.rows for sheet in sheets})
    said = without_restricted(outcome, gate)
    return Judged(file, case, said, typed, gate, tuple(read.corrections), judging.summaries)


def _read(
    book: LedgerBook,
    settings: Mapping[str, object],
    catalogue: Catalogue,
    day: dt.date,
    file: str,
) -> tuple[Parameters, ReadTables]:
    """The parameters in force on a day, the workbook's own over them, and the tables of their year."""
    with _in_settings(file):
        parameters = catalogue.parameters(day, settings, _where(file))
    first, last = parameters.year_bounds()
    return parameters, book.read(parameters.ledger_year, CountedDays(first, last, day))


@contextmanager
def _in_settings(file: str) -> Iterator[None]:
    """Let an error about a parameter carry where parameters stand."""
    try:
        yield
    except (ParameterError, ContradictionError, WrongYearError) as error:
        error.file, error.sheet = file, Setting.sheet
        raise


def _where(file: str) -> str:
    return f"文件《{file}》“{Setting.sheet}”表的"


def _unknown_settings(settings: Mapping[str, object], catalogue: Catalogue) -> list[Note]:
    """Names in the sheet 参数 that no parameter answers to: their values change nothing."""
    known = catalogue.parameters.declared
    notes = []
    for name in settings.keys() - known.keys():
        near = get_close_matches(name, known, n=1)
        guess = f"，是否应为“{near[0]}”" if near else ""
        said = f"没有参数“{name}”{guess}，这一行不起作用。"
        notes.append(Note("未知参数", Setting.sheet, 0, "", "", name, "", said))
    return sorted(notes, key=lambda note: note.read)


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
    settings, _ = understood(book.settings, catalogue.parameters)
    parameters, read = _read(book, settings, catalogue, as_of or LATEST, file)
    return Case(read.tables, as_of or parameters.year_bounds()[1], parameters)


def typed_explanations(file: str, sheets: Sequence[Sheet], catalogue: Catalogue) -> dict[str, str]:
    """What people typed in the result sheet of a workbook of which nothing else is asked."""
    return explanations_in(LedgerBook(file, sheets, catalogue).read(NO_YEAR_YET))


def explanations_in(read: ReadTables) -> dict[str, str]:
    """What a person typed beside the lines of the result sheet, by stable key."""
    table = read.tables.get(ResultLine)
    rows = table.rows if table else ()
    pairs = [
        (row.usable(ResultLine.stable_key), row.usable(ResultLine.explanation)) for row in rows
    ]
    return {str(key): str(said) for key, said in pairs if key and said}


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


def _as_of(settings: Mapping[str, object], catalogue: Catalogue, file: str) -> dt.date:
    value = settings.get(AS_OF_SETTING)
    with _in_settings(file):
        try:
            day = catalogue.parameters.as_of.read(value)
        except (ValueError, TypeError):
            wanted = catalogue.parameters.as_of.wanted
            raise ParameterError(AS_OF_SETTING, value, wanted, _where(file)) from None
    if day is None:
        raise AsOfMissingError(file)
    return day
