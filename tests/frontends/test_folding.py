"""Whatever a command says, its lines are as wide as the terminal at most."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.screen_lines import columns_of
from toolkit.frontends.folding import Folding
from toolkit.frontends.folding import folded

SENTENCE = "没有分册可对的14个：人教科、计财科、生态科、宣教中心、监察大队、监测站、固废中心、辐射站、信息中心。"


def test_a_line_that_fits_is_left_as_it_is():
    assert list(folded("  共2份。", 80)) == ["  共2份。"]


def test_a_long_line_is_parted_between_words_and_goes_on_further_in():
    first, *rest = folded(f"  {SENTENCE}", 40)
    assert first.startswith("  没有分册可对的14个：")
    assert all(each.startswith("    ") and not each.startswith("     ") for each in rest)
    assert all(each.lstrip()[0] not in "，。、：" for each in rest)
    assert "".join(each.strip() for each in (first, *rest)) == SENTENCE


@pytest.mark.parametrize(
    "path", ["/home/经办/文档/台账/下发/人教科.zip", r"C:\台账\下发\人教科.zip"]
)
def test_a_path_is_not_parted(path):
    lines = list(folded(f"已生成的分册放在这里：{path}：两张表，共十二行，请核对。", 50))
    assert sum(path in line for line in lines) == 1
    assert all(columns_of(line) <= 50 for line in lines)


def test_a_path_wider_than_the_terminal_has_a_line_of_its_own():
    path = "/home/" + "/".join(["很长的文件夹名"] * 8) + "/人教科.zip"
    lines = list(folded(f"分册：{path}：十二行。", 50))
    assert [line.strip() for line in lines] == ["分册：", path, "：十二行。"]


@given(st.text(alphabet="甲乙，。（）a1 /：", max_size=120), st.integers(24, 100))
def test_nothing_that_is_said_is_lost(words, room):
    said = "".join("".join(folded(words, room)).split())
    assert said == "".join(words.split())


def test_frames_and_colours_and_lines_that_are_written_over_stay_as_they_are():
    stream = io.StringIO()
    drawn = [
        f"\x1b[1m{SENTENCE}{SENTENCE}\x1b[0m\n",
        f"│{SENTENCE}{SENTENCE}│\n",
        f"\r{SENTENCE}{SENTENCE}",
    ]
    for words in drawn:
        Folding(stream).write(words)
    assert stream.getvalue() == "".join(drawn)
    Folding(stream).write(SENTENCE * 2 + "\n")
    assert stream.getvalue().count("\n") > len(drawn)
