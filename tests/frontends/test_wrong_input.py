"""Whatever is wrong with the input is one Chinese sentence and exit status 2."""

import os
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.opened import opened
from tests.opened import typed


def one_sentence(ran):
    assert ran.status == 2
    assert ran.out == ""
    lines = ran.err.strip().splitlines()
    assert len(lines) == 1, ran.err
    assert lines[0].endswith("。")
    assert "Traceback" not in ran.err
    return lines[0]


def changed(path, change):
    book = opened(path)
    change(book)
    typed(book, path)
    return path


def test_no_such_file(taizhang, tmp_path):
    assert "没有.xlsx" in one_sentence(taizhang("validate", tmp_path / "没有.xlsx"))


def test_a_directory(taizhang, tmp_path):
    assert "文件夹" in one_sentence(taizhang("validate", tmp_path))


def test_a_word_document_named_xlsx(taizhang, tmp_path):
    import docx

    path = tmp_path / "台账.xlsx"
    docx.Document().save(path)
    assert "台账.xlsx" in one_sentence(taizhang("validate", path))


def test_an_empty_file_and_an_empty_workbook(taizhang, tmp_path):
    (tmp_path / "空.xlsx").write_bytes(b"")
    assert "空.xlsx" in one_sentence(taizhang("validate", tmp_path / "空.xlsx"))
    openpyxl.Workbook().save(tmp_path / "新.xlsx")
    said = one_sentence(taizhang("validate", tmp_path / "新.xlsx", "--as-of", "2012-06-30"))
    assert "不是“三解三促”的台账" in said


def test_a_renamed_sheet_is_named(taizhang, clean_book):
    def rename(book):
        book["下基层活动台账"].title = "下基层台账"

    said = one_sentence(taizhang("validate", changed(clean_book, rename)))
    assert "缺少工作表“下基层活动台账”" in said
    assert "“下基层台账”" in said


def test_a_missing_column_is_named(taizhang, clean_book):
    said = one_sentence(
        taizhang("validate", changed(clean_book, lambda book: book["接访场次"].delete_cols(2)))
    )
    assert "工作表“接访场次”缺少必填的列：“日期”" in said


def test_a_renamed_column_is_guessed(taizhang, clean_book):
    def rename(book):
        book["接访场次"]["G1"] = "接访的领导"

    said = one_sentence(taizhang("validate", changed(clean_book, rename)))
    assert "如是改了名，请改回“接访领导”" in said


def test_a_lock_file(taizhang, clean_book):
    lock = clean_book.with_name("~$" + clean_book.name)
    lock.write_bytes(b"\x05user" + b" " * 160)
    assert "~$" in one_sentence(taizhang("validate", lock))


def test_a_truncated_file(taizhang, clean_book):
    clean_book.write_bytes(clean_book.read_bytes()[:30_000])
    assert clean_book.name in one_sentence(taizhang("validate", clean_book))


def test_no_as_of_date_anywhere(taizhang, tmp_path):
    from toolkit.activities.sanjie import SANJIE
    from toolkit.workplace.new_folder import blank_workbook

    path = tmp_path / "台账.xlsx"
    path.write_bytes(blank_workbook(SANJIE, macros=False))
    assert "没有给出统计截止日" in one_sentence(taizhang("validate", path))


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate",),
        ("validate", "a.xlsx", "--as-of", "昨天"),
        ("validate", "a.xlsx", "--as-of"),
        ("validate", "a.xlsx", "b.xlsx"),
        ("validate", "a.xlsx", "--没有"),
        ("没有",),
        ("generate", "a.xlsx"),
        ("rules", "R999"),
        ("collect", "a.xlsx", "--into", "b.xlsx"),
        ("remind", "a.xlsx"),
    ],
)
def test_wrong_usage(taizhang, arguments):
    one_sentence(taizhang(*arguments))


def test_an_unknown_document_kind(taizhang, clean_book):
    said = one_sentence(taizhang("generate", clean_book, "嘉奖令"))
    assert "可用的文种：进展情况通报、催报通知、表扬通报" in said


