"""Markup means what its namespace and place say: extensions, Strict workbooks, odd prefixes."""

from __future__ import annotations

import datetime as dt
import zipfile

import pytest

from toolkit.ooxml.references import Area
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.workbook import UNCALCULATED

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
DATED = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
DAY = '<row r="1"><c r="A1" s="0"><v>39520</v></c></row>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ODD = '<row r="9"><c r="Z9"><v>1</v><extLst/></c></row>'  # -- only the patient reader passes over it --


def changed(path, *pairs):
    """The same workbook with words of its parts replaced."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            swapped = text
            for old, new in pairs:
                swapped = swapped.replace(old, new)
            package.writestr(name, swapped)
    return path


def strict(path):
    return changed(path, (MAIN, STRICT_MAIN), (RELATION, STRICT_RELATION))


def test_settings_of_an_extension_do_not_change_the_epoch(hand_made):
    extension = (
        '<extLst><ext uri="x" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">'
        '<x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>'
    )
    path = hand_made(DAY, styles=DATED, settings=f'<workbookPr date1904="1"/>{extension}')
    assert read_workbook(path).sheets[0].rows == [[dt.date(2012, 3, 14)]]
    path = hand_made(
        DAY.replace("39520", "40982"),
        styles=DATED,
        settings=extension.replace("chartTrackingRefBase", "date1904"),
    )
    assert read_workbook(path).sheets[0].rows == [[dt.date(2012, 3, 14)]]


def test_sheets_are_those_of_the_list_of_sheets_only(hand_made):
    other = f'<o:sheets xmlns:o="urn:o"><o:sheet name="别的" r:id="rId1"/></o:sheets><extLst><sheet name="又一" r:id="rId1" xmlns="{MAIN}"/></extLst>'
    book = read_workbook(hand_made(DAY, settings=other))
    assert [sheet.name for sheet in book.sheets] == ["台账"]


@pytest.mark.parametrize("rows", [DAY, DAY + FAR, DAY + ODD], ids=["fast", "far", "patient"])
def test_a_strict_workbook_reads_like_any_other(hand_made, rows):
    name = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    strings = f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>姓名</t></si></sst>'
    path = hand_made(
        rows.replace("</row>", f"</row>{name}", 1),
        styles=DATED,
        strings=strings,
        settings='<workbookPr date1904="1"/>',
    )
    book = read_workbook(strict(path))
    assert book.sheets[0].rows[0][0] == dt.date(2012, 3, 14)
    assert book.sheets[0].rows[1][0] == "姓名"
    assert any("1904" in str(note) for note in book.notes)


def test_the_second_reader_gives_results_not_formulas(hand_made):
    path = hand_made(f'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>{ODD}')
    book = read_workbook(path)
    assert any("备用" in str(note) for note in book.notes)
    assert book.sheets[0].rows[0][0] == 2


def test_only_a_sheets_own_elements_hide_merge_and_count(hand_made):
    """`x:` is the sheet's own prefix here, `o:` a stranger's with the same words."""
    sheet = f"""<x:worksheet xmlns:x="{MAIN}" xmlns:o="urn:o">
      <x:cols><x:col min="2" max="2" hidden="1"/><o:col min="3" max="3" hidden="1"/></x:cols>
      <x:sheetData>
        <x:row r="1" hidden="1"><x:c r="A1" o:r="Z9"><x:v>1</x:v></x:c></x:row>
        <x:row r="2"><x:c r="A2"><x:f>A1</x:f></x:c><x:c r="B2"><o:f>A1</o:f><x:v>2</x:v></x:c></x:row>
        <x:row r="3" o:hidden="1"><x:c r="A3"><x:v>3</x:v></x:c></x:row>
      </x:sheetData>
      <x:mergeCells><x:mergeCell ref="B5:A4"/><o:mergeCell ref="A8:B9"/></x:mergeCells>
      <x:extLst><x:ext><x:mergeCell ref="A6:B7"/></x:ext></x:extLst>
    </x:worksheet>"""
    page = read_workbook(hand_made(sheet=sheet)).sheets[0]
    assert (page.hidden_rows, page.hidden_columns) == ({1}, {2})
    assert page.merged == (Area(4, 1, 5, 2),)
    assert page.rows[1][0] is UNCALCULATED and page.rows[1][1] == 2
    assert len(page.rows) == 3


def test_cells_of_a_stranger_cannot_make_a_reader_fill_memory(hand_made):
    cell = '<o:row r="1048576"><o:c r="XFD1048576"><o:v>1</o:v></o:c></o:row>'
    sheet = (
        f'<worksheet xmlns="{MAIN}" xmlns:o="urn:o"><sheetData>{DAY}{cell}</sheetData></worksheet>'
    )
    book = read_workbook(hand_made(sheet=sheet))
    assert book.sheets[0].rows[0][0] == 39520


def test_relationships_of_another_vocabulary_lead_nowhere(hand_made):
    path = changed(hand_made(DAY), (f"{RELATION}/worksheet", "urn:x/worksheet"))
    with pytest.raises(UnreadableFileError, match="没有工作表"):
        read_workbook(path)


def test_a_workbook_part_too_large_for_a_tree_is_refused(hand_made):
    names = "<definedNames>" + "<definedName/>" * 2_500_000 + "</definedNames>"
    with pytest.raises(UnreadableFileError, match="过大"):
        read_workbook(hand_made(DAY, settings=names))
