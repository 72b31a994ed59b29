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
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.register.entries import FileEntry
from toolkit.register.entries import Standing
from toolkit.register.database import RegisterError
from toolkit.workplace.cut_off import clear_up
from toolkit.workplace.lock import only_writer
from toolkit.workplace.outcome import Account
from toolkit.workplace.putting import put
from toolkit.workplace.registering import Opened
from toolkit.workplace.registering import open_register
from toolkit.workplace.stage import Stage
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.register import Run
    from toolkit.workplace.stage import Staged

RIGHTS = 0o666
OWNER = 0o600


def nothing_of_a_person(_path: Path) -> bool:
    """Whatever stands there may have been edited."""
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
    _opened: Opened
    _groups: list[list[Path]] = field(default_factory=list)

    def group(self) -> list[Path]:
        """Files that come into their places together or not at all."""
        return self._stage.group()

    def draft(self, target: Path, group: list[Path]) -> Path:
        """Where to write a file of a group now."""
        self.account.open.append(target)
        return self._stage.draft(target, group)

    def drop(self, group: list[Path], why: str) -> None:
        """Write none of a group, for a reason that is a sentence."""
        for target in group:
            self.account.open.remove(target)
            self.account.refused[target] = why
        self._stage.drop(group)

    def sha256(self, target: Path) -> str:
        """Of a file that is made, before it is put into its place."""
        return self._stage.sha256(target)

    def head(self) -> str:
        """The head of the register's chain before this run; "" where there is no register."""
        return self._opened.register.head() if self._opened.register else ""

    def put(
        self,
        run_with: Callable[[Sequence[FileEntry]], Run],
        as_written: Callable[[Path], bool] = nothing_of_a_person,
    ) -> Account:
        """Register the run and put its files into their places.

        Args:
            run_with: from all files to the run as it is registered.
            as_written: whether a file that stands in a place is as the program wrote it.
        """
        groups = self._stage.seal(None)
        number = self._begin(run_with, groups)
        if number is not None:
            groups = self._stage.seal(number)
        for group in groups:
            try:
                put(group, self.account, as_written)
            except OSError as error:
                self._refuse(group, error)
        self._end(number)
        return self.account

    def _begin(
        self, run_with: Callable[[Sequence[FileEntry]], Run], groups: list[list[Staged]]
    ) -> int | None:
        register = self._opened.register
        if register is None or not any(groups):
            return None
        files = [FileEntry(self._shown(e.target), e.sha256) for group in groups for e in group]
        try:
            return register.begin(run_with(files))
        except RegisterError as error:
            self.account.unregistered = f"没有登记：{error}"
            return None

    def _end(self, number: int | None) -> None:
        register = self._opened.register
        if register is None or number is None:
            return
        failed = list(self.account.refused.values())
        standing = Standing.ABANDONED if failed and not self.account.written else Standing.DONE
        try:
            register.end(number, standing, "".join(dict.fromkeys(failed)))
        except RegisterError as error:
            self.account.unregistered = f"文件已写出，登记停在“{Standing.PENDING}”：{error}"

    def _refuse(self, group: Sequence[Staged], error: OSError) -> None:
        why = sentence_of(error)
        for each in group:
            if each.target in self.account.open:
                self.account.open.remove(each.target)
            self.account.refused[each.target] = why

    def _shown(self, target: Path) -> str:
        whole = target.resolve()
        home = self.home.resolve()
        return whole.relative_to(home).as_posix() if whole.is_relative_to(home) else str(whole)


@contextmanager
def writing(
    step: str, home: Path, out: Path, source: Path | None, tell: Callable[[str], None]
) -> Iterator[Writer]:
    """Write what a step has made, alone in the folder.

    Args:
        step: what is done (生成公文).
        home: the working folder.
        out: where the files go; it is made where it is missing.
        source: the workbook; what is written is open to nobody whom the workbook is not open to.
        tell: told whom one waits for.

    Raises:
        BusyError: another is writing.
        OSError: the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    with only_writer({home, out}, step, tell) as remarks:
        opened = open_register(home)
        account = Account(remarks=[*remarks, *opened.remarks])
        account.unregistered = "" if opened.register else opened.remarks[-1]
        account.remarks += clear_up(out, opened.register)
        stage = Stage.make(out, rights_of(source))
        try:
            yield Writer(home, out, account, stage, opened)
        finally:
            stage.remove()


def rights_of(source: Path | None) -> int:
    """What a file made from a source may be read and written by: never more than the source itself."""
    if source is None or not source.is_file():
        return RIGHTS & ~umask_of_this_process() | OWNER
    return source.stat().st_mode & RIGHTS | OWNER
