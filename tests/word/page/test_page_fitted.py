"""Finished papers set from their words: mark, ending, addressees, columns, last rows."""

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from tests.word.page.test_page_filled import BULLETIN
from tests.word.page.test_page_filled import COMMON
from tests.word.page.test_page_filled import LINE
from tests.word.page.test_page_filled import TEMPLATES
from toolkit.ooxml.package import Package
from toolkit.word.office import convert
from toolkit.word.page import compose
from toolkit.word.page import fit
from toolkit.word.ruler.rendered import read_pages
from toolkit.word.template import Template

UNITS = ("环境监察大队", "环境监测站", "办公室", "污染防治科", "法规宣教科", "金城镇人民政府")
PEOPLE = (("阿依古丽·买买提", "6月18日至21日、10月11日至11月2日"), ("欧阳娜娜", "12月18日至21日"))
CHARACTER_MM = 15.75 * 25.4 / 72


def bulletin(**values):
    """进展情况通报, filled and fitted."""
    filled = BULLETIN | {"成文日期": "2012年11月30日"} | values
    return fit(Template.open(TEMPLATES / "进展情况通报.docx").render(filled))


def paragraphs(content, style):
    """Those of a style, also of the 版记, which stands in a table."""
    document = docx.Document(io.BytesIO(content))
    found = [Paragraph(each, document._body) for each in document.element.body.iter(qn("w:p"))]
    return [each for each in found if each.style.name == style]


@pytest.mark.parametrize("count", [1, 2, 9])
def test_of_paragraphs_made_by_a_loop_only_the_last_is_kept_beside_the_ending(count):
    demands = [f"第{at}项要求，请各单位逐条落实。" for at in range(count)]
    kept = [
        each.text
        for each in paragraphs(bulletin(要求=demands), "公文正文")
        if each._p.pPr.keepNext is not None
    ]
    assert len(kept) == 1
    assert kept[0].endswith(demands[-1])


@pytest.mark.parametrize("characters", range(4, 27))
def test_a_mark_stands_in_one_line_whatever_its_name(characters):
    mark = ("新疆维吾尔自治区阿克苏地区库车县环境保护局党组委员会" * 2)[: characters - 2] + "文件"
    (paragraph,) = paragraphs(bulletin(发文机关标志=mark), "发文机关标志")
    (run,) = paragraph.runs
    scale = run._r.xpath("w:rPr/w:w/@w:val")
    wide = run.font.size.mm * characters * int(scale[0] if scale else 100) / 100
    assert run.font.size >= Pt(36)
    assert min(62 * characters * 25.4 / 72, 140) <= wide <= 156


def test_a_size_that_a_person_set_on_the_mark_is_not_enlarged():
    document = docx.Document(TEMPLATES / "进展情况通报.docx")
    for paragraph in document.paragraphs:
        if paragraph.style.name == "发文机关标志":
            paragraph.runs[0].font.size = Pt(40)
    saved = io.BytesIO()
    document.save(saved)
    filled = fit(
        Template(saved.getvalue(), "改过字号.docx").render(
            BULLETIN | {"发文机关标志": "环保局文件"}
        )
    )
    (paragraph,) = paragraphs(filled, "发文机关标志")
    assert paragraph.runs[0].font.size == Pt(40)


@pytest.mark.parametrize(("count", "moved"), [(1, False), (20, False), (60, True)])
def test_addressees_that_leave_no_text_on_page_1_stand_in_the_colophon(count, moved):
    addressed = "、".join(UNITS * 10).split("、")[:count]
    content = bulletin(主送="、".join(addressed))
    above = [each.text for each in paragraphs(content, "主送机关")]
    below = [each.text for each in paragraphs(content, "抄送机关") if each.text.startswith("主送")]
    said = "、".join(addressed)
    assert (above, below) == (([], [f"主送：{said}。"]) if moved else ([f"{said}："], []))


@pytest.mark.parametrize("length", range(29, 90))
def test_no_paragraph_ends_with_a_lone_character(length):
    text = ("抓实问题办理对群众反映的问题要逐件明确责任人和办理时限" * 4)[: length - 1] + "。"
    source = (
        "发文机关标志：环保局文件\n发文字号：坛环〔2012〕18号\n标题：关于测试的通知\n"
        f"{text}\n署名：环保局\n成文日期：2012年7月14日\n--- 版记 ---\n印发机关：办公室\n印发日期：2012年7月14日"
    )
    (paragraph,) = paragraphs(fit(compose(source)), "公文正文")
    stated = paragraph._p.xpath("w:r/w:rPr/w:spacing/@w:val")
    room = 8845 / (320 + int(stated[0] if stated else -5))
    last = (length - 1 - int(room - 2)) % int(room) if length > int(room - 2) else length
    assert last != 1


