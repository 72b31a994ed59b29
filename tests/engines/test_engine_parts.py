"""Rectangles, fills and sentences, without any spreadsheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.engines.libreoffice.grammar import to_calc
from toolkit.engines.libreoffice.grammar import to_excel
from toolkit.engines.libreoffice.number_formats import to_excel as format_to_excel
from toolkit.engines.libreoffice.units import characters
from toolkit.engines.libreoffice.units import from_characters
from toolkit.engines.shared.formulas import Fill
from toolkit.engines.shared.formulas import tokens
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.rectangle import parse
from toolkit.engines.shared.rectangle import runs
from toolkit.engines.shared.rectangle import without
from toolkit.engines.shared.values import from_serial
from toolkit.engines.shared.values import to_serial
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import column_number

small = st.integers(1, 8)
areas = st.builds(Rectangle, small, small, small, small).filter(lambda area: area.size)
cells = st.sets(st.tuples(small, small))


def covered(rectangles):
    return [
        (row, column)
        for area in rectangles
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    ]


@given(cells.filter(bool))
def test_runs_cover_the_cells_once_and_no_other(chosen):
    by_column = {}
    for row, column in sorted(chosen):
        by_column.setdefault(column, []).append(row)
    found = covered(runs(by_column))
    assert len(found) == len(set(found))
    assert set(found) == chosen


@given(areas, cells)
def test_an_area_without_holes_is_the_rest_of_it(area, holes):
    inside = [cell for cell in sorted(holes) if cell in covered([area])]
    found = covered(without(area, inside))
    assert len(found) == len(set(found))
    assert set(found) == set(covered([area])) - set(inside)


@given(areas, areas)
def test_subtracting_and_meeting_divide_an_area(area, other):
    met = area.common(other)
    parts = covered(area.minus(other)) + covered([met] if met else [])
    assert sorted(parts) == sorted(covered([area]))


@given(st.integers(1, 16_384))
def test_columns_have_letters(number):
    assert column_number(column_letters(number)) == number


@given(areas)
def test_addresses_are_read_as_they_are_written(area):
    assert parse(area.address(), 99, 99) == area
    assert parse(area.address(False, False), 99, 99) == area


@given(st.datetimes(min_value=from_serial(61.0), max_value=from_serial(2_900_000.0)))
def test_serials_keep_milliseconds(moment):
    rounded = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert from_serial(to_serial(rounded)) == rounded


@given(st.text())
def test_no_piece_of_a_formula_is_lost(text):
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize(
    ("excel", "calc"),
    [
        ("=SUM(台账!A1:B2,1)", "=SUM($台账.A1:B2;1)"),
        ("=SUM('My Sheet'!$A$1,{1,2;3,4})", "=SUM($'My Sheet'.$A$1;{1;2|3;4})"),
        ("=SUM((A1,B2))", "=SUM((A1~B2))"),
        ("=SUM(A1:B3 B2:C4)", "=SUM(A1:B3!B2:C4)"),
        ('=IF(TRUE,"a,b",#N/A)', '=IF(TRUE();"a,b";#N/A)'),
        ("=RRI(1,2,3)", "=ZGZ(1;2;3)"),
        ("=表1[[#This Row],[数]]", "=表1[[#This Row];[数]]"),
    ],
)
def test_grammars(excel, calc):
    assert to_calc(excel) == calc
    assert to_excel(calc) == excel


def test_functions_newer_than_2007_lose_their_prefix():
    assert to_calc("=_xlfn.STDEV.S(A1,2)") == "=STDEV.S(A1;2)"


def test_functions_of_the_add_in_have_their_own_names():
    assert to_excel("=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETEDATE(A1;1)") == "=EDATE(A1,1)"


def test_a_reference_to_another_workbook_is_refused():
    with pytest.raises(NotImplementedError, match="another workbook"):
        to_calc("=[其他.xlsx]台账!A1")


@pytest.mark.parametrize(
    ("first", "down", "right", "moved"),
    [
        ("=A1+$B$2+$C3+D$4", 2, 1, "=B3+$B$2+$C5+E$4"),
        ("=SUM(A:A,1:1)", 2, 1, "=SUM(B:B,3:3)"),
        ('=LOG10(A1)&"A1"', 1, 0, '=LOG10(A2)&"A1"'),
        ("=A1!B2", 1, 1, "=A1!C3"),
    ],
)
def test_filling_moves_relative_references(first, down, right, moved):
    assert Fill(first).at(down, right) == moved


@pytest.mark.parametrize(
    ("calc", "excel"),
    [
        ("YYYY-MM-DD", "yyyy-mm-dd"),
        ("[HH]:MM:SS", "[hh]:mm:ss"),
        ('YYYY"年MD"', 'yyyy"年MD"'),
        ("0.00E+00", "0.00E+00"),
        ("[RED]-0", "[Red]-0"),
        ("[$-804]YYYY/M/D", "[$-804]yyyy/m/d"),
        ("BOOLEAN", "General"),
    ],
)
def test_format_codes(calc, excel):
    assert format_to_excel(calc) == excel


@given(st.integers(1, 255))
def test_column_widths_are_read_as_they_are_set(width):
    assert characters(from_characters(width)) == width
