"""Whose a booklet is that came back: as its hidden cells say, as its rows say, as a person says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import SYSTEM_RECEIVER
from toolkit.declare.layout import SYSTEM_RECEIVERS
from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.declare.wording import listed
from toolkit.usecases.likeness import likely
from toolkit.usecases.return_numbers import another_receiver

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.workbook import CellComment
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.office_book import OfficeBook

    Formulas = Callable[[str], Mapping[tuple[int, int], str]]


class NotTakenError(ToolkitError):
    """A file that came back and is not merged; the sentence says why and what to do."""

    exit_status = 1


def no_formulas(_title: str) -> Mapping[tuple[int, int], str]:
    """Nobody knows how any was written."""
    return {}


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file as it was read.

    Attributes:
        file: its name, for messages.
        sheets: its sheets, or those of an older form as today's has them.
        comments: what is written beside their cells.
        formulas: of the sheet of a title, by row and column from 1, how each formula is written; asked for
            seldom.
    """

    file: str
    sheets: Sequence[Sheet]
    comments: Sequence[CellComment] = ()
    formulas: Formulas = no_formulas


def whose_is(
    returned: ReturnedFile,
    facts: Mapping[str, str],
    office: OfficeBook,
    sheets: Mapping[type[Ledger], Sheet],
    unit: str,
) -> Booklet:
    """The receiver to whom a file was sent.

    Args:
        returned: the file.
        facts: what its hidden cells say.
        office: the workbook that it may belong to.
        sheets: its ledgers.
        unit: whose it is, as a person says; "" where nobody has.

    Raises:
        NotTakenError: nobody can say, or what is said contradicts what is there.
    """
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
