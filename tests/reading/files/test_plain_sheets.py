"""Our own walk over plain sheets gives what the libraries give, cell by cell, and says where it cannot."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.ooxml import archive
from toolkit.ooxml.references import address
from toolkit.reading.files import read_workbook
from toolkit.reading.files.plain_sheets import PlainSheets
from toolkit.reading.files.refusals import UnreadableFileError
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.reading.workbook import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/package/2006/relationships"
CODES = {
    164: "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
    165: "[h]:mm",
    166: "0.00;yyyy",
    167: "h:mm:ss AM/PM",
    168: "[Red]0.0_);General",
    169: "aaaa",
}
FORMATS = (0, 14, 22, 18, 45, 46, 47, 27, 31, 36, 50, 55, 58, 49, *CODES)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(CODES)}">'
    + "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in CODES.items()
    )
    + "</numFmts><cellXfs>"
    + "".join(f'<xf numFmtId="{number}"/>' for number in FORMATS)
    + "</cellXfs></styleSheet>"
)
STRINGS = (
    "<t>张三</t>",
    "<t></t>",
    "<t/>",
    "<t> 环城 </t>",
    '<t xml:space="preserve"> 环城 </t>',
    "<t>　全角</t>",
    "<t>a &amp; b&#10;c</t>",
    "<t>一\r\n二</t>",
    "<t>_x000D_三</t>",
    "<t>A_1</t>",
    "<r><t>富</t></r><r><rPr><b/></rPr><t>文本</t></r>",
    '<t>东京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh>',
    "<t>张三</t>",
)


def workbook(rows: str, *, around: tuple[str, str] = ("", ""), epoch: bool = False) -> bytes:
    """A package with one sheet of these rows, all formats and all strings."""
    kinds = ("worksheet", "sharedStrings", "styles")
    related = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(kinds)
    )
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{KINDS}"><Relationship Id="r" Type="{OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{KINDS}">{related}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{epoch:d}"/>'
        '<sheets><sheet name="台账" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/worksheet.xml": f'<worksheet xmlns="{MAIN}">{around[0]}<sheetData>{rows}</sheetData>'
        f"{around[1]}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">'
        + "".join(f"<si>{each}</si>" for each in STRINGS)
        + "</sst>",
        "xl/styles.xml": STYLES,
    }
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


class Walks:
    """How many sheets the walk was given, how many it read, and how many it knows to be well-formed."""

    def __init__(self) -> None:
        self.given = self.read = self.sound = 0


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """A package's reading with the walk and without it, and what the walk did."""

    def read(package: bytes) -> tuple[str, str, Walks]:
        path = tmp_path_factory.mktemp("walk") / "台账.xlsx"
        path.write_bytes(package)
        walks = Walks()
        walk = PlainSheets.walked

        def counted(plain: PlainSheets, content: bytes):
            walks.given += 1
            found = walk(plain, content)
            walks.read += found is not None
            walks.sound += archive.identity(content) in plain.sound
            return found

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PlainSheets, "walked", counted)
            mine = told(path)
            patch.setattr(PlainSheets, "walked", lambda *_: None)
            return mine, told(path), walks

    return read


def told(path: Path) -> str:
    """All that is read of a workbook, kinds of numbers and of days told apart, or why it is refused."""
    try:
        book = read_workbook(path)
    except UnreadableFileError as refusal:
        return str(refusal)
    assert all(is_well_formed(each) for each in sound_parts(path, book))
    return repr((book.sheets, book.notes))


def sound_parts(path: Path, book: Workbook) -> list[bytes]:
    """The parts that reading says are well-formed as a whole."""
    parts = archive.contents(path.read_bytes()).values()
    return [each for each in parts if archive.identity(each) in book.sound]


def is_well_formed(content: bytes) -> bool:
    try:
        ET.fromstring(content)
    except ET.ParseError:
        return False
    return True


