"""A case hands over the values of many rows at once, as each row gives them one by one."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.activities.sanjie.parameters import Limits
from toolkit.declare.case import Case
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period
from toolkit.declare.table import Table
from toolkit.declare.unusable import EMPTY
from toolkit.declare.unusable import OUT_OF_PERIOD
from toolkit.declare.unusable import UNREADABLE

DAY = dt.date(2012, 4, 10)
LIMITS = Limits(DAY, {})


class Inspection(Ledger, code="X1", sheet="检查记录"):
    """检查记录."""

    place = Text("地点")
    day = Date("日期", period=Period.ANY)
    faults = Choices("隐患", options=("电", "火")).optional()


ALL = (Inspection.place, Inspection.day, Inspection.faults)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["甲厂", "乙厂", EMPTY, UNREADABLE]),
        st.sampled_from([DAY, EMPTY, UNREADABLE, OUT_OF_PERIOD]),
        st.sampled_from([None, ("电",), ("电", "火"), UNREADABLE]),
    )
)


def case_of(values):
    rows = [Inspection(at, each) for at, each in enumerate(values, start=3)]
    return Case({Inspection: Table(Inspection, rows, {})}, DAY, LIMITS)


@given(ROWS)
@examples(50)
def test_rows_are_told_with_their_values_where_every_one_can_be_used(values):
    case = case_of(values)
    for columns in (ALL[:1], ALL[:2], ALL):
        wanted = [(row, *(row[c] for c in columns)) for row in case.filled(Inspection, *columns)]
        assert [*case.told(Inspection, *columns)] == wanted


@given(ROWS)
@examples(50)
def test_every_row_has_its_cells_and_none_where_nothing_can_be_used(values):
    case = case_of(values)
    wanted = [(row, row.usable(ALL[1]), row.usable(ALL[2])) for row in case.rows(Inspection)]
    assert [*case.cells(Inspection, *ALL[1:])] == wanted


@given(ROWS)
@examples(50)
def test_what_stands_under_a_column_is_each_usable_value_once(values):
    case = case_of(values)
    for column in ALL:
        assert case.distinct(column) == {row.usable(column) for row in case.rows(Inspection)} - {
            None
        }


def test_a_sheet_that_is_missing_has_no_values():
    case = Case({}, DAY, LIMITS)
    assert [*case.told(Inspection, Inspection.day), *case.cells(Inspection, Inspection.day)] == []
    assert case.distinct(Inspection.day) == frozenset()
