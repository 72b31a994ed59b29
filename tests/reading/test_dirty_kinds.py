"""The kinds of dirty input, by number: what a clerk types, and what becomes of it.

A kind is taken (the value, and what is told), asked (a finding in the cell), or told (a row or a
sheet is passed over or filled in). Nothing of them is read in silence.

Kinds of whole files, and of cells that need more than a cell, have tests beside what reads them: 10 in
files/test_cells_of_workbooks.py and test_namespaces.py (the epoch), 31 in test_prepared_rows.py, 38 and 45
also in files/, 44 and 46 in files/test_older_and_plain_files.py and test_refused_files.py, 40 and 41 with
all their forms in values/test_words_in_cells.py, overlaps of 19 in tests/activities/test_field_work.py.
47 and 48 come with what departments send back.
"""

import datetime as dt

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.ooxml.references import area_at
from toolkit.reading.headers import HeadingError
from toolkit.reading.tables import WrongWorkbookError
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue
from toolkit.reading.workbook import Sheet
from toolkit.usecases.validate import validate

WORK, VISIT, PEOPLE, ALIASES = "下基层活动台账", "来访事项", "人员名册", "别名表"
DAY, NEXT = dt.date(2012, 4, 10), dt.date(2012, 4, 11)
NOW = dt.date(2012, 12, 31)
GOOD = {
    "单位名录": [
        {"单位编号": "DW01", "单位全称": "环境监察大队", "规范简称": "监察大队", "别名": "大队",
         "类型": "大队", "排序": 1, "是否下发": "是"},
        {"单位编号": "DW02", "单位全称": "污染控制科", "规范简称": "污控科",
         "类型": "局机关科室", "排序": 2, "是否下发": "是"},
    ],
    PEOPLE: [
        {"人员编号": "RY001", "姓名": "张三", "单位": "监察大队", "职务": "大队长",
         "是否党组成员": "否", "是否班子成员": "否"},
        {"人员编号": "RY002", "姓名": "李国强", "单位": "污控科", "职务": "科长",
         "是否党组成员": "否", "是否班子成员": "否"},
    ],
    WORK: [
        {"姓名": "张三", "单位": "监察大队", "开始日期": DAY, "结束日期": NEXT, "天数": 2,
         "活动类别": "走访", "地点": "水北村", "主要内容": "走访农户"},
    ],
    VISIT: [
        {"事项号": "SX-1", "场次号": "CC-1", "来访时间": DAY, "信访人": "王某", "反映问题": "异味",
         "处理意见": "整改", "责任科室": "污控科", "办理时限": dt.date(2012, 5, 12)},
    ],
    "接访场次": [
        {"场次号": "CC-1", "日期": DAY, "地点": "镇政府", "接访领导": "张三", "方式": "座谈",
         "是否大接访": "否"},
    ],
    ALIASES: [{"错写": "张老三", "规范": "张三"}],
}  # fmt: skip


def headings(sheet):
    return [column.heading for column in SANJIE.ledger(sheet).columns]


def sheets(rows=None, **facts):
    """The good ledgers with some of them replaced; `facts` are said of the sheet of field work."""
    made = []
    for name, good in GOOD.items():
        lines = (rows or {}).get(name, good)
        cells = [[line.get(heading) for heading in headings(name)] for line in lines]
        more = facts if name == WORK else {}
        made.append(Sheet(name, [headings(name), *cells], **more))
    return made


def judged(made):
    return validate("画.xlsx", made, SANJIE, as_of=NOW)


def changed(sheet, **cells):
    return judged(sheets({sheet: [GOOD[sheet][0] | cells]}))


def value(said, sheet, heading):
    (row,) = said.case.rows(SANJIE.ledger(sheet))
    column = next(c for c in SANJIE.ledger(sheet).columns if c.heading == heading)
    return row.usable(column)


def test_the_good_ledgers_are_taken_without_a_word():
    said = judged(sheets())
    assert said.outcome.findings == said.outcome.notes == ()


