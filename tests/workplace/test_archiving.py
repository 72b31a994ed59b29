"""归档: what was signed is put together under its number, or nothing is, and what is missing is said."""

import json
import shutil

import openpyxl
import pytest

from judge.working_folder import copied
from tests.workplace import signing_desk
from tests.workplace.signing_desk import CIRCULAR
from tests.workplace.signing_desk import NUMBER
from tests.workplace.signing_desk import TYPED
from toolkit.frontends.cli import main
from toolkit.register.register import Register
from toolkit.workplace.stage import sha256_of


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    folder = signing_desk.make(tmp_path_factory.mktemp("归") / "台 账")
    assert main(["issue", str(folder / "公文" / CIRCULAR), *TYPED]) == 0
    return folder


@pytest.fixture
def folder(signed, tmp_path):
    return copied(signed, tmp_path / "台 账")


@pytest.fixture
def archived(folder, capsys):
    def run():
        capsys.readouterr()
        status = main(["archive", str(folder / "公文" / CIRCULAR), "--json"])
        return json.loads(capsys.readouterr().out) | {"status": status}

    return run


def test_what_was_signed_is_put_together_and_listed_with_its_hash(archived, folder):
    before = {each: each.read_bytes() for each in (folder / "公文").iterdir()}
    said = archived()
    there = folder / "归档" / NUMBER
    assert (said["status"], said["folder"]) == (0, str(there))
    names = {each.name for each in there.iterdir()}
    assert names == {
        "表扬通报_定稿.docx",
        "表扬通报_正本.docx",
        "表扬通报_签发前检查.docx",
        "表扬通报_签发时台账.xlsx",
        "表扬通报_核对单.xlsx",
        "模板_表扬通报.docx",
        "发文稿纸.xlsx",
        "归档清单.xlsx",
    }
    assert {each: each.read_bytes() for each in (folder / "公文").iterdir()} == before
    listed = openpyxl.load_workbook(there / "归档清单.xlsx").active
    hashes = {row[0]: row[2] for row in listed.iter_rows(min_row=5, values_only=True)}
    assert hashes == {name: sha256_of(there / name) for name in hashes}
    assert len(hashes) == len(names) - 2
    register = Register(folder / "登记.db")
    assert register.runs()[-1].run.step == "归档"
    assert register.broken() is None


@pytest.mark.parametrize(
    "name",
    ["表扬通报_定稿.docx", "表扬通报_正本.docx", "表扬通报_签发前检查.docx", "表扬通报_核对单.xlsx",
     "表扬通报_签发时台账.xlsx"],
)  # fmt: skip
def test_what_is_missing_is_named_and_nothing_is_archived(archived, folder, name):
    (folder / "公文" / name).unlink()
    said = archived()
    assert said["status"] == 1
    assert name in said["error"]["message"]
    assert [*(folder / "归档").iterdir()] == []


def test_what_was_changed_after_signing_is_named_and_nothing_is_archived(archived, folder):
    with (folder / "公文" / "表扬通报_正本.docx").open("ab") as file:
        file.write(b"x")
    said = archived()
    assert "正本《表扬通报_正本.docx》在签发以后改过" in said["error"]["message"]
    assert [*(folder / "归档").iterdir()] == []


def test_a_list_that_was_ticked_is_archived_and_a_template_that_was_changed_is_told(
    archived, folder
):
    for path in (folder / "公文" / "表扬通报_核对单.xlsx", folder / "公文模板" / "表扬通报.docx"):
        with path.open("ab") as file:
            file.write("核对人：王芳".encode())
    said = archived()
    assert said["status"] == 0
    listed = openpyxl.load_workbook(folder / "归档" / NUMBER / "归档清单.xlsx").active
    remarks = {row[1]: row[3] for row in listed.iter_rows(values_only=True)}
    assert "有人填写过" in remarks["核对单"]
    assert "只记哈希值" in remarks["模板"]


def test_what_was_never_signed_is_not_archived(folder, capsys):
    assert main(["archive", str(folder / "公文" / signing_desk.BULLETIN)]) == 1
    assert "还没有签发" in capsys.readouterr().err


def test_archived_twice_it_is_the_same(archived, folder):
    archived()
    before = {each: each.read_bytes() for each in (folder / "归档" / NUMBER).iterdir()}
    assert archived()["status"] == 0
    assert {each: each.read_bytes() for each in (folder / "归档" / NUMBER).iterdir()} == before


def test_a_colleague_may_take_the_archive_away(archived, folder):
    archived()
    shutil.rmtree(folder / "归档" / NUMBER)
    assert archived()["status"] == 0
