"""The front page counts a row in which anything was filled, whichever cell it is."""

import pytest
import xlwings

from tests.untitled import untitled
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.engines import libreoffice
from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.workbooks.blank.front_page import count_formula
from toolkit.workbooks.blank.plan import control_plan
from toolkit.workplace.new_folder import own_macros
from toolkit.workplace.sample_workbook import sample_workbook

pytestmark = pytest.mark.office


@pytest.fixture
def book(tmp_path):
    try:
        load_uno()
        app = libreoffice.start()
    except xlwings.XlwingsError as error:
        pytest.skip(str(error))
    path = tmp_path / "三解三促台账.xlsm"
    path.write_bytes(untitled(sample_workbook(SANJIE, {}, own_macros())))
    yield app.books.open(str(path))
    app.quit()


def test_a_row_is_counted_whichever_of_its_cells_is_filled(book):
    plans = [plan for plan in control_plan(SANJIE) if not plan.by_program]
    scratch = book.sheets.add("草稿")

    def counted():
        return [scratch.range((row, 1)).value for row in range(1, len(plans) + 1)]

    for row, plan in enumerate(plans, start=1):
        scratch.range((row, 1)).formula = count_formula(plan)
    before = counted()
    for plan in plans:
        book.sheets[plan.ledger.sheet].api.unprotect("")
        free = FIRST_DATA_ROW + plan.rows - 1
        own = [at for at, each in enumerate(plan.columns, start=1) if not each.formula]
        book.sheets[plan.ledger.sheet].range((free, own[-1])).value = "有"
    assert counted() == [count + 1 for count in before]
