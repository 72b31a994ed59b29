"""回收合并: booklets that came back → what changes in the office's workbook, what is asked, what goes back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.distribution.merge_history import since_returned
from toolkit.distribution.merge_model import Merged
from toolkit.distribution.merge_model import by_heading
from toolkit.distribution.merge_model import with_edits
from toolkit.distribution.merging import merge_ledger
from toolkit.usecases.answers import Answers
from toolkit.usecases.answers import answered
from toolkit.usecases.beside_ledgers import beside_ledgers
from toolkit.usecases.cover_form import CoverForms
from toolkit.usecases.filled_beside import told_apart
from toolkit.usecases.hidden_sheets import in_hidden_sheets
from toolkit.usecases.placeholders import Pending
from toolkit.usecases.placeholders import completed
from toolkit.usecases.printed_sheets import PrintedSheets
from toolkit.usecases.questions import questions_of
from toolkit.usecases.questions import row_words
from toolkit.usecases.return_checks import CheckedReturn
from toolkit.usecases.return_checks import checked
from toolkit.usecases.return_cover import cover_in
from toolkit.usecases.return_cover import refuse_untouched
from toolkit.usecases.return_cover import said_of_cover
from toolkit.usecases.return_rows import with_keys_of_others
from toolkit.usecases.return_rows import with_rows_of_others
from toolkit.usecases.returned import nothing_before
from toolkit.usecases.returned import nothing_kept
from toolkit.usecases.returned import recognised
from toolkit.usecases.since_asked import SinceAsked
from toolkit.usecases.superseded import after_later_returns
from toolkit.usecases.superseded import is_superseded
from toolkit.usecases.whose_return import NotTakenError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.merge_model import Addition
    from toolkit.distribution.merge_model import CellEdit
    from toolkit.distribution.merge_model import Office
    from toolkit.distribution.merge_model import Remark
    from toolkit.distribution.merge_model import Returned
    from toolkit.distribution.merge_model import Row
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.questions import Question
    from toolkit.usecases.returned import Dispatched
    from toolkit.usecases.returned import Earlier
    from toolkit.usecases.whose_return import ReturnedFile


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not merged, and the sentence that says why and what to do."""

    file: str
    reason: str


@dataclass(slots=True)
class LedgerChanges:
    """What changes in one ledger of the office's workbook.

    Attributes:
        edits: of cells.
        additions: the new rows, in the order in which they are written; restricted columns that nobody
            asked for hold what stands for them.
        deletions: rows that a person has let be deleted.
        numbers: system numbers that are written beside rows that have none and are changed, by worksheet
            row: what told such a row so far may be what was changed.
    """

    edits: list[CellEdit] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    deletions: list[Row] = field(default_factory=list)
    numbers: dict[int, str] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether anything that a person sees is changed."""
        return bool(self.edits or self.additions or self.deletions)


@dataclass(slots=True)
class Collected:
    """What a collecting comes to; nothing is written yet.

    Attributes:
        office: the workbook as it was.
        taken: the booklets that were known, by file.
        refused: the files that were not.
        changes: by ledger.
        questions: all lines of 合并冲突 as they will stand.
        fresh: of these, those that this collecting has raised.
        remarks: by ledger, what of the returns was not taken over.
        pending: what the office has yet to fill in new rows.
        whole: whether a file with any fault went back whole.
        before: by file, what its unit had returned before it.
        returns: by ledger, what came back as it was merged.
    """

    office: OfficeBook
    taken: list[CheckedReturn] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    changes: dict[type[Ledger], LedgerChanges] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    fresh: list[Question] = field(default_factory=list)
    remarks: dict[type[Ledger], list[Remark]] = field(default_factory=dict)
    pending: list[Pending] = field(default_factory=list)
    whole: bool = False
    before: dict[str, list[CheckedReturn]] = field(default_factory=dict)
    returns: dict[type[Ledger], list[Returned]] = field(default_factory=dict)

    @property
    def returned(self) -> list[CheckedReturn]:
        """The booklets that go back with faults."""
        return [each for each in self.taken if each.faults]

    @property
    def any(self) -> bool:
        """Whether the workbook is to be written: it changes, or a question does."""
        changed = any(each.any for each in self.changes.values())
        return changed or [*self.office.questions] != self.questions

    @property
    def answered(self) -> int:
        """How many questions a person's answers have closed now: those closed before do not count again."""
        were_open = {each.key for each in self.office.questions if each.is_open}
        closed = (each for each in self.questions if not each.is_open and not is_superseded(each))
        return sum(each.key in were_open for each in closed)

    def counts(self) -> dict[str, tuple[int, int]]:
        """By file, how many rows it has added and how many cells it has changed."""
        added: Counter[str] = Counter()
        changed: Counter[str] = Counter()
        for each in self.changes.values():
            added.update(addition.source.file for addition in each.additions)
            changed.update(edit.source.file for edit in each.edits)
        files = [each.known.file for each in self.taken]
        return {file: (added[file], changed[file]) for file in files}

    def totals(self) -> tuple[int, int, int]:
        """How many rows are added, cells changed and rows removed, by files and by answers to questions."""
        every = self.changes.values()
        return (
            sum(len(each.additions) for each in every),
            sum(len(each.edits) for each in every),
            sum(len(each.deletions) for each in every),
        )


