"""The one writer of everything that goes out: locked, staged whole, registered, then put into place.

1. The folder is locked, so that a paper, its 核对单 and the register are of one run.
2. What an earlier run left behind is finished or taken away, and told.
3. Every file is made in a stage; a run that is stopped there has changed nothing.
4. The run is registered as 进行中 with the hashes of what is about to be written.
5. Group by group the files are put into their places, older ones of other content kept first.
6. The run is registered as 完成, and the stage taken away.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.disk import disk_sentence
from toolkit.declare.disk import kind_of
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import telling_so_far
from toolkit.declare.real_path import real_path
from toolkit.register.entries import FileEntry
from toolkit.register.entries import Standing
from toolkit.register.errors import RegisterError
from toolkit.register.numbers import of_folder
from toolkit.workplace.cut_off import clear_up
from toolkit.workplace.folder_access import may_write
from toolkit.workplace.folder_access import rights_of
from toolkit.workplace.folder_access import step_folders
from toolkit.workplace.lock import only_writer
from toolkit.workplace.merged_beside import merged_elsewhere
from toolkit.workplace.outcome import Account
from toolkit.workplace.printed_head import line
from toolkit.workplace.putting import put
from toolkit.workplace.registering import open_register
from toolkit.workplace.stage import Stage
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.register.entries import Change
    from toolkit.register.entries import Run
    from toolkit.register.entries import RunEntry
    from toolkit.register.register import Register
    from toolkit.workplace.stage import Staged


def may_be_edited(_path: Path) -> bool:
    """Nothing that stands in a place goes without being kept."""
    return False


@dataclass(slots=True)
class Writer:
    """One run's way of writing.

    Attributes:
        home: the working folder, whose register it is.
        out: the folder that its files go to.
        account: what becomes of them.
    """

    home: Path
    out: Path
    account: Account
    _stage: Stage
    _register: Register | None

    def group(self) -> list[Path]:
        """Files that come into their places together or not at all."""
        return self._stage.group()

    def draft(self, target: Path, group: list[Path], *, private: bool = False) -> Path:
        """Where to write a file of a group now; a `private` one is for its owner's eyes alone."""
        self.account.open.append(target)
        if private:
            self._stage.private.add(target)
        return self._stage.draft(target, group)

    def keep_back(self, targets: Sequence[Path], group: list[Path], why: str) -> None:
        """Write these files of a group not, for a reason that is a sentence."""
        self._refuse(targets, why)
        for target in tuple(targets):
            self._stage.drop(target, group)

    def withdraw(self, target: Path, group: list[Path]) -> None:
        """A file of a group is not to be written after all; nothing is told of it."""
        self.account.open.remove(target)
        self._stage.drop(target, group)

    def made(self, target: Path) -> Path:
        """Where a file lies that is made and not yet put into its place."""
        return self._stage.made(target)

    def sha256(self, target: Path) -> str:
        """Of a file that is made and not yet put into its place, in hexadecimal."""
        return self._stage.sha256(target)

    def head_line(self) -> str:
        """What a 核对单 says of the register's chain before this run."""
        if self._register is None:
            return line("", "")
        try:
            return line(self._register.head(), self._register.identity().number)
        except RegisterError:
            return line("", "")

    def secret(self) -> bytes:
        """The key by which restricted values are hashed; empty where there is no register."""
        try:
            return bytes.fromhex(self._register.identity().key) if self._register else b""
        except RegisterError:
            return b""

    def as_written(self, path: Path) -> bool:
        """Whether a file is, byte for byte, what a run wrote there: nothing of a person's is in it."""
        if self._register is None or not path.is_file():
            return False
        said = FileEntry(self._shown(path), sha256_of(path))
        try:
            return any(said in entry.run.files for entry in self._register.runs())
        except RegisterError:
            return False

    def put(
        self,
        run_with: Callable[[Sequence[FileEntry]], Run],
        as_written: Callable[[Path], bool] = may_be_edited,
        *,
        registered: bool = False,
    ) -> None:
        """Register the run and put its files into their places; `account` says what became of them.

        Args:
            run_with: from all files to the run as it is registered.
            as_written: whether a file that stands in a place may go without being kept.
            registered: whether nothing is written that cannot be registered.

        Raises:
            RegisterError: nothing is written, since it cannot be registered and must be.
        """
        groups = self._stage.seal(None)
        number = self._begin(run_with, groups, must=registered)
        if number is not None:
            groups = self._stage.seal(number, self._register_number())
        for group in groups:
            try:
                put(group, self.account, as_written)
            except OSError as error:
                self.account.disk_fault |= kind_of(error).exit_status == FAULT
                name = Path(error.filename).name if error.filename else None
                self._refuse([each.target for each in group], disk_sentence(error, name))
        self._end(number)

    def record(self, changes: Callable[[Sequence[Change], bytes], Iterable[Change]]) -> None:
        """Write down changes, given those that are registered already and the key for restricted values."""
        if self._register is None:
            return
        try:
            self._register.record(list(changes(self._register.changes(), self.secret())))
        except RegisterError as error:
            self.account.unregistered = f"没有登记：{error}"

    def runs(self) -> list[RunEntry]:
        """What the register holds; nothing where there is none.

        Raises:
            RegisterError: it cannot be read.
        """
        return self._register.runs() if self._register else []

    def runs_here(self) -> list[RunEntry]:
        """The same of this working folder alone."""
        shared = self._register is not None and self._register.is_shared
        return of_folder(self.runs(), str(real_path(self.home)), shared=shared)

    def take_down(self, run: Run) -> None:
        """Write down a run that writes no file."""
        if self._register is None:
            return
        try:
            self._register.add(self._of_here(run))
        except RegisterError as error:
            self.account.unregistered = f"没有登记：{error}"

    def begin(self, run: Run) -> int | None:
        """Write down a run that writes no file, before it does what it does; None without a register.

        Raises:
            RegisterError: it cannot be written down.
        """
        return self._register.begin(self._of_here(run)) if self._register else None

    def end(self, number: int | None, standing: Standing, why: str = "") -> None:
        """Write down what became of a run that `begin` wrote down."""
        if self._register is not None and number is not None:
            self._register.end(number, standing, why)

    def _begin(
        self,
        run_with: Callable[[Sequence[FileEntry]], Run],
        groups: list[list[Staged]],
        *,
        must: bool,
    ) -> int | None:
        if self._register is None and must:
            raise RegisterError(self.account.unregistered or "没有登记库，没有写出文件。")
        if self._register is None or not any(groups):
            return None
        files = [FileEntry(self._shown(e.target), e.sha256) for group in groups for e in group]
        try:
            return self._register.begin(self._of_here(run_with(files)))
        except RegisterError as error:
            if must:
                raise
            self.account.unregistered = f"没有登记：{error}"
            return None

    def _end(self, number: int | None) -> None:
        if self._register is None or number is None:
            return
        failed = "".join(dict.fromkeys(self.account.refused.values()))
        nothing = failed and not (self.account.written or self.account.same)
        standing = Standing.ABANDONED if nothing else Standing.DONE
        try:
            self._register.end(number, standing, failed)
        except RegisterError as error:
            came = "没有写出文件" if nothing else "文件已写出"
            self.account.unregistered = f"{came}，登记停在“{Standing.PENDING}”：{error}"

    def _of_here(self, run: Run) -> Run:
        return replace(run, folder=str(real_path(self.home)))

    def _register_number(self) -> str:
        try:
            return self._register.identity().number if self._register else ""
        except RegisterError:
            return ""

    def _refuse(self, targets: Iterable[Path], why: str) -> None:
        for target in targets:
            self.account.done_with(target)
            self.account.refused[target] = why

    def _shown(self, target: Path) -> str:
        """A file as the register names it: as a person finds it, though a folder of it be a link."""
        for whole, home in (
            (target.absolute(), self.home.absolute()),
            (real_path(target), real_path(self.home)),
        ):
            if whole.is_relative_to(home):
                return whole.relative_to(home).as_posix()
        return str(real_path(target))


