"""Writing the sheet 详情 of the open workbook: all that a click told, and the way to each paper it wrote."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.layout import DETAIL_NAME
from toolkit.declare.layout import DETAIL_ROWS
from toolkit.declare.layout import PAGES
from toolkit.declare.layout import PAGES_NAME
from toolkit.frontends.button.changed_rows import write_changed
from toolkit.frontends.button.line_breaks import keep_punctuation_in_line
from toolkit.frontends.button.links import Link
from toolkit.frontends.button.result_values import as_words
from toolkit.workplace.folders import PAPERS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.workplace.written import WrittenPaper


def write_detail(book: Book, told: Sequence[str]) -> bool:
    """Fill the sheet's lines anew; what is more than it has lines stands in the last one.

    Returns:
        Whether it was: a workbook of an earlier form has no such sheet, and one may be locked.
    """
    with suppress(Exception):
        cells = book.names[DETAIL_NAME].refers_to_range
        keep_punctuation_in_line(cells)
        fitting = [*told[: DETAIL_ROWS - 1], "".join(told[DETAIL_ROWS - 1 :])]
        lines = [as_words(each) for each in fitting]
        write_changed(cells, [[each] for each in lines + [None] * (DETAIL_ROWS - len(lines))])
        return bool(cells[0, 0].value == (told[0] if told else None))
    return False


def write_pages(book: Book, written: Sequence[WrittenPaper]) -> str:
    """Lay the way to each of the first papers, under which LibreOffice draws its first page.

    Returns:
        What is to be told of those for which there is no room; empty where there are none.
    """
    with suppress(Exception):
        cells = book.names[PAGES_NAME].refers_to_range
        shown = [each.file for each in written[:PAGES]]
        blank: list[str | None] = [None] * (PAGES - len(shown))
        links = [Link(f"{PAPERS_FOLDER}/{file.name}", "打开").formula for file in shown]
        write_changed(cells[0, :], [[as_words(file.stem) for file in shown] + blank])
        write_changed(cells[1, :], [[*links, *blank]])
        left = len(written) - len(shown)
        return f"第一页只画前{PAGES}份，其余{left}份到“{PAPERS_FOLDER}”文件夹打开。" if left else ""
    return ""
