"""Figures in plain text are marked without a tree: the document is the one that the tree gives."""

import io
import zipfile

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st
from template_sample import member
from template_sample import paragraph
from template_sample import run
from template_sample import template

from tests.examples import examples
from toolkit.word.template import Figure
from toolkit.word.template import read_figures
from toolkit.word.template.quick_marking import PlainPart

MOVED = '<w:p><w:moveFrom w:id="7" w:author="a"/></w:p>'
"""With it a part is read as a tree."""

TEXTS = st.text("甲乙1 &<>\"'", max_size=6)
FORMATS = st.sampled_from(["", "<w:b/>", '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>'])
PIECES = st.one_of(
    TEXTS.filter(lambda text: not set("<>") & set(text)),
    st.sampled_from(
        ["{{ 甲 }}", "{{ 乙 }}", "甲{{ 甲 }}{{ 乙 }}乙", "{% for 一 in 三 %}{{ 一 }}{% endfor %}"]
    ),
)
RUNS = st.one_of(
    st.tuples(PIECES, FORMATS).map(lambda each: run(*each)),
    st.sampled_from([
        "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:t>前</w:t><w:tab/><w:t>后{{ 甲 }}</w:t></w:r>",
        '<w:ins w:id="9" w:author="a"><w:r><w:t>{{ 乙 }}</w:t></w:r></w:ins>',
        '<w:del w:id="8" w:author="a"><w:r><w:delText>删</w:delText><w:tab/></w:r></w:del>',
        '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>',
    ]),
)  # fmt: skip


def made(*blocks, **values):
    """The body, the record and the figures of a document, made from a part that needs no tree, and of one that does."""
    said = []
    for more in ((), (MOVED,)):
        document = template(*blocks, *more).render(values)
        body = member(document).decode()
        assert (MOVED in body) == bool(more)
        body = body.replace(MOVED, "")
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            records = [archive.read(n) for n in archive.namelist() if n == "customXml/item1.xml"]
        found = [(each.name, each.bookmark, each.said) for each in read_figures(document)]
        said.append((body, records, found))
    return said


@example(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", run("{{ 甲 }}")], "1", "2")
@examples(40)
@given(st.lists(RUNS, min_size=1, max_size=5), TEXTS, TEXTS)
def test_the_document_is_the_one_that_the_tree_gives(runs, first, second):
    values = {"甲": Figure(first, "甲"), "乙": Figure(second, "乙&名"), "三": [Figure(n, "三") for n in range(3)]}  # fmt: skip
    runs = sorted(runs, key=lambda each: not each.startswith("<w:pPr"))
    stated = sum(each.startswith("<w:pPr") for each in runs)
    runs = runs[max(stated - 1, 0) :]
    plain, tree = made(paragraph(*runs), "尾{{ 甲 }}", **values)
    assert plain[1:] == tree[1:]
    assert _texts(plain[0]) == _texts(tree[0])


def _texts(body):
    """A body without what only cuts its runs another way."""
    spaced = body.replace(' xml:space="preserve"', "").replace("<w:r/>", "")
    return spaced.replace("<w:rPr/>", "").replace("&quot;", '"').replace("&#34;", '"')


PART = '<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SIGN = "<?figure 0?>1<?figure-end 0?>"


@pytest.mark.parametrize(
    "xml",
    [
        PART.format(space="urn:other", text=SIGN),
        PART.format(space=SPACE, text=f"{SIGN}<!-- -->"),
        PART.format(space=SPACE, text="<?figure 0?>1</w:t><w:br/><w:t>2<?figure-end 0?>"),
        PART.format(space=SPACE, text="<?figure 0?><?figure 1?>1<?figure-end 1?><?figure-end 0?>"),
        PART.format(space=SPACE, text=SIGN).replace("<w:r>", "<w:moveFrom><w:r>"),
        PART.format(space=SPACE, text=SIGN).replace("<w:r>", "<w:r><w:tab/>"),
        PART.format(space=SPACE, text=SIGN).replace("</w:t></w:r>", "</w:t><w:tab/></w:r>"),
        PART.format(space=SPACE, text=SIGN).replace("<w:p>", "<w:p><w:txbxContent><w:p></w:p></w:txbxContent>"),
        PART.format(space=SPACE, text=SIGN).replace("<w:p>", "<mc:Fallback><w:p>"),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_tree(xml):
    assert PlainPart.of(xml) is None


def test_what_is_plain_is_not():
    (found,) = PlainPart.of(PART.format(space=SPACE, text=f"共{SIGN}场")).found
    assert (found.printed, found.paragraph, found.offset) == ("1", "共1场", 1)
