"""How cells look."""

import pytest


def test_colours_are_triples_or_none(sheet):
    """xlwings, Range.color: (r, g, b), "#rrggbb"; None for no background."""
    sheet["A1"].color = (255, 199, 206)
    sheet["A2"].color = "#00ff7f"
    assert [sheet[a].color for a in ("A1", "A2", "A3")] == [(255, 199, 206), (0, 255, 127), None]
    sheet["A1"].color = None
    assert sheet["A1"].color is None


def test_many_colours_at_once(sheet):
    """xlwings, Range.set_colors: `...` leaves a cell as it is."""
    sheet["A1"].color = (1, 2, 3)
    sheet["A1:B2"].set_colors([[..., (9, 9, 9)], ["#0a0b0c", None]])
    assert [cell.color for cell in sheet["A1:B2"]] == [(1, 2, 3), (9, 9, 9), (10, 11, 12), None]


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0.00",
        "#,##0.00",
        "0%",
        "0.00E+00",
        "@",
        "yyyy-mm-dd",
        'yyyy"年"m"月"d"日"',
        "h:mm:ss",
        "[h]:mm",
        "#,##0;[Red]-#,##0",
        "mmm-yy",
        "h:mm AM/PM",
    ],
)
def test_number_formats_are_excels_codes(sheet, code):
    """Excel, Range.NumberFormat: the code is returned as it was set."""
    sheet["A1"].number_format = code
    assert sheet["A1"].number_format == code


def test_a_property_that_cells_do_not_share_is_none(sheet):
    """Excel, Range.NumberFormat and Font: Null if cells differ."""
    sheet["A1"].number_format = "0.00"
    sheet["A1"].font.bold = True
    sheet["A1"].wrap_text = True
    both = sheet["A1:B1"]
    assert (both.number_format, both.font.bold, both.wrap_text) == (None, None, None)


def test_the_font(sheet):
    """xlwings, Font: bold, italic, size in points, colour, name."""
    font = sheet["A1"].font
    font.set(bold=True, italic=True, size=14, color=(0, 0, 255), name="Arial")
    font = sheet["A1"].font
    assert (font.bold, font.italic, font.size, font.color, font.name) == (
        True,
        True,
        14,
        (0, 0, 255),
        "Arial",
    )


@pytest.mark.parametrize("word", ["left", "center", "right", "justify", "distributed", "general"])
def test_horizontal_alignment(sheet, word):
    """xlwings, Range.horizontal_alignment."""
    sheet["A1"].horizontal_alignment = word
    assert sheet["A1"].horizontal_alignment == word


@pytest.mark.parametrize("word", ["top", "center", "bottom"])
def test_vertical_alignment(sheet, word):
    """xlwings, Range.vertical_alignment."""
    sheet["A1"].vertical_alignment = word
    assert sheet["A1"].vertical_alignment == word


def test_widths_in_characters_and_heights_in_points(sheet):
    """Excel, Range.ColumnWidth: characters of the default font; Range.RowHeight: points."""
    sheet["B:C"].column_width = 20
    sheet["2:2"].row_height = 30
    assert sheet["B1:C1"].column_width == pytest.approx(20, abs=0.2)
    assert sheet["A2"].row_height == pytest.approx(30, abs=0.1)
    assert sheet["A1:B1"].column_width is None


def test_autofit_widens_a_column_for_its_text(sheet):
    """Excel, Range.AutoFit: as wide as the widest entry."""
    before = sheet["A1"].column_width
    sheet["A1"].value = "一二三四五六七八九十一二三四五六七八九十"
    sheet["A1"].autofit()
    assert sheet["A1"].column_width > before


def test_merging_keeps_the_first_value(sheet):
    """Excel, Range.Merge: only the upper left value stays; MergeArea is the merged range."""
    sheet["B2"].value = [["题", "x"], ["y", "z"]]
    sheet["B2:C3"].merge()
    assert sheet["C3"].merge_area.address == "$B$2:$C$3"
    assert (sheet["B2"].merge_cells, sheet["D4"].merge_cells) == (True, False)
    sheet["B2:C3"].unmerge()
    assert sheet["B2"].merge_area.address == "$B$2"
    assert sheet["B2:C3"].value == [["题", None], [None, None]]


def test_hidden_rows(sheet):
    """xlwings, Range.rows.hidden: None where rows differ."""
    sheet["3:4"].rows.hidden = True
    assert sheet["3:4"].rows.hidden is True
    assert sheet["4:5"].rows.hidden is None
