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
from toolkit.word.template.quick_marking import NotPlainError
from toolkit.word.template.quick_marking import PlainText

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


def run_of(*pieces):
    return ["<w:body><w:p><w:r><w:t>", *pieces, "</w:t></w:r></w:p></w:body>"]


SIGN = "<?figure 0?>1<?figure-end 0?>"


@pytest.mark.parametrize(
    ("pieces", "signs"),
    [
        (["<w:body><w:p><w:r><w:tab/><w:t>", SIGN, "</w:t></w:r></w:p>"], [SIGN]),
        (["<w:body><w:p><w:r><w:t>", SIGN, "</w:t><w:tab/></w:r></w:p>"], [SIGN]),
        (["<w:body><w:p><w:r><w:instrText>", SIGN, "</w:instrText></w:r></w:p>"], [SIGN]),
        (["<w:body><w:p><w:del ><w:r><w:t>", SIGN, "</w:t></w:r></w:p>"], [SIGN]),
        (["<w:body><w:p></w:p><w:r><w:t>", SIGN, "</w:t></w:r></w:p>"], [SIGN]),
        (["<w:body><w:p><w:r><w:t>", SIGN, "</w:t></w:r></w:body>"], [SIGN]),
        (["<w:body><w:p><w:txbxContent><w:p></w:p></w:txbxContent><w:r><w:t>", SIGN, "</w:t></w:r></w:p>"], [SIGN]),
        (['<w:body><w:p><w:r><w:rPr><w:color w:val="', SIGN, '"/></w:rPr></w:r></w:p>'], [SIGN]),
        (run_of(SIGN, "</w:t><w:br/><w:t>", "2"), [SIGN]),
        (run_of(SIGN, "&#9;</w:t></w:r><w:r><w:t>"), [SIGN]),
        (run_of("甲"), [SIGN]),
        (run_of("<?figure 0?>1</w:t><w:br/><w:t>2<?figure-end 0?>"), ["<?figure 0?>1</w:t><w:br/><w:t>2<?figure-end 0?>"]),
        (run_of(f"<?figure 1?>{SIGN}<?figure-end 1?>"), [SIGN, f"<?figure 1?>{SIGN}<?figure-end 1?>"]),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_tree(pieces, signs):
    with pytest.raises(NotPlainError):
        PlainText(pieces, signs)


@pytest.mark.parametrize("pieces", [("共", SIGN, "场"), (f"共{SIGN}场",)])
def test_what_is_plain_is_not(pieces):
    (found,) = PlainText(run_of(*pieces), [SIGN]).found
    assert (found.printed, found.paragraph, found.offset) == ("1", "共1场", 1)


def test_figures_of_a_long_table_are_marked_and_its_fixed_text_is_looked_for_to_the_end():
    rows = [{"数": Figure(number, "数")} for number in range(9000)]
    made = template(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>"
        + paragraph(run("{%tr for 行 in 行们 %}"))
        + "</w:tc></w:tr><w:tr><w:tc>"
        + paragraph(run("第{{ 行.数 }}行"))
        + "</w:tc></w:tr><w:tr><w:tc>"
        + paragraph(run("{%tr endfor %}"))
        + "</w:tc></w:tr></w:tbl>",
        "末{{ 末 }}尾",
    ).render({"行们": rows, "末": Figure("了", "末")})
    figures = read_figures(made)
    assert [each.said for each in figures] == [*map(str, range(9000)), "了"]
    assert all(each.is_unchanged and each.written_in == each.paragraph for each in figures)
    assert figures[-1].paragraph == "末了尾"
