"""Pictures and check boxes of the template filled by their names; a line that is too low for its picture."""

import io
import json

import pytest
from docx import Document
from docx.shared import Mm
from docx.shared import Pt
from PIL import Image
from template_sample import W
from template_sample import member
from template_sample import package
from template_sample import root_of
from template_sample import run
from template_sample import shown

from toolkit.word.batch import with_types
from toolkit.word.office import convert
from toolkit.word.office import page_pictures
from toolkit.word.template import CheckBox
from toolkit.word.template import InlineImage
from toolkit.word.template import Limits
from toolkit.word.template import RenderError
from toolkit.word.template import Template
from toolkit.word.template import render_safely

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def picture(colour, size=(60, 60)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def with_seal():
    """A template with a picture in its text and another in its header, each with an alternative text."""
    document = Document()
    document.add_paragraph("{{ 单位 }}").add_run().add_picture(io.BytesIO(picture("gray")), Mm(30))
    header = document.sections[0].header.paragraphs[0]
    header.add_run().add_picture(io.BytesIO(picture("silver")), Mm(10))
    for part, name in ((document.element.body, "公章"), (header._p, "徽标")):
        part.xpath(".//wp:docPr")[0].set("descr", name)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def box(key, name, ticked):
    signs = "".join(
        f'<w14:{s} w14:val="{v}" w14:font="Wingdings"/>'
        for s, v in (("checkedState", "2612"), ("uncheckedState", "2610"))
    )
    return (
        f'<w:p><w:sdt><w:sdtPr><w:{key} w:val="{name}"/><w14:checkbox xmlns:w14="{W14}"><w14:checked w14:val="{ticked}"/>{signs}'
        f"</w14:checkbox></w:sdtPr><w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>{run('已审核')}</w:p>"
    )


def blobs(document):
    parts = [document.part, document.sections[0].header.part]
    return [
        part.related_parts[blip.get(f"{{{blip.nsmap['r']}}}embed")].blob
        for part in parts
        for blip in part.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    ]


def test_pictures_of_the_template_are_replaced_by_their_alternative_texts():
    new, logo = picture("red"), picture("blue")
    given = {"公章": InlineImage(None, new), "徽标": InlineImage(None, logo)}
    made = Template(with_seal(), "样.docx").render({"单位": "局", "@按名称": given})
    document = Document(io.BytesIO(made))
    assert blobs(document) == [new, logo]
    assert document.inline_shapes[0].width == Mm(30)
    assert document.paragraphs[0].text == "局"


def test_typed_json_replaces_them_too_in_a_worker(tmp_path):
    (tmp_path / "章.png").write_bytes(picture("red"))
    said = '{"单位": "局", "@by_name": {"公章": {"@类型": "图片", "文件": "章.png"}}}'
    context = with_types(json.loads(said), "数据.json", tmp_path)
    made = render_safely(Template(with_seal(), "样.docx"), context, Limits())
    assert blobs(Document(io.BytesIO(made)))[0] == picture("red")


@pytest.mark.parametrize("key", ["tag", "alias"])
@pytest.mark.parametrize(("ticked", "sign"), [(True, "☒"), (False, "☐")])
def test_a_check_box_of_the_template_is_ticked_by_its_tag_or_title(key, ticked, sign):
    for before in (0, 1):
        template = Template(package(box(key, "审核", before), "{{ 文 }}"), "样.docx")
        made = template.render({"文": "文", "@按名称": {"审核": CheckBox(ticked)}})
        assert shown(made) == [f"{sign}已审核", "文"]
        (state,) = root_of(made).iter(f"{{{W14}}}checked")
        assert state.get(f"{{{W14}}}val") == str(int(ticked))


@pytest.mark.parametrize("ticked", [True, False])
@pytest.mark.parametrize("state", ["", '<w:checked w:val="1"/>'])
def test_a_check_box_of_the_old_form_fields_is_ticked_by_its_name(state, ticked):
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="已审核"/><w:enabled/><w:checkBox>'
        f'<w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>'
        " FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    made = Template(package(field), "样.docx").render({"@按名称": {"已审核": CheckBox(ticked)}})
    (checked,) = root_of(made).iter(W + "checked")
    assert checked.get(W + "val") == str(int(ticked))


def test_a_name_that_no_place_has_is_refused_with_a_like_one():
    template = Template(package(box("tag", "审核意见", 0)), "样.docx")
    with pytest.raises(RenderError, match=r"没有叫“审核意建”的图片.*审核意见"):
        template.render({"@按名称": {"审核意建": CheckBox(True)}})


def test_a_value_of_another_kind_is_refused():
    template = Template(package(box("tag", "审核", 0)), "样.docx")
    with pytest.raises(RenderError, match="要图片的给图片"):
        template.render({"@按名称": {"审核": InlineImage(None, picture("red"))}})
    with pytest.raises(RenderError, match="要写名称和值"):
        template.render({"@按名称": ["审核"]})


EXACT = '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr>'
BASED = (
    f'<w:style w:type="paragraph" w:styleId="b"><w:name w:val="正文"/>{EXACT}</w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="章"/><w:basedOn w:val="b"/></w:style>'
)
STYLES = (
    f"<w:docDefaults><w:pPrDefault>{EXACT}</w:pPrDefault></w:docDefaults>",
    f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>{EXACT}</w:style>',
    BASED,
)
OWN = '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>'
STYLED = '<w:pPr><w:pStyle w:val="x"/><w:jc w:val="center"/></w:pPr>'


@pytest.mark.parametrize(
    ("properties", "styles"),
    [(OWN, ""), ("", STYLES[0]), ("", STYLES[1]), (STYLED, STYLES[2])],
)
def test_an_exact_line_becomes_as_high_as_the_picture_in_it(properties, styles):
    blocks = [
        f"<w:p>{properties}{run('{{ 章 }}')}</w:p>",
        f"<w:p>{properties}{run('{{ 文 }}')}</w:p>",
    ]
    template = Template(package(*blocks, **({"styles": styles} if styles else {})), "样.docx")
    made = template.render({"章": InlineImage(None, picture("red"), Mm(30)), "文": "文"})
    first, second = root_of(made).iter(W + "p")
    spacing = first.find(f"{W}pPr/{W}spacing")
    assert (spacing.get(W + "line"), spacing.get(W + "lineRule")) == ("560", "atLeast")
    order = [each.tag.removeprefix(W) for each in first.find(W + "pPr")]
    assert order == [each for each in ("pStyle", "spacing", "jc") if each in order]
    assert "atLeast" not in str(second.xpath("string(.)")) and b"atLeast" in member(made)
    assert member(made).count(b"atLeast") == 1


def test_a_picture_that_fits_into_its_line_leaves_it():
    template = Template(package(f"<w:p>{OWN}{run('{{ 章 }}')}</w:p>"), "样.docx")
    made = template.render({"章": InlineImage(None, picture("red"), Mm(5))})
    assert b"atLeast" not in member(made)


@pytest.mark.office
def test_libreoffice_shows_the_whole_seal(tmp_path):
    document = Document()
    seal = document.add_paragraph("{{ 章 }}")
    seal.paragraph_format.line_spacing = Pt(28)
    source = io.BytesIO()
    document.save(source)
    paper = tmp_path / "章.docx"
    red = InlineImage(None, picture("red"), Mm(40))
    paper.write_bytes(Template(source.getvalue(), "样.docx").render({"章": red}))
    (pdf,) = convert([paper], "pdf", tmp_path)
    page = Image.open(page_pictures(pdf, tmp_path)[0]).convert("RGB")
    rows = {
        y
        for y in range(page.height)
        for x in range(0, page.width, 8)
        if page.getpixel((x, y)) == (255, 0, 0)
    }
    millimetres = len(rows) / page.height * document.sections[0].page_height.mm
    assert 38 < millimetres < 42
