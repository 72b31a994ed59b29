"""What goes out is put into its place whole, what stood there and was edited stays, and what is said is so."""

import json
import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.child import python_child
from tests.opened import opened
from tests.opened import typed
from tests.workplace.conftest import BOOK
from tests.workplace.conftest import EDIT
from tests.workplace.conftest import change
from toolkit.frontends.cli import main
from toolkit.register.register import Register

PAPER = "进展情况通报（截至2012年12月31日）"


@pytest.fixture
def taizhang(folder, capsys):
    """Runs a step on the folder's workbook; its JSON is returned."""

    def run(step, *more):
        capsys.readouterr()
        main([step, str(folder / BOOK), *more, "--json"])
        return json.loads(capsys.readouterr().out)

    return run


def olds(folder):
    return sorted(each.name for each in folder.rglob("*_旧稿*"))


def test_an_edited_paper_and_its_ticked_list_stay_and_it_is_said(folder, taizhang):
    said = taizhang("generate", "进展情况通报")
    assert olds(folder) == [f"{PAPER}_旧稿1.docx", f"{PAPER}_核对单_旧稿1.xlsx"]
    assert all(each.read_bytes().endswith(EDIT) for each in folder.rglob("*_旧稿1.*"))
    (paper,) = said["documents"]
    assert f"原来的文件内容不同，已另存为{PAPER}_旧稿1.docx。" in paper["remarks"]
    assert f"原来的文件内容不同，已另存为{PAPER}_核对单_旧稿1.xlsx。" in paper["remarks"]


def test_a_list_that_nobody_touched_makes_no_heap_of_old_ones(folder, taizhang):
    taizhang("generate", "进展情况通报")
    before = olds(folder)
    taizhang("generate", "进展情况通报")
    assert olds(folder) == before


def test_an_edited_marked_copy_stays_and_it_is_said(folder, taizhang):
    said = taizhang("validate")
    assert olds(folder) == ["三解三促台账_校验_旧稿1.xlsx"]
    assert said["remarks"] == ["原来的文件内容不同，已另存为三解三促台账_校验_旧稿1.xlsx。"]
    change(folder / BOOK)
    assert taizhang("validate")["remarks"] == []


def test_edited_booklets_and_their_list_stay_and_it_is_said(folder, taizhang):
    said = taizhang("distribute")
    kept = [each for each in said["remarks"] if "另存为" in each]
    assert len(olds(folder)) == len(kept)
    assert "原来的下发清单.xlsx内容不同，已另存为下发清单_旧稿1.xlsx。" in said["remarks"]


def test_what_is_registered_is_what_was_written(folder, taizhang):
    taizhang("generate", "进展情况通报", "表扬通报")
    taizhang("distribute")
    register = Register(folder / "登记.db")
    *_, papers, booklets = register.runs()
    for run in (papers.run, booklets.run):
        for each in run.files:
            assert sha256(folder / each.path) == each.sha256
    assert {each.file for each in papers.run.papers} == {
        each.path.rpartition("/")[2] for each in papers.run.files if each.path.endswith(".docx")
    }
    assert register.broken() is None


def sha256(path):
    from toolkit.workplace.stage import sha256_of

    return sha256_of(path)


def test_a_list_that_is_held_keeps_its_paper_back(folder, taizhang):
    listing = folder / "公文" / f"{PAPER}_核对单.xlsx"
    listing.chmod(0o444)
    before = {each: each.read_bytes() for each in (folder / "公文").iterdir()}
    said = taizhang("generate", "进展情况通报")
    assert said["documents"] == []
    assert said["refusals"][0].startswith(f"《进展情况通报》未生成：《{listing.name}》不能读写")
    assert {each: each.read_bytes() for each in (folder / "公文").iterdir()} == before