TAKEN = [
    (1, "开始日期", "2012.4.10", DAY), (1, "开始日期", "2012/4/10", DAY),
    (1, "开始日期", "20120410", DAY), (1, "开始日期", 20120410, DAY),
    (2, "开始日期", "4月10日", DAY), (2, "开始日期", "4.10", DAY),
    (3, "开始日期", "二〇一二年四月十日", DAY),
    (3, "开始日期", "二Ｏ一二年四月十日", DAY), (3, "开始日期", "二0一二年四月十日", DAY),
    (4, "开始日期", "２０１２年４月１０日", DAY), (5, "开始日期", 41009, DAY),
    (1, "开始日期", "'2012-04-10", DAY), (1, "开始日期", "2012.4.10.", DAY), (1, "开始日期", "2012.4.10日", DAY),
    (1, "开始日期", "2012年4月10日。", DAY), (1, "开始日期", "2012 04 10", DAY), (1, "开始日期", "2012 4 10", DAY),
    (12, "天数", "2（天）", 2), (12, "走访户数", "1 200(户)", 1200), (23, "姓名", "张三，", "张三"),
    (5, "开始日期", 41009.0, DAY), (9, "开始日期", "2012年4月10日（星期二）", DAY),
    (11, "走访户数", "十二", 12), (12, "天数", "2天", 2), (12, "走访户数", "12 户", 12),
    (13, "天数", "'2", 2), (14, "走访户数", "1,200", 1200), (14, "走访户数", "１２", 12), (14, "走访户数", "12 150户", 12150),
    (14, "走访户数", "十二(12)", 12), (17, "走访户数", "1E+02", 100), (17, "走访户数", -0.0, 0),
    (20, "姓名", "张 三", "张三"), (20, "姓名", "张　三", "张三"), (20, "姓名", "张\u200b三", "张三"),
    (20, "姓名", "张\xa0三", "张三"), (21, "姓名", "张老三", "张三"), (25, "单位", "大队", "监察大队"),
    (25, "单位", "环境监察大队", "监察大队"), (26, "同吃", "√", True), (26, "同吃", "Y", True),
    (26, "同吃", 1, True), (26, "同吃", "×", False), (26, "同吃", "", None), (27, "备注", "无", "无"),
    (27, "备注", "/", "/"), (27, "走访户数", "／", None), (27, "走访户数", 0, 0),
    (42, "主要内容", "　走访农户 ", "走访农户"), (42, "主要内容", "走访\n农户", "走访\n农户"),
]  # fmt: skip
AS_IT_STANDS = {(27, 0), (27, "无"), (27, "/"), (17, -0.0), (26, ""), (42, "走访\n农户")}


@pytest.mark.parametrize(("kind", "heading", "cell", "meant"), TAKEN)
def test_taken_for_what_it_means_and_told(kind, heading, cell, meant):
    said = changed(WORK, **{heading: cell})
    assert [f for f in said.outcome.findings if f.place.column == heading] == []
    assert value(said, WORK, heading) == meant
    told = [note for note in said.outcome.notes if note.column == heading]
    assert bool(told) != ((kind, cell) in AS_IT_STANDS), told


