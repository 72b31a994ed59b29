"""Data is text: whatever it holds, it comes out as it went in or is refused by name."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
from template_sample import W
from template_sample import render
from template_sample import root_of
from template_sample import template

from toolkit.word.template import RenderError

EXACT = [
    "a<b",
    "甲&乙",
    "</w:t></w:r></w:p><w:p><w:r><w:t>注入",
    "{{ 7*7 }}",
    "{% raw %}",
    "{title}",
    "{_{x}_}",
    "{% for x in y %}",
    "<?t 0?><?guard p?>",
    "tz0s tz03tz0",
    "｛｛姓名｝｝",
    "None undefined",
    "\t缩进",
    "=cmd|' /C calc'!A0",
    "DDEAUTO c:\\x",
    "\" quoted '",
    "  两头空格  ",
    "\u202e反",
    "𠮷😀",
    "\u00a0",
    "00123",
    "",
    "一\n二\n\n三",
    "]]>",
    "&amp;&#10;",
    "长" * 100_000,
    "\x7f\x85",
]


@pytest.mark.parametrize("value", EXACT)
def test_a_text_comes_out_exactly(value):
    assert render("[{{ 值 }}]", "后", 值=value) == [f"[{value}]", "后"]


def test_all_kinds_of_line_ends_are_one_line_break():
    assert render("{{ 值 }}", 值="一\r\n二\r三") == ["一\n二\n三"]


@pytest.mark.parametrize(
    "character",
    [*map(chr, (*range(9), 11, 12, *range(14, 32))), "\udc80", "\ufffe", "\uffff"],
)
def test_a_character_that_xml_cannot_hold_is_refused_by_number(character):
    with pytest.raises(RenderError, match=f"第3个字符.*U\\+{ord(character):04X}"):
        render("{{ 值 }}", 值=f"甲乙{character}丙")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (2.5, "2.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1.50"), "1.50"),
        (dt.date(2012, 3, 14), "2012-03-14"),
    ],
)
def test_numbers_and_dates_are_written_plainly(value, text):
    assert render("{{ 值 }}", 值=value) == [text]


def test_escaping_filters_do_not_escape_twice():
    assert render("{{ 值|e }}{{ 值|safe }}", 值="<&>") == ["<&><&>"]


def test_sets_are_listed_in_an_order_of_their_own():
    assert render("{% for x in 值 %}{{ x }}{% endfor %}", 值={"丙", "甲", "乙"}) == ["丙乙甲"]


def test_ledger_places_are_never_listed_as_data():
    row = {"甲": 1, "__places__": {"甲": "第1行"}}
    assert render(
        "{% for k, v in 行.items() %}{{ k }}{{ v }}{% endfor %}{% for k in 行 %}{{ k }}{% endfor %}",
        行=row,
    ) == ["甲1甲"]


def test_filters_do_not_see_ledger_places():
    row = {"甲": 1, "__places__": {"甲": "第1行"}}
    assert render(
        "{% for k, v in 行|dictsort %}{{ k }}{{ v }}{% endfor %}{{ 行|length }}", 行=row
    ) == ["甲11"]


def test_the_same_input_gives_the_same_bytes_in_the_templates_order():
    made = template("{{ 甲 }}", header1="<w:p/>")
    first, second = (
        made.render({"甲": "值"}),
        template("{{ 甲 }}", header1="<w:p/>").render({"甲": "值"}),
    )
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_line_breaks_stay_in_the_formatted_run():
    data = template("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ 值 }}</w:t></w:r></w:p>").render(
        {"值": "一\n二"}
    )
    runs = list(root_of(data).iter(W + "r"))
    assert len(runs) == 1
    assert [child.tag.removeprefix(W) for child in runs[0]] == ["rPr", "t", "br", "t"]
