"""The templates that are shipped have no fault; the copy with comments opens everywhere."""

import io
from pathlib import Path

import docx as python_docx
import pytest
from lint_sample import SLOTS
from lint_sample import docx
from lint_sample import findings
from lint_sample import table

from toolkit.activities.sanjie import SANJIE
from toolkit.word.lint import commented_copy
from toolkit.word.lint import lint
from toolkit.word.lint import lint_bytes
from toolkit.word.template import Template

TEMPLATES = Path(__file__).parents[3] / "doc_templates" / "三解三促"
KINDS = {kind.template: kind for kind in SANJIE.documents}
FAULTY = ("前言[2012]1号", "{{ 标提 }}", table("甲 | 乙", "{{ 行.姓名 }} | {% endif %}"))


@pytest.mark.parametrize("template", sorted(KINDS))
def test_shipped_templates_are_clean(template):
    assert [str(each) for each in lint(TEMPLATES / template, KINDS[template].slots)] == []


def comments_of(data):
    document = python_docx.Document(io.BytesIO(data))
    return [(each.author, each.text) for each in document.comments]


def test_the_copy_has_a_comment_for_each_fault_at_its_paragraph():
    data = docx(*FAULTY, header="{{ 乙 }}")
    found = lint_bytes(data, "样.docx", SLOTS)
    copy = commented_copy(data, "样.docx", found)
    said = comments_of(copy)
    assert len(said) == len(found) == 5
    assert {author for author, _ in said} == {"台账工具箱"}
    plain = [text.replace("\u200b", "") for _, text in said]
    assert plain == [str(each) for each in found]
    body = python_docx.Document(io.BytesIO(copy)).element.body
    starts = body.xpath("//w:commentRangeStart/ancestor::w:p[1]")
    assert starts[1].text == "{{ 标提 }}"
    assert starts[-1].text == "{% endif %}"


def test_the_copy_keeps_the_text_and_a_comment_is_never_a_tag():
    data = docx("{{ 标题 }}", "{{ 标题 }}表彰{{ 人数|safe }}")
    copy = commented_copy(data, "样.docx", lint_bytes(data, "样.docx", SLOTS))
    assert lint_bytes(copy, "样.docx", SLOTS) == lint_bytes(data, "样.docx", SLOTS)
    made = Template(copy, "样.docx").render({"标题": "甲", "人数": 3})
    texts = [p.text for p in python_docx.Document(io.BytesIO(made)).paragraphs]
    assert texts == ["甲", "甲表彰3"]


def test_earlier_comments_are_kept_and_the_bytes_are_the_same_each_time():
    data = docx("表彰")
    once = commented_copy(data, "样.docx", findings("表彰"))
    twice = commented_copy(once, "样.docx", findings("表彰"))
    assert len(comments_of(twice)) == 2
    assert commented_copy(data, "样.docx", findings("表彰")) == once
