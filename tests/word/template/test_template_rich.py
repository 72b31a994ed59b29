"""Formatted text, pictures, listings; tags in field codes, attributes and properties."""

import io
import zipfile

import pytest
from docx import Document
from docx.shared import Mm
from PIL import Image
from template_sample import W
from template_sample import member
from template_sample import package
from template_sample import paragraph
from template_sample import render
from template_sample import root_of
from template_sample import run
from template_sample import shown
from template_sample import template
from template_sample import text_of

from toolkit.word.template import RP
from toolkit.word.template import InlineImage
from toolkit.word.template import Limits
from toolkit.word.template import Listing
from toolkit.word.template import RenderError
from toolkit.word.template import RichText
from toolkit.word.template import Subdoc
from toolkit.word.template import Template
from toolkit.word.template import render_safely

ORDER = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "strike",
    "color",
    "sz",
    "szCs",
    "u",
    "shd",
    "vertAlign",
    "rtl",
    "lang",
]


def picture(colour="red"):
    out = io.BytesIO()
    Image.new("RGB", (30, 20), colour).save(out, "PNG", dpi=(96, 96))
    return out.getvalue()


def test_rich_text_stands_between_runs_with_its_own_format():
    rich = RichText("甲<b>", bold=True, color="#FF0000", font="仿宋")
    rich.add("乙\n丙", italic=True)
    data = template(paragraph(run("前{{r 文 }}后", "<w:i/>"))).render({"文": rich})
    assert shown(data) == ["前甲<b>乙\n丙后"]
    runs = list(root_of(data).iter(W + "r"))
    assert [text_of(r) for r in runs] == ["前", "甲<b>", "乙\n丙", "后"]
    fonts = runs[1].find(f"{W}rPr/{W}rFonts")
    assert {fonts.get(W + region) for region in ("ascii", "hAnsi", "eastAsia", "cs")} == {"仿宋"}
    assert runs[3].find(f"{W}rPr/{W}i") is not None


def test_run_properties_stand_in_the_order_of_the_schema():
    every = RichText(
        "文",
        style="S",
        color="FF0000",
        highlight="#00FF00",
        size=32,
        superscript=True,
        bold=True,
        italic=True,
        underline="double",
        strike=True,
        font="eastAsia:宋体",
        rtl=True,
        lang="zh-CN",
    )
    properties = root_of(template("{{r 文 }}").render({"文": every})).find(f".//{W}rPr")
    assert [child.tag.removeprefix(W) for child in properties] == ORDER


def test_plain_text_with_the_run_prefix_keeps_the_tags_format():
    data = template(paragraph(run("{{r 文 }}", "<w:b/>"))).render({"文": "甲&乙"})
    assert shown(data) == ["甲&乙"]
    assert root_of(data).find(f".//{W}r/{W}rPr/{W}b") is not None


def test_rich_text_without_its_prefix_is_refused():
    with pytest.raises(RenderError, match=r"\{\{r 名称 \}\}"):
        render("{{ 文 }}", 文=RichText("甲"))


def test_a_link_becomes_a_relationship_of_its_part():
    data = template("{{r 文 }}").render({"文": RichText("网站", url='https://例.cn/?a=1&b="2"')})
    link = root_of(data).find(f".//{W}hyperlink")
    name = next(value for key, value in link.attrib.items() if key.endswith("}id"))
    relation = next(r for r in root_of(data, "word/_rels/document.xml.rels") if r.get("Id") == name)
    assert (relation.get("Target"), relation.get("TargetMode")) == (
        'https://例.cn/?a=1&b="2"',
        "External",
    )


def test_rich_paragraphs_take_the_place_of_their_paragraph():
    rich = RP("甲", parastyle="Heading1")
    rich.add(RichText("乙", bold=True))
    data = template("前", "{{p 文 }}", "后").render({"文": rich})
    assert shown(data) == ["前", "甲", "乙", "后"]
    assert root_of(data).find(f".//{W}pStyle").get(W + "val") == "Heading1"


def test_a_listing_breaks_lines_paragraphs_and_pages():
    made = template(
        f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{run('甲{{ 文 }}乙', '<w:b/>')}</w:p>"
    )
    data = made.render({"文": Listing("一\n二\a三<\f四\t五")})
    assert shown(data) == ["甲一\n二", "三<", "\n", "四\t五乙"]
    root = root_of(data)
    assert [b.get(W + "type") for b in root.iter(W + "br")] == [None, "page"]
    assert all(p.find(f"{W}pPr/{W}jc") is not None for p in root.iter(W + "p"))
    assert all(r.find(f"{W}rPr/{W}b") is not None for r in root.iter(W + "r"))


def test_a_picture_comes_into_the_package_once():
    made = template(
        "甲{{ 图 }}乙",
        "{%p for x in 数 %}",
        "{{ 图 }}",
        "{%p endfor %}",
        header1=paragraph("{{ 图 }}"),
    )
    data = made.render({"图": InlineImage(None, picture(), width=Mm(30)), "数": [1, 2]})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert len(media) == 1
        assert archive.read(media[0]) == picture()
        assert b'Extension="png"' in archive.read("[Content_Types].xml")
    document = Document(io.BytesIO(data))
    assert [(shape.width, shape.height) for shape in document.inline_shapes] == [
        (Mm(30), Mm(20))
    ] * 3
    numbers = [n.get("id") for n in root_of(data).iter() if n.tag.endswith("}docPr")]
    assert len(set(numbers)) == 3
    assert shown(data)[0] == "甲乙"


