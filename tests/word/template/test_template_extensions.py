"""What the caller lends to templates, and what no allowance opens."""

import io

import docx
import pytest
from template_sample import package

from toolkit.declare.document import Slot
from toolkit.word.lint import lint_bytes
from toolkit.word.template import Extensions
from toolkit.word.template import RenderError
from toolkit.word.template import Template


class Person:
    def __init__(self, name):
        self.name = name

    def full(self, title="同志"):
        return f"{self.name}{title} & 家人"

    def _secret(self):
        return "密"

    @classmethod
    def every(cls):
        return "全部"


def made(text, data, **given):
    document = Template(package(text), "x.docx", extensions=Extensions(**given)).render(data)
    return docx.Document(io.BytesIO(document)).paragraphs[0].text


def test_filters_tests_and_names_of_the_caller_are_used():
    given = {
        "filters": {"加框": lambda text: f"<{text}>"},
        "tests": {"大": lambda number: number > 9},
        "globals": {"本局": "财政局", "两倍": lambda number: number * 2},
    }
    text = "{{ 名|加框 }}{% if 数 is 大 %}大{% endif %}{{ 本局 }}{{ 两倍(数) }}"
    assert made(text, {"名": "A&B", "数": 10}, **given) == "<A&B>大财政局20"


def test_a_filter_sees_what_a_block_wrote_as_text():
    text = "{% set x %}A&B{% endset %}{{ x|长 }}"
    assert made(text, {}, filters={"长": lambda text: str(len(text))}) == "3"


@pytest.mark.parametrize("methods", [(Person,), ("full",)])
def test_methods_are_called_where_the_caller_allows_them(methods):
    assert made("{{ 人.full() }}", {"人": Person("张三")}, methods=methods) == "张三同志 & 家人"


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("{{ 人.full() }}", ()),
        ("{{ 人.full() }}", ("name", str)),
        ("{{ 人._secret() }}", (Person, "full")),
        ("{{ 人.__init__('x') }}", (Person,)),
        ("{{ 人.every() }}", (Person, "every")),
        ("{{ 人.full.__func__(人) }}", (Person,)),
        ("{{ 人.full.__globals__ }}", (Person,)),
        ("{{ 类('x') }}", (Person,)),
        ("{{ 人|attr('_secret') }}", (Person,)),
    ],
)
def test_nothing_else_is(text, methods):
    data = {"人": Person("张三"), "行": {"类": Person}}
    with pytest.raises(RenderError):
        made(text.replace("类(", "行.类("), data, methods=methods)


@pytest.mark.parametrize(
    "given", [{"methods": ("__class__",)}, {"methods": (object,)}, {"filters": {"__run": str}}]
)
def test_the_engines_own_names_are_not_to_be_lent(given):
    with pytest.raises(ValueError, match=r"_|object"):
        Extensions(**given)


def test_a_fault_of_a_lent_filter_names_the_tag():
    def broken(_):
        raise KeyError("x")

    with pytest.raises(RenderError, match="正文第1段 标签 "):
        made("{{ 名|坏 }}", {"名": "甲"}, filters={"坏": broken})


def test_the_linter_knows_what_is_lent():
    lent = Extensions(
        filters={"加框": str}, tests={"大": bool}, globals={"本局": "x"}, methods=(Person, "全名")
    )
    text = "{{ 名|加框 }}{% if 名 is 大 %}{{ 本局 }}{% endif %}{{ 名.full() }}{{ 名.全名() }}"
    slots = (Slot("名", "人"),)
    assert lint_bytes(package(text), "x.docx", slots, extensions=lent) == ()
    codes = [each.code for each in lint_bytes(package(text), "x.docx", slots)]
    assert sorted(codes) == ["L05", "L07", "L07", "L08", "L08"]


@pytest.mark.parametrize(
    "tag",
    ["{{ 1|f }}", "{% set x = 1|f %}", "{% if 1|f %}{% endif %}", "{% for x in 1|f %}{% endfor %}"],
)
def test_nothing_is_reckoned_before_there_is_data(tag):
    asked = []
    Template(package(tag), "x.docx", extensions=Extensions(filters={"f": asked.append}))
    assert asked == []
