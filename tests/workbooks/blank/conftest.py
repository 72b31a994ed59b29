"""The made-up activity's workbook, built once and read back."""

import io

import openpyxl
import pytest
from blank_sample import CATALOGUE

from toolkit.workbooks.blank.plan import control_plan
from toolkit.workbooks.blank.workbook import build_workbook


@pytest.fixture(scope="session")
def package():
    return build_workbook(CATALOGUE, control_plan(CATALOGUE))


@pytest.fixture
def book(package):
    return openpyxl.load_workbook(io.BytesIO(package))
