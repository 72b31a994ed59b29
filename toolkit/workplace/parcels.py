"""The booklets that may be delivered: those that the register says were let out, as they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.button import DISTRIBUTE
from toolkit.declare.errors import ToolkitError
from toolkit.declare.wording import listed
from toolkit.register.entries import Standing
from toolkit.workplace.opening import read_case
from toolkit.workplace.register_place import has_register
from toolkit.workplace.registered_paper import runs_of
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.register.entries import Run
    from toolkit.register.entries import RunEntry
    from toolkit.register.entries import SentEntry


class NothingSentError(ToolkitError):
    """No booklets of a workbook are registered."""

    exit_status = 1

    def __init__(self, book: str, others: Sequence[str]) -> None:
        known = f"登记的有{listed(f'《{each}》' for each in others)}的。" if others else ""
        said = f"登记库里没有《{book}》下发过的分册，请先下发台账，再送达。{known}"
        super().__init__(said, file=book)


class UnknownReceiversError(ToolkitError):
    """A receiver that was asked for got no booklet."""

    def __init__(self, asked: Collection[str], there: Sequence[str]) -> None:
        super().__init__(
            f"没有下发给“{'”“'.join(asked)}”的分册；下发对象有{listed(there)}。",
            value="、".join(asked),
        )


@dataclass(frozen=True, slots=True)
class Parcel:
    """A booklet on its way.

    Attributes:
        entry: what the register says of it.
        path: where it lies.
        booklet: what it is of, as the workbook says today; None where that has no such receiver any more.
    """

    entry: SentEntry
    path: Path
    booklet: Booklet | None


@dataclass(frozen=True, slots=True)
class Parcels:
    """What of a workbook may be delivered.

    Attributes:
        case: the workbook's rows as they are today.
        catalogue: its activity.
        ready: the parcels, in the order in which they were made.
        refused: why a booklet may not go, as a sentence, by its receiver.
        runs: all that the register holds of the folder.
    """

    case: Case
    catalogue: Catalogue
    ready: tuple[Parcel, ...]
    refused: dict[str, str]
    runs: tuple[RunEntry, ...]


def parcels(book: Path, as_of: dt.date | None, only: Collection[str] = ()) -> Parcels:
    """The newest booklet of each receiver, if it is still as it was let out.

    Args:
        book: the workbook.
        as_of: up to which day its rows count.
        only: the receivers that are meant; all where it is empty.

    Raises:
        NothingSentError: no booklet of the workbook is registered.
        UnknownReceiversError: a receiver of `only` got none.
        ToolkitError: the workbook or the register cannot be read.
    """
    opened, case = read_case(book, as_of)
    runs = runs_of(book.parent) if has_register(book.parent) else []
    newest = {
        (entry.kind, entry.key): (entry, run)
        for run in _distributions(runs, book.name)
        for entry in run.sent
    }
    if not newest:
        raise NothingSentError(book.name, [*dict.fromkeys(e.run.book for e in runs if e.run.sent)])
    titles = [entry.title for entry, _ in newest.values()]
    if unknown := [each for each in only if each not in titles]:
        raise UnknownReceiversError(unknown, titles)
    dispatch = opened.catalogue.dispatch
    today = {(b.kind.name, b.key): b for b in dispatch.sent(case)} if dispatch else {}
    ready, refused = [], {}
    for key, (entry, run) in newest.items():
        if only and entry.title not in only:
            continue
        path = _place(book.parent, run, entry)
        if why := _why_not(path, entry):
            refused[entry.title] = why
        else:
            ready.append(Parcel(entry, path, today.get(key)))
    return Parcels(case, opened.catalogue, tuple(ready), refused, tuple(runs))


def _distributions(runs: Sequence[RunEntry], book: str) -> Iterator[Run]:
    for each in runs:
        run = each.run
        if run.step == DISTRIBUTE.caption and run.book == book and each.standing is Standing.DONE:
            yield run


def _place(home: Path, run: Run, entry: SentEntry) -> Path:
    """Where the run put a booklet."""
    for file in run.files:
        if file.sha256 == entry.sha256 and file.path.rpartition("/")[2] == entry.file:
            return home / file.path
    return home / entry.file


def _why_not(path: Path, entry: SentEntry) -> str:
    if not path.is_file():
        return f"“{entry.title}”的分册《{entry.file}》不在“{path.parent}”，没有送达，请重新下发。"
    if sha256_of(path) != entry.sha256:
        return f"“{entry.title}”的分册《{entry.file}》在下发以后改过，没有经过出门检查，没有送达，请重新下发。"
    return ""
