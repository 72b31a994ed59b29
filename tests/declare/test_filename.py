"""File names as Windows wants them."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.declare.filename import distinct
from toolkit.declare.filename import file_stem


@given(st.text(max_size=200))
def test_every_stem_is_legal_on_windows(words):
    stem = file_stem(words)
    assert stem
    assert not set('\\/:*?"<>|') & set(stem)
    assert stem == stem.rstrip(" .")
    assert stem.split(".")[0].casefold() not in {"con", "nul", "aux", "prn", "com1", "lpt1"}
    assert len(stem) <= 81


def test_stems_that_differ_only_in_case_are_told_apart():
    taken = set()
    assert [distinct(each, taken) for each in ("A", "a", "A")] == ["A", "a（2）", "A（3）"]
