"""Result sheets in a copy: added, replaced, linked, typed into."""

from __future__ import annotations

import datetime as dt
import re

import openpyxl
import package_files as files
import pytest
from lxml import etree

from toolkit.declare.outcome import Strength
from toolkit.workbooks.patching import Link
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import PackageError
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import mark_copy
from toolkit.workbooks.patching.styles import FILLS

SHEET = "活动台账"
MIDNIGHT = dt.datetime.fromisoformat("2012-06-30")
MOMENT = dt.datetime.fromisoformat("2012-06-30T09:30")
COLUMNS = (
    ResultColumn("序号", 6),
    ResultColumn("位置", 12),
    ResultColumn("名单", 12),
    ResultColumn("问题", 50, wrap=True),
    ResultColumn("日期", 12),
    ResultColumn("说明", 24, wrap=True, unlocked=True),
)
ROWS = (
    (1, Link("D4", SHEET, "D4"), Link("张三", "名单", "A1"), "=1+1 不是公式", dt.date(2012, 6, 30)),
    (
        2,
        Link("E9", SHEET, "E9"),
        None,
        "问题\n两行 & <尖括号>",
        MOMENT,
        "已说明",
    ),
)
RESULT = ResultSheet(
    "校验结果",
    ["校验结果", "统计截止日：2012年6月30日"],
    COLUMNS,
    ROWS,
    [Strength.MUST, Strength.HINT],
)


@pytest.fixture
def target(rich, tmp_path):
    path = tmp_path / "标注.xlsm"
    mark_copy(rich, path, [], [RESULT])
    return path


def test_a_new_result_sheet_comes_last_with_its_values(target):
    book = files.loaded(target)
    assert book.sheetnames == [SHEET, "名单", "校验结果"]
    sheet = book["校验结果"]
    assert sheet["A1"].value == "校验结果" and sheet["A1"].font.b and sheet["A1"].font.sz == 16
    assert [cell.value for cell in sheet[3]] == [column.heading for column in COLUMNS]
    assert [cell.value for cell in sheet[4]] == [
        1,
        "D4",
        "张三",
        "=1+1 不是公式",
        MIDNIGHT,
        None,
    ]
    assert sheet["D4"].data_type == "s"
    assert sheet["D5"].value == "问题\n两行 & <尖括号>"
    assert sheet["E5"].value == MOMENT
    assert sheet["A4"].fill.fgColor.rgb == FILLS[Strength.MUST]
    assert sheet["A5"].fill.fgColor.rgb == FILLS[Strength.HINT]


def test_a_result_sheet_is_frozen_filtered_sized_and_set_up_for_print(target):
    sheet = files.loaded(target)["校验结果"]
    assert sheet.freeze_panes == "A4" and sheet.auto_filter.ref == "A3:F5"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert [sheet.column_dimensions[letter].width for letter in "ABCDEF"] == [6, 12, 12, 50, 12, 24]
    assert sheet["D4"].alignment.wrap_text and not sheet["B4"].alignment.wrap_text
    assert sheet["D4"].border.left.style == "thin"


def test_links_lead_to_cells_also_two_in_a_row(target):
    root = etree.fromstring(files.members(target)["xl/worksheets/sheet3.xml"])
    links = {link.get("ref"): link.get("location") for link in root.iter("{*}hyperlink")}
    assert links == {"B4": f"'{SHEET}'!D4", "C4": "'名单'!A1", "B5": f"'{SHEET}'!E9"}


def test_a_link_to_a_sheet_that_is_not_there_is_mere_text(rich, tmp_path):
    result = ResultSheet("结果", [], COLUMNS[:2], [(1, Link("A1", "没有这表", "A1"))])
    mark_copy(rich, tmp_path / "b.xlsm", [], [result])
    sheet = files.loaded(tmp_path / "b.xlsm")["结果"]
    assert sheet["B2"].value == "A1" and not sheet["B2"].hyperlink and not sheet["B2"].font.u


def test_where_a_person_types_the_rest_is_locked(target):
    sheet = files.loaded(target)["校验结果"]
    assert sheet.protection.sheet and sheet.protection.password is None
    assert not sheet["F4"].protection.locked and sheet["D4"].protection.locked


def test_texts_are_shared_and_counted(target):
    table = files.members(target)["xl/sharedStrings.xml"]
    unique = int(re.search(rb'uniqueCount="(\d+)"', table)[1])
    assert unique == table.count(b"<si>")
    assert b"inlineStr" not in files.members(target)["xl/worksheets/sheet3.xml"]


def test_a_sheet_of_that_title_is_replaced_where_it_stands(tmp_path):
    cells = {"甲": {"A1": 1}, "校验结果": {"A1": "旧", "B2": "=A1", "Z99": 5}, "乙": {"A1": "=B2"}}
    source = files.plain_workbook(tmp_path / "a.xlsx", cells)
    book = openpyxl.load_workbook(source)
    old = book["校验结果"]
    old.sheet_properties.codeName = "Sheet7"
    old.sheet_properties.tabColor = "FF112233"
    old.sheet_state = "hidden"
    old.print_title_rows = "1:1"
    old.auto_filter.ref = "A1:B2"
    old["A1"].comment = openpyxl.comments.Comment("旧批注", "某")
    book.save(source)
    chain = b'<calcChain xmlns="%s"><c r="B2" i="2"/></calcChain>' % files.MAIN.encode()
    files.altered(
        source,
        {
            "xl/_rels/workbook.xml.rels": files.related(
                "rC", files.RELATIONS + "/calcChain", "calcChain.xml"
            )
        },
        {"xl/calcChain.xml": chain},
    )
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [Mark("甲", "A1", Strength.DATA, "错")], [RESULT])
    book = files.loaded(target)
    assert book.sheetnames == ["甲", "校验结果", "乙"]
    new = book["校验结果"]
    assert new["A1"].value == "校验结果" and new["A1"].comment is None and new.max_row == 5
    assert new.sheet_properties.codeName == "Sheet7" and new.sheet_state == "visible"
    assert new.sheet_properties.tabColor.rgb == "FF112233"
    assert new.print_title_rows == "$3:$3" and new.auto_filter.ref == "A3:F5"
    contents = files.members(target)
    assert "旧批注".encode() not in b"".join(contents.values())
    assert (
        "xl/calcChain.xml" not in contents and b"calcChain" not in contents["[Content_Types].xml"]
    )
    assert len([name for name in contents if name.startswith("xl/worksheets/sheet")]) == 3