ASKED = [
    (2, "开始日期", 3.1, "3月1日还是3月10日"), (6, "开始日期", "4月28日-5月2日", "跨月"),
    (7, "开始日期", "4月5、6、9日", "拆成 3 行"), (8, "开始日期", "2月30日", "没有2月30日"),
    (8, "开始日期", "2012-13-01", "没有13月"), (8, "开始日期", "4月31日", "没有4月31日"),
    (9, "开始日期", "2012年4月10日（星期三）", "是星期二"), (11, "天数", "约2天", "不是确定的数"),
    (11, "天数", "2天左右", "不是确定的数"), (11, "天数", "2天半", "不是确定的数"),
    (11, "天数", "一周", "不是确定的数"), (12, "走访户数", "3 件", "单位是“件”"),
    (14, "走访户数", "十二(13)", "两处"), (14, "走访户数", "12 15", "不止一个数"),
    (14, "走访户数", "1 2", "不止一个数"), (7, "开始日期", "4月1 2日", "不能识别为日期"),
    (7, "开始日期", "4 10", "不能识别为日期"), (15, "走访户数", "2000万", "20000000"),
    (17, "走访户数", -3, "不小于0"), (18, "天数", 5, "应为2天"), (21, "姓名", "张叁", "“张三”"),
    (21, "姓名", "张三（小）", "“张三”"), (21, "姓名", "張三", "“张三”"),
    (21, "姓名", "李國強", "“李国强”"), (24, "姓名", "李科长", "“李国强”"),
    (24, "姓名", "张大队", "“张三”"), (25, "单位", "监察队", "“监察大队”"),
    (25, "单位", "監察大隊", "“监察大队”"), (25, "单位", "汙控科", "“污控科”"), (25, "单位", "气象局", "登记"),
    (26, "同吃", "空", "“是”或“否”"), (27, "姓名", "", "未填"), (28, "姓名", "同上", "没有可以照抄"), (28, "地点", "〃", "没有可以照抄"),
    (38, "天数", UNCALCULATED, "公式未计算"), (38, "地点", ErrorValue("#REF!"), "#REF!"),
    (38, "地点", "#N/A", "#N/A"), (38, "地点", float("nan"), "“#NUM!”，没有可用的结果"),
    (38, "走访户数", float("inf"), "“#NUM!”，没有可用的结果"), (38, "开始日期", -float("inf"), "“#NUM!”，没有"), (39, "地点", "='[台账v3]表'!A1", "没有生效的公式"),
    (43, "主要内容", "三解三足活动", "三解三促"), (43, "主要内容", "表彰先进", "表扬"),
    (45, "地点", '=DISPIMG("ID_5F",1)', "图片"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "heading", "cell", "words"), ASKED)
def test_what_is_not_certain_is_asked_in_its_cell(kind, heading, cell, words):
    said = changed(WORK, **{heading: cell})
    found = [f for f in said.outcome.findings if f.place.column == heading]
    assert len(found) == 1, (kind, said.outcome.findings)
    assert words in f"{found[0].message}{found[0].suggestion}"


IDENTITY = [
    ("身份证号", 3.20482199001011e17, "F11", "末几位已丢失"),
    ("身份证号", 320482900101123, "F02", "15 位旧号码"),
    ("身份证号", "320482900101123", "F02", "15 位旧号码"),
    ("身份证号", "110105194912310021", "F02", "校验位"),
    ("电话", 51982345678, "F02", "丢了区号前的 0"),
    ("电话", "13812345678/13912345678", "F02", "不止一个号码"),
]


@pytest.mark.parametrize(("heading", "cell", "code", "words"), IDENTITY)
def test_numbers_of_people_are_never_repaired_nor_repeated(heading, cell, code, words):
    (found,) = changed(VISIT, **{heading: cell}).outcome.findings
    assert (found.code, found.place.column) == (code, heading)
    assert words in found.message
    assert str(cell)[:8] not in f"{found.message}{found.suggestion}{found.value}"


@pytest.mark.parametrize(("cell", "taken"), [("11010519491231002x", "11010519491231002X")])
def test_a_last_sign_in_small_letters_is_a_capital_one(cell, taken):
    said = changed(VISIT, 身份证号=cell)
    assert value(said, VISIT, "身份证号") == taken
    assert said.outcome.notes


ROW = GOOD[WORK][0]
LATER = ROW | {"开始日期": dt.date(2012, 5, 2), "结束日期": dt.date(2012, 5, 3), "地点": "乙村"}
TOLD = [
    (6, [ROW | {"开始日期": "4月10-11日", "结束日期": None}], {}, "规范化", 1),
    (28, [ROW, LATER | {"姓名": "同上", "地点": "〃"}], {}, "按上文填充", 2),
    (29, [ROW, LATER | {"姓名": None}], {"merged": (area_at("B2:B3"),)}, "按上文填充", 2),
    (30, [ROW, {"序号": "合计", "天数": 9}], {}, "合计行", 1),
    (30, [ROW, {"姓名": "本页小计：", "天数": 2}], {}, "合计行", 1),
    (30, [ROW, {"姓名": "合　计（天）", "天数": 2}], {}, "合计行", 1),
    (32, [ROW, {"序号": "填报人：王某", "单位": "审核人："}], {}, "表下文字", 1),
    (32, [ROW, {"序号": "注：天数含首尾两天"}], {}, "表下文字", 1),
    (33, [ROW], {"hidden_rows": frozenset({2})}, "隐藏", 1),
    (33, [ROW], {"hidden_columns": frozenset({4})}, "隐藏", 1),
    (33, [ROW], {"hidden": True}, "隐藏", 1),
    (34, [ROW, dict.fromkeys(headings(WORK)) | {h: h for h in headings(WORK)}], {}, "重复标题", 1),
    (34, [{"天数": "（天）", "走访户数": "（户）"}, ROW], {}, "重复标题", 1),
    (36, [ROW, {}, {}, LATER], {}, None, 2),
    (37, [ROW, dict(ROW)], {}, "重复行", 1),
]


