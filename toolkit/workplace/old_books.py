"""The workbooks of a working folder, and what those of an older version become."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import GUIDE_SHEET
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import CONTROL_KIND
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.names import same_name
from toolkit.declare.wording import shown
from toolkit.ooxml.scratch import scratch_folder
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.tables import system_values
from toolkit.usecases.migration import is_older
from toolkit.workplace.activities import activity_of
from toolkit.workplace.copy_source import MARKED
from toolkit.workplace.new_folder import blank_workbook
from toolkit.workplace.upgraded_book import upgraded_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Sheet
    from toolkit.reading.workbook import Workbook
    from toolkit.workplace.upgraded_book import UpgradedBook

BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"})
MACROS, PLAIN = ".xlsm", ".xlsx"


class NoBookError(ToolkitError):
    """A folder without a control workbook."""


class BookOpenError(ToolkitError):
    """A workbook is open in an office."""

    exit_status = 1

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"《{path.name}》正在表格软件中打开。请保存、关闭它，再运行一次；"
            "确实没有打开的，删去旁边的锁文件（~$ 或 .~lock 开头）。",
            file=path,
        )


class SeveralActivitiesError(ToolkitError):
    """A folder with workbooks of several activities."""


@dataclass(frozen=True, slots=True)
class OldBook:
    """A control workbook.

    Attributes:
        path: where it is.
        sha256: of its bytes as they were read.
        place: where that of this version comes; the same place, but for kinds that cannot hold it.
        made: that of this version; None where it is one already.
    """

    path: Path
    sha256: str
    place: Path
    made: UpgradedBook | None


@dataclass(slots=True)
class OldBooks:
    """The control workbooks of a folder, and a sentence on each file that was passed over."""

    catalogue: Catalogue
    books: list[OldBook] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def old_books(folder: Path) -> OldBooks:
    """The control workbooks in a working folder, those of an older version made anew in memory.

    Raises:
        NoBookError: there is none.
        BookOpenError: one of them is open in an office.
        SeveralActivitiesError: they are of several activities.
        ToolkitError: one cannot be brought to this version.
    """
    skipped: list[str] = []
    found = [*_control_workbooks(folder, skipped)]
    if not found:
        said = "".join(skipped)
        raise NoBookError(
            f"“{folder}”里没有台账总册（由 taizhang new 建立的工作簿）。{said}请核对文件夹。",
            file=folder,
        )
    catalogues = {activity_of(path.name, book.sheets).catalogue for path, book in found}
    if len(catalogues) > 1:
        raise SeveralActivitiesError(
            f"“{folder}”里有几项活动的台账，请把它们分到不同的文件夹，再逐个升级。", file=folder
        )
    books = OldBooks(catalogues.pop(), skipped=skipped)
    for path, book in found:
        books.books.append(_old_book(path, book, books.catalogue))
    return books


def control_workbooks(folder: Path) -> list[tuple[Path, Workbook]]:
    """The control workbooks that lie in a folder, as read."""
    return [*_control_workbooks(folder, [])]


def _control_workbooks(folder: Path, skipped: list[str]) -> Iterator[tuple[Path, Workbook]]:
    """Those that say so themselves, or have an activity's sheets; marked copies are none."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith((".", "~$"))
        if hidden or path.suffix.lower() not in BOOKS or MARKED.search(path.stem):
            continue
        try:
            book = read_workbook(path)
            kind = system_values(book.sheets).get(SYSTEM_KIND, "")
            if kind == CONTROL_KIND or (kind != BOOKLET_KIND and _has_ledgers(path, book)):
                _refuse_open(path)
                yield path, book
        except UnreadableFileError as error:
            skipped.append(f"没有升级“{path.name}”：{error}")


def _has_ledgers(path: Path, book: Workbook) -> bool:
    """Whether a workbook that lost its sheet 系统 is an activity's all the same."""
    try:
        catalogue = activity_of(path.name, book.sheets).catalogue
    except ToolkitError:
        return False
    there = {same_name(sheet.name) for sheet in book.sheets}
    essential = [same_name(each.sheet) for each in catalogue.own_ledgers if each.essential]
    return 2 * sum(title in there for title in essential) > len(essential)


def _refuse_open(path: Path) -> None:
    beside = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    if any(path.with_name(name).exists() for name in beside):
        raise BookOpenError(path)


def _old_book(path: Path, book: Workbook, catalogue: Catalogue) -> OldBook:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    suffix = path.suffix.lower()
    kept_kind = book.suffix in {MACROS, PLAIN} and suffix in {MACROS, PLAIN}
    place = path if kept_kind else path.with_suffix(PLAIN)
    macros = place.suffix.lower() == MACROS
    if kept_kind and not is_older(book.sheets, catalogue) and _has_guide_of_today(
        book.sheets, catalogue, macros=macros
    ):  # fmt: skip
        return OldBook(path, sha256, place, None)
    if place != path and place.exists():
        return OldBook(path, sha256, place, None)  # -- an earlier run has made it beside --
    return OldBook(path, sha256, place, upgraded_book(book, catalogue, macros=macros))


def _has_guide_of_today(sheets: Sequence[Sheet], catalogue: Catalogue, *, macros: bool) -> bool:
    """Whether 使用说明 says all that it does today: a form may change without its ledgers."""
    with scratch_folder() as folder:
        blank = folder / f"空{MACROS if macros else PLAIN}"
        blank.write_bytes(blank_workbook(catalogue, macros=macros))
        today = _guide(read_workbook(blank, only=(GUIDE_SHEET,)).sheets)
    return today <= _guide(sheets)


def _guide(sheets: Sequence[Sheet]) -> set[str]:
    return {
        shown(cell)
        for sheet in sheets
        if same_name(sheet.name) == same_name(GUIDE_SHEET)
        for cells in sheet.rows
        for cell in cells
        if cell is not None
    }
