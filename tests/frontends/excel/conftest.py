"""The sample workbook with macros, opened by the engine for files: plain xlwings, no program."""

from pathlib import Path

import pytest
import xlwings

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.frontends.sample_workbook import sample_workbook
from toolkit.workbooks.control.project import project_of
from toolkit.workbooks.engines import files

TEMPLATE = Path(__file__).parents[3] / "workbook_templates" / "三解三促台账.xlsm"


@pytest.fixture(scope="session")
def faulty_xlsm():
    project = project_of(TEMPLATE.read_bytes())
    return sample_workbook(SANJIE, sample.faulty_rows(), sample.settings(), project)


@pytest.fixture(scope="session")
def clean_xlsm():
    project = project_of(TEMPLATE.read_bytes())
    return sample_workbook(SANJIE, sample.clean_rows(), sample.settings(), project)


@pytest.fixture
def path(tmp_path, faulty_xlsm):
    path = tmp_path / "我的 台账" / "三解三促台账.xlsm"
    path.parent.mkdir()
    path.write_bytes(faulty_xlsm)
    return path


@pytest.fixture
def book(path):
    book = files.attach(str(path))
    yield book
    book.close()
    del xlwings.Book._mock_caller


@pytest.fixture
def clean_book(path, clean_xlsm):
    path.write_bytes(clean_xlsm)
    book = files.attach(str(path))
    yield book
    book.close()
    del xlwings.Book._mock_caller


@pytest.fixture(autouse=True)
def logs(tmp_path, monkeypatch):
    """Where the log goes in a test."""
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "logs"))
    return tmp_path / "logs" / "taizhang-toolkit" / "clicks.log"
