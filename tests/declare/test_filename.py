"""File names as Windows, macOS and Linux want them, the same for the same receiver."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from toolkit.declare.filename import Name
from toolkit.declare.filename import distinct
from toolkit.declare.filename import file_stem
from toolkit.declare.filename import file_stems

ENDING = "_联系点台账_2012年_v1"
LONGEST_SUFFIX = "_核对单_旧稿99.xlsx"
ALIKE = st.sampled_from(
    ["A", "a", "é", "e\u0301", "甲", "甲.", "甲 ", "甲/乙", "甲_乙", "ß", "SS", "甲（1）", ""]
)
WORDS = st.text(max_size=200) | ALIKE | st.text("甲Aa（）1./ ", max_size=4) | st.just("甲" * 150)
KEYS = st.text(max_size=60) | st.sampled_from(["1", "P01", "p01", "甲", "a/b", "a_b"])


def on_a_disk(stem):
    """What a disk that knows no case keeps a name as."""
    return unicodedata.normalize("NFD", stem).casefold()


@given(WORDS)
def test_every_stem_is_legal_on_windows(words):
    stem = file_stem(words)
    assert stem
    assert not set('\\/:*?"<>|') & set(stem)
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in stem)
    assert stem == stem.strip(" .")
    assert stem.split(".")[0].rstrip().casefold() not in {
        "con",
        "nul",
        "aux",
        "prn",
        "com1",
        "lpt¹",
    }
    assert not stem.startswith("~$")
    assert len(stem) <= 81


@given(
    st.lists(st.tuples(KEYS, WORDS), unique_by=lambda each: each[0]),
    st.randoms(use_true_random=False),
)
def test_a_receiver_s_file_has_its_name_whatever_the_order(receivers, chance):
    names = [Name(key, title, ENDING) for key, title in receivers]
    stems = dict(zip(names, file_stems(names), strict=True))
    assert len({on_a_disk(stem) for stem in stems.values()}) == len(names)
    for stem in stems.values():
        assert stem.endswith(ENDING)
        assert len((stem + LONGEST_SUFFIX).encode()) <= 255
        assert len(stem + LONGEST_SUFFIX) <= 120
    chance.shuffle(names)
    assert dict(zip(names, file_stems(names), strict=True)) == stems


def test_all_that_would_be_called_the_same_get_their_keys():
    names = [
        Name("P01", "石桥镇", ENDING),
        Name("P02", "石桥镇.", ENDING),
        Name("P03", "青塘镇", ENDING),
    ]
    assert file_stems([names[0], names[2]]) == [f"石桥镇{ENDING}", f"青塘镇{ENDING}"]
    twins = [Name("P01", "石桥镇", ENDING), Name("P02", "石桥镇", ENDING)]
    assert file_stems(twins) == [f"石桥镇（P01）{ENDING}", f"石桥镇（P02）{ENDING}"]


def test_a_name_that_looks_like_another_with_its_key_is_told_apart():
    names = [Name("1", "甲"), Name("2", "甲"), Name("3", "甲（1）")]
    stems = file_stems(names)
    assert len(set(stems)) == 3
    assert file_stems(names[::-1]) == stems[::-1]


def test_a_long_title_is_cut_before_period_and_version():
    names = [Name("P01", "甲" * 150, ENDING), Name("P02", "甲" * 149 + "乙", ENDING)]
    assert [stem[-len(f"（P01）{ENDING}") :] for stem in file_stems(names)] == [
        f"（P01）{ENDING}",
        f"（P02）{ENDING}",
    ]


def test_what_is_the_same_in_everything_is_told_apart_by_a_number():
    assert file_stems([Name("P01", "甲")] * 2) == ["甲", "甲（2）"]


def test_stems_that_differ_only_in_case_are_told_apart():
    taken = set()
    assert [distinct(each, taken) for each in ("A", "a", "A")] == ["A", "a（2）", "A（3）"]
