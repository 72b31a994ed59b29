"""A working folder for a new year, begun from the old one's, which is only read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.period import EARLIEST_YEAR
from toolkit.declare.period import LATEST_YEAR
from toolkit.declare.real_path import real_path
from toolkit.declare.wording import listed
from toolkit.reading.files import read_workbook
from toolkit.usecases.migration import Migration
from toolkit.usecases.new_year import YearBegun
from toolkit.usecases.new_year import begin_year
from toolkit.usecases.new_year import left_behind
from toolkit.usecases.new_year import year_of
from toolkit.workbooks.blank.prefill import first_rows
from toolkit.workplace.activities import activity_of
from toolkit.workplace.folders import TEMPLATES_FOLDER
from toolkit.workplace.new_folder import make_workspace
from toolkit.workplace.old_books import NoBookError
from toolkit.workplace.old_books import control_workbooks
from toolkit.workplace.upgraded_book import book_of
from toolkit.workplace.upgraded_book import migrated
from toolkit.workplace.upgraded_templates import TemplateFate
from toolkit.workplace.upgraded_templates import upgraded_templates

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Workbook

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


class SeveralBooksError(ToolkitError):
    """A folder with several control workbooks, of which one must be named."""


class YearNotLaterError(ToolkitError):
    """The new year is not behind the old one."""


@dataclass(frozen=True, slots=True)
class NextYear:
    """What was made.

    Attributes:
        catalogue: the activity.
        old_book: from which workbook.
        old_year: of its ledgers.
        begun: what the new workbook begins with.
        left: the sheets of which nothing goes on, with their rows.
        written: the files and folders made, the workbook first.
        templates: names of the clerk's own templates that came along.
    """

    catalogue: Catalogue
    old_book: Path
    old_year: int
    begun: YearBegun
    left: list[tuple[str, int]]
    written: list[Path]
    templates: tuple[str, ...]


def next_year(folder: Path, old: Path, year: int | None, *, macros: bool = True) -> NextYear:
    """Make a working folder for a new year.

    Args:
        folder: the new one; a year in its name is the new year.
        old: the old working folder, or one of its control workbooks.
        year: the new year; None takes that of the folder's name, else the one after the old one's.
        macros: whether the workbook has buttons.

    Raises:
        ToolkitError: the old folder has no workbook, or several; the year is not later; something is there.
        OSError: it cannot be written.
    """
    book = _book(old)
    catalogue = activity_of(book.path.name, book.sheets).catalogue
    migration = migrated(book, catalogue)
    was = year_of(migration, catalogue)
    now = year or _year_in(real_path(folder).name) or was + 1
    if not was < now <= LATEST_YEAR:
        raise YearNotLaterError(
            f"新年度是{now}，旧台账《{book.path.name}》是{was}年度的：新的要在旧的以后。"
            "请改文件夹名，或用 --year 写明年度。",
            file=book.path,
        )
    begun = begin_year(migration, book.sheets, catalogue, now, first_rows(catalogue))
    content = book_of(Migration(book.path.name, begun.rows), catalogue, macros=macros)
    own = _own_templates(book.path.parent, catalogue)
    written = make_workspace(folder, catalogue, macros=macros, book_content=content, templates=own)
    left = left_behind(begun, migration, catalogue)
    return NextYear(catalogue, book.path, was, begun, left, written, tuple(own))


def _book(old: Path) -> Workbook:
    """The workbook that is named, or the one control workbook of a folder."""
    if not old.is_dir():
        return read_workbook(old)
    found = control_workbooks(old)
    if not found:
        raise NoBookError(
            f"“{old}”里没有台账总册（由 taizhang new 建立的工作簿）。请核对文件夹。", file=old
        )
    if len(found) > 1:
        names = listed(f"《{path.name}》" for path, _ in found)
        raise SeveralBooksError(
            f"“{old}”里有几本台账：{names}。请在 --from 后面写明是哪一本。", file=old
        )
    return found[0][1]


def _year_in(name: str) -> int | None:
    years = {int(each) for each in _YEAR.findall(name)}
    (year,) = years if len(years) == 1 else (None,)
    return year if year is not None and year >= EARLIEST_YEAR else None


def _own_templates(folder: Path, catalogue: Catalogue) -> dict[str, bytes]:
    """The templates that people edited."""
    return {
        each.name: (folder / TEMPLATES_FOLDER / each.name).read_bytes()
        for each in upgraded_templates(folder, catalogue)
        if each.fate is TemplateFate.EDITED
    }
