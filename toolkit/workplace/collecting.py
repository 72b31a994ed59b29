"""回收合并 in a working folder: read what came back, write the merged workbook, put each file in its place.

1. The workbook is kept as it is (回收/合并前).
2. What goes back to units is written (回收/退回).
3. The merged workbook is written beside the workbook, which keeps its bytes.
4. The files are moved: 回收/已处理/‹批次›, 回收/未处理. A run that is cut off before leaves them where they
   are, to be collected again.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import SYSTEM_SHEETS
from toolkit.declare.wording import SEPARATOR
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.tables import system_values
from toolkit.usecases.collecting import Collected
from toolkit.usecases.collecting import Refused
from toolkit.usecases.collecting import collect
from toolkit.usecases.office_book import office_book
from toolkit.usecases.returned import ReturnedFile
from toolkit.workbooks.patching import merge_copy
from toolkit.workplace.copy_source import IN_PLACE
from toolkit.workplace.merged_cells import Changes
from toolkit.workplace.opening import open_book
from toolkit.workplace.opening import silence
from toolkit.workplace.outcome import Account
from toolkit.workplace.registering import run_of
from toolkit.workplace.return_folder import ReturnFolder
from toolkit.workplace.return_folder import without_reasons
from toolkit.workplace.sending_back import Again
from toolkit.workplace.sending_back import report_again
from toolkit.workplace.sending_back import sent_back_name
from toolkit.workplace.sending_back import write_sent_back
from toolkit.workplace.sent_copies import SentCopies
from toolkit.workplace.submission_record import Locks
from toolkit.workplace.submission_record import record_returns
from toolkit.workplace.trail import CellChange
from toolkit.workplace.trail import record_changes
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.workbooks.patching import Edit
    from toolkit.workbooks.patching import MergedCells
    from toolkit.workplace.writer import Writer

MERGED = "_合并"
_ENDING = re.compile(rf"{MERGED}[0-9]*$")


class NothingReturnedError(ToolkitError):
    """Nothing lies in the folder 回收."""

    exit_status = TO_LOOK_AT

    def __init__(self, folder: Path, before: Sequence[str] = ()) -> None:
        said = f"“{folder}”里没有收回的分册。请把收回的分册放进去，再回收合并。"
        super().__init__(f"{''.join(before)}{said}")


class CannotMergeIntoError(ToolkitError):
    """A workbook of a kind into which nothing can be merged."""

    def __init__(self, file: str, suffix: str) -> None:
        super().__init__(
            f"总册《{file}》是 {suffix} 文件，不能合并进去：须是 .xlsm 或 .xlsx。请另存为 .xlsx 后再合并。",
            file=file,
        )


class NotMergedError(ToolkitError):
    """The merged workbook could not be put into its place; the files that came back stay where they were."""

    def __init__(self, why: str, *, disk_fault: bool) -> None:
        super().__init__(f"没有合并，收回的文件留在原处：{why}")
        self.exit_status = FAULT if disk_fault else TO_LOOK_AT


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants it.

    Attributes:
        unit: whose the files are that have lost their hidden cells; "" for nothing said.
        whole: whether a file with any fault goes back whole.
        again_by: the last day to report again; None for the third working day.
        dry_run: whether nothing is written and no file moved.
    """

    unit: str = ""
    whole: bool = False
    again_by: dt.date | None = None
    dry_run: bool = False


@dataclass(slots=True)
class Collection:
    """What was done.

    Attributes:
        collected: what the merge came to.
        again: by when units whose files went back report again.
        account: what became of the files that were written.
        target: the merged workbook; None where nothing changed, or nothing was to be written.
        batch: the folder of this collecting in 已处理; None where no file went there.
        moved: by file, where it lies now.
        sent_back: by file, the copy that goes back.
        unmade: edits that were not made, since a formula gives the cell its value.
        notes: what the reader of the workbook should be told.
    """

    collected: Collected
    again: Again
    account: Account = field(default_factory=Account)
    target: Path | None = None
    batch: Path | None = None
    moved: dict[str, Path] = field(default_factory=dict)
    sent_back: dict[str, Path] = field(default_factory=dict)
    unmade: Sequence[Edit] = ()
    notes: tuple[str, ...] = ()


