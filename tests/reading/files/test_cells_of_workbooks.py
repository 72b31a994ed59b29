"""Real workbooks, written by XlsxWriter and openpyxl or by hand, become plain cells."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.ooxml.references import Area
from toolkit.reading.files import read_workbook
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

MORNING = dt.datetime.combine(dt.date(2012, 3, 14), dt.time(8, 30))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rows_of(path):
    return read_workbook(path).sheets[0].rows


def test_the_first_row_is_worksheet_row_one_and_the_first_column_is_a(tmp_path):
    """
    The table starts at C4
    |   |   |      |
    |   |   |      |
    |   |   |      |
    |   |   | 姓名 |
    """
    path = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    book.active["C4"] = "姓名"
    book.save(path)
    assert rows_of(path) == [[None] * 3] * 3 + [[None, None, "姓名"]]


def test_every_kind_of_cell_keeps_its_type(tmp_path):
    path = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["张三", 3, 0.5, True, None, dt.date(2012, 3, 14), dt.time(8, 30)])
    book.active.append([MORNING, dt.timedelta(hours=26), "  空格  "])
    book.active["B2"].number_format = "[h]:mm"
    book.save(path)
    first, second = rows_of(path)
    assert first == ["张三", 3, 0.5, True, None, dt.date(2012, 3, 14), dt.time(8, 30)]
    assert type(first[3]) is bool
    assert type(first[5]) is dt.date
    assert second[:3] == [MORNING, dt.timedelta(hours=26), "  空格  "]


def test_errors_and_formulas_without_result_are_not_empty(hand_made):
    """
    | 1 | #REF! | 公式未计算 | 公式未计算 | (公式的结果是空文本) | #N/A |
    """
    path = hand_made(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>X1</f><v>#REF!</v></c>'
        '<c r="C1"><f>A1+1</f></c><c r="D1" s="0"><f t="shared" si="0"/><v></v></c>'
        '<c r="E1" t="str"><f>IF(A1,"","")</f><v></v></c><c r="F1" t="e"><v>#N/A</v></c></row>'
        '<row r="3"><c r="H3"><f>A1</f><v/></c></row>'
    )
    first, second, third = rows_of(path)
    assert first[:4] == [1, ErrorValue("#REF!"), UNCALCULATED, UNCALCULATED]
    assert first[4:] == [None, ErrorValue("#N/A"), None, None]
    assert second == [None] * 8
    assert third == [None] * 7 + [UNCALCULATED]


def test_formulas_written_by_openpyxl_are_uncalculated(tmp_path):
    path = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    book.active.append([1, "=A1*2"])
    book.save(path)
    assert rows_of(path) == [[1, UNCALCULATED]]


def test_an_identity_number_typed_as_a_number_stays_the_number_it_became(tmp_path):
    path = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    book.active.append([320482199001011234])
    book.save(path)
    [[cell]] = rows_of(path)
    assert isinstance(cell, float)
    assert int(cell) != 320482199001011234


@pytest.mark.parametrize("number", [*range(27, 37), *range(50, 59), 14, 22])
def test_built_in_chinese_date_formats_are_dates(hand_made, number):
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    path = hand_made('<row r="1"><c r="A1" s="0"><v>40982</v></c></row>', styles=styles)
    assert rows_of(path) == [[dt.date(2012, 3, 14)]]


def test_chinese_date_formats_are_dates_for_the_second_reader_too(hand_made):
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="31"/></cellXfs></styleSheet>'
    odd = '<row r="9"><c r="Z9" t="e"><v>#BUSY!</v></c></row>'
    path = hand_made('<row r="1"><c r="A1" s="0"><v>40982</v></c></row>' + odd, styles=styles)
    assert rows_of(path)[0][0] == dt.date(2012, 3, 14)


def test_the_1904_epoch_is_counted_in_and_told(hand_made):
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    path = hand_made(
        '<row r="1"><c r="A1" s="0"><v>39520</v></c></row>',
        styles=styles,
        settings='<workbookPr date1904="1"/>',
    )
    book = read_workbook(path)
    assert book.sheets[0].rows == [[dt.date(2012, 3, 14)]]
    assert "1904" in str(book.notes[0])


def test_iso_dates_are_days(hand_made):
    path = hand_made('<row r="1"><c r="A1" t="d"><v>2012-03-14T00:00:00</v></c></row>')
    [[cell]] = rows_of(path)
    assert type(cell) is dt.date
    assert cell == dt.date(2012, 3, 14)


def test_what_is_hidden_or_merged_is_read_and_told(tmp_path):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("台账")
        for row in range(6):
            sheet.write_row(row, 0, ["张三", 1, 2, 3])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("B:C", None, None, {"hidden": True})
        sheet.merge_range("A5:A6", "李四")
        listed = book.add_worksheet("_选项")
        listed.write("A1", "是")
        listed.very_hidden()
    ledger, options = read_workbook(path).sheets
    assert (ledger.hidden, options.hidden) == (False, True)
    assert ledger.hidden_rows == {3}
    assert ledger.hidden_columns == {2, 3}
    assert ledger.merged == (Area(5, 1, 6, 1),)
    assert ledger.rows[2] == ["张三", 1, 2, 3]
    assert options.rows == [["是"]]


def test_only_the_sheets_asked_for_are_read(tmp_path):
    path = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    for name in ("甲", "乙", "丙"):
        book.create_sheet(name).append([name])
    book.save(path)
    assert [sheet.name for sheet in read_workbook(path, only={"丙", "甲", "没有"}).sheets] == [
        "甲",
        "丙",
    ]


def test_chart_sheets_are_left_out(tmp_path):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("数据").write_row(0, 0, [1, 2])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=数据!$A$1:$B$1"})
        book.add_chartsheet("图").set_chart(chart)
    assert [sheet.name for sheet in read_workbook(path).sheets] == ["数据"]


def test_phonetic_guides_are_not_part_of_a_name(hand_made):
    strings = f'<sst xmlns="{MAIN}"><si><t>张三</t><rPh sb="0" eb="1"><t>zhāng</t></rPh></si></sst>'
    path = hand_made('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings)
    assert rows_of(path) == [["张三"]]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_parts_are_not_taken_for_empty(hand_made, encoding):
    sheet = (
        f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>张三</t></is></c></row></sheetData></worksheet>'
    )
    assert rows_of(hand_made(sheet=sheet.encode(encoding))) == [["张三"]]


@pytest.mark.parametrize(
    ("declared", "written", "name"),
    [
        ("GB2312", "gb18030", "䶮一"),
        ("gbk", "gbk", "张三"),
        ("GB18030", "gb18030", "䶮〇"),
        ("Big5", "big5", "張三"),
        ("ISO-8859-1", "latin-1", "José"),
        ("windows-1252", "cp1252", "€"),
    ],
)
def test_parts_in_a_declared_encoding_are_read(hand_made, declared, written, name):
    sheet = (
        f'<?xml version="1.0" encoding="{declared}"?><worksheet xmlns="{MAIN}"><sheetData><row r="1">'
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>%s</t></is></c></row></sheetData>'
        "</worksheet>"
    )
    strings = f'<?xml version="1.0" encoding="{declared}"?><sst xmlns="{MAIN}"><si><t>{name}</t></si></sst>'
    path = hand_made(sheet=(sheet % name).encode(written), strings=strings.encode(written))
    assert rows_of(path) == [[name, name]]


def test_a_workbook_of_many_sheets_is_read(tmp_path):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for number in range(1100):
            book.add_worksheet().write(0, 0, number)
    sheets = read_workbook(path).sheets
    assert [sheet.rows for sheet in sheets] == [[[number]] for number in range(1100)]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("台账.xls", "xlsx", ".xlsx"), ("台账.xlsx", "xlsm", ".xlsm"), ("台账", "xlsx", ".xlsx")],
)
def test_a_name_that_promises_something_else_is_told(hand_made, name, content, kind):
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/xl/workbook.xml" ContentType="%s"/></Types>'
    )
    main = {
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    }
    path = hand_made("", name, other={"[Content_Types].xml": types % main[content]})
    book = read_workbook(path)
    assert book.suffix == kind
    (note,) = map(str, book.notes)
    assert f"内容其实是 {kind}" in note
    assert read_workbook(path.rename(path.with_name(f"改名{kind}"))).notes == ()


@pytest.mark.parametrize("types", ["<Types", "<Types/>", "x"])
def test_damaged_types_hide_no_sheet(hand_made, types):
    path = hand_made(
        '<row r="1"><c r="A1"><v>1</v></c></row>', other={"[Content_Types].xml": types}
    )
    assert rows_of(path) == [[1]]


ODD_ROWS = {
    "prefixed": f'<x:worksheet xmlns:x="{MAIN}"><x:cols><x:col min="2" max="2" hidden="1"/></x:cols>'
    '<x:sheetData><x:row r="2" hidden="1"><x:c r="B2"><x:v>5</x:v></x:c>'
    '<x:c r="C2" t="e"><x:v>#N/A</x:v></x:c><x:c r="D2"><x:f>B2</x:f></x:c></x:row></x:sheetData>'
    '<x:mergeCells><x:mergeCell ref="B2:B3"/></x:mergeCells></x:worksheet>',
    "attributes in another order": f'<worksheet xmlns="{MAIN}"><cols><col hidden="1" max="2" min="2"'
    '/></cols><sheetData><row hidden="1" r="2"><c s="0" r="B2"><v>5</v></c><c t="e" r="C2"><v>#N/A'
    '</v></c><c s="0" r="D2"><f>B2</f></c></row></sheetData><mergeCells><mergeCell ref="B2:B3"/>'
    "</mergeCells></worksheet>",
    "single quotes": f"<worksheet xmlns='{MAIN}'><cols><col min='2' max='2' hidden='1'/></cols>"
    "<sheetData><row r='2' hidden='1'><c r='B2'><v>5</v></c><c r='C2' t='e'><v>#N/A</v></c>"
    "<c r='D2'><f>B2</f></c></row></sheetData><mergeCells><mergeCell ref='B2:B3'/></mergeCells>"
    "</worksheet>",
    "no references": f'<worksheet xmlns="{MAIN}"><cols><col min="2" max="2" hidden="1"/></cols>'
    '<sheetData><row/><row hidden="1"><c/><c><v>5</v></c><c t="e"><v>#N/A</v></c><c><f>B2</f></c>'
    '</row></sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells></worksheet>',
    "spread over lines": f'<worksheet xmlns="{MAIN}">\n<cols>\n<col min="2" max="2"\n hidden="1"/>\n'
    '</cols>\n<sheetData>\n<row r="2"\n hidden="1">\n<c r="B2">\n<v>5</v>\n</c>\n<c r="C2"\n t="e">'
    '\n<v>#N/A</v>\n</c>\n<c r="D2">\n<f>B2</f>\n</c>\n</row>\n</sheetData>\n<mergeCells>'
    '<mergeCell ref="B2:B3"/></mergeCells></worksheet>',
}


@pytest.mark.parametrize("way", ODD_ROWS)
def test_unusual_markup_says_the_same(hand_made, way):
    [sheet] = read_workbook(hand_made(sheet=ODD_ROWS[way])).sheets
    assert sheet.rows == [[None] * 4, [None, 5, ErrorValue("#N/A"), UNCALCULATED]]
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {2}
    assert sheet.merged == (Area(2, 2, 3, 2),)


def test_character_data_is_read(hand_made):
    path = hand_made('<row r="1"><c r="A1" t="str"><v><![CDATA[甲<乙]]></v></c></row>')
    assert rows_of(path) == [["甲<乙"]]


def test_links_to_other_workbooks_are_told(hand_made):
    path = hand_made(
        '<row r="1"><c r="A1"><f>[1]台账!A1</f><v>3</v></c></row>',
        other={"xl/externalLinks/externalLink1.xml": "<externalLink/>"},
    )
    book = read_workbook(path)
    assert book.sheets[0].rows == [[3]]
    assert any("外部链接" in str(note) for note in book.notes)


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("xl/connections.xml", "<connections/>", "数据连接"),
        ("xl/queryTables/queryTable1.xml", "<queryTable/>", "查询表"),
        ("xl/embeddings/oleObject1.bin", "x", "OLE"),
        (
            "xl/externalLinks/externalLink1.xml",
            '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
            "DDE",
        ),
    ],
)
def test_what_a_workbook_fetches_from_elsewhere_is_told(hand_made, part, content, said):
    (note,) = read_workbook(hand_made("", other={part: content})).notes
    assert said in str(note) and "请核实来历" in str(note)


def test_a_workbook_of_its_own_tells_nothing(hand_made):
    assert read_workbook(hand_made("")).notes == ()


def test_parts_are_found_in_any_case_and_with_any_slash(hand_made):
    path = hand_made("")
    data = path.read_bytes().replace(b"xl/worksheets/sheet1.xml", b"xl\\Worksheets\\Sheet1.xml")
    path.write_bytes(data)
    assert rows_of(path) == []


def test_a_stray_cell_far_below_does_not_hide_the_table(hand_made):
    path = hand_made(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
        '<row r="1048576"><c r="Z1048576"><v>1</v></c></row>'
    )
    book = read_workbook(path)
    rows = book.sheets[0].rows
    assert len(rows) == 1_048_576
    assert rows[0][0] == "姓名"
    assert rows[-1] == [None] * 25 + [1]
    assert any("台账" in str(note) for note in book.notes)


def test_formatted_but_empty_rows_below_are_not_rows(hand_made):
    ghosts = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(2, 3000)
    )
    path = hand_made(f'<row r="1"><c r="A1"><v>1</v></c></row>{ghosts}')
    assert rows_of(path) == [[1]]


def test_a_million_formatted_but_empty_rows_hide_nothing(hand_made):
    """Large enough to be cut off; what stands after the cells of the sheet is kept."""
    ghosts = "".join(f'<row r="{n}" hidden="1"><c r="A{n}" s="1"/></row>' for n in range(3, 60_000))
    merged = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    real = '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c>'
    [sheet] = read_workbook(hand_made(f"{real}</row>{ghosts}", after=merged)).sheets
    assert sheet.rows == [[1, None], [None, 2]]
    assert sheet.hidden_rows == {1}
    assert sheet.merged == (Area(1, 1, 2, 1),)
    far = f'{real}</row>{ghosts}<row r="60000"><c r="C60000"><v>3</v></c></row>'
    assert read_workbook(hand_made(far)).sheets[0].rows[59_999] == [None, None, 3]


def test_rows_in_any_order_and_far_columns_are_found(hand_made):
    path = hand_made(
        '<row r="9"><c r="C9"><v>9</v></c></row><row r="2"><c r="AB2"><v>2</v></c></row>'
        '<row r="400"><c r="ABC400"><v>4</v></c></row>'
    )
    rows = rows_of(path)
    assert (rows[8][2], rows[1][27], rows[399][730]) == (9, 2, 4)
    assert {len(row) for row in rows} == {731}


def test_reading_leaves_the_file_as_it_was(hand_made):
    path = hand_made('<row r="1"><c r="A1"><v>1</v></c></row>')
    before = path.read_bytes()
    read_workbook(path)
    assert path.read_bytes() == before


def test_the_door_loads_no_library():
    heavy = "{'python_calamine', 'openpyxl', 'xlrd', 'lxml', 'csv', 'zipfile'}"
    code = f"import sys, toolkit.reading.files; assert not {heavy} & set(sys.modules)"
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


PLAIN_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=20
).filter(lambda text: text.strip() and not text.startswith(("=", "{=")))
CELLS = st.one_of(
    st.none(),
    PLAIN_TEXT,
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.dates(dt.date(1901, 1, 1), dt.date(2100, 1, 1)),
)


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grid=st.lists(st.lists(CELLS, min_size=1, max_size=30), min_size=1, max_size=8))
def test_a_written_grid_is_read_as_it_was(tmp_path, grid):
    path = tmp_path / "台账.xlsx"
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for r, row in enumerate(grid):
            for c, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(r, c, value, day)
                elif isinstance(value, str):
                    sheet.write_string(r, c, value)
                else:
                    sheet.write(r, c, value)
    path.write_bytes(buffer.getvalue())
    rows = rows_of(path)
    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            read = rows[r][c] if r < len(rows) and c < len(rows[r]) else None
            assert read == value
            assert value is None or isinstance(read, type(value) | float)
