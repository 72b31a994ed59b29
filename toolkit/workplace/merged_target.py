"""Where a merged workbook goes: never over one that holds what this one does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import TrailLine
from toolkit.declare.submission import Step
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.usecases.merge_trail import asked_about
from toolkit.usecases.merge_trail import merged_into
from toolkit.usecases.merge_trail import on_the_wall
from toolkit.workplace.merged_names import merged_path

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.submission import SubmissionEvent
    from toolkit.usecases.office_book import OfficeBook


def merged_target(
    book: Path, office: OfficeBook, steps: Sequence[SubmissionEvent], own: Collection[str]
) -> Path:
    """The first of _合并, _合并2, … that is free, or that holds nothing but what is merged now.

    What a run that was cut off has left there is written anew: its files are still to be collected.

    Args:
        book: into which is merged.
        office: the same, as read.
        steps: that the register holds.
        own: SHA-256 of the files that are merged now.
    """
    target = merged_path(book)
    while target.is_file() and not {*_merged_there(target, office, steps)} <= {*own}:
        target = merged_path(target)
    return target


def _merged_there(
    target: Path, office: OfficeBook, steps: Sequence[SubmissionEvent]
) -> Iterator[str]:
    """The SHA-256 of each file that a merged workbook has beyond the office's; what is not known is ""."""
    try:
        sheets = read_workbook(target, only={TrailLine.sheet, MergeQuestion.sheet}).sheets
    except UnreadableFileError:
        yield ""
        return
    known = merged_into(office.sheets)
    for source, times in merged_into(sheets).items():
        merged = [e for e in steps if e.step is Step.MERGE and e.file == source[1]]
        for when in set(times) - {*known.get(source, ())}:
            before = [each.sha256 for each in merged if on_the_wall(each.at) <= when]
            yield from before[-1:]
    for file in asked_about(sheets) - asked_about(office.sheets):
        yield from [each.sha256 for each in steps if each.step is Step.MERGE and each.file == file][
            -1:
        ]
