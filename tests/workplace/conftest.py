"""A working folder in which a person has edited everything that the program once wrote."""

import shutil

import openpyxl
import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.cli import main
from toolkit.register.register import Register
from toolkit.workplace.sample_workbook import sample_workbook

BOOK = "三解三促台账.xlsx"
EDIT = "人写的".encode()


@pytest.fixture(scope="session")
def edited_folder(tmp_path_factory):
    """Papers, 核对单, booklets, 下发清单 and marked copy, each edited since, the ledger changed."""
    folder = tmp_path_factory.mktemp("工作") / "台 账"
    assert main(["new", str(folder), "--without-macros"]) == 0
    book = folder / BOOK
    book.write_bytes(sample_workbook(SANJIE, sample.clean_rows(SANJIE.ledgers)))
    for step in (["generate", "进展情况通报", "表扬通报"], ["distribute"], ["validate"]):
        assert main([step[0], str(book), *step[1:]]) == 0
    written = [*folder.glob("公文/*"), *folder.glob("下发/*"), *folder.glob("*_校验.xlsx")]
    assert len(written) == 4 + 19 + 1
    for number, each in enumerate(written):
        # -- behind the zip's end: another content to the toolkit, the same document to every program --
        with each.open("ab") as file:
            file.write(f"{number:03d}".encode() + EDIT)
    change(book)
    return folder


def change(book):
    """The ledger as it is a day later, so that everything written from it differs."""
    changed = openpyxl.load_workbook(book)
    changed["下基层活动台账"]["K3"] = "另一件事"
    changed["人员名册"]["B3"] = "改了名"
    changed["接访场次"]["H3"] = 9
    changed.save(book)


@pytest.fixture
def folder(edited_folder, tmp_path):
    copied = shutil.copytree(edited_folder, tmp_path / "台 账")
    Register(copied / "登记.db").move_to(str(copied))
    return copied
