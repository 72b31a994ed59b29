"""Figures that carry their name: bookmarks, the record beside them, reading both back."""

import io
import pickle
import zipfile

import pytest
from docx import Document
from lxml import etree
from template_sample import NAMESPACES
from template_sample import W
from template_sample import member
from template_sample import paragraph
from template_sample import root_of
from template_sample import run
from template_sample import shown
from template_sample import table
from template_sample import template
from template_sample import text_of

from toolkit.word.office import convert
from toolkit.word.template import Figure
from toolkit.word.template import Limits
from toolkit.word.template import RenderError
from toolkit.word.template import RichText
from toolkit.word.template import Template
from toolkit.word.template import read_figures
from toolkit.word.template import render_safely
from toolkit.word.template import strip_marks

VISITS = Figure(12, "接访场次", {"格": "接访!B3:B14", "截至": "2012-06-30"})
ROWS = [{"名": "甲村", "数": Figure(3, "件数")}, {"名": "乙村", "数": Figure(4, "件数")}]
BLOCKS = (
    paragraph(run("共{{ 场次 }}场，", "<w:b/>"), run("即{{ 场次|汉字 }}场。")),
    table("名 | 数", "{%tr for r in 行 %} | ", "{{ r.名 }} | {{ r.数 }}", "{%tr endfor %} | "),
    "{{r 文 }}",
)


def rich():
    text = RichText("其中")
    text.add(VISITS, bold=True)
    return text


def written(*blocks, **context):
    given = {"场次": VISITS, "行": ROWS, "文": rich(), **context}
    return template(*(blocks or BLOCKS)).render(given)


def edited(data, change):
    """The document with its body changed by hand."""
    root = root_of(data)
    change(root)
    return replaced(data, "word/document.xml", etree.tostring(root))


