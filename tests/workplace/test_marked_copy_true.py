"""What stands in a marked copy is true of it: counts by formulas, and the front page."""

import openpyxl
import pytest

from tests.workplace.test_packages import as_the_office_typed_it
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.layout import LAST_RUN_NAME
from toolkit.declare.layout import STATUS_NAME
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import State
from toolkit.engines import libreoffice
from toolkit.usecases.result_table import counted
from toolkit.workplace.marked_copy import write_marked_copy
from toolkit.workplace.opening import judged_book
from toolkit.workplace.sample_workbook import sample_workbook

FIRST, STATES = 6, [*map(str, State), TO_CORRECT]


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """The sample and its marked copy, and what the copy says of the states."""
    folder = tmp_path_factory.mktemp("局里")
    book, copy = folder / "三解三促台账.xlsx", folder / "三解三促台账_校验.xlsx"
    book.write_bytes(sample_workbook(SANJIE, as_the_office_typed_it()))
    _, judged = judged_book(book, None)
    write_marked_copy(judged, book, copy)
    states = [row[0] for row in openpyxl.load_workbook(copy)["校验结果"].values]
    return copy, judged, {state: states.count(state) for state in STATES}


def test_a_count_of_the_source_s_results_is_no_count_of_the_copy_s(copied):
    copy, *_ = copied
    sheet = openpyxl.load_workbook(copy, data_only=True)["进度"]
    assert [sheet.cell(FIRST + at, 3).value for at in range(len(STATES))] == [None] * len(STATES)
    assert sheet["F6"].value is not None  # -- filled rows are the same --
    assert openpyxl.load_workbook(copy).calculation.fullCalcOnLoad


def test_the_front_page_of_a_copy_speaks_of_the_copy(copied):
    copy, judged, _ = copied
    book = openpyxl.load_workbook(copy)

    def said(name):
        ((sheet, cell),) = book.defined_names[name].destinations
        return book[sheet][cell].value

    assert said(STATUS_NAME) == f"标注副本：{counted(judged)}。"
    assert said(LAST_RUN_NAME) == "—"


@pytest.mark.office
def test_libreoffice_shows_the_counts_of_the_copy(copied):
    copy, _, counts = copied
    app = libreoffice.start()
    try:
        sheet = app.books.open(str(copy)).sheets["进度"]
        shown = sheet.range((FIRST, 2), (FIRST + len(STATES) - 1, 3)).value
    finally:
        app.quit()
    assert dict(map(tuple, shown)) == counts
    assert counts[TO_CORRECT]
