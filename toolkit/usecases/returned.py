"""A booklet that came back: whose it is, which sheets are which ledgers, what was sent in it.

By the hidden cells, whatever the file and its sheets are called now; where those are gone its content
says whose it may be, which a person confirms.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import FIXED_SHEETS
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import CONTROL_KIND
from toolkit.declare.layout import SYSTEM_ACTIVITY
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import SYSTEM_PERIOD
from toolkit.declare.layout import SYSTEM_RECEIVER
from toolkit.declare.layout import SYSTEM_RECEIVERS
from toolkit.declare.layout import SYSTEM_VERSION
from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.declare.wording import listed
from toolkit.reading.headers import HeadingError
from toolkit.reading.headers import find_header
from toolkit.reading.tables import system_values
from toolkit.usecases.likeness import likely
from toolkit.usecases.older_returns import as_of_today
from toolkit.usecases.older_returns import base_of_today
from toolkit.usecases.return_base import base_of
from toolkit.usecases.return_numbers import another_receiver
from toolkit.usecases.submission_record import batch_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.snapshot import Snapshot
    from toolkit.reading.workbook import CellComment
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.migration import CellFate
    from toolkit.usecases.office_book import OfficeBook

    Dispatched = Callable[[Booklet, str], Iterable[Sequence[Sheet] | None]]
    Earlier = Callable[["KnownReturn"], Sequence["ReturnedFile"]]

SHOWN = 5


class NotTakenError(ToolkitError):
    """A file that came back and is not merged; the sentence says why and what to do."""

    exit_status = 1


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file as it was read; its name is for messages."""

    file: str
    sheets: Sequence[Sheet]
    comments: Sequence[CellComment] = ()


@dataclass(frozen=True, slots=True)
class KnownReturn:
    """A booklet that came back and is known.

    Attributes:
        file: the file's name.
        booklet: as it would be sent now.
        version: under which it was sent; "" where the file does not say.
        sheets: by ledger, the sheets that are in it, under the ledgers' titles.
        base: by ledger title, what was sent; a ledger is not in it where nobody knows.
        remarks: sentences on how it was recognised.
        lacked: by ledger, headings of columns that the form under which it was sent does not have.
        batch: the 批次 that it was sent for; "" where the file does not say.
        unplaced: of an older form, the cells for which that of today has no place.
    """

    file: str
    booklet: Booklet
    version: str
    sheets: Mapping[type[Ledger], Sheet]
    base: Mapping[str, Snapshot]
    remarks: tuple[str, ...] = ()
    lacked: Mapping[type[Ledger], frozenset[str]] = field(default_factory=dict)
    batch: str = ""
    unplaced: tuple[CellFate, ...] = ()


def nothing_kept(_booklet: Booklet, _version: str) -> Sequence[Sequence[Sheet]]:
    """No copy of what was sent is at hand."""
    return ()


def nothing_before(_known: KnownReturn) -> Sequence[ReturnedFile]:
    """Its unit has returned nothing before."""
    return ()


def recognised(
    returned: ReturnedFile,
    office: OfficeBook,
    unit: str = "",
    dispatched: Dispatched = nothing_kept,
) -> KnownReturn:
    """Whose booklet a file is, and what is in it.

    Args:
        returned: the file.
        office: the workbook that it may belong to.
        unit: whose it is, as a person says; for files that have lost their hidden cells.
        dispatched: the sheets of the copies that were kept of what was sent under a version, the newest
            first; None for one that is not there any more.

    Raises:
        NotTakenError: it is not merged, and why.
    """
    facts = system_values(returned.sheets)
    _refuse_other_kinds(returned, facts, office)
    now = as_of_today(returned.file, returned.sheets, office.catalogue, office.known_form)
    returned = replace(returned, sheets=now.sheets)
    sheets, remarks = _ledger_sheets(returned, office)
    if not sheets:
        raise NotTakenError(_no_ledger(returned, office), file=returned.file)
    booklet = _whose(returned, facts, office, sheets, unit)
    version = facts.get(SYSTEM_VERSION, "")
    batch = facts.get(SYSTEM_PERIOD, "")
    base, more = base_of(returned.sheets, batch, dispatched(booklet, version))
    if now.told and base:
        base = base_of_today(base, office.catalogue)
    if not unit:
        _refuse_another_book(returned, base, office)
    own = {ledger: sheet for ledger, sheet in sheets.items() if ledger in booklet.rows}
    told = [
        f"不属于“{booklet.title}”的分册，没有读取：{ledger.sheet}。"
        for ledger in sheets
        if ledger not in own
    ]
    lacking = [
        f"缺少工作表“{ledger.sheet}”，按没有改动处理。"
        for ledger in booklet.rows
        if ledger not in own
    ]
    said = (*now.told, *remarks, *more, *told, *lacking, *_of_another_batch(batch, office))
    facts_of = (returned.file, booklet, version, own, base, said, now.lacked, batch)
    return KnownReturn(*facts_of, now.unplaced)


