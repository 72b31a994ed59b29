"""Every spelling of the same worksheet is marked and filled alike, and nothing in it is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from lxml import etree

from tests.examples import examples
from tests.spellings import MAIN
from tests.spellings import Spelling
from tests.spellings import spellings
from tests.spellings import spelt
from tests.workbooks.patching import package_files as files
from toolkit.declare.outcome import Strength
from toolkit.reading.files import read_workbook
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import SplicedRows
from toolkit.workbooks.patching import mark_copy
from toolkit.workbooks.patching import splice
from toolkit.workbooks.patching.styles import FILLS
from toolkit.workbooks.patching.styles import KEPT_FOR_LOOKS
from toolkit.workbooks.patching.styles import MOST_FORMATS

SHEET = "台账"
PART = "xl/worksheets/sheet1.xml"
CELLS = {"A1": "姓名", "B1": "天数", "A2": "张三", "B2": 5, "A3": "李四", "B3": 2}
MARKED = ("B2", "A3", "D5")


@pytest.fixture
def usual(tmp_path):
    return files.plain_workbook(tmp_path / "原.xlsx", {SHEET: CELLS})


def in_spelling(usual, spelling):
    """The workbook with its sheet in a spelling."""
    path = usual.with_name("台账.xlsx")
    path.write_bytes(usual.read_bytes())
    files.altered(path, {PART: lambda content: spelt(content, spelling)})
    return path


def elements(content):
    return [each.tag for each in etree.fromstring(content).iter("*")]


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spelling=spellings())
def test_every_spelling_is_marked_alike(usual, spelling):
    source = in_spelling(usual, spelling)
    target = source.with_name("标注.xlsx")
    marks = [Mark(SHEET, cell, Strength.MUST, "请更正。") for cell in MARKED]
    mark_copy(source, target, marks, sound=read_workbook(source).sound)
    quickly = target.read_bytes()
    mark_copy(source, target, marks)
    assert target.read_bytes() == quickly
    assert read_workbook(target).sheets[0].rows[:3] == read_workbook(usual).sheets[0].rows
    sheet = files.loaded(target)[SHEET]
    assert {cell: sheet[cell].comment.text for cell in MARKED} == dict.fromkeys(MARKED, "请更正。")
    for row in sheet["A1:D5"]:
        for cell in row:
            filled = cell.fill.fgColor.rgb if cell.fill.patternType == "solid" else ""
            assert filled == (FILLS[Strength.MUST] if cell.coordinate in MARKED else "")
    new = {
        f"{{{MAIN}}}{name}": count for name, count in (("row", 1), ("c", 1), ("legacyDrawing", 1))
    }
    before, after = elements(files.members(usual)[PART]), elements(files.members(target)[PART])
    assert {tag: after.count(tag) - before.count(tag) for tag in {*before, *after}} == {
        **dict.fromkeys({*before, *after}, 0),
        **new,
    }


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spelling=spellings())
def test_every_spelling_is_filled_alike(usual, spelling):
    source = in_spelling(usual, spelling)
    target = source.with_name("分册.xlsx")
    splice(source, target, {SHEET: SplicedRows(2, [["王五", 3], ["赵六", 4], ["钱七", 1]])})
    assert [row[:2] for row in read_workbook(target).sheets[0].rows] == [
        ["姓名", "天数"],
        ["王五", 3],
        ["赵六", 4],
        ["钱七", 1],
    ]


@pytest.mark.parametrize("spelling", [Spelling(paired=True, seed=seed) for seed in range(4)])
def test_paired_tags_leave_no_end_tag_behind(usual, spelling):
    source = in_spelling(usual, spelling)
    target = source.with_name("标注.xlsx")
    mark_copy(source, target, [Mark(SHEET, "F9", Strength.MUST, "请更正。")])
    assert read_workbook(target).sheets[0].rows == read_workbook(usual).sheets[0].rows


@pytest.mark.parametrize("style", ['s=""', 's="x"', "s='0'", 's="&#48;"', 's="99999"', ""])
def test_a_marked_cell_has_one_style_whatever_it_had(usual, tmp_path, style):
    source = tmp_path / "台账.xlsx"
    source.write_bytes(usual.read_bytes())
    files.altered(
        source, {PART: lambda content: re.sub(rb'(<c r="B2")[^>]*?( ?t="n")?>', rb"\1 " + style.encode() + b">", content)}
    )  # fmt: skip
    target = tmp_path / "标注.xlsx"
    mark_copy(source, target, [Mark(SHEET, "B2", Strength.DATA, "请更正。")])
    cell = files.loaded(target)[SHEET]["B2"]
    assert (cell.value, cell.fill.fgColor.rgb) == (5, FILLS[Strength.DATA])


@pytest.mark.parametrize("said", ["1:400", "A:C", "#REF!", "", "A1"])
@pytest.mark.parametrize("end", ["/>", "></dimension>", "> </dimension>"])
def test_any_dimension_is_widened_or_left_out(usual, tmp_path, said, end):
    source = tmp_path / "台账.xlsx"
    source.write_bytes(usual.read_bytes())
    dimension = f'<dimension ref="{said}"{end}'.encode()
    files.altered(source, {PART: lambda content: re.sub(rb"<dimension[^>]*/>", dimension, content)})
    target = tmp_path / "标注.xlsx"
    mark_copy(source, target, [Mark(SHEET, "F9", Strength.DATA, "请更正。")])
    assert read_workbook(target).sheets[0].rows == read_workbook(usual).sheets[0].rows


def test_an_odd_tag_in_the_middle_of_a_long_sheet_is_noticed(usual, tmp_path):
    """Too long for every tag to be looked at: the row itself is, and the sheet is spelt anew."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="str"><v>{"甲" * 300}</v></c></row>' for n in range(4, 3000)
    )
    odd = '<row r="3000" x="a>b"><c t="n" r="B3000" y="a>b"><v>7</v></c></row>'
    more = (rows + odd + rows.replace('r="', 'r="1').replace('r="1A', 'r="A1')).encode()
    source = tmp_path / "台账.xlsx"
    source.write_bytes(usual.read_bytes())
    files.altered(source, {PART: files.swap(b"</sheetData>", more + b"</sheetData>")})
    target = tmp_path / "标注.xlsx"
    mark_copy(source, target, [Mark(SHEET, "B3000", Strength.MUST, "请更正。")])
    sheet = files.loaded(target)[SHEET]
    assert sheet["B3000"].value == 7 and sheet["B3000"].fill.fgColor.rgb == FILLS[Strength.MUST]


