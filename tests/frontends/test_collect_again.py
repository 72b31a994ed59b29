"""taizhang collect: a unit sends a second version after its first was merged."""

import shutil
import zipfile

import pytest

from tests.frontends.test_collect_command import PROBLEMS
from tests.frontends.test_collect_command import SECTION
from tests.frontends.test_collect_command import cells
from tests.frontends.test_collect_command import collect
from tests.frontends.test_collect_command import measures
from tests.frontends.test_collect_command import put
from tests.opened import opened
from tests.opened import typed

FIRST = "WT-2012-001"
MERGED, SECOND = "三解三促台账_合并.xlsx", "三解三促台账_合并2.xlsx"
NAME = "监察大队报送.xlsx"


@pytest.fixture
def folder(sent_folder, tmp_path):
    return shutil.copytree(sent_folder, tmp_path / "工作")


def come(folder, *changes, saved=""):
    """The unit's file comes back under the same name each time."""
    (sent,) = (folder / "下发").glob(SECTION)
    book = opened(sent)
    for change in changes:
        change(book)
    path = folder / "回收" / NAME
    typed(book, path)
    if saved:
        with zipfile.ZipFile(path) as read:
            parts = {name: read.read(name) for name in read.namelist()}
        head, _, rest = parts["docProps/core.xml"].partition(b"<dcterms:modified")
        tag, _, tail = rest.partition(b">")
        core = head + b"<dcterms:modified" + tag + b">" + saved.encode() + tail[tail.index(b"<") :]
        with zipfile.ZipFile(path, "w") as write:
            for name, content in {**parts, "docProps/core.xml": core}.items():
                write.writestr(name, content)
    return path


def again(taizhang, folder):
    return taizhang("collect", "--into", folder / MERGED, "--json").json


def typed_by_the_office(path, text):
    book = opened(path)
    put(book[PROBLEMS], 3, "整改措施", text)
    typed(book, path)


def added(book):
    """A problem that the section found itself."""
    sheet = book[PROBLEMS]
    row = next(at for at in range(3, 60) if sheet.cell(at, 1).value is None)
    for column in range(1, sheet.max_column + 1):
        if sheet.cell(1, column).value not in {"系统行号", "版本"}:
            sheet.cell(row, column).value = sheet.cell(3, column).value
    put(sheet, row, "问题编号", "WT-2012-777")
    return row


def added_with(text):
    return lambda book: put(book[PROBLEMS], added(book), "整改措施", text)


def test_what_it_changes_again_is_taken_and_nothing_is_asked(taizhang, folder):
    come(folder, measures("夜间九时后停用"), added_with("先查"))
    collect(taizhang, folder)
    come(folder, measures("夜间八时后停用"), added_with("已查"))
    said = again(taizhang, folder)
    problems = cells(folder / SECOND, PROBLEMS)

    assert (said["conflicts"], said["proposals"]) == ([], [])
    assert (said["merged"][0]["changed"], said["merged"][0]["added"]) == (2, 0)
    assert problems[FIRST]["整改措施"] == "夜间八时后停用"
    assert problems["WT-2012-777"]["整改措施"] == "已查"


def test_what_it_takes_back_is_as_it_was_sent(taizhang, folder):
    was = cells(folder / "三解三促台账.xlsx", PROBLEMS)[FIRST]["整改措施"]
    come(folder, measures("夜间九时后停用"))
    collect(taizhang, folder)
    come(folder)
    said = again(taizhang, folder)

    assert cells(folder / SECOND, PROBLEMS)[FIRST]["整改措施"] == was
    assert [(each["column"], each["value"]) for each in said["kept"]] == [("整改措施", was)]


def test_what_another_person_of_the_unit_left_as_it_was_sent_does_not_wipe_the_first_one_s(
    taizhang, folder
):
    """Asked cell by cell; what was asked of the first one's file stays asked."""

    def other(book):
        put(book[PROBLEMS], 4, "整改措施", "另一人填的")

    def both(book):
        measures("夜间九时后停用")(book)
        put(book[PROBLEMS], 3, "办结说明/佐证", "已停用")

    office = opened(folder / "三解三促台账.xlsx")
    put(office[PROBLEMS], 3, "办结说明/佐证", "电话核实")
    typed(office, folder / "三解三促台账.xlsx")
    come(folder, both)
    first = collect(taizhang, folder).json
    come(folder, other)
    said = again(taizhang, folder)
    problems = cells(folder / SECOND, PROBLEMS)

    assert [each["column"] for each in first["conflicts"]] == ["办结说明/佐证"]
    assert problems[FIRST]["整改措施"] == "夜间九时后停用"
    assert "另一人填的" in {each["整改措施"] for each in problems.values()}
    asked = {(each["column"], each["theirs"], each["ours"]) for each in said["conflicts"]}
    assert ("办结说明/佐证", "已停用", "电话核实") in asked
    assert len(asked) == len(first["conflicts"]) + 1
    (question,) = [each for each in said["conflicts"] if each["column"] == "整改措施"]
    assert (question["row"], question["ours"]) == (3, "夜间九时后停用")
    assert question["theirs"] == question["base"]
    assert question["why"].startswith("同单位以前报的改了这一格")


def test_what_the_office_has_corrected_since_is_asked_with_what_was_returned_last(taizhang, folder):
    come(folder, measures("夜间九时后停用"))
    collect(taizhang, folder)
    typed_by_the_office(folder / MERGED, "电话核实：七时")
    come(folder, measures("夜间八时后停用"))
    (asked,) = again(taizhang, folder)["conflicts"]

    assert (asked["base"], asked["theirs"], asked["ours"]) == (
        "夜间九时后停用",
        "夜间八时后停用",
        "电话核实：七时",
    )