@pytest.mark.parametrize(("kind", "lines", "facts", "note", "rows"), TOLD)
def test_rows_that_are_passed_over_or_filled_in_are_told(kind, lines, facts, note, rows):
    said = judged(sheets({WORK: lines}, **facts))
    assert said.outcome.findings == (), kind
    assert len(said.case.rows(SANJIE.ledger(WORK))) == rows
    assert note is None or note in {each.kind for each in said.outcome.notes}


def test_a_number_over_merged_rows_is_not_multiplied_but_asked():
    lines = [ROW, LATER | {"天数": None}]
    said = judged(sheets({WORK: lines}, merged=(area_at("F2:F3"),)))
    assert [(f.code, f.place.cell) for f in said.outcome.findings] == [("F01", "F3")]


def test_kinds_across_rows_are_asked_side_by_side():
    backwards = ROW | {"开始日期": NEXT, "结束日期": DAY}
    assert [f.code for f in judged(sheets({WORK: [backwards]})).outcome.findings] == ["D113"]
    other = ROW | {"主要内容": "座谈"}
    assert "F06" in {f.code for f in judged(sheets({WORK: [ROW, other]})).outcome.findings}


TWO = [*GOOD[PEOPLE], GOOD[PEOPLE][0] | {"人员编号": "RY003", "单位": "污控科"}]
NO_RECEPTION = {"接访场次": [GOOD["接访场次"][0] | {"接访领导": "李国强"}]}


def test_people_of_one_name_are_told_apart_by_the_unit_beside_them():
    lines = [ROW, LATER | {"单位": "污控科"}]
    said = judged(sheets({PEOPLE: TWO, WORK: lines, **NO_RECEPTION}))
    assert said.outcome.findings == ()
    ledger = SANJIE.ledger(WORK)
    assert [row.person for row in said.case.rows(ledger)] == ["张三（监察大队）", "张三（污控科）"]
    assert "同名" in {note.kind for note in said.outcome.notes}
    assert len([note for note in said.outcome.notes if "按同行的“单位”" in note.message]) == 2


def test_a_name_of_two_people_is_asked_where_nothing_beside_it_tells_who_is_meant():
    said = judged(sheets({PEOPLE: TWO}))
    (found,) = said.outcome.findings
    assert (found.place.sheet, found.place.column) == ("接访场次", "接访领导")
    assert "“张三（污控科）”、“张三（监察大队）”" in found.message
    lines = [GOOD["接访场次"][0] | {"接访领导": "张三（监察大队）"}]
    assert judged(sheets({PEOPLE: TWO, "接访场次": lines})).outcome.findings == ()


LEADER = GOOD[PEOPLE][0] | {"是否班子成员": "是"}


def state_of(said, code):
    (verdict,) = [each for each in said.outcome.verdicts if each.code == code]
    return verdict


