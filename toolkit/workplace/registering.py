"""The register of a working folder: found or made anew, told what is about to be written and what was."""

from __future__ import annotations

import datetime as dt
import hashlib
import socket
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import toolkit
from toolkit.declare.owner import Owner
from toolkit.declare.real_path import real_path
from toolkit.declare.wording import shown
from toolkit.register.entries import Run
from toolkit.register.errors import RegisterDamagedError
from toolkit.register.errors import RegisterError
from toolkit.register.errors import RegisterMissingError
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.person import login_name
from toolkit.workplace.printed_head import remarks_on_newest
from toolkit.workplace.register_place import has_register
from toolkit.workplace.register_place import on_server
from toolkit.workplace.register_place import passed_over
from toolkit.workplace.register_place import register_of
from toolkit.workplace.register_place import set_aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.register.entries import DeliveredEntry
    from toolkit.register.entries import FileEntry
    from toolkit.register.entries import IssuedEntry
    from toolkit.register.entries import PaperEntry
    from toolkit.register.entries import SentEntry
    from toolkit.register.register import Register

MADE_ANEW = "登记从头记起"
OWNER = 0o600


@dataclass(frozen=True, slots=True)
class Opened:
    """The register that a run is written down in.

    Attributes:
        register: it; None where there is none.
        remarks: what the clerk is to be told of it.
        unregistered: why nothing can be written down, as a sentence; "" where it can, or need not.
    """

    register: Register | None
    remarks: tuple[str, ...] = ()
    unregistered: str = ""


def open_register(folder: Path, rights: int, *, found: bool = True) -> Opened:
    """The register of a working folder; a lost, damaged, foreign or copied one is made anew.

    What stood in its place is kept beside it. A register is open to nobody beyond `rights`, those of
    the workbook; one that another hand has changed is told. Unless one is to be `found`ed, a folder without any
    stays without.
    """
    if not found and not has_register(folder):
        return Opened(None)
    if on_server(folder):
        return _on_server(folder)
    path = folder / REGISTER_FILE
    register = register_of(folder)
    try:
        if path.exists() and not path.is_file():
            return _anew(folder, rights, "不是登记库")
        identity, broken = register.identity(), register.broken()
        here = str(real_path(folder))
        if not identity.folder:
            register.move_to(here)
        elif identity.folder != here:
            return _elsewhere(folder, rights, identity.folder, here)
    except RegisterMissingError:
        return _anew(folder, rights, "没有找到")
    except RegisterDamagedError as error:
        return _anew(folder, rights, f"不能用（{str(error).rstrip('。')}）")
    except RegisterError as error:
        return Opened(None, unregistered=f"没有登记：{error}")
    _close(path, rights)
    return _held_to_papers(register, folder, broken)


def _close(path: Path, rights: int) -> None:
    """Let a register be open to nobody beyond these rights; a colleague's own is his to close."""
    there = path.stat().st_mode
    if there & 0o777 != there & rights | OWNER:
        with suppress(OSError):
            path.chmod(there & rights | OWNER)


def _on_server(folder: Path) -> Opened:
    """The register on a server, founded where the database has none; nothing is put in another's place."""
    two = tuple(filter(None, [passed_over(folder)]))
    try:
        register = register_of(folder)
        if not register.exists:
            register.create()
            return Opened(
                register, (f"登记库在服务器上，刚刚建立，从头记起。{_left(folder)}", *two)
            )
        broken = register.broken()
    except RegisterError as error:
        return Opened(None, two, unregistered=f"没有登记：{error}")
    opened = _held_to_papers(register, folder, broken)
    return replace(opened, remarks=(*two, *opened.remarks))


def _left(folder: Path) -> str:
    """That the register beside the workbook stays as it is, where there is one."""
    there = (folder / REGISTER_FILE).exists()
    return f"工作文件夹里原有的“{REGISTER_FILE}”没有并入，留在原处。" if there else ""


def _held_to_papers(register: Register, folder: Path, broken: str | None) -> Opened:
    """A register with what its chain and the newest 核对单 tell of other hands."""
    try:
        cut_off = remarks_on_newest(register, folder)
    except RegisterError as error:
        return Opened(None, unregistered=f"没有登记：{error}")
    return Opened(register, tuple(filter(None, [broken, *cut_off])))


def _elsewhere(folder: Path, rights: int, other: str, here: str) -> Opened:
    """A register of another folder: it was moved along, or a copy of one that goes on there."""
    from toolkit.register.register import Register

    register = Register(folder / REGISTER_FILE)
    origin = Path(other) / REGISTER_FILE
    try:
        copied = origin.is_file() and Register(origin).identity() == register.identity()
    except RegisterError:
        copied = False
    if copied:
        return _anew(folder, rights, f"是“{other}”的登记库的副本，那里还在用")
    register.move_to(here)
    opened = _held_to_papers(register, folder, register.broken())
    said = f"工作文件夹原在“{other}”，登记接着记。"
    return replace(opened, remarks=(said, *opened.remarks))


def _anew(folder: Path, rights: int, why: str) -> Opened:
    """Begin a register, what stood in its place kept under another name."""
    from toolkit.register.register import Register

    path = folder / REGISTER_FILE
    follows = _head(path)
    said = f"登记库“{path}”{why}，{MADE_ANEW}"
    aside = _free(folder)
    try:
        if path.exists():
            path.rename(aside)
            said = f"{said}，原来的改名为“{aside.name}”"
        register = Register(path)
        register.create(str(real_path(folder)), follows=follows)
        path.chmod(rights)
    except (OSError, RegisterError) as error:
        if aside.exists() and not path.exists():
            aside.rename(path)
        why_not = f"没有登记：登记库“{path}”{why}，也不能新建（{str(error).rstrip('。')}）。"
        return Opened(None, unregistered=why_not)
    return Opened(register, (f"{said}。",))


def _head(path: Path) -> str:
    from toolkit.register.register import Register

    try:
        return Register(path).head()
    except RegisterError:
        return ""


def _free(folder: Path) -> Path:
    return next(place for at in count(1) if not (place := set_aside(folder, at)).exists())


def run_of(
    step: str,
    book: str,
    case: Case,
    *,
    cells: str = "",
    as_of: dt.date | None = None,
    papers: Sequence[PaperEntry] = (),
    sent: Sequence[SentEntry] = (),
    files: Sequence[FileEntry] = (),
    issued: Sequence[IssuedEntry] = (),
    delivered: Sequence[DeliveredEntry] = (),
) -> Run:
    """What is written down of a run before it writes; `cells` is the fingerprint, where it was taken already."""
    return Run(
        at=dt.datetime.now().astimezone(),
        who=login_name(),
        step=step,
        book=book,
        cells=cells or fingerprint(case),
        as_of=as_of,
        program=toolkit.__version__,
        settings={name: shown(value) for name, value in case.parameters.values_.items()},
        papers=tuple(papers),
        sent=tuple(sent),
        host=socket.gethostname(),
        files=tuple(files),
        issued=tuple(issued),
        delivered=tuple(delivered),
    )


def fingerprint(case: Case) -> str:
    """SHA-256 of the rows that people fill, as they were read: equal rows, equal fingerprint."""
    rows = [
        (ledger.sheet, [(row.at_row, row.values_) for row in table.rows])
        for ledger, table in sorted(case.tables.items(), key=lambda pair: pair[0].code)
        if ledger.owner is not Owner.PROGRAM
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()
