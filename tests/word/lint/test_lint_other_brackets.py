"""A name of the data in brackets and signs of every kind: told where the name is known, text where it is not."""

import pytest
from lint_sample import codes
from lint_sample import docx
from lint_sample import findings

from toolkit.word.lint.findings import Severity
from toolkit.word.template import RenderError
from toolkit.word.template import Template

FORMS = (
    "﹛﹛{}﹜﹜", "『『{}』』", "「「 {} 」」", "{{【{}】}}", "{{《{}》}}", "{{{}:0.00}}", "{{{}[0].姓名}}",
    "{{{}!r}}", "{{ {}|trim }}", "{{/{}}}", "{{^{}}}", "{{if ${}}}", "{{foreach ${} as $行}}", "&[{}]",
    "<!--{}-->", "%({})s", "${}", "##{}##", "@@{}@@", "@Model.{}",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_name_of_the_data_is_told_in_lint_and_refused_in_render(form):
    text = f"共{form.format('人数')} 人"
    told = [each.severity for each in findings(text) if each.code == "L13"]
    assert told == [Severity.ERROR]
    with pytest.raises(RenderError, match="人数"):
        Template(docx(text), "样.docx").render({"人数": 3})


@pytest.mark.parametrize("form", FORMS)
def test_another_name_is_text(form):
    assert "L13" not in codes(f"共{form.format('别的')} 人")


def test_a_name_is_known_by_another_tag_that_uses_it():
    assert codes("{{ 单位 }}", "『『单位』』", slots=None) == ["L13"]
    assert codes("{{ 单位 }}", "『『部门』』", slots=None) == []


def test_an_address_of_mail_is_text():
    assert codes("邮箱：info@人数.cn", "{{ 人数 }}") == []


@pytest.mark.parametrize("text", ["{$别的}", "$!{别的}", "<<[行.姓名]>>"])
def test_what_is_never_text_is_told_whatever_its_name(text):
    assert codes(text) == ["L13"]
