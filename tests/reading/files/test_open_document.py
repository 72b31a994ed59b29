"""OpenDocument spreadsheets (.ods): the same cells as in .xlsx, and the same limits."""

from __future__ import annotations

import datetime as dt
import zipfile

import pytest

from toolkit.ooxml.references import Area
from toolkit.reading.files import read_workbook
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import NoSheetsError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ProtectedFileError
from toolkit.reading.files.sources_elsewhere import LINKS_NOTE
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

MANIFESTS = (
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "http://openoffice.org/2001/manifest",
)

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = "".join(
    f' xmlns:{prefix}="{OASIS}{name}:1.0"'
    for prefix, name in {
        "o": "office", "t": "table", "x": "text", "s": "style", "n": "datastyle", "d": "drawing",
    }.items()
) + ' xmlns:c="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'  # fmt: skip
STYLES = (
    '<s:style s:name="lapse" s:family="table-cell" s:parent-style-name="own"/>'
    '<s:style s:name="own" s:family="table-cell" s:data-style-name="N1"/>'
    '<s:style s:name="clock" s:family="table-cell" s:data-style-name="N2"/>'
    '<s:style s:name="round" s:family="table-cell" s:parent-style-name="round"/>'
    '<n:time-style s:name="N1" n:truncate-on-overflow="false"/><n:time-style s:name="N2"/>'
    '<s:style s:name="away" s:family="table"><s:table-properties t:display="false"/></s:style>'
)
FULL = '<t:table-cell o:value-type="float" o:value="1"/>'


def document(tables, body="spreadsheet", styles=STYLES):
    return (
        f"<o:document-content{SPACES}><o:automatic-styles>{styles}</o:automatic-styles>"
        f"<o:body><o:{body}>{tables}</o:{body}></o:body></o:document-content>"
    )


def table(rows, name="台账", more=""):
    return f'<t:table t:name="{name}"{more}>{rows}</t:table>'


def row(*cells, more=""):
    return f"<t:table-row{more}>{''.join(cells)}</t:table-row>"


def cell(attributes="", *paragraphs):
    return f"<t:table-cell {attributes}>{''.join(f'<x:p>{p}</x:p>' for p in paragraphs)}</t:table-cell>"


@pytest.fixture
def ods(tmp_path):
    def make(tables, *, name="台账.ods", other=(), **how):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("content.xml", document(tables, **how))
            for part, content in dict(other).items():
                package.writestr(part, content)
        return path

    return make


@pytest.fixture
def sheet_of(ods):
    return lambda rows: read_workbook(ods(table(rows))).sheets[0]


DAY = 'o:value-type="date" o:date-value='
TIME = 'o:value-type="time" o:time-value='


@pytest.mark.parametrize(
    ("attributes", "text", "value"),
    [
        ('o:value-type="string"', "张三", "张三"),
        ('o:value-type="string" o:string-value="007"', "七", "007"),
        ("", "张三", "张三"),
        ('o:value-type="string"', "", None),
        ('o:value-type="float" o:value="12.5"', "12.50", 12.5),
        ('o:value-type="percentage" o:value="0.955"', "95.5%", 0.955),
        ('o:value-type="currency" o:value="180"', "￥180", 180),
        ('o:value-type="boolean" o:boolean-value="true"', "TRUE", True),
        ('o:value-type="boolean" o:boolean-value="0"', "FALSE", False),
        ('o:value-type="boolean" o:boolean-value="是"', "是", "是"),
        ('t:formula="of:=TRUE()" o:value-type="float" o:value="1"', "TRUE", True),
        ('t:formula="of:=FALSE()" o:value-type="float" o:value="0"', "FALSE", False),
        (f'{DAY}"2012-03-14"', "3月14日", dt.date(2012, 3, 14)),
        (f'{DAY}"2012-03-14T00:00:00"', "3月14日", dt.date(2012, 3, 14)),
        (f'{DAY}"2012-03-14T08:30:00"', "", dt.datetime.fromisoformat("2012-03-14T08:30")),
        (f'{DAY}"-0044-03-15"', "前44年", "前44年"),
        (f'{TIME}"PT08H30M00S"', "8:30", dt.time(8, 30)),
        (f'{TIME}"PT26H00M00S" t:style-name="lapse"', "26:00", dt.timedelta(hours=26)),
        (f'{TIME}"PT26H00M00S" t:style-name="clock"', "2:00", dt.datetime.fromisoformat("1899-12-31T02:00")),
        (f'{TIME}"PT8H" t:style-name="round"', "8:00", dt.time(8)),
        (f'{TIME}"PT999999999H"', "很久", "很久"),
        (f'{TIME}"-PT1H"', "", "-PT1H"),
        (f'{TIME}"-PT1H" t:style-name="lapse"', "-1:00", -dt.timedelta(hours=1)),
        ('o:value-type="float" o:value="nan"', "不是数", "不是数"),
        ('o:value-type="float" o:value="1e999"', "", "1e999"),
        ('t:formula="of:=1/0" o:value-type="string" c:value-type="error"', "#DIV/0!", ErrorValue("#DIV/0!")),
        ('t:formula="of:=A" o:value-type="string" o:string-value=""', "#NAME?", ErrorValue("#NAME?")),
        ('t:formula="of:=A" o:value-type="float" o:value="0"', "Err:508", ErrorValue("Err:508")),
        ('t:formula="of:=A" o:value-type="float" o:value="0"', "#REF!", ErrorValue("#REF!")),
        ('t:formula="of:=A" o:value-type="string" o:string-value="甲"', "甲", "甲"),
        ('t:formula="of:=A"', "", UNCALCULATED),
        ('t:formula="of:=A" o:value-type="float"', "", UNCALCULATED),
        ('t:formula="of:=A" o:value-type="string"', "", None),
    ],
)  # fmt: skip
def test_every_kind_of_cell_is_what_it_is(sheet_of, attributes, text, value):
    last = sheet_of(row(cell(attributes, text) if text else cell(attributes), FULL)).rows[0][0]
    assert last == value
    assert type(last) is type(float(value) if type(value) is int else value)


