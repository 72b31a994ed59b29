"""The register of a working folder: made by new, written by every step that writes for others."""

import hashlib

import pytest

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


def test_a_workbook_outside_a_working_folder_registers_nothing(taizhang, clean_book):
    assert taizhang("generate", clean_book, "进展情况通报").status == 0
    assert not (clean_book.parent / "登记.db").exists()


def test_papers_stay_and_the_clerk_is_told_when_the_register_is_damaged(taizhang, desk):
    (desk / "登记.db").write_bytes(b"broken" * 100)
    ran = taizhang("generate", desk / "三解三促台账.xlsx", "进展情况通报", "--json")
    assert ran.status == 0
    assert ran.json["unregistered"].startswith("文件已写出，但没有登记：")
    assert ran.json["unregistered"] in ran.err
    assert len(list((desk / "公文").glob("*.docx"))) == 1


def test_a_folder_without_a_register_is_a_sentence(taizhang, tmp_path):
    ran = taizhang("register", tmp_path)
    assert ran.status == 2
    assert ran.err.startswith("没有登记库")
