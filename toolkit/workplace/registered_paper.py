"""A paper in its working folder: the run that wrote it, the workbook it was drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.real_path import real_path
from toolkit.declare.wording import listed
from toolkit.register.entries import Standing
from toolkit.register.numbers import of_folder
from toolkit.workplace.register_place import has_register
from toolkit.workplace.register_place import register_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.register.entries import PaperEntry
    from toolkit.register.entries import RunEntry

SHOWN = 6


class NoPaperError(ToolkitError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"没有公文“{path}”，请核对路径。", file=path)


class NoRegisterError(ToolkitError):
    """A paper lies in no working folder that has a register."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"《{path.name}》旁边和上一级文件夹都没有登记库，不知道它依哪份台账生成。"
            "请把它放回工作文件夹的“公文”里，或用 --book 写明台账。",
            file=path,
        )


class NotRegisteredError(ToolkitError):
    """The register knows no paper of this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        more = f"等{len(known)}份" if len(known) > SHOWN else ""
        there = f"登记的有{listed(known[:SHOWN])}{more}。" if known else "还没有登记过公文。"
        super().__init__(
            f"登记库里没有《{name}》：改过名的请改回原名，别处来的不能在这里签发。{there}",
            file=name,
        )


class BookGoneError(ToolkitError):
    """The workbook that a paper was drawn from is not there."""

    def __init__(self, paper: str, book: str) -> None:
        super().__init__(
            f"《{paper}》所依的台账《{book}》不在工作文件夹里，请放回，或用 --book 写明。",
            file=book,
        )


@dataclass(frozen=True, slots=True)
class RegisteredPaper:
    """A paper, and what the register says of it.

    Attributes:
        path: where it lies.
        book: the workbook that it was drawn from, as it is today.
        run: that wrote it.
        entry: what was written down of it.
    """

    path: Path
    book: Path
    run: RunEntry
    entry: PaperEntry

    @property
    def home(self) -> Path:
        """The working folder."""
        return self.book.parent


def registered_paper(path: Path, book: Path | None) -> RegisteredPaper:
    """A paper as the register of its working folder knows it.

    Args:
        path: of the paper.
        book: the workbook, where it is another than the one that is registered.

    Raises:
        ToolkitError: a sentence for whatever of it is missing.
    """
    if not path.is_file():
        raise NoPaperError(path)
    home = _home(path, book)
    runs = runs_of(home)
    found = [*_written_here(runs)]
    same = [(run, entry) for run, entry in found if entry.file == path.name]
    if not same:
        raise NotRegisteredError(path.name, [*dict.fromkeys(entry.file for _, entry in found)])
    run, entry = same[-1]
    drawn_from = book or home / run.run.book
    if not drawn_from.is_file():
        raise BookGoneError(path.name, drawn_from.name)
    return RegisteredPaper(path, drawn_from, run, entry)


def as_signed(found: RegisteredPaper, number: int, runs: Sequence[RunEntry]) -> RegisteredPaper:
    """The same, as it was when a run signed it: a later draft of its name is another paper.

    Args:
        found: the paper as it is today.
        number: of the run that signed it.
        runs: of its working folder.
    """
    drafts = [
        (run, entry)
        for run, entry in _written_here(runs)
        if entry.file == found.path.name and run.number <= number
    ]
    run, entry = drafts[-1]
    return replace(found, run=run, entry=entry)


def _home(path: Path, book: Path | None) -> Path:
    if book is not None:
        return book.parent
    beside = path.absolute().parent
    home = next((each for each in (beside, beside.parent) if has_register(each)), None)
    if home is None:
        raise NoRegisterError(path)
    return home


def runs_of(home: Path) -> list[RunEntry]:
    """What the register holds of a working folder.

    Raises:
        RegisterError: it cannot be read.
    """
    register = register_of(home)
    return of_folder(register.runs(), str(real_path(home)), shared=register.is_shared)


def _written_here(runs: Sequence[RunEntry]) -> Iterator[tuple[RunEntry, PaperEntry]]:
    for run in runs:
        if run.standing is not Standing.ABANDONED:
            yield from ((run, entry) for entry in run.run.papers)