def test_a_formula_that_gives_no_words_is_no_formula_that_was_never_calculated(sheet_of):
    [[said, full]] = sheet_of(row(cell('t:formula="of:=IF(1;&quot;&quot;)"', ""), FULL)).rows
    assert said is None
    assert full is not None


def test_text_is_as_it_is_shown(sheet_of):
    """White space is one blank and none at the ends; what is meant stands as elements."""
    paragraphs = (
        " \n 第一 \t  行  ",
        "末尾 ",
        "换行\n",
        " ",
        '<x:span>甲<x:span>乙</x:span></x:span><x:s x:c="3"/>丙<x:tab/><x:a>丁</x:a><x:line-break/>戊<x:s/>',
        "<x:ruby><x:ruby-base>淦</x:ruby-base><x:ruby-text>gàn</x:ruby-text></x:ruby>",
        "<o:annotation><x:p>批注</x:p></o:annotation>己<d:frame><x:p>图</x:p></d:frame>",
    )
    [said] = sheet_of(row(cell('o:value-type="string"', *paragraphs))).rows[0]
    assert said == "第一 行\n末尾 \n换行\n\n甲乙   丙\t丁\n戊 \n淦\n己"


def test_notes_pictures_and_tables_within_a_cell_are_none_of_its_value(sheet_of):
    within = (
        "<o:annotation><x:p>批注</x:p></o:annotation>"
        f"<t:table>{row(FULL)}</t:table><x:p>值</x:p><d:g><x:p>图</x:p></d:g>"
    )
    sheet = sheet_of(
        "<t:shapes><d:frame><x:p>形</x:p></d:frame></t:shapes>"
        + row(f'<t:table-cell o:value-type="string">{within}</t:table-cell>')
    )
    assert sheet.rows == [["值"]]


def test_what_is_written_beside_a_cell_is_read_with_its_author(ods):
    creator = "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>甄实</dc:creator>"
    date = "<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2012-06-01</dc:date>"
    words = "<x:p>此件其实是<x:span>5月</x:span>的</x:p><x:p>请看</x:p>"
    noted = f"<t:table-cell><o:annotation>{creator}{date}{words}</o:annotation></t:table-cell>"
    plain = f"<t:table-cell><o:annotation>{words}</o:annotation><x:p>值</x:p></t:table-cell>"
    blank = "<t:table-cell><o:annotation><x:p> </x:p></o:annotation></t:table-cell>"
    gap = '<t:table-cell t:number-columns-repeated="2"/>'
    empty = '<t:table-row t:number-rows-repeated="3"><t:table-cell/></t:table-row>'
    book = read_workbook(ods(table(row(FULL, gap, noted, plain, blank) + empty + row(plain))))

    assert [(each.cell, each.author, each.text) for each in book.comments] == [
        ("D1", "甄实", "此件其实是5月的\n请看"),
        ("E1", "", "此件其实是5月的\n请看"),
        ("A5", "", "此件其实是5月的\n请看"),
    ]
    assert book.sheets[0].rows[4][0] == "值"


