"""Which cells are meant."""

import pytest
import xlwings as xw


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        (("B2",), "$B$2"),
        (("$B$2:D4",), "$B$2:$D$4"),
        (("D4:B2",), "$B$2:$D$4"),
        (((2, 3),), "$C$2"),
        (((1, 1), (3, 2)), "$A$1:$B$3"),
        ((("A1"), "B3"), "$A$1:$B$3"),
    ],
)
def test_ranges_are_called_in_all_of_xlwings_ways(sheet, arguments, address):
    """xlwings, Syntax overview: A1 notation, tuples counted from 1, two corners."""
    assert sheet.range(*arguments).address == address


def test_sheets_and_ranges_are_sliced(sheet):
    """xlwings, Syntax overview: sheet[0, 0] and slices count from 0."""
    assert sheet[0, 0].address == "$A$1"
    assert sheet[:10, :5].address == "$A$1:$E$10"
    assert sheet["B2:D5"][1:, 0].address == "$B$3:$B$5"
    assert sheet["B2:D5"][-1, -1].address == "$D$5"


def test_counting_from_zero_is_refused(sheet):
    """xlwings raises IndexError for a 0-based range."""
    with pytest.raises(IndexError, match="1-based"):
        sheet.range((0, 1))


def test_whole_columns_and_rows(sheet):
    """Excel: "A:C" are all cells of the columns, "2:3" of the rows."""
    assert sheet["A:C"].shape == (sheet.cells.shape[0], 3)
    assert sheet["2:3"].shape == (2, sheet.cells.shape[1])


def test_offset_resize_and_last_cell(sheet):
    """xlwings, Range.offset, Range.resize, Range.last_cell."""
    area = sheet["B2:C3"]
    assert area.offset(1, 2).address == "$D$3:$E$4"
    assert area.resize(1, 4).address == "$B$2:$E$2"
    assert area.last_cell.address == "$C$3"
    assert [cell.address for cell in area] == ["$B$2", "$C$2", "$B$3", "$C$3"]


def test_addresses_relative_and_external(sheet):
    """Excel, Range.Address: absolute by default; External adds book and sheet."""
    assert sheet["B2"].get_address(False, False) == "B2"
    assert sheet["B2:C3"].get_address(True, False) == "B$2:C$3"
    assert sheet["B2"].get_address(include_sheetname=True) in {"Sheet1!$B$2", "'Sheet1'!$B$2"}


def test_an_empty_sheet_uses_its_first_cell(sheet):
    """Excel, Worksheet.UsedRange: A1 on an empty sheet."""
    assert sheet.used_range.address == "$A$1"


def test_looking_at_cells_does_not_use_them(sheet):
    """Excel, Worksheet.UsedRange: cells with contents or formatting."""
    sheet["C5"].value = 1
    assert sheet["F9"].value is None
    assert sheet["A1"].end("right").column == sheet.cells.shape[1]
    assert sheet.used_range.address == "$C$5"


def test_the_used_range_begins_at_the_first_used_cell(sheet):
    """Excel, Worksheet.UsedRange: not from A1 but from the first row and column in use."""
    sheet["C5"].value = [[1, 2], [3, 4]]
    assert sheet.used_range.address == "$C$5:$D$6"


@pytest.mark.parametrize(
    ("start", "direction", "address"),
    [
        ("B2", "down", "$B$4"),
        ("B2", "right", "$C$2"),
        ("C4", "up", "$C$2"),
        ("C4", "left", "$B$4"),
        ("B4", "down", "$B$7"),
        ("B5", "down", "$B$7"),
        ("B7", "up", "$B$4"),
        ("C2", "right", "$F$2"),
        ("B2", "up", "$B$1"),
        ("A3", "right", "$B$3"),
    ],
)
def test_end_goes_where_ctrl_and_arrow_go(sheet, start, direction, address):
    """Excel, Range.End: to the end of the block, else to the next filled cell, else to the edge.

    |   | B | C | F |
    | 2 | 1 | 2 | 9 |
    | 3 | 3 | 4 |   |
    | 4 | 5 | 6 |   |
    | 7 | 8 |   |   |
    """
    sheet["B2"].value = [[1, 2], [3, 4], [5, 6]]
    sheet["B7"].value = 8
    sheet["F2"].value = 9
    assert sheet[start].end(direction).address == address


