"""What a built workbook holds, read back with openpyxl."""

import datetime as dt
import html
import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from blank_sample import CATALOGUE
from blank_sample import Member
from blank_sample import Trip
from openpyxl.worksheet.cell_range import CellRange
from openxml_audit import OpenXmlValidator

from toolkit.activities.sanjie import SANJIE
from toolkit.chinese.screen_lines import BEGINS_NO_LINE
from toolkit.chinese.screen_lines import columns_of
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import note_lines
from toolkit.declare.layout import schema_hash
from toolkit.workbooks.blank.given_lists import GivenList
from toolkit.workbooks.blank.plan import SheetPlan
from toolkit.workbooks.blank.plan import control_plan
from toolkit.workbooks.blank.printing import filled_area
from toolkit.workbooks.blank.workbook import build_workbook


def midnight(year, month, day):
    """A date cell as openpyxl reads it."""
    return dt.datetime.combine(dt.date(year, month, day), dt.time())


def rules_of(sheet):
    """Heading → the data validation of its first data cell."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        (area,) = rule.sqref.ranges
        found[sheet.cell(1, area.min_col).value] = rule
    return found


def test_staff_forms_come_first_and_hidden_sheets_last(book):
    titles = book.sheetnames
    assert titles == ["首页", "使用说明", "出行", "参数", "节日", "名册", "结果", "选项", "系统"]
    hidden = [sheet.title for sheet in book if sheet.sheet_state != "visible"]
    assert hidden == ["选项", "系统"]


def test_headings_stand_as_declared_with_two_hidden_columns_at_the_end(book):
    sheet = book["出行"]
    headings = [cell.value for cell in sheet[1]]
    declared = [column.heading for column in Trip.columns]
    assert headings == [*declared, "系统行号", "版本"]
    assert sheet.column_dimensions["N"].hidden
    assert not sheet.column_dimensions["M"].hidden
    assert all(cell.protection.locked for cell in sheet[1])


def test_a_required_heading_is_told_by_its_line(book):
    first = book["出行"]
    assert first["B1"].border.bottom.style == "thick"
    assert first["A1"].border.bottom.style == "thin"


def day_of(cell):
    words = cell
    for sign, other in (("年", "-"), ("月", "-"), ("日", ""), (".", "-"), ("/", "-")):
        words = f'SUBSTITUTE({words},"{sign}","{other}")'
    return f"IF(ISNUMBER({cell}),{cell},DATEVALUE({words}))"


def test_the_example_is_real_values_and_a_formula_with_its_result(book, package):
    sheet = book["出行"]
    assert sheet["A2"].value == "示例"
    assert sheet["D2"].value == midnight(2012, 4, 10)
    assert sheet["G2"].value == dt.time(9, 0)
    assert sheet["F2"].value == (
        f'=IF(OR(E2="",D2=""),"",IFERROR({day_of("E2")}-{day_of("D2")}+1,"算不出"))'
    )
    computed = openpyxl.load_workbook(io.BytesIO(package), data_only=True)
    assert computed["出行"]["F2"].value == 6
    assert book["名册"]["A2"].value == "示例：RY01"
    assert sheet["B2"].font.i
    assert sheet["B2"].protection.locked


def test_rows_that_are_not_filled_hold_nothing_and_so_come_last_when_they_are_sorted(package, book):
    sheet = book["出行"]
    assert not [cell.coordinate for row in sheet["A3:O7"] for cell in row if cell.value is not None]
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        written = parts.read("xl/worksheets/sheet3.xml").decode()
    assert '<row r="3"' not in written
    assert '<dimension ref="A1:O' in written


def test_a_form_that_is_sent_out_begins_with_the_formula_that_its_receiver_needs():
    plan = next(each for each in control_plan(CATALOGUE) if each.ledger is Trip)
    sent = replace(plan, unlocked=frozenset(plan.headings))
    sheet = openpyxl.load_workbook(io.BytesIO(build_workbook(CATALOGUE, [sent])))["出行"]
    assert sheet["A3"].value is None
    assert sheet["F3"].value == sheet["F2"].value.replace("E2", "E3").replace("D2", "D3")
    assert not sheet["F3"].protection.locked
    assert sheet["F4"].value is None


def test_a_sheet_whose_rows_others_give_out_has_no_formulas_prepared():
    plan = next(each for each in control_plan(CATALOGUE) if each.ledger is Trip)
    given = replace(plan, unlocked=frozenset({"天数", "备注"}))
    sheet = openpyxl.load_workbook(io.BytesIO(build_workbook(CATALOGUE, [given])))["出行"]
    assert sheet["F3"].value is None


def test_the_end_mark_and_the_notes_follow_the_prepared_rows(book):
    sheet = book["出行"]
    assert sheet["A8"].value == END_MARK
    notes = [sheet.cell(row, 1).value for row in range(9, sheet.max_row + 1)]
    assert tuple(notes) == note_lines(Trip)
    assert notes[:2] == ["填表说明", "（1）一人一次一行，当天来回的也填。"]
    assert "（3）天数首尾都算。" in notes
    assert not any("第二段" in note for note in notes)


def test_a_sheet_of_the_program_has_headings_and_one_line(book):
    sheet = book["结果"]
    assert [cell.value for cell in sheet[1]] == ["规则号", "版本"]
    assert sheet["A2"].value == "本表由程序生成。一条一行。"
    assert sheet.max_row == 2


def test_cells_have_the_format_of_their_kind(book):
    sheet = book["出行"]
    formats = {
        sheet.cell(1, at).value: sheet.column_dimensions[letter].number_format
        for at, letter in enumerate("ABCDEFGHIJKLM", start=1)
    }
    assert formats["开始日期"] == "yyyy-mm-dd"
    assert formats["出发时间"] == "hh:mm"
    assert formats["天数"] == "General"
    assert formats["身份证号"] == formats["备注"] == formats["姓名"] == "@"
    assert book["名册"].column_dimensions["C"].number_format == "@"
    assert book["参数"].column_dimensions["B"].number_format == "General"


def test_every_cell_says_how_it_is_filled(book):
    rules = rules_of(book["出行"])
    assert set(rules) == {column.heading for column in Trip.columns}
    assert rules["开始日期"].promptTitle == "开始日期"
    assert rules["开始日期"].prompt == "必填。日期，如 2012-04-10。\n第一天。"
    assert rules["天数"].prompt == "必填。数字，0.5的倍数，单位：天，不小于\n0.5。"
    assert rules["对象"].prompt == "选填。从下拉中选；填几项的，用；隔开。"
    assert str(rules["姓名"].sqref) == "B3:B7"


@pytest.mark.parametrize(
    ("heading", "kind", "first", "second", "alert"),
    [
        ("序号", "whole", "0", None, "stop"),
        ("姓名", "list", "名单_姓名", None, "warning"),
        ("开始日期", "date", "36526", "73050", "stop"),
        ("天数", "custom", "AND(ISNUMBER(F3),F3>=0.5,MOD(F3+1E-9,0.5)<1E-6)", None, "stop"),
        ("类别", "list", "选项_类别", None, "stop"),
        ("过夜", "list", "选项_是否", None, "stop"),
        ("费用", "decimal", "0", "500", "stop"),
        ("备注", "textLength", "20", None, "warning"),
        ("身份证号", "custom", "OR(LEN(M3)=15,LEN(M3)=18)", None, "warning"),
    ],
)
def test_a_wrong_entry_meets_the_right_alert(book, heading, kind, first, second, alert):
    rule = rules_of(book["出行"])[heading]
    assert (rule.type, rule.formula1, rule.formula2) == (kind, first, second)
    assert (rule.errorStyle or "stop") == alert
    assert rule.showErrorMessage


@pytest.mark.parametrize("heading", ["同行", "对象"])
def test_several_values_can_be_typed_into_a_cell_with_a_drop_down(book, heading):
    rule = rules_of(book["出行"])[heading]
    assert rule.type == "list"
    assert not rule.showErrorMessage


def test_lists_are_named_ranges_and_two_of_one_heading_stay_apart(book):
    names = {name: each.value for name, each in book.defined_names.items()}
    names = {name: value for name, value in names.items() if not name.startswith("toolkit_")}
    assert set(names) == {"选项_类别", "选项_对象", "选项_是否", "选项_类别_节日", "名单_姓名"}
    at = names["选项_类别"].split("!")[1].replace("$", "")
    assert [cell.value for (cell,) in book["选项"][at]] == ["走访", "座谈"]
    assert rules_of(book["节日"])["类别"].formula1 == "选项_类别_节日"
    assert names["名单_姓名"].startswith("INDEX('名册'!$B$2:$B$7,2):INDEX(")


def test_headers_are_locked_and_data_are_open(book):
    sheet = book["出行"]
    assert sheet.protection.sheet
    assert not sheet.protection.insertRows
    assert not sheet.protection.deleteRows
    assert not sheet.protection.sort
    assert not sheet.column_dimensions["B"].protection.locked
    assert not sheet.column_dimensions["N"].protection.locked
    assert book.security.lockStructure


def test_the_sheet_is_ready_for_work_and_print(book):
    sheet = book["出行"]
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == "A2:O6"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert not book["结果"].print_area


def test_pages_repeat_columns_where_one_does_not_hold_all_and_are_no_more_for_a_little():
    """Widths in pages: 联系点一览表 3.1, 人员名册 1.6, 接访场次 1.2, 参数 0.8."""
    book = openpyxl.load_workbook(io.BytesIO(build_workbook(SANJIE, control_plan(SANJIE))))
    seen = {
        title: (book[title].page_setup.fitToWidth or 1, book[title].print_title_cols)
        for title in ("联系点一览表", "人员名册", "接访场次", "参数")
    }
    assert seen == {
        "联系点一览表": (3, "$A:$B"),
        "人员名册": (2, "$A:$B"),
        "接访场次": (1, None),
        "参数": (1, None),
    }
    assert {book[title].print_title_rows for title in seen} == {"$1:$1"}


def test_no_line_of_a_prompt_is_long_or_begins_with_punctuation():
    """LibreOffice shows a long one beyond the window's edge, since it parts none."""
    book = openpyxl.load_workbook(io.BytesIO(build_workbook(SANJIE, control_plan(SANJIE))))
    said = {rule.prompt for sheet in book for rule in sheet.data_validations.dataValidation}
    lines = [line for prompt in said if prompt for line in prompt.split("\n")]
    assert len(lines) > 100
    assert max(map(columns_of, lines)) <= 42
    assert not [line for line in lines if line[0] in BEGINS_NO_LINE]


