"""Most texts are ruled out as houses by their ends alone; none that is one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.distribution.addresses import dwellings
from toolkit.distribution.addresses import may_be_placed_so
from toolkit.distribution.addresses import placed

TEXTS = st.text(alphabet="竹园村路第三貳叁樓号幢棟室单元组七0123-—·（） \u200b３六", max_size=9)


@given(TEXTS)
@examples(500)
def test_no_dwelling_is_ruled_out(text):
    for house in dwellings(text):
        if house == placed(text):
            assert may_be_placed_so(text, {house[:1]})


def test_what_ends_in_words_or_begins_otherwise_is_ruled_out():
    assert may_be_placed_so("竹园村3号", {"竹"})
    assert not may_be_placed_so("竹园村3号旁边", {"竹"})
    assert not may_be_placed_so("走访了12户，第3", {"竹"})
    assert may_be_placed_so("貳村3號", {"2"})