@pytest.mark.parametrize("step", [("generate", "进展情况通报"), ("distribute",), ("validate",)])
def test_nothing_is_open_to_whom_the_ledger_is_closed(folder, taizhang, step):
    (folder / BOOK).chmod(0o600)
    began = {each: sha256(each) for each in folder.rglob("*") if each.is_file()}
    taizhang(*step)
    new = [each for each in folder.rglob("*") if each.is_file() and began.get(each) != sha256(each)]
    written = [
        each for each in new if each.suffix in {".docx", ".xlsx"} and "_旧稿" not in each.name
    ]
    assert written
    assert {stat.S_IMODE(each.stat().st_mode) for each in written} == {0o600}


def in_a_process(folder, *step):
    program = [sys.executable, "-m", "toolkit", step[0], str(folder / BOOK), *step[1:], "--json"]
    return subprocess.run(program, capture_output=True, encoding="utf-8", check=False)


def test_four_clerks_at_once_lose_nothing(folder):
    """Each generates under a 成文日期 of his own, so that no two papers are alike."""
    edited = {each.read_bytes() for each in (folder / "公文").iterdir()}
    days = [f"2012-12-2{day}" for day in range(4)]
    with ThreadPoolExecutor(4) as pool:
        ran = list(
            pool.map(
                lambda day: in_a_process(folder, "generate", "进展情况通报", "--dated", day), days
            )
        )
    assert [each.returncode for each in ran] == [0, 0, 0, 0], [each.stderr for each in ran]
    there = {each.read_bytes() for each in (folder / "公文").iterdir()}
    assert edited <= there
    *_, first, second, third, fourth = Register(folder / "登记.db").runs()
    papers = [each.run.papers[0].sha256 for each in (first, second, third, fourth)]
    assert len(set(papers)) == 4
    hashes = {sha256(each) for each in (folder / "公文").iterdir()}
    assert set(papers) <= hashes


DISTRIBUTE = """
import sys
from toolkit.frontends.start import run
sys.argv = ["taizhang", "distribute", sys.argv[1]]
run()
"""


def test_stopped_while_the_booklets_are_made_nothing_has_changed_and_that_is_said(folder):
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    child = python_child(DISTRIBUTE, folder / BOOK, stderr=subprocess.PIPE)
    while not list((folder / "下发").glob(".暂存-*")):
        assert child.poll() is None
    os.kill(child.pid, signal.SIGINT)
    _, said = child.communicate()
    assert re.search("没有改动任何文件", said), said
    assert {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()} == before


def explain(book, words):
    changed = opened(book)
    results = changed["校验结果"]
    key = [cell.value for cell in results[2]].index("系统标识") + 1
    said = [cell.value for cell in results[2]].index("说明") + 1
    results.cell(3, key, "R101 甲")
    results.cell(3, said, words)
    typed(changed, book)


def test_what_is_typed_as_explanation_leaves_a_trail(folder, taizhang):
    for words in ("因病住院", "因病住院", "因公出差"):
        explain(folder / BOOK, words)
        taizhang("validate")
    changes = Register(folder / "登记.db").changes()
    assert [(each.place, each.old, each.new) for each in changes] == [
        ("说明 R101 甲", "", "因病住院"),
        ("说明 R101 甲", "因病住院", "因公出差"),
    ]
    assert {each.file for each in changes} == {BOOK}


def test_a_register_that_another_hand_changed_is_told_and_is_as_closed_as_the_ledger(
    folder, taizhang
):
    (folder / BOOK).chmod(0o600)
    taizhang("validate")
    assert stat.S_IMODE((folder / "登记.db").stat().st_mode) == 0o600
    with closing(sqlite3.connect(folder / "登记.db")) as meddled:
        meddled.execute("UPDATE run SET who = '别人' WHERE id = 1")
        meddled.commit()
    (remark,) = taizhang("generate", "表扬通报")["remarks"]
    assert "被别的程序改动过" in remark


def test_a_stage_that_another_step_left_is_taken_away(folder, taizhang):
    left = folder / "下发" / ".暂存-旧"
    left.mkdir()
    (left / "1.xlsx").write_bytes(b"1")
    taizhang("generate", "表扬通报")
    assert not left.exists()