def test_a_row_that_may_be_a_namesakes_leaves_his_leader_undecided():
    other = TWO[2] | {"单位": "监察大队"}
    alone = judged(sheets({PEOPLE: [LEADER, TWO[1]], **NO_RECEPTION}))
    assert state_of(alone, "R101").state == "不符合"
    assert state_of(alone, "R201").state == "不符合"
    said = judged(sheets({PEOPLE: [LEADER, TWO[1], other], **NO_RECEPTION}))
    assert [(f.code, f.place.cell) for f in said.outcome.findings] == [("F05", "B2")]
    for code in ("R101", "R201"):
        verdict = state_of(said, code)
        assert (verdict.subject, verdict.state) == ("张三（RY001）同志", "无法判定")
        assert "“下基层活动台账”第2行的姓名分不清是谁" in verdict.fact
        assert [cell.cell for cell in verdict.cells] == ["B2"]
    lines = [ROW | {"姓名": "张三（RY003）"}]
    named = judged(sheets({PEOPLE: [LEADER, TWO[1], other], WORK: lines, **NO_RECEPTION}))
    assert named.outcome.findings == ()
    assert "有同名的人" not in state_of(named, "R101").fact
    assert state_of(named, "R201").state == "不符合"


@pytest.mark.parametrize(
    ("began", "ended", "meant"),
    [
        (None, dt.date(2012, 3, 31), "张三（RY001）"), (NEXT, None, "张三（RY001）"),
        (dt.date(2012, 4, 1), None, None), (DAY, DAY, None), (None, None, None),
    ],
)  # fmt: skip
def test_namesakes_of_one_unit_are_told_apart_by_who_was_in_office(began, ended, meant):
    other = TWO[2] | {"单位": "监察大队", "任职起": began, "任职止": ended}
    said = judged(sheets({PEOPLE: [*TWO[:2], other], **NO_RECEPTION}))
    assert value(said, WORK, "姓名") == meant
    assert [f.place.cell for f in said.outcome.findings] == ([] if meant else ["B2"])
    told = [note.message for note in said.outcome.notes if note.column == "姓名"]
    assert told == (
        ["“张三”有同名，2012-04-10在任的只有“张三（RY001）”，按此读取"] if meant else []
    )


def test_of_names_near_an_unknown_one_those_of_the_rows_unit_come_first():
    more = [
        GOOD[PEOPLE][0] | {"人员编号": f"RY1{at}", "姓名": f"张{sign}", "单位": "污控科"}
        for at, sign in enumerate("一二四五")
    ]
    people = [*more, *GOOD[PEOPLE], GOOD[PEOPLE][1] | {"人员编号": "RY200", "姓名": "张六"}]
    for unit, first in (("监察大队", "“张三”"), ("污控科", "“张一”")):
        lines = [ROW | {"姓名": "张叁", "单位": unit}]
        (found,) = judged(sheets({PEOPLE: people, WORK: lines})).outcome.findings
        assert found.suggestion.startswith(f"是否应为{first}、")
        assert found.suggestion.count("“张") == 3


def test_options_are_looked_up_in_the_list_of_other_names_too():
    lines = [ROW | {"活动类别": "串门"}]
    (found,) = judged(sheets({WORK: lines})).outcome.findings
    assert found.place.column == "活动类别"
    said = judged(sheets({WORK: lines, ALIASES: [{"错写": "串门", "规范": "走访"}]}))
    assert said.outcome.findings == ()
    assert value(said, WORK, "活动类别") == "走访"
    assert [note.message for note in said.outcome.notes] == ["“串门”按别名表读作“走访”"]
    wrong = judged(sheets({WORK: lines, ALIASES: [{"错写": "串门", "规范": "闲逛"}]}))
    assert [f.place.column for f in wrong.outcome.findings] == ["活动类别"]


OTHER_WORDS = [
    {"错写": "老板", "规范": "企业"},
    {"错写": "乡亲", "规范": "群众"},
    {"错写": "客人", "规范": "宾客"},
]


@pytest.mark.parametrize(
    ("cell", "meant", "said"),
    [
        ("群众、老板", ("群众", "企业"), "“老板”按别名表读作“企业”"),
        ("乡 亲；老板/群众", ("群众", "企业"), "“乡 亲”按别名表读作“群众”；“老板”按别名表读作“企业”"),
        ("老板", ("企业",), "“老板”按别名表读作“企业”"),
        ("老板；路人", None, ""), ("群众；客人", None, ""), ("群众；路人", None, ""),
    ],
)  # fmt: skip
def test_each_of_several_options_is_looked_up_in_the_list_of_other_names(cell, meant, said):
    judged_ = judged(sheets({WORK: [ROW | {"走访对象": cell}], ALIASES: OTHER_WORDS}))
    assert value(judged_, WORK, "走访对象") == meant
    assert [f.place.column for f in judged_.outcome.findings] == ([] if meant else ["走访对象"])
    assert [note.message for note in judged_.outcome.notes] == ([said] if meant else [])