def test_replacing_twice_leaves_one_sheet_and_one_name_each(rich, tmp_path):
    first, second = tmp_path / "一.xlsm", tmp_path / "二.xlsm"
    mark_copy(rich, first, [], [RESULT])
    mark_copy(first, second, [], [RESULT])
    assert files.loaded(second).sheetnames == [SHEET, "名单", "校验结果"]
    text = files.members(second)["xl/workbook.xml"]
    assert text.count(b"_FilterDatabase") == text.count(b"Print_Titles") == 1


def test_the_list_of_titles_in_the_properties_stays_true(rich, target):
    contents = files.members(target)["docProps/app.xml"].decode()
    assert "<vt:lpstr>名单</vt:lpstr><vt:lpstr>校验结果</vt:lpstr>" in contents
    size = int(re.search(r'TitlesOfParts><vt:vector size="(\d+)"', contents)[1])
    assert size == contents.count("<vt:lpstr>") - contents.count("<vt:i4>")


def test_dates_follow_the_workbooks_own_calendar(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": 1}})
    book = openpyxl.load_workbook(source)
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(source)
    result = ResultSheet("结果", [], [ResultColumn("日期", 12)], [[dt.date(2012, 6, 30)]])
    mark_copy(source, tmp_path / "b.xlsx", [], [result])
    assert files.loaded(tmp_path / "b.xlsx")["结果"]["A2"].value == MIDNIGHT


def test_a_workbook_that_keeps_its_texts_in_cells_gets_a_table_of_strings(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": 1}})
    assert "xl/sharedStrings.xml" not in files.members(source)
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [], [RESULT])
    assert b"inlineStr" not in files.members(target)["xl/worksheets/sheet2.xml"]
    assert files.loaded(target)["校验结果"]["D5"].value == "问题\n两行 & <尖括号>"


def test_control_characters_and_lookalikes_of_their_escapes_come_back(tmp_path):
    source = files.rich_workbook(tmp_path / "a.xlsm")
    texts = ["响铃\x07", "_x0041_", "  空格  ", "回车\r\n换行", "半个\ud800"]
    result = ResultSheet("结果", [], [ResultColumn("字", 12)], [[text] for text in texts])
    mark_copy(source, tmp_path / "b.xlsm", [], [result])
    table = files.members(tmp_path / "b.xlsm")["xl/sharedStrings.xml"].decode()
    assert re.findall(r"<t[^>]*>([^<]*)</t>", table)[-5:] == [
        "响铃_x0007_",
        "_x005F_x0041_",
        "  空格  ",
        "回车\n换行",
        "半个\ufffd",
    ]


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (ResultSheet("a/b", [], COLUMNS, []), "不能作工作表名"),
        (ResultSheet("字" * 32, [], COLUMNS, []), "不能作工作表名"),
        (ResultSheet("History", [], COLUMNS, []), "不能作工作表名"),
        (ResultSheet("结果", [], COLUMNS[:1], [(1, 2)]), "内容多于列数"),
        (ResultSheet("结果", [], COLUMNS, [], [None]), "级别与行数不符"),
        (ResultSheet("结果", [], COLUMNS, [(float("nan"),)]), "不是有效的数"),
        (ResultSheet("结果", [], COLUMNS, [(dt.date(1899, 1, 1),)]), "不能表示日期"),
        (ResultSheet("结果", [], COLUMNS, [("长" * 32768,)]), "Excel 放不下"),
    ],
)
def test_what_excel_could_not_hold_is_one_sentence(rich, tmp_path, result, said):
    with pytest.raises(PackageError, match=said):
        mark_copy(rich, tmp_path / "b.xlsm", [], [result])
    assert not (tmp_path / "b.xlsm").exists()


def test_a_sheet_is_not_both_marked_and_replaced(rich, tmp_path):
    result = ResultSheet(SHEET, [], COLUMNS, [])
    with pytest.raises(PackageError, match="不能同时标注"):
        mark_copy(rich, tmp_path / "b.xlsm", [Mark(SHEET, "A1", Strength.MUST, "错")], [result])


def test_texts_that_are_empty_or_have_attributes_are_counted_before_new_ones(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": "甲", "A2": "乙"}})
    odd = files.swap(b"</sst>", b'<si/><si xml:lang="zh"><t>c</t></si><si\n><t>d</t></si></sst>')
    files.altered(source, {"xl/sharedStrings.xml": odd})
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [], [ResultSheet("校验结果", ["标题"], COLUMNS[:2], [("新", "甲")])])
    book = files.loaded(target)
    assert [cell.value for cell in book["校验结果"][3]] == ["新", "甲"]
    assert [cell.value for (cell,) in book[SHEET]["A1:A2"]] == ["甲", "乙"]
