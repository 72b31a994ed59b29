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
    "姓名": "王明华",
    "职务": "党组书记、局长",
    "联系点": "化工园区",
    "下基层天数": "33",
    "驻点起止": "5月7日至5月12日",
    "驻点天数": 6,
    "接访场次": 2,
    "大接访": "有",
    "日记篇数": 12,
    "报告篇数": 1,
    "问题数": 6,
    "办结数": 5,
    "办结率": "83.3%",
    "结论": "符合",
}
BULLETIN = COMMON | {
    "标题": "关于“三解三促”活动开展情况的通报",
    **dict.fromkeys(("班子成员人数", "联系点数", "下基层总天数", "来访批次", "来访人次"), 7),
    **dict.fromkeys(("走访户数", "走访企业数", "座谈会数", "日记篇数", "报告篇数"), 19),
    "驻点人数": 6,
    "驻点合格人数": 5,
    "接访场次": 14,
    "问题数": 42,
    "办结数": 35,
    "办结率": "83.3%",
    "逾期数": 2,
    "类别构成": [
        {"名称": "水污染", "件数": 28, "占比": "66.7%"},
        {"名称": "噪声", "件数": 14, "占比": "33.3%"},
    ],
    "主要做法": "",
    "存在问题": ["1个联系点没有按要求明确联系人。", "2件问题过了整改时限尚未办结。"],
    "要求": ["规范台账填报。"],
    "进度": [LINE | {"序号": number} for number in range(1, 31)],
    "合计": LINE,
    "统计口径": "统计截至2012年6月30日。",
}
REMINDER = COMMON | {
    "标题": "关于限期报送“三解三促”活动台账的通知",
    "批次": "第二批",
    "报送期限": "2012年6月25日",
    "未报单位数": 1,
    "补报期限": "2012年7月6日",
    "紧急程度": "加急",
    "未报单位": [
        {
            "序号": 1,
            "单位": "环境监察大队",
            "应报台账": "接访台账",
            "状态": "退回",
            "退回原因": "第7行“接访日期”早于驻点开始日期",
            "责任人": "欧阳志远",
            "迟报天数": 5,
        }
    ],
}
PRAISE = COMMON | {
    "标题": "\n".join(title_lines("关于对“三解三促”活动中成效明显的集体和个人予以表扬的通报")),
    "集体": [{"名称": "环境监察大队"}, {"名称": "环境监测站"}, {"名称": "办公室"}],
    "个人": [
        {"姓名": name, "单位": "环境监察大队"} for name in ("张宁", "欧阳志远", "何晓东", "徐立")
    ],
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
@pytest.mark.parametrize("name", FILLED)
def test_a_filled_template_passes_every_clause(tmp_path, name):
    file = tmp_path / f"{name}.docx"
    file.write_bytes(fill(name, FILLED[name]))
    assert [str(reading) for reading in measure(file).failures] == []


@pytest.mark.parametrize("name", FILLED)
def test_nothing_of_the_template_is_left(name):
    for texts in words(fill(name, FILLED[name])):
        assert not any("{" in text or "%}" in text for text in texts)


def test_the_bulletin_counts_in_sentences():
    content = fill("进展情况通报", BULLETIN)
    assert paragraph(content, "4.问题") == (
        "4.问题办理情况。收集群众反映的问题和意见建议42件，已办结35件，办结率83.3%，逾期未办结2件。"
        "按类别分，水污染28件，占66.7%；噪声14件，占33.3%。"
    )
    assert paragraph(content, "4.规范") == "4.规范台账填报。"
    assert paragraph(content, "（请填写")


def test_the_bulletin_says_none_in_words():
    none = dict.fromkeys(("驻点人数", "接访场次", "问题数", "办结数", "逾期数"), 0)
    content = fill("进展情况通报", BULLETIN | none | {"类别构成": [], "存在问题": [], "要求": []})
    assert paragraph(content, "4.") == "4.问题办理情况。尚无群众反映的问题和意见建议登记。"
    assert "驻点调研尚未完成。" in paragraph(content, "1.下基层")
    assert "接访尚未开展。" in paragraph(content, "2.接访")
    assert "未发现需要通报的问题。" in paragraph(content, "从台账统计情况看")


def test_a_single_matter_settled_in_time_reads_as_a_sentence():
    one = {"问题数": 1, "办结数": 1, "办结率": "100.0%", "逾期数": 0, "类别构成": []}
    assert paragraph(fill("进展情况通报", BULLETIN | one), "4.问题").endswith("无逾期未办结事项。")


def test_the_reminder_lists_units_and_names_a_contact():
    content = fill("催报通知", REMINDER)
    _, cells = words(content)
    assert cells[7:] == [
        "1",
        "环境监察大队",
        "接访台账",
        "退回",
        "第7行“接访日期”早于驻点开始日期",
        "欧阳志远",
        "5",
    ]
    assert paragraph(content, "（联系人") == "（联系人：张宁，联系电话：0519-00000000）"


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
