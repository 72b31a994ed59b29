"""Two rows with one number are two: nothing changes between two judgements, and each keeps the 说明 beside it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import sheets_of
from tests.examples import examples
from tests.usecases.test_sorted_rows import HEADINGS
from tests.usecases.test_sorted_rows import judged
from tests.usecases.test_sorted_rows import left
from tests.usecases.test_sorted_rows import sorted_anew
from toolkit.declare.standard import ResultLine
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
