"""What a sub-document brings along: lists, notes, comments, charts, objects; what it may not is named."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from openxml_audit import OpenXmlValidator
from template_sample import WORD
from template_sample import W
from template_sample import member
from template_sample import package
from template_sample import paragraph
from template_sample import render
from template_sample import root_of
from template_sample import shown

from toolkit.word.template import Chart
from toolkit.word.template import RenderError
from toolkit.word.template import Subdoc
from toolkit.word.template import Template

LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{LEVEL}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
NOTE = '<w:{0} w:id="{1}"><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:{0}>'
REFERENCE = '<w:r><w:{}Reference w:id="{}"/></w:r>'
TWICE = ["{%p for 文 in 表 %}", "{{p 文 }}", "{%p endfor %}"]


def twice(host, part):
    return Template(host, "样.docx").render({"表": [Subdoc(None, part), Subdoc(None, part)]})


def values(root, path, name="val"):
    return [node.get(W + name) for node in root.iterfind(path, {"w": WORD})]


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("parts", [{}, {"numbering": LISTS}])
def test_lists_come_along_and_begin_anew_each_time(parts):
    item = paragraph(NUMBERED, "甲")
    data = twice(package(*TWICE, **parts), package(item, item, numbering=LISTS))
    used = values(root_of(data), ".//w:numId")
    lists = root_of(data, "word/numbering.xml")
    abstract = dict(
        zip(values(lists, "w:num", "numId"), values(lists, ".//w:abstractNumId"), strict=True)
    )
    assert used[0] == used[1] != used[2] == used[3]
    assert abstract[used[0]] != abstract[used[2]]
    assert len(set(values(lists, "w:abstractNum", "abstractNumId"))) == 2 + len(parts)
    kinds = [node.tag for node in lists]
    assert kinds == sorted(kinds), "each abstractNum stands before the first num"


def test_a_number_that_a_style_gives_is_kept_where_the_template_has_the_style_without():
    numbered = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="条"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr><w:ind w:left="300"/></w:pPr></w:style>'
    )
    plain = '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="条"/></w:style>'
    item = paragraph('<w:pPr><w:pStyle w:val="a"/><w:jc w:val="left"/></w:pPr>', "甲")
    part = Subdoc(None, package(item, numbering=LISTS, styles=numbered))
    data = Template(package("{{p 文 }}", styles=plain), "样.docx").render({"文": part})
    properties = next(root_of(data).iter(W + "pPr"))
    assert [child.tag.removeprefix(W) for child in properties] == ["pStyle", "numPr", "ind", "jc"]
    assert values(root_of(data), ".//w:pStyle") == ["b"]


@pytest.mark.parametrize("kind", ["footnote", "endnote", "comment"])
@pytest.mark.parametrize("there", [False, True])
def test_notes_come_along_under_new_numbers(kind, there):
    parts = {f"{kind}s": NOTE.format(kind, 1, "原注")} if there else {}
    own = [paragraph("前", REFERENCE.format(kind, 1))] if there else []
    foreign = package(
        paragraph("文", REFERENCE.format(kind, 7)), **{f"{kind}s": NOTE.format(kind, 7, "新注")}
    )
    data = twice(package(*own, *TWICE, **parts), foreign)
    notes = {n.get(W + "id"): "".join(n.itertext()) for n in root_of(data, f"word/{kind}s.xml")}
    used = values(root_of(data), f".//w:{kind}Reference", "id")
    assert [notes[each] for each in used] == ["原注"] * there + ["新注", "新注"]
    assert len(set(used)) == len(used)
    assert f"{kind}s.xml".encode() in member(data, "word/_rels/document.xml.rels")


def charted():
    chart = Chart("柱形", ("甲", "乙"), (("来访", (1, 2)),))
    base = Document()
    base.add_paragraph("{{ 图 }}")
    return Template(saved(base), "图.docx").render({"图": chart})


def faults(data, file):
    """What an audit finds, less what python-docx's own template is blamed for."""
    file.write_bytes(data)
    found = map(str, OpenXmlValidator().validate(file).errors)
    return [each for each in found if "stylesWithEffects" not in each]


def test_a_chart_comes_along_with_its_workbook(tmp_path):
    base = Document()
    for block in TWICE:
        base.add_paragraph(block)
    data = twice(saved(base), charted())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    assert len([n for n in names if n.startswith("word/charts/tz")]) == 2
    assert [n.endswith(".xlsx") for n in names if n.startswith("word/embeddings/")] == [True]
    assert faults(data, tmp_path / "成.docx") == []


def test_the_main_part_is_found_by_its_relationship():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package("甲"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"word/document.xml", b"text/body.xml")
            new.writestr(name.replace("word/document.xml", "text/body.xml"), content)
    assert render("{{p 文 }}", 文=Subdoc(None, out.getvalue())) == ["甲"]


def lying():
    document = Document()
    document.sections[0].orientation = WD_ORIENT.LANDSCAPE
    return saved(document)


def headed(text):
    document = Document()
    document.sections[0].header.paragraphs[0].text = text
    document.add_paragraph("文")
    return saved(document)


def sectioned():
    document = Document()
    document.add_section()
    return saved(document)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (lying(), "横向的页"),
        (headed("密件"), "自己的页眉"),
        (sectioned(), "几个节"),
        (package('<w:p><w:r><w:drawing xmlns:d="u" r:dm="rId9"/></w:r></w:p>'), "SmartArt"),
        (package('<w:altChunk r:id="rId9"/>'), "嵌入文件"),
        (package(paragraph(REFERENCE.format("footnote", 3))), "断开的引用"),
    ],
)
def test_what_would_be_missed_is_refused_by_name(part, reason):
    with pytest.raises(RenderError, match=reason):
        render("{{p 文 }}", 文=Subdoc(None, part))


def test_a_number_of_the_page_stays_behind():
    assert render("{{p 文 }}", 文=Subdoc(None, headed("第 1 页 共 3 页"))) == ["文"]


def test_a_note_in_a_header_is_refused():
    foreign = package(
        paragraph(REFERENCE.format("footnote", 1)), footnotes=NOTE.format("footnote", 1, "注")
    )
    with pytest.raises(RenderError, match="脚注"):
        render("正文", parts={"header1": paragraph("{{p 文 }}")}, 文=Subdoc(None, foreign))


def test_an_embedded_object_comes_along():
    base = Document()
    document = Document(io.BytesIO(charted()))
    book = next(
        part for part in document.part.package.iter_parts() if str(part.partname).endswith(".xlsx")
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
    key = document.part.relate_to(book, kind)
    run = document.add_paragraph("表").add_run()
    from docx.oxml import parse_xml

    run._r.append(
        parse_xml(
            f'<w:object xmlns:w="{WORD}" xmlns:v="urn:schemas-microsoft-com:vml" '
            'xmlns:o="urn:schemas-microsoft-com:office:office" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<v:shape id="s1" style="width:10pt;height:10pt"/><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" '
            f'ShapeID="s1" DrawAspect="Content" ObjectID="_1" r:id="{key}"/></w:object>'
        )
    )
    for block in TWICE:
        base.add_paragraph(block)
    data = twice(saved(base), saved(document))
    root = root_of(data)
    objects = list(root.iter("{urn:schemas-microsoft-com:office:office}OLEObject"))
    shapes = [n.get("id") for n in root.iter("{urn:schemas-microsoft-com:vml}shape")]
    assert [o.get("ShapeID") for o in objects] == shapes and len(set(shapes)) == 2
    assert shown(data).count("表") == 2
    assert b"word/embeddings/tz" in member(data, "word/_rels/document.xml.rels")
