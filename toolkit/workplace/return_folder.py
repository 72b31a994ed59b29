"""The folder 回收: what lies in it, where what was dealt with goes; nothing in it is ever deleted."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.filename import legible
from toolkit.declare.real_path import real_path
from toolkit.ooxml.atomic import write_whole
from toolkit.workplace.folders import RETURN_FOLDER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

DONE_FOLDER, REFUSED_FOLDER = "已处理", "未处理"
SENT_BACK_FOLDER, BEFORE_FOLDER = "退回", "合并前"
OWN_FOLDERS = frozenset({DONE_FOLDER, REFUSED_FOLDER, SENT_BACK_FOLDER, BEFORE_FOLDER})
REASON = ".原因.txt"
LONGEST = 255 - len(f"_99{REASON}".encode())  # -- bytes of a name that leave room for its reason --
LOCK_FILES = ("~$", ".")
UNFINISHED = ".移动中.json"
_CUT_OFF = re.compile(r"\.(?:[a-z0-9_]{8}\.(?:json|txt)|.+\.新)")
"""What a writing or copying that was cut off leaves of a file that is made before it gets its name."""


@dataclass(frozen=True, slots=True)
class Move:
    """A file, where it goes, and why it was not merged; "" where it was."""

    file: Path
    target: Path
    why: str = ""


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
    def done(self) -> Path:
        """Where what was merged is put, a folder a collecting."""
        return self.path / DONE_FOLDER

    @property
    def before(self) -> Path:
        """Where workbooks are kept as they were before a merge."""
        return self.path / BEFORE_FOLDER

    def files(self) -> list[Path]:
        """What came back and is not dealt with, by name; also in folders, as unpacking makes them."""
        return sorted(each for each in self._returned() if each.is_file())

    def nowhere(self) -> list[str]:
        """What lies there and leads to no file, as a shortcut whose file is gone."""
        return sorted(legible(each.name) for each in self._returned() if not each.exists())

    def _returned(self) -> Iterator[Path]:
        for folder, folders, names in os.walk(self.path):
            if Path(folder) == self.path:
                folders[:] = [name for name in folders if name not in OWN_FOLDERS]
            folders[:] = [name for name in folders if not name.startswith(LOCK_FILES)]
            yield from (Path(folder, name) for name in names if not name.startswith(LOCK_FILES))

    def batch(self, day: dt.date) -> Path:
        """The folder of this collecting: 已处理/2012-04-16, the second of a day 2012-04-16_2."""
        number = 1
        while (folder := self.done / _numbered(day.isoformat(), number)).exists():
            number += 1
        return folder

    def plan(self, done: Iterable[Path], refused: Mapping[Path, str], batch: Path) -> list[Move]:
        """Where each file goes: into the folder of its collecting, or into 未处理 with its reason.

        One that lies elsewhere and that this person may not read stays there, for no copy can be taken of it.
        """
        planned: list[Move] = []
        taken: set[Path] = set()
        for file in done:
            planned.append(Move(file, _free(batch, file, taken)))
            reason = _reason_of(file)
            if reason.is_file() and self._is_here(reason):
                planned.append(Move(reason, _free(batch, reason, taken)))
        folder = self.path / REFUSED_FOLDER
        for file, why in refused.items():
            if not self._can_go(file):
                continue
            there = real_path(file.parent) == real_path(folder)
            planned.append(Move(file, file if there else _free(folder, file, taken), why))
        return planned

    def move(self, moves: Sequence[Move], batch: Path) -> None:
        """Move the files; what is cut off half-way is finished by `finish`."""
        noted = [[str(each.file), str(each.target), each.why] for each in moves]
        # -- in ASCII, which holds also a name that is no text --
        batch.mkdir(parents=True, exist_ok=True)
        note = batch / UNFINISHED
        write_whole(note, [json.dumps(noted).encode()])
        self._move(moves)
        note.unlink()
        if not any(batch.iterdir()):
            batch.rmdir()

    @property
    def is_unfinished(self) -> bool:
        """Whether a collecting was cut off while it moved its files."""
        return any(self.done.glob(f"*/{UNFINISHED}")) or any(self._cut_off())

    def _cut_off(self) -> Iterator[Path]:
        hidden = chain(self.done.glob("*/.*"), (self.path / REFUSED_FOLDER).glob(".*"))
        return (each for each in hidden if _CUT_OFF.fullmatch(each.name))

    def finish(self) -> list[str]:
        """Move what a collecting that was cut off had merged and not moved yet; what is to be told."""
        said = []
        for each in [*self._cut_off()]:
            each.unlink(missing_ok=True)
        for note in sorted(self.done.glob(f"*/{UNFINISHED}")):
            noted = json.loads(note.read_text(encoding="utf-8"))
            moves = [Move(Path(file), Path(target), why) for file, target, why in noted]
            left = [
                each
                for each in moves
                if each.file.is_file() and each.file != each.target and self._can_go(each.file)
            ]
            self._move([each for each in left if not each.target.exists()])
            note.unlink()
            if left:
                said.append(
                    f"上次回收合并写出以后中断，{len(left)}个收回的文件没有移走，现已补移（{note.parent.name}）。"
                )
        return said

    def _move(self, moves: Iterable[Move]) -> None:
        """Of what lies in 回收 nothing stays behind; of what lies elsewhere a copy is taken."""
        for each in moves:
            each.target.parent.mkdir(parents=True, exist_ok=True)
            if each.why:
                write_whole(_reason_of(each.target), [reason_text(each.why)])
            if each.file == each.target:
                continue
            if self._is_here(each.file):
                each.file.rename(each.target)
            else:
                unfinished = each.target.with_name(f".{each.target.name}.新")
                shutil.copyfile(each.file, unfinished)
                unfinished.rename(each.target)

    def _can_go(self, file: Path) -> bool:
        """Whether a file can be moved, or one that lies elsewhere copied."""
        return self._is_here(file) or os.access(file, os.R_OK)

    def _is_here(self, file: Path) -> bool:
        return real_path(file).is_relative_to(real_path(self.path))


def reason_text(reason: str) -> bytes:
    """A reason as a text file that Windows' own editor shows."""
    return f"没有并入总册：{reason}\r\n".encode("utf-8-sig", "replace")


def is_reason(file: Path) -> bool:
    """Whether a file says why another was not merged."""
    return file.name.endswith(REASON)


def without_reasons(files: Iterable[Path]) -> list[Path]:
    """The files but those that say why another was not merged."""
    return [each for each in files if not is_reason(each)]


def _reason_of(file: Path) -> Path:
    return file.with_name(f"{_within(legible(file.name), LONGEST)}{REASON}")


def _within(name: str, weight: int) -> str:
    """As much of a name as this many bytes hold."""
    return name.encode()[: max(1, weight)].decode(errors="ignore")


def _free(folder: Path, file: Path, taken: set[Path]) -> Path:
    """A place in a folder that nothing has or is to have."""
    number = 1
    stem = _within(legible(file.stem), LONGEST - len(os.fsencode(file.suffix)))
    while (target := folder / f"{_numbered(stem, number)}{legible(file.suffix)}") in taken or (
        target.exists()
    ):
        number += 1
    taken.add(target)
    return target


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}_{number}"
