"""What a schema checker and a real LibreOffice say of the copies."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import package_files as files
import pytest
import xlsxwriter
from lxml import etree
from openxml_audit import OpenXmlValidator

from toolkit.declare.outcome import Strength
from toolkit.word.office.soffice import convert
from toolkit.workbooks.patching import Link
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import SplicedRows
from toolkit.workbooks.patching import mark_copy
from toolkit.workbooks.patching import splice

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "活动台账"
MARKS = [
    Mark(SHEET, "B3", Strength.MUST, "与名单不符。"),
    Mark(SHEET, "D4", Strength.PRINCIPLE, "日期偏晚。"),
    Mark(SHEET, "AA99", Strength.HINT, "此处应填。"),
    Mark("名单", "C3", Strength.DATA, "空着。"),
]
COLUMNS = [
    ResultColumn("序号", 6),
    ResultColumn("位置", 12),
    ResultColumn("名单", 12),
    ResultColumn("问题", 40, wrap=True),
    ResultColumn("日期", 12),
    ResultColumn("说明", 20, unlocked=True),
]
ROWS = [
    (number, Link(f"D{number}", SHEET, f"D{number}"), Link("王", "名单", "A3"), "错 & 漏", DAY)
    for DAY in [dt.date(2012, 6, 30)]
    for number in range(1, 8)
]
RESULT = ResultSheet("校验'结果", ["校验结果", "截止日"], COLUMNS, ROWS, [Strength.DATA] * 7)


def found(path: Path) -> set[tuple[str, str]]:
    result = OpenXmlValidator(max_errors=0).validate(path)
    return {(error.part_uri, error.description) for error in result.errors}


def drawn(path: Path, folder: Path):
    """The workbook as LibreOffice has read it."""
    (flat,) = convert([path], "fods", folder)
    return etree.parse(flat, etree.XMLParser(huge_tree=True)).getroot()


def texts(root, name: str) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{{*}}{name}")]


def attributes(root, element: str, name: str) -> list[str]:
    return [
        value
        for each in root.iter(f"{{*}}{element}")
        for key, value in each.attrib.items()
        if key.endswith("}" + name)
    ]


def test_a_marked_copy_has_no_fault_that_the_source_has_not(rich, tmp_path):
    target = tmp_path / "标注.xlsm"
    mark_copy(rich, target, MARKS, [RESULT])
    assert found(target) <= found(rich)
    again = tmp_path / "再标.xlsm"
    mark_copy(target, again, MARKS, [RESULT])
    assert found(again) <= found(rich)


def test_marks_in_a_plain_workbook_bring_no_fault(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": "甲"}, "名单": {"A1": 1}})
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, MARKS, [RESULT])
    assert found(target) <= found(source)


def test_a_grown_copy_with_a_sheet_dropped_has_no_new_fault(rich, tmp_path):
    source = tmp_path / "模板.xlsx"
    book = xlsxwriter.Workbook(source)
    sheet = book.add_worksheet("甲")
    sheet.write_row("A1", ["头", "日"])
    sheet.write("A5", "尾")
    sheet.write_comment("A5", "批注")
    sheet.data_validation("A2:A4", {"validate": "list", "source": ["一", "二"]})
    sheet.autofilter("A1:B4")
    book.add_worksheet("乙").insert_image("A1", "dot.png", {"image_data": files.png()})
    book.close()
    target = tmp_path / "b.xlsx"
    rows = [("一", dt.date(2012, 3, 14))] * 9
    splice(
        source,
        target,
        {"甲": SplicedRows(2, rows, 5)},
        drop_sheets=["乙"],
        properties={"title": "题"},
    )
    assert found(target) <= found(source)
    grown = tmp_path / "c.xlsm"
    splice(rich, grown, {SHEET: SplicedRows(2, [("甲",)] * 50)})
    assert found(grown) <= found(rich)


@pytest.mark.office
def test_libreoffice_shows_notes_links_buttons_charts_and_drop_downs(rich, tmp_path):
    target = tmp_path / "标注.xlsm"
    mark_copy(rich, target, MARKS, [RESULT])
    before, after = drawn(rich, tmp_path / "前"), drawn(target, tmp_path / "后")
    notes = sorted(texts(after, "annotation"))
    assert len(notes) == 4 and "日期偏晚。" in " ".join(notes)
    assert any("原有批注" in note and "与名单不符。" in note for note in notes)
    for name in (
        "button",
        "chart",
        "content-validation",
        "sparkline",
        "image",
        "conditional-format",
    ):
        kept = len(list(after.iter(f"{{*}}{name}")))
        assert kept == len(list(before.iter(f"{{*}}{name}"))), name
    links = [text for text in attributes(after, "a", "href") if text.startswith("#")]
    assert links.count("#'名单'.A3") == 7
    assert {f"#'{SHEET}'.D{number}" for number in range(1, 8)} <= set(links)
    tables = [name for name in attributes(after, "table", "name") if name != "local-table"]
    assert tables == [SHEET, "名单", "校验'结果"]
    ranges = attributes(after, "database-range", "target-range-address")
    assert any("校验''结果" in each and "A3" in each and "F10" in each for each in ranges)


@pytest.mark.office
def test_libreoffice_reads_a_grown_copy_as_meant(tmp_path):
    source, target = tmp_path / "模板.xlsx", tmp_path / "甲科.xlsx"
    book = xlsxwriter.Workbook(source)
    sheet = book.add_worksheet(SHEET)
    sheet.write_row("A1", ["编号", "天数"])
    sheet.write("A5", "—— 以上填报 ——")
    sheet.write_formula("B5", "=SUM(B2:B4)")
    sheet.data_validation("A2:A4", {"validate": "list", "source": ["一", "二"]})
    book.close()
    splice(source, target, {SHEET: SplicedRows(2, [("一", 2)] * 30, 5)})
    root = drawn(target, tmp_path / "看")
    cells = {
        "".join(cell.itertext()).strip(): cell.get(
            "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value"
        )
        for cell in root.iter("{*}table-cell")
    }
    assert "—— 以上填报 ——" in cells and cells["60"] == "60"
    assert len(list(root.iter("{*}content-validation"))) == 1
