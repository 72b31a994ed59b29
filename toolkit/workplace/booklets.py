"""Writing the booklets of a distribution: one form a kind, and the list of who got what."""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import declared_as
from toolkit.declare.filename import distinct
from toolkit.declare.filename import file_stem
from toolkit.declare.ledger import Unfilled
from toolkit.distribution.contents import unsent
from toolkit.workbooks.lists import write_list
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workplace.booklet_form import VERSION
from toolkit.workplace.booklet_form import BookletForm
from toolkit.workplace.old_drafts import keeping_old
from toolkit.workplace.opening import read_case
from toolkit.workplace.opening import silence
from toolkit.workplace.registering import register_booklets
from toolkit.workplace.written import WrittenBooklet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.booklet import BookletKind
    from toolkit.declare.booklet import Dispatch
    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Sheet

LISTING = "下发清单.xlsx"
LISTED = (
    ResultColumn("序号", 8),
    ResultColumn("类别", 10),
    ResultColumn("下发对象", 24),
    ResultColumn("接收人", 12),
    ResultColumn("文件", 46),
    ResultColumn("内容", 60, wrap=True),
)


class NobodyError(ToolkitError):
    """There is nobody to send anything to."""

    exit_status = 1

    def __init__(self, file: str, advice: str) -> None:
        super().__init__(f"文件《{file}》没有可下发的对象：{advice}")


class UnknownReceiverError(ToolkitError):
    """A cell that tells who gets what holds nothing usable."""

    exit_status = 1

    def __init__(self, file: str, gap: Unfilled) -> None:
        super().__init__(f"文件《{file}》{gap}，没有写出分册。请补填后再分发。")


class NoBookletsError(ToolkitError):
    """An activity that sends nothing out."""

    exit_status = 1

    def __init__(self, activity: str) -> None:
        super().__init__(f"“{activity}”没有要下发的分册，填报都在台账总册里。")


@dataclass(frozen=True, slots=True)
class Distribution:
    """What was made to be sent out.

    Attributes:
        written: the booklets.
        listing: where the list of them lies.
        left: by sheet, the rows that went to nobody.
        receivers: what those rows belong to none of.
        unregistered: a sentence, where the folder's register could not take them down.
        notes: what the reader of the file should be told.
    """

    written: list[WrittenBooklet]
    listing: Path
    left: dict[str, list[int]]
    receivers: str
    unregistered: str | None
    notes: tuple[str, ...] = ()


def distribute_book(book: Path, as_of: dt.date | None, folder: Path) -> Distribution:
    """Write the booklets of a workbook and their list.

    Raises:
        ToolkitError: the workbook is wrong, or nobody is there to be sent anything.
    """
    opened, case = read_case(book, as_of)
    sent = distribute_case(book, case, opened.workbook.sheets, opened.catalogue, folder)
    return replace(sent, notes=tuple(map(str, opened.workbook.notes)))


def distribute_case(
    book: Path,
    case: Case,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    folder: Path,
    tell: Callable[[str], None] = silence,
) -> Distribution:
    """Write the booklets of a workbook that is read already.

    `tell` is told each booklet before it is written; what it raises stops the work.

    Raises:
        NoBookletsError: the activity has no booklets.
        NobodyError: nobody is there to be sent anything.
        UnknownReceiverError: a cell that tells who gets what holds nothing usable.
    """
    dispatch = catalogue.dispatch
    if dispatch is None:
        raise NoBookletsError(catalogue.name)
    booklets = _booklets(dispatch, case, book)
    if not booklets:
        raise NobodyError(book.name, dispatch.nobody)
    written = write_booklets(booklets, case, sheets, catalogue, folder, tell)
    write_list(_listing(written, book.name), folder / LISTING)
    left = unsent(booklets, case)
    numbers = {ledger.sheet: [row.at_row for row in rows] for ledger, rows in left.items()}
    unregistered = register_booklets(book.parent, book.name, case, written)
    return Distribution(written, folder / LISTING, numbers, dispatch.receivers, unregistered)


def _booklets(dispatch: Dispatch, case: Case, book: Path) -> list[Booklet]:
    with declared_as("分册"):
        try:
            return dispatch.sent(case)
        except Unfilled as gap:
            raise UnknownReceiverError(book.name, gap) from None


def write_booklets(
    booklets: Sequence[Booklet],
    case: Case,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    folder: Path,
    tell: Callable[[str], None] = silence,
) -> list[WrittenBooklet]:
    """Write every booklet into a folder, in order; an older file of other content is kept as …_旧稿1.

    They come into the folder together: where `tell` stops the work, none is there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    forms: dict[BookletKind, BookletForm] = {}
    taken: set[str] = set()
    period = f"{case.parameters.ledger_year:.0f}年"
    written = []
    with tempfile.TemporaryDirectory(dir=folder, prefix=".") as drafts:
        for number, booklet in enumerate(booklets, start=1):
            tell(f"正在做“{booklet.title}”的分册（{number}/{len(booklets)}）…按 Esc 取消")
            if booklet.kind not in forms:
                forms[booklet.kind] = BookletForm(booklet, case, catalogue)
            stem = file_stem(f"{booklet.title}_{booklet.kind.name}台账_{period}_{VERSION}")
            path = folder / f"{distinct(stem, taken)}.xlsx"
            rows = forms[booklet.kind].write(booklet, case, sheets, Path(drafts) / path.name)
            written.append(WrittenBooklet(booklet, path, VERSION, rows))
        for each in written:
            _check_free(each.path)
        for each in written:
            with keeping_old(each.path):
                (Path(drafts) / each.path.name).replace(each.path)
    return written


def _check_free(path: Path) -> None:
    """Raise where a place cannot be taken, so that none is taken then.

    Raises:
        PermissionError: the file is open in Excel, or something else has its name.
    """
    if path.is_dir():
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if path.exists():
        with path.open("r+b"):
            pass


def _listing(written: list[WrittenBooklet], book: str) -> ResultSheet:
    rows = [
        (
            at,
            each.booklet.kind.name,
            each.booklet.title,
            each.booklet.receiver or "（未填）",
            each.path.name,
            "，".join(f"{sheet}{count}行" for sheet, count in each.rows.items()),
        )
        for at, each in enumerate(written, start=1)
    ]
    return ResultSheet("下发清单", (f"下发清单：{book}",), LISTED, rows)
