"""Cells given other values in a copy, each told in its trail; columns put beside a table."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import package_files as files
import pytest
import xlsxwriter
from lxml import etree
from openxml_audit import OpenXmlValidator

from toolkit.word.office.soffice import convert
from toolkit.workbooks.patching import Edit
from toolkit.workbooks.patching import PackageError
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import SideColumn
from toolkit.workbooks.patching import Trail
from toolkit.workbooks.patching import mark_copy

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "台账"
TRAIL = Trail(ResultSheet("留痕", ("留痕",), [ResultColumn("格", 9), ResultColumn("值", 9)], ()))
SIDE = SideColumn(SHEET, "结果", 1, 5, 2, {3: "姓名：写错了", 9: "1. 甲\n2. 乙\n3. 丙"})


def ledger(path: Path, *, table: bool = False, formats: dict | None = None, **options) -> Path:
    """Four columns, five rows; a filter, or a table in its place."""
    book = xlsxwriter.Workbook(path, options)
    sheet = book.add_worksheet(SHEET)
    head = book.add_format({"bold": True, "bg_color": "#1F4E79", "font_color": "white"})
    look = book.add_format({"border": 1, "bg_color": "#FFFF00", **(formats or {})})
    rows = [[f"HD{row}", "张 三", "12", "2012.3.5"] for row in range(2, 7)]
    sheet.write_row(0, 0, ["编号", "姓名", "天数", "日期"], head)
    for at, row in enumerate(rows, 1):
        sheet.write_row(at, 0, row, look)
    if table:
        columns = [{"header": name} for name in ("编号", "姓名", "天数", "日期")]
        sheet.add_table(0, 0, 5, 3, {"columns": columns, "data": rows})
    else:
        sheet.autofilter(0, 0, 5, 3)
    sheet.protect()
    sheet.set_row(3, None, None, {"hidden": True})
    book.close()
    return path


def edit(cell: str, value: object, group: str = "") -> Edit:
    return Edit(SHEET, cell, value, (cell, str(value)), group)


def edited(source: Path, *edits: Edit, **more) -> Path:
    target = source.with_name(f"{source.stem}_改{source.suffix}")
    mark_copy(source, target, (), edits=edits, trail=TRAIL, **more)
    return target


def sheet_of(path: Path):
    return openpyxl.load_workbook(path)[SHEET]


def faults(path: Path) -> set[tuple[str, str]]:
    result = OpenXmlValidator(max_errors=0).validate(path)
    return {(error.part_uri, error.description) for error in result.errors}


VALUES = {"C2": 12, "B2": "张三", "D2": dt.date(2012, 3, 5), "D4": dt.time(8, 30)}


@pytest.mark.parametrize("epoch", [False, True])
@pytest.mark.parametrize("shown", ["General", "@", "0%", "yyyy年m月d日", "h:mm", "#,##0.0"])
def test_a_value_is_seen_as_what_it_is_and_the_cell_keeps_its_look(tmp_path, shown, epoch):
    source = ledger(tmp_path / "甲.xlsx", formats={"num_format": shown}, date_1904=epoch)
    target = edited(source, *(edit(cell, value) for cell, value in VALUES.items()))
    sheet = sheet_of(target)
    assert [sheet[cell].value for cell in ("C2", "B2", "D4")] == [12, "张三", dt.time(8, 30)]
    assert sheet["D2"].value.date() == dt.date(2012, 3, 5)
    assert sheet["C2"].number_format == ("#,##0.0" if shown == "#,##0.0" else "General")
    assert sheet["D2"].number_format == ("yyyy年m月d日" if "年" in shown else "yyyy-mm-dd")
    assert sheet["D4"].number_format == ("h:mm" if shown == "h:mm" else "hh:mm")
    for cell in VALUES:
        assert sheet[cell].fill.fgColor.rgb == "FFFFFF00"
        assert sheet[cell].border.left.style == "thin"
    assert sheet.row_dimensions[4].hidden
    assert sheet.protection.sheet
    assert faults(target) <= faults(source)


def test_what_was_typed_with_an_apostrophe_is_a_number_afterwards(tmp_path):
    target = edited(ledger(tmp_path / "甲.xlsx", formats={"quote_prefix": True}), edit("C2", 12))
    assert sheet_of(target)["C2"].value == 12
    assert not sheet_of(target)["C2"].quotePrefix
    assert sheet_of(target)["C3"].quotePrefix


def test_every_edit_is_told_once_below_what_the_trail_holds_already(tmp_path):
    first = edited(ledger(tmp_path / "甲.xlsx"), edit("C2", 12))
    target = first.with_name("再.xlsx")
    mark_copy(first, target, (), edits=[edit("C3", 13)], trail=replace(TRAIL, columns=(1, 2)))
    rows = list(openpyxl.load_workbook(target)["留痕"].iter_rows(values_only=True))
    assert rows == [("留痕", None), ("格", "值"), ("C2", "12"), ("C3", "13")]


@pytest.mark.parametrize("shape", [files.prefixed, files.utf16, files.without_references])
def test_a_trail_of_another_spelling_goes_on_alike(tmp_path, shape):
    told = []
    for name in ("甲", "乙"):
        first = edited(ledger(tmp_path / f"{name}.xlsx"), edit("C2", 12))
        if name == "乙":
            files.altered(first, {"xl/worksheets/sheet2.xml": shape})
        target = first.with_name(f"{name}_再.xlsx")
        edits = [edit("C3", 13), edit("C4", 14)]
        mark_copy(first, target, (), edits=edits, trail=replace(TRAIL, columns=(2, 0)))
        sheet = openpyxl.load_workbook(target)["留痕"]
        told.append([[(cell.value, cell.alignment.wrap_text) for cell in row] for row in sheet])
        assert faults(target) <= faults(first)
    assert told[0] == told[1]
    assert [[value for value, _ in row] for row in told[0][-2:]] == [[None, "C3"], [None, "C4"]]


def test_without_an_edit_nothing_is_changed_and_no_trail_begun(tmp_path):
    source = ledger(tmp_path / "甲.xlsx")
    assert files.members(edited(source)) == files.members(source)


def test_a_formula_stays_what_it_is_and_so_do_the_cells_that_hold_only_with_it(tmp_path):
    source = tmp_path / "甲.xlsx"
    book = xlsxwriter.Workbook(source)
    sheet = book.add_worksheet(SHEET)
    sheet.write_row("A1", ["甲", "乙", "丙"])
    sheet.write_formula("A2", '="12"&""', None, "12")
    sheet.write_array_formula("B2:B4", "{=A2:A4}", None, 5)
    sheet.write_row("C2", ["3月5-9日"])
    book.close()
    target = tmp_path / "乙.xlsx"
    wanted = [edit("A2", 12), edit("B3", 5), edit("C2", 1, "2"), edit("B2", 2, "2"), edit("C3", 7)]
    made = mark_copy(source, target, (), edits=wanted, trail=TRAIL).edits
    assert [each.cell for each in made] == ["C3"]
    assert sheet_of(target)["A2"].value == '="12"&""'
    assert sheet_of(target)["C2"].value == "3月5-9日"
    assert openpyxl.load_workbook(target).calculation.fullCalcOnLoad
    trail = list(openpyxl.load_workbook(target)["留痕"].iter_rows(min_row=3, values_only=True))
    assert trail == [("C3", "7")]


def test_a_column_beside_a_filtered_range_is_part_of_the_filter_and_looks_like_its_neighbour(
    tmp_path,
):
    source = ledger(tmp_path / "甲.xlsx")
    target = edited(source, beside=[SIDE])
    sheet = sheet_of(target)
    assert [cell.value for cell in sheet["E"]][:3] == ["结果", None, "姓名：写错了"]
    assert sheet.auto_filter.ref == "A1:E6"
    assert b"$A$1:$E$6" in files.members(target)["xl/workbook.xml"]
    assert sheet["E1"].fill.fgColor.rgb == sheet["B1"].fill.fgColor.rgb
    assert sheet["E3"].alignment.wrap_text
    assert sheet["E3"].border.left.style == "thin"
    assert sheet.column_dimensions["E"].width == SIDE.width
    assert sheet.row_dimensions[9].height == 16.5 * 3
    assert faults(target) <= faults(source)


def test_a_table_takes_in_the_column_beside_it(tmp_path):
    source = ledger(tmp_path / "甲.xlsx", table=True)
    target = edited(source, beside=[SIDE])
    (table,) = sheet_of(target).tables.values()
    assert table.ref == table.autoFilter.ref == "A1:E6"
    assert [column.name for column in table.tableColumns][-1] == "结果"
    assert faults(target) <= faults(source)
    apart = edited(source, beside=[replace(SIDE, column=7)])
    (table,) = sheet_of(apart).tables.values()
    assert table.ref == "A1:D6"


def test_a_column_put_again_takes_the_place_of_the_first(tmp_path):
    first = edited(ledger(tmp_path / "甲.xlsx"), beside=[SIDE])
    again = edited(first, beside=[replace(SIDE, texts={2: "编号：空着", 3: "", 9: ""})])
    assert [cell.value for cell in sheet_of(again)["E"]][:4] == ["结果", "编号：空着", None, None]
    assert sheet_of(again).max_column == 5
    third = edited(again, beside=[replace(SIDE, texts={2: "编号：空着"})])
    assert files.members(third)["xl/styles.xml"] == files.members(again)["xl/styles.xml"]
    assert sheet_of(third).auto_filter.ref == "A1:E6"


def test_a_wide_stretch_of_columns_keeps_its_format_around_the_column(tmp_path):
    source = tmp_path / "甲.xlsx"
    book = xlsxwriter.Workbook(source)
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(2, 16383, 5, book.add_format({"locked": False}), {"hidden": True})
    sheet.write_row("A1", ["编号", "姓名"])
    book.close()
    target = tmp_path / "乙.xlsx"
    mark_copy(source, target, (), beside=[SIDE])
    columns = files.members(target)["xl/worksheets/sheet1.xml"].decode()
    assert '<col min="3" max="4"' in columns
    assert '<col min="6" max="16384"' in columns
    assert sheet_of(target).column_dimensions["E"].width == SIDE.width
    assert not sheet_of(target).column_dimensions["E"].hidden
    assert faults(target) <= faults(source)


@pytest.mark.parametrize("shape", [files.prefixed, files.utf16, files.without_references])
def test_other_spellings_of_the_same_sheet_are_edited_alike(tmp_path, shape):
    usual = ledger(tmp_path / "甲.xlsx")
    other = ledger(tmp_path / "乙.xlsx")
    files.altered(other, {"xl/worksheets/sheet1.xml": shape})
    wanted = [edit("C2", 12), edit("D3", dt.date(2012, 3, 5)), edit("F9", "远处")]
    said = []
    for source in (usual, other):
        sheet = sheet_of(edited(source, *wanted, beside=[SIDE]))
        said.append([[cell.value for cell in row] for row in sheet["A1:F9"]])
    assert said[0] == said[1]
    assert said[0][8][4:] == [SIDE.texts[9], "远处"]


def test_a_workbook_with_everything_is_none_the_worse_for_edits_and_a_column(rich, tmp_path):
    target = tmp_path / "改.xlsm"
    wanted = [replace(edit(cell, value), sheet="活动台账") for cell, value in VALUES.items()]
    beside = replace(SIDE, sheet="活动台账", column=30)
    made = mark_copy(rich, target, (), edits=wanted, trail=TRAIL, beside=[beside]).edits
    assert made == wanted
    assert faults(target) <= faults(rich)
    before, after = files.inventory(rich), files.inventory(target)
    lost = {name for name, count in before.items() if after[name] < count}
    assert lost <= {"xl/worksheets r", "xl/worksheets t"}, lost


def test_a_sheet_that_writes_a_row_twice_is_refused_and_nothing_of_it_lost(tmp_path):
    source = ledger(tmp_path / "甲.xlsx")
    twice = files.swap(b'<row r="3"', b'<row r="2"')
    files.altered(source, {"xl/worksheets/sheet1.xml": twice})
    with pytest.raises(PackageError, match="第2行写了两次"):
        edited(source, edit("C2", 12))
    assert not source.with_name("甲_改.xlsx").exists()


@pytest.mark.office
def test_libreoffice_shows_the_values_and_filters_by_the_column(tmp_path):
    source = ledger(tmp_path / "甲.xlsx")
    target = edited(source, *(edit(cell, value) for cell, value in VALUES.items()), beside=[SIDE])
    (flat,) = convert([target], "fods", tmp_path / "flat")
    root = etree.parse(flat, etree.XMLParser(huge_tree=True)).getroot()
    attributes = [
        (etree.QName(key).localname, value)
        for each in root.iter("{*}table-cell", "{*}database-range")
        for key, value in each.attrib.items()
    ]
    for said in (
        ("date-value", "2012-03-05"),
        ("time-value", "PT08H30M00S"),
        ("value", "12"),
        ("target-range-address", f"{SHEET}.A1:{SHEET}.E6"),
    ):
        assert said in attributes
    lines = ["".join(each.itertext()) for each in root.iter("{*}p")]
    assert {"结果", SIDE.texts[3], "1. 甲", "3. 丙", "张三"} <= set(lines)
