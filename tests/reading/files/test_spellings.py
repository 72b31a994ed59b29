"""Every spelling of the same XML is the same sheet."""

from __future__ import annotations

from hypothesis import HealthCheck
from hypothesis import given

from tests.examples import examples
from tests.reading.files.conftest import MAIN
from tests.spellings import Spelling
from tests.spellings import spellings
from tests.spellings import spelt
from toolkit.ooxml.references import Area
from toolkit.reading.files import read_workbook
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

CELLS = f"""<worksheet xmlns="{MAIN}" xmlns:o="urn:o"><dimension ref="A1:D3"/>\
<cols><col min="2" max="2" hidden="1"/></cols><sheetData>\
<row r="1"><c r="A1" t="inlineStr"><is><t>姓名 &amp; &lt;单位&gt;</t></is></c><c r="B1" t="s"><v>0</v></c>\
<c r="C1" t="str"><f>A1</f><v>甲</v></c><c r="D1" s="1"><v>40982</v></c></row>\
<row r="2" hidden="1"><c r="A2"><v>5.5</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>A1</f><v/></c>\
<c r="D2" t="b"><v>1</v></c></row><row r="3"><c r="A3" s="1"/><c r="B3"><f>1+1</f></c></row></sheetData>\
<mergeCells count="1"><mergeCell ref="A5:B6"/></mergeCells>\
<extLst><ext uri="u"><o:row r="7" hidden="1"/></ext></extLst></worksheet>""".encode()
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
STRINGS = f'<sst xmlns="{MAIN}" uniqueCount="1"><si><t>单位</t></si></sst>'


def said(sheet):
    return sheet.rows, sheet.hidden_rows, sheet.hidden_columns, sheet.merged


def read(hand_made, sheet):
    [page] = read_workbook(hand_made(sheet=sheet, styles=STYLES, strings=STRINGS)).sheets
    return said(page)


def test_the_usual_spelling_is_read(hand_made):
    rows, hidden_rows, hidden_columns, merged = read(hand_made, spelt(CELLS, Spelling()))
    assert rows[0][:3] == ["姓名 & <单位>", "单位", "甲"] and str(rows[0][3]) == "2012-03-14"
    assert rows[1] == [5.5, ErrorValue("#N/A"), UNCALCULATED, True]
    assert rows[2] == [None, UNCALCULATED, None, None]
    assert (hidden_rows, hidden_columns, merged) == ({2}, {2}, (Area(5, 1, 6, 2),))


@examples(100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spelling=spellings())
def test_every_spelling_is_read_alike(hand_made, spelling):
    assert read(hand_made, spelt(CELLS, spelling)) == read(hand_made, CELLS)
