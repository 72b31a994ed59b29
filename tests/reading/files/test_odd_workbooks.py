"""Workbooks that other writers and other programs leave: read rightly, or said truly."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.reading.files.conftest import MAIN
from tests.reading.files.conftest import RELATION
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW
from toolkit.ooxml.references import Area
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.files.contents import MOST_SHEETS
from toolkit.reading.files.refusals import CellsMissingError
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import ImpossibleCellError
from toolkit.reading.files.refusals import TooManySheetsError
from toolkit.reading.files.refusals import UnknownVocabularyError
from toolkit.reading.workbook import UNCALCULATED

NAME = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1"><v>5</v></c></row>'
TWO_SHEETS = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/>'
    '<sheet name="草&#10;稿" sheetId="2" r:id="rId9"/></sheets></workbook>'
)


def with_scratch(hand_made, scratch):
    """A workbook of a sound sheet and a scratch sheet."""
    path = hand_made(NAME)
    relations = f'<Relationship Id="rId9" Type="{RELATION}/worksheet" Target="worksheets/s9.xml"/>'
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relations.encode() + b"</Relationships>")
    parts["xl/workbook.xml"] = TWO_SHEETS.encode()
    parts["xl/worksheets/s9.xml"] = scratch
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("merge", "area"),
    [
        ("3:3", Area(3, 1, 3, LAST_COLUMN)),
        ("C:D", Area(1, 3, LAST_ROW, 4)),
        ("B2", Area(2, 2, 2, 2)),
    ],
)
def test_merged_whole_rows_and_columns_are_areas_like_others(hand_made, merge, area):
    path = hand_made(NAME, after=f'<mergeCells><mergeCell ref="{merge}"/></mergeCells>')
    [sheet] = read_workbook(path).sheets
    assert (sheet.rows, sheet.merged) == ([["姓名", 5]], (area,))


@pytest.mark.parametrize("said", ["1:4", "A:C", "A1", "", "#REF!", "A0:ZZZZ9"])
def test_whatever_a_dimension_says_the_cells_are_read(hand_made, said):
    path = hand_made(NAME, before=f'<dimension ref="{said}"/>')
    assert read_workbook(path).sheets[0].rows == [["姓名", 5]]


@pytest.mark.parametrize("merge", ["", '<mergeCells><mergeCell ref="3:3"/></mergeCells>'])
@pytest.mark.parametrize("first", ['r="1" x14ac:dyDescent="0.25"', 'x14ac:dyDescent="0.25" r="1"'])
def test_rows_may_bear_attributes_of_other_vocabularies_wherever_a_sheet_is_odd(
    hand_made, merge, first
):
    """Excel writes them in every row; a cell of an error has to be counted exactly."""
    rows = f'<row {first}><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>5</v></c></row>'
    path = hand_made(rows, after=merge)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    [part] = [name for name in parts if name.startswith("xl/worksheets/")]
    parts[part] = parts[part].replace(b"<worksheet ", b'<worksheet xmlns:x14ac="urn:x14ac" ', 1)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    [sheet] = read_workbook(path).sheets
    assert (sheet.refusal, [[str(cell) for cell in row] for row in sheet.rows]) == (
        "",
        [["#REF!", "5.0"]],
    )


@pytest.mark.parametrize("formula", ["", "<f>B1</f>", '<f aca="false"/>'])
def test_a_text_of_its_cell_may_stand_where_results_stand(hand_made, formula):
    """As LibreOffice 4 wrote the texts that formulas gave."""
    cell = f'<c r="A1" s="0" t="inlineStr">{formula}<v t="inlineStr">姓名</v></c>'
    path = hand_made(f'<row r="1">{cell}<c r="B1" t="inlineStr"><is><t>乙</t></is></c></row>')
    assert read_workbook(path).sheets[0].rows == [["姓名", "乙"]]


@pytest.mark.parametrize("empty", ["<v />", "<v/>", "<v></v>", "<v> </v>", "<v\n/>", ""])
def test_a_formula_never_calculated_is_that_in_every_spelling(hand_made, empty):
    path = hand_made(f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>1+1</f>{empty}</c></row>')
    assert read_workbook(path).sheets[0].rows == [[1, UNCALCULATED]]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A99999999"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="99999999999"><c r="A2"><v>1</v></c></row>',
        '<row r="2000000"/>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="1"><v>1</v></c></row>',
        '<row r="1048576"/><row><c><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"/><c><v>1</v></c></row>',
    ],
)
def test_a_place_that_no_worksheet_has_is_one_sentence(hand_made, rows):
    with pytest.raises(ImpossibleCellError, match="超出了工作表的范围"):
        read_workbook(hand_made(rows, before='<dimension ref="1:4"/>'))


def test_rows_in_an_unknown_vocabulary_are_no_empty_sheet(hand_made):
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData xmlns="urn:o\u202e">{NAME}</sheetData></worksheet>'
    )
    with pytest.raises(UnknownVocabularyError, match="urn:o〔U\\+202E〕"):
        read_workbook(hand_made(sheet=sheet))


DATES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="20"/></cellXfs>'
    "</styleSheet>"
)


@pytest.mark.parametrize(
    "value",
    ["-1", "-41000.5", "0", "0.5", "60", "60.25", "2958466", "13812345678", "1.5E+10", "4.5e8"],
)
def test_a_number_that_is_no_day_stays_a_number(hand_made, value):
    path = hand_made(f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>', styles=DATES)
    [[cell]] = read_workbook(path).sheets[0].rows
    assert (type(cell), cell) == (float, float(value))


@pytest.mark.parametrize("value", ["1e12", "13812345678", "1E+300"])
def test_a_phone_number_formatted_as_a_lapse_of_time_ends_nothing(hand_made, value):
    rows = f'<row r="1"><c r="A1" s="2"><v>{value}</v></c><c r="B1" s="2"><v>1.5</v></c></row>'
    [[cell, lapse]] = read_workbook(hand_made(rows, styles=DATES)).sheets[0].rows
    assert cell == float(value)
    assert lapse.total_seconds() == 36 * 3600


def test_a_time_of_day_may_be_midnight(hand_made):
    rows = '<row r="1"><c r="A1" s="3"><v>0</v></c><c r="B1" s="1"><v>61</v></c></row>'
    [[midnight, day]] = read_workbook(hand_made(rows, styles=DATES)).sheets[0].rows
    assert (str(midnight), str(day)) == ("00:00:00", "1900-03-01")


@pytest.mark.parametrize(
    "scratch",
    [b"<broken", f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>'.encode(),
     b'<worksheet xmlns="urn:x"/>'],
)  # fmt: skip
def test_a_scratch_sheet_that_cannot_be_read_hides_no_other(hand_made, scratch):
    book = read_workbook(with_scratch(hand_made, scratch))
    sound, broken = book.sheets
    assert (sound.rows, sound.refusal) == ([["姓名", 5]], "")
    assert broken.rows == [] and broken.refusal
    assert [str(note) for note in book.notes] == [f"工作表“草⏎稿”没有读取：它{broken.refusal}"]


def test_a_part_cut_off_behind_its_rows_is_read_and_told(hand_made):
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{NAME}</sheetData><pageMargins left="0.'
    book = read_workbook(hand_made(sheet=sheet))
    assert book.sheets[0].rows == [["姓名", 5]]
    assert "末尾不完整" in str(book.notes[0])


def test_a_part_cut_off_in_its_rows_is_damaged(hand_made):
    with pytest.raises(DamagedFileError):
        read_workbook(hand_made(sheet=f'<worksheet xmlns="{MAIN}"><sheetData>{NAME}<row r="2"'))


def test_a_reader_that_gives_fewer_cells_is_not_believed(hand_made):
    """Both readers take a text whose `is` is empty for empty, whatever stands beside it."""
    with pytest.raises(CellsMissingError, match="里填了2格，只读得出1格"):
        read_workbook(
            hand_made(
                '<row r="1"><c r="A1" t="inlineStr"><is/><v>甲</v></c><c r="B1"><v>1</v></c></row>'
            )
        )


def test_texts_that_are_empty_are_not_missed(hand_made):
    strings = f'<sst xmlns="{MAIN}"><si><t/></si><si><t>甲</t><rPh sb="0" eb="1"><t>j</t></rPh></si></sst>'
    rows = "".join(f'<c r="{c}1" t="s"><v>{n}</v></c>' for c, n in (("A", 0), ("B", 1), ("C", 0)))
    rows += '<c r="D1" t="inlineStr"><is><t></t></is></c><c r="E1" t="str"><v></v></c>'
    book = read_workbook(hand_made(f'<row r="1">{rows}</row>', strings=strings))
    assert book.sheets[0].rows[0][:3] == [None, "甲", None]
    assert book.notes == ()


def test_more_sheets_than_are_read_are_counted(hand_made):
    sheets = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, MOST_SHEETS + 2)
    )
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>{sheets}</sheets></workbook>'
    with pytest.raises(TooManySheetsError, match="有4001张工作表，最多读4000张"):
        read_workbook(hand_made(NAME, other={"xl/workbook.xml": workbook}))


@pytest.mark.parametrize("encoding", ["iso-8859-1", "gbk", "utf-16", "utf-8"])
def test_parts_in_the_encoding_that_they_say_are_read(hand_made, encoding):
    sheet = f'<?xml version="1.0" encoding="{encoding}"?><worksheet xmlns="{MAIN}"><sheetData>{NAME}</sheetData></worksheet>'
    said = sheet.encode(encoding, "xmlcharrefreplace")
    assert read_workbook(hand_made(sheet=said)).sheets[0].rows == [["姓名", 5]]


def test_an_encoding_that_nobody_knows_is_said(hand_made):
    sheet = f'<?xml version="1.0" encoding="klingon"?><worksheet xmlns="{MAIN}"/>'
    with pytest.raises(UnreadableFileError, match="文字编码（klingon）"):
        read_workbook(hand_made(sheet=sheet))


def test_what_a_library_says_on_standard_error_is_not_heard():
    root = Path(__file__).parents[3]
    program = (
        "import os; from toolkit.reading.files.fast_reader import tried\n"
        "def loud():\n    os.write(2, b'panicked')\n    raise ValueError\n"
        "assert tried(loud) is None\nos.write(2, b'after')"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, check=True)
    assert ran.stderr == b"after"


def test_words_in_headers_and_footers_are_read_without_their_codes(hand_made):
    after = (
        '<headerFooter differentFirst="1"><oddHeader>&amp;L&amp;"宋体,Bold"&amp;12内部 资料&amp;R&amp;D</oddHeader>'
        "<firstFooter>&amp;C甲&amp;&amp;乙 &amp;K00FF00第&amp;P页</firstFooter></headerFooter>"
    )
    (sheet,) = read_workbook(
        hand_made('<row r="1"><c r="A1"><v>1</v></c></row>', after=after)
    ).sheets
    assert sheet.margins == ("内部 资料", "甲&乙 第 页")
