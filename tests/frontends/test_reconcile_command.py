"""taizhang reconcile: totals of each unit and column, and the very cells in which both sides part."""

import shutil

import pytest

from tests.opened import opened
from tests.opened import typed
from toolkit.workplace.booklets import distribute_book

BOOK, WORK, REPORTS = "三解三促台账.xlsx", "下基层活动台账", "调研报告登记"


@pytest.fixture(scope="module")
def sent_folder(tmp_path_factory, clean_bytes):
    folder = tmp_path_factory.mktemp("对账")
    (folder / BOOK).write_bytes(clean_bytes)
    distribute_book(folder / BOOK, None, folder / "下发")
    return folder


@pytest.fixture
def folder(sent_folder, tmp_path):
    return shutil.copytree(sent_folder, tmp_path / "工作")


def booklet(folder, name):
    (file,) = (folder / "下发").glob(f"*{name}*.xlsx")
    return file


def edited(folder, name, change):
    file = booklet(folder, name)
    book = opened(file)
    change(book)
    typed(book, file)
    return file


def column(sheet, heading):
    return next(c.column for c in sheet[1] if str(c.value or "").split("（")[0] == heading)


def test_what_was_sent_agrees_with_what_it_was_sent_from(taizhang, folder):
    files = sorted((folder / "下发").glob("*_v1.xlsx"))
    ran = taizhang("reconcile", folder / BOOK, *files, "--json")
    assert (ran.status, ran.json["agrees"], ran.json["missing"]) == (0, True, [])
    assert len(ran.json["units"]) == len(files)
    points = [each for each in ran.json["units"] if each["kind"] == "联系点"]
    days = [
        t for each in points for t in each["totals"] if (t["sheet"], t["column"]) == (WORK, "天数")
    ]
    assert len(days) == 7 and sum(total["ours"] for total in days) > 300


def test_a_number_that_was_changed_is_found_in_its_cell_on_both_sides(taizhang, folder):
    def change(book):
        sheet = book[WORK]
        sheet.cell(3, column(sheet, "走访户数")).value = 1112
        sheet.cell(3, column(sheet, "序号")).value = 99  # -- which is no quantity --

    file = edited(folder, "临湖镇", change)
    ran = taizhang("reconcile", folder / BOOK, file, "--json")
    assert ran.status == 1
    (unit,) = ran.json["units"]
    (total,) = [each for each in unit["totals"] if not each["agrees"]]
    assert (total["sheet"], total["column"], total["unit"]) == (WORK, "走访户数", "户")
    (parted,) = unit["parted"]
    assert parted["theirs"]["row"] == 3 and parted["theirs"]["value"] == "1112"
    office = opened(folder / BOOK)[WORK]
    assert str(office[parted["ours"]["cell"]].value) == parted["ours"]["value"]
    assert total["theirs"] - total["ours"] == 1112 - float(parted["ours"]["value"])
    said = taizhang("reconcile", folder / BOOK, file).out
    assert f"“走访户数”为1112，总册{WORK}!{parted['ours']['cell']}为" in said


def test_rows_on_one_side_alone_are_named(taizhang, folder):
    def change(book):
        sheet = book[WORK]
        sheet.delete_rows(3)

    ran = taizhang("reconcile", folder / BOOK, edited(folder, "临湖镇", change), "--json")
    (unit,) = ran.json["units"]
    rows = next(t for t in unit["totals"] if (t["sheet"], t["column"]) == (WORK, "行数"))
    assert rows["ours"] - rows["theirs"] == 1
    (parted,) = [each for each in unit["parted"] if each["column"] == "行数"]
    assert parted["theirs"] is None and parted["ours"]["row"] > 2
    assert "分册里没有" in taizhang("reconcile", folder / BOOK, booklet(folder, "临湖镇")).out


def test_words_in_a_number_are_read_or_told_and_never_zero(taizhang, folder):
    def change(book):
        sheet = book[WORK]
        at = column(sheet, "走访户数")
        sheet.cell(3, at).value = f"{sheet.cell(3, at).value}户"
        sheet.cell(4, at).value = "特别注意"

    ran = taizhang("reconcile", folder / BOOK, edited(folder, "临湖镇", change), "--json")
    (unit,) = ran.json["units"]
    (parted,) = unit["parted"]
    assert (parted["theirs"]["row"], parted["theirs"]["value"]) == (4, "不能识别")
    assert "特别注意" not in ran.out


def test_rows_in_another_order_and_a_renamed_file_agree(taizhang, folder):
    def change(book):
        sheet = book[WORK]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=6)]
        for at, row in enumerate(reversed(rows), start=3):
            for number, value in enumerate(row, start=1):
                sheet.cell(at, number).value = value

    file = edited(folder, "临湖镇", change)
    other = file.rename(file.with_name("最终版.xlsx"))
    assert taizhang("reconcile", folder / BOOK, other).status == 0


def test_without_files_what_came_back_is_taken_and_who_is_missing_is_said(taizhang, folder):
    assert "没有可对的账" in taizhang("reconcile", folder / BOOK).err
    (folder / "回收").mkdir(exist_ok=True)
    shutil.copy(booklet(folder, "人教科"), folder / "回收" / "a.xlsx")
    (folder / "回收" / "b.xlsx").write_bytes(b"PK")
    ran = taizhang("reconcile", folder / BOOK, "--json")
    assert [each["unit"] for each in ran.json["units"]] == ["人教科"]
    assert [each["file"] for each in ran.json["refused"]] == ["b.xlsx"]
    assert len(ran.json["missing"]) == 17 and ran.status == 1
