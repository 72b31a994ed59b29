"""What became of a run's files: the one account from which every sentence about them is made."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.errors import NOTHING_WRITTEN
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = 5


@dataclass(slots=True)
class Account:
    """What became of each file; it is kept while the work goes on, so that it is true at any moment.

    Attributes:
        written: put into its place.
        same: there already, byte for byte.
        kept: where an older file of other content is now, by the place of the new one.
        refused: not written, and why, as a sentence.
        open: to be written and not yet in place.
        remarks: what else is to be told: a run that was cut off, a register made anew.
        unregistered: why the register does not have it; "" where it has.
        disk_fault: whether it was the disk, and not a program or a person, that refused a file.
        beforehand: what was done before the first file was made, as sentences: a register made anew, an
            earlier run finished.
        internal_list: the list of leads, where one was made.
    """

    written: list[Path] = field(default_factory=list)
    same: list[Path] = field(default_factory=list)
    kept: dict[Path, Path] = field(default_factory=dict)
    refused: dict[Path, str] = field(default_factory=dict)
    open: list[Path] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unregistered: str = ""
    disk_fault: bool = False
    beforehand: tuple[str, ...] = ()
    internal_list: Path | None = None

    def take_back(self, path: Path) -> None:
        """A file that was put into its place is out of it again, and what stood there is back."""
        if path in self.written:
            self.written.remove(path)
        self.kept.pop(path, None)
        if path not in self.open:
            self.open.append(path)

    def done_with(self, path: Path) -> None:
        """Whatever became of it, a file is no longer to be written."""
        if path in self.open:
            self.open.remove(path)

    def take_in(self, other: Account) -> None:
        """Tell of another run's files as of one's own."""
        self.written += other.written
        self.same += other.same
        self.kept |= other.kept
        self.refused |= other.refused
        self.remarks += [each for each in other.remarks if each not in self.remarks]
        fresh = [each for each in other.beforehand if each not in self.beforehand]
        self.beforehand = (*self.beforehand, *fresh)
        self.unregistered = self.unregistered or other.unregistered
        self.disk_fault |= other.disk_fault
        self.internal_list = other.internal_list or self.internal_list

    def has(self, path: Path) -> bool:
        """Whether the new content stands in a place."""
        return path in self.written or path in self.same

    def remark_on(self, path: Path) -> tuple[str, ...]:
        """What to tell of the file that stood in a place before."""
        if path not in self.kept:
            return ()
        return (f"原来的文件内容不同，已另存为{self.kept[path].name}。",)

    def remarks_on_kept(self) -> tuple[str, ...]:
        """The same of all files, each named."""
        return tuple(
            f"《{path.name}》：{said}" for path in self.kept for said in self.remark_on(path)
        )

    def so_far(self) -> str:
        """What had been done where the work was stopped, in sentences."""
        before = "".join(self.beforehand)
        if not self.written:
            return f"{before}此外{NOTHING_WRITTEN}" if before else NOTHING_WRITTEN
        said = f"已写出{len(self.written)}个文件（{_names(self.written)}）"
        left = f"，还有{len(self.open)}个没有写出（{_names(self.open)}）" if self.open else ""
        olds = _names([*self.kept.values()])
        kept = f"原来的内容不同，已另存为{olds}。" if olds else ""
        return f"{before}{said}{left}。{kept}"


def _names(paths: list[Path]) -> str:
    shown = listed(path.name for path in paths[:SHOWN])
    return f"{shown}等" if len(paths) > SHOWN else shown
