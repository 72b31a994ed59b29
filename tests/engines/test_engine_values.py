"""What goes into cells and what comes out. Each docstring says what Excel does, and where it is written."""

import datetime as dt

import pytest
import xlwings as xw

moment = dt.datetime.fromisoformat


def test_an_empty_cell_is_none(sheet):
    """xlwings, Converters and options: empty cells are converted per default into None."""
    assert sheet["B7"].value is None
    assert sheet["A1:B2"].value == [[None, None], [None, None]]


def test_the_empty_option_replaces_none(sheet):
    """xlwings, Converters and options: `empty` is what empty cells are turned into."""
    assert sheet["A1:B1"].options(empty="无").value == ["无", "无"]


def test_numbers_are_read_as_floats(sheet):
    """xlwings, Converters and options: cells with numbers are read as float by default."""
    sheet["A1"].value = [1, 2.5, -3]
    values = sheet["A1:C1"].value
    assert values == [1.0, 2.5, -3.0]
    assert all(type(value) is float for value in values)


def test_the_numbers_option_makes_integers(sheet):
    """xlwings, Converters and options: `numbers=int` rounds to int."""
    sheet["A1"].value = 3
    assert sheet["A1"].options(numbers=int).value == 3
    assert type(sheet["A1"].options(numbers=int).value) is int


def test_dates_come_back_as_datetimes(sheet):
    """xlwings, Converters and options: cells with dates are read as datetime.datetime."""
    sheet["A1"].value = [moment("2024-02-29T13:45:30"), dt.date(1999, 12, 31)]
    assert sheet["A1:B1"].value == [
        moment("2024-02-29T13:45:30"),
        moment("1999-12-31"),
    ]


def test_the_dates_option_makes_dates(sheet):
    """xlwings, Converters and options: `dates=datetime.date` gives dates."""
    sheet["A1"].value = moment("2024-02-29")
    assert sheet["A1"].options(dates=dt.date).value == dt.date(2024, 2, 29)


def test_a_date_written_into_a_plain_cell_looks_like_a_date(sheet):
    """Excel, Range.Value: a date put into a General cell gives it a date format."""
    sheet["A1"].value = moment("2024-02-29")
    assert set("ymd") <= set(sheet["A1"].number_format)