def test_the_first_row_and_column_are_kept_and_repeats_counted(sheet_of):
    """
    |   |   |   |   |
    |   |   |   |   |
    |   | 1 | 1 |   |
    |   | 1 | 1 |   |
    |   |   |   | 2 |
    """
    two = '<t:table-cell o:value-type="float" o:value="2"/>'
    ones = '<t:table-cell t:number-columns-repeated="2" o:value-type="float" o:value="1"/>'
    wide = '<t:table-cell t:number-columns-repeated="16000"/>'
    sheet = sheet_of(
        row(wide, more=' t:number-rows-repeated="2"')
        + "<t:table-header-rows>"
        + row(cell(), ones, more=' t:number-rows-repeated="2"')
        + "</t:table-header-rows>"
        + "<t:table-row-group><t:table-row-group>"
        + row('<t:table-cell t:number-columns-repeated="3"/>', two, wide)
        + "</t:table-row-group></t:table-row-group>"
        + row(wide, more=' t:number-rows-repeated="1048571"')
    )
    assert sheet.rows == [
        [None] * 4, [None] * 4, [None, 1, 1, None], [None, 1, 1, None], [None, None, None, 2],
    ]  # fmt: skip
    sheet.rows[2][1] = 5
    assert sheet.rows[3][1] == 1


def test_what_is_hidden_or_merged_is_told(ods):
    spanned = 't:number-columns-spanned="2" t:number-rows-spanned="3"'
    rows = (
        '<t:table-column t:number-columns-repeated="2"/><t:table-column-group>'
        '<t:table-column t:visibility="collapse" t:number-columns-repeated="2"/></t:table-column-group>'
        + row(cell(spanned, "合"), '<t:covered-table-cell o:value-type="float" o:value="7"/>')
        + row(FULL, more=' t:visibility="filter"')
        + row(FULL, more=' t:visibility="collapse" t:number-rows-repeated="2"')
        + row(cell('t:number-columns-spanned="2"'), FULL, more=' t:number-rows-repeated="2"')
        + row(cell(), more=' t:visibility="collapse" t:number-rows-repeated="1000000"')
    )
    book = read_workbook(ods(table(rows) + table(row(FULL), "选项", ' t:style-name="away"')))
    first, options = book.sheets
    assert first.rows[0] == ["合", 7]
    assert first.hidden_rows == {2, 3, 4}
    assert first.hidden_columns == {3, 4}
    assert first.merged == (Area(1, 1, 3, 2), Area(5, 1, 5, 2), Area(6, 1, 6, 2))
    assert (first.hidden, options.hidden) == (False, True)
    assert (book.suffix, book.notes) == (".ods", ())


def test_a_time_is_of_its_columns_style_where_it_has_none(sheet_of):
    hours = f'{TIME}"PT30H"'
    sheet = sheet_of(
        '<t:table-column/><t:table-column t:default-cell-style-name="lapse"/>'
        + row(cell(f'{hours} t:style-name="clock"'), cell(hours), cell(hours))
    )
    moment = dt.datetime.fromisoformat("1899-12-31T06:00")
    assert sheet.rows == [[moment, dt.timedelta(hours=30), moment]]


def test_styles_of_the_other_part_count(ods):
    styles = f"<o:document-styles{SPACES}><o:styles>{STYLES}</o:styles></o:document-styles>"
    rows = row(cell(f'{TIME}"PT30H" t:style-name="lapse"'))
    path = ods(table(rows), styles="", other={"styles.xml": styles})
    assert read_workbook(path).sheets[0].rows == [[dt.timedelta(hours=30)]]


def test_only_the_sheets_asked_for_are_read(ods):
    path = ods(table(row(FULL), "甲") + table(row(FULL), "乙"))
    assert [sheet.name for sheet in read_workbook(path, only={"乙", "丙"}).sheets] == ["乙"]
    assert read_workbook(path, only={"丙"}).sheets == ()


def test_a_copy_of_a_sheet_of_another_file_is_no_sheet_but_told(ods):
    linked = table(row(FULL), "'file:///D:/另一本.ods'#名册")
    book = read_workbook(ods(table(row(FULL)) + linked))
    assert [sheet.name for sheet in book.sheets] == ["台账"]
    assert book.notes == (LINKS_NOTE,)


