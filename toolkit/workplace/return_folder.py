"""The folder 回收: what lies in it, where what was dealt with goes; nothing in it is ever deleted."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.atomic import write_whole
from toolkit.workplace.folders import RETURN_FOLDER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

DONE_FOLDER, REFUSED_FOLDER = "已处理", "未处理"
SENT_BACK_FOLDER, BEFORE_FOLDER = "退回", "合并前"
REASON = ".原因.txt"
LOCK_FILES = ("~$", ".")


@dataclass(frozen=True, slots=True)
class ReturnFolder:
    """The folder 回收 of a working folder."""

    path: Path

    @classmethod
    def of(cls, book: Path) -> ReturnFolder:
        """That beside a workbook."""
        return cls(book.parent / RETURN_FOLDER)

    @property
    def sent_back(self) -> Path:
        """Where what goes back to units is put."""
        return self.path / SENT_BACK_FOLDER

    @property
    def before(self) -> Path:
        """Where workbooks are kept as they were before a merge."""
        return self.path / BEFORE_FOLDER

    def files(self) -> list[Path]:
        """What came back and is not dealt with: the files right in it, by name."""
        if not self.path.is_dir():
            return []
        return sorted(
            each
            for each in self.path.iterdir()
            if each.is_file() and not each.name.startswith(LOCK_FILES)
        )

    def batch(self, day: dt.date) -> Path:
        """The folder of this collecting: 已处理/2012-04-16, the second of a day 2012-04-16_2."""
        done = self.path / DONE_FOLDER
        number = 1
        while (folder := done / _numbered(day.isoformat(), number)).exists():
            number += 1
        return folder

    def keep_done(self, file: Path, batch: Path) -> Path:
        """Put a file that was merged, or sent back, into the folder of its collecting."""
        reason = _reason_of(file)
        kept = self._kept(file, batch)
        if reason.is_file() and self._is_here(reason):
            self._kept(reason, batch)
        return kept

    def keep_refused(self, file: Path, reason: str) -> Path:
        """Put a file that is not merged into 未处理, with the reason beside it."""
        folder = self.path / REFUSED_FOLDER
        if file.parent.resolve() == folder.resolve():
            write_whole(_reason_of(file), [reason_text(reason)])
            return file
        target = _free(folder, file)
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(_reason_of(target), [reason_text(reason)])
        return self._moved(file, target)

    def _kept(self, file: Path, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        return self._moved(file, _free(folder, file))

    def _moved(self, file: Path, target: Path) -> Path:
        """Moved where it lies in 回收; of what lies elsewhere a copy is taken."""
        if self._is_here(file):
            return file.rename(target)
        unfinished = target.with_name(f".{target.name}.新")
        shutil.copyfile(file, unfinished)
        return unfinished.rename(target)

    def _is_here(self, file: Path) -> bool:
        return file.resolve().is_relative_to(self.path.resolve())


def reason_text(reason: str) -> bytes:
    """A reason as a text file that Windows' own editor shows."""
    return f"没有并入总册：{reason}\r\n".encode("utf-8-sig")


def is_reason(file: Path) -> bool:
    """Whether a file says why another was not merged."""
    return file.name.endswith(REASON)


def without_reasons(files: Iterable[Path]) -> list[Path]:
    """The files but those that say why another was not merged."""
    return [each for each in files if not is_reason(each)]


def _reason_of(file: Path) -> Path:
    return file.with_name(f"{file.name}{REASON}")


def _free(folder: Path, file: Path) -> Path:
    number = 1
    while (target := folder / f"{_numbered(file.stem, number)}{file.suffix}").exists():
        number += 1
    return target


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}_{number}"