@pytest.mark.office
def test_the_rendered_page_has_mark_ending_and_table_as_their_words_need_them(tmp_path):
    lines = [LINE | {"联系点": name, "驻点起止": stay} for name, stay in PEOPLE]
    files = []
    for number, bureau in enumerate(("县环保局", "新疆维吾尔自治区环境保护局")):
        values = {"发文机关标志": f"{bureau}文件", "署名": bureau, "进度": lines}
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_bytes(bulletin(**values))
    for pdf, bureau in zip(
        convert(files, "pdf", tmp_path), ("县环保局", "新疆维吾尔自治区环境保护局"), strict=True
    ):
        lines_read = [
            replace(line, text=line.text.replace(" ", ""))
            for page in read_pages(pdf)
            for line in page.lines
        ]
        assert any(line.text == f"{bureau}文件" for line in lines_read)
        signed = next(line for line in lines_read if line.text == bureau)
        dated = next(line for line in lines_read if line.text == "2012年11月30日")
        assert signed.centre == pytest.approx(dated.centre, abs=0.5)
        assert 184 - dated.centre == pytest.approx((4 + 7 / 2) * CHARACTER_MM, abs=0.3)
        read = "".join(line.text for line in lines_read)
        for words in ("阿依古丽·买买提", "10月11日至11月2日", "6月18日至21日", "12月18日至21日"):
            assert words in read


def test_a_document_without_these_styles_comes_back_as_it_is():
    document = docx.Document()
    document.add_paragraph(COMMON["主送"])
    saved = io.BytesIO()
    document.save(saved)
    again = docx.Document(io.BytesIO(fit(saved.getvalue())))
    assert [each.text for each in again.paragraphs] == [COMMON["主送"]]


def altered(content, *changes, part="word/document.xml"):
    """The same with words of a part's markup exchanged."""
    package = Package(content)
    markup = package.read(part).decode()
    for old, new in changes:
        assert old in markup, old
        markup = markup.replace(old, new)
    package.put(part, markup.encode())
    return package.content(1)


SOURCE = """
发文机关标志：环保局文件
发文字号：坛环〔2012〕18号
标题：关于测试的通知
主送：各科室
第一段话。
|^3|<12|
| 序号 | 驻点起止 |
| 1 | 6月18日至21日、 10月11日至11月2日、 5月7日至12日 |
署名：环保局
成文日期：2012年7月14日
--- 版记 ---
印发机关：办公室
印发日期：2012年7月14日
"""


@pytest.mark.parametrize(
    "changes",
    [
        [('w:line="360"', 'w:line="360.6"'), ('w:line="579"', 'w:line="579.0"')],
        [('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="BodyPaper"/>')],
        [('<w:sz w:val="32"/>', '<w:sz w:val="三号"/>')],
    ],
    ids=["broken twips", "styles that rest on each other", "a size in words"],
)
def test_styles_of_other_programs_stop_no_paper(changes):
    content = compose(SOURCE)
    there = [
        each for each in changes if each[0].encode() in Package(content).read("word/styles.xml")
    ]
    spoilt = altered(content, *there, part="word/styles.xml")
    assert there
    assert [each.text for each in paragraphs(fit(spoilt), "主送机关")] == ["各科室："]


@pytest.mark.parametrize(
    "lost", [r"<w:sectPr>.*?</w:sectPr>", r'<w:gridCol w:w="\d+"/>', r"<w:pgSz [^>]*>", r"<w:tblGrid>.*?</w:tblGrid>"]
)  # fmt: skip
def test_a_document_that_states_less_is_set_as_far_as_it_says(lost):
    package = Package(compose(SOURCE))
    markup = package.read("word/document.xml").decode()
    fewer = re.sub(lost, "<w:gridCol/>" if "gridCol w" in lost else "", markup, flags=re.DOTALL)
    assert fewer != markup
    package.put("word/document.xml", fewer.encode())
    assert [each.text for each in paragraphs(fit(package.content(1)), "主送机关")] == ["各科室："]


def test_dates_with_blanks_between_are_broken_between_and_not_within():
    narrow = SOURCE.replace("|^3|<12|", "|<14|<14|")
    content = fit(compose(narrow))
    (text,) = [each.text for each in paragraphs(content, "表格文字（小四）") if "6月" in each.text]
    assert "\n" in text
    for row in text.split("\n"):
        assert re.fullmatch(r"(?:\s*(?:\d+月)?\d+日至(?:\d+月)?\d+日、?)+\s*", row)


def test_a_row_that_begins_later_has_its_cells_under_the_right_columns():
    later = '<w:trPr><w:gridBefore w:val="1"/>'
    content = altered(compose(SOURCE), ("<w:trPr>", later))
    assert [each.text for each in paragraphs(fit(content), "主送机关")] == ["各科室："]
