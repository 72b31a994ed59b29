"""Conditions that hold whatever the data are refused: what was meant for some would be printed for everyone."""

import pytest
from template_sample import package
from template_sample import paragraph

from toolkit.word.template import Template
from toolkit.word.template import TemplateError

ALWAYS = (
    ("{% if 标题 == '甲', '乙' %}有{% endif %}", "逗号"),
    ("{% if 标题 == '甲' or '乙' %}有{% endif %}", "总算成立"),
    ("{% if 标题 %}无{% elif 标题 == '甲' or 1 %}有{% endif %}", "总算成立"),
    ("{{ '有' if 标题 == '甲' or '乙' else '无' }}", "总算成立"),
)


@pytest.mark.parametrize(("text", "said"), ALWAYS)
def test_a_condition_that_always_holds_is_refused(text, said):
    with pytest.raises(TemplateError, match=said):
        Template(package(paragraph(text)), "样.docx").render({"标题": "丙"})


@pytest.mark.parametrize(
    "text",
    [
        "{% if 标题 == '甲' or 标题 %}有{% endif %}",
        "{% if 标题 in ('甲', '丙') %}有{% endif %}",
        "{{ 标题 or '无' }}",
    ],
)
def test_other_conditions_are_rendered(text):
    assert Template(package(paragraph(text)), "样.docx").render({"标题": "丙"})
