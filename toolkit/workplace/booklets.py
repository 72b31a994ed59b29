"""Writing the booklets of a distribution: one template a kind, the rows spliced into copies."""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from typing import cast

from toolkit.declare.columns import Referring
from toolkit.declare.errors import ToolkitError
from toolkit.declare.filename import distinct
from toolkit.declare.filename import file_stem
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.distribution.contents import booklet_sheets
from toolkit.distribution.contents import sent_columns
from toolkit.distribution.contents import unsent
from toolkit.workbooks.blank.plan import SheetPlan
from toolkit.workbooks.blank.workbook import build_workbook
from toolkit.workbooks.lists import write_list
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import SplicedRows
from toolkit.workbooks.patching import SpliceTemplate
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
    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.workbook import Sheet
    from toolkit.workbooks.patching import CellValue

VERSION = "v1"
LISTING = "下发清单.xlsx"
SPARE_ROWS = 100
KEPT_EMPTY = 30
# -- the sheet 系统 of a booklet, below the facts that every workbook has; its rows from 5 on --
RECEIVER_FACTS = ("下发类别", "下发对象", "接收人", "版本")
FIRST_RECEIVER_ROW = 5


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
    """
    dispatch = catalogue.dispatch
    if dispatch is None:
        raise NoBookletsError(catalogue.name)
    booklets = list(dispatch.booklets(case))
    if not booklets:
        raise NobodyError(book.name, dispatch.nobody)
    written = write_booklets(booklets, case, sheets, catalogue, folder, tell)
    write_list(_listing(written, book.name), folder / LISTING)
    left = unsent(booklets, case)
    numbers = {ledger.sheet: [row.at_row for row in rows] for ledger, rows in left.items()}
    unregistered = register_booklets(book.parent, book.name, case, written)
    return Distribution(written, folder / LISTING, numbers, dispatch.receivers, unregistered)


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
    templates: dict[BookletKind, _Template] = {}
    taken: set[str] = set()
    period = f"{case.parameters.ledger_year:.0f}年"
    written = []
    with tempfile.TemporaryDirectory(dir=folder, prefix=".") as drafts:
        for number, booklet in enumerate(booklets, start=1):
            tell(f"正在做“{booklet.title}”的分册（{number}/{len(booklets)}）…按 Esc 取消")
            if booklet.kind not in templates:
                templates[booklet.kind] = _Template(booklet, case, catalogue)
            stem = file_stem(f"{booklet.title}_{booklet.kind.name}台账_{period}_{VERSION}")
            path = folder / f"{distinct(stem, taken)}.xlsx"
            rows = templates[booklet.kind].write(booklet, case, sheets, Path(drafts) / path.name)
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


class _Template:
    """The blank form of one kind of booklet."""

    def __init__(self, first: Booklet, case: Case, catalogue: Catalogue) -> None:
        self._plans = {ledger: _plan(first, ledger, catalogue) for ledger in first.rows}
        lists = _lists(case, tuple(first.rows))
        content = _blank(catalogue, tuple(self._plans.values()), lists)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "blank.xlsx"
            path.write_bytes(content)
            self._template = SpliceTemplate.open(path)

    def write(
        self, booklet: Booklet, case: Case, sheets: Sequence[Sheet], path: Path
    ) -> dict[str, int]:
        contents = booklet_sheets(booklet, case, {sheet.name: sheet.rows for sheet in sheets})
        facts = (booklet.kind.name, booklet.key, booklet.receiver, VERSION)
        cells: dict[tuple[str, str], CellValue] = {
            (SYSTEM_SHEET, f"B{row}"): fact
            for row, fact in enumerate(facts, start=FIRST_RECEIVER_ROW)
        }
        spliced = {
            sheet.ledger.sheet: SplicedRows(
                FIRST_DATA_ROW,
                [
                    cast("tuple[CellValue, ...]", (*values, row_id, VERSION))
                    for values, row_id in zip(sheet.cells, sheet.ids, strict=True)
                ],
                end_row=self._plans[sheet.ledger].end_row,
                spare=KEPT_EMPTY,
            )
            for sheet in contents
        }
        self._template.write(path, spliced, cells=cells)
        return {sheet.ledger.sheet: len(sheet.cells) for sheet in contents}


@lru_cache(maxsize=4)
def _blank(
    catalogue: Catalogue,
    plans: tuple[SheetPlan, ...],
    lists: tuple[tuple[Column[object], tuple[str, ...]], ...],
) -> bytes:
    """The form, whose making takes most of a click; it changes with the lists of names alone."""
    return build_workbook(
        catalogue,
        plans,
        lists=dict(lists),
        front_page=False,
        system={SYSTEM_KIND: BOOKLET_KIND, **dict.fromkeys(RECEIVER_FACTS, "")},
    )


def _plan(booklet: Booklet, ledger: type[Ledger], catalogue: Catalogue) -> SheetPlan:
    columns = sent_columns(ledger)
    own = frozenset(c.heading for c in columns if ledger.owner_of(c) == booklet.kind.owner)
    examples = tuple((c, said) for c, said in catalogue.examples.items() if c in columns)
    return SheetPlan(ledger, columns, unlocked=own or None, capacity=SPARE_ROWS, examples=examples)


def _lists(
    case: Case, ledgers: tuple[type[Ledger], ...]
) -> tuple[tuple[Column[object], tuple[str, ...]], ...]:
    """The values of referenced columns whose ledgers stay in the office."""
    targets = {
        column.to
        for ledger in ledgers
        for column in ledger.columns
        if isinstance(column, Referring) and column.to.ledger not in ledgers
    }
    ordered = sorted(targets, key=lambda column: (column.ledger.code, column.position))
    return tuple(
        (column, tuple(str(v) for row in case.rows(column.ledger) if (v := row.usable(column))))
        for column in ordered
    )


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