def test_a_date_keeps_the_date_format_that_is_there(sheet):
    """Excel keeps a cell's own number format when a value is written into it."""
    sheet["A1:A3"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["A1"].value = [[moment("2024-02-29")], [None], [moment("2024-03-01")]]
    assert sheet["A1:A3"].number_format == 'yyyy"年"m"月"d"日"'


def test_a_number_in_a_cell_formatted_as_date_is_a_date(sheet):
    """Excel, Range.Value: a number in a cell with a date format is returned as a date."""
    sheet["A1"].number_format = "yyyy-mm-dd"
    sheet["A1"].value = 45351
    assert sheet["A1"].value == moment("2024-02-29")


def test_dates_among_other_things_are_told_apart(sheet):
    """Each cell's own format decides, also in a block read at once."""
    rows = [
        ["甲", 1.0, moment("2024-05-01"), None],
        ["乙", None, 45413.0, moment("2024-05-02T08:30")],
        [None, 3.5, moment("2024-05-03"), "完"],
    ]
    sheet["B2"].value = rows
    assert sheet["B2:E4"].value == rows


def test_truths_stay_truths(sheet):
    """Excel, Range.Value: TRUE and FALSE are Boolean."""
    sheet["A1"].value = [True, False, 1, 0]
    values = sheet["A1:D1"].value
    assert values == [True, False, 1.0, 0.0]
    assert [type(value) for value in values] == [bool, bool, float, float]


def test_a_number_written_over_a_truth_is_a_number(sheet):
    """Excel has no number format for truths: what was there before does not matter."""
    sheet["A1"].value = True
    sheet["A1"].value = 1
    assert type(sheet["A1"].value) is float


def test_text_stays_text_whatever_it_looks_like(sheet):
    """Excel would turn such text into numbers and dates unless the cell is formatted as Text;
    these engines change nothing silently, and leave the number format alone.
    """
    texts = ["00123", "1.5", "2024-01-01", "50%", "TRUE", " 12", "1e5", "320102199001011234"]
    sheet["A1"].value = texts
    assert sheet["A1"].resize(1, len(texts)).value == texts
    assert sheet["A1"].resize(1, len(texts)).number_format == "General"


def test_a_leading_apostrophe_marks_text_and_goes(sheet):
    """Excel, Range.PrefixCharacter: a leading apostrophe makes text of what follows."""
    sheet["A1"].value = ["'00123", "'=A1"]
    assert sheet["A1:B1"].value == ["00123", "=A1"]


def test_text_of_several_lines_and_of_chinese(sheet):
    """Excel keeps line feeds within a cell."""
    sheet["A1"].value = "第一行\n第二行"
    assert sheet["A1"].value == "第一行\n第二行"


def test_none_empties_a_cell(sheet):
    """xlwings: None is written as an empty cell."""
    sheet["A1"].value = [["甲", 1], ["乙", 2]]
    sheet["A1"].value = [[None, 1], ["乙", None]]
    assert sheet["A1:B2"].value == [[None, 1.0], ["乙", None]]


def test_a_scalar_fills_the_range(sheet):
    """Excel, Range.Value: one value assigned to a range goes into each of its cells."""
    sheet["A1:B3"].value = "同"
    assert sheet["A1:B3"].value == [["同", "同"]] * 3


def test_a_list_goes_along_the_row(sheet):
    """xlwings, Data structures: a flat list is a row; a column is a nested list."""
    sheet["A1"].value = [1, 2, 3]
    sheet["A3"].value = [[4], [5]]
    assert sheet["A1:C1"].value == [1.0, 2.0, 3.0]
    assert sheet["A3:A4"].value == [4.0, 5.0]


def test_transpose_writes_a_list_down(sheet):
    """xlwings, Converters and options: `transpose=True` writes a list as a column."""
    sheet["A1"].options(transpose=True).value = [1, 2]
    assert sheet["A1:A2"].value == [1.0, 2.0]


def test_ndim_fixes_the_dimensions(sheet):
    """xlwings, Converters and options: `ndim` forces 1 or 2 dimensions."""
    sheet["A1"].value = 7
    assert sheet["A1"].options(ndim=1).value == [7.0]
    assert sheet["A1"].options(ndim=2).value == [[7.0]]
    assert sheet["A1:A2"].options(ndim=2).value == [[7.0], [None]]


def test_a_dictionary_goes_and_comes(sheet):
    """xlwings, Converters and options: two columns are a dict."""
    sheet["A1"].value = {"甲": 1.0, "乙": 2.0}
    assert sheet["A1:B2"].options(dict).value == {"甲": 1.0, "乙": 2.0}


def test_nothing_that_a_cell_cannot_hold_is_turned_into_text(sheet):
    """Excel refuses objects that are no Variant."""
    with pytest.raises(TypeError, match="cannot hold a set"):
        sheet["A1"].value = {1, 2}


def test_chunks_give_the_same(sheet):
    """xlwings, Converters and options: `chunksize` only changes the way."""
    rows = [[float(r * 10 + c) for c in range(4)] for r in range(25)]
    sheet["A1"].options(chunksize=7).value = rows
    assert sheet["A1:D25"].options(chunksize=4).value == rows


def test_clearing_contents_leaves_formats_and_notes(sheet):
    """Excel, Range.ClearContents: clears formulas and values, leaves formatting and comments."""
    cell = sheet["B2"]
    cell.value = 1
    cell.color = (255, 255, 0)
    cell.add_note("留")
    cell.clear_contents()
    assert (cell.value, cell.color, cell.note.text) == (None, (255, 255, 0), "留")


def test_clearing_formats_leaves_contents(sheet):
    """Excel, Range.ClearFormats: clears the formatting."""
    sheet["B2"].value = 1
    sheet["B2"].color = (255, 255, 0)
    sheet["B2"].clear_formats()
    assert (sheet["B2"].value, sheet["B2"].color) == (1.0, None)


def test_clearing_takes_everything(sheet):
    """Excel, Range.Clear: clears the entire range."""
    sheet["B2"].value = 1
    sheet["B2"].color = (255, 255, 0)
    sheet["B2"].add_note("去")
    sheet["B2"].clear()
    assert (sheet["B2"].value, sheet["B2"].color, sheet["B2"].note) == (None, None, None)


def test_writing_leaves_the_look_of_cells_alone(sheet):
    """Excel, Range.Value: only the value is written."""
    area = sheet["A1:B2"]
    area.color = (200, 220, 240)
    area.number_format = "0.00"
    area.font.bold = True
    sheet["A2"].add_note("注")
    area.value = [["文", 1], ["007", 2]]
    assert (area.color, area.number_format, area.font.bold) == ((200, 220, 240), "0.00", True)
    assert sheet["A2"].note.text == "注"
    assert area.value == [["文", 1.0], ["007", 2.0]]


def test_an_unknown_name_is_said(sheet):
    """xlwings raises NoSuchObjectError for an address that does not exist."""
    with pytest.raises(xw.NoSuchObjectError, match="没有这个名字"):
        sheet.range("没有这个名字")


def test_empty_slices_hold_nothing(sheet):
    """xlwings: a slice of no cells has no values and takes none."""
    sheet["A1"].value = 1
    empty = sheet["A1:B2"][0:0, :]
    assert len(empty) == 0
    empty.raw_value = [[5]]
    assert sheet["A1"].value == 1.0


def test_cells_formatted_as_text_hold_text(sheet):
    """Excel, number format Text: numbers and formulas written there are text."""
    sheet["A1:C1"].number_format = "@"
    sheet["A1"].value = [12.5, "=1+1", True]
    assert sheet["A1:C1"].value == ["12.5", "=1+1", "TRUE"]


def test_a_text_that_is_too_long_is_refused(sheet):
    """Microsoft, Excel specifications and limits: 32,767 characters in a cell."""
    longest = (
        "长" * 63 + "\n"
    ) * 512  # -- LibreOffice lays out one line of that length for a quarter of a minute --
    sheet["A1"].value = longest[:-1]
    assert len(sheet["A1"].value) == 32_767
    with pytest.raises(ValueError, match="32767 characters"):
        sheet["A1"].value = longest


def test_a_complex_number_is_refused(sheet):
    """Excel refuses objects that are no Variant."""
    with pytest.raises(TypeError, match="complex"):
        sheet["A1"].value = 1j
