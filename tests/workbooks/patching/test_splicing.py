"""Copies of a template with rows of data in its prepared rows."""

from __future__ import annotations

import datetime as dt
import re

import openpyxl
import package_files as files
import pytest
import xlsxwriter
from lxml import etree
from openpyxl.workbook.defined_name import DefinedName

from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import contents
from toolkit.workbooks.patching import PackageError
from toolkit.workbooks.patching import SplicedRows
from toolkit.workbooks.patching import SpliceTemplate
from toolkit.workbooks.patching import splice

LEDGER, OTHER, LISTS, SYSTEM = "活动台账", "汇总", "选项", "系统"
END_ROW = 8  # header, example, five prepared rows
DAY = dt.date(2012, 3, 14)
ROW = ("HD001", "走访", DAY, 3, "甲")


def draw(path, *, explicit: bool = False):
    """A template as the toolkit's own builder draws it; `explicit` gives prepared rows cells."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(LEDGER)
    boxed = {"border": 1, "locked": False}
    words = book.add_format(boxed | {"num_format": "@", "text_wrap": True})
    day = book.add_format(boxed | {"num_format": "yyyy-mm-dd"})
    number = book.add_format(boxed | {"num_format": "0.0"})
    for at, (width, form) in enumerate([(10, words), (30, words), (12, day), (8, number)]):
        sheet.set_column(at, at, width, form)
    sheet.set_column("E:E", 12, words)
    sheet.write_row("A1", ["编号", "方式", "日期", "天数", "备注"], book.add_format({"bold": True}))
    sheet.write_row("A2", ["例", "例", "例", 1, "例"], book.add_format({"bg_color": "#D9D9D9"}))
    if explicit:
        for row in range(3, END_ROW):
            for column in "ABC":
                sheet.write_blank(f"{column}{row}", None, words)
            sheet.write_formula(f"D{row}", f'=IF(C{row}="","A3",$D$2+C{row})', number)
    sheet.set_row(END_ROW - 1, 21)
    sheet.write(f"A{END_ROW}", "—— 以上填报 ——")
    sheet.merge_range(f"A{END_ROW + 1}:E{END_ROW + 1}", "填表说明")
    sheet.write_formula(f"B{END_ROW + 2}", f"=SUM(D3:D{END_ROW - 1})")
    sheet.write_url(f"A{END_ROW + 3}", f"internal:'{LISTS}'!A1", string="看选项")
    sheet.write_comment(f"A{END_ROW}", "结束行批注")
    sheet.data_validation(f"B3:B{END_ROW - 1}", {"validate": "list", "source": "=方式"})
    sheet.data_validation("D3:D4", {"validate": "integer", "criteria": ">", "value": 0})
    red = book.add_format({"bg_color": "#FFC7CE"})
    rule = {"type": "formula", "criteria": "=$C3>$C$2", "format": red}
    sheet.conditional_format(f"C3:C{END_ROW - 1}", rule)
    sheet.autofilter(f"A1:E{END_ROW - 1}")
    sheet.print_area(f"A1:E{END_ROW + 3}")
    sheet.repeat_rows(0)
    sheet.protect("", {"sort": True})
    sheet.freeze_panes(1, 0)
    other = book.add_worksheet(OTHER)
    other.write_formula("A1", f'=COUNTA({LEDGER}!A3:A{END_ROW - 1})+LEN("{LEDGER}!A9")')
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": f"={LEDGER}!$D$3:$D${END_ROW - 1}"})
    other.insert_chart("C2", chart)
    lists = book.add_worksheet(LISTS)
    lists.write_column("A1", ["走访", "驻点"])
    lists.hide()
    system = book.add_worksheet(SYSTEM)
    system.write_row("A1", ["版本", "收件人"])
    system.very_hidden()
    extra = book.add_worksheet("下一层")
    extra.insert_image("A1", "dot.png", {"image_data": files.png()})
    extra.repeat_rows(0)
    book.define_name("方式", f"={LISTS}!$A$1:$A$2")
    book.define_name("层名", "=下一层!$A$1")
    book.close()
    return path


@pytest.fixture
def template(tmp_path):
    return draw(tmp_path / "模板.xlsx")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "甲科.xlsx"


def sheet_of(path, title=LEDGER):
    return files.loaded(path)[title]


def values(sheet, first, last):
    return [[cell.value for cell in row] for row in sheet[f"A{first}:E{last}"]]


def test_rows_stand_in_the_prepared_rows_in_the_columns_formats(template, target):
    splice(template, target, {LEDGER: SplicedRows(3, [ROW, ROW[:2]], END_ROW)})
    sheet = sheet_of(target)
    moment = dt.datetime.fromisoformat("2012-03-14")
    assert values(sheet, 3, 5) == [
        ["HD001", "走访", moment, 3, "甲"],
        ["HD001", "走访", None, None, None],
        [None] * 5,
    ]
    assert [sheet.cell(3, at).number_format for at in (1, 3, 4)] == ["@", "yyyy-mm-dd", "0.0"]
    assert sheet["A3"].border.left.style == "thin" and not sheet["A3"].protection.locked
    assert sheet["A3"].fill.patternType is None  # not the example's grey
    assert sheet[f"A{END_ROW}"].value == "—— 以上填报 ——"


def test_only_the_filled_sheet_what_rests_on_it_and_its_strings_change(template, target):
    splice(template, target, {LEDGER: SplicedRows(3, [ROW], END_ROW)})
    before, after = files.members(template), files.members(target)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/sharedStrings.xml",
    }
    assert b"<v>" in before["xl/worksheets/sheet2.xml"]  # a sum over the filled rows
    assert b"<v>" not in after["xl/worksheets/sheet2.xml"]
    assert b"inlineStr" not in after["xl/worksheets/sheet1.xml"]


def test_what_rests_on_filled_rows_by_a_name_is_calculated_anew(template, tmp_path, target):
    named = tmp_path / "名称.xlsx"
    book = openpyxl.load_workbook(template)
    other = book[OTHER]
    for name, refers_to in (
        ("all_days", f"'{LEDGER}'!$D$3:$D$7"),
        ("first_days", "INDEX(all_days,1):INDEX(all_days,2)"),
        ("others", f"'{LISTS}'!$A$1:$A$2"),
    ):
        book.defined_names[name] = DefinedName(name, attr_text=refers_to)
    for at, formula in enumerate(
        ["SUM(all_days)", "SUM(first_days)", "COUNTA(others)", '"all_days"'], start=1
    ):
        other[f"B{at}"] = f"={formula}"
    book.save(named)
    parts = contents(named.read_bytes())
    part = "xl/worksheets/sheet2.xml"
    parts[part] = re.sub(rb"</f><v ?/?>(</v>)?", b"</f><v>7</v>", parts[part])
    named.write_bytes(archive(parts, USUAL))
    splice(named, target, {LEDGER: SplicedRows(3, [ROW], end_row=END_ROW)})
    there = openpyxl.load_workbook(target, data_only=True)[OTHER]
    assert [there[f"B{at}"].value for at in (1, 2, 3, 4)] == [None, None, 7, 7]


def test_the_end_mark_and_all_that_points_moves_down(template, target):
    rows = [(f"HD{number:03}", "走访", DAY, number) for number in range(25)]
    splice(template, target, {LEDGER: SplicedRows(3, rows, END_ROW)})
    sheet = sheet_of(target)
    end = 3 + 25
    assert sheet["A27"].value == "HD024" and sheet[f"A{end}"].value == "—— 以上填报 ——"
    assert sheet.row_dimensions[end].height == 21
    assert sheet[f"A{end}"].comment.text.endswith("结束行批注")
    assert [str(each) for each in sheet.merged_cells.ranges] == [f"A{end + 1}:E{end + 1}"]
    assert sheet[f"B{end + 2}"].value == f"=SUM(D3:D{end - 1})"
    assert sheet[f"A{end + 3}"].hyperlink.location == f"'{LISTS}'!A1"
    ranges = {str(each.sqref): each.type for each in sheet.data_validations.dataValidation}
    assert ranges == {f"B3:B{end - 1}": "list", "D3:D4": "whole"}
    assert [str(each.sqref) for each in sheet.conditional_formatting] == [f"C3:C{end - 1}"]
    assert sheet.auto_filter.ref == f"A1:E{end - 1}"
    assert sheet.print_area == f"'{LEDGER}'!$A$1:$E${end + 3}"
    assert sheet.print_title_rows == "$1:$1"
    other = sheet_of(target, OTHER)
    assert other["A1"].value == f'=COUNTA({LEDGER}!A3:A{end - 1})+LEN("{LEDGER}!A9")'
    contents = files.members(target)
    assert f"{LEDGER}!$D$3:$D${end - 1}".encode() in contents["xl/charts/chart1.xml"]
    assert f"{LEDGER}!$A$1:$E${end - 1}".encode() in contents["xl/workbook.xml"]
    assert f"<x:Row>{end - 1}</x:Row>".encode() in contents["xl/drawings/vmlDrawing1.vml"]


def test_spare_rows_are_kept_below_the_data(template, target):
    splice(template, target, {LEDGER: SplicedRows(3, [ROW] * 4, END_ROW, spare=3)})
    sheet = sheet_of(target)
    assert sheet["A10"].value == "—— 以上填报 ——" and sheet["A9"].value is None
    assert str(sheet.data_validations.dataValidation[0].sqref) == "B3:B9"


def test_a_template_without_end_mark_grows_at_its_end(template, target):
    splice(template, target, {OTHER: SplicedRows(2, [("甲", 1.5), ("乙", True)])})
    sheet = sheet_of(target, OTHER)
    assert [[cell.value for cell in row] for row in sheet["A2:B3"]] == [["甲", 1.5], ["乙", True]]


def test_formulas_of_prepared_rows_fill_cells_without_data(tmp_path, target):
    template = draw(tmp_path / "模板.xlsx", explicit=True)
    rows = [("HD1", "走访", DAY), ("HD2", None, DAY, 9), *[("HD3",)] * 6]
    splice(template, target, {LEDGER: SplicedRows(3, rows, END_ROW, spare=1)})
    sheet = sheet_of(target)
    assert sheet["D3"].value == '=IF(C3="","A3",$D$2+C3)'
    assert sheet["D4"].value == 9
    assert sheet["D10"].value == '=IF(C10="","A3",$D$2+C10)'
    assert sheet["D11"].value == '=IF(C11="","A3",$D$2+C11)'
    assert sheet["B4"].border.left.style == sheet["B11"].border.left.style == "thin"
    assert sheet["A12"].value == "—— 以上填报 ——"
    assert sheet["C4"].number_format == "yyyy-mm-dd"  # the template's cell is a text's


def test_a_date_in_a_column_of_words_is_shown_as_a_date(template, target):
    splice(template, target, {LEDGER: SplicedRows(3, [(DAY,)], END_ROW)})
    cell = sheet_of(target)["A3"]
    assert cell.value == dt.datetime.fromisoformat("2012-03-14")
    assert cell.number_format == "yyyy-mm-dd" and cell.border.left.style == "thin"


def test_long_text_makes_its_row_taller(template, target):
    rows = [("一", "走访群众" * 20), ("二", "短")]
    splice(template, target, {LEDGER: SplicedRows(3, rows, END_ROW)})
    sheet = sheet_of(target)
    assert sheet.row_dimensions[3].height > 60 and sheet.row_dimensions[4].height is None


def test_nothing_in_a_cell_is_a_formula(template, target):
    texts = ["=1+1", "+cmd", "@x", "<b>&", "_x0041_"]
    splice(template, target, {LEDGER: SplicedRows(3, [texts], END_ROW)})
    sheet = sheet_of(target)
    assert [sheet.cell(3, at).data_type for at in range(1, 6)] == ["s"] * 5
    assert [sheet.cell(3, at).value for at in range(1, 5)] == texts[:4]


def test_single_cells_of_hidden_sheets_are_set(template, target):
    cells = {
        (SYSTEM, "B2"): "甲科",
        (SYSTEM, "A2"): 7,
        (SYSTEM, "A1"): "版次",
        (LEDGER, "E1"): "附注",
    }
    splice(template, target, {LEDGER: SplicedRows(3, [ROW], END_ROW)}, cells=cells)
    book = files.loaded(target)
    assert [[cell.value for cell in row] for row in book[SYSTEM]["A1:B2"]] == [
        ["版次", "收件人"],
        [7, "甲科"],
    ]
    assert book[SYSTEM].sheet_state == "veryHidden"
    assert book[LEDGER]["E1"].value == "附注" and book[LEDGER]["E1"].font.b
    assert book[LEDGER]["A3"].value == "HD001"


def test_sheets_are_dropped_with_their_parts_and_names(template, target):
    splice(
        template, target, {LEDGER: SplicedRows(3, [ROW], END_ROW)}, drop_sheets=["下一层", OTHER]
    )
    book = files.loaded(target)
    assert book.sheetnames == [LEDGER, LISTS, SYSTEM]
    assert set(book.defined_names) == {"方式"}
    assert book[LEDGER].print_title_rows == "$1:$1"
    contents = files.members(target)
    assert not [name for name in contents if "chart" in name or "media" in name]
    assert "下一层".encode() not in b"".join(contents.values())
    types = etree.fromstring(contents["[Content_Types].xml"])
    stated = {each.get("PartName").lstrip("/") for each in types if each.get("PartName")}
    assert stated <= set(contents)


def test_a_sheet_that_others_need_is_not_dropped(template, target):
    with pytest.raises(PackageError, match=f"“{OTHER}”的公式要用“{LEDGER}”"):
        splice(template, target, {}, drop_sheets=[LEDGER])
    with pytest.raises(PackageError, match="至少要留一张可见"):
        splice(template, target, {}, drop_sheets=[LEDGER, OTHER, "下一层"])
    with pytest.raises(PackageError, match="没有工作表“无”"):
        splice(template, target, {}, drop_sheets=["无"])
    assert not target.exists()


def test_properties_of_the_file_are_set(template, target):
    splice(template, target, {}, properties={"title": "活动台账（甲科）", "creator": "办公室"})
    stated = files.loaded(target).properties
    assert (stated.title, stated.creator) == ("活动台账（甲科）", "办公室")
    with pytest.raises(PackageError, match="文档属性没有“标题”"):
        splice(template, target, {}, properties={"标题": "x"})


def test_copies_of_one_template_do_not_depend_on_each_other(template, tmp_path):
    opened = SpliceTemplate.open(template)
    jobs = {
        "甲": SplicedRows(3, [ROW] * 40, END_ROW),
        "乙": SplicedRows(3, [(DAY, "乙")], END_ROW),
        "丙": SplicedRows(3, [("丙", None, DAY)], END_ROW),
    }
    for name, rows in jobs.items():
        opened.write(tmp_path / f"{name}.xlsx", {LEDGER: rows})
    for name, rows in jobs.items():
        splice(template, tmp_path / "单独.xlsx", {LEDGER: rows})
        assert (tmp_path / "单独.xlsx").read_bytes() == (tmp_path / f"{name}.xlsx").read_bytes()


def test_two_sheets_that_name_each_other_both_grow(tmp_path, target):
    book = xlsxwriter.Workbook(tmp_path / "模板.xlsx")
    for title, other in (("甲", "乙"), ("乙", "甲")):
        sheet = book.add_worksheet(title)
        sheet.write("A1", "头")
        sheet.write_formula("B1", f"=SUM({other}!A2:A3)")
        sheet.write("A4", "尾")
    book.close()
    rows = SplicedRows(2, [(number,) for number in range(5)], 4)
    splice(tmp_path / "模板.xlsx", target, {"甲": rows, "乙": rows})
    book = openpyxl.load_workbook(target)
    for title, other in (("甲", "乙"), ("乙", "甲")):
        assert book[title]["B1"].value == f"=SUM({other}!A2:A6)"
        assert [book[title].cell(row, 1).value for row in range(1, 8)] == [
            "头",
            0,
            1,
            2,
            3,
            4,
            "尾",
        ]


def test_what_cannot_be_is_one_sentence(template, target):
    with pytest.raises(PackageError, match="没有工作表“无”"):
        splice(template, target, {"无": SplicedRows(1, [])})
    with pytest.raises(PackageError, match="结束行 2 在首行 3 之前"):
        splice(template, target, {LEDGER: SplicedRows(3, [ROW], 2)})
    with pytest.raises(PackageError, match="不能覆盖模板"):
        splice(template, template, {})
    with pytest.raises(PackageError, match="扩展名应为"):
        splice(template, target.with_suffix(".xlsm"), {})
    with pytest.raises(PackageError, match="放不下"):
        splice(template, target, {LEDGER: SplicedRows(3, [ROW], END_ROW, spare=2_000_000)})
    assert not target.exists()


def test_a_template_with_macros_and_buttons_keeps_them(rich, tmp_path):
    target = tmp_path / "b.xlsm"
    splice(rich, target, {"活动台账": SplicedRows(2, [("新", "人", 1, DAY)] * 40)})
    assert not files.inventory(rich) - files.inventory(target)
    assert files.members(target)["xl/vbaProject.bin"] == files.members(rich)["xl/vbaProject.bin"]


def test_a_number_under_a_date_and_a_time_under_words_are_shown_as_what_they_are(tmp_path):
    template = draw(tmp_path / "模板.xlsx", explicit=True)
    rows = SplicedRows(3, [("HD001", dt.time(9, 30), 2013, DAY, 5)], END_ROW)
    splice(template, tmp_path / "新.xlsx", {LEDGER: rows})
    sheet = openpyxl.load_workbook(tmp_path / "新.xlsx")[LEDGER]
    assert [cell.value for cell in sheet[3]][1:4] == [
        dt.time(9, 30),
        2013,
        dt.datetime.combine(DAY, dt.time()),
    ]


def test_rows_that_keep_their_gaps_take_no_formula_and_rows_left_over_keep_their_results(
    tmp_path, target
):
    template = tmp_path / "模板.xlsx"
    book = xlsxwriter.Workbook(template)
    sheet = book.add_worksheet(LEDGER)
    for row in range(3, 8):
        sheet.write_formula(f"B{row}", f'=IF(A{row}="","",A{row}+1)', None, 8)
        sheet.write_formula(f"C{row}", f"=SUM(A$3:A{row})", None, 0)
    sheet.write("A9", "—— 以上填报 ——")
    book.close()
    rows = [(1,), (None, 9)]
    splice(template, target, {LEDGER: SplicedRows(3, rows, 9, keeps_empty=True)})
    assert [sheet_of(target)[cell].value for cell in ("A3", "B3", "B4", "B5")] == [
        *(1, None, 9),
        '=IF(A5="","",A5+1)',
    ]
    stored = openpyxl.load_workbook(target, data_only=True)[LEDGER]
    assert stored["C5"].value is None
    assert [stored[f"B{row}"].value for row in (3, 5, 6, 7)] == [None, 8, 8, 8]