def _of_another_batch(batch: str, office: OfficeBook) -> list[str]:
    now = batch_of(office.case, office.catalogue)
    said = f"是{batch}的分册，总册现在是{now}：改动已并入，收回仍记在{batch}名下，请核对。"
    return [said] if batch and batch != now else []


def _refuse_other_kinds(
    returned: ReturnedFile, facts: Mapping[str, str], office: OfficeBook
) -> None:
    activity = facts.get(SYSTEM_ACTIVITY, "").strip()
    name = office.catalogue.name
    if activity and activity != name:
        raise NotTakenError(
            f"《{returned.file}》是“{activity}”的台账，总册《{office.file}》是“{name}”的。"
            f"请与“{activity}”的总册合并。",
            file=returned.file,
        )
    if facts.get(SYSTEM_KIND) == CONTROL_KIND:
        raise NotTakenError(
            f"《{returned.file}》是台账总册，不是下发的分册。请改放报送单位交回的分册。",
            file=returned.file,
        )


def _ledger_sheets(
    returned: ReturnedFile, office: OfficeBook
) -> tuple[dict[type[Ledger], Sheet], list[str]]:
    """The sheets by ledger: by their names, else by their headings; sentences on the latter."""
    named = {same_name(sheet.name): sheet for sheet in returned.sheets}
    found = {
        ledger: replace(named[same_name(ledger.sheet)], name=ledger.sheet)
        for ledger in office.ledgers
        if same_name(ledger.sheet) in named
    }
    known = {same_name(each) for each in FIXED_SHEETS}
    known |= {same_name(ledger.sheet) for ledger in office.catalogue.ledgers}
    loose = [sheet for sheet in returned.sheets if same_name(sheet.name) not in known]
    remarks = []
    for sheet in loose:
        fits = [each for each in office.ledgers if each not in found and _fits(sheet, each)]
        if len(fits) == 1:
            found[fits[0]] = replace(sheet, name=fits[0].sheet)
            remarks.append(
                f"工作表“{shown_name(sheet.name)}”的标题是“{fits[0].sheet}”的，按它读取。"
            )
    return found, remarks


def _fits(sheet: Sheet, ledger: type[Ledger]) -> bool:
    try:
        find_header(sheet.name, ledger, sheet.rows, restricted=False)
    except HeadingError:
        return False
    return True


def _no_ledger(returned: ReturnedFile, office: OfficeBook) -> str:
    there = listed(shown_name(sheet.name) for sheet in returned.sheets[:SHOWN])
    wanted = listed(f"“{ledger.sheet}”" for ledger in office.ledgers[:SHOWN])
    return (
        f"《{returned.file}》里没有下发的台账（现有工作表：{there}）。"
        f"报送的应是下发的分册，有{wanted}等工作表；请向报送单位要回分册。"
    )


def _whose(
    returned: ReturnedFile,
    facts: Mapping[str, str],
    office: OfficeBook,
    sheets: Mapping[type[Ledger], Sheet],
    unit: str,
) -> Booklet:
    kind, key = facts.get(SYSTEM_RECEIVERS, ""), facts.get(SYSTEM_RECEIVER, "")
    stated = facts.get(SYSTEM_KIND) == BOOKLET_KIND and bool(key)
    if unit:
        return _confirmed(returned, office, unit, sheets, key if stated else "")
    if not stated:
        raise NotTakenError(_proposal(returned, office, sheets), file=returned.file)
    for booklet in office.booklets:
        if (booklet.kind.name, booklet.key) == (kind, key):
            _refuse_rows_of_another(returned, booklet, office, sheets)
            return booklet
    raise NotTakenError(
        f"《{returned.file}》是下发给“{shown_name(key)}”（{shown_name(kind)}）的，总册《{office.file}》"
        "没有这个下发对象。可能是别的总册下发的，或者这个对象已从名录里去掉；请核对。",
        file=returned.file,
    )


