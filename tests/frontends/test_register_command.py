"""The register of a working folder: made by new, written by every step that writes for others."""

import hashlib
import re
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.opened import opened
from tests.opened import typed
from toolkit.activities.sanjie import SANJIE


@pytest.fixture
def desk(taizhang, tmp_path, clean_bytes):
    """A working folder with the corrected sample workbook."""
    folder = tmp_path / "工作 台"
    assert taizhang("new", folder).status == 0
    (folder / "三解三促台账.xlsm").unlink()
    (folder / "三解三促台账.xlsx").write_bytes(clean_bytes)
    return folder


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_papers_are_registered_with_their_template_and_the_parameters(taizhang, desk):
    assert taizhang("generate", desk / "三解三促台账.xlsx", "进展情况通报").status == 0
    (run,) = taizhang("register", desk, "--json").json["runs"]
    assert (run["number"], run["step"], run["as_of"]) == (1, "生成公文", "2012-12-31")
    assert run["book"] == "三解三促台账.xlsx"
    (paper,) = run["papers"]
    assert paper["sha256"] == sha(desk / "公文" / paper["file"])
    assert paper["template_sha256"] == sha(desk / "公文模板" / "进展情况通报.docx")
    assert set(run["settings"]) == {each.name for each in SANJIE.parameters.all()}


def test_a_change_of_weights_after_results_is_registered(taizhang, desk):
    book = desk / "三解三促台账.xlsx"
    taizhang("validate", book)
    made = opened(book)
    (row,) = [row for row in made["参数"].iter_rows() if row[0].value == "指标权重"]
    row[1].value = "驻点达标：60；下基层天数：40"
    typed(made, book)
    taizhang("validate", book)
    runs = taizhang("register", desk, "--json").json["runs"]
    before, after = (run["settings"]["指标权重"] for run in runs)
    assert before.startswith("驻点达标：20；下基层天数：15；")
    assert after == "驻点达标：60；下基层天数：40"


def test_packages_are_registered_with_receiver_and_version(taizhang, desk):
    said = taizhang("distribute", desk / "三解三促台账.xlsx", "--json").json
    (run,) = taizhang("register", desk, "--json").json["runs"]
    assert [each["file"] for each in run["sent"]] == [
        each["file"].rpartition("/")[2] for each in said["packages"]
    ]
    assert all(each["sha256"] == sha(desk / "下发" / each["file"]) for each in run["sent"])
    assert {each["version"] for each in run["sent"]} == {"v1"}


def test_the_same_cells_have_the_same_fingerprint(taizhang, desk):
    book = desk / "三解三促台账.xlsx"
    taizhang("generate", book, "进展情况通报")
    taizhang("distribute", book)
    first, second = taizhang("register", desk, "--json").json["runs"]
    assert first["cells"] == second["cells"]


def test_people_read_it_as_lines(taizhang, desk):
    assert taizhang("register", desk).out == "还没有登记。\n"
    taizhang("distribute", desk / "三解三促台账.xlsx")
    lines = taizhang("register", desk).out.splitlines()
    assert lines[0].startswith("1　") and "下发台账　《三解三促台账.xlsx》　台账指纹 " in lines[0]
    assert any(line.startswith("    v1　") for line in lines[1:])


def runs(taizhang, folder):
    return taizhang("register", folder, "--json").json["runs"]


def test_a_folder_that_lost_its_register_gets_a_new_one_and_it_is_said(taizhang, clean_book):
    ran = taizhang("generate", clean_book, "进展情况通报", "--json")
    assert ran.status == 0
    (remark,) = ran.json["remarks"]
    assert remark == f"登记库“{clean_book.parent / '登记.db'}”没有找到，登记从头记起。"
    assert remark in ran.err
    assert len(runs(taizhang, clean_book.parent)) == 1
    assert taizhang("generate", clean_book, "进展情况通报", "--json").json["remarks"] == []


@pytest.mark.parametrize("content", [b"broken" * 100, b""])
def test_a_damaged_register_is_kept_beside_the_new_one(taizhang, desk, content):
    (desk / "登记.db").write_bytes(content)
    ran = taizhang("generate", desk / "三解三促台账.xlsx", "进展情况通报", "--json")
    assert ran.status == 0
    (remark,) = ran.json["remarks"]
    assert "不能用" in remark
    assert "登记从头记起，原来的改名为“登记_原1.db”" in remark
    assert (desk / "登记_原1.db").read_bytes() == content
    assert len(runs(taizhang, desk)) == 1


def test_a_folder_in_the_place_of_the_register_is_moved_aside(taizhang, desk):
    (desk / "登记.db").unlink()
    (desk / "登记.db").mkdir()
    ran = taizhang("distribute", desk / "三解三促台账.xlsx", "--json")
    assert ran.status == 0
    assert "不是登记库" in ran.json["remarks"][0]
    assert (desk / "登记_原1.db").is_dir()
    assert len(runs(taizhang, desk)) == 1


def test_a_copied_working_folder_begins_its_own_register(taizhang, desk, tmp_path):
    taizhang("distribute", desk / "三解三促台账.xlsx")
    other = tmp_path / "另存"
    shutil.copytree(desk, other)
    ran = taizhang("distribute", other / "三解三促台账.xlsx", "--json")
    assert "副本" in ran.json["remarks"][0]
    assert len(runs(taizhang, other)) == 1
    assert (other / "登记_原1.db").is_file()
    assert len(runs(taizhang, desk)) == 1


