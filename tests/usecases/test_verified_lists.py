"""Names that a sentence counts are held to their count."""

import pytest

from toolkit.declare.verifying import PaperAsSaid
from toolkit.declare.verifying import PaperLine
from toolkit.usecases.verifying import verify

WRITTEN = "1.人教科、计财科、宣教中心等3个单位没有按期报送2012年第4期台账。"


def unequal(text, written=WRITTEN):
    paper = PaperAsSaid({}, (), (PaperLine(text, place="正文第3段"),), (PaperLine(written),), ())
    return verify(paper).unequal


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WRITTEN.replace("、宣教中心", ""), "少了宣教中心"),
        (WRITTEN.replace("计财科", "法规科"), "少了计财科，多了法规科"),
        (WRITTEN.replace("人教科", "人教科、污控科"), "多了污控科"),
    ],
)
def test_names_that_were_changed_beside_their_count_are_told(text, said):
    assert unequal(text) == (f"正文第3段写3个，列出的却改过：{said}，请把名称和个数改得一致。",)


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN,
        "1.计财科、宣教中心、人教科等3个单位尚未报送。",  # -- the same names in other words --
        "人教科、计财科、宣教中心没有按期报送。",
        WRITTEN.replace("、宣教中心等3个", "等2个"),  # -- names and count together --
        "各科室、各镇、各园区等9个单位参加。",  # -- a person's own --
    ],
)
def test_words_that_say_the_same_and_a_persons_own_are_not(text):
    assert unequal(text) == ()
