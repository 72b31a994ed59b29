"""Formulas as Excel writes them."""

import pytest


def test_text_that_begins_with_an_equals_sign_is_a_formula(sheet):
    """Excel, Range.Value: such text is entered as a formula."""
    sheet["A1"].value = [[2, "=A1*3"]]
    assert sheet["B1"].formula == "=A1*3"


def test_formula_shows_constants_as_text(sheet):
    """Excel, Range.Formula: a constant is returned as it is, an empty cell as an empty string."""
    sheet["A1"].value = [1.5, "文", True, None]
    assert sheet["A1:D1"].formula == (("1.5", "文", "TRUE", ""),)


def test_a_formula_for_a_range_moves_its_references(sheet):
    """Excel, Range.Formula: set for a range, it is adjusted for each cell, as by filling."""
    sheet["B1:C3"].formula = "=$A1+A$1"
    assert sheet["B1:C3"].formula == (
        ("=$A1+A$1", "=$A1+B$1"),
        ("=$A2+A$1", "=$A2+B$1"),
        ("=$A3+A$1", "=$A3+B$1"),
    )


@pytest.mark.parametrize(
    "formula",
    [
        "=SUM(A1:B2,1)",
        '=IF(A1>1,"a,b;c!","")',
        "=SUM({1,2;3,4})",
        "=SUM((A1,B2))",
        "=Sheet1!$A$1+1",
        "=VLOOKUP(A1,Sheet1!A:C,2,FALSE)",
        "=ERROR.TYPE(A1)",
        "=EDATE(A1,1)",
        "=EFFECT(0.1,4)",
        "=-A1^2%",
        '=A1&"""x"""',
    ],
)
def test_formulas_are_written_and_read_in_excels_grammar(sheet, formula):
    """Excel, Range.Formula: English names, commas between arguments, Sheet!A1."""
    sheet["F9"].formula = formula
    assert sheet["F9"].formula == formula


def test_a_reference_to_a_sheet_whose_name_needs_quotes(book):
    """Excel quotes names with spaces and signs, and doubles an apostrophe."""
    other = book.sheets.add("一 月's")
    other["A1"].value = 5
    sheet = book.sheets["Sheet1"]
    sheet["B2"].formula = "='一 月''s'!$A$1*2"
    assert sheet["B2"].formula == "='一 月''s'!$A$1*2"


def test_a_column_of_a_thousand_formulas_keeps_formats_and_values(sheet):
    """Writing many formulas changes nothing but the formulas."""
    sheet["A1:A1000"].options(ndim=2).value = [[float(n)] for n in range(1000)]
    sheet["B1:B1000"].number_format = "0.00"
    sheet["B500"].color = (255, 0, 0)
    sheet["B1"].value = [[f"=A{n}*2"] for n in range(1, 1001)]
    assert sheet["B777"].formula == "=A777*2"
    assert sheet["B1:B1000"].number_format == "0.00"
    assert [sheet[f"B{n}"].color for n in (499, 500, 501)] == [None, (255, 0, 0), None]


def test_a_formula_on_a_noted_cell_keeps_the_note(sheet):
    """Excel: notes are no part of the contents."""
    sheet["B2"].add_note("注")
    sheet["B1"].value = [["=1+1"], ["=2+2"], ["=3+3"]]
    assert sheet["B2"].note.text == "注"
    assert sheet["B2"].formula == "=2+2"
