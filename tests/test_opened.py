"""What tests open late is what openpyxl opens, and what they type is all that changes."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.opened import opened
from tests.opened import typed


@pytest.fixture
def path(tmp_path):
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("乙")
    first.title = "甲"
    for page in (first, second):
        for row in (
            ["姓名", "日期", "数"],
            ["张三", dt.datetime.fromisoformat("2012-03-04"), 5],
            ["李四", None, True],
        ):
            page.append(row)
    first.merge_cells("A5:C5")
    first["B2"].comment = Comment("电话问过", "甲")
    second.sheet_state = "hidden"
    place = tmp_path / "台账.xlsx"
    book.save(place)
    return place


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def cells(book):
    return {(page.title, cell.coordinate): cell.value for page in book for cell in _of(page)}


def _of(page):
    return [cell for row in page.iter_rows() for cell in row if cell.value is not None]


def test_it_is_what_openpyxl_opens(path):
    late, plain = opened(path), openpyxl.load_workbook(path)
    assert late.sheetnames == plain.sheetnames
    assert [page.sheet_state for page in late] == ["visible", "hidden"]
    assert cells(late) == cells(plain)
    assert late["甲"]["B2"].comment.text == "电话问过"
    made, wanted = io.BytesIO(), io.BytesIO()
    late.save(made)
    plain.save(wanted)
    differ = {each for each, part in parts(wanted).items() if parts(made)[each] != part}
    assert differ <= {"docProps/core.xml"}


def test_what_is_typed_is_all_that_changes(path):
    before, told = parts(path), cells(openpyxl.load_workbook(path))
    book = opened(path)
    new = {
        "A2": "王 五 ",
        "B2": dt.datetime.fromisoformat("2012-05-06"),
        "C2": 2.5,
        "C3": False,
        "A3": None,
        "B9": "=1+1",
    }
    for place, value in new.items():
        book["甲"][place] = value
    typed(book, path)
    after = parts(path)
    assert [each for each in before if after[each] != before[each]] == ["xl/worksheets/sheet1.xml"]
    wanted = {**told, **{("甲", place): value for place, value in new.items()}}
    found = cells(openpyxl.load_workbook(path))
    assert found == {place: value for place, value in wanted.items() if value is not None}


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book.create_sheet("丙"),
        lambda book: setattr(book["乙"]["A2"], "font", Font(bold=True)),
        lambda book: setattr(book["乙"]["A2"], "comment", Comment("此件", "乙")),
        lambda book: book["甲"].unmerge_cells("A5:C5"),
        lambda book: setattr(book["乙"], "title", "丁"),
        lambda book: setattr(book["甲"].column_dimensions["A"], "width", 44),
    ],
    ids=["sheet", "font", "comment", "merge", "name", "width"],
)
def test_whatever_else_is_changed_is_written_as_openpyxl_writes_it(path, change):
    plain, late = openpyxl.load_workbook(path), opened(path)
    wanted = path.with_name("openpyxl.xlsx")
    for book in (plain, late):
        change(book)
    plain.save(wanted)
    typed(late, path)
    found, expected = parts(path), parts(wanted)
    assert {each for each in expected if found[each] != expected[each]} <= {"docProps/core.xml"}
