"""Writing down in the working folder's register what a step has written."""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
from typing import TYPE_CHECKING

import toolkit
from toolkit.declare.button import DISTRIBUTE
from toolkit.declare.button import GENERATE
from toolkit.declare.errors import ToolkitError
from toolkit.declare.ledger import Owner
from toolkit.workplace.folders import REGISTER_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.case import Case
    from toolkit.register import PaperEntry
    from toolkit.register import SentEntry
    from toolkit.workplace.written import WrittenBooklet
    from toolkit.workplace.written import WrittenPaper

GENERATED, DISTRIBUTED = GENERATE.caption, DISTRIBUTE.caption
NOBODY = "未知"


def register_papers(
    folder: Path, book: str, case: Case, written: Sequence[WrittenPaper]
) -> str | None:
    """Register papers in the folder's register, where it keeps one.

    Returns:
        What to tell the clerk where the papers are written and could not be registered.
    """
    if not written or not (folder / REGISTER_FILE).is_file():
        return None
    from toolkit.register import PaperEntry

    papers = tuple(
        PaperEntry(
            each.kind, each.file.name, _hash(each.file), each.template.name, _hash(each.template)
        )
        for each in written
    )
    return _add(folder, GENERATED, book, case, papers=papers)


def register_booklets(
    folder: Path, book: str, case: Case, written: Sequence[WrittenBooklet]
) -> str | None:
    """Register booklets; returns as `register_papers`."""
    if not (folder / REGISTER_FILE).is_file():
        return None
    from toolkit.register import SentEntry

    sent = tuple(
        SentEntry(
            each.booklet.kind.name,
            each.booklet.key,
            each.booklet.title,
            each.booklet.receiver,
            each.version,
            each.path.name,
            _hash(each.path),
            dict(each.rows),
        )
        for each in written
    )
    return _add(folder, DISTRIBUTED, book, case, sent=sent)


def _add(
    folder: Path,
    step: str,
    book: str,
    case: Case,
    *,
    papers: tuple[PaperEntry, ...] = (),
    sent: tuple[SentEntry, ...] = (),
) -> str | None:
    from toolkit.register import Register
    from toolkit.register import Run

    run = Run(
        at=dt.datetime.now().astimezone(),
        who=_who(),
        step=step,
        book=book,
        cells=fingerprint(case),
        as_of=case.as_of if papers else None,
        program=toolkit.__version__,
        settings={name: str(value) for name, value in case.parameters.values_.items()},
        papers=papers,
        sent=sent,
    )
    try:
        Register(folder / REGISTER_FILE).add(run)
    except ToolkitError as error:
        return f"文件已写出，但没有登记：{error}"
    return None


def fingerprint(case: Case) -> str:
    """SHA-256 of the rows that people fill, as they were read: equal rows, equal fingerprint."""
    rows = [
        (ledger.sheet, [(row.at_row, row.values_) for row in table.rows])
        for ledger, table in sorted(case.tables.items(), key=lambda pair: pair[0].code)
        if ledger.owner != Owner.PROGRAM
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _who() -> str:
    """The name under which the person has logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # -- a service account without a name --
        return NOBODY
