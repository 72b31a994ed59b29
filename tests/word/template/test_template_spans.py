"""Stretches of a text are found by where they stand as if each were looked at."""

from itertools import accumulate
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.word.template.spans import Spans


class Stretch(NamedTuple):
    start: int
    end: int


@st.composite
def stretches(draw):
    steps = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
    edges = [*accumulate(step for pair in steps for step in pair)]
    return [Stretch(*edges[at : at + 2]) for at in range(0, len(edges), 2)]


@examples(200)
@given(stretches(), st.integers(0, 20), st.integers(1, 8))
def test_stretches_are_found_as_if_each_were_looked_at(spans, start, length):
    end = start + length
    found = Spans(spans)
    touching = [each for each in found.touching(start, end) if each.start < each.end]
    assert touching == [s for s in spans if s.start < s.end and s.start < end and s.end > start]
    assert [*found.begun_within(start, end)] == [s for s in spans if start < s.start < end]
    assert found.around(start) == any(s.start < start < s.end for s in spans)
