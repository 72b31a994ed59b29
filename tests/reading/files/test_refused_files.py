"""What cannot be read ends in one Chinese sentence that names the file and says what to do."""

from __future__ import annotations

import os
import sys
import zipfile

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.declare.names import shown_name
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import EmptyFileError
from toolkit.reading.files.refusals import FileInUseError
from toolkit.reading.files.refusals import FileMissingError
from toolkit.reading.files.refusals import FolderGivenError
from toolkit.reading.files.refusals import LockFileError
from toolkit.reading.files.refusals import NoSheetsError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ProtectedFileError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

XML_2003 = (
    "<?xml version='1.0'?>\n<!-- "
    + "由系统导出 " * 900
    + "-->\n<?mso-application progid='Excel.Sheet'?>"
    "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet ss:Name='台账'><Table>"
).encode()
PREFIXED_2003 = (
    b'\xef\xbb\xbf<ss:Workbook xmlns:html="http://www.w3.org/TR/REC-html40" '
    b'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet><ss:Table>'
)


def stream(name):
    return OLE + name.encode("utf-16-le").ljust(64, b"\0") + bytes(64)


def refusal_of(path, kind):
    with pytest.raises(kind) as caught:
        read_workbook(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"文件《{shown_name(path.name)}》")
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence


def test_a_missing_file_says_where_it_was_looked_for(tmp_path):
    sentence = refusal_of(tmp_path / "没有.xlsx", FileMissingError)
    assert str(tmp_path) in sentence


def test_a_path_through_a_file_or_with_nul_is_a_missing_file(tmp_path):
    (tmp_path / "文件").write_bytes(b"x")
    refusal_of(tmp_path / "文件" / "台账.xlsx", FileMissingError)
    refusal_of(tmp_path / "台账\0.xlsx", FileMissingError)


def test_a_folder_is_told(tmp_path):
    refusal_of(tmp_path, FolderGivenError)


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes in folders")
def test_a_device_is_not_read_for_ever(tmp_path):
    pipe = tmp_path / "管道.xlsx"
    os.mkfifo(pipe)
    refusal_of(pipe, NotAWorkbookError)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"PK")
    path.chmod(0)
    refusal_of(path, FileInUseError)


@pytest.mark.parametrize(
    ("name", "content", "kind", "hint"),
    [
        ("空.xlsx", b"", EmptyFileError, "空文件"),
        ("~$台账.xlsx", b"\x05lock", LockFileError, "临时锁定文件"),
        (".~lock.台账.xlsx#", b",user", LockFileError, "临时锁定文件"),
        ("密.xlsx", stream("EncryptedPackage"), ProtectedFileError, "打开密码"),
        ("旧文.xls", stream("WordDocument"), NotAWorkbookError, "Word"),
        ("坏.xls", stream("Workbook"), DamagedFileError, "损坏"),
        ("别.xls", OLE + bytes(512), NotAWorkbookError, "不是 Excel 工作簿"),
        ("旧格式.slk", b'ID;PSheetJS;N;E\r\nC;Y1;X1;K"a"\r\nE\r\n', NotAWorkbookError, "SYLK"),
        ("旧格式.xls", b"ID;PWXL;N;E\r\nE\r\n", NotAWorkbookError, "SYLK"),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>", NotAWorkbookError, "网页"),
        ("网页2.xls", b"\xef\xbb\xbf \r\n<!DOCTYPE HTML><TABLE>", NotAWorkbookError, "网页"),
        ("网页3.xls", "\ufeff<html><table>".encode("utf-16-le"), NotAWorkbookError, "网页"),
        ("邮件.xls", b"MIME-Version: 1.0\r\n", NotAWorkbookError, "网页"),
        (
            "表.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            NotAWorkbookError,
            "XML 表格 2003",
        ),
        ("长注.xml", XML_2003, NotAWorkbookError, "XML 表格 2003"),
        ("双字节.xls", XML_2003.decode().encode("utf-16"), NotAWorkbookError, "XML 表格 2003"),
        ("前缀.xls", PREFIXED_2003, NotAWorkbookError, "XML 表格 2003"),
        (
            "标文通.uos",
            b'<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2009/uof">',
            NotAWorkbookError,
            "标文通",
        ),
        ("配置.xlsx", b'<?xml version="1.0"?><settings/>', NotAWorkbookError, "XML 文件"),
        ("扫描.xlsx", b"%PDF-1.7", NotAWorkbookError, "PDF"),
        ("分册.rar", b"Rar!\x1a\x07\x01\x00" + bytes(99), NotAWorkbookError, "请先解压"),
        ("分册.7z", b"7z\xbc\xaf\x27\x1c" + bytes(99), NotAWorkbookError, "请先解压"),
        ("文字.xlsx", "会议通知".encode(), NotAWorkbookError, "不是 Excel 工作簿"),
        ("乱码.xlsx", "姓名,单位\x01".encode(), NotAWorkbookError, "不是 Excel 工作簿"),
        ("零.xlsx", bytes(9000), DamagedFileError, "损坏"),
        ("半.xlsx", b"PK\3\4\x14\0", DamagedFileError, "损坏"),
        ("乱.csv", b"\xff\xff\xff\x81\x00\xff", NotAWorkbookError, "文本"),
        ("长.csv", b"a," + b"x" * 200_000, DamagedFileError, "损坏"),
    ],
)
def test_a_file_of_another_kind_is_told(tmp_path, name, content, kind, hint):
    path = tmp_path / name
    path.write_bytes(content)
    assert hint in refusal_of(path, kind)