PATHS_OF = [
    ("new",),
    ("validate",),
    ("generate",),
    ("distribute",),
    ("register",),
    ("lint",),
    ("measure",),
    ("render",),
    ("demo",),
    ("validate", "x.xlsx", "--out"),
    ("generate", "x.xlsx", "进展情况通报", "--out"),
    ("generate", "x.xlsx", "进展情况通报", "--templates"),
    ("distribute", "x.xlsx", "--out"),
    ("lint", "x.docx", "--comments"),
    ("measure", "x.docx", "--overlay"),
    ("render", "x.docx", "--out"),
    ("render", "x.docx", "--data"),
    ("bundle", "--linux", "--out"),
    ("bundle", "--linux", "--wheels"),
    ("bundle", "--linux", "--activity"),
]


@pytest.mark.parametrize("path", ["", " "])
@pytest.mark.parametrize("words", PATHS_OF, ids=" ".join)
def test_an_empty_path_is_a_slip_and_makes_nothing_here(
    taizhang, tmp_path, monkeypatch, words, path
):
    monkeypatch.chdir(tmp_path)
    ran = taizhang(*words, path)
    assert ran.status == 2
    assert "没有写文件或文件夹的名称" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", [".", "..", "/", "./"])
@pytest.mark.parametrize("command", ["validate", "distribute"])
def test_a_folder_in_place_of_a_workbook_is_named(taizhang, tmp_path, monkeypatch, command, path):
    inside = tmp_path / "里面"
    inside.mkdir()
    monkeypatch.chdir(inside)
    ran = taizhang(command, path)
    name = {"..": tmp_path.name, "/": "/"}.get(path, "里面")
    assert ran.status == 2
    assert ran.err.startswith(f"文件《{name}》是文件夹")


def test_json_before_the_command_is_the_same(taizhang):
    after = taizhang("rules", "D111", "--json")
    assert after.status == 0
    assert taizhang("--json", "rules", "D111") == after


def test_json_alone_says_that_the_command_is_missing(taizhang):
    ran = taizhang("--json")
    assert ran.status == 2
    assert ran.json["error"]["message"].startswith("没有写命令。")


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
@pytest.mark.parametrize("step", [("validate",), ("distribute",), ("register",), ("new",)])
def test_a_path_that_is_no_text_is_refused_before_anything_is_written(taizhang, tmp_path, step):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xd6\xd0\xff"))
    folder.mkdir()
    said = one_sentence(taizhang(*step, folder / "台账.xlsx"))
    assert "不是 UTF-8 编码的名称" in said and "请改名" in said
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
@pytest.mark.parametrize("goal", ["没有.xlsx", "台账.xlsx"])
def test_a_link_to_nothing_is_called_a_link(taizhang, tmp_path, goal):
    link = tmp_path / "台账.xlsx"
    link.symlink_to(tmp_path / goal)
    assert "是一个链接，它所指的文件不存在" in one_sentence(taizhang("validate", link))


LOOP = "环"


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
@pytest.mark.parametrize(
    "words",
    [
        ("validate", "{}"),
        ("generate", "{}", "催报通知"),
        ("distribute", "{}"),
        ("deliver", "{}"),
        ("remind", "{}"),
        ("reconcile", "{}"),
        ("collect", "--into", "{}"),
        ("issue", "{}"),
        ("issue", "--void", "云溪环〔2013〕9号", "--why", "附件有误", "--book", "{}"),
        ("verify", "{}"),
        ("archive", "{}"),
        ("lint", "{}"),
        ("measure", "{}"),
        ("render", "{}", "{}"),
        ("new", "{}"),
        ("demo", "{}"),
        ("upgrade", "{}"),
        ("register", "{}"),
    ],
)
def test_a_link_that_leads_to_itself_is_refused_like_any_file_that_is_not_there(
    taizhang, tmp_path, words
):
    link = tmp_path / f"{LOOP}.xlsx"
    link.symlink_to(link.name)
    ran = taizhang(*(each.format(link) for each in words))
    assert (ran.status, ran.out) == (2, "")
    assert LOOP in ran.err and "程序内部出错" not in ran.err
    assert list(tmp_path.iterdir()) == [link]
