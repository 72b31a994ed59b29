"""The control workbook as it is built now, and the text of its macros."""

from pathlib import Path

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.workbooks.control.project import macros_in
from toolkit.workbooks.control.project import vba_project
from toolkit.workbooks.control.workbook import control_sheets
from toolkit.workbooks.control.workbook import control_xlsm

MACROS = Path(__file__).parents[3] / "macros"


@pytest.fixture(scope="session")
def macros():
    return macros_in(MACROS)


@pytest.fixture(scope="session")
def package(macros):
    return control_xlsm(SANJIE, vba_project(macros, control_sheets(SANJIE)))


@pytest.fixture(scope="session")
def path(package, tmp_path_factory):
    path = tmp_path_factory.mktemp("control") / "三解三促台账.xlsm"
    path.write_bytes(package)
    return path