def _read_wanted(path: Path, wanted: frozenset[str]) -> Workbook:
    """A returned file without the sheets that nothing is read from; all of it where sheets are renamed.

    Raises:
        UnreadableFileError: it cannot be read.
    """
    workbook = read_workbook(path, only=wanted)
    facts = system_values(workbook.sheets)
    promised = {SNAPSHOT_SHEET, *filter(None, facts.get(SYSTEM_SHEETS, "").split(SEPARATOR))}
    there = {sheet.name for sheet in workbook.sheets}
    return workbook if facts and promised <= there else read_workbook(path)


def merged_stem(book: Path) -> str:
    """The name of a workbook without what earlier merges have added to it."""
    return _ENDING.sub("", book.name.removesuffix(book.suffix))


def merged_path(book: Path) -> Path:
    """Where the merged workbook goes: beside the book, never over it."""
    stem = merged_stem(book)
    target = book.with_name(f"{stem}{MERGED}{book.suffix}")
    number = 2
    while target.resolve() == book.resolve():
        target = book.with_name(f"{stem}{MERGED}{number}{book.suffix}")
        number += 1
    return target


def collect_book(
    book: Path,
    files: Sequence[Path] = (),
    wishes: Wishes = Wishes(),
    tell: Callable[[str], None] = silence,
) -> Collection:
    """Merge what came back into a copy of a workbook.

    Args:
        book: the workbook; it keeps its bytes.
        files: what came back; none takes all that lies in 回收.
        wishes: how a person wants it.
        tell: told what is being done; what it raises stops the work.

    Raises:
        NothingReturnedError: no files are given, and none lie in 回收.
        CannotMergeIntoError: the workbook is of a kind that cannot be patched.
        NotMergedError: the merged workbook could not be written.
        ToolkitError: one sentence for whatever is wrong with the workbook.
    """
    folder = ReturnFolder.of(book)
    given = without_reasons(files) if files else folder.files()
    finished = [] if wishes.dry_run else _finished(book, folder, tell, alone=not given)
    given = given if files else folder.files()
    opened = open_book(book)
    if opened.workbook.suffix not in IN_PLACE:
        raise CannotMergeIntoError(book.name, opened.workbook.suffix)
    office = office_book(book.name, opened.workbook.sheets, opened.catalogue)
    if not given and not any(each.decision and each.is_open for each in office.questions):
        raise NothingReturnedError(folder.path, finished)
    step = _Step(book, folder, wishes, tell)
    step.collect(office, given)
    step.collection.account.remarks += [*finished, *_left_aside(book, wishes)]
    step.collection.notes = tuple(map(str, opened.workbook.notes))
    if not wishes.dry_run:
        step.write()
    return step.collection


def _left_aside(book: Path, wishes: Wishes) -> list[str]:
    """What a person is told who merges into the workbook as it was before an earlier merge."""
    earlier = merged_path(book)
    if wishes.dry_run or not earlier.is_file() or merged_stem(book) != book.stem:
        return []
    return [
        (
            f"已有以前合并出的《{earlier.name}》，这次是并入《{book.name}》，不含以前并入的；要接着并入的，"
            f"请把“已处理”里的文件一起再合并一次，或以后用 --into {earlier.name}。"
        )
    ]


def _finished(
    book: Path, folder: ReturnFolder, tell: Callable[[str], None], *, alone: bool
) -> list[str]:
    """Finish what an earlier collecting was cut off in; what is to be told.

    `alone` says that nothing else will be done in the folder, which the next writer would clear up.
    """
    if not alone and not folder.is_unfinished:
        return []
    with writing(COLLECT.caption, book, book.parent, tell, found_register=False) as writer:
        return [*folder.finish(), *writer.account.remarks]