def replaced(data, name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        if content is not None:
            new.writestr(name, content)
    return out.getvalue()


def bookmarks(root):
    return [each.get(W + "name") for each in root.iter(W + "bookmarkStart")]


def read(data):
    return [(each.name, each.said, each.place) for each in read_figures(data)]


READ = [
    ("接访场次", "12", "正文第1段"),
    ("接访场次", "十二", "正文第1段"),
    ("件数", "3", "正文第5段 表1第2行第2列"),
    ("件数", "4", "正文第7段 表1第3行第2列"),
    ("接访场次", "12", "正文第8段"),
]


def test_a_figure_is_found_again_in_every_place_where_it_was_written():
    data = written()
    assert read(data) == READ
    first, second = read_figures(data)[:2]
    assert dict(first.attributes) == {"格": "接访!B3:B14", "截至": "2012-06-30"}
    assert (second.value, second.printed, second.paragraph) == ("12", "十二", "共12场，即十二场。")
    assert (second.offset, second.written_in) == (6, "共12场，即十二场。")
    assert all(each.is_unchanged for each in read_figures(data))


def test_the_text_and_its_format_are_those_of_a_value_without_a_name():
    plain_rich = RichText("其中")
    plain_rich.add(12, bold=True)
    rows = [{"名": "甲村", "数": 3}, {"名": "乙村", "数": 4}]
    plain = template(*BLOCKS).render({"场次": 12, "行": rows, "文": plain_rich})
    named = written()
    assert shown(named) == shown(plain)
    assert _formats(root_of(named)) == _formats(root_of(plain))


def _formats(root):
    """Every character with the properties of its run."""
    return [
        (sign, b"" if r.find(W + "rPr") is None else etree.tostring(r.find(W + "rPr")))
        for r in root.iter(W + "r")
        for sign in text_of(r)
    ]


def test_bookmarks_are_hidden_unique_and_no_longer_than_word_allows():
    long = Figure(5, "解决群众信访突出问题的件数（含上年结转、本年新增和上级交办的）")
    data = written("{{ 甲 }}{{ 甲 }}{{ 场次 }}", 甲=long)
    names = bookmarks(root_of(data))
    assert len({name.lower() for name in names}) == len(names) == 3
    assert all(name.startswith("_") and len(name) <= 40 for name in names)
    assert [each.name for each in read_figures(data)] == [long.name, long.name, "接访场次"]


def test_a_name_of_signs_alone_is_kept_whole_beside_the_bookmark():
    data = written("{{ 甲 }}", 甲=Figure("3%", "（%）/&<"))
    assert bookmarks(root_of(data)) == ["_tz__1"]
    assert [(each.name, each.said) for each in read_figures(data)] == [("（%）/&<", "3%")]


def test_filters_keep_the_name_and_sums_do_not():
    data = written("{{ 甲|百分比 }}、{{ 乙|空则('无') }}、{{ 甲 + 1 }}、{{ 场次|string|length }}",
                   甲=Figure(0.25, "占比"), 乙=Figure(None, "备注数"))  # fmt: skip
    assert shown(data) == ["25.0%、无、1.25、2"]
    assert [(e.name, e.value, e.said) for e in read_figures(data)] == [
        ("占比", "0.25", "25.0%"),
        ("备注数", "", "无"),
    ]


def test_in_tests_and_comparisons_a_figure_is_its_value():
    blocks = [
        "{% if 场次 > 3 and 场次 == 12 and 零 == 0 and not 零 and 场次 in [12] %}是{% endif %}"
    ]
    assert shown(written(*blocks, 零=Figure(0, "零")))[0] == "是"
    assert shown(written("{{ 行|sum(attribute='数') }}")) == ["7"]
    assert shown(written("{{ 'x' if '甲' in 名 else 'y' }}{{ 2 * 场次 // 5 - 场次 % 5 }}",
                         名=Figure("甲乙", "名")))  == ["x2"]  # fmt: skip


def test_an_empty_figure_is_refused_like_an_empty_value():
    with pytest.raises(RenderError, match=r"正文第1段.*是空值"):
        written("{{ 甲 }}", 甲=Figure(None, "数"))


def test_what_xml_cannot_hold_in_a_record_is_refused_at_its_tag():
    with pytest.raises(RenderError, match=r"正文第1段.*U\+0007"):
        written("{{ 甲 }}", 甲=Figure(1, "数", {"格": "\x07"}))
    with pytest.raises(ValueError, match="name"):
        Figure(1, " ")


def test_where_word_knows_no_bookmarks_the_figure_is_text():
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{paragraph('{{ 场次 }}')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph('{{ 场次 }}')}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    data = written(box, "<w:p><w:r><w:instrText> AUTHOR {{ 场次 }} </w:instrText></w:r></w:p>")
    assert read(data) == [("接访场次", "12", "正文第2段（文本框内）")]
    assert text_of(root_of(data)) == "1212"


def test_headers_and_footnotes_have_their_figures_too():
    note = f"<w:footnote w:id='2'>{paragraph('注{{ 场次 }}')}</w:footnote>"
    data = template("正文{{ 场次 }}", header1=paragraph("头{{ 场次 }}"), footnotes1=note).render(
        {"场次": VISITS}
    )
    assert sorted(place for _, _, place in read(data)) == ["正文第1段", "脚注第1段", "页眉1第1段"]
    ids = [e.get(W + "id") for n in ("document", "header1", "footnotes1")
           for e in root_of(data, f"word/{n}.xml").iter(W + "bookmarkStart")]  # fmt: skip
    assert len(set(ids)) == 3


def test_a_block_set_once_and_written_twice_has_two_bookmarks():
    data = written("{% set x %}共{{ 场次 }}场{% endset %}{{ x }}，{{ x }}")
    assert [(e.said, e.offset) for e in read_figures(data)] == [("12", 1), ("12", 6)]
    assert len(set(bookmarks(root_of(data)))) == 2


def test_bookmarks_of_the_template_and_of_an_earlier_rendering_keep_their_numbers():
    old = "<w:p><w:bookmarkStart w:id='7' w:name='书签'/><w:r><w:t>甲</w:t></w:r><w:bookmarkEnd w:id='7'/></w:p>"
    once = written(old, "{{ 场次 }}{% raw %}{{ 再 }}{% endraw %}")
    twice = Template(once, "再.docx").render({"再": Figure(9, "再")})
    root = root_of(twice)
    assert bookmarks(root) == ["书签", "_tz_接访场次_1", "_tz_再_2"]
    assert [e.get(W + "id") for e in root.iter(W + "bookmarkStart")] == ["7", "8", "9"]
    assert [(e.name, e.printed) for e in read_figures(twice)] == [("接访场次", "12"), ("再", "9")]
    assert member(twice, "customXml/item1.xml").count(b"<figure ") == 2


def test_a_changed_an_emptied_and_a_lost_figure_are_told_apart():
    def change(root):
        first, second, third = list(root.iter(W + "bookmarkStart"))[:3]
        first.getnext().find(W + "t").text = "13"
        second.getparent().remove(second.getnext())
        third.getparent().remove(third)

    figures = read_figures(edited(written(), change))
    assert [(e.said, e.printed) for e in figures] == [
        ("13", "12"),
        ("", "十二"),
        (None, "3"),
        ("4", "4"),
        ("12", "12"),
    ]
    assert [e.is_unchanged for e in figures] == [False, False, False, True, True]
    assert (figures[2].place, figures[2].written_in) == ("", "3")


def test_a_copied_paragraph_with_its_bookmark_is_told_as_a_copy():
    def change(root):
        first = root.find(f"{W}body/{W}p")
        first.addnext(etree.fromstring(etree.tostring(first)))

    figures = read_figures(edited(written(), change))
    assert [(e.name, e.is_copy) for e in figures[:4]] == [
        ("接访场次", False),
        ("接访场次", False),
        ("接访场次", True),
        ("接访场次", True),
    ]


def test_words_that_tracked_changes_took_away_are_not_said():
    def change(root):
        first = next(root.iter(W + "bookmarkStart"))
        old = first.getnext()
        gone = etree.SubElement(old.getparent(), W + "moveFrom")
        old.addnext(gone)
        gone.append(old)
        new = etree.fromstring(f"<w:ins {NAMESPACES}>{run('15')}</w:ins>")
        gone.addnext(new)

    assert read_figures(edited(written(), change))[0].said == "15"


def test_without_the_record_names_and_texts_are_still_read():
    figures = read_figures(replaced(written(), "customXml/item1.xml", None))
    assert [(e.name, e.said, e.printed) for e in figures[:2]] == [
        ("接访场次", "12", None),
        ("接访场次", "十二", None),
    ]
    assert not figures[0].is_unchanged


def test_a_document_without_its_marks_is_as_if_it_never_had_any():
    rows = [{"名": "甲村", "数": 3}, {"名": "乙村", "数": 4}]
    plain_rich = RichText("其中")
    plain_rich.add(12, bold=True)
    plain = template(*BLOCKS).render({"场次": 12, "行": rows, "文": plain_rich})
    bare = strip_marks(written())
    assert read_figures(bare) == []
    assert shown(bare) == shown(plain)
    assert b"bookmark" not in member(bare)
    with zipfile.ZipFile(io.BytesIO(bare)) as archive:
        assert not [name for name in archive.namelist() if "customXml" in name]
        assert b"customXml" not in archive.read("[Content_Types].xml")
        assert b"customXml" not in archive.read("word/_rels/document.xml.rels")
    assert strip_marks(plain) == plain


def test_other_bookmarks_stay_when_marks_are_stripped():
    old = "<w:p><w:bookmarkStart w:id='7' w:name='书签'/><w:r><w:t>甲</w:t></w:r><w:bookmarkEnd w:id='7'/></w:p>"
    assert bookmarks(root_of(strip_marks(written(old, "{{ 场次 }}")))) == ["书签"]


def test_figures_go_to_a_worker_and_the_same_input_gives_the_same_bytes():
    context = {"场次": VISITS, "行": ROWS, "文": rich()}
    assert render_safely(template(*BLOCKS), context, Limits()) == written() == written()
    assert pickle.loads(pickle.dumps(VISITS)).attributes == VISITS.attributes


def test_python_docx_opens_a_document_with_marks():
    document = Document(io.BytesIO(written()))
    assert document.paragraphs[0].text == "共12场，即十二场。"


@pytest.mark.office
def test_figures_are_found_again_in_what_libreoffice_saved(tmp_path):
    given = tmp_path / "文.docx"
    given.write_bytes(written())
    (saved,) = convert([given], "docx", out=tmp_path / "存")
    figures = read_figures(saved.read_bytes())
    assert [(e.name, e.said, e.printed) for e in figures] == [
        (e.name, e.said, e.printed) for e in read_figures(written())
    ]
    assert figures[0].attributes == VISITS.attributes
