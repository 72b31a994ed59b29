"""The command line, run in this process, and the sample workbook as a file."""

import pytest

from tests.ran import Ran
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.cli import main
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.new_folder import own_macros
from toolkit.workplace.sample_workbook import sample_workbook

BOOK = "三解三促台账.xlsx"


@pytest.fixture
def taizhang(capsys):
    """Runs a subcommand: `taizhang("validate", book, "--json")`."""

    def run(*arguments):
        status = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def faulty_bytes():
    return sample_workbook(SANJIE, sample.faulty_rows(SANJIE.ledgers))


@pytest.fixture(scope="session")
def clean_bytes():
    return sample_workbook(SANJIE, sample.clean_rows(SANJIE.ledgers))


@pytest.fixture(scope="session")
def sent_folder(tmp_path_factory, clean_bytes):
    """A working folder whose booklets have been sent out."""
    folder = tmp_path_factory.mktemp("回收合并")
    (folder / BOOK).write_bytes(clean_bytes)
    distribute_book(folder / BOOK, None, folder / "下发")
    (folder / "回收").mkdir()
    return folder


@pytest.fixture(scope="session")
def faulty_xlsm():
    """The same with the shipped buttons and macros."""
    project = own_macros()
    return sample_workbook(SANJIE, sample.faulty_rows(SANJIE.ledgers), project)


@pytest.fixture(scope="session")
def clean_xlsm():
    project = own_macros()
    return sample_workbook(SANJIE, sample.clean_rows(SANJIE.ledgers), project)


@pytest.fixture
def faulty_book(tmp_path, faulty_bytes):
    """The sample workbook with its planted faults, in a folder with blanks and Chinese."""
    return _written(tmp_path / "我的 台账", faulty_bytes)


@pytest.fixture
def clean_book(tmp_path, clean_bytes):
    return _written(tmp_path / "我的 台账", clean_bytes)


def _written(folder, content):
    folder.mkdir()
    path = folder / "三解三促台账.xlsx"
    path.write_bytes(content)
    return path
