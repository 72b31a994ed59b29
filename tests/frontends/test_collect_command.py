"""taizhang collect: whatever came back, in whatever shape, is merged, asked about, sent back or named."""

import datetime as dt
import hashlib
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from tests.frontends.conftest import BOOK
from tests.opened import opened
from tests.opened import typed
from tests.returned import signed
from toolkit.activities.sanjie import SANJIE
from toolkit.reading.files.reading import read_workbook
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.merged_beside import merged_elsewhere
from toolkit.workplace.undoing import undo_merge

PROBLEMS, VISITS = "问题整改台账", "来访事项"
SECTION, POINT = "监察大队_科室*.xlsx", "石桥镇_联系点*.xlsx"
UNSIGNED = [
    "“调研报告登记”没有新增的行，“本期无新增”也没有选√：看不出是没有还是没有填，请核实。",
    "“封面”没有填填报人、审核人、单位负责人（签字）、报送日期：另有纸质签字盖章的，请核对。",
]
V2 = "云溪经济开发区_联系点台账_2012年第4期_v2.xlsx"
SECTIONS_UNIT = "科室：监察大队"


@pytest.fixture
def folder(sent_folder, tmp_path):
    return shutil.copytree(sent_folder, tmp_path / "工作")


def edited(folder, booklet, name, change):
    """A booklet that came back under some name, after somebody typed into it."""
    (sent,) = (folder / "下发").glob(booklet)
    book = opened(sent)
    change(book)
    path = folder / "回收" / name
    typed(book, path)
    return path


def put(sheet, row, heading, value):
    headings = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(row, headings[heading]).value = value


def cells(path, sheet):
    """The rows of a sheet by the first cell, each by heading."""
    rows = next(each for each in read_workbook(path).sheets if each.name == sheet).rows
    return {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:] if row[0]}


def measures(text):
    def change(book):
        put(book[PROBLEMS], 3, "整改措施", text)

    return change


def collect(taizhang, folder, *arguments):
    return taizhang("collect", *arguments, "--into", folder / BOOK, "--json")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_return_is_merged_into_a_copy_and_its_file_moved(taizhang, folder):
    edited(folder, SECTION, "随便起的名.xlsx", measures("夜间九时后停用"))
    before = digest(folder / BOOK)
    said = collect(taizhang, folder)

    merged = folder / "三解三促台账_合并.xlsx"
    assert said.status == 0
    assert said.json["written"] == str(merged)
    assert said.json["merged"] == [
        {
            "file": "随便起的名.xlsx",
            "kind": "科室",
            "unit": "监察大队",
            "batch": "2012年第4期",
            "version": "v1",
            "added": 0,
            "changed": 1,
            "remarks": UNSIGNED,
        }
    ]
    assert digest(folder / BOOK) == before
    assert cells(merged, PROBLEMS)["WT-2012-001"]["整改措施"] == "夜间九时后停用"
    assert [path.name for path in (folder / "回收").iterdir() if path.is_file()] == []
    assert (folder / "回收" / "已处理").glob("*/随便起的名.xlsx")
    assert taizhang("validate", merged, "--json").json["findings"] == []


@pytest.fixture(scope="module")
def sendings(sent_folder, tmp_path_factory):
    """A folder from which was sent: first; corrected; again; corrected under other file names; the next period."""
    folder = shutil.copytree(sent_folder, tmp_path_factory.mktemp("几次") / "工作")

    def send():
        return distribute_book(folder / BOOK, None, folder / "下发")

    sent = [send()]
    correct(folder, "天气", "大雾")
    sent += [send(), send()]
    correct(folder, "天气", "小雨")
    parameter(folder, "分册文件名", "{单位}的台账")
    sent += [send()]
    parameter(folder, "报送期次", "2013年第1期")
    return folder, [*sent, send()]


def correct(folder, heading, value):
    """Change what the office has of a day at one of the places."""
    book = opened(folder / BOOK)
    put(book["民情日记登记"], 3, heading, value)
    typed(book, folder / BOOK)


def parameter(folder, name, value):
    book = opened(folder / BOOK)
    (row,) = [row for row in book["参数"].iter_rows() if row[0].value == name]
    row[1].value = value
    typed(book, folder / BOOK)


def newer(sent):
    """The booklets that are no first versions."""
    booklets = [each for each in sent.written if each.version != "v1"]
    return [(each.booklet.title, each.before, each.version) for each in booklets]


def said_of_versions(sent):
    return [each for each in sent.remarks if "版本" in each]


def test_versions_count_up_for_those_alone_whose_package_has_other_content(sendings):
    """The one whose rows were changed since, and no other; what was sent first still lies there."""
    folder, (first, second, third, *_) = sendings
    count = len(first.written)
    assert newer(first) == []
    assert {each.before for each in first.written} == {
        "v1"
    }  # -- by the register of the folder copied --
    assert newer(second) == [("云溪经济开发区", "v1", "v2")]
    assert newer(third) == [("云溪经济开发区", "v2", "v2")]
    assert said_of_versions(second) == [
        (
            "1个分册同本期上次下发的不一样，版本加一：“云溪经济开发区”v2，请送新的代替，以前的文件留在原处，"
            f"不要再送。其余{count - 1}个同上次一样，版本不变。"
        )
    ]
    assert said_of_versions(third) == [f"{count}个分册同本期上次下发的一样，版本不变。"]
    assert all(each.path.is_file() for each in first.written)
    cover = opened(folder / "下发" / V2)["封面"]
    assert "v2，代替以前发的" in "".join(str(c.value) for row in cover["B2:D2"] for c in row)


