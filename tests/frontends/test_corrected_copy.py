"""taizhang validate --apply-safe and --row-notes, on real files."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import zipfile

import pytest

from tests.opened import opened
from tests.opened import typed
from toolkit.declare.ledger import RESTRICTED
from toolkit.register.register import Register
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.registering import open_register

TRAIL, FIELD_WORK, VISITS = "变更留痕", "下基层活动台账", "来访事项"
PHONE = "１３８１２３４５６７８"


def told(said):
    return [(f["code"], f["sheet"], f["cell"], f["message"]) for f in said["findings"]]


def trail_of(path):
    rows = opened(path)[TRAIL].iter_rows(min_row=3, values_only=True)
    return [row[:7] for row in rows if any(row)]


@pytest.fixture
def applied(taizhang, faulty_book):
    ran = taizhang("validate", faulty_book, "--apply-safe", "--row-notes", "--json")
    return ran.json


def test_the_copy_holds_the_corrections_with_their_type_and_trail_and_the_book_its_bytes(
    taizhang, faulty_book
):
    before = faulty_book.read_bytes()
    plain = taizhang("validate", faulty_book, "--json").json
    said = taizhang("validate", faulty_book, "--apply-safe", "--json").json
    assert faulty_book.read_bytes() == before
    assert told(said) == told(plain)
    assert said["verdicts"] == plain["verdicts"]
    assert plain["corrections"] == []
    copy = opened(said["copy"])
    new = {(each["sheet"], each["cell"]): each["new"] for each in said["corrections"]}
    assert new[FIELD_WORK, "D10"] == "2012-01-17"
    assert copy[FIELD_WORK]["D10"].value.date() == dt.date(2012, 1, 17)
    assert copy[FIELD_WORK]["D10"].number_format == "yyyy-mm-dd"
    assert copy[FIELD_WORK]["M72"].value == 6
    lines = {row[3]: row[4:6] for row in trail_of(said["copy"])}
    assert lines == {
        f"{each['sheet']}!{each['cell']}": (each["old"], each["new"])
        for each in said["corrections"]
    }


def test_applied_twice_nothing_more_changes_and_the_same_is_found(taizhang, applied):
    again = taizhang("validate", applied["copy"], "--apply-safe", "--row-notes", "--json").json
    assert again["corrections"] == []
    assert told(again) == told(applied)
    assert not [
        note for note in again["notes"] if note["kind"] in {"规范化", "按上文填充", "未知列"}
    ]
    assert trail_of(again["copy"]) == trail_of(applied["copy"])
    headings = [cell.value for cell in opened(again["copy"])[FIELD_WORK][1]]
    assert headings.count("校验结果") == 1


def test_a_trail_that_lacks_columns_gets_them_and_it_is_said(taizhang, faulty_book):
    book = opened(faulty_book)
    page = book[TRAIL]
    for heading in ("原因", "旧值"):
        page.delete_cols(next(cell.column for cell in page[1] if cell.value == heading))
    book.save(faulty_book)
    said = taizhang("validate", faulty_book, "--apply-safe", "--json").json
    assert "“变更留痕”表缺“旧值”、“原因”栏，已在标注副本里补上。" in said["remarks"]
    page = opened(said["copy"])[TRAIL]
    at = {cell.value: cell.column for cell in page[1] if cell.value}
    lines = {
        row[at["单元格"] - 1]: (row[at["旧值"] - 1], row[at["新值"] - 1], row[at["原因"] - 1])
        for row in page.iter_rows(min_row=3, values_only=True)
        if row[at["单元格"] - 1]
    }
    assert lines == {
        f"{each['sheet']}!{each['cell']}": (each["old"], each["new"], each["reason"])
        for each in said["corrections"]
    }
    again = taizhang("validate", said["copy"], "--apply-safe", "--json").json
    assert not [each for each in again["remarks"] if TRAIL in each]
    assert not [note for note in again["notes"] if note["sheet"] == TRAIL]


def test_the_count_is_said_and_a_formula_named(taizhang, faulty_book):
    book = opened(faulty_book)
    book[FIELD_WORK]["M72"] = '="6户"'
    book.save(faulty_book)
    _calculated(faulty_book)
    out = taizhang("validate", faulty_book, "--apply-safe").out
    assert "已改正13处，逐处见标注副本的“变更留痕”表；另有1处因公式没有改：" in out
    assert f"{FIELD_WORK}!M72。" in out


def test_the_register_takes_the_changes_once_and_no_explanation_is_said_to_be_gone(
    taizhang, faulty_book
):
    opened = open_register(faulty_book.parent, 0o600)
    assert opened.register
    for _ in range(2):
        said = taizhang("validate", faulty_book, "--apply-safe", "--json").json
    changes = Register(faulty_book.parent / REGISTER_FILE).changes()
    assert [(change.place, change.old, change.new) for change in changes] == [
        (f"{each['sheet']}!{each['cell']}", each["old"], each["new"])
        for each in said["corrections"]
    ]


@pytest.mark.parametrize("registered", [False, True])
def test_a_restricted_value_is_corrected_in_its_cell_and_told_nowhere(
    taizhang, faulty_book, registered
):
    if registered:
        assert open_register(faulty_book.parent, 0o600).register
    book = opened(faulty_book)
    page = book[VISITS]
    at = {cell.value: cell.column for cell in page[1]}
    page.cell(4, at["电话"], PHONE)
    typed(book, faulty_book)
    ran = taizhang("validate", faulty_book, "--apply-safe", "--row-notes", "--json")
    copy = opened(ran.json["copy"])
    assert copy[VISITS].cell(4, at["电话"]).value == "13812345678"
    (line,) = [row for row in trail_of(ran.json["copy"]) if row[3].startswith(VISITS)]
    assert line[4].startswith(f"{RESTRICTED}#" if registered else RESTRICTED)
    others = [sheet for sheet in copy if sheet.title != VISITS]
    for sheet in others:
        for row in sheet.iter_rows(values_only=True):
            assert not any("1381234" in str(cell) or PHONE in str(cell) for cell in row)
    assert "1381234" not in ran.out
    assert PHONE not in ran.out


def test_each_faulty_row_says_what_is_wrong_with_it_in_a_column_that_the_filter_takes_in(applied):
    sheet = opened(applied["copy"])[FIELD_WORK]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "校验结果")
    by_row = {}
    for finding in applied["findings"]:
        if finding["sheet"] == FIELD_WORK:
            by_row.setdefault(finding["row"], []).append(finding["message"])
    said = {cell.row: cell.value for cell in sheet[letter][2:] if cell.value}
    assert said.keys() == by_row.keys()
    for row, messages in by_row.items():
        assert all(message in said[row] for message in messages)
    assert sheet.auto_filter.ref.endswith(f":{letter}401")


def test_what_is_said_beside_rows_does_not_outlive_the_fault(taizhang, applied, tmp_path):
    book = opened(applied["copy"])
    book[FIELD_WORK]["D24"] = dt.date(2012, 3, 14)
    mended = tmp_path / "改正了.xlsx"
    typed(book, mended)
    said = taizhang("validate", mended, "--json").json
    assert not [f for f in said["findings"] if f["sheet"] == FIELD_WORK and f["cell"] == "D24"]
    sheet = opened(said["copy"])[FIELD_WORK]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "校验结果")
    assert "约3月14日" not in (sheet[f"{letter}24"].value or "")


@pytest.mark.deep
@pytest.mark.office
def test_a_file_of_another_kind_is_corrected_in_its_copy_as_xlsx(taizhang, faulty_book, tmp_path):
    from toolkit.word.office import convert

    here = taizhang("validate", faulty_book, "--apply-safe", "--json").json["corrections"]
    (old,) = convert([shutil.copy(faulty_book, tmp_path / "旧.xlsx")], "xls", tmp_path / "旧")
    said = taizhang("validate", old, "--apply-safe", "--json").json
    corrected = {(each["sheet"], each["cell"], each["new"]) for each in said["corrections"]}
    assert corrected == {(each["sheet"], each["cell"], each["new"]) for each in here}
    copy = opened(said["copy"])
    assert copy[FIELD_WORK]["M72"].value == 6
    assert len(trail_of(said["copy"])) == len(corrected)


def _calculated(path):
    """The formula's result stored, as a spreadsheet program does."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    bare = re.compile(rb'(<c r="M72"[^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            result = '\\1 t="str">\\2<v>6户</v>'.encode()
            archive.writestr(name, bare.sub(result, content))
