"""What looks like a tag and is none is not printed where the data has its name; nor is a figure typed over."""

import pytest
from template_sample import package
from template_sample import paragraph
from template_sample import render
from template_sample import run
from template_sample import shown
from template_sample import template

from toolkit.declare.document import Slot
from toolkit.word.facade import DocxTemplate
from toolkit.word.lint import lint_bytes
from toolkit.word.template import RenderError
from toolkit.word.template import Template
from toolkit.word.template import TemplateError

SIGNS = [
    "«{}»",
    "[[{}]]",
    "<<{}>>",
    "＜＜{}＞＞",
    "【【{}】】",
    "${{{}}}",
    "{{@{}}}",
    "{{({})}}",
    "{{{}}}",
    "｛{}｝",
    "{{ {}.名 }}",
]
PLACES = [
    lambda text: package(paragraph(text), "{{ 文 }}"),
    lambda text: package(paragraph(*map(run, text)), "{{ 文 }}"),
    lambda text: package(
        "{{ 文 }}", f"<w:tbl><w:tblPr/><w:tr><w:tc>{paragraph(text)}</w:tc></w:tr></w:tbl>"
    ),
    lambda text: package("{{ 文 }}", header1=paragraph(text)),
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sign", SIGNS)
def test_the_name_of_a_datum_in_other_brackets_is_refused_and_lint_calls_it_an_error(sign, place):
    raw = sign.format("主送")
    data = place(f"致{raw}：")
    with pytest.raises(RenderError) as caught:
        Template(data, "样.docx").render({"主送": "各科室", "文": "文"})
    assert raw in str(caught.value)
    assert "第1段" in str(caught.value) or "第2段" in str(caught.value)
    (found,) = [
        each
        for each in lint_bytes(data, "样.docx", [Slot("主送", ""), Slot("文", "")])
        if each.code == "L13"
    ]
    assert str(found.severity) == "错误"
    assert str(found.place) in str(caught.value)


@pytest.mark.parametrize("sign", SIGNS)
def test_brackets_around_what_is_no_datum_are_text(sign):
    raw = sign.format("红楼梦")
    data = package(paragraph(f"读{raw}"), "{{ 文 }}")
    assert shown(Template(data, "样.docx").render({"文": "文"})) == [f"读{raw}", "文"]


def test_what_raw_encloses_is_printed_as_it_stands():
    assert render("{% raw %}{主送}«主送»{% endraw %}{{ 主送 }}", 主送="甲") == ["{主送}«主送»甲"]


def field(code, said):
    """A field in pieces, as Word writes it."""
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    code = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return marks[0] + code + marks[1] + run(said) + marks[2]


@pytest.mark.parametrize(
    "merged",
    [
        '<w:p><w:fldSimple w:instr=" MERGEFIELD 主送 "><w:r><w:t>«主送»</w:t></w:r></w:fldSimple></w:p>',
        f"<w:p>{field(' MERGEFIELD 主送 ', '«主送»')}</w:p>",
        f"<w:p>{field(' MERGE</w:instrText></w:r><w:r><w:instrText>FIELD 主送 ', '«主送»')}</w:p>",
    ],
)
def test_a_field_of_mail_merge_is_refused(merged):
    with pytest.raises(TemplateError, match=r"正文第1段：邮件合并域“MERGEFIELD 主送”不会被填写"):
        template(merged, "{{ 甲 }}")
    codes = [each.code for each in lint_bytes(package(merged), "样.docx")]
    assert codes == ["L13"]


def test_a_part_that_is_no_xml_is_refused_though_it_has_no_tag():
    broken = package("{{ 甲 }}", header1="<w:p><w:r>")
    with pytest.raises(TemplateError, match=r"页眉1.*不是完好的 XML"):
        Template(broken, "样.docx")


def test_scripts_of_docxtpl_print_what_they_printed(tmp_path):
    path = tmp_path / "样.docx"
    path.write_bytes(package("致«主送»：{{ 文 }}"))
    document = DocxTemplate(path)
    document.render({"主送": "各科室", "文": "文"})
    document.save(tmp_path / "成.docx")
    assert shown((tmp_path / "成.docx").read_bytes()) == ["致«主送»：文"]


FIGURES = {
    "接访场次": "班子成员接访场次",
    "走访户数": "全局走访群众户数",
    "问题数": "负责的问题件数",
    "办结率": "办结数÷问题数",
}
SLOTS = [Slot("文", ""), *(Slot(name, said, free=True) for name, said in FIGURES.items())]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("共接访8场，", "接访场次"),
        ("走访群众120户。", "走访户数"),
        ("排查问题２０件", "问题数"),
        ("办结率83.3%，", "办结率"),
        ("共接访 8 场，", "接访场次"),
    ],
)
def test_a_figure_typed_over_is_refused_and_lint_calls_it_an_error(text, figure):
    data = package("{{ 文 }}", paragraph(*map(run, text)))
    with pytest.raises(TemplateError, match=f"正文第2段：.*是写死的数.*“{figure}”"):
        Template(data, "样.docx", figures=FIGURES)
    (found,) = [each for each in lint_bytes(data, "样.docx", SLOTS) if each.code == "L15"]
    assert (found.place.paragraph, str(found.severity)) == (2, "错误")


@pytest.mark.parametrize(
    "text",
    [
        "每人接访不少于4场。",
        "第8场接访由局长主持。",
        "走访群众30户以上。",
        "2012年3月5日起，",
        "共接访{{ 接访场次 }}场，后8场在县里。",
        "共接访{{ '8' }}场，",
        "办公室在8楼，",
        "《环发〔2012〕8号》",
    ],
)
def test_other_numbers_may_stand_in_a_text(text):
    data = package("{{ 文 }}", text)
    Template(data, "样.docx", figures=FIGURES)
    assert [each for each in lint_bytes(data, "样.docx", SLOTS) if each.code == "L15"] == []