@contextmanager
def writing(
    step: str,
    book: Path,
    out: Path,
    tell: Callable[[str], None],
    *,
    found_register: bool = True,
    of_its_rows: bool = True,
) -> Iterator[Writer]:
    """Write what a step has made, alone in the working folder of its workbook.

    Args:
        step: what is done (生成公文).
        book: the workbook; what is written is open to nobody whom the workbook is not open to.
        out: where the files go; it is made where it is missing.
        tell: told whom one waits for.
        found_register: whether a register is made where there is none.
        of_its_rows: whether what is written says what its rows are today, so that what they lack is told.

    Raises:
        BusyError: another is writing.
        OSError: the folder cannot be written.
    """
    home = book.parent
    out.mkdir(parents=True, exist_ok=True)
    inside = real_path(out).is_relative_to(real_path(home))
    account = Account()
    folders = {home} if inside else {out, *filter(may_write, [home])}
    with (
        telling_so_far(account.so_far, stays_true=True),
        only_writer(folders, step, tell) as remarks,
    ):
        opened = open_register(home, rights_of(book), found=found_register)
        account.unregistered = opened.unregistered
        account.remarks += [*remarks, *opened.remarks]
        open_folders = {out, *filter(may_write, step_folders(home))}
        account.remarks += clear_up(open_folders, opened.register, home)
        account.beforehand = tuple(account.remarks)
        account.remarks += merged_elsewhere(book) if of_its_rows else []
        with _staging(out, rights_of(book)) as stage:
            yield Writer(home, out, account, stage, opened.register)


@contextmanager
def _staging(out: Path, rights: int) -> Iterator[Stage]:
    """A stage that is taken away in the end."""
    stage = Stage.make(out, rights)
    try:
        with stage.naming_places():
            yield stage
    finally:
        stage.remove()
