"""Where LibreOffice by itself would do something else than Excel, or keep silent."""

import openpyxl
import pytest
import xlwings as xw

pytestmark = pytest.mark.office


def test_formulas_name_sheets_as_excel_does(calc_book):
    """Excel: a sheet that begins with a digit, or looks like a cell, stands in quotes."""
    first = calc_book.sheets[0]
    for name in ("2024年", "A1", "R1C1"):
        calc_book.sheets.add(name)["B2"].value = 7
        first["A1"].formula = f"='{name}'!B2+1"
        assert (first["A1"].formula, first["A1"].value) == (f"='{name}'!B2+1", 8.0)


def test_what_is_no_formula_is_refused(calc):
    """Excel, Range.Formula: an error, for a formula that it cannot read."""
    with pytest.raises(ValueError, match=r"=A1\+\*2 is no formula \(B2 "):
        calc["B2"].formula = "=A1+*2"


def test_a_formula_that_names_no_sheet_is_refused(calc):
    """Excel asks for the file, or raises an error."""
    with pytest.raises(ValueError, match="there is no sheet '无'"):
        calc["B2"].formula = "=无!A1"
    with pytest.raises(NotImplementedError, match="several sheets"):
        calc["B2"].formula = "=SUM('1月:12月'!A1)"
    with pytest.raises(NotImplementedError, match="several sheets"):
        calc["B2"].formula = "=SUM(Sheet1:Sheet3!A1)"
    calc["B2"].formula = "=SUM(Sheet1!A1:Sheet1!A3)"
    assert calc["B2"].value == 0.0


def test_references_in_text_are_excels(calc):
    """Excel, INDIRECT and ADDRESS: `Sheet1!A1`."""
    calc["A1"].value = 5
    calc["B1"].value = ['=INDIRECT("Sheet1!A1")', '=ADDRESS(1,2,1,1,"Sheet1")']
    assert calc["B1:C1"].value == [5.0, "Sheet1!$B$1"]


def test_a_name_that_cannot_be_is_said(calc_book):
    """Excel, Names.Add: no cell's address."""
    with pytest.raises(ValueError, match="cannot be a name"):
        calc_book.names.add("A1", "=Sheet1!$B$2")


def test_whole_columns_are_asked_quickly(calc):
    """Excel: width, height and hiding of whole columns and rows, None where they differ."""
    assert calc["A:C"].row_height == calc["A1"].row_height
    assert calc.cells.column_width == calc["A1"].column_width
    calc["A500"].row_height = 40
    assert calc["A:A"].row_height is None
    calc["7:8"].rows.hidden = True
    assert [calc[a].rows.hidden for a in ("A:A", "A7:A8", "A1:A6")] == [None, True, False]
    calc["A:A"].columns.hidden = True
    assert (calc["A:B"].columns.hidden, calc["7:8"].rows.hidden) == (None, True)


def test_a_formula_after_one_of_truth_gives_a_number(calc):
    """Excel has no number format for truths: the last formula decides."""
    calc["A1"].formula = "=ISEVEN(2)"
    assert calc["A1"].value is True
    calc["A1"].formula = "=1+0"
    assert type(calc["A1"].value) is float


def test_sizes_that_cannot_be_are_refused(calc):
    """Microsoft, Excel specifications and limits: 255 characters, 409 points."""
    with pytest.raises(ValueError, match="between 0 and 255"):
        calc["A1"].column_width = 300
    with pytest.raises(ValueError, match="between 0 and 409"):
        calc["A1"].row_height = 500
    with pytest.raises(ValueError, match="font's size"):
        calc["A1"].font.size = 0


def test_a_width_of_nothing_hides(calc):
    """Excel, Range.ColumnWidth, RowHeight: 0 hides, anything else shows again."""
    calc["B:B"].column_width = 0
    calc["2:3"].row_height = 0
    assert (calc["B1"].columns.hidden, calc["A2"].rows.hidden) == (True, True)
    assert (calc["B1"].column_width, calc["A2"].row_height) == (0, 0)
    calc["B:B"].column_width = 10
    assert (calc["B1"].columns.hidden, calc["B1"].column_width) == (False, 10)


@pytest.mark.parametrize(
    "code", ["[$-804]aaaa", "[DBNum1][$-804]General", '[DBNum2][$-804]General"元整"']
)
def test_chinese_number_formats_come_back(calc, code):
    """Excel, Range.NumberFormat: what was set."""
    calc["A1"].number_format = code
    assert calc["A1"].number_format == code


def test_a_number_format_that_is_none_is_refused(calc):
    """Excel raises an error."""
    with pytest.raises(ValueError, match="is no number format"):
        calc["A1"].number_format = "[Foo]0;0;0;0;0;0"


