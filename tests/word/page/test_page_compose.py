"""The composed package: settings that reach 22 lines of 28 characters, real styles, the same bytes."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from toolkit.word.page import PageSourceError
from toolkit.word.page import Typefaces
from toolkit.word.page import compose

SOURCE = """
发文机关标志：{{ 发文机关标志 }}
标志字数：10
紧急程度：{{ 紧急程度 }}
发文字号：{{ 发文字号 }}
标题：{{ 标题 }}
主送：{{ 主送 }}
根据有关规定，通知如下：
一、总体情况
（一）驻点情况。已有{{ 人数 }}人<完成> & 其他。
1.小标题
{%p for 项 in 各项 %}
{{ loop.index }}.{{ 项 }}
{%p endfor %}
附件：名单
附件：统计表
署名：{{ 署名 }}
成文日期：{{ 成文日期 }}
附注：（此件公开发布）
--- 附件 ---
附件标题：名单
无线表
|=4|<10|
| {{ 姓名 }} | {{ 单位 }} |
--- 附件 横排 ---
附件标题：统计表
字号：五号
|^2|<8|^4|
| 序号 | 单位 | 件数 |
| {%tr for 行 in 表 %} |
| {{ 行.序号 }} | {{ 行.单位 }} | {{ 行.件数 }} |
| {%tr endfor %} |
| 合计 | ← | {{ 合计 }} |
注：截至{{ 截止日 }}。
--- 版记 ---
主题词：环保  通知
抄送：{{ 抄送 }}
印发机关：{{ 印发机关 }}
印发日期：{{ 印发日期 }}
"""


def read(content):
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def paper():
    return read(compose(SOURCE))


def styled(document):
    found = [*document.paragraphs, *document.tables[-1].cell(0, 0).paragraphs]
    return [(each.style.name, each.text) for each in found if each.text]


def test_the_text_stands_in_styles_with_chinese_names(paper):
    assert styled(paper) == [
        ("密级和紧急程度", "{{ 紧急程度 }}"),
        ("发文机关标志", "{{ 发文机关标志 }}"),
        ("发文字号", "{{ 发文字号 }}"),
        ("公文标题", "{{ 标题 }}"),
        ("主送机关", "{{ 主送 }}："),
        ("公文正文", "根据有关规定，通知如下："),
        ("一级标题", "一、总体情况"),
        ("公文正文", "（一）驻点情况。已有{{ 人数 }}人<完成> & 其他。"),
        ("三级标题", "1.小标题"),
        ("公文正文", "{%p for 项 in 各项 %}"),
        ("公文正文", "{{ loop.index }}.{{ 项 }}"),
        ("公文正文", "{%p endfor %}"),
        ("附件说明首行", "附件：1.名单"),
        ("附件说明续", "2.统计表"),
        ("发文机关署名", "{{ 署名 }}"),
        ("成文日期", "{{ 成文日期 }}"),
        ("附注", "（此件公开发布）"),
        ("附件序号", "附件1"),
        ("附件标题", "名单"),
        ("附件序号", "附件2"),
        ("附件标题", "统计表"),
        ("表注", "注：截至{{ 截止日 }}。"),
        ("抄送机关", "{%p if 抄送 %}"),
        ("抄送机关", "抄送：{{ 抄送 }}。"),
        ("抄送机关", "{%p endif %}"),
        ("抄送机关", "{%p if 抄送 %}"),
        ("抄送机关", "{%p else %}"),
        ("抄送机关", "{%p endif %}"),
        ("印发机关和日期", "{{ 印发机关 }}\t{{ 印发日期 }}印发"),
    ]


def test_a_heading_that_runs_on_changes_its_typeface_at_the_full_stop(paper):
    line = next(each for each in paper.paragraphs if each.text.startswith("（一）"))
    assert [(run.style.name, run.text) for run in line.runs] == [
        ("二级标题字", "（一）驻点情况。"),
        ("Default Paragraph Font", "已有{{ 人数 }}人<完成> & 其他。"),
    ]


def test_the_page_is_that_of_the_standard(paper):
    upright, lying, last = paper.sections
    for section in (upright, last):
        assert [round(length.mm) for length in (section.page_width, section.page_height)] == [
            210,
            297,
        ]
        margins = (
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
        assert [round(length.mm, 1) for length in margins] == [37, 35, 28, 26]
    margins = (lying.top_margin, lying.bottom_margin, lying.left_margin, lying.right_margin)
    assert [round(length.mm, 1) for length in margins] == [28, 26, 35, 37]


def test_the_basis_gives_twenty_two_lines_of_twenty_eight(paper):
    normal = paper.styles["Normal"].element
    assert normal.find(qn("w:pPr")).find(qn("w:spacing")).get(qn("w:line")) == "579"
    assert normal.find(qn("w:rPr")).find(qn("w:spacing")).get(qn("w:val")) == "-5"
    grid = paper.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) is None


def test_a_table_repeats_its_heading_and_joins_cells_on_request(paper):
    names, figures, _ = paper.tables
    assert names._tbl.tblPr.find(qn("w:tblBorders")) is None
    first, control, *_, total = figures.rows
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(control._tr.tc_lst) == 1
    assert [cell.text for cell in total.cells] == ["合计", "合计", "{{ 合计 }}"]


def test_the_colophon_stands_at_the_foot_of_the_page_and_its_last_rule_at_262_mm(paper):
    [floating] = [each for each in paper.tables if each._tbl.tblPr.find(qn("w:tblpPr")) is not None]
    place = floating._tbl.tblPr.find(qn("w:tblpPr"))
    assert place.get(qn("w:tblpYSpec")) == "bottom"
    rows = floating.cell(0, 0).paragraphs
    assert [each.style.name for each in rows if "{%p" not in each.text] == [
        "版记分隔线",
        "抄送机关",
        *["版记分隔线"] * 2,  # -- thin below 抄送, or thick where there is none --
        "印发机关和日期",
    ]
    offsets = [int(each.text) for each in paper.element.iter(qn("wp:posOffset"))]
    assert offsets == [28 * 36000, round((262 - 0.175) * 36000)]


def test_odd_and_even_pages_have_their_own_footers(paper):
    assert paper.settings.odd_and_even_pages_header_footer
    odd = paper.sections[0].footer.paragraphs[0]
    even = paper.sections[0].even_page_footer.paragraphs[0]
    assert (odd.style.name, even.style.name) == ("单页页码", "双页页码")
    assert "PAGE" in odd._p.xml
    turned = paper.sections[1].footer.tables[0]
    assert turned.cell(0, 0).paragraphs[0].style.name == "单页页码"


def test_every_font_is_named_for_latin_and_han_alike(paper):
    for fonts in paper.styles.element.iter(qn("w:rFonts")):
        names = {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(names) == 1


def test_the_bureau_may_have_other_fonts():
    document = read(compose(SOURCE, faces=Typefaces(xiaobiaosong="华文中宋")))
    assert document.styles["公文标题"].font.name == "华文中宋"


def test_the_era_of_1999_keeps_subject_words_and_signs_by_the_seal_alone():
    document = read(compose(SOURCE, era="1999"))
    texts = [text for _, text in styled(document)]
    assert "主题词：环保  通知" in texts
    assert "{{ 署名 }}" not in texts
    assert ("成文日期（不署名）", "{{ 成文日期 }}") in styled(document)
    assert document.styles["抄送机关"].font.size.pt == 16


def test_secrecy_and_urgency_stand_at_the_right_in_the_era_of_1999():
    source = SOURCE.replace("紧急程度", "份号：000001\n密级：秘密\n紧急程度", 1)
    rows = [each.text for each in read(compose(source, era="1999")).paragraphs[:3]]
    assert rows == ["000001\t秘密", "\t{{ 紧急程度 }}", "{{ 发文机关标志 }}"]


def test_the_ruler_profile_fills_the_type_area_with_ink(paper):
    document = read(compose(SOURCE, profile="ruler"))
    assert round(document.sections[0].top_margin.mm) == 34
    assert document.styles["Normal"].paragraph_format.line_spacing.pt == pytest.approx(29.6)
    offsets = [int(each.text) for each in document.element.iter(qn("wp:posOffset"))]
    assert offsets[1] == round((262 - 0.175) * 36000)


@pytest.mark.parametrize("era", ["2012", "1999"])
@pytest.mark.parametrize("profile", ["box", "ruler"])
def test_the_package_has_no_fault_that_an_audit_finds(tmp_path, profile, era):
    file = tmp_path / "x.docx"
    file.write_bytes(compose(SOURCE, profile=profile, era=era))
    assert OpenXmlValidator().validate(str(file)).errors == []


def test_the_same_source_gives_the_same_bytes_without_dates_or_names():
    first, second = compose(SOURCE, title="通报"), compose(SOURCE, title="通报")
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode("utf-8")
    assert "<dc:title>通报</dc:title>" in core
    assert "creator" not in core
    assert "created" not in core


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ({"profile": "wide"}, "版式“wide”不认识，可用box、ruler"),
        ({"era": "1988"}, "国标年份“1988”不认识"),
    ],
)
def test_an_unknown_choice_is_one_sentence(choice, sentence):
    with pytest.raises(PageSourceError, match=sentence):
        compose(SOURCE, **choice)


def test_a_size_of_the_mark_that_is_no_number_is_one_sentence():
    with pytest.raises(PageSourceError, match="标志字数“十”应写成数字"):
        compose(SOURCE.replace("标志字数：10", "标志字数：十"))