def test_what_is_asked_of_several_options_is_the_part_that_no_list_has():
    said = judged(sheets({WORK: [ROW | {"走访对象": "老板；路人"}], ALIASES: OTHER_WORDS}))
    (found,) = said.outcome.findings
    assert found.message.startswith("填“老板；路人”，其中“路人”不在可选项内")


REPORT = {"题目": "水北村调研", "执笔人": "张三", "完成日期": DAY}
SEVERAL = [
    (23, "李国强、张三", ("李国强", "张三")), (23, "李国强；张三/", ("李国强", "张三")),
    (23, "张老三,李国强", ("张三", "李国强")), (23, "张三等3人", None), (23, "李国强 张三", None),
    (22, "张三；李国强", ("张三", "李国强")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "cell", "meant"), SEVERAL)
def test_several_people_in_one_cell_are_parted_or_asked(kind, cell, meant):
    sheet = "调研报告登记"
    line = [REPORT.get(heading) for heading in headings(sheet)]
    line[headings(sheet).index("参与人")] = cell
    said = judged([*sheets(), Sheet(sheet, [headings(sheet), line])])
    assert value(said, sheet, "参与人") == meant
    asked = [f for f in said.outcome.findings if f.place.column == "参与人"]
    assert bool(asked) == (meant is None)


RATES = [(16, "100%", 100), (16, 100, 100), (16, 0.95, None), (16, 1, None), (16, "95％", 95)]


@pytest.mark.parametrize(("kind", "cell", "meant"), RATES)
def test_a_rate_is_taken_in_its_unit_or_asked(kind, cell, meant):
    sheet = "表扬候选及审定"
    line = [cell if heading == "接访按时率" else None for heading in headings(sheet)]
    line[0] = 1
    said = judged([*sheets(), Sheet(sheet, [headings(sheet), line])])
    asked = [f for f in said.outcome.findings if f.place.column == "接访按时率"]
    told = [n for n in said.outcome.notes if n.column == "接访按时率"]
    assert (value(said, sheet, "接访按时率"), bool(asked)) == (meant, meant is None), (asked, told)


def test_an_answer_is_asked_for_once_and_kept_in_the_list_of_other_names():
    (found,) = changed(WORK, 姓名="张叁").outcome.findings
    assert found.suggestion.endswith("在“别名表”加一行：错写“张叁”、规范“张三”")
    answered = sheets({WORK: [ROW | {"姓名": "张叁"}], ALIASES: [{"错写": "张叁", "规范": "张三"}]})
    said = judged(answered)
    assert said.outcome.findings == ()
    assert [note.message for note in said.outcome.notes] == ["“张叁”按别名表读作“张三”"]


def with_headings(*top, line=ROW):
    cells = [line.get(heading) for heading in headings(WORK)]
    return [each if each.name != WORK else Sheet(WORK, [*top, cells]) for each in sheets()]


def renamed(**names):
    return [names.get(heading, heading) for heading in headings(WORK)]


@pytest.mark.parametrize(
    "heading",
    ["天数（天）", "★天数", "天 数", "天数\n（含路途，半天填0.5，当天往返的也填）", "天数/天", "6.天数：",
     "天数[天]（首尾都算）", "天\u200b数"],
)  # fmt: skip
def test_headings_are_known_with_whatever_stands_beside_them(heading):
    said = judged(with_headings(renamed(天数=heading)))
    assert said.outcome.findings == said.outcome.notes == ()
    assert said.case.rows(SANJIE.ledger(WORK))[0].days == 2