def test_colours_that_are_none_are_refused(calc):
    """A sentence, in place of another colour."""
    with pytest.raises(ValueError, match="'red' is no colour"):
        calc["A1"].color = "red"
    with pytest.raises(ValueError, match="between 0 and 255"):
        calc["A1"].color = (300, 0, 0)


def test_a_table_gets_the_headings_that_it_lacks(calc):
    """xlwings, Tables.add: without headers Excel puts headings above; blanks are filled, doubles counted."""
    calc["A1"].value = [[1, 2], [3, 4]]
    table = calc.tables.add(calc["A1:B2"], has_headers=False)
    assert table.range.value == [["Column1", "Column2"], [1.0, 2.0], [3.0, 4.0]]
    calc["D1"].value = [["名", None, "名"], [1, 2, 3]]
    assert calc.tables.add(calc["D1:F2"]).header_row_range.value == ["名", "Column2", "名2"]


def test_tables_that_cannot_be_are_refused(calc):
    """Excel, ListObjects.Add: no overlap, a proper name."""
    calc.tables.add(calc["A1:B2"])
    with pytest.raises(ValueError, match="overlap"):
        calc.tables.add(calc["B2:C3"])
    with pytest.raises(ValueError, match="cannot be a table's name"):
        calc.tables.add(calc["E1:F2"], name="a b")


def test_headings_leave_and_come_back(calc):
    """Excel, ListObject.ShowHeaders: without headings the table is one row shorter."""
    calc["A1"].value = [["名", "数"], ["甲", 1]]
    table = calc.tables.add(calc["A1:B2"])
    table.show_headers = False
    assert (table.range.address, table.data_body_range.value) == ("$A$2:$B$2", ["甲", 1.0])
    table.show_headers = True
    assert table.header_row_range.value == ["名", "数"]


def test_parts_of_tables_in_formulas(calc):
    """Microsoft, Using structured references: #Headers, and @ for the same row."""
    calc["A1"].value = [["名", "数"], ["甲", 1], ["乙", 2]]
    calc.tables.add(calc["A1:B3"], name="表")
    calc["D2"].value = ["=COUNTA(表[#Headers])", "=表[@数]*10"]
    assert calc["D2:E2"].value == [2.0, 10.0]
    with pytest.raises(NotImplementedError, match="without its table"):
        calc["D3"].value = "=[@数]"


def test_copying_ends(office, calc):
    """xlwings, App.cut_copy_mode: "copy", and None after it was set to False."""
    calc["A1"].copy()
    assert office.cut_copy_mode == "copy"
    office.cut_copy_mode = False
    assert office.cut_copy_mode is None
    with pytest.raises(ValueError, match="Nothing was copied"):
        calc["B1"].paste()


def test_part_of_an_array_formula_stays(calc):
    """Excel: "You can't change part of an array."; LibreOffice by itself would keep silent."""
    calc["A1:C1"].formula_array = "={1,2,3}"
    part = calc["B1"]
    for change in (
        lambda: setattr(part, "value", 9),
        part.clear_contents,
        lambda: part.insert("down"),
        lambda: part.delete("left"),
    ):
        with pytest.raises(xw.XlwingsError, match="array formula"):
            change()
    assert calc["A1:C1"].value == [1.0, 2.0, 3.0]
    calc["A3"].formula_array = "=SUM({1,2})"
    calc["A3"].value = 5
    assert calc["A3"].value == 5.0
    with pytest.raises(ValueError, match="is no formula"):
        calc["E1"].formula_array = "=A1+*"


def test_cells_beyond_the_edge_are_said(calc):
    """Excel raises an error; the message names the cells."""
    with pytest.raises(IndexError, match=r"\$XFD\$1:\$XFE\$1 lies outside the sheet"):
        calc["XFD1"].value = [1, 2]


def test_merged_cells_are_not_sorted(calc):
    """Excel: all the merged cells need to be the same size."""
    calc["A1:A2"].merge()
    with pytest.raises(ValueError, match="merged"):
        calc["A1:B3"].sort(2)


def test_clearing_unmerges(calc):
    """Excel, Range.Clear: merging is formatting."""
    calc["A1:B2"].merge()
    calc["A1"].clear()
    assert calc["A1"].merge_cells is False


def test_a_copy_fills_a_larger_target(calc):
    """Excel, Range.Copy, PasteSpecial: a target so many times as large is filled."""
    calc["A1"].value = [["=B1+1", 2]]
    calc["A1:B1"].copy(calc["D1:G6"])
    assert calc["F6"].formula == "=G6+1"
    calc["A1:B1"].copy()
    calc["D11:G15"].paste("values")
    assert calc["D11:G15"].value == [[3.0, 2.0, 3.0, 2.0]] * 5
    calc["D21"].paste("formulas")
    assert calc["D21:E21"].formula == (("=E21+1", "2"),)


