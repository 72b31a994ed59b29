"""Most texts are ruled out as houses by their ends alone; none that is one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.distribution.addresses import HouseEnds
from toolkit.distribution.addresses import dwellings
from toolkit.distribution.addresses import placed

TEXTS = st.text(alphabet="竹园村路第三貳叁樓号幢棟室单元组七0123-—·（） \u200b３六", max_size=9)


@given(TEXTS)
@examples(500)
def test_no_dwelling_is_ruled_out(text):
    for house in dwellings(text):
        if house == placed(text):
            assert HouseEnds({house[:1]}).possible([text])


def test_what_ends_in_words_or_begins_otherwise_is_ruled_out():
    assert HouseEnds({"竹"}).possible(["竹园村3号"])
    assert not HouseEnds({"竹"}).possible(["竹园村3号旁边"])
    assert not HouseEnds({"竹"}).possible(["走访了12户，第3"])
    assert HouseEnds({"2"}).possible(["貳村3號"])
