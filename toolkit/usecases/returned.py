"""A booklet that came back: which sheets are which ledgers, what was sent in it.

By the hidden cells, whatever the file and its sheets are called now.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import FIXED_SHEETS
from toolkit.declare.layout import CONTROL_KIND
from toolkit.declare.layout import SYSTEM_ACTIVITY
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import SYSTEM_PERIOD
from toolkit.declare.layout import SYSTEM_VERSION
from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.declare.wording import listed
from toolkit.reading.headers import HeadingError
from toolkit.reading.headers import find_header
from toolkit.reading.tables import system_values
from toolkit.usecases.older_returns import as_of_today
from toolkit.usecases.older_returns import base_of_today
from toolkit.usecases.return_base import base_of
from toolkit.usecases.submission_record import batch_of
from toolkit.usecases.whose_return import NotTakenError
from toolkit.usecases.whose_return import whose_is

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.snapshot import Snapshot
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.migration import CellFate
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.whose_return import ReturnedFile

    Dispatched = Callable[[Booklet, str], Iterable[Sequence[Sheet] | None]]
    Earlier = Callable[["KnownReturn"], Sequence["ReturnedFile"]]
    FormulasOf = Callable[[type[Ledger]], Mapping[tuple[int, int], str]]

SHOWN = 5


def _unknown(_ledger: type[Ledger]) -> Mapping[tuple[int, int], str]:
    return {}


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
        formulas: by ledger, how its formulas are written, as `ReturnedFile.formulas`; of an older form nobody knows.
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
    formulas: FormulasOf = field(default=_unknown, compare=False)


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
    booklet = whose_is(returned, facts, office, sheets, unit)
    version = facts.get(SYSTEM_VERSION, "")
    batch = facts.get(SYSTEM_PERIOD, "")
    base, more = base_of(returned.sheets, batch, dispatched(booklet, version))
    if now.told and base:
        base = base_of_today(base, office.catalogue)
    if not unit:
        _refuse_another_book(returned, base, office)
    own = {ledger: sheet for ledger, sheet in sheets.items() if ledger in booklet.rows}
    formulas = _unknown if now.told else _formulas_of(returned, sheets)
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
    return KnownReturn(*facts_of, now.unplaced, formulas)


def _formulas_of(returned: ReturnedFile, sheets: Mapping[type[Ledger], Sheet]) -> FormulasOf:
    """Those of a ledger, whatever its sheet is called in the file."""
    names = {id(sheet.rows): sheet.name for sheet in returned.sheets}
    return lambda ledger: returned.formulas(names[id(sheets[ledger].rows)])


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
    there += f"等{len(returned.sheets)}张" if len(returned.sheets) > SHOWN else ""
    wanted = listed(f"“{ledger.sheet}”" for ledger in office.ledgers[:SHOWN])
    wanted += "等工作表" if len(office.ledgers) > SHOWN else ""
    return (
        f"《{returned.file}》里没有下发的台账（现有工作表：{there}）。"
        f"报送的应是下发的分册，有{wanted}；请向报送单位要回分册。"
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
