"""What holds of every second version of a return, whatever was changed between the two."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.distribution.merge_drawing import applied
from tests.distribution.merge_drawing import sense
from tests.distribution.test_merge_properties import CELLS
from tests.distribution.test_merge_properties import HEADINGS
from tests.distribution.test_merge_properties import KEY
from tests.distribution.test_merge_properties import OWNED
from tests.distribution.test_merge_properties import edited
from tests.distribution.test_merge_properties import merge
from tests.distribution.test_merge_properties import plain
from toolkit.distribution.merge_history import since_returned
from toolkit.distribution.merge_model import Base
from toolkit.distribution.merge_model import Office
from toolkit.distribution.merge_model import Returned
from toolkit.distribution.merge_model import Row


@st.composite
def versions(draw):
    """The office's ledger after a first version was merged and somebody was at it; that version, a second one."""
    sent = [
        Row(at, f"r{at}", cells)
        for at, cells in enumerate(draw(st.lists(CELLS, min_size=1, max_size=3)), start=3)
    ]
    base = Base(HEADINGS, {row.id: row.cells for row in sent})
    owned = OWNED[unit := draw(st.sampled_from(["甲科", "乙科"]))]
    rows = draw(edited(sent))
    held = frozenset(row.at for row in rows if draw(st.integers(0, 5)) == 0)
    first = Returned("一.xlsx", unit, owned, base, HEADINGS, rows, held)
    second = replace(first, file="二.xlsx", rows=draw(edited(rows)), held=frozenset())
    before = numbered(draw(edited(sent)))
    merged = applied(before, merge(before, [first]))
    return numbered(draw(edited(merged.rows))), first, second


def numbered(rows):
    return Office(HEADINGS, [replace(row, id=row.id or f"k{row.at}") for row in rows])


def since(office, returned, *earlier):
    return since_returned("B1", KEY, returned, earlier, office, sense)


@given(versions())
def test_each_cell_is_taken_left_or_asked_as_its_four_values_say(drawn):
    office, first, second = drawn
    done = merge(office, [since(office, second, first)])
    now = {row.id: row.cells for row in applied(office, done).rows}
    asked = {(c.row_id, c.column) for c in done.conflicts}
    ours = {row.id: row.cells for row in office.rows}
    before = {row.id: row.cells for row in first.rows if row.at not in first.held}

    for row in second.rows:
        if row.id not in second.base.rows or row.id not in ours:
            continue
        for at, heading in enumerate(HEADINGS):
            if heading not in second.owned:
                continue
            last = before.get(row.id, second.base.rows[row.id])[at]
            was, new, here, there = (
                sense(heading, cell)
                for cell in (last, row.cells[at], ours[row.id][at], now[row.id][at])
            )
            right = new if here == was else here
            question = here not in {was, new} and new != was
            assert there == right
            assert ((row.id, heading) in asked) == question


@given(versions())
def test_the_first_version_once_more_changes_nothing(drawn):
    office, first, _ = drawn
    again = replace(first, file="又.xlsx")
    done = merge(office, [since(office, again, first)])

    assert (done.edits, done.additions) == ([], [])


@given(versions())
def test_the_second_version_once_more_changes_nothing(drawn):
    office, first, second = drawn
    now = applied(office, merge(office, [since(office, second, first)]))
    done = merge(now, [since(now, replace(second, file="又.xlsx"), first, second)])

    assert (done.edits, done.additions) == ([], [])


@given(versions(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_and_of_other_files_means_nothing(drawn, chance: random.Random):
    office, first, second = drawn
    rows = [*second.rows]
    chance.shuffle(rows)
    returns = [since(office, second, first), replace(first, file="别.xlsx", unit="丙科")]
    shuffled = [since(office, replace(second, rows=rows), first), returns[1]]

    one, other = plain(merge(office, shuffled[::-1])), plain(merge(office, returns))
    del one["remarks"], other["remarks"]  # -- of two rows that are the same, either is told --
    assert one == other


@given(versions())
def test_every_row_that_was_added_is_there_or_is_told(drawn):
    office, first, second = drawn
    done = merge(office, [since(office, second, first)])
    there = {tuple(map(sense, HEADINGS, row.cells)) for row in applied(office, done).rows}
    told = {each.source.at for each in [*done.conflicts, *done.remarks, *done.edits]}
    before = {tuple(map(sense, HEADINGS, row.cells)) for row in first.rows}

    for row in second.rows:
        said = tuple(map(sense, HEADINGS, row.cells))
        if not row.id and row.at not in told:
            assert said in there or said in before
