"""Files of a few kilobytes that would take gigabytes, for ever, or end the process."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from struct import pack_into

import pytest

from toolkit.ooxml.references import Area
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import DeclaredTypeError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ProtectedFileError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
SST_ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def refused(path, kind=UnreadableFileError, hint=""):
    with pytest.raises(kind) as caught:
        read_workbook(path)
    assert str(caught.value).startswith(f"文件《{path.name}》")
    assert hint in str(caught.value)


def test_two_cells_at_opposite_corners_are_read(hand_made):
    path = hand_made(ONE + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
    rows = read_workbook(path).sheets[0].rows
    assert (len(rows), len(rows[0])) == (1_048_576, 16_384)
    assert (rows[0][0], rows[-1][-1]) == (1, 2)


@pytest.mark.parametrize(
    "cell",
    [
        '<x:c r="XFD1048576"><v>2</v></x:c>',
        "<c r='XFD1048576'><v>2</v></c>",
        '<c\n r="XFD1048576"><v>2</v></c>',
        '<c t="n" r="XFD1048576"><v>2</v></c>',
        '<c r = "XFD1048576"><v>2</v></c>',
        '<c r="xfd1048576"><v>2</v></c>',
        '<c r="A1" s="1"/><c r="XFD1048576"><v>2</v></c>',
    ],
)
def test_a_far_corner_in_disguise_is_seen(hand_made, cell):
    path = hand_made(f'{ONE}<row r="1048576">{cell}</row>')
    try:
        rows = read_workbook(path).sheets[0].rows
    except UnreadableFileError:
        return
    assert rows[0][0] == 1


def test_a_far_corner_beside_many_rows_is_too_large(hand_made):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 2000))
    refused(hand_made(f'{rows}<row r="2000"><c r="XFD2000"><v>1</v></c></row>'), OversizedFileError)


def test_a_column_beyond_the_last_is_refused(hand_made):
    refused(hand_made('<row r="1"><c r="ZZZ9999999"><v>1</v></c><c r="A1"><v>1</v></c></row>'))


@pytest.mark.parametrize("count", [4_000_000_000, 99_999_999_999_999_999_999])
def test_an_untrue_count_of_strings_is_refused(hand_made, count):
    strings = f'<sst xmlns="{MAIN}" uniqueCount="{count}"><si><t>张三</t></si></sst>'
    refused(hand_made(SST_ROW, strings=strings), DamagedFileError)


def test_a_small_part_that_inflates_to_gigabytes_is_refused(hand_made, tmp_path):
    path = hand_made(ONE)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/sharedStrings.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(600):
            part.write(b" " * 2**20)
    refused(path, OversizedFileError)


def test_a_part_that_hides_its_size_is_refused(tmp_path, hand_made):
    path = hand_made(ONE + "<row/>" * 100_000)
    data = bytearray(path.read_bytes())
    name = b"xl/worksheets/sheet1.xml"
    entry = data.rindex(name) - 46
    pack_into("<L", data, entry + 24, 500)
    path.write_bytes(data)
    refused(path, DamagedFileError)


def test_a_wrong_checksum_is_refused(hand_made):
    path = hand_made(ONE)
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    pack_into("<L", data, entry + 16, zlib.crc32(b"other"))
    path.write_bytes(data)
    refused(path, DamagedFileError)


def test_two_parts_of_one_name_are_refused(hand_made):
    path = hand_made(ONE)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("XL/worksheets/SHEET1.xml", "<worksheet/>")
    refused(path, DamagedFileError, "两个不同的“XL/worksheets/SHEET1.xml”")


def test_a_part_that_stands_there_twice_is_read_once(hand_made):
    path = hand_made(ONE)
    with zipfile.ZipFile(path, "a") as package, warnings.catch_warnings(action="ignore"):
        package.writestr("xl/workbook.xml", package.read("xl/workbook.xml"))
    assert len(read_workbook(path).sheets) == 1


def test_an_encrypted_zip_asks_for_the_password_to_be_removed(hand_made):
    path = hand_made(ONE)
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[entry + 8] |= 1
    path.write_bytes(data)
    refused(path, ProtectedFileError)
    path.write_bytes(data.replace(b"xl/", b"ab/").replace(b"_rels", b"_dirs"))
    refused(path, NotAWorkbookError, "加了密码的压缩包，不是 Excel 工作簿，请先解压")


def test_millions_of_cells_without_references_are_refused(hand_made):
    refused(hand_made("<row>" + "<c><v>1</v></c>" * 4_000_000 + "</row>"), OversizedFileError)


def test_the_same_cell_millions_of_times_is_refused(hand_made):
    cell = '<c r="A1"><v>1</v></c>'
    refused(hand_made(f'<row r="1">{cell * 9_000_000}</row>'), OversizedFileError)


def test_a_merge_of_the_whole_sheet_is_only_an_area(hand_made):
    path = hand_made(ONE, after='<mergeCells><mergeCell ref="A1:Z1048576"/></mergeCells>')
    [sheet] = read_workbook(path).sheets
    assert sheet.merged == (Area(1, 1, 1_048_576, 26),)
    assert sheet.rows == [[1]]


ENTITIES = '<!DOCTYPE sst [<!ENTITY a "啊"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE sst [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [ENTITIES, EXTERNAL, f"<!-- - -- -->\n{ENTITIES}"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(hand_made, declared, encoding):
    strings = (
        f'<?xml version="1.0" encoding="{encoding}"?>{declared}'
        f'<sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>'
    )
    refused(hand_made(SST_ROW, strings=strings.encode(encoding)), DeclaredTypeError)


def test_entities_in_the_workbook_part_are_refused(hand_made):
    workbook = f'<?xml version="1.0"?>{ENTITIES}<workbook xmlns="{MAIN}"/>'
    refused(hand_made(ONE, other={"xl/workbook.xml": workbook}), DeclaredTypeError)


def test_a_formula_without_result_in_the_far_corner_does_not_fill_memory(hand_made):
    path = hand_made(ONE + '<row r="1048576"><c r="XFD1048576"><f>A1</f></c></row>')
    rows = read_workbook(path).sheets[0].rows
    assert str(rows[-1][-1]) == "公式未计算"


def test_formulas_without_result_all_over_a_wide_sheet_are_refused(hand_made):
    formulas = "".join(f'<row r="{n}"><c r="A{n}"><f>B1</f></c></row>' for n in range(2, 1500))
    refused(
        hand_made(f'{ONE}{formulas}<row r="1500"><c r="XFD1500"><f>A1</f></c></row>'),
        OversizedFileError,
    )


@pytest.mark.parametrize(
    "unending",
    [
        '<c r="A1" t="e">', '<c r="A1"><f ', "<f/></c>", '<row hidden="1" ', ' hidden="1"', "<col ",
        '<mergeCell ref="', "<row r=", ' t="e"', "<!--", "<v>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["before", "rows", "after"])
def test_markup_without_ends_is_not_searched_for_ever(hand_made, unending, place):
    broken = {place: unending * 200_000} | ({} if place == "rows" else {"rows": ONE})
    path = hand_made(**broken)
    try:
        [sheet] = read_workbook(path).sheets
    except UnreadableFileError as refusal:
        sentence = str(refusal)
    else:
        assert len(sheet.rows) <= 1
        return
    assert sentence.startswith(f"文件《{path.name}》")


@pytest.mark.parametrize("corners", [("DZZ3000",), tuple(f"XFD{n}" for n in range(1, 900))])
def test_many_sheets_that_only_together_fill_memory_are_refused(hand_made, corners):
    rows = "".join(f'<row r="{c[3:]}"><c r="{c}"><v>1</v></c></row>' for c in corners)
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{ONE}{rows}</sheetData></worksheet>'
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 100))
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships"><sheets>{sheets}</sheets></workbook>'
    )
    refused(hand_made(sheet=sheet, other={"xl/workbook.xml": workbook}), OversizedFileError)