def collect_open(
    book: Path,
    office: OfficeBook,
    write: Callable[[MergedCells], Sequence[Edit]],
    tell: Callable[[str], None] = silence,
) -> Collection:
    """Merge what lies in 回收 into a workbook that is open in an office program.

    Args:
        book: where it was saved last; that file is what an undoing gives back.
        office: it, as it is on the screen.
        write: puts the changes into it, and returns the edits that a formula kept out.
        tell: told what is being done; what it raises stops the work.

    Raises:
        NothingReturnedError: nothing lies in 回收.
        ToolkitError: whatever `write` raises; the files that came back stay where they are then.
    """
    folder = ReturnFolder.of(book)
    finished = _finished(book, folder, tell, alone=not folder.files())
    files = folder.files()
    if not files and not any(each.decision and each.is_open for each in office.questions):
        raise NothingReturnedError(folder.path, finished)
    step = _Step(book, folder, Wishes(), tell)
    step.collect(office, files)
    step.collection.account.remarks += finished
    step.write(write)
    return step.collection


class _Step:
    """One collecting."""

    def __init__(
        self, book: Path, folder: ReturnFolder, wishes: Wishes, tell: Callable[[str], None]
    ) -> None:
        self._book, self._folder, self._wishes, self._tell = book, folder, wishes, tell
        self._now = dt.datetime.now().astimezone()
        self._paths: dict[str, Path] = {}
        self._workbooks: dict[str, Workbook] = {}
        self._batch = folder.batch(self._now.date())
        self.collection: Collection

    def collect(self, office: OfficeBook, files: Sequence[Path]) -> None:
        """Read the files and merge them, as data."""
        refused: list[Refused] = []
        self._locks = Locks(self._book.parent, office.case, office.catalogue, office.booklets)
        wanted = {SYSTEM_SHEET, SNAPSHOT_SHEET, COVER_SHEET}
        wanted |= {ledger.sheet for ledger in office.ledgers}
        returned = [*self._read(files, frozenset(wanted), refused)]
        copies = SentCopies(self._book.parent)
        today = self._now.date().isoformat()
        collected = collect(
            office,
            returned,
            today,
            unit=self._wishes.unit,
            whole=self._wishes.whole,
            dispatched=copies.of,
        )
        collected.refused = [*refused, *collected.refused]
        self.collection = Collection(
            collected, report_again(self._now.date(), self._wishes.again_by)
        )

    def _read(
        self, files: Sequence[Path], wanted: frozenset[str], refused: list[Refused]
    ) -> Iterator[ReturnedFile]:
        for number, path in enumerate(files, start=1):
            self._tell(f"正在读取“{path.name}”（{number}/{len(files)}）…按 Esc 取消")
            name = self._name(path)
            self._paths[name] = path
            try:
                workbook = _read_wanted(path, wanted)
            except UnreadableFileError as error:
                refused.append(Refused(name, str(error)))
                continue
            if locked := self._locks.why_not(workbook.sheets):
                refused.append(Refused(name, locked))
                continue
            self._workbooks[name] = workbook
            yield ReturnedFile(name, workbook.sheets)

    def _name(self, path: Path) -> str:
        """By which a file is told: its own name, with its folder where two have the same."""
        name, parent = path.name, path.parent
        while name in self._paths:
            name, parent = f"{parent.name}/{name}", parent.parent
        return name

    def write(self, into: Callable[[MergedCells], Sequence[Edit]] | None = None) -> None:
        """Write what is to be written, then put each file that came back into its place.

        `into` puts the changes into the open workbook; without it they go into a copy of the file.
        """
        collected = self.collection.collected
        if collected.any:
            self._keep_before()
        if collected.returned:
            self._write_sent_back()
        with writing(COLLECT.caption, self._book, self._book.parent, self._tell) as writer:
            if collected.any and into is not None:
                self._write_into(into, writer)
            elif collected.any:
                self._write_merged(writer)
            self._record_steps()
            self._move()

    def _keep_before(self) -> None:
        """A copy of the workbook as it is, by which the merge can be undone."""
        target = self._folder.before / f"{self._book.stem}_{self._batch.name}{self._book.suffix}"
        with writing(COLLECT.caption, self._book, self._folder.before, self._tell) as writer:
            draft = writer.draft(target, writer.group())
            draft.write_bytes(self._book.read_bytes())
            self._put(writer)

    def _write_sent_back(self) -> None:
        collected = self.collection.collected
        with writing(COLLECT.caption, self._book, self._folder.sent_back, self._tell) as writer:
            for each in collected.returned:
                name = each.known.file
                workbook = self._workbooks[name]
                target = self._folder.sent_back / sent_back_name(each, workbook)
                draft = writer.draft(target, writer.group())
                writer.account.remarks += write_sent_back(
                    each, collected, workbook, self.collection.again, draft
                )
                self.collection.sent_back[name] = target
            self._put(writer)

    def _write_merged(self, writer: Writer) -> None:
        target = merged_path(self._book)
        draft = writer.draft(target, writer.group())
        changes = Changes(self.collection.collected, self._now)
        self.collection.unmade = merge_copy(self._book, draft, changes.cells())
        writer.account.remarks += changes.remarks
        self._put(writer)
        if not writer.account.has(target):
            account = writer.account
            raise NotMergedError(account.refused[target], disk_fault=account.disk_fault)
        self.collection.target = target
        self._record(writer)

    def _write_into(self, into: Callable[[MergedCells], Sequence[Edit]], writer: Writer) -> None:
        changes = Changes(self.collection.collected, self._now)
        self.collection.unmade = into(changes.cells())
        writer.account.remarks += changes.remarks
        writer.take_down(
            run_of(COLLECT.caption, self._book.name, self.collection.collected.office.case)
        )
        self.collection.account.take_in(writer.account)
        self._record(writer)

    def _record(self, writer: Writer) -> None:
        """The changes of cells go into the register."""
        gate = self.collection.collected.office.gate
        record_changes(writer, self._cell_changes(), gate, when=self._now)

    def _put(self, writer: Writer) -> None:
        office = self.collection.collected.office
        run = partial(run_of, COLLECT.caption, self._book.name, office.case)
        writer.put(lambda files: run(files=files), writer.as_written)
        self.collection.account.take_in(writer.account)

    def _cell_changes(self) -> Iterator[CellChange]:
        """The changes of cells for the register."""
        collected = self.collection.collected
        unmade = {(each.sheet, each.cell) for each in self.collection.unmade}
        for ledger, changes in collected.changes.items():
            if not changes.edits:
                continue
            sheet = collected.office.sheet(ledger).name
            letters = collected.office.case.tables[ledger].letters
            for edit in changes.edits:
                cell = f"{letters[edit.column]}{edit.at}"
                if (sheet, cell) not in unmade:
                    why = f"{COLLECT.caption}：{edit.source.unit}《{edit.source.file}》"
                    yield CellChange(self._book.name, sheet, cell, edit.old, edit.new, why)

    def _record_steps(self) -> None:
        """Where the submissions stand now goes into the register."""
        collected, again = self.collection.collected, self.collection.again.day
        told = record_returns(self._book.parent, collected, self._workbooks, self._paths, again)
        self.collection.account.remarks += told

    def _move(self) -> None:
        """Put each file that came back into its place."""
        collection, paths = self.collection, self._paths
        collected = collection.collected
        names = [each.known.file for each in collected.taken]
        refused = {paths[each.file]: each.reason for each in collected.refused}
        moves = self._folder.plan((paths[name] for name in names), refused, self._batch)
        self._folder.move(moves, self._batch)
        where = {each.file: each.target for each in moves}
        collection.moved = {name: where[path] for name, path in paths.items() if path in where}
        collection.batch = self._batch if names else None
