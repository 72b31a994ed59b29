"""Where the submissions of the newest batch stand, on the sheet 进度: a table of formulas for a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.submission import FORMERLY
from toolkit.declare.submission import Stage
from toolkit.ooxml.references import column_letters
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import HEADING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.ledger import Column
    from toolkit.declare.submission_ledger import SubmissionLedger
    from toolkit.workbooks.blank.styles import Styles

LAST_ROW = 5_000
OLDER: Mapping[str, str] = {today: older for older, today in FORMERLY.items()}


def write_stages(
    sheet: Worksheet,
    at: tuple[int, int],
    shown: SubmissionLedger,
    styles: Styles,
    rows: Sequence[Sequence[object]],
) -> None:
    """Write the table: the newest batch as its heading, beneath it each stage with its submissions.

    Args:
        sheet: 进度.
        at: row and column (from 0) of the heading.
        shown: the ledger that shows submissions.
        styles: of the workbook.
        rows: those that the ledger begins with, for programs that do not calculate.
    """
    row, column = at
    batches, stages = (_area(shown, each) for each in (shown.columns.batch, shown.columns.stage))
    found = [line for line in rows if line[shown.columns.batch.position]]
    newest = str(found[-1][shown.columns.batch.position]) if found else ""
    last = f'LOOKUP(2,1/({batches}<>""),{batches})'
    sheet.write_formula(row, column, f'=IFERROR({last},"报送")', styles(HEADING), newest or "报送")
    sheet.write_string(row, column + 1, "份数", styles(HEADING))
    heading = f"${column_letters(column + 1)}${row + 1}"
    for below, stage in enumerate(Stage, start=row + 1):
        sheet.write_string(below, column, stage, styles(BOXED, indent=1, font_size=10))
        words = [stage, *([OLDER[stage]] if stage in OLDER else [])]
        counts = [f'COUNTIFS({batches},{heading},{stages},"{word}")' for word in words]
        now = sum(
            str(line[shown.columns.batch.position]) == newest
            and line[shown.columns.stage.position] in words
            for line in found
        )
        number = styles(BOXED, align="center", font_size=10, num_format="0;;—")
        sheet.write_formula(below, column + 1, f"={'+'.join(counts)}", number, now)


def _area(shown: SubmissionLedger, column: Column[object]) -> str:
    letters = column_letters(1 + column.position)
    return f"'{shown.ledger.sheet}'!${letters}${FIRST_DATA_ROW}:${letters}${LAST_ROW}"
