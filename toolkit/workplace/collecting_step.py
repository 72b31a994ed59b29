"""One collecting in a working folder, from reading what came back to putting each file in its place."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT
from toolkit.declare.errors import telling_so_far
from toolkit.declare.filename import path_name
from toolkit.reading.files import UnreadableFileError
from toolkit.usecases.collecting import Refused
from toolkit.usecases.collecting import collect
from toolkit.usecases.merge_trail import is_to_write
from toolkit.usecases.named_elsewhere import still_named
from toolkit.usecases.submission_record import batch_of
from toolkit.usecases.whose_return import ReturnedFile
from toolkit.workbooks.patching import merge_copy
from toolkit.workplace.collection import Collection
from toolkit.workplace.collection import NotMergedError
from toolkit.workplace.collection import Wishes
from toolkit.workplace.earlier_returns import EarlierReturns
from toolkit.workplace.folders import RETURN_FOLDER
from toolkit.workplace.merged_cells import Changes
from toolkit.workplace.merged_target import merged_target
from toolkit.workplace.registering import fingerprint
from toolkit.workplace.registering import run_of
from toolkit.workplace.returned_files import ReturnedFiles
from toolkit.workplace.returned_files import formulas_in
from toolkit.workplace.sending_back import report_again
from toolkit.workplace.sending_back import sent_back_name
from toolkit.workplace.sending_back import write_sent_back
from toolkit.workplace.sent_copies import SentCopies
from toolkit.workplace.submission_cells import submission_cells
from toolkit.workplace.submission_record import Locks
from toolkit.workplace.submission_record import record_returns
from toolkit.workplace.submission_record import standing_after
from toolkit.workplace.submission_record import steps_of_returns
from toolkit.workplace.trail import CellChange
from toolkit.workplace.trail import record_changes
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.submission import SubmissionEvent
    from toolkit.reading.workbook import Workbook
    from toolkit.register.entries import FileEntry
    from toolkit.register.entries import Run
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.return_checks import CheckedReturn
    from toolkit.workbooks.patching import Edit
    from toolkit.workbooks.patching import MergedCells
    from toolkit.workbooks.patching import NewRows
    from toolkit.workplace.return_folder import ReturnFolder
    from toolkit.workplace.writer import Writer


NOT_MOVED = (
    f"收回的文件都留在“{RETURN_FOLDER}”里：登记库能用以后请再回收合并一次，已经并入的不会重复。"
)


class CollectingStep:
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
        with ReturnedFiles(files, office) as reading:
            returned = [*self._read(files, reading, refused)]
            copies = SentCopies(self._book.parent, office.catalogue)
            earlier = EarlierReturns(office, self._folder, self._locks, reading.read)
            collected = collect(
                office,
                returned,
                self._now.date().isoformat(),
                unit=self._wishes.unit,
                whole=self._wishes.whole,
                dispatched=copies.of,
                earlier=lambda known: earlier.of(known, self._paths[known.file]),
            )
        collected.refused = [*refused, *collected.refused]
        collected.taken = [_of_version(each, copies, office) for each in collected.taken]
        again = report_again(office, self._now.date(), self._wishes.again_by)
        self.collection = Collection(collected, again)
        self.collection.account.remarks += [*earlier.remarks, *still_named(collected)]

    def _read(
        self, files: Sequence[Path], reading: ReturnedFiles, refused: list[Refused]
    ) -> Iterator[ReturnedFile]:
        for number, path in enumerate(files, start=1):
            self._tell(f"正在读取“{path_name(path)}”（{number}/{len(files)}）…按 Esc 取消")
            name = self._name(path)
            self._paths[name] = path
            try:
                workbook = reading.read(path)
            except UnreadableFileError as error:
                refused.append(Refused(name, str(error)))
                continue
            if locked := self._locks.why_not(workbook.sheets):
                refused.append(Refused(name, locked))
                continue
            self._workbooks[name] = workbook
            yield ReturnedFile(name, workbook.sheets, workbook.comments, formulas_in(path))

    def _name(self, path: Path) -> str:
        """By which a file is told: its own name, with its folder where two have the same."""
        name, parent = path_name(path), path.parent
        while name in self._paths:
            name, parent = f"{path_name(parent)}/{name}", parent.parent
        return name

    def write(self, into: Callable[[MergedCells], Sequence[Edit]] | None = None) -> None:
        """Write what is to be written, then put each file that came back into its place.

        `into` puts the changes into the open workbook; without it they go into a copy of the file.
        """
        with telling_so_far(self.collection.account.so_far, in_all=True):
            self._write(into)

    def _write(self, into: Callable[[MergedCells], Sequence[Edit]] | None) -> None:
        collected = self.collection.collected
        is_written = is_to_write(collected) or (into is None and self._is_standing_behind())
        if is_written:
            self._keep_before()
        if collected.returned:
            self._write_sent_back()
        with self._writing(self._book.parent) as writer:
            if is_written and into is not None:
                self._write_into(into, writer)
            elif is_written:
                self._write_merged(writer)
            if self._record_steps(writer.account.unregistered):
                self._move()

    @contextmanager
    def _writing(self, out: Path) -> Iterator[Writer]:
        """A writer, what became of whose files is told whatever stops it."""
        with writing(COLLECT.caption, self._book, out, self._tell, of_its_rows=False) as writer:
            try:
                yield writer
            finally:
                self.collection.account.take_in(writer.account)

    def _keep_before(self) -> None:
        """A copy of the workbook as it is, by which the merge can be undone."""
        target = self._folder.before / f"{self._book.stem}_{self._batch.name}{self._book.suffix}"
        with self._writing(self._folder.before) as writer:
            draft = writer.draft(target, writer.group())
            draft.write_bytes(self._book.read_bytes())
            self._put(writer)

    def _write_sent_back(self) -> None:
        collected = self.collection.collected
        with self._writing(self._folder.sent_back) as writer:
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
        office, own = self.collection.collected.office, [event.sha256 for event in self._steps]
        target = merged_target(self._book, office, self._locks.all_steps, own)
        draft = writer.draft(target, writer.group())
        changes = Changes(self.collection.collected, self._now)
        self.collection.unmade = merge_copy(self._book, draft, self._with_standing(changes.cells()))
        writer.account.remarks += changes.remarks
        self._put(writer)
        if not writer.account.has(target):
            account = writer.account
            raise NotMergedError(account.refused[target], disk_fault=account.disk_fault)
        self.collection.target = target
        self._record(writer)

    def _with_standing(self, cells: MergedCells) -> MergedCells:
        """With where submissions stand now, as a click writes it into the open workbook."""
        edits, rows = self._standing
        return replace(cells, numbers=[*cells.numbers, *edits], rows=[*cells.rows, *rows])

    def _is_standing_behind(self) -> bool:
        """Whether something came back that the workbook does not show: papers and signing read it there.

        A click shows it in the open workbook at the end, whether cells of ledgers change or not.
        """
        return bool(self._steps) and any(self._standing)

    @cached_property
    def _standing(self) -> tuple[list[Edit], list[NewRows]]:
        office = self.collection.collected.office
        return submission_cells(office, standing_after(self._book.parent, office, self._steps))

    @cached_property
    def _steps(self) -> list[SubmissionEvent]:
        """What happened to submissions in this collecting."""
        collected, again = self.collection.collected, self.collection.again.day
        return steps_of_returns(collected, self._workbooks, self._paths, again, self._now)

    def _write_into(self, into: Callable[[MergedCells], Sequence[Edit]], writer: Writer) -> None:
        changes = Changes(self.collection.collected, self._now)
        self.collection.unmade = into(changes.cells())
        writer.account.remarks += changes.remarks
        writer.take_down(self._run())
        self._record(writer)

    def _record(self, writer: Writer) -> None:
        """The changes of cells go into the register."""
        gate = self.collection.collected.office.gate
        record_changes(writer, self._cell_changes(), gate, when=self._now)

    def _put(self, writer: Writer) -> None:
        writer.put(self._run, writer.as_written)

    def _run(self, files: Sequence[FileEntry] = ()) -> Run:
        case = self.collection.collected.office.case
        return run_of(COLLECT.caption, self._book.name, case, cells=self._fingerprint, files=files)

    @cached_property
    def _fingerprint(self) -> str:
        return fingerprint(self.collection.collected.office.case)

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

    def _record_steps(self, unregistered: str) -> bool:
        """Where the submissions stand now goes into the register; whether the files may go to their places.

        What the register could not take down is done again: whose files were moved would be dunned for ever.
        """
        if unregistered:
            self.collection.account.remarks.append(NOT_MOVED)
            return False
        office = self.collection.collected.office
        recorded = record_returns(self._book.parent, office, self._steps)
        self.collection.account.remarks += recorded.told
        if not recorded.is_down:
            self.collection.account.remarks.append(NOT_MOVED)
        return recorded.is_down

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


def _of_version(checked: CheckedReturn, copies: SentCopies, office: OfficeBook) -> CheckedReturn:
    """The same, with what is to be told of the version that it is of."""
    known = checked.known
    batch = known.batch or batch_of(office.case, office.catalogue)
    said = copies.said_of(known.booklet, known.version, batch)
    return replace(checked, said=(*checked.said, *said))
