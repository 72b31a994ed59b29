"""归档: what was signed is put together under its number, or nothing is, and what is missing is said."""

import json
import shutil
from dataclasses import replace

import pytest

from judge.working_folder import copied
from tests.opened import opened
from tests.opened import typed
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
        "表扬通报_签发时核对单.xlsx",
        "模板_表扬通报.docx",
        "发文稿纸.xlsx",
        "归档清单.xlsx",
    }
    assert {each: each.read_bytes() for each in (folder / "公文").iterdir()} == before
    listed = opened(there / "归档清单.xlsx").active
    hashes = {row[0]: row[2] for row in listed.iter_rows(min_row=5, values_only=True)}
    assert hashes == {name: sha256_of(there / name) for name in hashes}
    assert len(hashes) == len(names) - 2
    register = Register(folder / "登记.db")
    assert register.runs()[-1].run.step == "归档"
    assert register.broken() is None


@pytest.mark.parametrize(
    "name",
    ["表扬通报_定稿.docx", "表扬通报_正本.docx", "表扬通报_签发前检查.docx",
     "表扬通报_签发时核对单.xlsx", "表扬通报_签发时台账.xlsx"],
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


def test_the_list_of_the_signing_is_archived_though_a_later_draft_has_its_own(archived, folder):
    papers, template = folder / "公文", folder / "公文模板" / "表扬通报.docx"
    then = (papers / "表扬通报_核对单.xlsx").read_bytes()
    book = opened(folder / signing_desk.BOOK)
    for row in book["下基层活动台账"].iter_rows(min_row=3, max_row=9):
        row[6].value = 1
    typed(book, folder / signing_desk.BOOK)
    with template.open("ab") as file:
        file.write(b"x")
    main(["generate", str(folder / signing_desk.BOOK), "表扬通报", "--as-of", "2012-11-30"])
    assert (papers / "表扬通报_核对单.xlsx").read_bytes() != then
    said = archived()
    there = folder / "归档" / NUMBER
    assert said["status"] == 0
    assert (there / "表扬通报_签发时核对单.xlsx").read_bytes() == then
    assert not (there / "表扬通报_核对单.xlsx").exists()
    remarks = {row[1]: row[3] for row in list_of(there)}
    assert "签发以后填写过，或者重新生成过" in remarks["核对单"]
    assert "只记哈希值" in remarks["模板"]
    assert any("签发以后填写过，或者重新生成过" in each for each in said["remarks"])
    sheet = opened(there / "发文稿纸.xlsx").active
    assert ("统计截止日", "2012-12-31") in [*sheet.iter_rows(max_col=2, values_only=True)]


def test_a_piece_that_was_archived_before_is_not_lost_with_its_template(archived, folder):
    archived()
    there = folder / "归档" / NUMBER
    before = {each: each.read_bytes() for each in there.iterdir()}
    (folder / "公文模板" / "表扬通报.docx").write_bytes(b"x")
    assert archived()["status"] == 0
    assert {each: each.read_bytes() for each in there.iterdir()} == before


def test_what_people_wrote_in_the_archive_is_kept_when_it_is_archived_again(archived, folder):
    archived()
    sheet = folder / "归档" / NUMBER / "发文稿纸.xlsx"
    book = opened(sheet)
    book.active["B20"] = "主动公开"
    typed(book, sheet)
    written = sheet.read_bytes()
    said = archived()
    kept = sheet.with_name("发文稿纸_旧稿1.xlsx")
    assert kept.read_bytes() == written
    assert any(kept.name in each for each in said["remarks"])


@pytest.mark.parametrize("is_its_own", [True, False])
def test_of_a_signing_that_kept_no_list_the_one_beside_it_is_archived_if_it_is_its_own(
    archived, folder, is_its_own
):
    """An earlier version registered no 核对单 when a paper was signed."""
    kept, listed = "表扬通报_签发时核对单.xlsx", folder / "公文" / "表扬通报_核对单.xlsx"
    runs = Register(folder / "登记.db").runs()
    for each in folder.glob("登记.db*"):
        each.unlink()
    earlier = Register(folder / "登记.db")
    earlier.create(str(folder))
    for entry in runs:
        files = tuple(each for each in entry.run.files if not each.path.endswith(kept))
        earlier.add(replace(entry.run, files=files))
    (folder / "公文" / kept).unlink()
    book = opened(listed)
    book.active.cell(60, 1).value = "核对人：王芳"
    book.active["A1"] = book.active["A1"].value if is_its_own else "核对单：另一份"
    typed(book, listed)
    said = archived()
    assert said["status"] == (0 if is_its_own else 1)
    if is_its_own:
        remarks = {row[0]: row[3] for row in list_of(folder / "归档" / NUMBER)}
        assert remarks[listed.name] == "同拟稿时写出的不同，数同签发的相符。"
    else:
        assert "核对单" in said["error"]["message"]


def list_of(archive):
    return opened(archive / "归档清单.xlsx").active.iter_rows(values_only=True)


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
