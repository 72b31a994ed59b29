"""The ruler against the real LibreOffice: our page passes in both profiles and eras, faults are found."""

import io
import re
import zipfile

import docx
import pytest

from toolkit.word.office import convert
from toolkit.word.page import compose
from toolkit.word.ruler import RulerError
from toolkit.word.ruler import measure
from toolkit.word.ruler import overlay

pytestmark = pytest.mark.office

SENTENCE = "各单位要深入基层一线听取群众意见建议，认真解决群众反映强烈的突出环境问题，做到件件有着落、事事有回音。"
SOURCE = f"""
发文机关标志：金坛市环境保护局文件
份号：000001
密级：秘密★1年
紧急程度：加急
发文字号：坛环〔2012〕18号
标题：关于“三解三促”活动开展情况的通报
主送：局机关各科室、直属各单位
{SENTENCE}
一、总体情况
（一）驻点情况。{SENTENCE * 3}
1.{SENTENCE * 2}
（1）{SENTENCE * 2}
二、下一步要求
{SENTENCE * 6}
附件：联系点名单
附件：“三解三促”活动进度统计表
署名：金坛市环境保护局
成文日期：DATE
--- 附件 ---
附件标题：联系点名单
|^3|<20|
| 序号 | 联系点 |
| 1 | 指前镇 |
--- 附件 横排 ---
附件标题：“三解三促”活动进度统计表
|^3|<20|
| 序号 | 联系点 |
| 1 | 指前镇 |
--- 版记 ---
主题词：环保  活动  通报
抄送：市委办公室，市政府办公室，市纪委，市委组织部，省环境保护厅，市“三解三促”活动领导小组办公室
印发机关：金坛市环境保护局办公室
印发日期：2012年7月14日
"""
DATES = {"2012": "2012年7月14日", "1999": "二〇一二年三月十四日"}


def write(folder, *, name="公文", profile="box", era="2012", **parts):
    """Write the sample, with parts of the package changed by functions of their text."""
    content = compose(SOURCE.replace("DATE", DATES[era]), profile=profile, era=era)
    file = folder / f"{name}.docx"
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(file, "w") as changed:
        for part in archive.namelist():
            text = archive.read(part).decode("utf-8")
            change = parts.get(part.rpartition("/")[2].removesuffix(".xml"))
            changed.writestr(part, change(text) if change else text)
    return file


def swap(old, new):
    """Return a change that must find what it replaces."""

    def change(text):
        assert old in text
        return text.replace(old, new)

    return change


FAULTS = {
    "27 characters": (
        "5.2.3",
        {"styles": swap('<w:spacing w:val="-5"/>', '<w:spacing w:val="0"/>')},
    ),
    "21 lines": ("5.2.3", {"styles": swap('w:line="579"', 'w:line="600"')}),
    "narrow paper": (
        "5.1",
        {"document": swap('w:w="11906" w:h="16838"', 'w:w="11500" w:h="16838"')},
    ),
    "left margin": ("5.2.1", {"document": swap('w:left="1587"', 'w:left="1800"')}),
    "square brackets": ("7.2.5", {"document": swap("〔2012〕", "[2012]")}),
    "leading zero": ("7.2.5", {"document": swap("〕18号", "〕018号")}),
    "mark too high": (
        "7.2.4",
        {"styles": lambda text: re.sub(r'w:line="1[0-9]{3}"', 'w:line="900"', text)},
    ),
    "rule too low": ("7.2.7", {"styles": swap('w:before="148"', 'w:before="250"')}),
    "title in another face": ("7.3.1", {"styles": swap("方正小标宋简体", "黑体")}),
    "half-width colon": ("7.3.2", {"document": swap("直属各单位：", "直属各单位:")}),
    "no indent": (
        "7.3.3",
        {"styles": swap('w:right="0" w:firstLine="630"', 'w:right="0" w:firstLine="0"')},
    ),
    "stop behind annex name": ("7.3.4", {"document": swap("1.联系点名单", "1.联系点名单。")}),
    "date with zero": (
        "7.3.5",
        {"document": swap("2012年7月14日</w:t></w:r></w:p>", "2012年07月14日</w:t></w:r></w:p>")},
    ),
    "date at the edge": (
        "7.3.5",
        {"document": swap('w:val="SignDate"/>', 'w:val="SignDate"/><w:ind w:left="6000"/>')},
    ),
    "annex label in songti": (
        "7.3.7",
        {"document": swap('w:val="AnnexLabel"', 'w:val="CopyNumber"')},
    ),
    "last rule too high": (
        "7.4.1",
        {"document": swap("<wp:posOffset>9425700", "<wp:posOffset>9300000")},
    ),
    "thick inner rule": ("7.4.1", {"document": swap('cy="9000"', 'cy="19000"')}),
    "copies without stop": ("7.4.2", {"document": swap("领导小组办公室。", "领导小组办公室")}),
    "printing date": ("7.4.3", {"document": swap("2012年7月14日印发", "2012.7.14印发")}),
    "no even footers": ("7.5", {"settings": swap("<w:evenAndOddHeaders/>", "")}),
    "page number too low": ("7.5", {"document": swap('w:footer="1440"', 'w:footer="1000"')}),
    "coloured text": (
        "5.2.4",
        {
            "styles": swap(
                'w:styleId="BodyPaper"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/>',
                'w:styleId="BodyPaper"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/><w:rPr><w:color w:val="0000FF"/></w:rPr>',
            )
        },
    ),
}


