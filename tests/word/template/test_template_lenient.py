"""Lenient rendering: what the data lacks is seen on the page, and told with its place."""

import io

import docx
import pytest
from template_sample import package
from template_sample import paragraph
from template_sample import table

from toolkit.word.template import Document
from toolkit.word.template import RenderError
from toolkit.word.template import RichText
from toolkit.word.template import Template


def lenient(*blocks, **parts):
    return Template(package(*blocks, **parts), "x.docx", lenient=True)


def texts(document):
    return [each.text for each in docx.Document(io.BytesIO(document)).paragraphs]


def test_a_missing_value_is_a_highlighted_placeholder_and_is_listed():
    made = lenient("共{{ 人数 }}人").render({})
    (found,) = docx.Document(io.BytesIO(made)).paragraphs
    assert [(run.text, run.font.highlight_color) for run in found.runs] == [
        ("共", None),
        ("【未填：人数】", 7),
        ("人", None),
    ]
    (gap,) = made.unfilled
    assert (gap.name, gap.place, gap.tag) == ("人数", "正文第1段", "{{ 人数 }}")


@pytest.mark.parametrize(
    ("tag", "data", "seen"),
    [
        ("{{ 甲 }}", {"甲": None}, "【未填：甲】"),
        ("{{ 甲 }}", {"甲": " "}, "【未填：甲】"),
        ("{{ 甲.乙.丙 }}", {}, "【未填：甲.乙.丙】"),
        ("{{ 甲|汉字日期 }}", {}, "【未填：甲】"),
        ("{{ 甲|汉字日期 }}", {"甲": None}, "【未填：甲】"),
        ("{{ 甲 + 1 }}", {}, "【未填：甲】"),
        ('{{ "共" ~ 甲 }}', {}, "共【未填：甲】"),
        ('{{ 甲|空则("无") }}', {"甲": None}, "无"),
        ("{% set 乙 %}共{{ 甲 }}{% endset %}{{ 乙|trim }}", {}, "共【未填：甲】"),
        ("{{r 甲 }}", {}, "【未填：甲】"),
        ("{{p 甲 }}", {}, "【未填：甲】"),
        ("{% for 行 in 名单 %}{{ 行.姓名 }}{% endfor %}", {}, "【未填：名单.姓名】"),
        ("{% for 行 in 名单 %}{{ 行.姓名 }}{% endfor %}", {"名单": [{}]}, "【未填：姓名】"),
    ],
)
def test_every_way_to_want_a_value_leaves_a_placeholder(tag, data, seen):
    made = lenient(tag).render(data)
    assert "".join(texts(made)) == seen
    assert bool(made.unfilled) == ("未填" in seen)


def test_rows_headers_and_attributes_have_theirs():
    made = lenient(
        table("{% for 行 in 名单 %} | ", "{{ 行.姓名 }} | {{ 行.单位 }}", "{% endfor %} | ")
    ).render({})
    rows = docx.Document(io.BytesIO(made)).tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["【未填：名单.姓名】", "【未填：名单.单位】"]
    ]
    assert {each.name for each in made.unfilled} == {"名单", "名单.姓名", "名单.单位"}


def test_what_is_given_is_written_as_ever():
    made = lenient("{{ 甲 }}{{r 乙 }}", "{{ 丙 }}").render(
        {"甲": 0, "乙": RichText("b"), "丙": "x & y"}
    )
    assert texts(made) == ["0b", "x & y"]
    assert made.unfilled == ()


def test_no_branch_is_chosen_without_data():
    with pytest.raises(RenderError, match="没有“甲”这个数据项"):
        lenient("{% if 甲 %}一{% endif %}").render({})


def test_no_placeholder_stands_where_none_was_asked_for():
    with pytest.raises(RenderError, match="没有“甲”这个数据项"):
        Template(package("{{ 甲 }}"), "x.docx").render({})


def test_a_value_that_looks_escaped_is_written_as_it_stands_and_told():
    made = Template(package(paragraph("公司：{{ 名称 }}"), "{{ 别 }}"), "x.docx").render(
        {"名称": "A&amp;B", "别": "A&B; C"}
    )
    assert texts(made) == ["公司：A&amp;B", "A&B; C"]
    (told,) = made.escaped_looking
    assert (told.name, told.place, told.tag, told.text) == (
        "名称",
        "正文第1段",
        "{{ 名称 }}",
        "A&amp;B",
    )


def test_an_empty_text_is_written_and_told_once_for_its_place():
    made = Template(
        package(
            "前{{ 空 }}后{{ 空|upper }}",
            table("{% for 行 in 行们 %} | ", "{{ 行.甲 }} | {{ 行.乙 }}", "{% endfor %} | "),
        ),
        "x.docx",
    ).render({"空": "", "行们": [{"甲": " ", "乙": 0}, {"甲": "", "乙": "二"}]})
    assert [(each.name, each.place, each.tag) for each in made.blank] == [
        ("空", "正文第1段", "{{ 空 }}"),
        ("空", "正文第1段", "{{ 空|upper }}"),
        ("行.甲", "正文第4段 表1第2行第1列", "{{ 行.甲 }}"),
    ]
    assert Document.unpacked(made.packed()).blank == made.blank


def test_a_tag_that_says_what_to_write_for_nothing_is_not_told():
    tags = "{{ 空|空则('') }}{{ 空|default('', true) }}{{ '' if 空 else 空 ~ '' }}{{ 空 ~ 空 }}"
    assert Template(package(tags), "x.docx").render({"空": ""}).blank == ()
