"""Ledgers that are no .xlsx: the same findings, papers and booklets, and a marked copy that is one."""

import functools
import shutil
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from tests.noted import notes_in
from tests.planted import planted
from tests.untitled import untitled
from toolkit.reading.files import read_workbook
from toolkit.word.office import convert

KINDS = ["ods", pytest.param("fods", marks=pytest.mark.deep), "xls"]
PERIOD = ("--as-of", "2012-12-31")


@pytest.fixture(scope="module")
def saved(tmp_path_factory, faulty_bytes):
    """The faulty sample workbook as LibreOffice saves it in other formats."""
    folder = tmp_path_factory.mktemp("存")
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(untitled(faulty_bytes))
    return functools.cache(lambda kind: convert([book], kind, folder / kind)[0])


@pytest.fixture
def book_of(saved, tmp_path):
    """A copy of it in a folder of its own."""

    def book(kind, name=None):
        path = tmp_path / (name or saved(kind).name)
        shutil.copy(saved(kind), path)
        return path

    return book


def found(said):
    return sorted((f["code"], f["sheet"], f["row"], f["column"]) for f in said["findings"])


@pytest.mark.office
@pytest.mark.parametrize("kind", KINDS)
def test_another_format_gives_exactly_the_planted_findings_and_a_copy_as_xlsx(
    taizhang, book_of, kind
):
    book = book_of(kind)
    before = book.read_bytes()
    ran = taizhang("validate", book, *PERIOD, "--json")
    assert ran.status == 1
    assert found(ran.json) == planted()
    assert book.read_bytes() == before
    assert ran.json["copy"] == str(book.with_name(f"三解三促台账（{kind}）_校验.xlsx"))
    [remark] = ran.json["remarks"]
    assert remark.startswith(f"《三解三促台账.{kind}》是 .{kind} 文件，标注副本另做成 .xlsx：")
    cells = {(f["sheet"], f["cell"]) for f in ran.json["findings"]}
    assert notes_in(ran.json["copy"]).keys() == cells
    again = taizhang("validate", ran.json["copy"], *PERIOD, "--json")
    assert again.json["findings"] == ran.json["findings"]
    assert again.json["verdicts"] == ran.json["verdicts"]


@pytest.mark.office
def test_the_copy_of_an_ods_holds_every_value_of_every_sheet(taizhang, book_of):
    book = book_of("ods")
    copy = read_workbook(taizhang("validate", book, *PERIOD, "--json").json["copy"])
    for one, other in zip(read_workbook(book).sheets, copy.sheets, strict=True):
        assert (one.name, one.hidden) == (other.name, other.hidden)
        if one.name in {"校验结果", "读取提示", "汇总表", "表扬候选测算", "日程"}:
            continue  # -- of which the copy has the new one --
        assert one.rows == other.rows, one.name
        assert one.hidden_rows == other.hidden_rows


@pytest.mark.deep
@pytest.mark.office
def test_papers_and_booklets_come_from_an_ods_too(taizhang, tmp_path, clean_book):
    [book] = convert([clean_book], "ods", tmp_path / "存")
    made, sent = ([], [])
    for each, out in ((clean_book, tmp_path / "一"), (book, tmp_path / "二")):
        ran = taizhang("generate", each, "表扬通报", *PERIOD, "--out", out, "--json")
        assert ran.status == 0
        made.append(
            [each.text for each in docx.Document(out / "表扬通报.docx").element.iter(qn("w:t"))]
        )
        ran = taizhang("distribute", each, *PERIOD, "--out", out, "--json")
        assert ran.status == 0
        sent.append([(p["title"], p["rows"]) for p in ran.json["packages"]])
    assert made[0] == made[1]
    assert sent[0] == sent[1]
    one, two = (sorted((tmp_path / out).glob("*_v1.xlsx")) for out in "一二")
    assert [path.name for path in one] == [path.name for path in two]
    for each, other in zip(one, two, strict=True):
        assert read_workbook(each).sheets == read_workbook(other).sheets


@pytest.mark.office
def test_an_ods_beside_an_xlsx_of_the_same_name_has_a_copy_of_its_own(taizhang, saved, faulty_book):
    ods = shutil.copy(saved("ods"), faulty_book.with_suffix(".ods"))
    copies = {
        taizhang("validate", each, *PERIOD, "--json").json["copy"] for each in (faulty_book, ods)
    }
    assert len(copies) == 2


def test_a_workbook_with_macros_called_xlsx_has_a_copy_that_excel_opens(
    taizhang, faulty_xlsm, tmp_path
):
    """Excel refuses an .xlsx whose content says that it has macros."""
    book = tmp_path / "三解三促台账.xlsx"
    book.write_bytes(faulty_xlsm)
    ran = taizhang("validate", book, *PERIOD, "--json")
    assert found(ran.json) == planted()
    assert ran.json["copy"].endswith("三解三促台账（xlsx）_校验.xlsm")
    assert any("内容其实是 .xlsm" in note for note in ran.json["file_notes"])
    with zipfile.ZipFile(ran.json["copy"]) as package:
        assert "xl/vbaProject.bin" in package.namelist()


def test_a_workbook_called_xls_is_patched_as_what_it_is(taizhang, faulty_bytes, tmp_path):
    book = tmp_path / "三解三促台账.xls"
    book.write_bytes(faulty_bytes)
    ran = taizhang("validate", book, *PERIOD, "--json")
    assert found(ran.json) == planted()
    assert ran.json["copy"].endswith("三解三促台账（xls）_校验.xlsx")
    assert ran.json["remarks"] == []


def test_a_ledger_as_text_has_a_copy_with_its_faults(taizhang, tmp_path):
    """
    | 姓名 | 单位   | 开始日期  | … |
    | 甲   | 监测站 | 4月31日   | … |
    """
    headings = "序号,姓名,单位,开始日期,结束日期,天数,时段,活动类别,地点,主要内容"
    book = tmp_path / "下基层活动台账.csv"
    row = "1,甲,监测站,2012-4-31,2012-4-12,3,全天,驻点调研,水北村,走访"
    book.write_bytes(f"{headings}\r\n{row}\r\n".encode("gb18030"))
    ran = taizhang("validate", book, *PERIOD, "--json")
    assert ran.status == 1, ran.err
    assert ("下基层活动台账", "D2") in notes_in(ran.json["copy"])
    assert "是 .csv 文件" in ran.json["remarks"][0]
