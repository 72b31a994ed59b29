"""Where submissions stand, written into the open workbook's own sheet: only the cells that differ."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.layout import END_MARK
from toolkit.declare.wording import listed
from toolkit.distribution.submission_sheet import cells_to_change
from toolkit.distribution.submission_sheet import rows_of
from toolkit.distribution.submissions import standing
from toolkit.frontends.button.cell_blocks import write_cells
from toolkit.ooxml.references import column_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from xlwings import Book
    from xlwings import Sheet

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.submission import SubmissionKey
    from toolkit.declare.submission_ledger import SubmissionLedger
    from toolkit.declare.submission_life import Life

SAVE = "请保存台账。"


def write_submissions(
    book: Book,
    case: Case,
    shown: SubmissionLedger,
    lives: Mapping[SubmissionKey, Life],
    followed: Collection[int] = (),
) -> str:
    """Bring the sheet to where submissions stand; what is to be told is returned.

    Args:
        book: the open workbook.
        case: as it was read.
        shown: the ledger that shows submissions.
        lives: where they stand now.
        followed: worksheet rows whose choice was followed: it is cleared.
    """
    table = case.tables.get(shown.ledger)
    if table is None or not lives:
        return ""
    name = shown.ledger.sheet
    changes = dict(_changes(case, shown, lives))
    for row in followed:
        for column in (shown.columns.handling, shown.columns.handling_why):
            if column.heading in table.letters:
                changes[row, column_number(table.letters[column.heading])] = None
    if not changes:
        return ""
    sheet = book.sheets[name]
    if not _has_room(sheet, case, shown, lives):
        return f"“{name}”空行不够，没有全部写上，请在“{END_MARK}”上面插入几行，再点一次。"
    with suppress(Exception):  # -- each program has its own error for a sheet that is locked --
        write_cells(sheet, changes)
        return f"“{name}”已更新，{SAVE}"
    return f"“{name}”写不进去，请取消保护，再点一次。"


def take_and_show(
    book: Book, case: Case, catalogue: Catalogue, home: Path, tell: Callable[[str], None]
) -> list[str]:
    """Take what the clerk chose in the sheet, then show where submissions stand; what is to be told."""
    from toolkit.register.errors import RegisterError
    from toolkit.workplace.handling import take_chosen
    from toolkit.workplace.submission_steps import registered_steps

    shown = catalogue.submissions
    if shown is None:
        return []
    taken = take_chosen(home / book.name, case, catalogue, tell)
    try:
        lives = standing(case, shown, registered_steps(home, catalogue.name))
    except RegisterError:
        return [*taken.refused, *taken.told]
    told = write_submissions(book, case, shown, lives, taken.rows)
    return [*taken.refused, *taken.told, told]


def _changes(
    case: Case, shown: SubmissionLedger, lives: Mapping[SubmissionKey, Life]
) -> Iterator[tuple[tuple[int, int], object]]:
    """Row and column (from 1) → value of each cell that says something else now."""
    letters = case.tables[shown.ledger].letters
    for at_row, cells in cells_to_change(case, shown, lives):
        for column, value in cells.items():
            yield (at_row, column_number(letters[column.heading])), value


def _has_room(
    sheet: Sheet, case: Case, shown: SubmissionLedger, lives: Mapping[SubmissionKey, Life]
) -> bool:
    """Whether new rows stand above the end mark."""
    known = {row.at_row for row in case.rows(shown.ledger)}
    new = [at_row for at_row, *_ in rows_of(case, shown, lives) if at_row not in known]
    if not new:
        return True
    first = sheet.range((min(new), 1), (max(new), 1)).value
    cells = first if isinstance(first, list) else [first]
    return END_MARK not in cells


def units_said(lives: Mapping[SubmissionKey, Life], most: int = 5) -> str:
    """How many submissions stand where, of the batch that was sent out last."""
    if not lives:
        return ""
    newest = max(lives.values(), key=lambda life: str(life.sent_on or "")).key.batch
    counted: dict[str, list[str]] = {}
    for key, life in lives.items():
        if key.batch == newest:
            counted.setdefault(str(life.stage), []).append(key.said)
    parts = [
        f"{stage}{len(units)}份" + (f"（{listed(units)}）" if len(units) <= most else "")
        for stage, units in counted.items()
    ]
    return f"{newest}：{'，'.join(parts)}。"
