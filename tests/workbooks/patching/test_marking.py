"""A marked copy: what is coloured and noted, and that nothing else changes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import package_files as files
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit.declare.outcome import Strength
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import PackageError
from toolkit.workbooks.patching import mark_copy
from toolkit.workbooks.patching.cells import Painter
from toolkit.workbooks.patching.sheet_bytes import SheetBytes
from toolkit.workbooks.patching.styles import FILLS

SHEET = "活动台账"


def at(
    cell: str, level: Strength = Strength.MUST, text: str = "请更正。", sheet: str = SHEET
) -> Mark:
    return Mark(sheet, cell, level, text)


def filled(cell) -> str:
    return cell.fill.fgColor.rgb if cell.fill.patternType == "solid" else ""


def test_a_marked_cell_has_fill_and_note_and_keeps_its_format(rich, tmp_path):
    target = tmp_path / "标注.xlsm"
    mark_copy(rich, target, [at("D4", Strength.PRINCIPLE, "开始日期偏晚。")])
    before = files.loaded(rich)[SHEET]["D4"]
    after = files.loaded(target)[SHEET]["D4"]
    assert after.value == before.value
    assert after.comment.text == "开始日期偏晚。"
    assert filled(after) == FILLS[Strength.PRINCIPLE]
    assert after.number_format == "yyyy-mm-dd"
    for part in ("border", "protection", "font", "alignment"):
        assert repr(getattr(after, part)) == repr(getattr(before, part))


def test_a_cell_that_had_no_format_still_begins_with_its_reference(tmp_path):
    """As readers expect it: a copy that comes back is read as fast as its original."""
    source, target = tmp_path / "台账.xlsx", tmp_path / "标注.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["甲", 5])
    book.save(source)
    mark_copy(source, target, [at("A1", sheet="Sheet"), at("B1", sheet="Sheet")])
    with zipfile.ZipFile(target) as package:
        rows = package.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<c (\w+)="', rows) == ["r", "r"]


def test_several_marks_of_one_cell_are_one_note_under_the_gravest_fill(rich, tmp_path):
    target = tmp_path / "标注.xlsm"
    marks = [
        at("C4", Strength.HINT, "丙"),
        at("C4", Strength.MUST, "甲"),
        at("C4", Strength.DATA, "乙"),
        at("C4", Strength.HINT, "丙"),
    ]
    mark_copy(rich, target, marks)
    cell = files.loaded(target)[SHEET]["C4"]
    assert cell.comment.text == "1. 甲\n2. 乙\n3. 丙"
    assert filled(cell) == FILLS[Strength.MUST]


def test_no_element_of_any_part_is_lost_and_other_parts_keep_their_bytes(rich, tmp_path):
    target = tmp_path / "标注.xlsm"
    source_bytes = rich.read_bytes()
    mark_copy(rich, target, [at("A2"), at("B3"), at("Z99"), at("A1", sheet="名单")])
    assert rich.read_bytes() == source_bytes
    lost = files.inventory(rich) - files.inventory(target)
    assert not lost
    before, after = files.members(rich), files.members(target)
    changed = {name for name in before if before[name] != after[name]}
    assert (
        changed
        == {
            "[Content_Types].xml",
            "xl/comments1.xml",
            "xl/drawings/vmlDrawing1.vml",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/worksheets/_rels/sheet1.xml.rels",
            "xl/worksheets/_rels/sheet2.xml.rels",
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet2.xml",
        }
        & changed
    )
    assert b"Validate" in after["xl/drawings/vmlDrawing1.vml"]
    assert set(after) - set(before) == {"xl/comments2.xml", "xl/drawings/vmlDrawing3.vml"}


def test_a_note_that_is_there_is_kept_continued_and_made_taller(rich, tmp_path):
    target = tmp_path / "标注.xlsm"
    mark_copy(rich, target, [at("B3", text="姓名不在名单中。")])
    note = files.loaded(target)[SHEET]["B3"].comment
    assert note.text == "原有批注\n【校验】姓名不在名单中。"
    assert note.author == "王五"
    before = files.members(rich)["xl/drawings/vmlDrawing1.vml"]
    after = files.members(target)["xl/drawings/vmlDrawing1.vml"]
    assert before.count(b'ObjectType="Note"') == after.count(b'ObjectType="Note"') == 1
    assert before != after


def test_missing_cells_and_rows_are_made_with_the_formats_of_row_and_column(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"B2": 1, "D2": "x", "B9": 3}})
    book = openpyxl.load_workbook(source)
    book[SHEET].column_dimensions["F"].number_format = "0.00"
    book.save(source)
    target = tmp_path / "b.xlsx"
    wanted = ["A1", "C2", "A2", "E2", "B5", "F7", "H12", "A9"]
    mark_copy(source, target, [at(cell) for cell in wanted])
    sheet = files.loaded(target)[SHEET]
    assert [cell for cell in wanted if filled(sheet[cell]) != FILLS[Strength.MUST]] == []
    assert (sheet["B2"].value, sheet["D2"].value, sheet["B9"].value) == (1, "x", 3)
    assert sheet["F7"].number_format == "0.00"
    assert sheet.dimensions == "A1:H12"


def test_marks_in_a_merged_area_go_to_its_first_cell(rich, tmp_path):
    target = tmp_path / "标注.xlsm"
    mark_copy(rich, target, [at("G5", text="一"), at("F4", Strength.DATA, "二")])
    sheet = files.loaded(target)[SHEET]
    assert sheet["F3"].comment.text == "1. 一\n2. 二"
    assert filled(sheet["F3"]) == FILLS[Strength.MUST]


def test_light_letters_turn_dark_on_the_pale_fill(rich, tmp_path):
    target = tmp_path / "标注.xlsm"
    mark_copy(rich, target, [at("A1")])
    sheet = files.loaded(target)[SHEET]
    assert sheet["A1"].font.color.rgb == "FF000000" and sheet["A1"].font.bold
    assert sheet["B1"].font.color.rgb == "FFFFFFFF"


@pytest.mark.parametrize("shape", [files.prefixed, files.utf16, files.without_references])
def test_sheets_of_odd_shapes_are_marked_alike(tmp_path, shape):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": "甲", "B1": 2, "A2": "乙"}})
    files.altered(source, {"xl/worksheets/sheet1.xml": shape})
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [at("B1"), at("A2"), at("C4")])
    sheet = files.loaded(target)[SHEET]
    assert [[cell.value for cell in row] for row in sheet["A1:B2"]] == [["甲", 2], ["乙", None]]
    assert [filled(sheet[cell]) for cell in ("A1", "B1", "A2", "C4")] == [
        "",
        *[FILLS[Strength.MUST]] * 3,
    ]
    assert sheet["C4"].comment.text == "请更正。"


def test_sections_that_look_like_cells_are_not_mistaken(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": 1, "A2": 2}})
    note = b'<sheetData><!-- <row r="1"><c r="A1"/></row> -->'
    files.altered(source, {"xl/worksheets/sheet1.xml": files.swap(b"<sheetData>", note)})
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [at("A1")])
    sheet = files.loaded(target)[SHEET]
    assert filled(sheet["A1"]) == FILLS[Strength.MUST] and sheet["A1"].value == 1


def test_members_with_backslashes_and_other_case_are_found(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": "甲"}})

    def other(name: str) -> str:
        return name if name.startswith(("[", "_")) else name.replace("xl/", "XL\\")

    files.altered(source, names=other)
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [at("A1")])
    contents = files.members(target)
    sheets = [name for name in contents if name.endswith("sheet1.xml")]
    assert len(sheets) == 1 and b's="1"' in contents[sheets[0]]


def test_vml_with_other_prefixes_takes_a_note(rich, tmp_path):
    files.altered(
        rich,
        {
            "xl/drawings/vmlDrawing1.vml": lambda text: text.replace(b"x:", b"ex:").replace(
                b"xmlns:x=", b"xmlns:ex="
            )
        },
    )
    target = tmp_path / "标注.xlsm"
    mark_copy(rich, target, [at("C4"), at("B3")])
    assert not files.inventory(rich) - files.inventory(target)
    assert files.loaded(target)[SHEET]["C4"].comment.text == "请更正。"


def test_a_thread_of_comments_is_kept_and_gets_a_reply(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": "甲"}})
    first = tmp_path / "b.xlsx"
    mark_copy(source, first, [at("A1", text="[Threaded comment]")])
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/"
    thread = (
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="A1" dT="2024-05-01T08:00:00.00"'
        ' personId="{1}" id="{2}"><text>谁填的？</text></threadedComment></ThreadedComments>'
    )
    people = f'<personList xmlns="{space}"><person displayName="王" id="{{1}}"/></personList>'
    files.altered(
        first,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": files.related(
                "rT", kind + "threadedComment", "../threadedComments/threadedComment1.xml"
            ),
            "xl/_rels/workbook.xml.rels": files.related(
                "rP", kind + "person", "persons/person.xml"
            ),
        },
        {
            "xl/threadedComments/threadedComment1.xml": thread.encode(),
            "xl/persons/person.xml": people.encode(),
        },
    )
    target = tmp_path / "c.xlsx"
    mark_copy(first, target, [at("A1", text="请说明。")])
    contents = files.members(target)
    answered = contents["xl/threadedComments/threadedComment1.xml"].decode()
    assert "谁填的？" in answered and "请说明。" in answered and 'parentId="{2}"' in answered
    known = contents["xl/persons/person.xml"].decode()
    assert "王" in known and "台账校验" in known
    again = tmp_path / "d.xlsx"
    mark_copy(target, again, [])
    left = files.members(again)["xl/threadedComments/threadedComment1.xml"].decode()
    assert "谁填的？" in left and "请说明。" not in left
    assert filled(files.loaded(again)[SHEET]["A1"]) == ""


def test_a_drop_down_from_another_sheet_and_cell_images_survive(tmp_path):
    source = files.plain_workbook(
        tmp_path / "a.xlsx", {SHEET: {"A1": '=DISPIMG("ID_1",1)'}, "选项": {"A1": "x"}}
    )
    extension = (
        b'<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
        b' uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"'
        b' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation'
        b' type="list"><x14:formula1><xm:f>\xe9\x80\x89\xe9\xa1\xb9!$A$1:$A$3</xm:f></x14:formula1>'
        b"<xm:sqref>A1:A9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    cell_images = (
        b'<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>'
    )
    files.altered(
        source,
        {
            "xl/worksheets/sheet1.xml": files.swap(b"</worksheet>", extension + b"</worksheet>"),
            "xl/_rels/workbook.xml.rels": files.related(
                "rW", "http://www.wps.cn/officeDocument/2020/cellImage", "cellimages.xml"
            ),
        },
        {"xl/cellimages.xml": cell_images},
    )
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [at("A1")])
    contents = files.members(target)
    sheet = contents["xl/worksheets/sheet1.xml"]
    assert extension in sheet and sheet.index(b"<legacyDrawing") < sheet.index(b"<extLst")
    assert contents["xl/cellimages.xml"] == cell_images
    assert not files.inventory(source) - files.inventory(target)


def test_a_signature_is_left_out_of_the_copy(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": "甲"}})
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
    signature = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="' + kind.encode() + b'signature" Target="sig1.xml"/>'
        b"</Relationships>"
    )
    files.altered(
        source,
        {
            "_rels/.rels": files.related("rS", kind + "origin", "_xmlsignatures/origin.sigs"),
            "[Content_Types].xml": files.typed("/_xmlsignatures/sig1.xml", "application/signature"),
        },
        {
            "_xmlsignatures/origin.sigs": b"",
            "_xmlsignatures/_rels/origin.sigs.rels": signature,
            "_xmlsignatures/sig1.xml": b"<Signature/>",
        },
    )
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [at("A1")])
    contents = files.members(target)
    assert not [name for name in contents if "signature" in name]
    assert b"signature" not in contents["_rels/.rels"] + contents["[Content_Types].xml"]


def test_a_workbook_without_styles_is_marked(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": "甲"}})

    def without(content: bytes) -> bytes:
        return b"".join(
            piece
            for piece in content.replace(b"/>", b"/>\n").split(b"\n")
            if b"styles" not in piece
        )

    contents = files.members(source)
    del contents["xl/styles.xml"]
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        contents[name] = without(contents[name])
    files.write(source, contents)
    target = tmp_path / "b.xlsx"
    mark_copy(source, target, [at("A1")])
    assert filled(files.loaded(target)[SHEET]["A1"]) == FILLS[Strength.MUST]


def test_thousands_of_notes_have_numbers_of_their_own(tmp_path):
    source = files.plain_workbook(tmp_path / "a.xlsx", {SHEET: {"A1": 1}, "乙": {"A1": 2}})
    target = tmp_path / "b.xlsx"
    marks = [at(f"{column}{row}") for row in range(1, 1201) for column in "AB"]
    mark_copy(source, target, [*marks, at("A1", sheet="乙")])
    contents = files.members(target)
    drawings = [text for name, text in sorted(contents.items()) if name.endswith(".vml")]
    numbers = [re.findall(rb'id="_x0000_s(\d+)"', text) for text in drawings]
    assert [len(found) for found in numbers] == [2400, 1]
    assert len({*numbers[0], *numbers[1]}) == 2401
    for text, found in zip(drawings, numbers, strict=True):
        blocks = re.search(rb'idmap[^>]* data="([\d,]+)"', text)[1].split(b",")
        assert {int(number) // 1024 for number in found} == {int(block) for block in blocks}
    assert len(files.loaded(target)[SHEET]["B1200"].comment.text)


def test_the_same_input_gives_the_same_bytes(rich, tmp_path):
    first, second = tmp_path / "一.xlsm", tmp_path / "二.xlsm"
    marks = [at("A2"), at("C9", Strength.HINT), at("Q77", Strength.DATA)]
    mark_copy(rich, first, marks)
    mark_copy(rich, second, reversed(marks))
    assert first.read_bytes() == second.read_bytes()


def test_a_copy_of_a_copy_is_sound(rich, tmp_path):
    first, second = tmp_path / "一.xlsm", tmp_path / "二.xlsm"
    mark_copy(rich, first, [at("C4", text="一")])
    mark_copy(first, second, [at("C4", text="二"), at("C5", text="三")])
    sheet = files.loaded(second)[SHEET]
    assert sheet["C4"].comment.text == "二" and sheet["C5"].comment.text == "三"
    assert not files.inventory(first) - files.inventory(second)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (at("A1", sheet="没有"), "没有工作表“没有”"),
        (at("A0"), "“A0”不是单元格地址"),
        (at("XFE1"), "“XFE1”不是单元格地址"),
        (at("A1:B2"), "“A1:B2”不是单元格地址"),
    ],
)
def test_a_mark_that_cannot_be_placed_is_one_sentence_and_no_file(rich, tmp_path, mark, said):
    with pytest.raises(PackageError, match=said):
        mark_copy(rich, tmp_path / "标注.xlsm", [mark])
    assert [path.name for path in tmp_path.iterdir()] == ["台账.xlsm"]


def test_a_copy_under_the_wrong_name_or_over_the_source_is_refused(rich, tmp_path):
    with pytest.raises(PackageError, match="扩展名应为"):
        mark_copy(rich, tmp_path / "标注.xlsx", [])
    with pytest.raises(PackageError, match="不能覆盖原文件"):
        mark_copy(rich, Path(str(rich)), [])


def test_files_that_are_no_workbooks_are_one_sentence(rich, tmp_path):
    sound = rich.read_bytes()
    cases = {
        "设有打开密码": b"\xd0\xcf\x11\xe0" + bytes(600),
        "不是完整的 Excel 工作簿": sound[: len(sound) // 2],
        "已损坏": files.spoilt(rich, "xl/worksheets/sheet1.xml"),
    }
    for said, content in cases.items():
        path = tmp_path / "坏.xlsm"
        path.write_bytes(content)
        with pytest.raises(PackageError, match=said):
            mark_copy(path, tmp_path / "标注.xlsm", [at("A1")])
    with pytest.raises(PackageError, match="找不到"):
        mark_copy(tmp_path / "无.xlsx", tmp_path / "标注.xlsx", [])
    assert not (tmp_path / "标注.xlsm").exists()


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 900)), unique_by=lambda row: row[0]),
    st.booleans(),
    st.sets(st.integers(1, 42), min_size=1),
)
def test_rows_are_found_however_long_they_are_and_in_whatever_order(rows, in_order, marked):
    rows = sorted(rows) if in_order else rows
    drawn = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{"7" * length}</v></c></row>' for row, length in rows
    )
    content = f'<worksheet xmlns="{files.MAIN}"><sheetData>{drawn}</sheetData></worksheet>'
    painter = Painter(SheetBytes(content.encode(), "sheet1.xml"), lambda *_: 3)
    pieces = painter.paint({row: {1: Strength.MUST} for row in marked})
    painted = [
        (int(row.get("r")), row[0].get("s"), len(row.findtext("c/v", "")))
        for row in etree.fromstring(b"<a>" + b"".join(pieces) + b"</a>")
    ]
    there = dict(rows)
    assert sorted(painted) == [
        (row, "3" if row in marked else None, there.get(row, 0))
        for row in sorted(marked | {*there})
    ]
    assert [row for row, *_ in painted if row in there] == [row for row, _ in rows]
    assert not in_order or painted == sorted(painted)


@pytest.mark.parametrize("cells", ["CAB", "CBA", "BA", "AC"])
def test_a_cell_that_stands_out_of_order_is_not_put_twice(cells):
    drawn = "".join(f'<c s="1" r="{column}4"><v>5</v></c>' for column in cells)
    rows = f'<sheetData><row r="4">{drawn}</row></sheetData>'
    content = f'<worksheet xmlns="{files.MAIN}">{rows}</worksheet>'.encode()
    painter = Painter(SheetBytes(content, "sheet1.xml"), lambda *_: 3)
    painted = etree.fromstring(b"".join(painter.paint({4: {2: Strength.MUST}})))
    styles = {each.get("r"): each.get("s") for each in painted}
    assert styles == {f"{column}4": "1" for column in cells} | {"B4": "3"}
    assert len(painted) == len(styles)
