"""Undoing a merge: the workbook as it was before it, had back beside the one that is there now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import TO_LOOK_AT
from toolkit.declare.errors import ToolkitError
from toolkit.workplace.merged_names import UNDOING
from toolkit.workplace.merged_names import merged_stem
from toolkit.workplace.opening import read_case
from toolkit.workplace.opening import silence
from toolkit.workplace.registering import run_of
from toolkit.workplace.return_folder import ReturnFolder
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BEFORE = "_合并前"
_BATCH = re.compile(r"_(\d{4}-\d{2}-\d{2})(?:_(\d+))?$")


class NothingToUndoError(ToolkitError):
    """No workbook was kept from before a merge."""

    exit_status = TO_LOOK_AT

    def __init__(self, book: Path, folder: Path) -> None:
        super().__init__(
            f"没有《{book.name}》合并以前的总册：“{folder}”里没有。没有合并过，或者已经移走。",
            file=book,
        )


class NotHadBackError(ToolkitError):
    """The workbook could not be put beside the one that is there."""

    def __init__(self, why: str, *, disk_fault: bool) -> None:
        super().__init__(f"没有取回合并以前的总册：{why}")
        self.exit_status = FAULT if disk_fault else TO_LOOK_AT


def undo_merge(book: Path, tell: Callable[[str], None] = silence) -> tuple[Path, Path]:
    """Have back the workbook as it was before the last merge.

    Returns:
        Where it was kept, and where it is now: beside the book, which stays as it is.

    Raises:
        NothingToUndoError: none was kept.
        NotHadBackError: it could not be written.
    """
    folder = ReturnFolder.of(book).before
    stem = merged_stem(book)
    kept = sorted(
        (
            (match[1], int(match[2] or 1), path)
            for path in folder.glob(f"*{book.suffix}")
            if (match := _BATCH.search(path.stem))
            and merged_stem(path.with_name(path.stem[: match.start()])) == stem
        ),
    )
    if not kept:
        raise NothingToUndoError(book, folder)
    path = kept[-1][2]
    target = book.with_name(f"{stem}{BEFORE}{book.suffix}")
    _, case = read_case(path, None)
    with writing(COLLECT.caption, book, book.parent, tell, of_its_rows=False) as writer:
        writer.draft(target, writer.group()).write_bytes(path.read_bytes())
        writer.put(
            lambda files: run_of(UNDOING, book.name, case, files=files),
            writer.as_written,
        )
    if not writer.account.has(target):
        account = writer.account
        raise NotHadBackError(account.refused[target], disk_fault=account.disk_fault)
    return path, target
