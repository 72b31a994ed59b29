"""Cells that are written together: each gets its value, and no other is touched."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.frontends.button.cell_blocks import blocks

CELLS = st.dictionaries(st.tuples(st.integers(1, 6), st.integers(1, 5)), st.integers())


@given(cells=CELLS)
def test_blocks_hold_each_cell_once_and_no_other(cells):
    found = [
        ((top + down, left + across), value)
        for top, left, rows in blocks(cells)
        for down, row in enumerate(rows)
        for across, value in enumerate(row)
    ]
    assert len(found) == len(cells)
    assert dict(found) == cells


def test_a_table_is_one_block_and_a_gap_makes_two():
    """第2行的第3格不写：

    | 1 | 2 | 3 |
    | 4 | 5 |   |
    | 6 | 7 | 8 |
    """
    whole = {(row, column): 0 for row in (1, 2, 3) for column in (1, 2, 3)}
    assert [*blocks(whole)] == [(1, 1, [[0] * 3] * 3)]
    del whole[2, 3]
    assert sorted(blocks(whole)) == [(1, 1, [[0] * 3]), (2, 1, [[0] * 2]), (3, 1, [[0] * 3])]
