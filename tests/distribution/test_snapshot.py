"""The base of a later merge: what was sent can be read back from it, row by row."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.declare import columns as c
from toolkit.declare.ledger import Ledger
from toolkit.distribution.contents import BookletSheet
from toolkit.distribution.contents import row_ids
from toolkit.distribution.snapshot import HEADINGS
from toolkit.distribution.snapshot import ROW
from toolkit.distribution.snapshot import Snapshot
from toolkit.distribution.snapshot import SnapshotError
from toolkit.distribution.snapshot import alike
from toolkit.distribution.snapshot import read_snapshot
from toolkit.distribution.snapshot import seal_of
from toolkit.distribution.snapshot import snapshot_rows


class Fault(Ledger, code="B2", sheet="隐患"):
    """隐患：一处一行."""

    what = c.Text("隐患")
    where = c.Text("地点").optional()
    count = c.Number("数量").optional()

    key = (what, where)


class Talk(Ledger, code="B3", sheet="约谈"):
    """约谈：一次一行."""

    topic = c.Text("事由")


BESIDE = [(2, "甲", "n"), (3, "乙", "n-2"), (4, "丙", "n")]
cells = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from([HEADINGS, ROW, "系统行号", "隐患", "—"]),
    st.integers(-9, 9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(dt.date(1900, 3, 1)),
)
words = st.text(min_size=1, max_size=6)


@st.composite
def sheets(draw, ledger):
    ids = draw(st.lists(words, unique=True, max_size=5))
    width = len(ledger.columns)
    rows = tuple(draw(st.tuples(*[cells] * width)) for _ in ids)
    return BookletSheet(ledger, ledger.columns, tuple(ids), rows)


def as_stored(row):
    return tuple(None if cell == "" else cell for cell in row)


@given(st.tuples(sheets(Fault), sheets(Talk)), st.integers(0, 3))
def test_what_was_sent_is_read_back_whole(contents, wider):
    """A reader gives all rows as wide as the widest, or without the empty cells at their ends."""
    rows = list(snapshot_rows(contents))
    width = max(map(len, rows)) + wider
    padded = [[*row, *[None] * (width - len(row))] for row in rows]
    expected = {
        sheet.ledger.sheet: Snapshot(
            tuple(column.heading for column in sheet.columns),
            dict(zip(sheet.ids, map(as_stored, sheet.cells), strict=True)),
        )
        for sheet in contents
    }
    assert read_snapshot(padded) == expected
    assert read_snapshot(rows) == expected


def test_a_ledger_without_rows_is_there_with_its_headings():
    empty = BookletSheet(Talk, Talk.columns, (), ())
    assert read_snapshot(snapshot_rows([empty])) == {"约谈": Snapshot(("事由",), {})}


HEAD = [HEADINGS, "约谈", "系统行号", "事由"]


@pytest.mark.parametrize(
    ("rows", "at_row", "why"),
    [
        ([[ROW, "约谈", "B3-1", "噪声"]], 1, "没有写在所属台账的栏目之下"),
        ([HEAD, [ROW, "约谈", None, "噪声"]], 2, "没有写明是哪张台账的哪一行"),
        ([HEAD, ["别的", "约谈", "B3-1", "噪声"]], 2, "没有写在所属台账的栏目之下"),
        ([HEAD, [ROW, "约谈", "B3-1", "噪声", "多"]], 2, "有栏目以外的格"),
        ([HEAD, HEAD], 2, "再次写了“约谈”的栏目"),
        ([HEAD, [ROW, "约谈", "B3-1"], [], [ROW, "约谈", "B3-1"]], 4, "与前面一行的系统行号相同"),
    ],
)
def test_a_base_that_somebody_changed_is_refused_and_says_where(rows, at_row, why):
    with pytest.raises(SnapshotError) as refused:
        read_snapshot(rows)
    assert refused.value.at_row == at_row
    assert f"第{at_row}行{why}" in str(refused.value)


def test_rows_that_look_the_same_have_numbers_of_their_own_in_every_booklet():
    rows = [Fault(2, ("堵塞", "东", 1)), Fault(3, ("堵塞", "东", 2)), Fault(4, ("漏电", "东", 1))]
    copied = [Fault(5, ("锈蚀", None, 1), "B2-甲"), Fault(6, ("锈蚀", None, 1), "B2-甲")]
    ids = row_ids([*rows, *copied])
    assert len(set(ids.values())) == 5
    assert ids[2] == row_ids(rows[:1])[2] and ids[3] == f"{ids[2]}-2"
    assert (ids[5], ids[6]) == ("B2-甲", "B2-甲-2")
    taken = [Fault(at, (what, None, 1), own) for at, what, own in BESIDE]
    assert list(row_ids(taken).values()) == ["n", "n-2", "n-3"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (0.4791666666666667, 0.479166666666667, True),
        (3, 3.0, True),
        (True, 1, False),
        (None, "", True),
        ("3", 3, False),
        (dt.date(2012, 4, 9), dt.date(2012, 4, 9), True),
        (2.5, 2.6, False),
    ],
)
def test_cells_are_alike_as_far_as_every_program_keeps_them(one, other, same):
    assert alike(one, other) is alike(other, one) is same


SENT = Snapshot(("事项", "户数", "日期"), {"WT-1": ("甲", 11.0, dt.date(2012, 5, 3))})


@pytest.mark.parametrize(
    ("rows", "same"),
    [
        ({"WT-1": ("甲", 11, dt.datetime(2012, 5, 3))}, True),  # noqa: DTZ001 - cells have no zone
        ({"WT-1": ("甲", 60.0, dt.date(2012, 5, 3))}, False),
        ({"WT-1": ("甲", 11.0, None)}, False),
        ({"WT-2": ("甲", 11.0, dt.date(2012, 5, 3))}, False),
        ({"WT-1": ("甲11", None, dt.date(2012, 5, 3))}, False),
        ({}, False),
    ],
)
def test_a_seal_holds_as_long_as_what_was_sent_is_the_same_for_every_program(rows, same):
    seal = seal_of({"台账": SENT})

    assert (seal_of({"台账": Snapshot(SENT.headings, rows)}) == seal) is same
    assert seal.isalpha()
