"""A run's files, made whole in a hidden folder beside their places before any of them is put there.

The stage holds a list of what it is for, so that the next run can finish what was cut off half-way or
take away what never began.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.disk import os_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

PRIVATE = 0o600
PREFIX = ".暂存-"
LIST = "清单.json"
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Staged:
    """One file on its way.

    Attributes:
        target: its place.
        draft: where it lies till then, in the stage.
        sha256: of its bytes, in hexadecimal.
        before: the same of what stood in its place when the stage was sealed; "" for nothing.
    """

    target: Path
    draft: Path
    sha256: str
    before: str = ""

    @property
    def has_arrived(self) -> bool:
        """Whether it came into its place, though a person may have edited or removed it there since.

        Where it was taken out again, what stood there before is back.
        """
        return not self.draft.is_file() and _standing(self.target) != self.before


@dataclass(slots=True)
class Stage:
    """The hidden folder of one run.

    Attributes:
        folder: where it is.
        mode: the rights of what comes out of it.
        groups: files that come into their places together or not at all.
        private: those that are for their owner's eyes alone.
    """

    folder: Path
    mode: int
    groups: list[list[Path]] = field(default_factory=list)
    private: set[Path] = field(default_factory=set)
    _drafts: dict[Path, Path] = field(default_factory=dict)
    _numbered: int = 0

    @classmethod
    def make(cls, beside: Path, mode: int) -> Stage:
        """A new stage in the folder whose files it is for.

        Raises:
            OSError: the folder cannot be written.
        """
        try:
            return cls(Path(tempfile.mkdtemp(prefix=PREFIX, dir=beside)), mode)
        except OSError as error:
            error.filename = str(beside)
            raise

    def group(self) -> list[Path]:
        """A new group of files, to which `draft` adds."""
        self.groups.append([])
        return self.groups[-1]

    def draft(self, target: Path, group: list[Path]) -> Path:
        """Where to write a file that is for `target`."""
        group.append(target)
        self._numbered += 1  # -- never one again, though a file be left out --
        inside = self.folder / f"{self._numbered}{target.suffix}"
        self._drafts[target] = inside
        return inside

    def drop(self, target: Path, group: list[Path]) -> None:
        """Leave a file out of its group."""
        group.remove(target)
        self._drafts.pop(target).unlink(missing_ok=True)

    def made(self, target: Path) -> Path:
        """Where the file lies that is for a place."""
        return self._drafts[target]

    def sha256(self, target: Path) -> str:
        """Of the file that is for a place, in hexadecimal."""
        return sha256_of(self._drafts[target])

    def staged(self, group: Sequence[Path]) -> list[Staged]:
        """The files of a group with their hashes."""
        return [
            Staged(each, self._drafts[each], self.sha256(each), _standing(each)) for each in group
        ]

    @contextmanager
    def naming_places(self) -> Iterator[None]:
        """Let a fault of the disk name the place that a file is for, never where it lies till then.

        What a library has wrapped a fault of the stage in names the stage: the fault itself is raised.
        """
        try:
            yield
        except Exception as error:
            fault = os_error(error)
            if fault is None or not self._is_inside(fault.filename):
                raise
            places = {str(draft): str(target) for target, draft in self._drafts.items()}
            fault.filename = places.get(str(fault.filename), str(self.folder.parent))
            raise fault from None

    def _is_inside(self, name: object) -> bool:
        return isinstance(name, str | Path) and Path(name).is_relative_to(self.folder)

    def seal(self, run: int | None, register: str = "") -> list[list[Staged]]:
        """Bring everything to the disk and write down what it is for.

        Args:
            run: the number under which it is registered; None where it is not.
            register: in which register, by its own number.

        Returns:
            The groups as they are to be put into their places.
        """
        groups = [self.staged(group) for group in self.groups]
        for each in (each for group in groups for each in group):
            each.draft.chmod(self.mode & PRIVATE if each.target in self.private else self.mode)
            synced(each.draft)
        said = {
            "run": run,
            "register": register,
            "groups": [
                [
                    {
                        "target": self._beside(each.target),
                        "draft": each.draft.name,
                        "sha256": each.sha256,
                        "before": each.before,
                    }
                    for each in group
                ]
                for group in groups
            ],
        }
        unfinished = self.folder / f"{LIST}.新"
        unfinished.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        synced(unfinished)
        unfinished.replace(self.folder / LIST)
        synced(self.folder)
        return groups

    def _beside(self, target: Path) -> str:
        """A place as the list names it: from the folder that the stage lies in."""
        here = self.folder.parent
        return target.relative_to(here).as_posix() if target.is_relative_to(here) else target.name

    def remove(self) -> None:
        """Take the stage away with all that is still in it."""
        _taken_away(self.folder)


@dataclass(frozen=True, slots=True)
class CutOff:
    """A stage that its run has left behind.

    Attributes:
        folder: where it is.
        run: the number of its run in the register; None where it never came to be registered.
        groups: what it was for; empty where it never came so far.
        register: the register's own number; "" where no register has it, or an earlier version left it.
    """

    folder: Path
    run: int | None
    groups: list[list[Staged]]
    register: str = ""

    def remove(self) -> None:
        """Take it away."""
        _taken_away(self.folder)


def cut_off(beside: Path) -> Iterator[CutOff]:
    """The stages in a folder; under its lock, all of them are left behind."""
    for folder in sorted(beside.glob(f"{PREFIX}*")):
        if not folder.is_dir():
            continue
        try:
            said = json.loads((folder / LIST).read_text(encoding="utf-8"))
            groups = [
                [
                    Staged(
                        beside / e["target"], folder / e["draft"], e["sha256"], e.get("before", "")
                    )
                    for e in group
                ]
                for group in said["groups"]
            ]
            yield CutOff(folder, said["run"], groups, said.get("register", ""))
        except (OSError, ValueError, KeyError, TypeError):
            yield CutOff(folder, None, [])


def _taken_away(folder: Path) -> None:
    """Remove a stage, its list first: half of what it is for would be taken for what had arrived."""
    with suppress(OSError):
        (folder / LIST).unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _standing(place: Path) -> str:
    return sha256_of(place) if place.is_file() else ""


def sha256_of(path: Path) -> str:
    """Of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def synced(path: Path) -> None:
    """Bring a file, or a folder's entries, to the disk; Windows does folders by itself."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