@pytest.mark.parametrize(
    "root", ["html", "head", "body", "meta", "table", "style", "div", "SCRIPT", "title"]
)
def test_a_web_page_is_one_whatever_it_begins_with(tmp_path, root):
    path = tmp_path / "导出.xls"
    path.write_text(f"<{root} a='b'>一</{root}>", encoding="utf-8")
    assert "网页" in refusal_of(path, NotAWorkbookError)


@pytest.mark.parametrize(
    ("part", "hint"),
    [
        ("ppt/presentation.xml", "演示文稿"),
        ("a.txt", "是压缩包，不是 Excel 工作簿，请先解压"),
        ("[Content_Types].xml", "不是 Excel 工作簿，请用 Excel 或 WPS 打开"),
        ("xl/workbook.bin", ".xlsb"),
    ],
)
def test_a_package_of_another_program_is_told(tmp_path, part, hint):
    path = tmp_path / "台账.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(part, "x")
    assert hint in refusal_of(path, NotAWorkbookError)


def test_a_word_file_called_xlsx_is_told(tmp_path):
    path = tmp_path / "台账.xlsx"
    docx.Document().save(str(path))
    assert "Word" in refusal_of(path, NotAWorkbookError)


def test_a_workbook_is_read_by_its_content_not_its_name(tmp_path):
    path = tmp_path / "台账.xls"
    book = openpyxl.Workbook()
    book.active.append(["张三"])
    book.save(path)
    assert read_workbook(path).sheets[0].rows == [["张三"]]


def test_a_workbook_without_worksheets_is_told(hand_made):
    path = hand_made("", other={"xl/_rels/workbook.xml.rels": "<Relationships/>"}, name="无表.xlsx")
    refusal_of(path, NoSheetsError)


@pytest.fixture
def whole(tmp_path):
    path = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    for row in range(50):
        book.active.append([f"张三{row}", row])
    book.save(path)
    return path.read_bytes()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_damaged(tmp_path, whole, share):
    path = tmp_path / "半.xlsx"
    path.write_bytes(whole[: int(len(whole) * share)])
    refusal_of(path, DamagedFileError)


def read_or_refused_in_a_sentence(path):
    try:
        read_workbook(path)
    except UnreadableFileError as refusal:
        sentence = str(refusal)
    else:
        return
    assert sentence.startswith(f"文件《{shown_name(path.name)}》")


@examples(150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_changed_bytes_is_read_or_refused_in_a_sentence(tmp_path, whole, data):
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "变.xlsx"
    path.write_bytes(content)
    read_or_refused_in_a_sentence(path)


SNIPPETS = st.sampled_from(
    [
        '<c r="B2"><v>1</v></c>',
        ' t="e"',
        ' t="s"',
        "<v>",
        "</c>",
        "<f>",
        "</row>",
        '"',
        ">",
        "<",
        "-1",
        "99999999999",
        'hidden="1"',
        "<![CDATA[",
        "<!--",
        "&#0;",
        "<c>",
        ' r="A0"',
        't="d"',
        "NaN",
    ]
)


@examples(150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_broken_markup_in_a_sound_zip_is_read_or_refused_in_a_sentence(hand_made, data):
    rows = '<row r="1"><c r="A1" t="str"><f>B1</f><v>甲</v></c><c r="B1" s="0"><v>3</v></c></row>'
    sheet = f'<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>{rows}</sheetData></worksheet>'
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(sheet)))
        dropped = data.draw(st.integers(0, 8))
        sheet = sheet[:at] + data.draw(SNIPPETS) + sheet[at + dropped :]
    path = hand_made(sheet=sheet)
    read_or_refused_in_a_sentence(path)


def test_an_unknown_encoding_is_damage(hand_made):
    workbook = '<?xml version="1.0" encoding="UT-1F-8"?><workbook/>'
    refusal_of(hand_made("", other={"xl/workbook.xml": workbook}), DamagedFileError)


def test_a_file_larger_than_any_ledger_is_not_even_read(tmp_path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(300 * 2**20)
    refusal_of(path, OversizedFileError)
