"""What stands beside the text: fields, attributes, comments, properties, settings."""

import pytest
from lint_sample import WORD
from lint_sample import codes
from lint_sample import docx
from lint_sample import findings
from lint_sample import paragraph

from toolkit.word.lint import lint_bytes
from toolkit.word.template import Template
from toolkit.word.template import TemplateError

BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
)


def field(code, result="1"):
    inside = paragraph(result).removeprefix("<w:p>").removesuffix("</w:p>")
    return (
        f"<w:p>{BEGIN}<w:r><w:instrText> {code} </w:instrText></w:r>{SEPARATE}{inside}{END}</w:p>"
    )


@pytest.mark.parametrize(
    ("code", "result", "said"),
    [
        ('DATE \\@ "yyyy"', "2012", "随打开的人和时间变"),
        ("time", "8:00", "随打开的人和时间变"),
        ("FILLIN 单位", "某", "要人在 Word 里填"),
        ("FORMTEXT", "  ", "要人在 Word 里填"),
        ("INCLUDETEXT C:\\甲.docx", "某", "另一个文件"),
        ("PAGE", "{{ 标题 }}", "一更新"),
        ("=SUM(ABOVE)", "{{ 人数 }}", "一更新"),
    ],
)
def test_a_field_that_makes_another_paper_of_it_is_told(code, result, said):
    (found,) = findings("甲", field(code, result))
    assert (found.code, found.place.paragraph) == ("L20", 2)
    assert said in found.message


@pytest.mark.parametrize(
    ("code", "result"),
    [
        ("PAGE", "1"),
        ("HYPERLINK https://a.cn", "{{ 标题 }}"),
        ("TOC \\o", "{{ 标题 }}"),
        ("INCLUDEPICTURE https://a.cn/b.png", "图"),
    ],
)
def test_other_fields_are_clean(code, result):
    assert codes(field(code, result)) == []


@pytest.mark.parametrize("code", ["mergefield 标题", "NEXT", "ADDRESSBLOCK \\f", "MERGEREC"])
def test_every_field_of_mail_merge_is_refused_in_lint_and_render(code):
    assert codes(field(code)) == ["L13"]
    with pytest.raises(TemplateError, match="邮件合并"):
        Template(docx(field(code)), "样.docx").render({})


def test_a_reference_is_looked_for_beside_control_tags_that_stand_alone():
    loop = ("{%p if 标题 %}", "有", "{%p endif %}")
    assert codes(*loop, field("ref 没有此签")) == ["L20"]


DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="图" descr="{}"/></wp:inline></w:drawing></w:r></w:p>'
)


def test_a_name_that_is_none_in_an_alternative_text_is_told_at_its_paragraph():
    (found,) = findings("甲", DRAWING.format("{{ 标提 }}"))
    assert (found.code, found.place.paragraph) == ("L05", 2)
    inside = DRAWING.format("{{ 行.姓名 }}").replace(
        "<w:p>", "<w:p><w:r><w:t>{% for 行 in 名单 %}</w:t></w:r>"
    )
    assert codes(inside.replace("</w:p>", "<w:r><w:t>{% endfor %}</w:t></w:r></w:p>")) == []


def part(root, inside):
    return f'<w:{root} xmlns:w="{WORD}">{inside}</w:{root}>'


def test_a_fault_in_a_comment_is_told_at_its_paragraph():
    inside = "<w:comment w:id='1'>" + paragraph("甲") + paragraph("{{ 标题") + "</w:comment>"
    (found,) = findings("{{ 标题 }}", more={"word/comments.xml": part("comments", inside)})
    assert (found.place.part, found.place.paragraph) == ("word/comments.xml", 2)


def test_faults_in_properties_are_told_of_their_own_part():
    own = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        '<property name="单位"><lpwstr>{{ 标题</lpwstr></property></Properties>'
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        "<cp:keywords>{{ 标题 }}</cp:keywords></cp:coreProperties>"
    )
    more = {"docProps/core.xml": core, "docProps/custom.xml": own}
    (found,) = lint_bytes(docx("甲", more=more), "样.docx")
    assert (found.place.part, found.place.item) == ("docProps/custom.xml", "单位")


def test_a_template_that_is_tied_to_mail_merge_is_told():
    settings = part("settings", "<w:mailMerge/>")
    (found,) = findings("甲", more={"word/settings.xml": settings})
    assert found.place.part == "word/settings.xml"


def test_a_value_hidden_by_a_style_that_rests_on_another_is_told():
    styles = (
        '<w:style w:styleId="暗"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="次"><w:basedOn w:val="暗"/></w:style>'
        '<w:style w:styleId="圈"><w:basedOn w:val="圈"/></w:style>'
    )
    more = {"word/styles.xml": part("styles", styles)}
    for style, told in (("次", ["L16"]), ("圈", [])):
        text = paragraph("{{ 标题 }}").replace(
            "<w:r>", f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
        )
        assert codes(text, more=more) == told


REFERENCE = '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'


@pytest.mark.parametrize(
    ("author", "said", "told"),
    [("张三", "请核实", ["L12"]), ("张三", "由{{ 标题 }}填", []), ("台账工具箱", "请核实", [])],
)
def test_a_remark_that_somebody_left_is_told_where_it_stands(author, said, told):
    inside = f'<w:comment w:id="1" w:author="{author}">{paragraph(said)}</w:comment>'
    more = {"word/comments.xml": part("comments", inside)}
    assert codes("甲", REFERENCE, more=more) == told


def test_a_field_without_its_end_and_looks_that_were_tracked_are_told():
    assert codes(f"<w:p>{BEGIN}<w:r><w:instrText> PAGE </w:instrText></w:r></w:p>") == ["L20"]
    tracked = paragraph("甲").replace("<w:r>", "<w:r><w:rPr><w:rPrChange/></w:rPr>")
    assert codes(tracked) == ["L12"]


def test_a_list_in_an_alternative_text_is_known_by_the_loop_in_the_text():
    loop = "{% for 行 in 名单 %}{{ 行.姓名 }}{% endfor %}"
    assert codes(loop, DRAWING.format("{{ 名单 }}"), slots=None) == ["L10"]
