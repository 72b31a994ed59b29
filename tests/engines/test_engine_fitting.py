"""Heights of rows that are fitted later, where nobody looks at them yet."""

import pytest

from toolkit.engines.libreoffice import fitted_later
from toolkit.engines.libreoffice import one_step

pytestmark = pytest.mark.office

LONG = [["一句很长的话，一行放不下，要折成好几行才看得全。" * 3, "短"]] * 120
BLOCK = "A1:B120"


@pytest.fixture
def wrapped(calc):
    """Cells whose text wraps."""
    calc[BLOCK].wrap_text = True
    return calc


def heights(sheet):
    return [sheet.api.Rows.getByIndex(row).Height for row in range(120)]


def test_what_is_in_sight_is_fitted_at_the_end_and_the_rest_when_asked(calc_book, wrapped):
    low = heights(wrapped)[0]
    with fitted_later(calc_book) as left:
        wrapped[BLOCK].value = LONG
        assert set(heights(wrapped)) == {low}
    now = heights(wrapped)
    assert now[0] > low
    assert now[-1] == low
    left.fit_some()
    assert heights(wrapped).count(low) < now.count(low)
    left.fit_all()
    assert not left
    assert set(heights(wrapped)) == {now[0]}


def test_a_sheet_that_is_not_in_view_is_fitted_when_asked(calc_book, wrapped):
    calc_book.sheets.add(after=wrapped).activate()
    low = heights(wrapped)[0]
    with fitted_later(calc_book) as left:
        wrapped[BLOCK].value = LONG
    assert set(heights(wrapped)) == {low}
    left.fit_all()
    assert min(heights(wrapped)) > low


def test_a_height_that_a_person_set_stays(calc_book, wrapped):
    wrapped["A100"].row_height = 50
    set_by_hand = heights(wrapped)[99]
    with fitted_later(calc_book) as left:
        wrapped[BLOCK].value = LONG
    left.fit_all()
    assert heights(wrapped)[99] == set_by_hand
    assert heights(wrapped)[98] > heights(wrapped)[0] // 2


def test_undo_takes_back_the_heights_as_well(calc_book, wrapped):
    steps = calc_book.impl.api.UndoManager
    low = heights(wrapped)[0]
    steps.clear()
    with one_step(calc_book, "校验"), fitted_later(calc_book) as left:
        wrapped[BLOCK].value = LONG
    left.fit_all()
    high = set(heights(wrapped))
    assert steps.getAllUndoActionTitles() == ("校验",)
    steps.undo()
    assert set(heights(wrapped)) == {low}
    steps.redo()
    assert set(heights(wrapped)) == high


def test_without_it_rows_are_fitted_at_once(wrapped):
    low = heights(wrapped)[0]
    wrapped[BLOCK].value = LONG
    assert min(heights(wrapped)) > low


def test_what_was_taken_away_meanwhile_is_fitted_no_more(calc_book, wrapped):
    with fitted_later(calc_book) as left:
        wrapped[BLOCK].value = LONG
    wrapped["50:120"].delete()
    left.fit_all()
    assert not left


def test_fitting_later_leaves_a_saved_book_saved(calc_book, wrapped):
    with fitted_later(calc_book) as left:
        wrapped[BLOCK].value = LONG
    calc_book.impl.api.setModified(False)
    left.fit_all()
    assert not calc_book.impl.api.isModified()