def test_a_marked_tab_may_differ_by_what_cannot_be_seen(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {"台账 ": {"A1": "甲"}})
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [Mark(SHEET, "A1", Strength.MUST, "请更正。")])
    assert files.loaded(target)["台账 "]["A1"].comment.text == "请更正。"


def test_new_relationships_have_a_type_where_the_package_states_none_for_them(usual, tmp_path):
    source = tmp_path / "台账.xlsx"
    source.write_bytes(usual.read_bytes())
    files.altered(
        source,
        {
            "[Content_Types].xml": lambda text: re.sub(
                rb'<Default Extension="rels"[^>]*/>', b"", text
            )
        },
    )
    target = tmp_path / "标注.xlsx"
    mark_copy(source, target, [Mark(SHEET, "A1", Strength.MUST, "请更正。")])
    assert b'Extension="rels"' in files.members(target)["[Content_Types].xml"]


def test_a_workbook_near_the_most_formats_of_excel_is_marked_without_passing_it(usual, tmp_path):
    source = tmp_path / "台账.xlsx"
    source.write_bytes(usual.read_bytes())
    many = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * (
        MOST_FORMATS - KEPT_FOR_LOOKS - 2
    )
    files.altered(
        source, {"xl/styles.xml": lambda text: text.replace(b"</cellXfs>", many + b"</cellXfs>")}
    )
    target = tmp_path / "标注.xlsx"
    levels = (Strength.MUST, Strength.DATA, Strength.HINT)
    marks = [Mark(SHEET, f"A{row}", level, "请更正。") for row, level in enumerate(levels, 1)]
    (said,) = mark_copy(source, target, marks).remarks
    assert "2种格式的格只加了批注" in said
    assert files.members(target)["xl/styles.xml"].count(b"<xf ") <= MOST_FORMATS + 1
    assert files.loaded(target)[SHEET]["A3"].comment.text == "请更正。"
