"""Nothing is calculated while rows are sorted, and all that is due afterwards: in a real LibreOffice without a screen."""

import pytest

from toolkit.frontends.libreoffice.calculated_later import calculated_later

pytestmark = pytest.mark.office


@pytest.fixture
def book(office):
    book = office.books.add()
    book.sheets[0]["A1"].value = [[1], [3], [2]]
    book.sheets[0]["C1"].value = "=A1*10"
    return book


def given(book):
    return book.sheets[0]["C1"].api.getCellByPosition(0, 0).getValue()


def test_formulas_wait_while_rows_are_sorted_and_are_due_at_the_end(book):
    assert given(book) == 10
    with calculated_later(book.api):
        book.sheets[0]["A1:A3"].sort([1], ascending=False)
        assert given(book) == 10
    assert book.sheets[0]["A1:A3"].value == [3, 2, 1]
    assert given(book) == 30
    assert book.api.isAutomaticCalculationEnabled()


def test_an_error_leaves_the_workbook_calculating(book):
    with pytest.raises(ZeroDivisionError), calculated_later(book.api):
        book.sheets[0]["A1"].value = 1 / 0
    assert book.api.isAutomaticCalculationEnabled()


def test_a_saved_workbook_is_saved_still_and_no_step_comes_of_it(book):
    book.api.setModified(False)
    steps = book.api.UndoManager.getAllUndoActionTitles()
    with calculated_later(book.api):
        assert not book.api.isModified()
    assert not book.api.isModified()
    assert book.api.UndoManager.getAllUndoActionTitles() == steps


def test_who_calculates_by_f9_calculates_by_f9_afterwards(book):
    book.api.enableAutomaticCalculation(False)
    with calculated_later(book.api):
        assert not book.api.isAutomaticCalculationEnabled()
    assert not book.api.isAutomaticCalculationEnabled()