def test_a_version_is_of_its_period_whatever_the_file_is_called(sendings):
    """Under other names all are other files; in the next period they begin anew."""
    folder, (*_, renamed, later) = sendings
    assert newer(renamed) == [("云溪经济开发区", "v2", "v3")]
    assert {(each.before, each.version) for each in later.written} == {("", "v1")}
    listed = opened(folder / "下发" / "下发清单.xlsx").active
    assert {row[5] for row in listed.iter_rows(min_row=4, values_only=True)} == {"v1"}


def test_a_return_of_an_older_version_is_merged_by_what_that_one_held_and_told(taizhang, sendings):
    """The office has other weather since; who fills the first copy has changed nothing but 体会."""
    folder, _ = sendings

    def change(book):
        put(book["民情日记登记"], 3, "体会", "心" * 100)

    def pretend(book):
        put(book["民情日记登记"], 4, "体会", "新" * 100)
        book["系统"]["B4"].value = "v7"

    edited(folder, V2.replace("v2", "v1"), "旧.xlsx", change)
    edited(folder, V2, "新.xlsx", pretend)
    said = collect(taizhang, folder, "--dry-run").json
    old, strange = sorted(said["merged"], key=lambda each: each["version"])
    assert (old["changed"], said["conflicts"]) == (1, [])
    assert (
        "是v1的分册，本期最后下发的是v3：以v1下发时的内容为准比对并入，v3里另改了的请向报送单位核实。"
        in old["remarks"]
    )
    assert "写的版本是v7，本期下发的只到v3，请核对是哪里发的。" in strange["remarks"]


@pytest.fixture(scope="module")
def forgotten(sendings, tmp_path_factory):
    """The folder of the second period's sending without its register; then the first period's is sent again."""
    folder = shutil.copytree(sendings[0], tmp_path_factory.mktemp("丢了登记") / "工作")
    for path in [*folder.glob("登记*"), *(folder / "回收").glob("*.xlsx")]:
        path.unlink()
    parameter(folder, "报送期次", "2012年第4期")
    correct(folder, "天气", "晴")
    (folder / "下发" / "坏的.xlsx").write_bytes(b"PK")
    return folder, distribute_book(folder / BOOK, None, folder / "下发")


def test_where_the_register_is_gone_versions_count_on_from_what_lies_there(forgotten):
    _, sent = forgotten
    assert newer(sent) == [("云溪经济开发区", "v3", "v4")]
    assert {each.before for each in sent.written} == {"v1", "v3"}
    count = len(sent.written)
    assert (
        f"登记库里没有{count}个分册本期最后一次的下发，版本照“下发”里的文件接着数。" in sent.remarks
    )
    assert "“下发”里的《坏的.xlsx》读不了，不知道是哪一版，数版本时没有算。" in sent.remarks


def test_a_version_that_lies_there_is_no_unknown_one(taizhang, forgotten):
    folder, _ = forgotten
    edited(folder, V2, "旧.xlsx", lambda book: put(book["民情日记登记"], 3, "体会", "心" * 100))
    (old,) = collect(taizhang, folder, "--dry-run").json["merged"]
    assert [each for each in old["remarks"] if "版本" in each or "v2" in each] == [
        "是v2的分册，本期最后下发的是v4：以v2下发时的内容为准比对并入，v4里另改了的请向报送单位核实。"
    ]