def test_blanks_are_skipped(calc):
    """Excel, Range.PasteSpecial: SkipBlanks leaves what is there, numbers numbers."""
    calc["A1"].value = [[None, 5]]
    calc["A3"].value = [[1, 1]]
    calc["A1:B1"].copy()
    calc["A3"].paste("values", skip_blanks=True)
    assert calc["A3:B3"].value == [1.0, 5.0]


def test_wildcards_are_sought(calc):
    """Excel, Range.Find: `*`, `?`, and `~` before a sign that is meant itself."""
    calc["A1"].value = [["Apple"], ["a?c"], ["abc"]]
    area = calc["A1:A3"]
    assert area.find("a*e").address == "$A$1"
    assert area.find("a~?c").address == "$A$2"
    assert calc["A3:A4"].find("a?c").address == "$A$3"


def test_chinese_is_sorted_by_pinyin(calc):
    """Excel in China sorts by pinyin."""
    calc["A1"].value = [["张三"], ["李四"], ["阿一"]]
    calc["A1:A3"].sort(1)
    assert calc["A1:A3"].value == ["阿一", "李四", "张三"]


def test_number_formats_go_into_the_file_as_they_are(office, tmp_path):
    """Excel's code, without a mark of language that nobody put there."""
    with office.books.add() as book:
        book.sheets[0]["A1"].number_format = "#,##0.00"
        book.sheets[0]["A2"].number_format = "yyyy/m/d"
        book.save(tmp_path / "表.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "表.xlsx").active
    assert (sheet["A1"].number_format, sheet["A2"].number_format) == ("#,##0.00", "yyyy/m/d")


def test_a_picture_that_is_not_there(calc, tmp_path):
    """A sentence that names the file."""
    with pytest.raises(FileNotFoundError, match=r"无\.png"):
        calc.pictures.add(tmp_path / "无.png")
    (tmp_path / "坏.png").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="is no picture"):
        calc.pictures.add(tmp_path / "坏.png")


def test_rows_and_columns_are_grouped(calc):
    """xlwings, Range.group: by the address, or as told."""
    calc["2:4"].group()
    calc["B:C"].group()
    calc["E2:F3"].group("columns")
    calc["2:4"].ungroup()
    with pytest.raises(ValueError, match="provide"):
        calc["A1"].group()


def test_a_hidden_sheet_is_not_activated(calc_book):
    """Excel, Worksheet.Activate: an error."""
    hidden = calc_book.sheets.add("藏")
    hidden.visible = False
    with pytest.raises(xw.XlwingsError, match="'藏' is hidden"):
        hidden.activate()


def test_pivot_tables_are_refused(calc):
    """A sentence says what to do instead."""
    with pytest.raises(NotImplementedError, match="DataPilotTables"):
        _ = calc.pivot_tables


def test_a_deleted_sheet_is_gone(calc_book):
    """Excel raises an error for an object that is gone; nothing lands on another sheet."""
    deleted = calc_book.sheets.add("去", after="Sheet1")
    cell = deleted["A1"]
    deleted.delete()
    for use in (lambda: cell.value, lambda: setattr(cell, "value", 1), lambda: deleted.name):
        with pytest.raises(xw.XlwingsError, match="deleted"):
            use()
    assert calc_book.sheets[0]["A1"].value is None


def test_a_closed_book_is_gone(office):
    """Excel raises an error for an object that is gone."""
    book = office.books.add()
    sheet = book.sheets[0]
    book.close()
    uses = (
        lambda: sheet["A1"].value,
        lambda: sheet.name,
        lambda: sheet.used_range,
        lambda: book.name,
        book.save,
        lambda: len(book.names),
    )
    for use in uses:
        with pytest.raises(xw.XlwingsError, match="closed"):
            use()


def test_all_cells_are_deleted(calc):
    """Excel, Range.Delete: of all cells, an empty sheet stays."""
    calc["B2"].value = 1
    calc.cells.delete()
    assert calc.used_range.address == "$A$1"
    calc["A1"].value = 2
    assert calc["A1"].value == 2.0


def test_ways_that_are_none(calc, tmp_path):
    """Words that mean nothing are refused, and so are folders that are not there."""
    with pytest.raises(ValueError, match="'down' or 'right'"):
        calc["A1"].insert("up")
    with pytest.raises(ValueError, match="'up' or 'left'"):
        calc["A1"].delete("down")
    with pytest.raises(ValueError, match="is not an address"):
        calc.freeze_panes.freeze_at("外")
    with pytest.raises(xw.XlwingsError, match="There is no folder"):
        calc.book.to_pdf(tmp_path / "无" / "表.pdf")
