"""Of many names only the likeliest are proposed, as a comparison of all of them finds them."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.activities.sanjie.points import Point
from toolkit.reading.near_names import FOUND
from toolkit.reading.near_names import NEAR
from toolkit.reading.near_names import NearNames
from toolkit.reading.references import Directory
from toolkit.reading.values import Refused

NAMES = st.text(alphabet="张三叁小明-012", max_size=7)


@given(NAMES, st.lists(NAMES, max_size=40, unique=True))
@examples(300)
def test_the_nearest_names_are_those_that_a_comparison_of_all_finds(name, listed):
    found = NearNames({each: [each] for each in listed}, {}).to(name)
    likeness = {each: SequenceMatcher(a=each, b=name, autojunk=False).ratio() for each in listed}
    nearest = sorted(listed, key=likeness.__getitem__, reverse=True)
    wanted = [each for each in nearest if likeness[each] >= NEAR][:FOUND]
    assert found == ([name] if name in listed else wanted)


def test_another_number_is_no_slip_for_one_that_is_listed():
    listed = Directory(Point.number, ["LXD01", "LXD03"], [], {})
    for name, advice in (
        ("LXD02", "先在“联系点一览表”登记"),
        ("LXD1", "“LXD01”"),
        ("LXO01", "“LXD01”"),
    ):
        said = listed.find(name)
        assert isinstance(said, Refused)
        assert advice in said.suggestion