def test_a_merged_workbook_that_was_renamed_or_moved_is_told_from_the_register(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    merged = Path(collect(taizhang, folder).json["written"])
    book, other = folder / BOOK, folder / "总册新名.xlsx"
    (named,) = merged_elsewhere(book)
    assert named.startswith(f"旁边的《{merged.name}》里并入过的《甲.xlsx》报送，")

    merged.rename(other)
    assert merged_elsewhere(book) == [named.replace(merged.name, other.name)]
    assert merged_elsewhere(other) == []
    away = other.rename(folder / "下发" / other.name)
    (lost,) = merged_elsewhere(book)
    assert lost == (
        f"登记库里记着《甲.xlsx》报送并入过总册，那份总册不在这个文件夹里了，《{BOOK}》里没有它们，"
        "这次不含它们；请找回那份总册，或者把“已处理”里的报送再合并一次。"
    )
    away.replace(book)
    assert merged_elsewhere(book) == []


def test_a_merge_that_was_undone_is_not_missed(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    merged = Path(collect(taizhang, folder).json["written"])
    undo_merge(folder / BOOK)
    merged.unlink()
    assert merged_elsewhere(folder / BOOK) == []


def test_whatever_is_made_of_a_workbook_that_lacks_what_was_merged_tells_it(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    merged = collect(taizhang, folder).json["written"]
    lacking = (
        "旁边的《三解三促台账_合并.xlsx》里并入过的《甲.xlsx》报送，《三解三促台账.xlsx》里没有，"
    )

    def told(command, book):
        remarks = taizhang(command, book, "--json").json["remarks"]
        return [each for each in remarks if "旁边的" in each]

    for command in ("reconcile", "distribute", "deliver"):
        (said,) = told(command, folder / BOOK)
        assert said.startswith(lacking)
    assert told("reconcile", merged) == told("distribute", merged) == []
    reminded = taizhang("remind", folder / BOOK, "--as-of", "2012-04-02", "--json").json
    assert reminded["due"] == [] and [e for e in reminded["remarks"] if e.startswith(lacking)]


def test_buttons_and_macros_are_kept(taizhang, folder, clean_xlsm):
    book = folder / "三解三促台账.xlsm"
    book.write_bytes(clean_xlsm)
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    said = taizhang("collect", "--into", book, "--json").json

    with zipfile.ZipFile(book) as old, zipfile.ZipFile(said["written"]) as new:
        assert {*old.namelist()} <= {*new.namelist()}
        for part in ("xl/vbaProject.bin", "xl/worksheets/sheet1.xml"):
            assert old.read(part) == new.read(part)


def test_what_changed_is_told_in_the_trail(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    collect(taizhang, folder)
    rows = next(
        each
        for each in read_workbook(folder / "三解三促台账_合并.xlsx").sheets
        if each.name == "变更留痕"
    ).rows
    (line,) = [row for row in rows if row[3] == f"{PROBLEMS}!K3"]

    assert line[5] == "夜间九时后停用"
    assert line[6] == f"回收合并：{SECTIONS_UNIT}《甲.xlsx》"


def test_a_dry_run_says_the_same_and_changes_nothing(taizhang, folder):
    path = edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    before = sorted((p, p.is_file() and digest(p)) for p in folder.rglob("*") if p.is_file())
    said = collect(taizhang, folder, "--dry-run")

    assert said.json["merged"][0]["changed"] == 1
    assert said.json["written"] is None
    assert path.is_file()
    assert before == sorted(
        (p, p.is_file() and digest(p)) for p in folder.rglob("*") if p.is_file()
    )


def test_the_same_file_twice_and_again_later_changes_nothing_more(taizhang, folder):
    first = edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    shutil.copy(first, folder / "回收" / "甲 (2).xlsx")
    kept = folder / "又一份.xlsx"
    shutil.copy(first, kept)
    said = collect(taizhang, folder)
    again = taizhang("collect", kept, "--into", folder / "三解三促台账_合并.xlsx", "--json")

    assert sum(each["changed"] for each in said.json["merged"]) == 1
    assert again.json["written"] is None
    assert again.json["merged"][0]["changed"] == 0
    assert kept.is_file()


def test_two_changes_of_one_cell_stand_side_by_side_and_the_answer_is_done_next_time(
    taizhang, folder
):
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    book = opened(folder / BOOK)
    put(book[PROBLEMS], 3, "整改措施", "电话核实：八时后停用")
    typed(book, folder / BOOK)
    said = collect(taizhang, folder)
    (conflict,) = said.json["conflicts"]

    assert said.status == 1
    assert (conflict["sheet"], conflict["row"], conflict["column"]) == (PROBLEMS, 3, "整改措施")
    assert conflict["theirs"] == "夜间九时后停用"
    assert conflict["ours"] == "电话核实：八时后停用"
    assert conflict["base"].startswith("鼓风机")

    merged = folder / "三解三促台账_合并.xlsx"
    book = opened(merged)
    sheet = book["合并冲突"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "报送单位")
    at = {cell.value: cell.column for cell in head}
    sheet.cell(head[0].row + 1, at["处理"]).value = "取报送"
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == [
        '"取报送,取总册,另加一行"'
    ]
    typed(book, merged)
    shutil.copy(next((folder / "回收" / "已处理").glob("*/甲.xlsx")), folder / "回收")
    again = taizhang("collect", "--into", merged, "--json")

    assert again.json["conflicts"] == []
    assert again.json["answered"] == 1
    second = folder / "三解三促台账_合并2.xlsx"
    assert cells(second, PROBLEMS)["WT-2012-001"]["整改措施"] == "夜间九时后停用"


def test_an_answer_to_what_the_office_has_changed_since_is_not_done_and_asked_again(
    taizhang, folder
):
    """Once a cell, once a row that is proposed to be deleted; the answer to what stands now is done."""

    def change(book):
        put(book[PROBLEMS], 3, "整改措施", "夜间九时后停用")
        book[PROBLEMS].delete_rows(4)

    edited(folder, SECTION, "甲.xlsx", change)
    (sent,) = (folder / "下发").glob(SECTION)
    gone = opened(sent)[PROBLEMS].cell(4, 1).value
    book = opened(folder / BOOK)
    at = next(row[0].row for row in book[PROBLEMS].iter_rows() if row[0].value == gone)
    put(book[PROBLEMS], 3, "整改措施", "八时后停用")
    typed(book, folder / BOOK)
    first = collect(taizhang, folder).json
    book = opened(first["written"])
    answer(book["合并冲突"], "取报送")
    put(book[PROBLEMS], 3, "整改措施", "又改成七时后停用")
    put(book[PROBLEMS], at, "整改措施", "提问以后补写的")
    typed(book, first["written"])
    again = taizhang("collect", "--into", first["written"], "--json")
    now = cells(again.json["written"], PROBLEMS)

    assert (len(first["conflicts"]), len(first["proposals"])) == (1, 1)
    assert again.status == 1
    assert now["WT-2012-001"]["整改措施"] == "又改成七时后停用"
    assert now[gone]["整改措施"] == "提问以后补写的"
    (conflict,), (proposal,) = again.json["conflicts"], again.json["proposals"]
    assert conflict["ours"] == "又改成七时后停用"
    assert "提问以后补写的" in proposal["delete"]
    assert all("提问以后总册改了" in each["outcome"] for each in (conflict, proposal))

    book = opened(again.json["written"])
    answer(book["合并冲突"], "取报送")
    typed(book, again.json["written"])
    last = taizhang("collect", "--into", again.json["written"], "--json").json
    now = cells(last["written"], PROBLEMS)
    assert (last["conflicts"], last["proposals"], gone in now) == ([], [], False)
    assert now["WT-2012-001"]["整改措施"] == "夜间九时后停用"


def answer(questions, decision):
    """Choose the same for all that stand in the sheet; those that are asked again have no choice left."""
    head = next(row for row in questions.iter_rows() if row[0].value == "报送单位")
    at = [cell.value for cell in head].index("处理") + 1
    for row in questions.iter_rows(min_row=head[0].row + 1):
        if row[0].value:
            assert questions.cell(row[0].row, at).value is None
            questions.cell(row[0].row, at).value = decision


def test_a_row_that_is_missing_is_only_proposed(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", lambda book: book[PROBLEMS].delete_rows(3))
    said = collect(taizhang, folder)
    (proposal,) = said.json["proposals"]

    assert proposal["row"] == 3
    assert "WT-2012-001" in proposal["delete"]
    assert "WT-2012-001" in cells(folder / "三解三促台账_合并.xlsx", PROBLEMS)


def with_what_is_not_read(book):
    """Two new rows that are the same, a total, and words where the ledger has no column."""
    sheet = book[PROBLEMS]
    row = next(at for at in range(3, 60) if sheet.cell(at, 1).value is None)
    for at in (row, row + 1):
        for column in range(1, sheet.max_column + 1):
            if sheet.cell(1, column).value not in {"系统行号", "版本"}:
                sheet.cell(at, column).value = sheet.cell(3, column).value
        put(sheet, at, "问题编号", "WT-2012-777")
    sheet.cell(row + 2, 1).value = "合计"
    sheet.cell(3, 40).value = "右边的批语"


def test_rows_and_cells_that_are_not_merged_are_told(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", with_what_is_not_read)
    said = collect(taizhang, folder).json
    remarks = said["merged"][0]["remarks"]

    assert said["merged"][0]["added"] == 1
    assert any("完全相同，只计一行" in each for each in remarks)
    assert any("是合计行，不计入" in each for each in remarks)
    assert [(each["column"], each["value"]) for each in said["kept"]] == [("AN列", "右边的批语")]


def test_a_row_that_the_office_has_deleted_is_asked_about_with_what_was_sent(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    book = opened(folder / BOOK)
    for cell in book[PROBLEMS][3]:
        cell.value = None
    typed(book, folder / BOOK)
    (asked,) = collect(taizhang, folder).json["conflicts"]

    assert "问题编号=WT-2012-001" in asked["base"]
    assert "整改措施=夜间九时后停用" not in asked["base"]
    assert "整改措施=夜间九时后停用" in asked["theirs"]


def test_a_row_that_is_another_point_s_as_it_is_filled_is_asked_about(taizhang, folder):
    """Once a row that was sent, once a new one; the answer 取报送 is done, and nothing is asked again."""

    def change(book):
        sheet = book["民情日记登记"]
        new = next(at for at in range(3, 200) if sheet.cell(at, 1).value is None)
        for heading in ("姓名", "天气", "走访对象", "反映的主要问题", "处理意见/情况", "体会"):
            at = next(cell.column for cell in sheet[1] if cell.value == heading)
            sheet.cell(new, at).value = sheet.cell(3, at).value
        put(sheet, new, "日期", dt.date(2012, 11, 7))
        put(sheet, new, "联系点", "LXD02")
        put(sheet, 3, "联系点", "LXD02")

    edited(folder, POINT, "甲.xlsx", change)
    said = collect(taizhang, folder)
    assert said.status == 1
    assert (said.json["merged"][0]["added"], said.json["merged"][0]["changed"]) == (0, 0)
    whose = "（联系点：青塘镇化工集中区）"
    assert [each["why"] for each in said.json["conflicts"]] == [
        f"照报送所填，这一行不归报送单位，归别的下发对象{whose}"
    ] * 2

    merged = folder / "三解三促台账_合并.xlsx"
    book = opened(merged)
    questions = book["合并冲突"]
    head = next(row for row in questions.iter_rows() if any(c.value == "处理" for c in row))
    at = next(cell.column for cell in head if cell.value == "处理")
    for row in (1, 2):
        questions.cell(head[0].row + row, at).value = "取报送"
    typed(book, merged)
    again = taizhang("collect", "--into", merged, "--json")
    assert again.json["conflicts"] == []
    rows = read_workbook(Path(again.json["written"])).sheets
    diaries = next(each for each in rows if each.name == "民情日记登记").rows
    at = diaries[0].index("联系点")
    before = next(
        each for each in read_workbook(folder / BOOK).sheets if each.name == "民情日记登记"
    )
    moved = [row for row in diaries if row[at] == "LXD02"]
    assert len(moved) == len([row for row in before.rows if row[at] == "LXD02"]) + 2


def test_an_added_row_with_the_number_of_another_unit_s_is_called_that_and_does_not_rewrite_it(
    taizhang, folder
):
    (sent,) = (folder / "下发").glob(SECTION)
    sheet = opened(sent)[PROBLEMS]
    own = {row[0].value for row in sheet.iter_rows(min_row=3)}
    other = next(
        each
        for each in cells(folder / BOOK, PROBLEMS)
        if each and each[:3] == "WT-" and each not in own
    )
    before = cells(folder / BOOK, PROBLEMS)[other]

    def change(book):
        sheet = book[PROBLEMS]
        new = next(at for at in range(3, 200) if sheet.cell(at, 1).value is None)
        for column in range(1, sheet.max_column + 1):
            if sheet.cell(1, column).value not in {"系统行号", "版本"}:
                sheet.cell(new, column).value = sheet.cell(3, column).value
        put(sheet, new, "问题编号", other)

    edited(folder, SECTION, "甲.xlsx", change)
    first = collect(taizhang, folder).json
    (asked,) = first["conflicts"]
    book = opened(first["written"])
    answer(book["合并冲突"], "取报送")
    typed(book, first["written"])
    again = taizhang("collect", "--into", first["written"], "--json").json
    (left,) = again["conflicts"]

    assert asked["why"].startswith("报送新增的行，主要栏目（编号）同别的下发对象的一行一样（")
    assert "是别的下发对象的，没有照报送改" in left["outcome"]
    now = cells(again["written"], PROBLEMS)[other]
    assert {h: now[h] for h in before if h != "系统行号"} == {
        h: before[h] for h in before if h != "系统行号"
    }


def test_a_number_that_others_still_name_is_told_when_it_is_changed(taizhang, folder):
    office = opened(folder / BOOK)
    visits = {row[0].value: row[0].row for row in office[VISITS].iter_rows(min_row=3)}
    at = [cell.value for cell in office[PROBLEMS][1]].index("来源编号")
    named = {row[at].value: row[at].row for row in office[PROBLEMS].iter_rows(min_row=3)}
    (sent,) = (folder / "下发").glob(POINT)
    rows = opened(sent)[VISITS].iter_rows(min_row=3)
    old, here = next((row[0].value, row[0].row) for row in rows if row[0].value in named)
    edited(folder, POINT, "乙.xlsx", lambda book: put(book[VISITS], here, "事项号", "SX-2012-900"))
    first = collect(taizhang, folder).json
    merged = folder / "三解三促台账_合并.xlsx"
    book = opened(merged)
    sheet = book["合并冲突"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "报送单位")
    decision = [cell.value for cell in head].index("处理") + 1
    sheet.cell(head[0].row + 1, decision).value = "取报送"
    typed(book, merged)
    said = taizhang("collect", "--into", merged, "--json").json

    assert [each["row"] for each in first["conflicts"]] == [visits[old]]
    assert [each for each in said["remarks"] if "请一并改" in each] == [
        (
            f"“{VISITS}”第{visits[old]}行“事项号”由{old}改成SX-2012-900，"
            f"“{PROBLEMS}”第{named[old]}行“来源编号”仍写{old}，请一并改。"
        )
    ]


def test_what_others_fill_is_not_taken_and_told(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", lambda book: put(book[PROBLEMS], 3, "问题描述", "另一回事"))
    said = collect(taizhang, folder)

    assert said.json["merged"][0]["changed"] == 0
    assert [(k["column"], k["value"]) for k in said.json["kept"]] == [("问题描述", "另一回事")]
    trail = opened(said.json["written"])["变更留痕"]
    assert [row[5] for row in trail.iter_rows(values_only=True)][-1] == "另一回事"


def new_visit(book):
    """A visit that the point has added: everything but what it is not asked for."""
    sheet = book[VISITS]
    row = next(at for at in range(3, 60) if sheet.cell(at, 1).value is None)
    for column in range(1, sheet.max_column + 1):
        if sheet.cell(1, column).value not in {"系统行号", "版本"}:
            sheet.cell(row, column).value = sheet.cell(3, column).value
    put(sheet, row, "事项号", "SX-2012-999")
    put(sheet, row, "反映问题", "河道异味")


def test_a_new_row_stands_for_the_restricted_columns_that_nobody_asked_for(taizhang, folder):
    edited(folder, POINT, "石桥.xlsx", new_visit)
    said = collect(taizhang, folder)
    merged = folder / "三解三促台账_合并.xlsx"
    visit = cells(merged, VISITS)["SX-2012-999"]

    assert said.json["merged"][0]["added"] == 1
    assert (visit["反映问题"], visit["信访人"]) == ("河道异味", "信访人A")
    assert visit["系统行号"].startswith("B3b-")
    (pending,) = said.json["to_complete"]
    assert (pending["column"], pending["stands_for"]) == ("信访人", "信访人A")
    assert pending["why"] == "待办公室补登"
    found = taizhang("validate", merged, "--json").json["findings"]
    assert [each for each in found if each["column"] == "信访人"] == []


def unreadable(book):
    put(book[PROBLEMS], 3, "整改措施", "夜间九时后停用")
    put(book[PROBLEMS], 4, "办结日期", "五月")


def test_rows_at_fault_go_back_and_the_good_ones_are_merged(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", unreadable)
    said = collect(taizhang, folder, "--again-by", "2012-07-06")
    (back,) = said.json["returned"]

    assert said.status == 1
    assert said.json["merged"][0]["changed"] == 1
    assert [(f["row"], f["column"]) for f in back["faults"]] == [(4, "办结日期")]
    assert back["again_by"] == "2012-07-06"
    copy = opened(back["copy"])
    assert "有1处要改" in copy["退回清单"]["A2"].value
    assert "2012年7月6日" in copy["退回清单"]["A2"].value
    assert copy.active.title == "退回清单"
    selected = [sheet.title for sheet in copy if sheet.sheet_view.tabSelected]
    assert selected == ["退回清单"]  # -- two would be typed into at once --
    told = {row[1].value: row[2].value for row in copy["封面"].iter_rows(max_row=6)}
    assert told["报送期限"] == "2012年7月6日前改好重报；要改的见“退回清单”"
    marked = [cell.coordinate for row in copy[PROBLEMS].iter_rows() for cell in row if cell.comment]
    assert marked == ["N4"]


def test_a_file_with_a_fault_goes_back_whole_where_the_clerk_wants_it(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", unreadable)
    said = collect(taizhang, folder, "--return-whole")

    assert said.json["merged"] == []
    assert len(said.json["returned"]) == 1
    was, now = (opened(each)[PROBLEMS].values for each in (folder / BOOK, said.json["written"]))
    assert [*now] == [*was]  # -- only where the submission stands is written --


def without_system(book):
    del book["系统"]
    put(book[PROBLEMS], 3, "整改措施", "夜间九时后停用")


def test_a_file_without_its_hidden_cells_is_guessed_and_merged_when_a_person_says_whose(
    taizhang, folder
):
    edited(folder, SECTION, "甲.xlsx", without_system)
    said = collect(taizhang, folder)
    (refused,) = said.json["refused"]
    kept = folder / "回收" / "未处理" / "甲.xlsx"

    assert f"--as {SECTIONS_UNIT}" in refused["reason"]
    assert kept.is_file()
    assert refused["reason"] in kept.with_name("甲.xlsx.原因.txt").read_text("utf-8-sig")

    another = collect(taizhang, folder, kept, "--as", "科室：法规科", "--dry-run")
    assert "不像“科室：法规科”的" in another.json["refused"][0]["reason"]
    again = collect(taizhang, folder, kept, "--as", SECTIONS_UNIT)
    assert again.json["merged"][0]["changed"] == 1
    assert not kept.exists()


def test_a_base_that_is_gone_is_taken_from_the_copy_that_was_kept(taizhang, folder):
    def change(book):
        without_system(book)
        del book["下发底稿"]

    edited(folder, SECTION, "甲.xlsx", change)
    said = collect(taizhang, folder, "--as", "监察大队")

    assert said.json["merged"][0]["changed"] == 1
    assert "改用下发时存下的分册比对" in said.json["merged"][0]["remarks"][0]
    assert said.json["conflicts"] == []


def with_its_base(folder):
    """Change a cell, and what the hidden base says of it, alike."""
    (sent,) = (folder / "下发").glob(SECTION)
    heads = next(each for each in read_workbook(sent).sheets if each.name == PROBLEMS).rows[0]
    ids = heads.index("系统行号") + 1

    def change(book):
        measures("夜间九时后停用")(book)
        for row in book["下发底稿"].iter_rows():
            if row[0].value == "栏目" and row[1].value == PROBLEMS:
                at = [cell.value for cell in row].index("整改措施")
            elif row[1].value == PROBLEMS and row[2].value == book[PROBLEMS].cell(3, ids).value:
                row[at].value = "夜间九时后停用"

    return change


def test_a_base_that_was_edited_with_the_cell_is_told_and_the_kept_copy_is_the_base(
    taizhang, folder
):
    edited(folder, SECTION, "甲.xlsx", with_its_base(folder))
    (merged,) = collect(taizhang, folder).json["merged"]

    assert merged["changed"] == 1
    assert merged["remarks"] == [
        "分册里隐藏的“下发底稿”被改过，同下发时存下的分册不一样（“问题整改台账”1格），改用存下的分册比对。",
        *UNSIGNED,
    ]


def test_a_base_that_was_edited_is_told_by_its_seal_where_no_copy_was_kept(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", with_its_base(folder))
    edited(folder, POINT, "乙.xlsx", lambda book: None)
    signed(folder / "回收" / "乙.xlsx", folder / "回收" / "乙.xlsx")
    shutil.rmtree(folder / "下发")
    first, second = collect(taizhang, folder, "--dry-run").json["merged"]
    told = {each["file"]: "".join(each["remarks"]) for each in (first, second)}

    assert "“下发底稿”同它的校验码对不上" in told["甲.xlsx"]
    assert "校验码" not in told["乙.xlsx"]


def of_an_older_form(book):
    """A booklet of a template that had no 整改时限 yet, and called itself another form."""
    measures("夜间九时后停用")(book)
    sheet, base = book[PROBLEMS], book["下发底稿"]
    sheet.delete_cols([cell.value for cell in sheet[1]].index("整改时限") + 1)
    for row in base.iter_rows():
        if row[1].value == PROBLEMS and row[0].value == "栏目":
            at = [cell.value for cell in row].index("整改时限")
    for row in base.iter_rows():
        if row[1].value == PROBLEMS:
            row[at].value = None if row[0].value == "行" else "旧的一栏"
    for row in book["系统"].iter_rows():
        if str(row[0].value).startswith("结构版本"):
            row[1].value = "0123456789ab"
    gone = sheet.max_column + 1
    sheet.cell(1, gone).value = "督办文号"
    sheet.cell(3, gone).value = "督〔2012〕7号"


def test_a_booklet_of_an_older_template_is_migrated_and_merged(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", of_an_older_form)
    said = collect(taizhang, folder)
    merged = cells(folder / "三解三促台账_合并.xlsx", PROBLEMS)["WT-2012-001"]

    assert said.json["refused"] == []
    assert said.json["returned"] == []
    assert said.json["merged"][0]["changed"] == 1
    assert "是旧版模板的分册" in said.json["merged"][0]["remarks"][0]
    assert merged["整改措施"] == "夜间九时后停用"
    assert merged["整改时限"] is not None


def test_of_an_older_template_what_has_no_place_is_told_cell_by_cell_and_nothing_of_our_own(
    taizhang, folder
):
    edited(folder, SECTION, "甲.xlsx", of_an_older_form)
    said = collect(taizhang, folder, "--dry-run").json
    lacking, told = said["kept"]

    assert "1格现在没有地方放，留在报送文件里，逐格列出" in said["merged"][0]["remarks"][0]
    assert "没有照搬" not in "".join(said["merged"][0]["remarks"])
    assert (lacking["column"], lacking["value"]) == ("整改时限", None)
    assert (told["sheet"], told["row"], told["value"]) == (PROBLEMS, 3, "督〔2012〕7号")
    assert "这一版没有这一栏" in told["why"]


def renamed_and_moved(book):
    measures("夜间九时后停用")(book)
    sheet = book[PROBLEMS]
    sheet.title = "Sheet1"
    sheet.move_range(f"A1:U{sheet.max_row}", cols=30)


def test_renamed_sheets_and_moved_columns_are_known_by_their_headings(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", renamed_and_moved)
    said = collect(taizhang, folder)

    assert said.json["merged"][0]["changed"] == 1
    assert said.json["merged"][0]["remarks"] == [
        "工作表“Sheet1”的标题是“问题整改台账”的，按它读取。",
        *UNSIGNED,
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: put_system(book, "活动", "消防安全检查"), "是“消防安全检查”的台账"),
        (lambda book: put_system(book, "下发对象", "外市监察大队"), "没有这个下发对象"),
        (lambda book: put_system(book, "类别", "台账总册"), "是台账总册"),
    ],
)
def test_what_is_not_ours_is_named_and_kept(taizhang, folder, change, said):
    edited(folder, SECTION, "甲.xlsx", change)
    ran = collect(taizhang, folder)

    assert ran.status == 1
    assert said in ran.json["refused"][0]["reason"]
    assert (folder / "回收" / "未处理" / "甲.xlsx").is_file()


def put_system(book, key, value):
    sheet = book["系统"]
    next(row for row in sheet.iter_rows() if row[0].value == key)[1].value = value


def test_a_booklet_that_names_another_receiver_than_that_of_its_rows_is_asked_about(
    taizhang, folder
):
    def change(book):
        measures("夜间九时后停用")(book)
        put_system(book, "下发对象", "法规科")

    edited(folder, SECTION, "甲.xlsx", change)
    (refused,) = collect(taizhang, folder).json["refused"]
    kept = folder / "回收" / "未处理" / "甲.xlsx"
    assert "写明是“科室：法规科”的，里面的" in refused["reason"]
    assert f"行是下发给“{SECTIONS_UNIT}”的" in refused["reason"]

    (merged,) = collect(taizhang, folder, kept, "--as", SECTIONS_UNIT).json["merged"]
    assert (merged["unit"], merged["changed"]) == ("监察大队", 1)


def test_another_bureau_s_booklet_is_told_by_its_rows(taizhang, folder, tmp_path, sent_folder):
    def change(book):
        for sheet, column in ((book["下发底稿"], 3), (book[PROBLEMS], 22)):
            for row in sheet.iter_rows(min_col=column, max_col=column):
                if str(row[0].value).startswith(("B4-", "B5-")):
                    row[0].value = f"{row[0].value}外"

    edited(folder, SECTION, "甲.xlsx", change)
    (refused,) = collect(taizhang, folder).json["refused"]

    assert "里一行也没有" in refused["reason"]


def test_a_file_that_is_no_workbook_and_one_of_other_sheets_are_named(taizhang, folder):
    (folder / "回收" / "乱.xlsx").write_text("x")
    other = openpyxl.Workbook()
    other.active.title = "通讯录"
    other.save(folder / "回收" / "别的.xlsx")
    reasons = {each["file"]: each["reason"] for each in collect(taizhang, folder).json["refused"]}

    assert "不是 Excel 工作簿" in reasons["乱.xlsx"]
    assert "里没有下发的台账（现有工作表：通讯录）" in reasons["别的.xlsx"]


def test_a_name_of_any_length_any_encoding_and_any_folder_is_served(taizhang, folder):
    """Archives packed on Windows and unpacked elsewhere leave folders, and names in GBK."""
    mended = edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    unpacked = folder / "回收" / "解压"
    unpacked.mkdir()
    mended.rename(unpacked / os.fsdecode("监察大队.xlsx".encode("gbk")))
    long = folder / "回收" / f"{'长' * 80}.xlsx"
    long.write_text("x")
    ran = collect(taizhang, folder)

    assert [each["file"] for each in ran.json["merged"]] == ["监察大队.xlsx"]
    assert [*(folder / "回收" / "已处理").glob("*/监察大队.xlsx")]
    assert [each["file"] for each in ran.json["refused"]] == [long.name]
    kept, reason = sorted((folder / "回收" / "未处理").iterdir())
    assert kept.name.startswith("长") and kept.suffix == ".xlsx"
    assert reason.name.endswith(".原因.txt")


def test_a_booklet_of_an_earlier_batch_is_told(taizhang, folder):
    def change(book):
        measures("夜间九时后停用")(book)
        put_system(book, "期次", "2012年第3期")

    edited(folder, SECTION, "甲.xlsx", change)
    (merged,) = collect(taizhang, folder).json["merged"]

    assert merged["batch"] == "2012年第3期"
    assert any("是2012年第3期的分册，总册现在是2012年第4期" in each for each in merged["remarks"])


def test_an_archive_and_a_shortcut_to_nothing_are_told(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    with zipfile.ZipFile(folder / "回收" / "监察大队.zip", "w") as packed:
        packed.write(folder / BOOK, "台账.xlsm")
    (folder / "回收" / "捷径.xlsx").symlink_to(folder / "没有了.xlsx")
    ran = collect(taizhang, folder)

    assert "请先解压" in ran.json["refused"][0]["reason"]
    assert any("《捷径.xlsx》是快捷方式" in each for each in ran.json["remarks"])


def not_readable(path):
    """A file that nobody may read; skipped where this person reads everything."""
    path.write_bytes(b"PK")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root reads everything")


def leads_to_itself(path):
    path.symlink_to(path.name)


@pytest.mark.parametrize("made", [not_readable, leads_to_itself])
def test_a_file_elsewhere_that_cannot_be_read_stays_there_and_stops_no_later_collecting(
    taizhang, folder, made
):
    elsewhere = folder / "别处.xlsx"
    made(elsewhere)
    ran = taizhang("collect", elsewhere, "--into", folder / BOOK, "--json")
    assert [each["file"] for each in ran.json["refused"]] == ["别处.xlsx"]
    assert os.path.lexists(elsewhere) and not (folder / "回收" / "未处理" / "别处.xlsx").exists()

    edited(folder, SECTION, "甲.xlsx", measures("夜间停用"))
    assert len(collect(taizhang, folder).json["merged"]) == 1


def test_what_the_register_could_not_take_down_stays_to_be_collected_again(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", measures("夜间停用"))
    collect(taizhang, folder)
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    register = folder / "登记.db"
    with closing(sqlite3.connect(register)) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON submission BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    ran = collect(taizhang, folder)
    assert any("没有登记" in each for each in ran.json["remarks"])
    assert ran.json["written"] and (folder / "回收" / "甲.xlsx").is_file()

    with closing(sqlite3.connect(register)) as database:
        database.execute("DROP TRIGGER full")
    again = collect(taizhang, folder)
    assert not (folder / "回收" / "甲.xlsx").exists()
    assert again.json["merged"][0]["changed"] == 1


def test_merging_on_counts_on(taizhang, folder):
    names = []
    book = folder / BOOK
    for text in ("夜间九时后停用", "夜间八时后停用", "全天停用"):
        edited(folder, SECTION, "甲.xlsx", measures(text))
        said = taizhang("collect", "--into", book, "--json")
        book = Path(said.json["written"])
        names.append(book.stem)
    assert names == [f"三解三促台账_合并{number}" for number in ("", 2, 3)]


def test_nothing_returned_is_one_sentence(taizhang, folder):
    ran = collect(taizhang, folder)

    assert ran.status == 1
    assert ran.json["error"]["code"] == "nothing_returned"


def test_the_workbook_before_the_merge_can_be_had_back(taizhang, folder):
    edited(folder, SECTION, "甲.xlsx", measures("夜间九时后停用"))
    before = digest(folder / BOOK)
    collect(taizhang, folder)
    merged = folder / "三解三促台账_合并.xlsx"
    said = taizhang("collect", "--undo", "--into", merged, "--json")

    assert said.status == 0
    assert digest(folder / "三解三促台账_合并前.xlsx") == before
    assert said.json["restored"] == str(folder / "三解三促台账_合并前.xlsx")


def test_nothing_to_undo_is_one_sentence(taizhang, folder):
    ran = taizhang("collect", "--undo", "--into", folder / BOOK, "--json")

    assert ran.json["error"]["code"] == "nothing_to_undo"


def test_restricted_words_that_came_back_are_in_no_trail_conflict_or_answer(taizhang, folder):
    secret = next(
        visit["信访人"] for visit in cells(folder / BOOK, VISITS).values() if visit["电话"]
    )
    phone = next(
        str(visit["电话"]) for visit in cells(folder / BOOK, VISITS).values() if visit["电话"]
    )
    edited(folder, SECTION, "甲.xlsx", measures(f"已回访{secret}，电话{phone}"))
    book = opened(folder / BOOK)
    put(book[PROBLEMS], 3, "整改措施", "办公室另改")
    typed(book, folder / BOOK)
    ran = collect(taizhang, folder)
    read = read_workbook(folder / "三解三促台账_合并.xlsx").sheets
    told = str([sheet.rows for sheet in read if sheet.name in {"合并冲突", "变更留痕"}])

    assert len(ran.json["conflicts"]) == 1
    assert phone not in ran.out
    assert phone not in told
    assert "（受限）" in told


def test_more_new_rows_than_are_prepared_move_the_end_mark_down(taizhang, folder):
    def change(book):
        sheet = book[PROBLEMS]
        for area in [*sheet.merged_cells.ranges]:
            sheet.unmerge_cells(str(area))
        for number in range(300):
            row = 10 + number
            for column in range(1, 22):
                sheet.cell(row, column).value = sheet.cell(3, column).value
            for column in (22, 23):
                sheet.cell(row, column).value = None
            put(sheet, row, "问题编号", f"WT-2012-{500 + number}")

    edited(folder, SECTION, "甲.xlsx", change)
    said = collect(taizhang, folder)
    merged = folder / "三解三促台账_合并.xlsx"

    assert said.json["merged"][0]["added"] > 290
    rows = next(each for each in read_workbook(merged).sheets if each.name == PROBLEMS).rows
    ends = [at for at, row in enumerate(rows) if row[0] == "——以下无内容——"]
    assert len(ends) == 1
    assert all(str(row[0]).startswith("WT-") for row in rows[2 : ends[0]] if row[0])
    assert SANJIE.ledger(PROBLEMS).capacity < ends[0]


def test_a_new_row_takes_the_first_empty_one_and_is_numbered_on_from_the_offices(taizhang, folder):
    work = "下基层活动台账"

    def another(book):
        sheet = book[work]
        last = max(row for row in range(3, 103) if sheet.cell(row, 2).value)
        for at in range(2, 31):
            sheet.cell(last + 1, at).value = sheet.cell(last, at).value
        put(sheet, last + 1, "序号", last - 1)
        put(sheet, last + 1, "地点", "新河村")
        put(sheet, last + 1, "活动类别", "走访")

    edited(folder, POINT, "甲.xlsx", another)
    said = collect(taizhang, folder).json
    before, after = (opened(path)[work] for path in (folder / BOOK, said["written"]))
    first = max(row for row in range(3, 403) if before.cell(row, 2).value) + 1

    assert said["merged"][0]["added"] == 1
    assert after.cell(first, 10).value == "新河村"
    highest = max(before.cell(row, 1).value for row in range(3, first))
    assert after.cell(first, 1).value == highest + 1
    assert isinstance(after.cell(first, 6).value, int | float)
    assert after.cell(first + 1, 6).value == before.cell(first + 1, 6).value
    assert after.max_row == before.max_row
