"""Rows that a result speaks of are known to stand elsewhere by what they hold, whatever moved them."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.frontends.libreoffice.moved_rows import any_moved
from toolkit.frontends.libreoffice.moved_rows import without

EMPTY = ("", "", "")


def ledger(count):
    """Rows that differ, empty ones below."""
    return (*((f"人{at}", f"4月{at}日", float(at)) for at in range(1, count + 1)), EMPTY, EMPTY)


COUNTS = st.integers(3, 8)


@given(count=COUNTS, data=st.data())
def test_rows_in_another_order_have_moved_and_rows_put_back_have_not(count, data):
    then = ledger(count)
    now = (*data.draw(st.permutations(then[:count])), EMPTY, EMPTY)
    spoken_of = data.draw(st.sets(st.integers(0, count - 1)))
    elsewhere = any(then[at] != now[at] for at in spoken_of)
    assert any_moved(then, now, spoken_of) == elsewhere
    assert not any_moved(then, then, spoken_of)


@given(count=COUNTS, data=st.data())
def test_a_row_put_in_or_deleted_above_has_moved_those_below(count, data):
    then = ledger(count)
    at = data.draw(st.integers(0, count - 1))
    spoken_of = data.draw(st.integers(0, count - 1))
    put_in = (*then[:at], EMPTY, *then[at:])
    deleted = (*then[:at], *then[at + 1 :])
    assert any_moved(then, put_in, [spoken_of]) == (spoken_of >= at)
    last_alone = (
        spoken_of == at == count - 1
    )  # -- of it nothing is left, and nothing came in its place --
    assert any_moved(then, deleted, [spoken_of]) == (spoken_of >= at and not last_alone)


@given(count=COUNTS, data=st.data())
def test_a_row_that_was_cut_and_pasted_below_has_moved(count, data):
    then = ledger(count)
    at = data.draw(st.integers(0, count - 1))
    now = (*then[:at], EMPTY, *then[at + 1 : count], then[at], EMPTY)
    assert any_moved(then, now, [at])
    assert not any_moved(then, now, {*range(count)} - {at})


@given(count=COUNTS, data=st.data())
def test_typing_moves_nothing(count, data):
    then = ledger(count)
    typed = data.draw(st.dictionaries(st.integers(0, count + 1), st.sampled_from(["新", "改"])))
    now = tuple(
        (*row[:1], typed[at], *row[2:]) if at in typed else row for at, row in enumerate(then)
    )
    assert not any_moved(then, now, range(count + 2))


def test_a_row_that_was_copied_elsewhere_has_not_moved():
    then = ledger(4)
    below = (*then[:4], then[1], EMPTY)
    over_another = (then[0], then[1], then[1], *then[3:])
    assert not any_moved(then, below, range(4))
    assert not any_moved(then, over_another, range(4))


def test_of_rows_that_are_alike_none_has_moved_as_long_as_each_place_holds_one():
    then = (("张三", "走访", 1.0),) * 3
    assert not any_moved(then, then[::-1], range(3))


def test_what_a_formula_gives_tells_nothing_of_a_row():
    then = without([["张三", 1.0], ["李四", 2.0]], [1])
    assert any_moved(then, without([["李四", 1.0], ["张三", 2.0]], [1]), [0])
    assert not any_moved(then, without([["张三", 7.0], ["李四", 8.0]], [1]), [0, 1])
