"""Two rows with one number are two: nothing changes between two judgements, and each keeps the 说明 beside it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import sheets_of
from tests.examples import examples
from tests.usecases.test_sorted_rows import HEADINGS
from tests.usecases.test_sorted_rows import judged
from tests.usecases.test_sorted_rows import left
from tests.usecases.test_sorted_rows import sorted_anew
from toolkit.declare.standard import ResultLine
from toolkit.usecases.last_result import with_names
from toolkit.usecases.result_table import since_last

EXPLANATION = HEADINGS.index(ResultLine.explanation.heading)
KEY = HEADINGS.index(ResultLine.stable_key.heading)


TWICE = """
    信访事项登记
    | 编号        | 登记日期 | 内容摘要 | 承办科室 | 办结日期 |
    | XF-2012-005 | 4月10日  | 夜间噪声 | 污控科   | 9月10日  |
    | XF-2012-005 | 9月3日   | 扬尘     | 污控科   |          |
    | XF-2012-006 | 9月4日   | 异味     | 污控科   |          |
    """


def with_words(said):
    """The result sheet with words of its own beside each line, and by key what they are beside."""
    sheet = left(said)
    rows = [[*row] for row in sheet.rows]
    beside = {}
    for at, row in enumerate(rows[1:]):
        row[EXPLANATION] = f"说明{at}"
        beside[row[KEY]] = (row[EXPLANATION], row[HEADINGS.index("事实")])
    return replace(sheet, rows=rows), beside


def test_every_line_of_a_result_has_a_key_of_its_own():
    lines = judged(sheets_of(TWICE)).outcome
    keys = [each.key for each in (*lines.findings, *lines.verdicts)]
    assert len(keys) == len(set(keys))
    assert any("#" in each.key for each in lines.verdicts)


@given(draw=st.randoms(use_true_random=False))
@examples(4)
def test_nothing_changes_and_each_keeps_its_words_whatever_the_order(draw):
    sheets = sheets_of(TWICE)
    before = judged(sheets)
    result, beside = with_words(before)
    now = [sorted_anew(sheet, draw, first=2) for sheet in sheets]
    after = judged([*now, result])
    assert "事实有变" not in since_last(after)
    own = {each.key: each for each in after.outcome.verdicts if "#" in each.key}
    assert own
    for key, verdict in own.items():
        assert verdict.explanation == beside[key][0]
        assert "事实已变化" not in after.explained[key].recorded


def rows_with(text, **changed):
    """The sheets of a drawn ledger with other words here and there: {row: (old, new)} by number of the line."""
    lines = text.split("\n")
    rows = [at for at, line in enumerate(lines) if "XF-" in line]
    for name, (old, new) in changed.items():
        at = rows[int(name.removeprefix("row")) - 1]
        assert old in lines[at]
        lines[at] = lines[at].replace(old, new)
    return sheets_of("\n".join(lines))


ONCE = TWICE.replace("| XF-2012-005 | 9月3日", "| XF-2012-091 | 9月3日")


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (TWICE, {"row2": ("XF-2012-005", "XF-2012-091")}, "4月10日"),
        (ONCE, {"row2": ("XF-2012-091", "XF-2012-005")}, "4月10日"),
        (TWICE, {"row2": ("扬尘    ", "扬尘扰民")}, "4月10日"),
        (TWICE, {"row2": ("扬尘    ", "扬尘扰民")}, "9月3日"),
        (TWICE, {"row1": ("9月10日", "9月11日")}, "4月10日"),
    ],
)
def test_a_row_keeps_its_words_when_another_of_its_number_changes_or_it_is_edited(
    before, after, kept
):
    row = 2 if kept == "4月10日" else 3
    said = judged(sheets_of(before))
    result, _ = with_words(said)
    words = {
        (each.code, cell.row): words[EXPLANATION]
        for words in result.rows[1:]
        for each in said.outcome.verdicts
        if each.key == words[KEY]
        for cell in each.cells[:1]
        if cell.sheet == "信访事项登记"
    }
    then = judged([*rows_with(before, **after), result])
    own = [e for e in then.outcome.verdicts if e.cells and (e.code, e.cells[0].row) in words]
    of_row = [each for each in own if each.cells[0].row == row]
    assert of_row
    for each in of_row:
        assert each.explanation == words[each.code, row]


def test_words_of_a_settled_line_are_kept_when_its_key_is_taken_again():
    told = {"K": "甲", "K#12345678": "乙"}
    assert with_names(told, {"K#12345678": "K"}) == {"K#12345678": "甲", "K": "乙"}