def test_a_picture_can_be_sent_to_a_worker():
    context = {"图": InlineImage(None, io.BytesIO(picture()))}
    made = template("{{ 图 }}")
    assert render_safely(made, context, Limits(seconds=30)) == made.render(context)


@pytest.mark.parametrize("source", ["没有.png", b"no picture", b""])
def test_a_bad_picture_is_one_sentence(source):
    with pytest.raises(RenderError, match=r"标签 \{\{ 图 \}\}：图片《.*》"):
        render("{{ 图 }}", 图=InlineImage(None, source))


def field(code):
    return (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        + "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in code)
        + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        + run("见")
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def test_values_in_field_codes_cannot_end_or_extend_the_field():
    made = template(paragraph(field([' HYPERLINK "{', "{ 址 }", '}" '])))
    root = root_of(made.render({"址": "https://a.cn/?b&c"}))
    assert (
        "".join(n.text or "" for n in root.iter(W + "instrText"))
        == ' HYPERLINK "https://a.cn/?b&c" '
    )
    for attack in ('a" \\l "b', "a\nb", "{ DDEAUTO }"):
        with pytest.raises(RenderError, match="域代码"):
            made.render({"址": attack})


def test_values_in_attributes_are_escaped():
    drawing = "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='图' descr='照片：{{ 名 }}'/></wp:inline></w:drawing></w:r>"
    root = root_of(template(paragraph(drawing)).render({"名": "<\"'&>"}))
    assert next(n for n in root.iter() if n.tag.endswith("}docPr")).get("descr") == "照片：<\"'&>"


def with_properties(title):
    source = io.BytesIO(package("{{ 名 }}"))
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr(
            "docProps/core.xml",
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>',
        )
    return Template(source.getvalue(), "样.docx")


def test_document_properties_are_rendered():
    made = with_properties("关于{{ 名 }}的{% if 急 %}紧急{% endif %}通知")
    data = made.render({"名": "A&B", "急": True})
    assert "".join(root_of(data, "docProps/core.xml").itertext()) == "关于A&B的紧急通知"
    assert made.names == {"名", "急"}
    with pytest.raises(RenderError, match=r"模板《样\.docx》正文第1段"):
        made.render({})
    with pytest.raises(RenderError, match="文档属性“title”"):
        with_properties("{{ 缺 }}").render({"名": 1})


def test_members_without_tags_keep_their_bytes():
    made = package("{{ 甲 }}", header1=paragraph("不变 &amp; 照旧"))
    assert member(Template(made, "样.docx").render({"甲": 1}), "word/header1.xml") == member(
        made, "word/header1.xml"
    )


def styled_document():
    document = Document()
    document.add_heading("标题", 1)
    document.add_paragraph("正文&文", style="Quote")
    document.add_table(1, 2).cell(0, 1).text = "格"
    document.add_picture(io.BytesIO(picture("blue")))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_subdocument_brings_its_text_tables_pictures_and_missing_styles():
    source = io.BytesIO()
    Document().save(source)
    base = Document(io.BytesIO(source.getvalue()))
    quote = base.styles["Quote"]._element
    quote.getparent().remove(quote)
    base.add_paragraph("前")
    base.add_paragraph("{{p 附 }}")
    out = io.BytesIO()
    base.save(out)
    made = Template(out.getvalue(), "样.docx")
    data = made.render({"附": Subdoc(made, styled_document())})
    assert shown(data) == ["前", "标题", "正文&文", [["", "格"]], ""]
    result = Document(io.BytesIO(data))
    assert [p.style.name for p in result.paragraphs] == ["Normal", "Heading 1", "Quote", "Normal"]
    assert len(result.inline_shapes) == 1
    assert made.render({"附": Subdoc(made, styled_document())}) == data


def test_a_subdocument_is_written_through_python_docx():
    source = io.BytesIO()
    base = Document()
    base.add_paragraph("{{p 附 }}")
    base.save(source)
    made = Template(source.getvalue(), "样.docx")
    content = made.new_subdoc()
    content.add_paragraph("甲", style="Heading 2")
    assert shown(made.render({"附": content})) == ["甲"]
    assert shown(render_safely(made, {"附": content}, Limits(seconds=30))) == ["甲"]


def test_a_subdocument_with_what_cannot_come_along_is_refused():
    for source, reason in (
        (b"x", "不是完好"),
        ("没有.docx", "找不到"),
    ):
        with pytest.raises(RenderError, match=reason):
            render("{{p 附 }}", 附=Subdoc(None, source))


def test_formatted_text_may_stand_in_a_condition():
    blocks = [paragraph("甲{% if 有 %}乙{{r 文 }}丙{% else %}无{% endif %}丁")]
    assert render(*blocks, 有=True, 文=RichText("文")) == ["甲乙文丙丁"]
    assert render(*blocks, 有=False, 文=None) == ["甲无丁"]


def test_a_document_with_only_escaped_delimiters_prints_them():
    assert render("{_{ 甲 }_}") == ["{{ 甲 }}"]
