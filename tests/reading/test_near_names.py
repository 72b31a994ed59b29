"""Of many names only the likeliest are proposed, as a comparison of all of them finds them."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.reading.near_names import FOUND
from toolkit.reading.near_names import NEAR
from toolkit.reading.near_names import NearNames

NAMES = st.text(alphabet="张三叁小明-012", max_size=7)


@given(NAMES, st.lists(NAMES, max_size=40, unique=True))
@examples(300)
def test_the_nearest_names_are_those_that_a_comparison_of_all_finds(name, listed):
    found = NearNames({each: [each] for each in listed}, {}).to(name)
    likeness = {each: SequenceMatcher(a=each, b=name, autojunk=False).ratio() for each in listed}
    nearest = sorted(listed, key=likeness.__getitem__, reverse=True)
    wanted = [each for each in nearest if likeness[each] >= NEAR][:FOUND]
    assert found == ([name] if name in listed else wanted)