PAGES = {
    f"{profile}-{era}": {"profile": profile, "era": era}
    for profile in ("box", "ruler")
    for era in DATES
}

PLAIN = "box-2012"


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """What the ruler finds in one of the pages; all of them are drawn by one call of LibreOffice."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {name: write(folder, name=name, **page) for name, page in PAGES.items()}
    pages |= {name: write(folder, name=name, **parts) for name, (_, parts) in FAULTS.items()}
    drawn = dict(zip(pages, convert([*pages.values()], "pdf", folder), strict=True))
    return lambda name, **more: measure(pages[name], pdf=drawn[name], **more)


@pytest.mark.parametrize("page", PAGES)
def test_our_page_passes_every_clause(measured, page):
    found, era = measured(page), PAGES[page]["era"]
    assert found.era == era
    assert [str(reading) for reading in found.failures] == []
    clauses = {reading.clause for reading in found.readings}
    assert clauses >= {
        *("5.1", "5.2.1", "5.2.2", "5.2.3", "5.2.4", "7.2.4", "7.2.5", "7.2.7", "7.3.1", "7.3.2"),
        *("7.3.3", "7.3.4", "7.3.5", "7.3.7", "7.4.1", "7.4.2", "7.4.3", "7.5", "8"),
    }


def test_the_figures_of_the_standard_are_reached_to_half_a_millimetre(measured):
    found = measured(PLAIN)
    figures = {reading.element: reading.value for reading in found.readings}
    wanted = {
        "标志上边缘至版心上边缘": 35.0,
        "分隔线宽": 156.0,
        "发文字号至分隔线": 4.0,
        "末条分隔线下边缘": 262.0,
        "一字线距版心下边缘": 7.0,
        "横页一字线距左边": 28.0,
    }
    assert {name: float(figures[name]) for name in wanted} == pytest.approx(wanted, abs=0.5)
    assert figures["每面行数"] == "22（行距28.95磅）"
    assert figures["每行字数"].startswith("28")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_under_its_clause(measured, name):
    clause, _ = FAULTS[name]
    found = measured(name, era="2012")
    assert clause in {reading.clause for reading in found.failures}


def test_a_reading_says_where_what_and_what_is_allowed(measured):
    found = measured("square brackets")
    (reading,) = found.of("7.2.5")[:1]
    assert str(reading) == "7.2.5\t发文字号（第1页）\t坛环[2012]18号\t机关代字〔年份〕序号\t不合"


def test_the_fonts_that_stand_in_are_told(measured):
    wanted = [font.wanted for font in measured(PLAIN).fonts]
    assert {"仿宋_GB2312", "黑体", "方正小标宋简体"} <= set(wanted)


def test_a_picture_of_each_page_has_the_lines_drawn(tmp_path):
    found = measure(write(tmp_path))
    pictures = overlay(found, tmp_path / "图", dpi=40)
    assert [each.name for each in pictures] == [f"公文-{n}.png" for n in range(1, found.pages + 1)]
    from PIL import Image

    with Image.open(pictures[0]) as page:
        row = round(262 / 25.4 * 40)
        assert (0, 110, 220) in {page.getpixel((60, y)) for y in range(row - 2, row + 3)}


def test_what_is_no_word_document_is_one_sentence(tmp_path):
    other = tmp_path / "表.docx"
    other.write_bytes(b"PK")
    with pytest.raises(RulerError, match=r"^表\.docx 不是可以测量的 Word 文档"):
        measure(other)
    with pytest.raises(RulerError, match="国标年份“1988”不认识"):
        measure(write(tmp_path), era="1988")


def test_an_ordinary_document_is_measured_without_a_head(tmp_path):
    document = docx.Document()
    document.add_paragraph("一、随便写的一段话")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "表格"
    document.save(str(tmp_path / "普通.docx"))
    found = measure(tmp_path / "普通.docx")
    missing = {reading.clause for reading in found.failures if reading.value == "无"}
    assert missing >= {"7.2.4", "7.2.5", "7.2.7", "7.3.1", "7.3.5", "7.4.3", "7.5"}
    assert found.report().startswith("普通.docx：按 GB/T 9704-2012 测量")


def test_a_report_marks_what_is_not_allowed(measured):
    found = measured("square brackets")
    marked = [line for line in found.report().splitlines() if line.startswith("×")]
    assert len(marked) == len(found.failures) > 0
    assert any("坛环[2012]18号" in line for line in marked)