def test_a_heading_with_an_explanation_does_not_take_the_place_of_the_plain_one():
    top = [*headings(WORK), "地点（备选）"]
    made = [each if each.name != WORK else Sheet(WORK, [top]) for each in sheets()]
    line = [*(ROW.get(heading) for heading in headings(WORK)), "别处"]
    work = next(each for each in made if each.name == WORK)
    work.rows.append(line)
    said = judged(made)
    assert said.case.rows(SANJIE.ledger(WORK))[0].place == "水北村"
    assert "未知列" in {note.kind for note in said.outcome.notes}


def test_headings_of_two_rows_are_read_together():
    upper = renamed(开始日期="起止时间", 结束日期=None, 走访户数="走访", 走访企业=None)
    lower = [None] * len(upper)
    for heading, words in (("开始日期", "开始日期"), ("结束日期", "结束日期"), ("走访户数", "户数"),
                           ("走访企业", "企业")):  # fmt: skip
        lower[headings(WORK).index(heading)] = words
    said = judged(with_headings(upper, lower, line=ROW | {"走访户数": 12, "走访企业": 3}))
    assert said.outcome.findings == ()
    (row,) = said.case.rows(SANJIE.ledger(WORK))
    assert (row.started_on, row.ended_on, row.households, row.firms) == (DAY, NEXT, 12, 3)
    (note,) = said.outcome.notes
    assert (note.kind, note.message) == (
        "多行标题", "标题占2行，已合在一起读取，数据从第3行起。"
    )  # fmt: skip


def test_each_missing_column_is_told_with_what_may_be_it_in_traditional_characters_too():
    with pytest.raises(HeadingError) as refused:
        judged(with_headings(renamed(开始日期="開始日期", 地点="地點", 主要内容="所做工作")))
    assert "“開始日期”，如是改了名，请改回“开始日期”；" in str(refused.value)
    assert "“地點”，如是改了名，请改回“地点”。" in str(refused.value)
    assert "所做工作" not in str(refused.value)
    said = judged(with_headings(renamed(走访户数="走訪戶數"), line=ROW | {"走访户数": 12}))
    (note,) = said.outcome.notes
    assert note.message.endswith("如是“走访户数”改了名，请改回“走访户数”，再重新校验。")


def test_a_missing_sheet_is_told_with_the_one_whose_name_is_written_in_traditional_characters():
    system = Sheet("系统", [["工作表", WORK]], hidden=True)
    made = [Sheet("下基層活動臺賬", each.rows) if each.name == WORK else each for each in sheets()]
    with pytest.raises(
        WrongWorkbookError, match="有一张“下基層活動臺賬”，如是改了名，请改回“下基层活动台账”"
    ):
        judged([*made, system])


def test_an_optional_column_that_was_renamed_is_told_with_its_right_heading():
    said = judged(with_headings(renamed(走访户数="走访农户数"), line=ROW | {"走访户数": 12}))
    (note,) = said.outcome.notes
    assert note.message.endswith("如是“走访户数”改了名，请改回“走访户数”，再重新校验。")


def test_a_required_column_that_was_renamed_is_refused_with_its_right_heading():
    with pytest.raises(HeadingError, match="活动地点”，如是改了名，请改回“地点”"):
        judged(with_headings(renamed(地点="活动地点")))


def test_a_workbook_of_an_earlier_form_is_told():
    system = Sheet("系统", [["结构版本", "0123456789ab"]], hidden=True)
    assert "旧版模板" in {note.kind for note in judged([*sheets(), system]).outcome.notes}


def test_nothing_is_told_of_what_the_program_itself_hid_or_wrote():
    result = Sheet("校验结果", [["规则号", "级别", "对象", "依据", "事实", "状态", "系统标识"],
                            ["F01", "数据", "甲 ", "据", "实", "待改正", "x"]],
                   hidden_columns=frozenset({7}))  # fmt: skip
    trail = Sheet(
        "变更留痕",
        [["操作人", "时间", "文件", "单元格", "旧值"], ["王", "今", "册", "表!A1", " 某村 "]],
    )
    assert judged([*sheets(), result, trail]).outcome.notes == ()
    (note,) = judged([*sheets(), result, Sheet(trail.name, trail.rows, hidden=True)]).outcome.notes
    assert note.kind == "隐藏"
