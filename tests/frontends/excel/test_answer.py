"""What a click tells, cut to whole sentences for the front page; the whole of it stands in the sheet 详情."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frontends.excel.clicked import shown
from toolkit.frontends.button.answer import NEXT_ROOM
from toolkit.frontends.button.answer import STATUS_ROOM
from toolkit.frontends.button.answer import in_short
from toolkit.frontends.button.answer import sentences
from toolkit.frontends.button.open_front_page import OpenFrontPage
from toolkit.workbooks.blank import front_page
from toolkit.workbooks.blank import front_page_fields
from toolkit.workbooks.blank.styles import display_width
from toolkit.workbooks.blank.styles import lines_needed

LONG = "下基层活动台账第3行的天数不能用，没有加进走访户数，请核对。"


def test_a_stop_within_quotes_or_brackets_ends_no_sentence():
    words = "“校验。”点一次（见“详情”。）再看。改好！还有"
    assert sentences(words) == ["“校验。”点一次（见“详情”。）再看。", "改好！", "还有"]


@given(st.text(alphabet="甲乙。！“”（）a", max_size=40))
def test_sentences_put_together_are_the_text(words):
    assert "".join(sentences(words)) == words


def test_what_there_is_room_for_is_said_whole():
    assert in_short([LONG, LONG], NEXT_ROOM) == LONG * 2


@pytest.mark.parametrize("room", [NEXT_ROOM, 40])
def test_a_status_which_has_no_stop_of_its_own_gets_one_before_what_follows(room):
    said = in_short(["校验完成：符合3项", LONG], room)
    assert said.startswith("校验完成：符合3项。")


def test_of_many_sentences_the_first_are_said_and_how_many_there_are_more():
    told = [f"第{number}件：{LONG}" for number in range(1, 31)]
    assert in_short(told, NEXT_ROOM) == f"{told[0]}{told[1]}另有28条，见“详情”。"


def test_of_a_sentence_that_is_too_long_itself_the_beginning_is_said():
    said = in_short([f"请核对{'、'.join(map(str, range(200)))}。", LONG], NEXT_ROOM)
    assert said.startswith("请核对0、1、2、")
    assert said.endswith("……全文见“详情”。")
    assert display_width(said) <= NEXT_ROOM


@given(
    st.lists(st.text(alphabet="甲a1，", min_size=1, max_size=150).map("{}。".format), max_size=6)
)
def test_it_never_takes_more_room_than_there_is(told):
    assert display_width(in_short(told, NEXT_ROOM)) <= NEXT_ROOM


@pytest.mark.parametrize(
    ("room", "last"),
    [(STATUS_ROOM, front_page_fields.LAST), (NEXT_ROOM, front_page_fields.RIGHT_VALUE - 1)],
)
def test_what_fills_the_room_stands_in_the_two_lines_that_the_front_page_has(room, last):
    width = sum(front_page.WIDTHS[front_page_fields.WORDS : last + 1])
    assert lines_needed("字" * (room // 2), width) == 2
    assert lines_needed("字" * (room // 2 + 6), width) > 2


def test_the_sheet_has_every_sentence_on_a_line_and_the_front_page_says_how_many_it_leaves_out(
    book,
):
    told = [f"第{number}件：{LONG}" for number in range(1, 101)]
    OpenFrontPage(book, lambda: False).finish("已生成3份公文。", "".join(told))
    lines = book.names["toolkit_detail"].refers_to_range.value
    assert lines[0] == "已生成3份公文。"
    assert lines[1:59] == told[:58]
    assert lines[59] == "".join(told[58:])  # -- no line is left: nothing is lost --
    assert shown(book, "toolkit_next") == f"{told[0]}{told[1]}另有98条，见“详情”。"
    OpenFrontPage(book, lambda: False).finish("校验完成", "改完再点“校验”。")
    lines = book.names["toolkit_detail"].refers_to_range.value
    assert [each for each in lines if each] == ["校验完成", "改完再点“校验”。"]
    assert shown(book, "toolkit_next") == "改完再点“校验”。"


def test_a_workbook_without_the_sheet_is_told_all_on_its_front_page(book):
    book.names["toolkit_detail"].delete()
    OpenFrontPage(book, lambda: False).finish("已生成3份公文。", LONG * 30)
    assert shown(book, "toolkit_next") == LONG * 30