def test_end_runs_to_the_edge_of_the_sheet(sheet):
    """Excel, Range.End: with nothing further on, the last row of the sheet."""
    sheet["A1"].value = 1
    assert sheet["A1"].end("down").row == sheet.cells.shape[0]


def test_expanding_a_table(sheet):
    """xlwings, Range.expand: right and down to the end of the block."""
    sheet["B2"].value = [[1, 2, 3], [4, None, 6]]
    assert sheet["B2"].expand().address == "$B$2:$D$3"
    assert sheet["B2"].expand("down").address == "$B$2:$B$3"
    assert sheet["B2"].expand("right").address == "$B$2:$D$2"
    assert sheet["A1"].expand().address == "$A$1"
    assert sheet["B2"].options(expand="table").value == [[1.0, 2.0, 3.0], [4.0, None, 6.0]]


def test_the_current_region_is_bounded_by_empty_rows_and_columns(sheet):
    """Excel, Range.CurrentRegion."""
    sheet["B2"].value = [[1, 2], [None, 4]]
    sheet["E2"].value = 9
    sheet["B6"].value = 9
    assert sheet["C3"].current_region.address == "$B$2:$C$3"


def test_rows_and_columns_of_a_range(sheet):
    """xlwings, Range.rows, Range.columns."""
    area = sheet["B2:C4"]
    assert len(area.rows) == 3
    assert area.columns[1].address == "$C$2:$C$4"


def test_whole_rows_and_columns_have_short_addresses(sheet):
    """Excel, Range.Address: `$A:$C`, `$1:$3`, and of all cells `$1:$1048576`."""
    assert sheet["A:C"].address == "$A:$C"
    assert sheet["1:3"].address == "$1:$3"
    assert sheet["B:B"].get_address(False, False) == "B:B"
    assert sheet.cells.address == f"$1:${sheet.cells.shape[0]}"


def test_names_of_sheets_are_quoted_as_excel_quotes_them(sheet):
    """Excel: quotes where a name begins with a digit, has a space, or looks like a cell."""
    for name, quoted in [
        ("台账", "台账"),
        ("2024年", "'2024年'"),
        ("A1", "'A1'"),
        ("a b", "'a b'"),
    ]:
        sheet.name = name
        sheet["C3"].name = "格"
        address = sheet["A1"].get_address(include_sheetname=True)
        assert address in {f"{quoted}!$A$1", f"'{name}'!$A$1"}  # the book's name may need quotes
        assert sheet["C3"].name.refers_to_range == sheet["C3"]


def test_the_end_of_an_empty_column_is_the_end_of_the_sheet(sheet):
    """Excel, Range.End: also to the right of all that is filled."""
    sheet["B2"].value = [[1, 2], [3, 4]]
    assert sheet["F1"].end("down").row == sheet.cells.shape[0]
    assert sheet["F1048576"].end("up").row == 1
    assert sheet["F1"].formula == ""


def test_the_current_region_of_an_empty_cell(sheet):
    """Excel, Range.CurrentRegion: the cell alone, or with the block that touches it."""
    sheet["B2"].value = [[1, 2], [3, 4]]
    assert sheet["K20"].current_region.address == "$K$20"
    assert sheet["D4"].current_region.address == "$B$2:$D$4"
    assert sheet["B2"].current_region.address == "$B$2:$C$3"


def test_an_address_may_name_its_sheet(book):
    """Excel, Range: `Sheet1!A1`, with the book's name too, as Range.Address gives it."""
    other = book.sheets.add("It's", after="Sheet1")
    assert other.range("Sheet1!B2").sheet.name == "Sheet1"
    assert other.range("'It''s'!B2:C3") == other["B2:C3"]
    assert other.range(other["B2"].get_address(external=True)) == other["B2"]
    with pytest.raises(xw.NoSuchObjectError, match="Sheet9!A1"):
        other.range("Sheet9!A1")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("表[#All]", "$B$2:$D$4"),
        ("表[]", "$B$3:$D$4"),
        ("表[#Headers]", "$B$2:$D$2"),
        ("表[数]", "$C$3:$C$4"),
        ("表[[#All],[名]:[数]]", "$B$2:$C$4"),
    ],
)
def test_structured_references(sheet, text, address):
    """Microsoft, Using structured references with Excel tables."""
    sheet["B2"].value = [["名", "数", "日"], ["甲", 1, 2], ["乙", 3, 4]]
    sheet.tables.add(sheet["B2"].expand(), name="表")
    assert sheet[text].address == address
