"""What a unit returned before and was merged: found by the register's steps, read from 回收/已处理.

A return counts only where this very workbook tells in its trail that it was merged into it: one that was
merged into another copy, or undone, is no base of anything.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from toolkit.declare.submission import Step
from toolkit.ooxml.saved_on import saved_on
from toolkit.reading.files import UnreadableFileError
from toolkit.usecases.merge_trail import merged_into
from toolkit.usecases.returned import ReturnedFile
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.submission import SubmissionEvent
    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.returned import KnownReturn
    from toolkit.workplace.return_folder import ReturnFolder
    from toolkit.workplace.submission_record import Locks


class EarlierReturns:
    """The returns that were merged into a workbook, for those that come after them.

    Args:
        office: the workbook.
        folder: where returns lie.
        locks: what the register knows of its submissions.
        read: reads a returned file.
    """

    def __init__(
        self,
        office: OfficeBook,
        folder: ReturnFolder,
        locks: Locks,
        read: Callable[[Path], Workbook],
    ) -> None:
        self._office, self._folder, self._locks, self._read = office, folder, locks, read
        self._trail: Mapping[tuple[str, str], tuple[dt.datetime, ...]] | None = None
        self.remarks: list[str] = []

    def of(self, known: KnownReturn, path: Path) -> Sequence[ReturnedFile]:
        """What the unit of a return had returned before it, the first one first; none where nobody knows."""
        steps = [
            each
            for each in self._locks.steps(known)
            if each.step is Step.MERGE and each.sha256 and each.version == known.version
        ]
        here = [event for event in steps if self._is_here(event, steps, known)]
        if not here:
            return ()
        return [*self._before(here, known, path)]

    def _is_here(
        self, event: SubmissionEvent, steps: Sequence[SubmissionEvent], known: KnownReturn
    ) -> bool:
        """Whether the trail has a line of this merge: made since a file of the same name was merged."""
        if self._trail is None:
            self._trail = merged_into(self._office.case)
        unit = f"{known.booklet.kind.name}：{known.booklet.title}"
        before = takewhile(lambda each: each is not event, steps)
        same = [_local(each.at) for each in before if each.file == event.file]
        times = self._trail.get((unit, event.file), ())
        return any(when <= _local(event.at) and same[-1:] < [when] for when in times)

    def _before(
        self, steps: Sequence[SubmissionEvent], known: KnownReturn, path: Path
    ) -> Iterator[ReturnedFile]:
        """The files of these steps that were there before a return: itself, if it is one of them, the last."""
        own, saved = sha256_of(path), saved_on(path.read_bytes())
        merged = [event.sha256 for event in steps]
        if own in merged:
            steps = steps[: len(merged) - merged[::-1].index(own)]
        for event in steps:
            there = path if event.sha256 == own else self._file(event)
            if there is None:
                self.remarks.append(
                    f"以前并入的《{event.file}》不在“{self._folder.path.name}/已处理”里，"
                    f"《{known.file}》没有同它比对，都改了的列入合并冲突。"
                )
                continue
            moment = saved_on(there.read_bytes())
            if saved and moment and moment > saved:
                return  # -- an older version that comes late is no change of a newer one --
            try:
                yield ReturnedFile(event.file, self._read(there).sheets)
            except UnreadableFileError as error:
                self.remarks.append(f"以前并入的《{event.file}》读不出来，没有比对：{error}")

    def _file(self, event: SubmissionEvent) -> Path | None:
        """Where the file of a step lies now."""
        name = event.file.rpartition("/")[2]
        stem, _, suffix = name.rpartition(".")
        for batch in sorted(self._folder.done.glob("*"), reverse=True):
            for each in sorted(batch.iterdir()) if batch.is_dir() else ():
                alike = each.name.startswith(stem) and each.name.endswith(suffix)
                if alike and each.is_file() and sha256_of(each) == event.sha256:
                    return each
        return None


def _local(moment: dt.datetime) -> dt.datetime:
    """As a clock on the wall showed it, to the second."""
    return moment.astimezone().replace(tzinfo=None, microsecond=0)
