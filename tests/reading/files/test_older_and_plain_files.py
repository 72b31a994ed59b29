"""Workbooks of Excel 97–2003, made by the real LibreOffice, and text with separators."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import shutil
import struct
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest
import xlsxwriter

from toolkit.ooxml.references import Area
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.files.compound import stream_of
from toolkit.reading.files.compound_writing import compound_of
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.xls import SECOND_READER_NOTE
from toolkit.reading.workbook import ErrorValue

DAY = dt.date(2012, 3, 14)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """What LibreOffice saves of a workbook in another format: once for all tests."""

    @lru_cache
    def convert(path, kind):
        home = tmp_path_factory.mktemp("office")
        command = [
            "/usr/bin/soffice", f"-env:UserInstallation=file://{home}/profile", "--headless",
            "--convert-to", kind, "--outdir", str(home / "out"), str(path),
        ]  # fmt: skip
        clean = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        subprocess.run(command, check=True, env=clean, capture_output=True, timeout=120)
        return home / "out" / f"{path.stem}.{kind.partition(':')[0]}"

    return convert


@pytest.fixture
def converted(saved, tmp_path):
    """A copy, which a test may change, of a workbook as LibreOffice saves it in another format."""
    return lambda path, kind: Path(shutil.copy(saved(path, kind), tmp_path))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("下基层活动台账")
        sheet.write_row("B2", ["张三", 0.5, True])
        sheet.write("B3", DAY, book.add_format({"num_format": 'yyyy"年"m"月"d"日"'}))
        sheet.write("C3", dt.time(8, 30), book.add_format({"num_format": "h:mm"}))
        sheet.write("D3", dt.timedelta(hours=26), book.add_format({"num_format": "[h]:mm"}))
        sheet.write_formula("E3", "=1/0", value="#DIV/0!")
        sheet.write_formula("F3", "=1+1", value=2)
        sheet.write("G3", 320482199001011234)
        sheet.merge_range("B5:B6", "李四")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
        listed = book.add_worksheet("_选项")
        listed.write("A1", "是")
        listed.hide()
    return path


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xls:MS Excel 97", "xlsx:Calc MS Excel 2007 XML"])
def test_what_libreoffice_saves_reads_as_the_original(converted, ledger, kind):
    """
    |   |            |      |      |         |   |       |
    |   | 张三       | 0.5  | TRUE |         |   |       |
    |   | 2012-03-14 | 8:30 | 26h  | #DIV/0! | 2 | 3.2E17 |
    |   |            |      |      |         |   |       |
    |   | 李四 (merged over two rows, hidden)             |
    """
    path = converted(ledger, kind)
    first, options = read_workbook(path).sheets
    number = first.rows[2].pop()
    assert number == pytest.approx(320482199001011234)  # -- LibreOffice drops two more digits --
    assert isinstance(number, float)
    assert first.rows[:3] == [
        [None] * 7,
        [None, "张三", 0.5, True, None, None, None],
        [None, DAY, dt.time(8, 30), dt.timedelta(hours=26), ErrorValue("#DIV/0!"), 2],
    ]
    assert first.rows[4][1] == "李四"
    assert first.merged == (Area(5, 2, 6, 2),)
    assert first.hidden_rows == {5}
    assert first.hidden_columns == {3, 4}
    assert options.hidden
    assert [sheet.name for sheet in read_workbook(path, only={"_选项"}).sheets] == ["_选项"]


@pytest.mark.office
def test_an_xls_is_read_whatever_it_is_called(converted, ledger):
    path = converted(ledger, "xls:MS Excel 97")
    renamed = path.rename(path.with_name("改名.xlsx"))
    assert read_workbook(renamed).sheets[0].rows[1][1] == "张三"


def records(stream):
    at = 0
    while at < len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, length
        at += 4 + length


def patched(path, change):
    """The .xls with its stream of records changed, packed anew."""
    stream = bytearray(stream_of(path.read_bytes(), "Workbook"))
    change(stream)
    path.write_bytes(compound_of("Workbook", bytes(stream)))
    return path


@pytest.mark.office
@pytest.mark.parametrize("number", [27, 31, 36, 50, 57, 58])
def test_a_built_in_chinese_date_format_without_a_record_is_a_date_in_xls(
    converted, ledger, number
):
    def change(stream):
        [date] = [
            struct.unpack_from("<H", stream, at)[0]
            for kind, at, length in records(stream)
            if kind == 0x41E and "年".encode("utf-16-le") in stream[at : at + length]
        ]
        for kind, at, _ in records(stream):
            if kind == 0xE0 and struct.unpack_from("<H", stream, at + 2)[0] == date:
                struct.pack_into("<H", stream, at + 2, number)

    path = patched(converted(ledger, "xls:MS Excel 97"), change)
    book = read_workbook(path)
    assert book.sheets[0].rows[2][1] == DAY
    assert book.notes == ()


def record(kind, content):
    return struct.pack("<HH", kind, len(content)) + content


@pytest.mark.parametrize(
    ("first", "kinds", "length"),
    [
        (record(0x009, b"\x02\0\x10\0"), (0x004, 0x003), "<B"),
        (record(0x209, b"\0\0\x10\0\0\0"), (0x204, 0x203), "<H"),
        (record(0x409, b"\0\0\x10\0\0\0"), (0x204, 0x203), "<H"),
    ],
)
@pytest.mark.parametrize("number", [5.0, float("nan")])
def test_sheets_of_excel_2_to_4_are_workbooks_too(tmp_path, first, kinds, length, number):
    """They lie in no compound file; a number that is none is an error in a cell, as Excel shows it."""
    label, double = kinds
    style = b"\0" * (3 if length == "<B" else 2)
    text = style + struct.pack(length, 4) + b"name"
    cells = record(label, struct.pack("<HH", 0, 0) + text)
    cells += record(double, struct.pack("<HH", 0, 1) + style + struct.pack("<d", number))
    path = tmp_path / "台账.xls"
    path.write_bytes(first + cells + record(0x0A, b""))
    [sheet] = read_workbook(path).sheets
    shown = "5.0" if number == number else "#NUM!"  # noqa: PLR0124 - not a number is not itself
    assert [str(cell) for cell in sheet.rows[0]] == ["name", shown]


@pytest.mark.office
@pytest.mark.parametrize("name", ["WORKBOOK", "workbook", "BOOK", "Book"])
def test_the_stream_of_an_xls_is_found_in_any_case(converted, ledger, name):
    path = converted(ledger, "xls:MS Excel 97")
    path.write_bytes(compound_of(name, stream_of(path.read_bytes(), "Workbook")))
    assert read_workbook(path).sheets[0].rows[1][1] == "张三"


@pytest.mark.office
@pytest.mark.parametrize("more", [1, 100_000, -1])
def test_an_untrue_count_of_strings_in_xls_is_overcome_and_told(converted, ledger, more):
    path = converted(ledger, "xls:MS Excel 97")
    first, options = read_workbook(path).sheets

    def change(stream):
        [at] = [at for kind, at, _ in records(stream) if kind == 0xFC]
        struct.pack_into("<I", stream, at + 4, struct.unpack_from("<I", stream, at + 4)[0] + more)

    book = read_workbook(patched(path, change))
    assert book.sheets == (first, options)
    assert book.notes == (SECOND_READER_NOTE,)
    assert read_workbook(path, only={"_选项"}).sheets == (options,)


@pytest.mark.office
def test_a_name_whose_formula_a_reader_cannot_follow_costs_no_cell_of_an_xls(converted, ledger):
    """The token of an area beside the cell (2D) has no place in a name, yet Excel has written some."""
    path = converted(ledger, "xls:MS Excel 97")
    before = read_workbook(path).sheets
    formula = b"\x2d" + struct.pack("<4H", 0, 1, 0, 1)
    body = struct.pack("<HBBHHHBBBB", 0, 0, 1, len(formula), 0, 0, 0, 0, 0, 0) + b"\0A" + formula
    name = struct.pack("<HH", 0x18, len(body)) + body

    def change(stream):
        end = next(at for kind, at, _ in records(stream) if kind == 0x0A) - 4
        for kind, at, _ in [*records(stream)]:
            if kind == 0x85:
                struct.pack_into(
                    "<I", stream, at, struct.unpack_from("<I", stream, at)[0] + len(name)
                )
        stream[end:end] = name

    assert read_workbook(patched(path, change)).sheets == before


@pytest.mark.office
def test_an_xls_with_changed_bytes_is_read_or_refused_in_a_sentence(converted, ledger):
    path = converted(ledger, "xls:MS Excel 97")
    whole, chance = path.read_bytes(), random.Random(2012)
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        with contextlib.suppress(UnreadableFileError):
            assert read_workbook(path).path == path


@pytest.mark.office
def test_an_xls_whose_sectors_lead_round_in_circles_is_damaged(converted, ledger):
    """Each sector's follower is itself; another reader gathers them until memory ends."""
    path = converted(ledger, "xls:MS Excel 97")
    content = bytearray(path.read_bytes())
    table = (int.from_bytes(content[76:80], "little") + 1) * 512
    for number in range(128):
        content[table + 4 * number : table + 4 * number + 4] = number.to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(DamagedFileError):
        read_workbook(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_separated_text_is_one_sheet_of_words(tmp_path, encoding):
    """
    | 姓名 | 天数 | 内容       |
    | 䶮一 | 007  | 走访,"问"  |
    |      |      |            |
    | 〇三 | 5    |            |
    """
    path = tmp_path / "台账.csv"
    path.write_bytes('姓名,天数,内容\r\n䶮一,007,"走访,""问"""\r\n\r\n〇三,5\r\n'.encode(encoding))
    [sheet] = read_workbook(path).sheets
    assert sheet.name == "台账"
    assert sheet.rows == [
        ["姓名", "天数", "内容"],
        ["䶮一", "007", '走访,"问"'],
        [None, None, None],
        ["〇三", "5", None],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["导出.xls", "导出.xlsx"])
def test_separated_text_under_another_name_is_read_and_told(tmp_path, name, encoding):
    path = tmp_path / name
    path.write_bytes("姓名\t天数\r\n张三\t5\r\n".encode(encoding))
    book = read_workbook(path)
    assert book.sheets[0].rows == [["姓名", "天数"], ["张三", "5"]]
    assert "内容其实是 .csv" in str(book.notes[0])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(tmp_path, separator):
    path = tmp_path / "台账.txt"
    path.write_text(f"姓名{separator}单位\n张三{separator}局", encoding="utf-8")
    assert read_workbook(path).sheets[0].rows == [["姓名", "单位"], ["张三", "局"]]


def test_a_cell_over_several_lines_is_one_cell(tmp_path):
    path = tmp_path / "台账.csv"
    path.write_text('姓名,内容\n张三,"第一\n第二"', encoding="utf-8")
    assert read_workbook(path).sheets[0].rows[1] == ["张三", "第一\n第二"]


def test_text_that_would_fill_memory_is_refused(tmp_path):
    path = tmp_path / "台账.csv"
    path.write_text("a," * 20_000 + "b\n" + "x\n" * 20_000, encoding="utf-8")
    with pytest.raises(OversizedFileError):
        read_workbook(path)


def test_only_applies_to_text_too(tmp_path):
    path = tmp_path / "台账.csv"
    path.write_text("a", encoding="utf-8")
    assert read_workbook(path, only={"别的"}).sheets == ()