def collect(
    office: OfficeBook,
    files: Iterable[ReturnedFile],
    today: str,
    *,
    unit: str = "",
    whole: bool = False,
    dispatched: Dispatched = nothing_kept,
    earlier: Earlier = nothing_before,
) -> Collected:
    """Merge what came back into the office's workbook, as data.

    Args:
        office: the workbook.
        files: what came back, in any order.
        today: the day, for what is noted beside answers.
        unit: whose the files are, as a person says; for those that have lost their hidden cells.
        whole: whether a file with any fault goes back whole; otherwise its good rows are merged.
        dispatched: the sheets of the copies that were kept of what was sent.
        earlier: what the unit of a booklet has returned before, as far as it was merged into this workbook.
    """
    collected = Collected(office, whole=whole)
    printed = (PrintedSheets(dispatched), CoverForms(dispatched))
    for each in files:
        try:
            taken, before = _taken(each, office, unit, dispatched, earlier, printed)
        except NotTakenError as error:
            collected.refused.append(Refused(each.file, str(error)))
            continue
        collected.taken.append(taken)
        if before:
            collected.before[each.file] = [*_again(before, office, unit, dispatched)]
    collected.taken = [*with_rows_of_others(collected.taken, office)]
    tables = {ledger: office.table(ledger) for ledger in office.ledgers}
    answers = answered(office.questions, tables, today, SinceAsked(office))
    now = {
        ledger: _answered(table, answers.edits[ledger], answers.deletions[ledger])
        for ledger, table in tables.items()
    }
    returns = {each: [*_returns(collected, each, now[each])] for each in tables}
    collected.returns = told_apart(returns, office)
    for ledger, table in tables.items():
        _collect_ledger(collected, ledger, table, now[ledger], answers)
    _put_questions(collected, answers.questions, today)
    return collected


def _taken(
    returned: ReturnedFile,
    office: OfficeBook,
    unit: str,
    dispatched: Dispatched,
    earlier: Earlier,
    printed: tuple[PrintedSheets, CoverForms],
) -> tuple[CheckedReturn, Sequence[ReturnedFile]]:
    """A file that is a report, with all that is written in it, and what its unit had returned before.

    One that is as it was sent takes back what was returned before, and is no report where nothing was.

    Raises:
        NotTakenError: it is none, or nobody knows whose.
    """
    known = recognised(returned, office, unit, dispatched)
    taken = checked(known, office)
    beside = (
        *beside_ledgers(returned, known, office),
        *(each for sheets in printed for each in sheets.beside(returned, known)),
        *in_hidden_sheets(returned, office),
        *taken.beside,
    )
    cover = cover_in(returned.sheets, [ledger.sheet for ledger in known.booklet.rows])
    before = earlier(known)
    if not before:
        refuse_untouched(taken, cover, office, len(beside))
    said = tuple(said_of_cover(taken, cover, office))
    return replace(taken, beside=beside, said=said), before


