"""The page of tags: every example on it is rendered, and nothing that a template may hold is left out."""

from pathlib import Path

import pytest
from docx import Document
from jinja2.runtime import LoopContext
from page_drawn import drawn
from page_drawn import template
from PIL import Image

from toolkit.manual.template_tags import tags_page
from toolkit.manual.template_tags.filters import DATA
from toolkit.manual.template_tags.filters import HOUSE
from toolkit.manual.template_tags.filters import JINJA
from toolkit.manual.template_tags.tags import BLOCKS
from toolkit.manual.template_tags.tags import OTHERS
from toolkit.manual.template_tags.tags import VALUES
from toolkit.manual.template_tags.tests import GLOBALS
from toolkit.manual.template_tags.tests import LOOP
from toolkit.manual.template_tags.tests import TESTS
from toolkit.word.batch import with_types
from toolkit.word.lint.linting import lint_bytes
from toolkit.word.template import FILTERS
from toolkit.word.template import Template
from toolkit.word.template.sandbox import WordEnvironment
from toolkit.word.template.tags import CELL_WORDS
from toolkit.word.template.tags import CLOSINGS
from toolkit.word.template.tags import MIDDLES
from toolkit.word.template.tags import OPENINGS
from toolkit.word.template.tags import REFUSED

EXAMPLES = [*VALUES, *BLOCKS, *OTHERS]
LINES = {
    **{("filter", name): tuple(shown) for name, shown in HOUSE.items()},
    **{
        (kind, name): (line.tag, line.written)
        for kind, lines in (("filter", JINJA), ("test", TESTS), ("name", GLOBALS), ("loop", LOOP))
        for name, line in lines.items()
    },
}
NO_FAULT = {
    "L11",
    "L14",
}  # -- what the page says itself: full-width signs, a filter that does nothing --


@pytest.fixture
def pictures(tmp_path):
    Image.new("RGB", (60, 30), "red").save(tmp_path / "章.png")
    return tmp_path


@pytest.mark.parametrize("example", EXAMPLES, ids=[each.title for each in EXAMPLES])
def test_an_example_makes_what_the_page_shows(example, pictures):
    made = Template(template(example.template), "样.docx")
    assert drawn(made.render(with_types(example.data, "数据.json", pictures))) == example.document


@pytest.mark.parametrize(("tag", "written"), LINES.values(), ids=["-".join(k) for k in LINES])
def test_a_line_of_a_table_writes_what_the_page_shows(tag, written):
    made = drawn(Template(template(tag), "样.docx").render(DATA))
    assert made.replace("\n", "↵") == written


@pytest.mark.parametrize("drawing", [e.template for e in EXAMPLES] + [t for t, _ in LINES.values()])
def test_lint_finds_no_fault_in_an_example(drawing):
    found = lint_bytes(template(drawing), "样.docx")
    assert [f for f in found if f.severity == "错误" and f.code not in NO_FAULT] == []


def test_every_filter_test_and_name_is_on_the_page():
    environment = WordEnvironment()
    assert list(HOUSE) == list(FILTERS)
    named = {name for name in environment.filters if not name.startswith("__")}
    assert {*HOUSE, *JINJA} == named
    assert set(TESTS) == set(environment.tests)
    assert set(GLOBALS) == {name for name in environment.globals if not name.startswith("__")}


def test_everything_that_a_loop_knows_is_on_the_page():
    known = {name for name in dir(LoopContext([], None)) if not name.startswith("_")}
    assert set(LOOP) == known


def test_an_example_uses_what_it_is_to_show():
    for (kind, name), (tag, _) in LINES.items():
        sought = {"filter": f"|{name}", "loop": f"loop.{name}"}.get(kind, name)
        assert sought in tag, name


def test_every_control_word_and_prefix_is_on_the_page():
    shown = "\n".join(each.template for each in EXAMPLES)
    words = {*OPENINGS, *CLOSINGS, *MIDDLES, *CELL_WORDS, "raw", "endraw"}
    for word in words:
        assert any(f"{{%{dash}{p} {word}" in shown for dash in ("", "-") for p in ("", "p", "tr", "tc")), word  # fmt: skip
    for opening in (
        "{{r ",
        "{{p ",
        "{%p ",
        "{%tr ",
        "{%tc ",
        "{#p ",
        "{#tr ",
        "{_{",
        "}_}",
        "{_%",
        "%_}",
    ):
        assert opening in shown + "".join(each.said for each in EXAMPLES), opening
    assert all(word in tags_page() for word in REFUSED)


def test_a_tag_in_a_footer_is_filled_as_the_page_says(tmp_path):
    made = Template(template("正文", footer="{{ 单位 }}"), "样.docx").render({"单位": "甲局"})
    file = tmp_path / "份.docx"
    file.write_bytes(made)
    assert Document(file).sections[0].footer.paragraphs[0].text == "甲局"


def test_the_pages_of_templates_lead_to_each_other():
    docs = Path(__file__).parents[3] / "docs"
    for page in ("手册.md", "模板数据.md", "从别家来.md"):
        assert "模板标签.md" in (docs / page).read_text(encoding="utf-8"), page