NUMBERS = st.one_of(
    st.integers(-3, 3_000_000).map(str),
    st.floats().map(repr),
    st.floats(0, 70_000).map(repr),
    st.integers(0, 3).map(lambda hours: f"41000.{hours}25"),
    st.sampled_from(
        ["", " ", " 5 ", "1e5", ".5", "5.", "+5", "1_0", "0.1E-3", "1E+400", "060", "字"]
    ),
    st.sampled_from(["0", "1", "59", "60", "60.5", "61", "2958465", "2958466", "51982810000"]),
)
TEXTS = st.sampled_from(
    [
        *(
            "甲",
            "",
            " 甲 ",
            "a&amp;b",
            "x_y",
            "_x0041_",
            "二\r\n行",
            "&#20013;",
            "#N/A",
            "a  b",
            "　",
        ),
        *(
            "&#20013;&#25991;a",
            "&#12288;&#20013;",
            "&#20013;&#160;",
            "&#20013;&#38;#60;",
            "&#95;x0041_",
        ),
        *("&#20013;&amp;", "&#0020013;", "&#x4e2d;", "&#128512;"),
        *("&#65288;&#20013;&#65289;&#65306;", "&#20013;&#65279;", "&#57344;"),
    ]
)
FORMULAS = st.sampled_from(["", "<f>A1+1</f>", '<f t="shared" si="0"/>', "<f></f>"])
STYLE = st.sampled_from(["", *(f' s="{at}"' for at in range(len(FORMATS) + 1))])


def typed(name: str, said):
    kind = f' t="{name}"' if name else ""
    written = st.one_of(said.map(lambda each: f"<v>{each}</v>"), st.sampled_from(["", "<v/>"]))
    return st.builds(
        lambda style, *rest: f"{style}{kind}>{''.join(rest)}</c>", STYLE, FORMULAS, written
    )


IN_PLACE = TEXTS.map(lambda text: f"<is><t>{text}</t></is>") | st.sampled_from(
    ["<is></is>", "<is><t/></is>", "<is><r><t>富</t></r><r><t>文</t></r></is>"]
)
CELLS = st.one_of(
    typed("", NUMBERS),
    typed("n", NUMBERS.filter(lambda said: said.isdecimal())),
    typed("s", st.integers(0, len(STRINGS) - 1).map(str)),
    typed("s", st.integers(0, len(STRINGS) - 1).map(str)),
    typed("str", TEXTS),
    typed("b", st.sampled_from(["0", "1", "true", "false"])),
    typed("e", st.sampled_from(["#N/A", "#REF!", "#DIV/0!"])),
    st.builds(lambda style, said: f'{style} t="inlineStr">{said}</c>', STYLE, IN_PLACE),
    STYLE.map(lambda style: f"{style}/>"),
    STYLE.map(lambda style: f'{style} t="s"/>'),
)


@st.composite
def sheets(draw):
    """Rows of a sheet: gaps between cells and rows, hidden ones, ones without cells, blanks between tags."""
    blank = draw(st.sampled_from(["", "", "\n", "\r\n  "]))
    rows = []
    for at in sorted(draw(st.sets(st.integers(1, 14), max_size=6))):
        columns = sorted(draw(st.sets(st.sampled_from([1, 2, 3, 4, 26, 27, 703]), max_size=5)))
        cells = [f'<c r="{address(at, column)}"{draw(CELLS)}' for column in columns]
        said = draw(st.sampled_from(["", ' hidden="1"', f' s="{at}" ht="15"', ' spans="1:3"']))
        if cells or draw(st.booleans()):
            rows.append(f'<row r="{at}"{said}>{blank}{blank.join(cells)}{blank}</row>')
        else:
            rows.append(f'<row r="{at}"{said}/>')
    return blank.join(["", *rows, ""])


@examples(100, deadline=None)
@given(rows=sheets(), epoch=st.booleans())
def test_plain_sheets_give_the_same_cells_with_and_without_a_library(both, rows, epoch):
    mine, of_a_library, walks = both(workbook(rows, epoch=epoch))
    assert mine == of_a_library
    assert walks.given == walks.read == walks.sound == 1


SIGNS = (
    "&",
    "]]>",
    "\x07",
    "\x0c",
    "\uffff",
    " x:y=",
    "<!--",
    "<b/>",
    "&nbsp;",
    "\xa0",
    "&#65534;",
    "&#55296;",
)
"""What markup or its texts may not hold, or hold elsewhere only."""


@examples(40, deadline=None)
@given(rows=sheets(), draw=st.randoms(use_true_random=False))
def test_a_spoilt_sheet_is_read_or_refused_as_a_library_reads_or_refuses_it(both, rows, draw):
    """Signs of the markup left out, doubled or put elsewhere."""
    for _ in range(draw.randint(1, 3)):
        at, to = sorted(draw.randrange(len(rows) + 1) for _ in range(2))
        to = min(to, at + 9)
        piece = draw.choice(
            ["", rows[at:to] * 2, "<", ">", '"', " ", "0", "</c>", "</row>", *SIGNS]
        )
        rows = rows[:at] + piece + rows[to:]
    mine, of_a_library, _ = both(workbook(rows))
    assert mine == of_a_library


