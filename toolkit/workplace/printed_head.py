"""The head of the register's chain as each 核对单 has it printed, and what it tells later.

Who cuts off the register's end with its rows leaves a chain that holds. But a 核对单 that was written
since has a head that no longer stands in it, or no run there that wrote it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files.first_cells import first_cells
from toolkit.register.entries import Change
from toolkit.workplace.folders import PAPERS_FOLDER
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.person import login_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.register.register import Register

CHECK_LIST = "_核对单.xlsx"
SHEET = "核对单"
HEAD_SHOWN = 16  # -- hexadecimal digits of the head --
NUMBER_SHOWN = 8  # -- of the register's own number --
NOT_REGISTERED = "（没有登记）"
_TOP = 5  # -- rows in which the line stands --
_LINE = re.compile(rf"登记链首：([0-9a-f]{{{HEAD_SHOWN}}})（登记库 ([0-9a-f]{{{NUMBER_SHOWN}}})）")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a 核对单 says of the register.

    Attributes:
        path: the 核对单.
        head: the first digits of the chain's head before it was written.
        number: the first digits of the register's number.
    """

    path: Path
    head: str
    number: str


def line(head: str, register: str) -> str:
    """What is printed; both are empty where there is no register."""
    if not head:
        return f"登记链首：{NOT_REGISTERED}"
    return f"登记链首：{head[:HEAD_SHOWN]}（登记库 {register[:NUMBER_SHOWN]}）"


def printed_in(path: Path) -> Printed | None:
    """What a 核对单 says; None where it says nothing of a register, or cannot be read."""
    try:
        words = first_cells(path, SHEET, _TOP)
    except UnreadableFileError:
        return None
    found = next(filter(None, map(_LINE.fullmatch, words)), None)
    return Printed(path, found[1], found[2]) if found else None


def check_lists(folder: Path) -> list[Path]:
    """The 核对单 of a working folder, the newest first."""
    found = [
        path
        for path in (folder / PAPERS_FOLDER).glob(f"*{CHECK_LIST}")
        if path.is_file() and path.name[0] not in "~."  # -- programs' own lock files --
    ]
    return sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What some 核对单 tell of the register.

    Attributes:
        agree: how many of them the register knows.
        passed_over: how many say nothing of this register: they are of one before it, or cannot be read.
        wrong: a sentence for each that the register should know and does not.
    """

    agree: int
    passed_over: int
    wrong: tuple[str, ...]


def compared(register: Register, folder: Path, lists: Sequence[Path]) -> Comparison:
    """Hold a register to these 核对单.

    Those of another register are passed over: that it was made anew was said then.

    Raises:
        RegisterError: the register cannot be read.
    """
    printed = [each for each in map(printed_in, lists) if each is not None]
    number = register.identity().number if printed else ""
    own = [each for each in printed if number.startswith(each.number)]
    written = {file.path for entry in register.runs() for file in entry.run.files} if own else set()
    wrong = [*filter(None, (_sentence(each, register, folder, written) for each in own))]
    return Comparison(len(own) - len(wrong), len(lists) - len(own), tuple(wrong))


def remarks_on_newest(register: Register, folder: Path) -> list[str]:
    """What the newest 核对单 tells of the register; it is written down there as well, once.

    Raises:
        RegisterError: the register cannot be read or written.
    """
    newest = check_lists(folder)[:1]
    said = compared(register, folder, newest).wrong
    noted = {(change.file, change.why) for change in register.changes()} if said else set()
    for sentence in said:
        name = newest[0].name
        if (name, sentence) not in noted:
            now = dt.datetime.now().astimezone()
            register.record([Change(now, login_name(), name, REGISTER_FILE, "", "", sentence)])
    return [*said]


def _sentence(printed: Printed, register: Register, folder: Path, written: set[str]) -> str:
    name = printed.path.name
    if not register.entries_with(printed.head):
        return (
            f"核对单《{name}》上的登记链首{printed.head}不在登记库里：登记库末尾被删去过，"
            "或换成了较早的一份。"
        )
    if printed.path.relative_to(folder).as_posix() not in written:
        return (
            f"核对单《{name}》不在登记里：写它的那次没有登记上，或者登记库末尾被删去过，"
            "或者它是改名、抄来的。"
        )
    return ""