def test_a_directory_keeps_the_name_beside_its_number_in_sight():
    book = openpyxl.load_workbook(io.BytesIO(build_workbook(SANJIE, control_plan(SANJIE))))
    frozen = {title: book[title].freeze_panes for title in ("单位名录", "人员名册", "联系点一览表")}
    assert frozen == dict.fromkeys(frozen, "C3")
    assert book["问题整改台账"].freeze_panes == "B3"


def test_a_program_that_knows_formulas_in_names_prints_the_filled_rows_without_a_click(package):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        names = html.unescape(opened.read("xl/workbook.xml").decode())
    areas = re.findall(r'name="_xlnm.Print_Area" localSheetId="\d+">([^<]*出行[^<]*)<', names)
    assert areas == [filled_area("出行", 13, 7)]


def test_the_system_sheet_says_what_the_file_is(book):
    facts = dict(book["系统"].values)
    assert facts == {
        "类别": "台账总册",
        "活动": "试行",
        "结构版本": schema_hash(CATALOGUE),
        "工作表": "出行；参数；节日；名册；结果",
    }


def test_the_guide_states_every_column(book):
    lines = [row[1:7] for row in book["使用说明"].values]
    assert ("天数", "必填", "填报人", "天", "数字，0.5的倍数，单位：天，不小于0.5", None) in lines
    assert ("备注", None, "责任科室", None, "文字，不超过20字", None) in lines
    for column in (*Trip.columns, *Member.columns):
        assert any(line[0] == column.heading for line in lines)


