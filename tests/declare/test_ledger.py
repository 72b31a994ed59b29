"""A ledger's row gives the value of a cell by name, and by a column that somebody handed over."""

import datetime as dt

import pytest

from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.ledger import Ledger
from toolkit.declare.ledger import Unfilled
from toolkit.declare.period import Period
from toolkit.declare.unusable import EMPTY
from toolkit.declare.unusable import UNREADABLE


class Inspection(Ledger, code="X1", sheet="检查记录"):
    """检查记录."""

    day = Date("日期", period=Period.ANY)
    faults = Number("隐患数").optional()


class Visit(Ledger, code="X2", sheet="走访记录"):
    """走访记录."""

    day = Date("日期", period=Period.ANY)


DAY = dt.date(2012, 4, 10)


def test_a_row_gives_by_a_column_what_it_gives_by_name():
    row = Inspection(3, (DAY, None))
    assert row[Inspection.day] == row.day == DAY
    assert row[Inspection.faults] is None


@pytest.mark.parametrize("unusable", [EMPTY, UNREADABLE])
def test_a_cell_without_a_usable_value_says_which_it_is(unusable):
    row = Inspection(3, (unusable, 2))
    with pytest.raises(Unfilled) as by_column:
        row[Inspection.day]
    with pytest.raises(Unfilled) as by_name:
        _ = row.day
    for gap in (by_column.value, by_name.value):
        assert gap.row is row
        assert gap.column is Inspection.day


def test_a_column_of_another_ledger_is_never_answered_from_the_same_place():
    with pytest.raises(KeyError):
        Inspection(3, (DAY, 2))[Visit.day]


@pytest.mark.parametrize("name", ["identity", "code", "usable", "key"])
def test_a_column_cannot_hide_what_every_ledger_has(name):
    with pytest.raises(TypeError, match=name):
        type("Hiding", (Ledger,), {name: Date("日期", period=Period.ANY)}, code="X3", sheet="遮盖")