def test_a_moved_working_folder_goes_on_with_its_register(taizhang, desk, tmp_path):
    taizhang("distribute", desk / "三解三促台账.xlsx")
    moved = desk.rename(tmp_path / "搬到这里")
    ran = taizhang("distribute", moved / "三解三促台账.xlsx", "--json")
    assert f"工作文件夹原在“{desk}”，登记接着记。" in ran.json["remarks"]
    assert len(runs(taizhang, moved)) == 2
    again = taizhang("distribute", moved / "三解三促台账.xlsx", "--json").json["remarks"]
    assert not any("工作文件夹原在" in each for each in again)


def test_what_cannot_be_registered_is_exit_1(taizhang, desk):
    newer = sqlite3.connect(desk / "登记.db")
    newer.execute("UPDATE register SET version = 99")
    newer.commit()
    newer.close()
    ran = taizhang("generate", desk / "三解三促台账.xlsx", "进展情况通报", "--json")
    assert ran.status == 1
    assert "较新版本" in ran.json["unregistered"]
    assert ran.json["unregistered"] in ran.err
    assert len(list((desk / "公文").glob("*.docx"))) == 1


def test_a_folder_without_a_register_is_a_sentence(taizhang, tmp_path):
    ran = taizhang("register", tmp_path)
    assert ran.status == 2
    assert ran.err.startswith("没有登记库")


PAPER = "表扬通报_核对单.xlsx"


def printed_head(desk, name):

    text = opened(desk / "公文" / name)["核对单"]["A3"].value
    return re.fullmatch("登记链首：([0-9a-f]{16})（登记库 [0-9a-f]{8}）", text)[1]


def cut_tail(desk, first):
    """Take the runs from that number away, and all that the journal says since."""
    with closing(sqlite3.connect(desk / "登记.db")) as meddled:
        begun = "SELECT id FROM journal WHERE event = '开始' ORDER BY id LIMIT 1 OFFSET ?"
        ((entry,),) = meddled.execute(begun, (first - 1,))
        kept = "SELECT count(*) FROM journal WHERE event = '报送' AND id < ?"
        ((steps,),) = meddled.execute(kept, (entry,))
        of_tail = "SELECT id FROM submission ORDER BY id LIMIT -1 OFFSET ?"
        meddled.execute(f"DELETE FROM submission WHERE id IN ({of_tail})", (steps,))
        meddled.execute("DELETE FROM journal WHERE id >= ?", (entry,))
        for table in ("paper", "sent", "file"):
            meddled.execute(f"DELETE FROM {table} WHERE run >= ?", (first,))
        meddled.execute("DELETE FROM run WHERE id >= ?", (first,))
        meddled.commit()


def test_a_printed_head_is_found_with_its_run(taizhang, desk):
    taizhang("distribute", desk / "三解三促台账.xlsx")
    taizhang("generate", desk / "三解三促台账.xlsx", "表扬通报")
    head = printed_head(desk, PAPER)
    ran = taizhang("register", desk, "--head", head)
    assert ran.status == 0
    place = re.search(
        f"链首 {head} 在登记里：第([0-9]+)条，.*第1次登记（下发台账）。以后又有第2次登记。", ran.out
    )
    assert "登记前后衔接，与“公文”里1份核对单相符。" in ran.out
    (found,) = taizhang("register", desk, "--head", head.upper(), "--json").json["head_asked"][
        "found"
    ]
    assert (found["number"], found["event"], found["run"]) == (int(place[1]), "报送", 1)


def test_a_head_that_does_not_stand_there_is_exit_1(taizhang, desk):
    ran = taizhang("register", desk, "--head", "0123456789abcdef")
    assert ran.status == 1
    assert "链首 0123456789abcdef 不在登记里" in ran.out


@pytest.mark.parametrize("head", ["", "abc", "x" * 16, "登记"])
def test_what_is_no_head_is_wrong_usage(taizhang, desk, head):
    ran = taizhang("register", desk, "--head", head)
    assert ran.status == 2
    assert "不是登记链首" in ran.err


@pytest.mark.parametrize(("first", "said"), [(3, "不在登记里"), (2, "不在登记库里")])
def test_a_tail_that_was_cut_off_is_told_by_the_newest_paper(taizhang, desk, first, said):
    """Its own run is gone, or the one before as well, after which its head was printed."""
    book = desk / "三解三促台账.xlsx"
    for step in (
        ["generate", "进展情况通报"],
        ["distribute"],
        ["generate", "表扬通报"],
        ["validate"],
    ):
        assert taizhang(step[0], book, *step[1:]).status == 0
    cut_tail(desk, first)
    ran = taizhang("register", desk)
    assert ran.status == 1
    assert f"核对单《{PAPER}》" in ran.out and said in ran.out
    for _ in range(2):
        (remark,) = taizhang("validate", book, "--json").json["remarks"]
        assert PAPER in remark and said in remark
    (noted,) = taizhang("register", desk, "--trail", "--json").json["trail"]
    assert (noted["file"], noted["why"]) == (PAPER, remark)


def test_papers_of_the_register_before_say_nothing_of_the_new_one(taizhang, desk):
    taizhang("generate", desk / "三解三促台账.xlsx", "表扬通报")
    (desk / "登记.db").unlink()
    remarks = taizhang("distribute", desk / "三解三促台账.xlsx", "--json").json["remarks"]
    assert "没有找到" in remarks[0] and not any("核对单" in each for each in remarks)
    ran = taizhang("register", desk)
    assert ran.status == 0
    assert "“公文”里还有1份核对单不是按这个登记库写的，没有比对。" in ran.out
