"""A field of a list that a person typed over, or deleted, in the row that a loop writes."""

import re
from dataclasses import replace

import pytest
from template_sample import package
from template_sample import paragraph
from template_sample import table
from template_sample import template

from toolkit.declare.document import Slot
from toolkit.declare.document import WhenEmpty
from toolkit.word.lint.linting import lint_bytes
from toolkit.word.template import Template
from toolkit.word.template import TemplateError

SLOTS = (
    Slot("进度", "各点", WhenEmpty.OMIT, fields=("序号", "联系点", "场次")),
    Slot("合计", "各点之和", WhenEmpty.OMIT, fields=("序号", "联系点", "场次")),
    Slot("个人", "受表扬的", WhenEmpty.OMIT, ("姓名", "单位")),
)
REQUIRED = [name for slot in SLOTS for name in slot.must_be_used]
HEAD, OPEN, CLOSE = "序号 | 联系点 | 场次", "{%tr for 行 in 进度 %} |  | ", "{%tr endfor %} |  | "
ROW, SUM = "{{ 行.序号 }} | {{ 行.联系点 }} | {{ 行.场次 }}", "合计 |  | {{ 合计.场次 }}"
PAIR = "{{ 行[0].姓名 }} | {{ 行[0].单位 }} | {% if 行[1] %}{{ 行[1].姓名 }}{% endif %} | {{ 行[1].单位 }}"


def told(*blocks):
    """What lint and rendering say, which is the same: place and field of each."""
    source = template(*blocks).data
    found = [each for each in lint_bytes(source, "样.docx", SLOTS) if each.code == "L15"]
    faults = ()
    try:
        Template(source, "样.docx", required=REQUIRED)
    except TemplateError as error:
        faults = error.faults
    cells = [str(replace(each.place, paragraph=0)) for each in found]
    assert sorted(without_paragraph(each.place) for each in faults) == cells
    assert all(each.place.paragraph for each in found)
    return [(each.place, each.reason.split("“")[1].split("”")[0]) for each in faults]


def without_paragraph(place):
    return re.sub(r"第\d+段(?= 表)", "", place)


def progress(row=ROW, total=SUM):
    return told(table(HEAD, OPEN, row, CLOSE, total))


def test_a_row_that_writes_every_field_is_clean():
    assert progress() == []
    assert progress("{{ 行['序号'] }} | {{ 行.联系点|upper }} | {{ 行.场次 }}场") == []


@pytest.mark.parametrize(("typed", "said"), [("8", "“8”"), ("某某", "“某某”"), ("", "删去了")])
def test_a_cell_typed_over_or_emptied_is_told_at_the_cell(typed, said):
    row = f"{{{{ 行.序号 }}}} | {typed} | {{{{ 行.场次 }}}}"
    assert progress(row) == [("正文 表1第3行第2列", "行.联系点")]
    with pytest.raises(TemplateError, match=said):
        Template(template(table(HEAD, OPEN, row, CLOSE, SUM)).data, "样.docx", required=REQUIRED)


def test_a_column_that_is_taken_out_whole_is_missed_by_nobody():
    blocks = table(
        "序号 | 场次",
        "{%tr for 行 in 进度 %} | ",
        "{{ 行.序号 }} | {{ 行.场次 }}",
        "{%tr endfor %} | ",
    )
    assert told(blocks, "{{ 合计.场次 }}") == []


def test_a_constant_column_beside_all_fields_is_clean():
    assert (
        told(table(f"{HEAD} | 计量", f"{OPEN} | ", f"{ROW} | 次", f"{CLOSE} | ", f"{SUM} | 次"))
        == []
    )


def test_a_number_typed_over_a_sum_is_told_by_the_field_that_comes_next():
    assert progress(total="{{ 合计.序号 }} | {{ 合计.联系点 }} | 56") == [
        ("正文 表1第5行第3列", "合计.场次")
    ]
    assert progress(total="{{ 合计.序号 }} |  | {{ 合计.场次 }}") == []


def test_what_is_written_of_one_item_of_a_row_is_missed_of_the_other():
    loop = "{%tr for 行 in 个人|batch(2, '') %} |  |  | ", "{%tr endfor %} |  |  | "
    assert told(table(loop[0], PAIR, loop[1])) == []
    without = PAIR.replace("{{ 行[1].姓名 }}", "某某")
    assert told(table(loop[0], without, loop[1])) == [("正文第1段 表1第1行第1列", "行[1].姓名")]


def test_a_sentence_may_do_without_a_field():
    assert told("{%p for 行 in 个人 %}", "{{ 行.姓名 }}", "{%p endfor %}") == []
    assert told("{% for 组 in 个人|batch(2) %}{{ 组[0].姓名 }}{{ 组[1].单位 }}{% endfor %}") == []


def test_an_item_that_goes_to_a_macro_as_a_whole_may_use_any_field():
    assert (
        told(
            "{% macro 写(人) %}{{ 人.姓名 }}{% endmacro %}",
            "{% for 人 in 个人 %}{{ 写(人) }}{% endfor %}",
        )
        == []
    )
    assert told("{{ 个人|map(attribute='姓名')|join('、') }}") == []


PIECES = ["«p else»", "[[ for 行 in 表 ]]", "{ % if 甲 % }乙", "{# 甲 {# 乙 #} 丙 #}", "{{ 甲 }}#}"]


@pytest.mark.parametrize("text", PIECES)
def test_a_piece_of_a_control_tag_or_a_comment_is_refused(text):
    with pytest.raises(TemplateError, match="像控制标签或注释的一部分"):
        template(paragraph(text))
    assert {each.code for each in lint_bytes(package(text), "样.docx")} >= {"L13"}


@pytest.mark.parametrize("text", ["{{ 甲 }}}", "{ {{ 甲 }}"])
def test_a_brace_too_many_beside_a_tag_is_a_remark(text):
    assert [each.code for each in lint_bytes(package(text), "样.docx")] == ["L13"]


@pytest.mark.parametrize(
    "text", ["«为民»活动", "{% raw %}{ % if % }{% endraw %}", "升幅 { 5% }", "编号#"]
)
def test_other_words_are_not(text):
    template(paragraph(text))
