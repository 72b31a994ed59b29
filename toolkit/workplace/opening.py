"""Opening the workbook that a command was given, and judging it by the activity that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Protocol

from toolkit.declare.errors import nothing_yet
from toolkit.declare.parameters import NOWHERE
from toolkit.declare.standard import ResultLine
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.workbook import FileNote
from toolkit.usecases.validate import case_of
from toolkit.usecases.validate import result_in
from toolkit.usecases.validate import validate
from toolkit.workplace.activities import activity_of
from toolkit.workplace.known_before import NOTHING_LAST
from toolkit.workplace.known_before import known_before
from toolkit.workplace.register_place import has_register

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.last_result import LastResult
    from toolkit.usecases.validate import Judged


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook file as read, and its activity; where that was found by its sheets, a note says so.

    Attributes:
        workbook: the file.
        catalogue: the activity.
        guarded: whether it was read in a process of its own, as what belongs to it will be.
    """

    workbook: Workbook
    catalogue: Catalogue
    guarded: bool = False


def silence(_words: str) -> None:
    """Tell nobody what is being done."""


@nothing_yet()
def open_book(path: Path, *, guarded: bool = False) -> Opened:
    """Read a workbook and see which activity it belongs to.

    Args:
        path: the workbook.
        guarded: read it in a process of its own, which may end over it: for one of several.

    Raises:
        ToolkitError: one sentence for whatever is wrong with the file.
    """
    workbook = _reader(guarded)(path)
    found = activity_of(path.name, workbook.sheets)
    if found.note:
        workbook = replace(workbook, notes=(*workbook.notes, FileNote(found.note)))
    if missing := _missing_merges(path, workbook):
        workbook = replace(workbook, notes=(*workbook.notes, FileNote(missing)))
    return Opened(workbook, found.catalogue, guarded)


def _missing_merges(path: Path, workbook: Workbook) -> str:
    """What the register of its folder tells that was merged and it does not hold; one that cannot be read tells nothing."""
    if not has_register(path.parent):
        return ""
    from toolkit.register.errors import RegisterError
    from toolkit.workplace.missing_merges import missing_in_file

    try:
        return missing_in_file(path, workbook.sheets)
    except RegisterError:
        return ""


@nothing_yet()
def judged_book(
    path: Path, as_of: dt.date | None, earlier: Path | None = None
) -> tuple[Opened, Judged]:
    """Read a workbook and judge it.

    Args:
        path: the workbook.
        as_of: up to which day; None takes the workbook's own.
        earlier: an earlier marked copy, whose 说明 are carried on where it exists.

    Raises:
        ToolkitError: one sentence for whatever is wrong with the file.
    """
    opened = open_book(path)
    return opened, judged_opened(opened, as_of, earlier)


def judged_opened(
    opened: Opened,
    as_of: dt.date | None,
    earlier: Path | None = None,
    tried: Mapping[str, str] = NOWHERE,
) -> Judged:
    """Judge a workbook that is read already, by values of parameters that are `tried`; else as `judged_book`."""
    result = _result_in(earlier, opened) if earlier and earlier.is_file() else NOTHING_LAST
    book, catalogue = opened.workbook, opened.catalogue
    known = known_before(earlier.parent if earlier else book.path.parent, book.path.name, result)
    return validate(book.path.name, book.sheets, catalogue, as_of=as_of, tried=tried, earlier=known)


@nothing_yet()
def read_case(path: Path, as_of: dt.date | None) -> tuple[Opened, Case]:
    """Read a workbook's tables without judging them; without an as-of date, the year's end.

    Raises:
        ToolkitError: one sentence for whatever is wrong with the file.
    """
    opened = open_book(path)
    return opened, case_of(path.name, opened.workbook.sheets, opened.catalogue, as_of)


def _result_in(earlier: Path, opened: Opened) -> LastResult:
    """An earlier result; a copy that cannot be read holds nothing to keep."""
    try:
        workbook = _reader(opened.guarded)(earlier, only=(ResultLine.sheet,))
    except UnreadableFileError:
        return NOTHING_LAST
    sheets = [each for each in workbook.sheets if each.name == ResultLine.sheet]
    if not sheets:
        return NOTHING_LAST
    return result_in(earlier.name, sheets, opened.catalogue)


class _Reader(Protocol):
    def __call__(self, path: Path, *, only: Collection[str] | None = None) -> Workbook:
        """The worksheets of a file."""
        ...


def _reader(guarded: bool) -> _Reader:
    if not guarded:
        return read_workbook
    from toolkit.reading.files.guarded import read_guarded

    return read_guarded
