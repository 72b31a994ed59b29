"""What the front page leads to: what was found, and the folders that the steps of the month fill."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import CALENDAR_SHEET
from toolkit.declare.fixed_sheets import DETAIL_SHEET
from toolkit.declare.fixed_sheets import PROGRESS_SHEET
from toolkit.declare.layout import STEP_FOLDERS
from toolkit.declare.standard import ResultLine
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import HEADING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.catalogue import Catalogue
    from toolkit.workbooks.blank.styles import Styles

LEFT, RIGHT, LAST = 7, 9, 10


def write_links(sheet: Worksheet, catalogue: Catalogue, styles: Styles, row: int) -> int:
    """Two short lists from a row on; the first row free below is returned."""
    for at, words in ((LEFT, "看结果"), (RIGHT, "文件夹")):
        sheet.merge_range(row, at, row, _end(at), words, styles(HEADING, font_size=10))
    summed = [summary.ledger.sheet for summary in catalogue.summaries]
    titles = [ResultLine.sheet, *summed, PROGRESS_SHEET, CALENDAR_SHEET, DETAIL_SHEET]
    look = styles(BOXED, font_color=ACCENT, underline=1, font_size=10, indent=1, text_wrap=False)
    plain = styles(BOXED)
    for at, (title, folder) in enumerate(zip_longest(titles, STEP_FOLDERS), start=row + 1):
        for column, words, target in (
            (LEFT, title, f"internal:'{title}'!A1"),
            (RIGHT, folder, f"external:{folder}"),
        ):
            sheet.merge_range(at, column, at, _end(column), "", look if words else plain)
            if words:
                sheet.write_url(at, column, target, look, words)
    return row + 2 + max(len(titles), len(STEP_FOLDERS))


def _end(first: int) -> int:
    return RIGHT - 1 if first == LEFT else LAST
