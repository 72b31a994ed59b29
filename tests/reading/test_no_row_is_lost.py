"""Whatever stands in a sheet, every row is read, or told to be passed over."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.diaries import Diary
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import note_lines
from toolkit.reading.workbook import ErrorValue
from toolkit.reading.workbook import Sheet
from toolkit.usecases.validate import validate

HEADINGS = [column.heading for column in Diary.columns]
WORDS = ["张三", "合计", "同上", "姓名", "示例", "无", "2012-02-30", "4月5日", "　", END_MARK, "——"]
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=5),
    st.integers(-5, 50_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(dt.date(2012, 1, 1), dt.date(2012, 12, 31)),
    st.just(ErrorValue("#REF!")),
)
ROWS = st.lists(st.lists(CELLS, min_size=len(HEADINGS), max_size=len(HEADINGS)), max_size=12)


@examples(300)
@given(ROWS)
def test_every_row_is_read_or_told(rows):
    sheet = Sheet(Diary.sheet, [HEADINGS, *rows])
    judged = validate("任意.xlsx", [sheet], SANJIE, as_of=dt.date(2012, 12, 31))
    read = {row.at_row for row in judged.case.rows(Diary)}
    told = {note.row for note in judged.outcome.notes}
    found = {finding.place.row for finding in judged.outcome.findings}
    for number, cells in enumerate(rows, start=2):
        words = [cell.strip() for cell in cells[:3] if isinstance(cell, str) and cell.strip()]
        first = words[0] if words else ""
        silent = first == END_MARK or first in note_lines(Diary) or first.startswith("示例")
        filled = [cell for cell in cells if cell is not None and str(cell).strip()]
        if filled and not silent:
            assert number in read | told | found, (number, cells)


@examples(100)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_columns_does_not_matter(rows, shuffle):
    order = list(range(len(HEADINGS)))
    shuffle.shuffle(order)
    straight = Sheet(Diary.sheet, [HEADINGS, *rows])
    moved = Sheet(Diary.sheet, [[line[at] for at in order] for line in [HEADINGS, *rows]])
    said = [
        {
            (f.code, f.place.row, f.place.column, f.message)
            for f in validate(
                "任意.xlsx", [each], SANJIE, as_of=dt.date(2012, 12, 31)
            ).outcome.findings
            if f.code in {"F01", "F02", "F05"}
        }
        for each in (straight, moved)
    ]
    # the end mark, examples and totals are known by the first cells, so only tables without them
    if not any(isinstance(cell, str) and cell.strip() in WORDS[1:] for row in rows for cell in row):
        assert said[0] == said[1]
