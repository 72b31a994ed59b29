"""Names that a loop sets and forgets are refused where their value is wanted, and only there."""

import pytest
from template_sample import package
from template_sample import paragraph
from template_sample import render
from template_sample import table
from template_sample import template

from toolkit.word.lint.linting import lint_bytes
from toolkit.word.template import TemplateError

LOST = [
    "{% set 总 = 0 %}{% for r in 行 %}{% set 总 = 总 + r.数 %}{% endfor %}{{ 总 }}",
    "{% set 总 = 0 %}{% for r in 行 %}{% if r.数 %}{% set 总 = 总 + r.数 %}{% endif %}{% endfor %}",
    "{% set 总 = 0 %}{% for r in 行 %}{% for s in r.表 %}{% set 总 = 总 + s %}{% endfor %}{% endfor %}",
    "{% for r in 行 %}{% set 总 = 0 %}{% for s in r.表 %}{% set 总 = 总 + s %}{% endfor %}{{ 总 }}{% endfor %}",
    "{% set 总 = 0 %}{% macro m() %}{% for r in 行 %}{% set 总 = 总 + r.数 %}{% endfor %}{% endmacro %}",
    "{% set 名 = '' %}{% for r in 行 %}{% set 名 %}{{ 名 }}、{{ r.名 }}{% endset %}{% endfor %}{{ 名 }}",
    "{% set 最后 = '' %}{% for r in 行 %}{% set 最后 = r.名 %}{% endfor %}{{ 最后 }}",
    "{% set 前 = '' %}{% for r in 行 %}{% if 前 != r.名 %}换{% endif %}{% set 前 = r.名 %}{% endfor %}",
    "{% set r = 0 %}{% for r in 行 %}{{ r.名 }}{% endfor %}{{ r }}",
    "{% for r in 行 %}{% set 总 = 总 + r.数 %}{% endfor %}{{ 总 }}",
    "{% for r in 行 %}{% set 名 = r.名 %}{% endfor %}{{ 名 }}",
    "{% for r in 行 %}{% for s in r.表 %}{% set 名 = s %}{% endfor %}{% endfor %}{{ 名 }}",
]

KEPT = [
    "{% for r in 行 %}{% set 名 = r.名 %}{{ 名 }}{% endfor %}",
    "{% for r in 行 %}{% set 数 = r.数 %}{% set 数 = 数 + 1 %}{{ 数 }}{% endfor %}",
    "{% set 名 = '甲' %}{{ 名 }}{% for r in 行 %}{% set 名 = r.名 %}{{ 名 }}{% endfor %}",
    "{% set 名 = '甲' %}{% for r in 行 %}{% set 名 = r.名 %}{% endfor %}{% set 名 = '乙' %}{{ 名 }}",
    "{% set 计 = namespace(总=0) %}{% for r in 行 %}{% set 计.总 = 计.总 + r.数 %}{% endfor %}{{ 计.总 }}",
    "{% set 总 = 1 %}{% if 总 %}{% set 总 = 总 + 1 %}{% endif %}{{ 总 }}",
    "{% macro m(数) %}{% set 数 = 数 + 1 %}{{ 数 }}{% endmacro %}{{ m(1) }}",
    "{% for r in 行 %}{{ r.名 }}{% endfor %}{% for r in 行 %}{{ r.数 }}{% endfor %}",
    "{% set 名 = '甲' %}{% for r in 行 %}{% set 名 = 名|trim %}{{ 名 }}{% endfor %}",
    "{% for r in 行 %}{% set 名 = r.名 %}{{ 名 }}{% endfor %}{% for r in 行 %}{% set 名 = r.数 %}{{ 名 }}{% endfor %}",
    "{% for r in 行 %}{% set 句 %}{{ r.名 }}{% endset %}{{ 句 }}{% endfor %}",
]


@pytest.mark.parametrize("text", LOST)
def test_a_value_that_a_loop_forgets_is_refused_in_render_and_in_lint(text):
    with pytest.raises(TemplateError, match=r"正文第2段 标签 .*在循环里另起一份.*sum.*namespace"):
        template("前", text)
    told = [str(each) for each in lint_bytes(package("前", text), "样.docx")]
    assert any("在循环里另起一份" in each and "正文第2段" in each for each in told)


@pytest.mark.parametrize("text", KEPT)
def test_a_name_that_serves_within_its_round_is_no_fault(text):
    rows = [{"名": "甲", "数": 1, "表": [1]}, {"名": "乙", "数": 2, "表": [2]}]
    assert render(text, 行=rows)


def test_a_total_over_the_rows_of_a_table_is_told_with_its_cell():
    rows = table(
        "{%tr for r in 行 %} | ", "{% set 总 = 总 + r.数 %}{{ r.数 }} | x", "{%tr endfor %} | "
    )
    with pytest.raises(TemplateError, match=r"表1第2行第1列.*总"):
        template("{% set 总 = 0 %}", rows, paragraph("合计{{ 总 }}"))