def package_of(*headings, **more):
    columns = tuple(column for column in Trip.columns if not column.restricted)
    plan = SheetPlan(Trip, columns, frozenset(headings), capacity=2)
    built = build_workbook(CATALOGUE, [plan], front_page=False, **more)
    return openpyxl.load_workbook(io.BytesIO(built))


def test_a_package_opens_only_the_receivers_columns():
    sheet = package_of("备注", system={"类别": "台账分册", "接收单位": "监察大队"})["出行"]
    widths = sheet.column_dimensions
    assert "身份证号" not in [cell.value for cell in sheet[1]]
    assert not widths["L"].protection.locked
    assert widths["B"].protection.locked
    assert widths["L"].fill.fgColor.rgb == "FFFFF8E1"
    assert widths["B"].fill.fgColor.rgb != "FFFFF8E1"
    assert widths["M"].protection.locked
    rules = rules_of(sheet)
    assert rules["姓名"].type in {None, "none"}
    assert rules["姓名"].prompt == "此栏由填报人填写，这里不能改。"


def test_what_others_filled_in_a_package_is_grey_and_locked():
    row = (1, "张三", None, dt.date(2012, 4, 10), *[None] * 8)
    cell = package_of("备注", prefill={"出行": [row]})["出行"]["B3"]
    assert cell.value == "张三"
    assert cell.protection.locked
    assert cell.font.color.rgb == "FF6F7A80"
    assert cell.fill.fgColor.rgb != "FFFFF8E1"


