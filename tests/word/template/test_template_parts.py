"""Tags anywhere in a package: rendered where text is shown, refused with their place elsewhere."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from template_sample import NAMESPACES
from template_sample import WORD
from template_sample import member
from template_sample import package
from template_sample import paragraph
from template_sample import shown
from template_sample import text_of

from toolkit.word.lint import lint_bytes
from toolkit.word.template import RenderError
from toolkit.word.template import RichText
from toolkit.word.template import Template
from toolkit.word.template import TemplateError

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCX = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def put(data: bytes, members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()


def rendered(data: bytes, **context: object) -> bytes:
    return Template(data, "样.docx").render(context)


def refused(data: bytes) -> str:
    with pytest.raises(TemplateError) as caught:
        Template(data, "样.docx")
    found = lint_bytes(data, "样.docx")
    assert any(caught.value.reason in each.message for each in found), found
    return str(caught.value)


def a_paragraph(text: str) -> str:
    return f'<a:p xmlns:a="{DRAWING}"><a:r><a:t>{text}</a:t></a:r></a:p>'


CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart>'
    f"<c:title><c:tx><c:rich>{a_paragraph('{{ 标题 }}')}</c:rich></c:tx></c:title>"
    "<c:cat><c:strRef><c:f>Sheet1!$A$2</c:f><c:strCache><c:pt idx='0'><c:v>{{ 单位 }}</c:v></c:pt>"
    "</c:strCache></c:strRef></c:cat></c:chart></c:chartSpace>"
)
SMART = (
    '<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"><d:ptLst><d:pt>'
    f"<d:t>{a_paragraph('{{ 标题 }}')}</d:t></d:pt></d:ptLst></d:dataModel>"
)
SMART_DRAWN = (
    '<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"><dsp:txBody>'
    f"{a_paragraph('{{ 标题 }}')}</dsp:txBody></dsp:drawing>"
)
OWN = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="文号">'
    "<vt:lpwstr>{{ 标题 }}</vt:lpwstr></property></Properties>"
)
VARIABLES = (
    f'<w:settings xmlns:w="{WORD}"><w:docVars><w:docVar w:name="题" w:val="{{{{ 标题 }}}}"/>'
    '<w:docVar w:name="文献" w:val="{&quot;a&quot;:{&quot;b&quot;:1}}"/></w:docVars></w:settings>'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/charts/whatever.xml", CHART),
        ("word/diagrams/data7.xml", SMART),
        ("word/diagrams/drawing7.xml", SMART_DRAWN),
        ("other/own.xml", OWN),
        ("word/settings.xml", VARIABLES),
        ("word/top.xml", f"<w:hdr {NAMESPACES}>{paragraph('{{ 标题 }}')}</w:hdr>"),
        ("notes/1.xml", f"<w:comments {NAMESPACES}>{paragraph('{{ 标题 }}')}</w:comments>"),
        (
            "word/glossary/document.xml",
            f"<w:glossaryDocument {NAMESPACES}>{paragraph('{{ 标题 }}')}</w:glossaryDocument>",
        ),
    ],
)
def test_a_part_is_known_by_what_it_is_whatever_its_name(name, content):
    made = rendered(put(package("正文"), {name: content}), 标题="甲&乙", 单位="丙<丁")
    text = member(made, name).decode()
    assert "甲&amp;乙" in text and "{{" not in text
    etree.fromstring(text.encode())


def test_a_chart_s_cached_texts_and_its_workbook_agree():
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as made:
        made.writestr("xl/workbook.xml", f'<workbook xmlns="{SHEET}"/>')
        made.writestr(
            "xl/sharedStrings.xml", f'<sst xmlns="{SHEET}"><si><t>{{{{ 单位 }}}}</t></si></sst>'
        )
    data = put(
        package("正文"),
        {"word/charts/chart1.xml": CHART, "word/embeddings/数据.xlsx": book.getvalue()},
    )
    done = rendered(data, 标题="题", 单位="信访科")
    assert "<c:v>信访科</c:v>" in member(done, "word/charts/chart1.xml").decode()
    inner = member(done, "word/embeddings/数据.xlsx")
    assert "<t>信访科</t>" in member(inner, "xl/sharedStrings.xml").decode()


def test_a_value_that_is_missing_in_a_chart_is_told_with_the_chart():
    data = put(package("正文"), {"word/charts/chart3.xml": CHART})
    with pytest.raises(RenderError, match=r"图表3“数据” 标签 {{ 单位 }}：没有“单位”"):
        rendered(data, 标题="题")


def linked(target: str) -> bytes:
    rels = (
        f'<Relationships xmlns="{RELS}"><Relationship Id="rId9" Type="{RELATION}/hyperlink" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    link = '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>点</w:t></w:r></w:hyperlink></w:p>'
    return put(package(link), {"word/_rels/document.xml.rels": rels})


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (
            "https://a.cn/{{ 名 }}?x={{ 名 }}",
            "https://a.cn/%E7%94%B2%26b%3D/c?x=%E7%94%B2%26b%3D/c",
        ),
        ("https://a.cn/?x=%7B%7B%20名%20%7D%7D", "https://a.cn/?x=%E7%94%B2%26b%3D/c"),
        ("{{ 址 }}", "https://b.cn/?a=1&b=2#c"),
    ],
)
def test_the_address_of_a_link_is_rendered(target, expected):
    made = rendered(linked(target), 名="甲&b=/c", 址="https://b.cn/?a=1&b=2#c")
    root = etree.fromstring(member(made, "word/_rels/document.xml.rels"))
    assert [each.get("Target") for each in root] == [expected]


def test_a_missing_value_in_an_address_is_told_with_the_address():
    with pytest.raises(RenderError, match=r"链接地址“https://a.cn/{{ 名 }}” 标签 {{ 名 }}"):
        rendered(linked("https://a.cn/{{ 名 }}"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "word/styles.xml",
            f'<w:styles xmlns:w="{WORD}"><w:name w:val="{{{{ 甲 }}}}"/></w:styles>',
        ),
        ("customXml/item1.xml", "<a>{{ 甲 }}</a>"),
        ("word/theme/theme1.xml", f'<a:theme xmlns:a="{DRAWING}" name="{{% if 甲 %}}"/>'),
        ("word/page.html", "<p>{{ 甲 }}</p>"),
    ],
)
def test_a_tag_that_nobody_fills_is_refused_and_linted_alike(name, content):
    assert name in refused(put(package("正文"), {name: content}))


def test_a_tag_in_an_embedded_document_is_refused_with_its_name():
    said = refused(put(package("正文"), {"word/embeddings/附.docx": package("{{ 甲 }}")}))
    assert "附.docx" in said and "replace_embedded" in said


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    "inside",
    [
        package("{{ 甲 }}"),
        "接访{{ 甲 }}次".encode("utf-16-le"),
        b"{% if a %}",
        "{{ 次数 }}".encode("gb18030"),
        "{{ 次数 }}".encode(),
    ],
)
def test_a_tag_in_an_ole_object_is_refused_with_its_name(inside):
    name = "word/embeddings/oleObject1.bin"
    said = refused(put(package("正文"), {name: OLE + inside + bytes(512)}))
    assert "oleObject1.bin" in said and "replace_embedded" in said


@pytest.mark.parametrize(
    "inside",
    [
        package("无"),
        b"{{\x01\x02}}",
        b"{{\xff\xfe\x80}}",
        b"{{ }",
        b"{\0{\0\xff\xff}\0}\0",
        bytes(range(256)) * 9,
    ],
)
def test_an_ole_object_without_tags_is_taken_over_as_it_is(inside):
    name = "word/embeddings/oleObject1.bin"
    made = rendered(put(package("{{ 甲 }}"), {name: OLE + inside}), 甲="乙")
    assert member(made, name) == OLE + inside


def test_data_bound_by_the_document_is_filled():
    rels = (
        f'<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{RELATION}/customXml" '
        'Target="../customXml/item1.xml"/></Relationships>'
    )
    data = put(
        package("正文"),
        {"word/_rels/document.xml.rels": rels, "customXml/item1.xml": "<a><b>{{ 甲 }}</b></a>"},
    )
    assert "<b>1&lt;2</b>" in member(rendered(data, 甲="1<2"), "customXml/item1.xml").decode()


def test_braces_of_foreign_data_are_no_tags():
    """Citation managers keep JSON in field codes and variables: its endings are no endings of tags."""
    code = ' ADDIN ZOTERO_ITEM CSL_CITATION {"a":{"b":{"c":1}}} '
    field = f'<w:p><w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r></w:p>'
    made = rendered(package(field, "{{ 甲 }}"), 甲="乙")
    assert shown(made)[-1] == "乙" and code in member(made).decode()


def recoded(data: bytes, name: str, encoding: str) -> bytes:
    root = etree.fromstring(member(data, name))
    return put(data, {name: etree.tostring(root, encoding=encoding, xml_declaration=True)})


def test_a_part_in_utf_16_is_rendered():
    data = recoded(package("{{ 甲 }}"), "word/document.xml", "UTF-16")
    assert shown(rendered(data, 甲="乙")) == ["乙"]


def test_braces_written_as_references_are_tags():
    data = package("起{{ 甲 }}止")
    body = member(data).replace(b"{{", b"&#123;&#x7B;").replace(b"}}", b"&#125;&#x7d;")
    assert shown(rendered(put(data, {"word/document.xml": body}), 甲="乙")) == ["起乙止"]


@pytest.mark.parametrize("prefix", ["x", "ns0", None])
def test_any_prefix_of_word_s_namespace_gives_the_same_document(prefix):
    data = package("{{ 甲 }}", "{%p for x in 表 %}", "{{ x }}", "{%p endfor %}", header1="<w:p/>")
    declared = f"xmlns:{prefix}=" if prefix else "xmlns="
    old, new = ("w:", f"{prefix}:") if prefix else ("<w:", "<")
    body = (
        member(data)
        .decode()
        .replace("xmlns:w=", declared)
        .replace("</w:", f"</{prefix}:" if prefix else "</")
    )
    if prefix is None:
        body = body.replace(declared, f'xmlns:q="{WORD}" xmlns=').replace(" w:", " q:")
    twin = put(data, {"word/document.xml": body.replace(old, new)})
    context = {"甲": "一\n二\t三", "表": ["a", "b"]}
    assert shown(rendered(twin, **context)) == shown(rendered(data, **context))


def test_names_in_another_case_are_the_same_parts():
    data = put(package("{{r 链 }}"), {})
    types = member(data, "[Content_Types].xml")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            spelt = {"word/_rels/document.xml.rels": "Word/_Rels/Document.xml.rels"}.get(name, name)
            new.writestr(spelt, types if "Types" in name else old.read(name))
    made = rendered(out.getvalue(), 链=RichText("甲", url_id="https://a.cn/"))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = [name.lower() for name in archive.namelist()]
        assert len(names) == len(set(names))
        assert b"https://a.cn/" in archive.read("Word/_Rels/Document.xml.rels")


def test_a_header_of_any_name_is_called_a_header():
    data = put(
        package("正文"),
        {"word/顶.xml": f"<w:hdr {NAMESPACES}>{paragraph('{{ 甲 }}')}</w:hdr>"},
    )
    with pytest.raises(RenderError, match=r"页眉第1段 标签 {{ 甲 }}"):
        rendered(data)
    root = etree.fromstring(member(rendered(data, 甲="乙"), "word/顶.xml"))
    assert text_of(root) == "乙"
