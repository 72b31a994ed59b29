"""What becomes of a number without a paper: 作废, 留号; and the list of all of them."""

from __future__ import annotations

import datetime as dt
import socket
from typing import TYPE_CHECKING

import toolkit
from toolkit.chinese.document_number import FORM
from toolkit.chinese.document_number import document_number
from toolkit.declare.button import ISSUE
from toolkit.declare.errors import ToolkitError
from toolkit.register.entries import IssuedEntry
from toolkit.register.entries import Run
from toolkit.register.entries import Use
from toolkit.register.numbers import by_number
from toolkit.workplace.folders import PAPERS_FOLDER
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.issued_list import FILE
from toolkit.workplace.issued_list import write_issued_list
from toolkit.workplace.opening import silence
from toolkit.workplace.person import login_name
from toolkit.workplace.register_place import has_register
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.register.entries import FileEntry
    from toolkit.workplace.outcome import Account


class NumberFormError(ToolkitError):
    """What was typed is not written as a number is."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}”不像文号，应写作{FORM}。", value=typed)


class WhyMissingError(ToolkitError):
    """A number is 作废 or 留号 without a reason."""

    def __init__(self, use: Use) -> None:
        super().__init__(f"{use}要写明原因，如 --why 打印后发现附件有误。")


class NoFolderError(ToolkitError):
    """There is no register in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"“{folder}”里没有登记库，请在工作文件夹里运行，或用 --book 写明台账。", file=folder
        )


def account_for(
    number: str, use: Use, why: str, home: Path, tell: Callable[[str], None] = silence
) -> Account:
    """Write down that a number is 作废 or 留号, and the list of numbers anew.

    Raises:
        NumberFormError, WhyMissingError, NoFolderError: nothing is written.
        NumberTakenError: the number cannot become that.
        RegisterError: it cannot be registered; nothing is written.
    """
    read = document_number(number)
    if read is None or str(read) != number:
        raise NumberFormError(number)
    if not why.strip():
        raise WhyMissingError(use)
    if not has_register(home):
        raise NoFolderError(home)
    with writing(ISSUE.caption, home / REGISTER_FILE, home / PAPERS_FOLDER, tell) as writer:
        runs = writer.runs()
        kept = by_number(runs).get(number)
        title = kept.entry.title if kept else ""
        entry = IssuedEntry(number, use, why=why.strip(), title=title)
        draft = writer.draft(home / PAPERS_FOLDER / FILE, writer.group())
        write_issued_list(runs, (entry,), login_name(), draft)
        writer.put(lambda files: _run(entry, files), writer.as_written, registered=True)
    return writer.account


def _run(entry: IssuedEntry, files: Sequence[FileEntry]) -> Run:
    return Run(
        at=dt.datetime.now().astimezone(),
        who=login_name(),
        step=str(entry.use),
        book="",
        cells="",
        as_of=None,
        program=toolkit.__version__,
        settings={},
        host=socket.gethostname(),
        files=tuple(files),
        issued=(entry,),
    )
