"""A working folder in which a person has edited everything that the program once wrote."""

import json

import pytest

from judge import working_folder
from judge.working_folder import BOOK
from judge.working_folder import EDIT
from judge.working_folder import change
from tests.workplace import signing_desk
from tests.workplace.signing_desk import CIRCULAR
from tests.workplace.signing_desk import TYPED
from toolkit.frontends.cli import main

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


@pytest.fixture(scope="session")
def drafted_folder(tmp_path_factory):
    return signing_desk.make(tmp_path_factory.mktemp("签") / "台 账")


@pytest.fixture
def signing_folder(drafted_folder, tmp_path):
    """Papers of which nothing is open."""
    return working_folder.copied(drafted_folder, tmp_path / "台 账")


@pytest.fixture
def issued(signing_folder, capsys):
    """Runs `taizhang issue` on a paper of the folder and gives what it says as JSON, with its status."""

    def run(paper=CIRCULAR, *more, typed=TYPED):
        capsys.readouterr()
        status = main(["issue", str(signing_folder / "公文" / paper), *typed, *more, "--json"])
        return json.loads(capsys.readouterr().out) | {"status": status}

    return run