def _put_questions(collected: Collected, known: Sequence[Question], today: str) -> None:
    """Those that stand there and the new ones; what a later return has made idle is asked again if it is."""
    raised = {each.key for each in collected.fresh}
    later = after_later_returns(known, collected.returns, today)
    kept = [each for each in later if not (is_superseded(each) and each.key in raised)]
    collected.questions = _all_questions(kept, collected.fresh)
    asked = {each.key for each in kept}
    collected.fresh = [each for each in collected.fresh if each.key not in asked]


def _again(
    files: Iterable[ReturnedFile], office: OfficeBook, unit: str, dispatched: Dispatched
) -> Iterator[CheckedReturn]:
    """What was merged before, as it was read then; what is not known any more is no base of anything."""
    for each in files:
        try:
            yield checked(recognised(each, office, unit, dispatched), office)
        except NotTakenError:
            continue


def _collect_ledger(
    collected: Collected, ledger: type[Ledger], table: Office, now: Office, answers: Answers
) -> None:
    office = collected.office
    edits, gone = answers.edits[ledger], answers.deletions[ledger]
    returns = collected.returns[ledger]
    key = [column.heading for column in ledger.key]
    merged = (
        merge_ledger(ledger.code, key, now, returns, office.sense(ledger)) if returns else Merged()
    )
    additions = [*answers.additions[ledger], *merged.additions]
    additions, pending = completed(office, ledger, additions)
    collected.pending += pending
    collected.remarks[ledger] = merged.remarks
    changed = {edit.at for edit in merged.edits} - {row.at for row in table.rows if row.stated}
    numbers = {at: number for at, number in merged.numbers.items() if at in changed}
    collected.changes[ledger] = LedgerChanges([*edits, *merged.edits], additions, gone, numbers)
    asked = {each.at for each in merged.proposals} | {each.at for each in merged.conflicts}
    said = {
        row.at: row_words(by_heading(now.headings, row.cells))
        for row in now.rows
        if row.at in asked
    }
    conflicts = with_keys_of_others(merged.conflicts, office)
    collected.fresh += questions_of(ledger, conflicts, merged.proposals, said, office.gate)


def _returns(collected: Collected, ledger: type[Ledger], now: Office) -> Iterator[Returned]:
    """What came back of a ledger, each as a change of what its unit had returned before."""
    key = [column.heading for column in ledger.key]
    sense = collected.office.sense(ledger)
    for each in collected.taken:
        returned = each.returned(ledger, whole=collected.whole)
        if returned is not None:
            before = collected.before.get(each.known.file, ())
            last = [b for one in before if (b := one.returned(ledger, whole=False)) is not None]
            yield since_returned(ledger.code, key, returned, last, now, sense)


def _answered(table: Office, edits: Sequence[CellEdit], gone: Sequence[Row]) -> Office:
    """The ledger after what a person has decided."""
    deleted = {row.at for row in gone}
    now = with_edits(table, edits) if edits else table
    return replace(now, rows=[row for row in now.rows if row.at not in deleted])


def _all_questions(known: Sequence[Question], fresh: Sequence[Question]) -> list[Question]:
    """Those that stand there, then the new ones; each once, the open ones first."""
    once: dict[tuple[str, ...], Question] = {}
    for each in (*known, *fresh):
        once.setdefault(each.key, each)
    return sorted(once.values(), key=lambda each: not each.is_open)
