"""内部核查清单.xlsx: the leads beside the ledger, for its owner's eyes, in nothing else that is written."""

import datetime as dt
import json
import stat
import zipfile

import openpyxl
import pytest

from tests.opened import opened
from tests.opened import typed
from toolkit.activities.sanjie import SANJIE
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.internal_list import HEADINGS
from toolkit.workplace.opening import judged_book
from toolkit.workplace.validating import register_validation

DRAWING = """
人员名册

| 人员编号 | 姓名 | 是否班子成员 |
| --- | --- | --- |
| RY1 | 张三 | 是 |
| RY2 | 李四 | 是 |

下基层活动台账

| 姓名 | 开始日期 | 结束日期 | 住宿地点 | 备注 |
| --- | --- | --- | --- | --- |
| 张三 | 4月10日 | 4月14日 | 金城宾馆 |  |
| 李四 | 4月16日 | 4月20日 | 儒林酒店 |  |

民情日记登记

| 姓名 | 日期 |
| --- | --- |
"""
WORDS = ("金城宾馆”", "特殊接待用语线索", "R1002")
LIST = "内部核查清单.xlsx"


def write_book(path, drawing=DRAWING):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets_of(drawing, SANJIE):
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "工作"
    folder.mkdir()
    return write_book(folder / "台账.xlsx")


@pytest.fixture
def validated(taizhang):
    """Runs 校验 and gives all that it says."""

    def run(book, *more):
        ran = taizhang("validate", book, "--as-of", "2012-12-31", *more)
        assert ran.status in {0, 1}, ran.err
        return ran.out if "--json" in more else ran.out + ran.err

    return run


def lines(path):
    rows = [*opened(path).active.iter_rows(values_only=True)]
    at = next(at for at, row in enumerate(rows) if row[0] == HEADINGS[0])
    return [dict(zip(HEADINGS, row, strict=True)) for row in rows[at + 1 :]]


def type_into(path, subject, words):
    book = opened(path)
    for row in book.active.iter_rows():
        if row[1].value == subject:
            row[HEADINGS.index("核查结果")].value = words
    typed(book, path)


def test_leads_lie_beside_the_ledger_for_its_owner_alone(book, validated):
    said = validated(book)
    assert "另有2条线索，见内部核查清单.xlsx（仅供核查，不得转发）" in said
    path = book.with_name(LIST)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [line["对象"] for line in lines(path)] == ["张三同志", "李四同志"]
    assert lines(path)[0]["位置"] == "下基层活动台账!D2"


def test_leads_are_in_no_copy_and_in_no_answer(book, validated):
    said = validated(book)
    with zipfile.ZipFile(book.with_name("台账_校验.xlsx")) as package:
        copy = "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())
    told = validated(book, "--json")
    for words in WORDS:
        assert words not in said + copy + told
    answer = json.loads(told)
    assert answer["leads"] == 2
    assert answer["internal_list"] == str(book.with_name(LIST))


def test_what_people_typed_stays_with_its_lead(book, validated):
    validated(book)
    path = book.with_name(LIST)
    type_into(path, "李四同志", "已核实，自费入住")
    typed = path.read_bytes()
    write_book(book, DRAWING.replace("| 张三 | 4月10日", "| 张三 | 4月9日"))
    assert "已另存为内部核查清单_旧稿1.xlsx" in validated(book)
    assert {line["对象"]: line["核查结果"] for line in lines(path)} == {
        "张三同志": None,
        "李四同志": "已核实，自费入住",
    }
    assert path.with_name("内部核查清单_旧稿1.xlsx").read_bytes() == typed


def test_a_lead_that_is_gone_keeps_what_people_typed(book, validated):
    validated(book)
    path = book.with_name(LIST)
    type_into(path, "李四同志", "登记有误")
    write_book(book, DRAWING.replace("儒林酒店", "村民家").replace("金城宾馆", "村民家"))
    assert "线索" not in validated(book)
    (kept,) = lines(path)
    assert (kept["对象"], kept["位置"], kept["核查结果"]) == ("李四同志", "已消除", "登记有误")


def test_where_there_is_no_lead_there_is_no_list(tmp_path, validated):
    clean = DRAWING.replace("儒林酒店", "村民家").replace("金城宾馆", "村民家")
    book = write_book(tmp_path / "台账.xlsx", clean)
    answer = json.loads(validated(book, "--json"))
    assert (answer["leads"], answer["internal_list"]) == (0, None)
    assert not book.with_name(LIST).exists()


def test_the_list_stays_beside_the_ledger_wherever_the_copy_goes(book, tmp_path, validated):
    validated(book, "--out", str(tmp_path / "共享"))
    assert book.with_name(LIST).is_file()
    assert [each.name for each in (tmp_path / "共享").iterdir()] == ["台账_校验.xlsx"]


def test_another_ledgers_list_is_left_alone(book, validated):
    validated(book)
    before = book.with_name(LIST).read_bytes()
    other = write_book(book.with_name("另一本.xlsx"))
    assert "见内部核查清单（另一本）.xlsx" in validated(other)
    assert book.with_name(LIST).read_bytes() == before


def test_a_list_that_cannot_be_read_is_kept_and_told(book, validated):
    path = book.with_name(LIST)
    path.write_bytes(b"broken")
    said = validated(book)
    assert "读不出来" in said
    assert path.with_name("内部核查清单_旧稿1.xlsx").read_bytes() == b"broken"
    assert len(lines(path)) == 2


def test_a_click_writes_the_same_list(book, validated):
    validated(book)
    by_command = book.with_name(LIST).read_bytes()
    book.with_name(LIST).unlink()
    _, judged = judged_book(book, dt.date(2012, 12, 31))
    account = register_validation(judged, book)
    assert account.internal_list == book.with_name(LIST)
    assert book.with_name(LIST).read_bytes() == by_command


def test_a_department_is_not_told_of_leads_about_itself(taizhang, validated, faulty_book):
    told = json.loads(validated(faulty_book, "--json"))
    assert told["leads"] > 0
    taizhang("distribute", faulty_book)
    (booklet,) = (faulty_book.parent / "下发").glob("白鹭镇*.xlsx")
    answer = json.loads(validated(booklet, "--json"))
    assert (answer["leads"], answer["internal_list"]) == (0, None)
    assert not booklet.with_name(LIST).exists()
