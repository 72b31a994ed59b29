"""What the register is told of a 校验, whichever front end did it: the run, and the trail of 说明."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.button import CORRECT
from toolkit.declare.button import VALIDATE
from toolkit.workplace.internal_list import is_wanted
from toolkit.workplace.internal_list import stage_list
from toolkit.workplace.opening import silence
from toolkit.workplace.registering import run_of
from toolkit.workplace.trail import CellChange
from toolkit.workplace.trail import new_explanations
from toolkit.workplace.trail import record_changes
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.register.entries import Run
    from toolkit.usecases.correcting import CorrectionEntry
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.outcome import Account
    from toolkit.workplace.writer import Writer


def run_with(judged: Judged) -> Callable[..., Run]:
    """From the files that it writes to the run."""
    return partial(run_of, VALIDATE.caption, judged.file, judged.case, as_of=judged.case.as_of)


def record_explanations(writer: Writer, judged: Judged) -> None:
    """Write down the 说明 that changed since."""
    now = dt.datetime.now().astimezone()
    writer.record(
        lambda earlier, key: new_explanations(judged, earlier, key, VALIDATE.caption, now)
    )


def register_validation(
    judged: Judged, book: Path, tell: Callable[[str], None] = silence
) -> Account:
    """Write down a 校验 that makes no marked copy, and its list of leads; no register is founded.

    Args:
        judged: the workbook.
        book: where it lies.
        tell: told whom one waits for; what it raises stops the work.

    Returns:
        What is to be told.

    Raises:
        BusyError: another is writing in the folder.
        OSError: the folder cannot be written.
    """
    with writing(VALIDATE.caption, book, book.parent, tell, found_register=False) as writer:
        record_explanations(writer, judged)
        run = run_with(judged)
        if stage_list(judged, book, writer):
            writer.put(lambda files: run(files=files), writer.as_written)
        else:
            writer.take_down(run())
    return writer.account


def register_corrections(
    judged: Judged,
    book: Path,
    entries: Sequence[CorrectionEntry],
    tell: Callable[[str], None] = silence,
) -> Account:
    """Write down corrections that were made in the open workbook; no register is founded.

    Raises:
        BusyError: another is writing in the folder.
        OSError: the folder cannot be written.
    """
    changes = [
        CellChange(judged.file, each.place.sheet, each.place.cell, each.old, each.new, each.reason)
        for each in entries
    ]
    with writing(CORRECT.caption, book, book.parent, tell, found_register=False) as writer:
        record_changes(writer, changes, judged.gate)
        writer.take_down(run_of(CORRECT.caption, judged.file, judged.case))
    return writer.account


def write_list_apart(
    judged: Judged, book: Path, account: Account, tell: Callable[[str], None] = silence
) -> None:
    """Write the list in a run of its own, where the marked copy goes to another folder.

    `account` is that copy's, and takes what is to be told of the list as well.

    Raises:
        BusyError: another is writing in the folder.
        OSError: the folder cannot be written.
    """
    if not is_wanted(judged, book):
        return
    with writing(VALIDATE.caption, book, book.parent, tell, found_register=False) as writer:
        stage_list(judged, book, writer)
        run = run_with(judged)
        writer.put(lambda files: run(files=files), writer.as_written)
    account.take_in(writer.account)
