"""What a unit returned before and was merged: found by the register's steps, read from 回收/已处理.

A return counts only where this very workbook tells in its trail that it was merged into it: one that was
merged into another copy, or undone, is no base of anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.submission import Step
from toolkit.ooxml.saved_on import saved_on
from toolkit.reading.files import UnreadableFileError
from toolkit.usecases.merge_trail import on_the_wall
from toolkit.usecases.merge_trail import still_merged_into
from toolkit.usecases.whose_return import ReturnedFile
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
        return self._before(here, known, path)

    def _is_here(
        self, event: SubmissionEvent, steps: Sequence[SubmissionEvent], known: KnownReturn
    ) -> bool:
        """Whether the trail has a line of this merge, or of an answer to what it asked.

        Lines of a file belong to the last one of its name that was merged before them; those before the
        first one are of a run that was cut off.
        """
        if self._trail is None:
            self._trail = still_merged_into(self._office.sheets)
        unit = f"{known.booklet.kind.name}：{known.booklet.title}"
        same = [on_the_wall(each.at) for each in steps if each.file == event.file]
        at = same.index(on_the_wall(event.at))
        # -- of two within a second, which is all that the trail tells, the lines are both's --
        first, after = same[at] if at else None, [each for each in same if each > same[at]]
        return any(
            (first is None or first <= when) and (not after or when < after[0])
            for when in self._trail.get((unit, event.file), ())
        )

    def _before(
        self, steps: Sequence[SubmissionEvent], known: KnownReturn, path: Path
    ) -> Sequence[ReturnedFile]:
        """The files of these steps that were there before a return: itself, if it is one of them, the last."""
        own, saved = sha256_of(path), saved_on(path.read_bytes())
        merged = [event.sha256 for event in steps]
        is_known = own in merged
        if is_known:
            steps = steps[: len(merged) - merged[::-1].index(own)]
        found = [*self._read_all(steps, known, path if is_known else None, saved, own)]
        if not is_known and (older := _like_an_older_one(known, found)):
            self.remarks.append(
                f"《{known.file}》同以前报送的《{older}》内容一样，不是最后报的那份：同总册不一样的都列入合并冲突。"
            )
            return ()
        return found

    def _read_all(
        self,
        steps: Sequence[SubmissionEvent],
        known: KnownReturn,
        itself: Path | None,
        saved: dt.datetime | None,
        own: str,
    ) -> Iterator[ReturnedFile]:
        for event in steps:
            there = itself if itself and event.sha256 == own else self._file(event)
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


def _like_an_older_one(known: KnownReturn, earlier: Sequence[ReturnedFile]) -> str:
    """The file, not the last one, whose ledgers hold the very same cells; "" for none."""
    rows = {sheet.name: sheet.rows for sheet in known.sheets.values()}
    same = [
        rows == {sheet.name: sheet.rows for sheet in each.sheets if sheet.name in rows}
        for each in earlier
    ]
    if not same or same[-1] or True not in same:
        return ""
    return earlier[same.index(True)].file