def _refuse_rows_of_another(
    returned: ReturnedFile,
    booklet: Booklet,
    office: OfficeBook,
    sheets: Mapping[type[Ledger], Sheet],
) -> None:
    """The hidden cells name one receiver, the rows were sent to another: a person says whose it is."""
    other = another_receiver(sheets.values(), booklet, office)
    if other is None:
        return
    theirs, equal, count = other
    raise NotTakenError(
        f"《{returned.file}》隐藏的“系统”表写明是“{booklet.kind.name}：{booklet.title}”的，里面的{count}行中却有"
        f"{equal}行是下发给“{theirs.kind.name}：{theirs.title}”的。请核对是谁报送的，用 --as 写明，"
        f"如 --as {theirs.kind.name}：{theirs.title}。",
        file=returned.file,
    )


def _confirmed(
    returned: ReturnedFile,
    office: OfficeBook,
    unit: str,
    sheets: Mapping[type[Ledger], Sheet],
    stated: str,
) -> Booklet:
    """The receiver that a person has named, 类别：对象 where the name alone does not tell."""
    wanted = same_name(unit)
    named = [each for each in office.booklets if wanted in _names(each)]
    fitting = [each for each in named if set(sheets) <= set(each.rows)] or named
    if not fitting:
        names = listed(dict.fromkeys(each.title for each in office.booklets))
        raise NotTakenError(
            f"《{returned.file}》：没有下发对象“{shown_name(unit)}”。下发对象有：{names}。",
            file=returned.file,
        )
    if len(fitting) > 1:
        names = listed(f"“{each.kind.name}：{each.title}”" for each in fitting)
        raise NotTakenError(
            f"《{returned.file}》：叫“{shown_name(unit)}”的有几个，请写明是哪一个：{names}。",
            file=returned.file,
        )
    (booklet,) = fitting
    if stated and stated != booklet.key and not _are_rows_of(booklet, stated, office, sheets):
        raise NotTakenError(
            f"《{returned.file}》隐藏的“系统”表写明是“{shown_name(stated)}”的，不是“{shown_name(unit)}”的。"
            "请核对是不是拿错了文件。",
            file=returned.file,
        )
    guess = None if stated else likely(returned.file, sheets, office)
    if guess is not None and guess[0] is not booklet:
        theirs, equal, count = guess
        raise NotTakenError(
            f"《{returned.file}》的{count}行中有{equal}行是下发给“{theirs.kind.name}：{theirs.title}”的，"
            f"不像“{shown_name(unit)}”的。请核对是谁报送的，用 --as 写明。",
            file=returned.file,
        )
    return booklet


def _are_rows_of(
    booklet: Booklet, stated: str, office: OfficeBook, sheets: Mapping[type[Ledger], Sheet]
) -> bool:
    """Whether most rows were sent to a receiver, though the hidden cells name another."""
    named = [each for each in office.booklets if each.key == stated]
    others = [another_receiver(sheets.values(), each, office) for each in named]
    return any(other is not None and other[0] is booklet for other in others)


def _names(booklet: Booklet) -> set[str]:
    own = {same_name(booklet.key), same_name(booklet.title)}
    return own | {same_name(f"{booklet.kind.name}：{each}") for each in own}


def _proposal(
    returned: ReturnedFile, office: OfficeBook, sheets: Mapping[type[Ledger], Sheet]
) -> str:
    """Why a file without its hidden cells is not merged, and how a person says whose it is."""
    gone = f"《{returned.file}》隐藏的“系统”表没有了，不知道是谁报送的。"
    guess = likely(returned.file, sheets, office)
    if guess is None:
        return f"{gone}按内容也认不出；核对后用 --as 写明，如 --as {office.booklets[0].title}。"
    booklet, equal, count = guess
    name = f"{booklet.kind.name}：{booklet.title}"
    return (
        f"{gone}按内容像是“{name}”的（{count}行中有{equal}行是下发给它的）。"
        f"核对后用 --as {name} 合并。"
    )


def _refuse_another_book(
    returned: ReturnedFile, base: Mapping[str, Snapshot], office: OfficeBook
) -> None:
    """A booklet none of whose rows the office's workbook knows comes from another one."""
    sent = {number for snapshot in base.values() for number in snapshot.rows}
    if sent and sent.isdisjoint(office.all_numbers):
        raise NotTakenError(
            f"《{returned.file}》下发时的{len(sent)}行，总册《{office.file}》里一行也没有：可能是别的单位的"
            "总册下发的。确实是本总册下发的，核对后用 --as 写明单位合并。",
            file=returned.file,
        )