@pytest.mark.parametrize(
    "cell",
    [
        "><f t='array' ref='A1'>B1</f></c>",
        "><f><!-- 1 -->B1</f><v>1</v></c>",
        "><f>B1</f><!--<v>2</v>--></c>",
        "><f><![CDATA[B1<2]]></f><v>1</v></c>",
        "><f><?v 2?>B1</f><v>1</v></c>",
        '><f a="&#49;">B1</f></c>',
        f'><x:f xmlns:x="{MAIN}">B1</x:f></c>',
        "><v>1<!-- 0 --></v></c>",
        "><v><![CDATA[1]]></v></c>",
        ' t="inlineStr"><is><t>a<!-- b -->c</t></is></c>',
        ' t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>',
        ' t="inlineStr"><is><t>a<?b c?>d</t></is></c>',
        ' t="inlineStr"><is><!-- <t>a</t> --><t>b</t></is></c>',
        ' t="inlineStr"><!--<is><t>a</t></is>--><is><t>b</t></is></c>',
        " t=\"inlineStr\"><is><t xml:space='preserve'> a </t></is></c>",
        ' t="inlineStr"><is><x:t xmlns:x="urn:x">a</x:t></is></c>',
        ' t="inlineStr"><is><t xmlns="urn:x">a</t></is></c>',
    ],
)
def test_a_cell_spelt_unusually_is_read_as_a_library_reads_it(both, cell):
    mine, of_a_library, _ = both(workbook(f'<row r="1"><c r="A1"{cell}</row>'))
    assert mine == of_a_library


def test_an_error_that_the_library_does_not_know_is_read_without_the_patient_reader(hand_made):
    rows = '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1"><v>1</v></c></row>'
    book = read_workbook(hand_made(rows))
    assert [*book.sheets[0].rows] == [[ErrorValue("#SPILL!"), 1.0]]
    assert not book.notes


@pytest.mark.parametrize(
    "spoilt",
    [
        '<row r="1"><c r="A1" s="0" s="0"><v>1</v></c></row>',
        '<row r="1"><c r="A1" x:y="0"><v>1</v></c></row>',
        '<row r="1" 5="5"><c r="A1"><v>1</v></c></row>',
        '<row r="1" ht="1" ht="1"/>',
        '<row r="1"/<row r="2"/>',
        '<row r="1><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><f>A&1</f><v>1</v></c></row>',
        '<row r="1"><c r="A1"><f t=1>A1</f><v>1</v></c></row>',
        '<row r="1"><c r="A1"><f>A1</f><v t=1/></c></row>',
        '<row r="1"><c r="A1" t="e"><v>#N/A&</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>a]]>b</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a\x07b</t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a\uffff</t></is></c></row>',
        '<row r="1"><c r="A1" t="str"><v>a&nbsp;b</v></c></row>',
        '<row r="1"><c r="A1"><v>1.5</b></v></c></row>',
        '<row r="1">\x0c<c r="A1"><v>1</v></c></row>',
    ],
)
def test_a_sheet_that_is_not_well_formed_is_never_said_to_be(tmp_path, spoilt):
    path = tmp_path / "台账.xlsx"
    for rows in ('<row r="1"><c r="A1"><v>1</v></c></row>', spoilt):
        path.write_bytes(workbook(rows))
        sheet = archive.contents(path.read_bytes())["xl/worksheet.xml"]
        try:
            book = read_workbook(path)
        except UnreadableFileError:
            assert rows == spoilt
        else:
            assert (archive.identity(sheet) in book.sound) == (rows != spoilt)


@pytest.mark.parametrize("spoilt", ["a&b", "a]]>b", "a\x07b", "a\uffffb", "<b>a</i>", "<t:x/>"])
def test_texts_that_are_not_well_formed_are_never_said_to_be(tmp_path, spoilt):
    path = tmp_path / "台账.xlsx"
    package = workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    for text in ("环城", spoilt):
        strings = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode()
        parts = archive.contents(package) | {"xl/sharedStrings.xml": strings}
        path.write_bytes(archive.archive(parts, 1))
        try:
            book = read_workbook(path)
        except UnreadableFileError:
            assert text == spoilt
        else:
            assert (archive.identity(strings) in book.sound) == (text != spoilt)
