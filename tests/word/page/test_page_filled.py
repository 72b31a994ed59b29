"""The templates filled by the real engine: the words that a clerk reads, and the page measured."""

import io
from pathlib import Path

import docx
import pytest

from toolkit.word.page import title_lines
from toolkit.word.ruler import measure
from toolkit.word.template import Template

TEMPLATES = Path(__file__).parents[3] / "doc_templates" / "三解三促"

COMMON = {
    "发文机关标志": "金坛市环境保护局文件",
    "发文字号": "坛环〔2012〕  号",
    "主送": "局机关各科室、直属各单位",
    "署名": "金坛市环境保护局",
    "成文日期": "2012年7月4日",
    "抄送": "市委办公室，市政府办公室，市纪委，市委组织部，省环境保护厅，市“三解三促”活动领导小组办公室",
    "印发机关": "金坛市环境保护局办公室",
    "印发日期": "2012年7月4日",
    "统计截止日": "2012年6月30日",
    "意见引用": "《关于深入开展活动的实施意见》（二〇一二年三月十四日，以下简称《意见》）",
    "联系人": "张宁",
    "联系电话": "0519-00000000",
}
LINE = {
    "序号": 1,
    "联系点": "尧塘镇化工集中区",
    "下基层天数": "33.5",
    "驻点起止": "5月7日至12日",
    **dict.fromkeys(("驻点天数", "接访场次", "大接访场次", "日记篇数", "报告篇数"), 6),
    **dict.fromkeys(("问题数", "办结数", "逾期数"), 5),
}
PROBLEMS_SAID = "收集群众反映的问题和意见建议42件，已办结35件，办结率83.3%，逾期未办结2件。"
BULLETIN = COMMON | {
    "标题": "关于“三解三促”活动开展情况的通报",
    "总体情况": [{"标题": "问题办理情况", "内容": PROBLEMS_SAID}] * 5,
    "主要做法": "",
    "存在问题": ["有1个联系点没有按要求明确联系人。", "有2件问题过了整改时限尚未办结。"],
    "要求": ["抓实问题办理。", "规范台账填报。"],
    "进度": [LINE | {"序号": number} for number in range(1, 31)],
    "合计": LINE,
    "统计口径": "统计截至2012年6月30日。",
}
OWED = {"单位": "监察大队", "应报台账": "接访台账", "情况": "尚未报送", "报送联系人": "欧阳志远"}
REMINDER = COMMON | {
    "标题": "关于限期报送“三解三促”活动台账的函",
    "主送": "环境监察大队、环境监测站",
    "批次": "第二批",
    "报送期限": "2012年6月25日",
    "补报期限": "2012年7月6日",
    "事由": ["你们单位第二批台账尚未报送。"],
    "清单": [OWED, OWED],
}
PRAISE = COMMON | {
    "标题": "\n".join(title_lines("关于表扬“三解三促”活动取得显著成效集体和个人的通报")),
    "集体": [{"名称": "环境监察大队"}, {"名称": "环境监测站"}, {"名称": "办公室"}],
    "个人": [
        {"姓名": name, "单位": "环境监察大队"} for name in ("张宁", "欧阳志远", "何晓东", "徐立")
    ],
    "受表扬的": "集体和个人",
    "集体数": 3,
    "个人数": 4,
    "审定会议": "2012年6月29日局党组会议",
    "成绩": ["截至2012年6月30日，局领导班子成员累计下基层231天。"],
}
FILLED = {"进展情况通报": BULLETIN, "催报通知": REMINDER, "表扬通报": PRAISE}


def fill(name, values):
    return Template.open(TEMPLATES / f"{name}.docx").render(values)


def words(content):
    document = docx.Document(io.BytesIO(content))
    *tables, colophon = document.tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    found = [*document.paragraphs, *colophon.cell(0, 0).paragraphs]
    return [each.text for each in found], cells


def paragraph(content, beginning):
    return next(text for text in words(content)[0] if text.startswith(beginning))


@pytest.mark.office
@pytest.mark.parametrize("name", ["进展情况通报", "表扬通报"])
def test_a_filled_template_passes_every_clause(tmp_path, name):
    file = tmp_path / f"{name}.docx"
    file.write_bytes(fill(name, FILLED[name]))
    assert [str(reading) for reading in measure(file).failures] == []


@pytest.mark.parametrize("name", FILLED)
def test_nothing_of_the_template_is_left(name):
    for texts in words(fill(name, FILLED[name])):
        assert not any("{" in text or "%}" in text for text in texts)


def test_the_bulletin_numbers_what_is_more_than_one():
    content = fill("进展情况通报", BULLETIN)
    assert paragraph(content, "4.问题") == f"4.问题办理情况。{PROBLEMS_SAID}"
    assert paragraph(content, "2.规范") == "2.规范台账填报。"
    assert paragraph(content, "四、") == "四、下一步要求"
    assert paragraph(content, "（请填写")


def test_the_bulletin_has_no_heading_over_nothing_and_no_number_before_one_alone():
    content = fill("进展情况通报", BULLETIN | {"存在问题": [], "要求": ["规范台账填报。"]})
    assert paragraph(content, "三、") == "三、下一步要求"
    assert paragraph(content, "规范") == "规范台账填报。"
    assert not [text for text in words(content)[0] if "存在问题" in text]


@pytest.mark.parametrize("name", ["进展情况通报", "表扬通报"])
def test_without_copies_there_is_no_line_for_them(name):
    content = fill(name, FILLED[name] | {"抄送": ""})
    assert not [text for text in words(content)[0] if text.startswith("抄送")]
    assert paragraph(content, "金坛市环境保护局办公室").endswith("印发")


def test_the_reminder_is_a_letter_that_names_a_contact():
    content = fill("催报通知", REMINDER)
    document = docx.Document(io.BytesIO(content))
    texts = [each.text for each in document.paragraphs]
    (table,) = document.tables
    assert [cell.text for row in table.rows[1:] for cell in row.cells] == [*OWED.values()] * 2
    assert "（联系人：张宁，联系电话：0519-00000000）" in texts
    assert not [text for text in texts if text.startswith("抄送") or "文件" in text or "〔" in text]


@pytest.mark.parametrize("unknown", ["联系人", "联系电话"])
def test_a_reminder_that_knows_no_contact_has_no_note_of_one(unknown):
    assert not [
        text for text in words(fill("催报通知", REMINDER | {unknown: ""}))[0] if "联系人：" in text
    ]


def test_a_reminder_to_one_unit_has_no_table():
    content = fill("催报通知", REMINDER | {"清单": []})
    assert docx.Document(io.BytesIO(content)).tables == []


def test_the_list_of_praise_pads_names_of_two_characters_and_leaves_no_gap_in_rows():
    _, cells = words(fill("表扬通报", PRAISE))
    assert cells[:4] == ["环境监察大队", "环境监测站", "办公室", ""]
    assert cells[4::2] == ["张　宁", "欧阳志远", "何晓东", "徐　立", "", ""]


@pytest.mark.parametrize(
    ("missing", "sentence", "heading"),
    [
        ("集体", "决定对4名同志予以通报表扬", "一、个人（4名，排名不分先后）"),
        ("个人", "决定对3个集体予以通报表扬", "一、集体（3个）"),
    ],
)
def test_praise_of_only_one_kind_has_one_list(missing, sentence, heading):
    content = fill("表扬通报", PRAISE | {missing: [], f"{missing}数": 0})
    assert sentence in paragraph(content, "为肯定成绩")
    headings = [text for text in words(content)[0] if text.startswith(("一、", "二、"))]
    assert headings == [heading]
