"""Faults of a template and of its data, in the language that the caller wants."""

import re

import pytest
from template_sample import package
from template_sample import paragraph

from toolkit.word.messages import speaking
from toolkit.word.template import RenderError
from toolkit.word.template import Template
from toolkit.word.template import TemplateError


def english(text):
    return Template(package(paragraph(text)), "letter.docx", language="en")


def test_a_missing_value_is_told_in_english_with_its_place():
    with pytest.raises(RenderError) as refused:
        english("{{ 人数 }}").render({"人名": "甲"})
    assert str(refused.value) == (
        'template "letter.docx" body paragraph 1, tag {{ 人数 }}: '
        'the data has no "人数"; is "人名" meant?'
    )


def test_a_file_that_is_no_template_is_told_in_english():
    with pytest.raises(TemplateError) as refused:
        Template(b"%PDF-1.7", "x.docx", language="en")
    assert str(refused.value) == (
        'template "x.docx": is a PDF file in truth and can be no template; '
        "use the Word file that it was made from"
    )


def test_the_language_around_is_spoken_where_none_is_given():
    compiled = Template(package("{{ 人数 }}"), "x.docx")
    with speaking("en"), pytest.raises(RenderError, match='the data has no "人数"'):
        compiled.render({})
    with pytest.raises(RenderError, match="没有“人数”这个数据项"):
        compiled.render({})


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ 数|不知 }}", 'there is no filter "不知"'),
        ("{% if 数 %}", "the end tag {% endif %} that belongs to it is missing"),
        (
            "{{ 数 数 }}",
            'the tag is not written as it should be: "the end of the tag" should stand',
        ),
        ("{% include 'x' %}", 'templates do not have "include" (taking in other templates)'),
        ("{{ 数", "the tag is not finished, }} is missing"),
    ],
)
def test_a_wrong_tag_is_told_in_english(tag, said):
    with pytest.raises(TemplateError, match=re.escape(said)):
        english(tag)