def test_the_flat_form_and_other_names_are_read(tmp_path, ods):
    flat = tmp_path / "台账.fods"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n\n<!-- 存 -->'
    flat.write_text(
        head + document(table(row(FULL))).replace("document-content", "document"), encoding="utf-8"
    )
    assert read_workbook(flat).sheets[0].rows == [[1]]
    assert read_workbook(flat).suffix == ".fods"
    [note] = read_workbook(ods(table(row(FULL)), name="台账.xlsx")).notes
    assert "内容其实是 .ods" in str(note)


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (row(FULL, more=' t:number-rows-repeated="1048577"'), OversizedFileError),
        (row(FULL * 20, more=' t:number-rows-repeated="1000000"'), OversizedFileError),
        (row(FULL, more=' t:number-rows-repeated="1000000"') * 2, OversizedFileError),
        (row(f'<t:table-cell t:number-columns-repeated="16384"/>{FULL}'), OversizedFileError),
        (row('<t:table-cell t:number-columns-repeated="999999999" o:value-type="float" o:value="1"/>'), OversizedFileError),
        (row(f'<t:table-cell t:number-columns-repeated="16383"/>{FULL}') * 1000, OversizedFileError),
        (row(cell("", '<x:s x:c="999999999"/>')), OversizedFileError),
        (row(cell("", '<x:s x:c="300000"/>') * 4), OversizedFileError),
        ("<t:table-row>", DamagedFileError),
        ("&nbsp;", DamagedFileError),
    ],
)  # fmt: skip
def test_repeats_that_would_fill_memory_are_refused(ods, rows, kind):
    with pytest.raises(kind):
        read_workbook(ods(table(rows)))


def test_many_tables_that_only_together_fill_memory_are_refused(ods):
    one = row(FULL * 9, more=' t:number-rows-repeated="900000"')
    read_workbook(ods(table(one)))
    with pytest.raises(OversizedFileError):
        read_workbook(ods(table(one) + table(one)))


def test_a_part_that_inflates_to_gigabytes_is_refused(ods):
    with pytest.raises(OversizedFileError):
        read_workbook(ods(table(row(cell("", " " * (70 * 2**20))))))


def test_a_repeat_that_is_no_number_counts_once(sheet_of):
    odd = '<t:table-cell t:number-columns-repeated="-3" o:value-type="float" o:value="1"/>'
    assert sheet_of(row(odd, FULL, more=' t:number-rows-repeated="x"')).rows == [[1, 1]]


MANIFEST = (
    f'<m:manifest xmlns:m="{OASIS}manifest:1.0"><m:file-entry m:full-path="content.xml">%s'
    "</m:file-entry></m:manifest>"
)


def test_a_password_is_told(ods):
    plain = ods(table(row(FULL)), other={"META-INF/manifest.xml": MANIFEST % ""})
    assert read_workbook(plain).sheets[0].rows == [[1]]
    for other in (
        {"META-INF/manifest.xml": MANIFEST % "<m:encryption-data/>"},
        {"encrypted-package": b"\x05\x06"},
    ):
        with pytest.raises(ProtectedFileError):
            read_workbook(ods(table(row(FULL)), other=other))


@pytest.mark.parametrize(
    ("body", "hint"), [("text", "文字文档"), ("presentation", "演示文稿"), ("image", "文档")]
)
def test_another_kind_of_document_is_told(ods, body, hint):
    with pytest.raises(NotAWorkbookError, match=hint):
        read_workbook(ods("", body=body))


def test_a_document_type_that_declares_nothing_is_passed_over(tmp_path):
    """As OpenOffice 2 wrote it into the list of parts, where a password is looked for."""
    path = tmp_path / "旧.ods"
    named = '<?xml version="1.0"?>\n<!DOCTYPE m:m PUBLIC "-//O//DTD M 1.0//EN" "Manifest.dtd">\n'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("META-INF/manifest.xml", f'{named}<m:m xmlns:m="urn:m"/>')
        package.writestr("content.xml", document(table(row(FULL))))
    assert read_workbook(path).sheets[0].rows


@pytest.mark.parametrize("space", MANIFESTS)
def test_an_encrypted_document_of_any_age_is_told(tmp_path, space):
    path = tmp_path / "密.ods"
    part = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("META-INF/manifest.xml", f'<m:m xmlns:m="{space}">{part}</m:m>')
        package.writestr("content.xml", bytes(range(200)))
    with pytest.raises(ProtectedFileError):
        read_workbook(path)


def test_a_document_without_sheets_or_with_entities_is_refused(ods, tmp_path):
    with pytest.raises(NoSheetsError):
        read_workbook(ods(""))
    path = tmp_path / "实体.ods"
    with zipfile.ZipFile(path, "w") as package:
        declared = '<!DOCTYPE a [<!ENTITY b "bbbb">]>'
        package.writestr("content.xml", declared + document(table(row(FULL))))
    with pytest.raises(DamagedFileError):
        read_workbook(path)
