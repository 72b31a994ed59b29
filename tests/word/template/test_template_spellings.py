"""Names in full-width letters and digits are looked up as they are written, then in half-width form."""

import pytest
from template_sample import package
from template_sample import render
from template_sample import template

from toolkit.declare.document import Slot
from toolkit.word.lint import lint_bytes
from toolkit.word.template import RenderError
from toolkit.word.template import TemplateError

BOTH = {"ＡＢ": "全角", "AB": "半角"}


@pytest.mark.parametrize(
    ("tag", "data", "text"),
    [
        ("{{ ＡＢ }}", BOTH, "全角"),
        ("{{ AB }}", BOTH, "半角"),
        ("{{ ＡＢ }}", {"AB": "半角"}, "半角"),
        ("{{ ＡＢ }}{{ AB }}", {"ＡＢ": "全角"}, "全角全角"),
        ("{{ 行.第１项 }}、{{ 行.第1项 }}", {"行": {"第１项": 1, "第1项": 2}}, "1、2"),
        ("{{ 行.第１项 }}", {"行": {"第1项": 2}}, "2"),
        (
            "{% ｆｏｒ ｘ in 表 %}{{ x }}{{ ｘ }}{{ ｌｏｏｐ．ｉｎｄｅｘ }}{% endfor %}",
            {"表": ["甲"]},
            "甲甲1",
        ),
        ("{% set ＡＢ = 1 %}{{ ＡＢ }}{{ AB }}", {}, "11"),
        ("{{ ａ｜ｕｐｐｅｒ }}{{ 'ＡＢ' }}", {"a": "q"}, "QＡＢ"),
        ("{{ Ⅱ }}", {"Ⅱ": "二", "II": "不"}, "二"),
        ("{{ ａ＿ｂ }}{{ 行.ａ＿ｂ }}", {"ａ＿ｂ": "x", "行": {"ａ＿ｂ": "y"}}, "xy"),
        ("{% for ａ in 表 %}{{ ａ }}{% endfor %}{{ a }}", {"表": [1, 2], "a": "X"}, "12X"),
        ("{% for a in 表 %}{{ a }}{% endfor %}{{ ａ }}", {"表": [1, 2], "a": "X"}, "12X"),
        ("{{ ｌｏｏｐ }}", {"ｌｏｏｐ": "x"}, "x"),
    ],
)
def test_a_name_is_looked_up_as_it_is_written_first(tag, data, text):
    assert render(tag, **data) == [text]


@pytest.mark.parametrize(("tag", "name"), [("{{ ＡＢ }}", "ＡＢ"), ("{{ 行.第１项 }}", "第１项")])
def test_a_name_that_is_missing_is_told_as_it_is_written(tag, name):
    with pytest.raises(RenderError, match=f"没有“{name}”"):
        render(tag, 行={})


@pytest.mark.parametrize(
    ("text", "name", "given"),
    [
        ("{% for ａ in 表 %}{{ ａ }}{{ a }}{% endfor %}", "a", "ａ"),
        ("{% for a in 表 %}{{ ａ }}{% endfor %}", "ａ", "a"),
        ("{% set a = 1 %}{{ ａ }}", "ａ", "a"),
        ("{% with ａ = 1 %}{{ a }}{% endwith %}", "a", "ａ"),
        ("{% macro 记(ａ) %}{{ a }}{% endmacro %}{{ 记(1) }}", "a", "ａ"),
        ("{% for r in 表 %}{{ ｌｏｏｐ．ｉｎｄｅｘ }}{% endfor %}", "ｌｏｏｐ", "loop"),
    ],
)
def test_a_datum_that_a_name_of_another_width_hides_is_refused_and_only_that(text, name, given):
    with pytest.raises(RenderError, match=f"正文第1段 标签 .*数据里有“{name}”.*给了“{given}”"):
        render(text, 表=[1], **{name: "X"})
    assert render(text, 表=[1])


def test_names_that_cannot_be_told_apart_are_refused():
    with pytest.raises(RenderError, match="“ＡＢ”和“AB”只差全角半角"):
        render("{{ ＡＢ }}{{ AB }}", **BOTH)
    with pytest.raises(TemplateError, match=r"正文第2段.*“Ⅱ”和“II”会被当成同一个"):
        template("{{ Ⅱ }}", "{{ II }}")


def test_lint_takes_a_datum_for_one_whose_name_is_loop_in_full_width():
    (told,) = lint_bytes(package("{{ ｌｏｏｐ }}"), "x")
    assert "只在循环里" not in str(told)


def test_lint_knows_a_slot_whose_name_has_full_width_letters():
    slots = [Slot("Ａ组", "组"), Slot("表", "表", fields=("第１项",))]
    assert (
        lint_bytes(
            package("{{ Ａ组 }}{% for 行 in 表 %}{{ 行.第１项 }}{{ 'Ａ组' }}{% endfor %}"),
            "x",
            slots,
        )
        == ()
    )