def test_a_package_brings_the_names_that_its_drop_downs_need():
    given = GivenList(Member.name, (("张三", "办公室"), ("李四", "监察大队")))
    book = package_of("姓名", lists=[given])
    rule = rules_of(book["出行"])["姓名"]
    assert rule.formula1 == "名单_姓名"
    sheet, _, at = book.defined_names["名单_姓名"].value.replace("$", "").partition("!")
    assert sheet == "'可选名单'"
    assert [cell.value for (cell,) in book["可选名单"][at]] == ["张三", "李四"]
    assert book.sheetnames == ["使用说明", "可选名单", "出行", "选项", "系统"]
    assert book["可选名单"].sheet_state == "visible"
    assert "名单取自“可选名单”" in rule.prompt.replace("\n", "")


def test_a_reference_without_any_list_is_typed_freely():
    rule = rules_of(package_of("姓名")["出行"])["姓名"]
    assert rule.type in {None, "none"}
    assert rule.prompt.startswith("必填。照实填写。")


def test_no_list_is_brought_for_columns_that_another_fills():
    book = package_of("备注", lists=[GivenList(Member.name, (("张三", ""),))])
    assert "名单_姓名" not in book.defined_names


def test_first_rows_are_filled_in_as_what_they_are():
    rows = [("RY01", "=1+1", None), ("RY02", dt.date(2012, 5, 1), "010")]
    built = build_workbook(CATALOGUE, control_plan(CATALOGUE), prefill={"名册": rows})
    sheet = openpyxl.load_workbook(io.BytesIO(built))["名册"]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=1+1", "s")
    assert sheet["B4"].value == midnight(2012, 5, 1)
    assert sheet["B4"].number_format == "yyyy-mm-dd"
    assert sheet["C4"].value == "010"
    assert not sheet["B4"].protection.locked


def front_value(prefill):
    built = build_workbook(CATALOGUE, control_plan(CATALOGUE), prefill=prefill)
    computed = openpyxl.load_workbook(io.BytesIO(built), data_only=True)
    return computed["首页"]["C5"].value


def test_the_front_page_shows_the_as_of_date_of_the_settings(book):
    assert "MATCH(\"统计截止日\",'参数'!$A:$A,0)" in book["首页"]["C5"].value
    assert front_value({"参数": [("统计截止日", dt.date(2012, 6, 30), *[None] * 4)]}) == midnight(
        2012, 6, 30
    )
    assert front_value({"参数": [("统计截止日", "无", *[None] * 4)]}) == "未填写"


def test_the_same_declarations_give_the_same_bytes(package):
    assert build_workbook(CATALOGUE, control_plan(CATALOGUE)) == package


def test_the_package_is_clean(package, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(package)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_nobody_is_named_as_author(book):
    assert not book.properties.creator
    assert book.properties.created == midnight(2012, 3, 14)


def test_what_a_filter_sorts_is_open_and_an_empty_row_stands_before_the_end_mark():
    rows = {"名册": [(f"RY{number}", "张三", None) for number in range(9)]}
    content = build_workbook(CATALOGUE, control_plan(CATALOGUE, rows), prefill=rows)
    book = openpyxl.load_workbook(io.BytesIO(content))
    filtered = [sheet for sheet in book if sheet.auto_filter.ref]
    assert [sheet.title for sheet in filtered] == ["出行", "参数", "节日", "名册"]
    for sheet in filtered:
        area = CellRange(sheet.auto_filter.ref)
        assert area.min_row == 2
        assert sheet.freeze_panes.endswith("3")
        below = [*sheet.iter_rows(min_row=3, max_row=area.max_row, max_col=area.max_col)]
        assert not any(cell.has_style and cell.protection.locked for row in below for cell in row)
        assert all(cell.value is None for cell in sheet[area.max_row + 1])
        assert sheet.cell(area.max_row + 2, 1).value == END_MARK
