"""Each line of docs/从别家来.md that gives our spelling is rendered."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from toolkit.word.template import InlineImage
from toolkit.word.template import Subdoc
from toolkit.word.template import Template
from toolkit.word.template import TemplateError

PAGE = Path(__file__).parents[3] / "docs" / "从别家来.md"
PICTURE = Path(__file__).parents[3] / "docs" / "图"
SHOWN = {
    "{{ 姓名 }}": "甲",
    "{% if 人数 > 0 %}有{% else %}无{% endif %}": "有",
    "{{ 金额|金额 }}": "1,234.50",
    "{{ 日期|日期 }}": "2012年3月14日",
    "{% if 有 %}是{% endif %}": "是",
    "{% for 名 in 名单 %}{{ 名 }}、{% endfor %}": "子、丑、",
    "{{ 图 }}": "",
    "{{p 子文档 }}": "子文档的字",
}


def _spellings():
    page = PAGE.read_text(encoding="utf-8").partition("## 邮件合并")[2]
    rows = [line for line in page.splitlines() if "`" in line and line.startswith("|")]
    return [row.rpartition("| `")[2].rpartition("` |")[0].replace("\\|", "|") for row in rows]


def _bytes(text):
    document, out = Document(), BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("spelling", _spellings())
def test_what_the_page_gives_is_rendered(spelling):
    picture = next(PICTURE.rglob("*.png"))
    context = {
        "姓名": "甲",
        "人数": 3,
        "金额": 1234.5,
        "日期": date(2012, 3, 14),
        "有": "x",
        "名单": ["子", "丑"],
        "图": InlineImage(None, picture),
        "子文档": Subdoc(None, _bytes("子文档的字")),
    }
    made = Document(BytesIO(Template(_bytes(spelling), "t.docx").render(context)))
    assert "".join(paragraph.text for paragraph in made.paragraphs) == SHOWN[spelling]
    assert len(made.inline_shapes) == (spelling == "{{ 图 }}")


def test_every_spelling_of_the_page_is_shown():
    assert set(_spellings()) == set(SHOWN)


@pytest.mark.parametrize("block", ["{% include 'a' %}", "{% block a %}{% endblock %}"])
def test_what_the_page_says_is_not_supported_is_refused(block):
    with pytest.raises(TemplateError, match="不支持"):
        Template(_bytes(block), "t.docx")