def test_what_the_office_has_corrected_is_kept_and_told_where_the_unit_sends_the_same(
    taizhang, folder
):
    was = cells(folder / "三解三促台账.xlsx", PROBLEMS)[FIRST]["整改措施"]
    first = come(folder, measures("夜间九时后停用"))
    kept = shutil.copy(first, folder / "再来.xlsx")
    collect(taizhang, folder)
    typed_by_the_office(folder / MERGED, was)
    said = taizhang("collect", kept, "--into", folder / MERGED, "--json").json

    assert (said["written"], said["conflicts"]) == (None, [])
    assert [each["why"] for each in said["kept"]] == [
        "同以前报送的一样，总册现在是另外的内容，没有再改"
    ]


def test_an_older_version_that_comes_late_overwrites_nothing(taizhang, folder):
    come(folder, measures("夜间八时后停用"), saved="2012-04-10T09:00:00Z")
    collect(taizhang, folder)
    come(folder, measures("夜间九时后停用"), saved="2012-04-09T17:00:00Z")
    (asked,) = again(taizhang, folder)["conflicts"]

    assert asked["ours"] == "夜间八时后停用"
    assert asked["theirs"] == "夜间九时后停用"


def test_an_older_version_saved_anew_overwrites_nothing(taizhang, folder):
    come(folder, measures("夜间九时后停用"), saved="2012-04-09T17:00:00Z")
    collect(taizhang, folder)
    come(folder, measures("夜间八时后停用"), saved="2012-04-10T09:00:00Z")
    again(taizhang, folder)
    come(folder, measures("夜间九时后停用"), saved="2099-01-01T00:00:00Z")
    said = taizhang("collect", "--into", folder / SECOND, "--json").json
    (asked,) = said["conflicts"]

    assert (asked["theirs"], asked["ours"]) == ("夜间九时后停用", "夜间八时后停用")
    assert any("不是最后报的那份" in each for each in said["remarks"])


def test_what_the_office_has_taken_by_its_answer_is_what_was_returned_last(taizhang, folder):
    come(folder, measures("夜间九时后停用"))
    typed_by_the_office(folder / "三解三促台账.xlsx", "电话核实：七时")
    collect(taizhang, folder)
    answer(folder / MERGED, "取报送")
    again(taizhang, folder)
    come(folder, measures("夜间八时后停用"))
    said = taizhang("collect", "--into", folder / SECOND, "--json").json

    assert (said["conflicts"], said["merged"][0]["changed"]) == ([], 1)


def answer(path, decision):
    book = opened(path)
    sheet = book["合并冲突"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "报送单位")
    at = {cell.value: cell.column for cell in head}
    sheet.cell(head[0].row + 1, at["处理"]).value = decision
    typed(book, path)


def test_another_merge_into_the_same_workbook_is_written_beside_the_earlier_one(taizhang, folder):
    come(folder, measures("夜间九时后停用"))
    collect(taizhang, folder)
    before = (folder / MERGED).read_bytes()
    come(folder, added_with("已查"))
    said = collect(taizhang, folder).json

    assert said["written"] == str(folder / SECOND)
    assert (folder / MERGED).read_bytes() == before
    assert any("已有以前合并出的" in each for each in said["remarks"])


def test_the_same_files_merged_again_into_the_same_workbook_are_written_over(taizhang, folder):
    come(folder, measures("夜间九时后停用"))
    collect(taizhang, folder)
    (done,) = (folder / "回收" / "已处理").glob(f"*/{NAME}")
    said = taizhang("collect", done, "--into", folder / "三解三促台账.xlsx", "--json").json

    assert said["written"] == str(folder / MERGED)


def test_a_merge_that_was_undone_is_no_base(taizhang, folder):
    come(folder, measures("夜间九时后停用"))
    collect(taizhang, folder)
    taizhang("collect", "--undo", "--into", folder / MERGED)
    undone = folder / "三解三促台账_合并前.xlsx"
    come(folder, measures("夜间九时后停用"), added_with("已查"))
    said = taizhang("collect", "--into", undone, "--json").json

    assert said["conflicts"] == []
    assert cells(said["written"] and folder / said["written"], PROBLEMS)[FIRST]["整改措施"] == (
        "夜间九时后停用"
    )


def test_a_first_version_that_is_gone_is_told_and_its_changes_are_asked(taizhang, folder):
    come(folder, measures("夜间九时后停用"))
    collect(taizhang, folder)
    shutil.rmtree(folder / "回收" / "已处理")
    come(folder, measures("夜间八时后停用"))
    said = again(taizhang, folder)

    assert len(said["conflicts"]) == 1
    assert any(f"以前并入的《{NAME}》不在“回收/已处理”里" in each for each in said["remarks"])


def test_a_question_is_closed_by_what_the_unit_sends_later_and_asked_again_when_it_returns(
    taizhang, folder
):
    come(folder, measures("夜间九时后停用"), added_with("先查"))
    typed_by_the_office(folder / "三解三促台账.xlsx", "电话核实：七时")
    first = collect(taizhang, folder).json
    come(folder, measures("电话核实：七时"), added_with("先查"))
    second = again(taizhang, folder)
    come(folder, measures("夜间九时后停用"), added_with("先查"))
    third = taizhang("collect", "--into", folder / SECOND, "--json").json

    assert [len(each["conflicts"]) for each in (first, second, third)] == [1, 0, 1]
    (closed,) = questions(folder / SECOND)
    assert closed["结果"].startswith(f"报送单位后来又报了，以后来的为准：《{NAME}》（")


def questions(path):
    book = opened(path)
    rows = [*book["合并冲突"].iter_rows(values_only=True)]
    at = next(at for at, row in enumerate(rows) if row[0] == "报送单位")
    return [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :] if row[0]]
