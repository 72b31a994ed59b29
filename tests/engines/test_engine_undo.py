"""Several changes as one step of LibreOffice's Edit – Undo."""

import datetime as dt

import pytest

from toolkit.engines.libreoffice import no_step
from toolkit.engines.libreoffice import one_step
from toolkit.engines.shared.unnoted import Unnoted

pytestmark = pytest.mark.office


def typed(calc):
    calc["A1"].number_format = "@"
    calc["A1"].value = "007"
    calc["B1"].value = 7
    calc["A2"].value = "'2012-04-05"
    calc["B2:C2"].value = [dt.date(2012, 4, 5), "是"]
    calc["A3:B3"].value = ["'=1+1 is two", "''quoted"]
    calc["C3"].formula = "=0.1+0.2"
    calc["A4:C4"].value = ["two\nlines", True, "'1E3"]


def titles(book):
    return book.impl.api.UndoManager.getAllUndoActionTitles()


def test_blocks_and_cells_are_taken_back_at_once_and_done_again(calc_book, calc):
    typed(calc)
    calc_book.impl.api.UndoManager.clear()
    was = calc["A1:C4"].value, calc["A1:C4"].formula
    with one_step(calc_book, "校验"):
        calc["A1:C4"].value = [["1", 2, "x"]] * 4
        calc["A1"].value = "one cell"
        calc["B1:B80"].formula = "=ROW()"
        calc["C2"].clear_contents()
        calc["B2"].formula = "=1+1"
        calc["C3"].value = dt.date(2012, 4, 6)
        calc["A4"].value = "00123"
    done = calc["A1:C80"].value, calc["A1:C80"].formula
    assert titles(calc_book) == ("校验",)
    calc_book.impl.api.UndoManager.undo()
    assert (calc["A1:C4"].value, calc["A1:C4"].formula) == was
    assert calc["A5:C80"].value == [[None] * 3] * 76
    calc_book.impl.api.UndoManager.redo()
    assert (calc["A1:C80"].value, calc["A1:C80"].formula) == done


def test_what_changes_nothing_leaves_no_step(calc_book, calc):
    calc_book.impl.api.UndoManager.clear()
    with one_step(calc_book, "看看"):
        calc["A1:C4"].value  # noqa: B018
    assert titles(calc_book) == ()


def test_what_is_no_step_leaves_what_was_undone_to_be_done_again(calc_book, calc):
    calc["A1"].value = "before"
    steps = calc_book.impl.api.UndoManager
    steps.clear()
    with one_step(calc_book, "改"):
        calc["A1"].value = "typed"
    steps.undo()
    with no_step(calc_book):
        calc["C1:C4"].value = [["told"]] * 4
    assert titles(calc_book) == ()
    steps.redo()
    assert calc["A1"].value == "typed"
    steps.undo()
    assert (calc["A1"].value, calc["C4"].value) == ("before", "told")


def test_single_changes_within_no_step_leave_it_unnoted(calc_book, calc):
    """LibreOffice notes again after a change, though its list of steps is locked."""
    document = calc_book.impl.api
    document.UndoManager.clear()
    cells = document.Sheets.getByIndex(0).getCellRangeByName("A1:A2")
    with no_step(calc_book):
        for wraps in (True, False, True):
            with Unnoted(document):
                cells.IsTextWrapped = wraps
        cells.CharColor = 255
    assert titles(calc_book) == ()
    calc["A1"].value = "typed"
    assert titles(calc_book)[-1] == "Input"


def test_a_step_that_fails_ends_and_is_taken_back_whole(calc_book, calc):
    calc["A1:C1"].value = ["a", None, "c"]
    calc_book.impl.api.UndoManager.clear()
    with pytest.raises(ZeroDivisionError), one_step(calc_book, "一半"):
        calc["A1:C1"].value = [1, 2, 3]
        1 / 0  # noqa: B018
    assert titles(calc_book) == ("一半",)
    calc_book.impl.api.UndoManager.undo()
    assert calc["A1:C1"].value == ["a", None, "c"]
