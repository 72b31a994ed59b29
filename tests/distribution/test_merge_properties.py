"""What holds of every three-way merge, whatever was sent out, returned and changed meanwhile."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.distribution.merge_drawing import applied
from tests.distribution.merge_drawing import sense
from toolkit.distribution.merge_model import Base
from toolkit.distribution.merge_model import Office
from toolkit.distribution.merge_model import Returned
from toolkit.distribution.merge_model import Row
from toolkit.distribution.merging import merge_ledger

HEADINGS = ("姓名", "天数", "地点", "内容")
KEY = ("姓名", "地点")
OWNED = {"甲科": frozenset({"姓名", "天数", "地点"}), "乙科": frozenset({"内容"})}
CELL = st.sampled_from([None, "张三", "李四", "5", "6", " 5", "石桥"])
CELLS = st.tuples(CELL, CELL, CELL, CELL)


@st.composite
def edited(draw, rows):
    """Rows of some table after somebody was at it: cells changed, rows deleted, added, moved."""
    changed = []
    for row in rows:
        match draw(st.sampled_from(["left", "left", "edited", "deleted"])):
            case "edited":
                at, cell = draw(st.integers(0, len(HEADINGS) - 1)), draw(CELL)
                changed.append(replace(row, cells=(*row.cells[:at], cell, *row.cells[at + 1 :])))
            case "left":
                changed.append(row)
    changed += [Row(0, "", cells) for cells in draw(st.lists(CELLS, max_size=2)) if any(cells)]
    order = draw(st.permutations(changed))
    return [replace(row, at=at) for at, row in enumerate(order, start=3)]


@st.composite
def rounds(draw):
    """The office's ledger as it is now, and what came back of it."""
    sent = [
        Row(at, f"r{at}", cells)
        for at, cells in enumerate(draw(st.lists(CELLS, max_size=4)), start=3)
        if any(cells)
    ]
    base = Base(HEADINGS, {row.id: row.cells for row in sent})
    stated = draw(st.booleans())
    now = [
        replace(row, stated=stated and bool(row.id), id=row.id or f"k{row.at}")
        for row in draw(edited(sent))
    ]
    returns = [
        Returned(f"{number}.xlsx", unit, OWNED[unit], base, HEADINGS, draw(edited(sent)))
        for number, unit in enumerate(draw(st.lists(st.sampled_from(["甲科", "乙科"]), max_size=3)))
    ]
    return Office(HEADINGS, now), returns


def merge(office, returns):
    return merge_ledger("B1", KEY, office, returns, sense)


def plain(merged):
    """All that a merge says, without the order of its parts."""
    return {
        name: sorted(map(repr, getattr(merged, name)))
        for name in ("edits", "additions", "conflicts", "proposals", "remarks", "numbers")
    }


@given(rounds(), st.randoms(use_true_random=False))
def test_any_order_of_the_files_gives_the_same(drawn, chance: random.Random):
    office, returns = drawn
    shuffled = [*returns]
    chance.shuffle(shuffled)

    assert plain(merge(office, shuffled)) == plain(merge(office, returns))


@given(rounds())
def test_merging_again_changes_nothing(drawn):
    office, returns = drawn
    first = merge(office, returns)
    now = applied(office, first)
    again = merge(now, returns)

    assert [row.cells for row in applied(now, again).rows] == [row.cells for row in now.rows]


@given(rounds())
def test_what_came_back_as_it_was_sent_leaves_the_office_s_as_it_is(drawn):
    office, returns = drawn
    untouched = [
        replace(
            each,
            rows=[Row(at, n, cells) for at, (n, cells) in enumerate(each.base.rows.items(), 3)],
        )
        for each in returns
    ]
    done = merge(office, untouched)

    assert (done.edits, done.additions, done.conflicts, done.proposals) == ([], [], [], [])


@given(rounds())
def test_no_change_of_a_unit_is_lost_that_is_not_listed(drawn):
    office, returns = drawn
    done = merge(office, returns)
    now = {row.id: row for row in applied(office, done).rows}
    asked = {(c.row_id, c.column, c.source.file) for c in done.conflicts}
    whole = {(c.row_id, c.source.file, c.source.at) for c in done.conflicts if not c.column}
    told = {(r.row_id, r.column, r.source.file) for r in done.remarks}

    for each in returns:
        for row in each.rows:
            sent = each.base.rows.get(row.id)
            if sent is None or (row.id, each.file, row.at) in whole:
                continue
            for heading, old, new in zip(HEADINGS, sent, row.cells, strict=True):
                if sense(heading, old) == sense(heading, new):
                    continue
                here = now.get(row.id)
                there = here is not None and sense(
                    heading, here.cells[HEADINGS.index(heading)]
                ) == sense(heading, new)
                listed = asked if heading in each.owned else told
                assert there or (row.id, heading, each.file) in listed


@given(rounds())
def test_every_row_that_a_unit_added_is_there_or_is_asked_about(drawn):
    office, returns = drawn
    done = merge(office, returns)
    there = {tuple(map(sense, HEADINGS, row.cells)) for row in applied(office, done).rows}
    asked = {(c.source.file, c.source.at) for c in done.conflicts if not c.column}
    known = {(r.source.file, r.source.at) for r in done.remarks}

    for each in returns:
        for row in each.rows:
            if not row.id and (each.file, row.at) not in asked | known:
                assert tuple(map(sense, HEADINGS, row.cells)) in there


@given(rounds())
def test_no_change_of_the_office_s_is_lost(drawn):
    office, returns = drawn
    done = merge(office, returns)
    now = {row.at: row for row in applied(office, done).rows[: len(office.rows)]}

    for row in office.rows:
        for heading, cell in zip(HEADINGS, row.cells, strict=True):
            said = sense(heading, now[row.at].cells[HEADINGS.index(heading)])
            if said != sense(heading, cell):
                edit = next(e for e in done.edits if (e.at, e.column) == (row.at, heading))
                assert sense(heading, edit.base) == sense(heading, cell)
    assert all(row.at in now for row in office.rows)
