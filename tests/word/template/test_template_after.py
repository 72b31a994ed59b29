"""What is looked for after rendering: slips of the template, never words of the data."""

import pytest
from template_sample import W
from template_sample import render
from template_sample import root_of
from template_sample import table
from template_sample import template

from toolkit.word.template import RenderError
from toolkit.word.template import TemplateError


class Careless:
    """An object whose text is made of an empty value."""

    def describe(self):
        return f"{None}村"

    def __str__(self):
        return f"{None}村"


@pytest.mark.parametrize(
    "value", ["None", "undefined", "{{ x }}", "{% if %}", "｛｛x｝｝", "<a.B object at 0x7f>"]
)
def test_words_of_the_data_are_text(value):
    context = {"甲": value, "乙": [value], "丙": {"丁": value}}
    blocks = [
        "{{ 甲 }}",
        "{{ 甲 ~ '' }}",
        "{{ 乙|join }}",
        "{{ 丙.丁|trim }}",
        "{{ '%s' % 甲 }}",
        "{{ 乙|顿号 }}",
    ]
    assert render(*blocks, **context) == [value] * 6


def test_words_that_a_tag_itself_says_are_text():
    assert render("{{ 'None' }}{{ '{' ~ '{' }}{{ '{{' }}", "None undefined") == [
        "None{{{{",
        "None undefined",
    ]


@pytest.mark.parametrize(
    "tag", ["{{ 造() }}", "{{ 造()|trim }}", "{{ 造() ~ '委会' }}", "{{ [造()]|顿号 }}"]
)
def test_a_word_that_data_has_not_and_a_tag_makes_is_a_fault(tag):
    with pytest.raises(RenderError, match="写出了“None”"):
        render(tag, 造=Careless().describe)


@pytest.mark.parametrize("text", ["{ { 甲 }}", "{{ 甲 } }", "｛｛甲｝", "{甲}}", "{{甲"])
def test_what_looks_like_a_tag_in_fixed_text_is_never_printed(text):
    with pytest.raises(TemplateError):
        template(text)


@pytest.mark.parametrize("text", ["{占比50%}", "｛完成100％｝", "{甲}", "a}b{c", "100％", "# {1}"])
def test_braces_that_are_no_tags_are_text(text):
    assert render(text) == [text]


def test_the_grid_follows_the_columns_that_data_made():
    drawn = table("{%tc for x in 项 %} | {{ x }} | {%tc endfor %}", "{% colspan 宽 %}合 |  | ")
    for items in ([1], [1, 2, 3, 4, 5]):
        root = root_of(
            template(table("{%tc for x in 项 %} | {{ x }} | {%tc endfor %}")).render({"项": items})
        )
        assert len(root.findall(f".//{W}gridCol")) == len(items)
    root = root_of(template(drawn).render({"项": [1], "宽": 4}))
    assert len(root.findall(f".//{W}gridCol")) == 6
