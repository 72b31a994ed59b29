"""Writing the booklets of a distribution: one form a kind, and the list of who got what."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import cache
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.button import DISTRIBUTE
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import declared_as
from toolkit.declare.ledger import Unfilled
from toolkit.declare.wording import listed
from toolkit.distribution.naming import stems
from toolkit.distribution.unsent import doubts
from toolkit.distribution.unsent import unsent
from toolkit.register.entries import SentEntry
from toolkit.workbooks.lists import write_list
from toolkit.workplace.dispatch_list import LISTING
from toolkit.workplace.dispatch_list import listing_of
from toolkit.workplace.exit_gate import Gate
from toolkit.workplace.exit_gate import let_pass
from toolkit.workplace.opening import read_case
from toolkit.workplace.opening import silence
from toolkit.workplace.registering import run_of
from toolkit.workplace.sent_before import FIRST
from toolkit.workplace.steps import Step
from toolkit.workplace.submission_record import record_dispatch
from toolkit.workplace.versions import BookletMaker
from toolkit.workplace.versions import said_of_versions
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.booklet import Dispatch
    from toolkit.declare.booklet import Terms
    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Sheet
    from toolkit.register.entries import FileEntry
    from toolkit.register.entries import Run
    from toolkit.workplace.exit_gate import Checked
    from toolkit.workplace.outcome import Account
    from toolkit.workplace.writer import Writer
    from toolkit.workplace.written import WrittenBooklet


class NobodyError(ToolkitError):
    """There is nobody to send anything to."""

    exit_status = 1

    def __init__(self, file: str, advice: str) -> None:
        super().__init__(f"文件《{file}》没有可下发的对象：{advice}")


class UnknownReceiverError(ToolkitError):
    """A cell that tells who gets what holds nothing usable."""

    exit_status = 1

    def __init__(self, file: str, gap: Unfilled) -> None:
        super().__init__(f"文件《{file}》{gap}，没有写出分册。请补填后再分发。")


class NoBookletsError(ToolkitError):
    """An activity that sends nothing out."""

    exit_status = 1

    def __init__(self, activity: str) -> None:
        super().__init__(f"“{activity}”没有要下发的分册，填报都在台账总册里。")


class NotWrittenError(ToolkitError):
    """The booklets could not be put into their places; none was."""

    def __init__(self, why: str, *, disk_fault: bool) -> None:
        super().__init__(f"分册一个也没有写出：{why}")
        self.exit_status = FAULT if disk_fault else TO_LOOK_AT


@dataclass(frozen=True, slots=True)
class Distribution:
    """What was made to be sent out.

    Attributes:
        written: the booklets.
        listing: where the list of them lies.
        left: by sheet, the rows that went to nobody.
        receivers: what those rows belong to none of.
        unregistered: a sentence, where the folder's register could not take them down.
        remarks: what else is to be told: an older file that was kept, a run that was cut off.
        kept_back: a sentence for each booklet that the exit gate did not let out.
        passed: where something restricted was found and let pass, since a directory names it too.
        notes: what the reader of the file should be told.
        doubts: sentences about rows that went to some of their receivers alone.
        kept: those of the remarks that tell of an older file that was kept.
    """

    written: list[WrittenBooklet]
    listing: Path
    left: dict[str, list[int]]
    receivers: str
    unregistered: str | None
    remarks: tuple[str, ...] = ()
    kept_back: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def distribute_book(
    book: Path, as_of: dt.date | None, folder: Path, tell: Callable[[str], None] = silence
) -> Distribution:
    """Write the booklets of a workbook and their list.

    Raises:
        ToolkitError: the workbook is wrong, or nobody is there to be sent anything.
    """
    opened, case = read_case(book, as_of)
    sent = distribute_case(book, case, opened.workbook.sheets, opened.catalogue, folder, tell)
    return replace(sent, notes=tuple(map(str, opened.workbook.notes)))


def distribute_case(
    book: Path,
    case: Case,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    folder: Path,
    tell: Callable[[str], None] = silence,
) -> Distribution:
    """Write the booklets of a workbook that is read already.

    `tell` is told each booklet before it is written; what it raises stops the work.

    Raises:
        NoBookletsError: the activity has no booklets.
        NobodyError: nobody is there to be sent anything.
        NotWrittenError: a place is taken or the disk full; nothing was changed.
        UnknownReceiverError: a cell that tells who gets what holds nothing usable.
    """
    dispatch, booklets = _receivers(catalogue, case, book)
    terms = catalogue.terms(case)
    period = terms.period or f"{case.parameters.ledger_year}年"
    _, renamed = stems(booklets, terms.file_name, period, FIRST)
    names = cache(lambda version: stems(booklets, terms.file_name, period, version)[0])
    with writing(DISTRIBUTE.caption, book, folder, tell) as writer:
        group = writer.group()
        maker = BookletMaker(case, sheets, catalogue, terms, names, writer)
        made = maker.make(booklets, group, tell)
        written, checked = _let_out(made, Gate(case, sheets), writer, group, tell)
        listing = folder / LISTING
        write_list(listing_of(written, book.name, terms), writer.draft(listing, group))
        writer.put(partial(_run, book.name, case, written, writer), partial(_may_go, writer))
    account = writer.account
    if not account.has(listing):
        raise NotWrittenError(account.refused[listing], disk_fault=account.disk_fault)
    out = [(each.booklet, each.version, each.path) for each in written if account.has(each.path)]
    recorded = record_dispatch(book.parent, case, catalogue, out)
    kept = tuple(_kept_of(account))
    left, staying = _left(booklets, case, dispatch)
    told = [*account.remarks, *said_of_versions(written), *kept, *renamed, *staying]
    return Distribution(
        written,
        listing,
        left,
        dispatch.receivers,
        account.unregistered or None,
        (*told, *_of_terms(dispatch, terms), *recorded),
        tuple(account.refused[each.path] for each in made if each.path in account.refused),
        let_pass(checked),
        doubts=tuple(doubts(booklets, case, dispatch)),
        kept=kept,
    )


def _kept_of(account: Account) -> Iterator[str]:
    """A sentence for each file that made room and was kept under another name."""
    for path, old in account.kept.items():
        yield f"原来的{path.name}内容不同，已另存为{old.name}。"


def _left(
    booklets: Sequence[Booklet], case: Case, dispatch: Dispatch
) -> tuple[dict[str, list[int]], list[str]]:
    """By sheet, the rows that go to nobody; and a sentence on those whose receiver is sent nothing."""
    with declared_as("分册"):
        stays = {(type(row), row.at_row) for row in dispatch.stays(case)}
    left: dict[str, list[int]] = {}
    told = []
    for ledger, rows in unsent(booklets, case, dispatch.ledgers).items():
        numbers = [row.at_row for row in rows if (ledger, row.at_row) not in stays]
        if numbers:
            left[ledger.sheet] = numbers
        if len(numbers) < len(rows):
            count = len(rows) - len(numbers)
            told.append(
                f"“{ledger.sheet}”有{count}行的{dispatch.receivers}不下发，这些行留在办公室。"
            )
    return left, told


def _of_terms(dispatch: Dispatch, terms: Terms) -> list[str]:
    """What the covers lack, and a deadline that was moved."""
    said = []
    if dispatch.settings:
        said_of = zip(dispatch.settings, (terms.period, terms.due), strict=True)
        unsaid = [f"“{name}”" for name, value in said_of if not value]
        if unsaid:
            said.append(f"参数{listed(unsaid)}没有填，封面上空着，请填好后重新下发。")
    if terms.due and terms.due_note:
        said.append(f"报送期限{full_day(terms.due)}：{terms.due_note}。")
    return said


def _receivers(catalogue: Catalogue, case: Case, book: Path) -> tuple[Dispatch, list[Booklet]]:
    """How an activity sends out, and what goes to whom; somebody there is."""
    dispatch = catalogue.dispatch
    if dispatch is None:
        raise NoBookletsError(catalogue.name)
    booklets = _booklets(dispatch, case, book)
    if not booklets:
        raise NobodyError(book.name, dispatch.nobody)
    return dispatch, booklets


def _booklets(dispatch: Dispatch, case: Case, book: Path) -> list[Booklet]:
    with declared_as("分册"):
        try:
            return dispatch.sent(case)
        except Unfilled as gap:
            raise UnknownReceiverError(book.name, gap) from None


def _let_out(
    made: list[WrittenBooklet],
    gate: Gate,
    writer: Writer,
    group: list[Path],
    tell: Callable[[str], None],
) -> tuple[list[WrittenBooklet], dict[str, Checked]]:
    """The booklets in which nothing restricted was found, and what the gate says of each.

    The others are kept back.
    """
    out, all_checked = [], {}
    for number, each in enumerate(made, start=1):
        tell(Step(f"正在检查“{each.booklet.title}”的分册", number, len(made)))
        checked = gate.check(writer.made(each.path), name=each.path.name)
        if checked.hits:
            writer.keep_back([each.path], group, checked.sentence(each.path.name))
        else:
            all_checked[each.path.name] = checked
            out.append(replace(each, passed=tuple(dict.fromkeys(h.reason for h in checked.known))))
    return out, all_checked


def _run(
    book: str,
    case: Case,
    written: Sequence[WrittenBooklet],
    writer: Writer,
    files: Sequence[FileEntry],
) -> Run:
    sent = [
        SentEntry(
            each.booklet.kind.name,
            each.booklet.key,
            each.booklet.title,
            each.booklet.receiver,
            each.version,
            each.path.name,
            writer.sha256(each.path),
            dict(each.rows),
        )
        for each in written
    ]
    return run_of(DISTRIBUTE.caption, book, case, sent=sent, files=files)


def _may_go(writer: Writer, path: Path) -> bool:
    """A 下发清单 in which nobody has written anything; a booklet is kept always."""
    return path.name == LISTING and writer.as_written(path)
