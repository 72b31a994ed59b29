"""Parts read from their bytes alone say what the reader of markup says; whatever is odd is left to it."""

import zipfile

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.ooxml.xml import parse
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.outgoing_neighbours import neighbours
from toolkit.workplace.outgoing_plain import plain_cells
from toolkit.workplace.outgoing_plain import plain_strings
from toolkit.workplace.outgoing_text import OutgoingText
from toolkit.workplace.outgoing_text import _strings
from toolkit.workplace.sample_workbook import sample_workbook

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(rows):
    return HEAD + b"<worksheet " + SPACE + b"><sheetData>" + rows + b"</sheetData></worksheet>"


def strings(items, count=1):
    head = HEAD + b"<sst " + SPACE + b' count="%d" uniqueCount="%d">' % (count, count)
    return head + items + b"</sst>"


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    folder = tmp_path_factory.mktemp("下发")
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, sample.clean_rows(SANJIE.ledgers)))
    sent = distribute_book(book, None, folder / "下发")
    return max((each.path for each in sent.written), key=lambda path: path.stat().st_size)


def parts(package):
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(package, may_stand_across):
    reader = OutgoingText(may_stand_across)
    pieces = reader.pieces(package.name, package.read_bytes())
    return {(each.text, each.is_number) for each in pieces if not each.parts}


def test_a_package_says_the_same_whether_its_markup_is_read_or_not(package):
    read, plain = (texts(package, lambda _, said=said: said) for said in (True, False))
    assert read == plain
    assert len(read) > 500


def test_most_parts_of_a_package_are_plain(package):
    found = parts(package)
    shared = plain_strings(found["xl/sharedStrings.xml"])
    assert shared[1] == _strings(found["xl/sharedStrings.xml"])
    sheets = [part for name, part in found.items() if name.startswith("xl/worksheets/sheet")]
    plain = [plain_cells(part, shared[1]) for part in sheets]
    assert plain[0] is not None
    assert sum(each is not None for each in plain) >= len(sheets) - 2
    for part, cells in zip(sheets, plain, strict=True):
        if cells is not None:
            shown = {text for row in cells.rows for text in row}
            assert {text for _, run in neighbours(parse(part), shared[1]) for text in run} <= {
                *shown, *(text[:12] for text in shown), *(text[-12:] for text in shown)
            }  # fmt: skip


def test_a_formula_without_a_result_is_read_where_it_stands():
    row = (
        b'<row r="1"><c r="A1" s="1" t="s"><v>0</v></c>'
        b'<c r="B1" t="str"><f>IF(A1="","",&lt;1)</f><v></v></c><c r="C1"><v>7</v></c></row>'
    )
    cells = plain_cells(sheet(row), ("x",))
    assert cells.rows == [["x", 'IF(A1="","",<1)', "7"]] and cells.reach == 1
    assert b"&lt;1)</f>" in cells.rest


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>',
        b'<row r="1"><c r="A1"><f>B1</f><v>1</v></c></row>',
        b'<row r="1"><c r="A1" t="str"><v>x</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></c>x</row>',
        b'<row r="1"><!-- x --><c r="A1"><v>1</v></c></row>',
        b'<row r="1"><c r="A1"><v>&#49;</v></c></row>',
        b'<row r="1"><c r="A1" cm="1"><v>1</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v><x/></c></row>',
        b'<x:row r="1"><c r="A1"><v>1</v></c></x:row>',
        b'<row r="1"><c r="A1">x<v>1</v></c></row>',
    ],
)
def test_a_sheet_with_anything_but_values_is_left_to_the_reader_of_markup(row):
    plain = b'<row r="1" spans="1:1"><c r="A1" s="2"/><c r="B1" s="3"><v>1</v></c></row>'
    assert plain_cells(sheet(plain), ()).rows == [["1"]]
    assert plain_cells(sheet(plain + row), ()) is None


@pytest.mark.parametrize(
    "item",
    [
        b"<si><r><t>x</t></r></si>",
        b"<si><t>x</t><rPh><t>y</t></rPh></si>",
        b"<si><t>&quot;</t></si>",
        b"<si><t>&#37049;</t></si>",
        b"<si><t>x</t>y</si>",
        b"<si><t>x\r</t></si>",
        b"<si><t/></si>",
        b"<si><t>\xff</t></si>",
    ],
)
def test_strings_with_anything_but_text_are_left_to_the_reader_of_markup(item):
    plain = b'<si><t>a &amp; b</t></si><si><t xml:space="preserve"> c</t></si>'
    assert plain_strings(strings(plain))[1] == ("a & b", " c")
    assert plain_strings(strings(plain + item)) is None
