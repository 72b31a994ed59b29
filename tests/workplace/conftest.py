"""A working folder in which a person has edited everything that the program once wrote."""

import pytest

from judge import working_folder
from judge.working_folder import BOOK
from judge.working_folder import EDIT
from judge.working_folder import change

__all__ = ["BOOK", "EDIT", "change"]


@pytest.fixture(scope="session")
def edited_folder(tmp_path_factory):
    """Papers, 核对单, booklets, 下发清单 and marked copy, each edited since, the ledger changed."""
    folder = working_folder.make(tmp_path_factory.mktemp("工作") / "台 账")
    assert len(working_folder.typed_in(folder)) == 4 + 19 + 1
    return folder


@pytest.fixture
def folder(edited_folder, tmp_path):
    return working_folder.copied(edited_folder, tmp_path / "台 账")
