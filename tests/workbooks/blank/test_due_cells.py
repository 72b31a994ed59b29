"""What fills itself in the rows of an open ledger."""

from hypothesis import given
from hypothesis import strategies as st

from tests.workbooks.blank.blank_sample import Trip
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.workbooks.blank.due_cells import due_cells
from toolkit.workbooks.blank.row_formulas import row_formula

HEADINGS = [each.heading for each in Trip.columns]
AT = {heading: at for at, heading in enumerate(HEADINGS)}
NUMBER, DAYS = AT["序号"], AT["天数"]


def row(**cells):
    return [cells.get(heading) for heading in HEADINGS]


def due(rows, formulas=()):
    """What is due by place; `formulas` are those that stand in cells, by row (from 0) and column."""
    there = {
        at: [dict(formulas).get((number, at), "") for number in range(len(rows))]
        for at in (NUMBER, DAYS)
    }
    found = due_cells(Trip, HEADINGS, rows, there)
    return {(each.row - FIRST_DATA_ROW, each.at): each.content for each in found}


def test_a_filled_row_is_numbered_on_and_reckoned_and_an_empty_one_is_left_empty():
    rows = [
        row(序号=7, 姓名="甲", 开始日期="2012-03-05", 结束日期="2012-03-06", 天数=2),
        row(姓名="乙", 开始日期="2012-03-05", 结束日期="2012-03-06"),
        row(姓名="丙", 开始日期="2012-03-05"),
        row(),
    ]
    days = next(each for each in Trip.columns if each.heading == "天数")
    assert due(rows) == {
        (1, NUMBER): 8,
        (2, NUMBER): 9,
        (1, DAYS): row_formula(days, HEADINGS, FIRST_DATA_ROW + 1),
    }


def test_a_formula_that_gives_nothing_is_taken_away_where_nothing_is_to_be_reckoned():
    waiting = '=IF(B3="","",IFERROR(ROW()-2,""))'
    rows = [row(), row(姓名="甲")]
    assert due(rows, {(0, NUMBER): waiting, (0, DAYS): "=1", (1, DAYS): "=1"}) == {
        (0, NUMBER): None,
        (1, NUMBER): 1,
        (0, DAYS): None,
        (1, DAYS): None,
    }


def test_a_number_by_place_becomes_the_rows_own_and_what_a_person_wrote_stays():
    rows = [
        row(序号=1, 姓名="甲", 天数="两天", 开始日期="a", 结束日期="b"),
        row(序号="二", 姓名="乙"),
    ]
    assert due(rows, {(0, NUMBER): "=ROW()-2", (0, DAYS): "=A1"}) == {(0, NUMBER): 1}


@given(st.lists(st.tuples(st.booleans(), st.one_of(st.none(), st.integers(1, 50)))))
def test_whatever_is_filled_a_second_time_finds_nothing_due(rows):
    cells = [row(姓名="甲" if filled else None, 序号=number) for filled, number in rows]
    given_now = due(cells)
    for (number, at), content in given_now.items():
        cells[number][at] = content
    assert due(cells) == {}
    new = [content for (_, at), content in given_now.items() if at == NUMBER]
    kept = [number for _, number in rows if number]
    assert len({*new}) == len(new)
    assert not {*new} & {*kept}
