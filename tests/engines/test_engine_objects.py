"""Sheets, names, notes, links, tables."""

import pytest
import xlwings as xw


def test_sheets_are_added_before_the_active_one(book):
    """Excel, Sheets.Add: before the active sheet, and the new one becomes active."""
    added = book.sheets.add()
    assert [sheet.name for sheet in book.sheets] == ["Sheet2", "Sheet1"]
    assert book.sheets.active == added


def test_sheets_are_added_where_they_are_wanted(book):
    """xlwings, Sheets.add: name, before, after."""
    book.sheets.add("末", after="Sheet1")
    book.sheets.add("首", before="Sheet1")
    assert book.sheet_names == ["首", "Sheet1", "末"]


def test_a_name_that_is_taken_is_refused(book):
    """xlwings raises ValueError for a name already present."""
    with pytest.raises(ValueError, match="already present"):
        book.sheets.add("sheet1")


def test_a_sheet_that_is_not_there(book):
    """xlwings: `in` tells; calling it fails."""
    assert "无" not in book.sheets
    assert "Sheet1" in book.sheets
    with pytest.raises(KeyError):
        book.sheets["无"]


def test_sheets_are_renamed_moved_copied_and_deleted(book):
    """xlwings, Sheet.name, move, copy, delete."""
    book.sheets[0].name = "台账"
    book.sheets["台账"]["B2"].value = "内容"
    copied = book.sheets["台账"].copy(name="副本")
    assert book.sheet_names == ["台账", "副本"]
    assert copied["B2"].value == "内容"
    copied.move(before=book.sheets["台账"])
    assert book.sheet_names == ["副本", "台账"]
    book.sheets["副本"].move(after=book.sheets["台账"])
    assert book.sheet_names == ["台账", "副本"]
    book.sheets["副本"].delete()
    assert book.sheet_names == ["台账"]


@pytest.mark.parametrize("name", ["a/b", "[x]", "长" * 32, "'引"])
def test_names_that_excel_gives_no_sheet(book, name):
    """Microsoft, Rename a worksheet: 31 characters, none of \\ / ? * : [ ], no ' at the ends."""
    with pytest.raises(ValueError, match="sheet"):
        book.sheets.add(name)
    with pytest.raises(ValueError, match="sheet"):
        book.sheets[0].name = name
    assert book.sheet_names == ["Sheet1"]


def test_only_the_case_of_a_name_changes(book):
    """Excel: a sheet's own name in other letters is no duplicate."""
    book.sheets[0].name = "SHEET1"
    assert book.sheet_names == ["SHEET1"]


def test_copies_are_numbered(book):
    """Excel: a copy of "Sheet1" is "Sheet1 (2)", a copy of that "Sheet1 (3)"."""
    assert book.sheets[0].copy().copy().name == "Sheet1 (3)"
    book.sheets[0].name = "长" * 31
    assert book.sheets[0].copy().name == "长" * 27 + " (2)"


def test_the_last_sheet_that_is_shown_stays(book):
    """Excel, Worksheet.Delete: a workbook must contain at least one visible worksheet."""
    book.sheets.add().visible = False
    with pytest.raises(xw.XlwingsError, match="cannot be deleted"):
        book.sheets["Sheet1"].delete()


def test_a_sheet_is_hidden_and_shown(book):
    """xlwings, Sheet.visible."""
    other = book.sheets.add("系统", after="Sheet1")
    other.visible = False
    assert (other.visible, book.sheets["Sheet1"].visible) == (False, True)
    other.visible = True
    assert other.visible is True


def test_names_of_the_book(book):
    """Excel, Names.Add: RefersTo begins with an equals sign; RefersToRange is the range."""
    sheet = book.sheets["Sheet1"]
    sheet["B2"].value = [[1, 2], [3, 4]]
    book.names.add("数据", "=Sheet1!$B$2:$C$3")
    assert "数据" in book.names
    assert book.names["数据"].refers_to == "=Sheet1!$B$2:$C$3"
    assert book.names["数据"].refers_to_range == sheet["B2:C3"]
    assert sheet.range("数据").value == [[1.0, 2.0], [3.0, 4.0]]
    book.names["数据"].delete()
    assert "数据" not in book.names


def test_a_range_is_named(book):
    """xlwings, Range.name: assigning defines a name."""
    sheet = book.sheets["Sheet1"]
    sheet["B2:C3"].name = "区"
    assert sheet["B2:C3"].name.name == "区"
    assert sheet["B2"].name is None


def test_names_of_a_sheet_say_so(book):
    """Excel: a name of a sheet is "Sheet1!name" in the book's collection."""
    sheet = book.sheets["Sheet1"]
    sheet.names.add("本表", "=Sheet1!$A$1")
    assert [name.name for name in book.names] == ["Sheet1!本表"]


def test_a_name_leads_to_its_own_sheet(book):
    """Excel: a name of the book is known on every sheet."""
    book.sheets["Sheet1"]["A1"].value = "在此"
    book.names.add("处", "=Sheet1!$A$1")
    assert book.sheets.add("别处").range("处").value == "在此"


def test_notes(sheet):
    """xlwings, Note: text is read, written, deleted; notes are found with their places."""
    sheet["C3"].add_note("第二")
    sheet["B2"].add_note("第一")
    assert [(note.location.address, note.text) for note in sheet.notes] == [
        ("$B$2", "第一"),
        ("$C$3", "第二"),
    ]
    sheet["B2"].note.text = "改"
    assert sheet["B2"].note.text == "改"
    sheet["B2"].note.delete()
    assert sheet["B2"].note is None
    assert len(sheet.notes) == 1


def test_links(sheet):
    """xlwings, Range.add_hyperlink: the cell shows the text and links to the address."""
    sheet["A1"].add_hyperlink("https://www.example.org/a", "说明")
    assert sheet["A1"].value == "说明"
    assert sheet["A1"].hyperlink == "https://www.example.org/a"
    with pytest.raises(LookupError, match="doesn't seem to contain a hyperlink"):
        _ = sheet["B1"].hyperlink


def test_tables(sheet):
    """xlwings, Table: name, range, headings, body; a cell knows its table."""
    sheet["B2"].value = [["名", "数"], ["甲", 1], ["乙", 2]]
    table = sheet.tables.add(sheet["B2:C4"], name="人员")
    assert (table.name, table.range.address) == ("人员", "$B$2:$C$4")
    assert table.header_row_range.value == ["名", "数"]
    assert table.data_body_range.value == [["甲", 1.0], ["乙", 2.0]]
    assert table.show_headers is True
    assert sheet["C3"].table.name == "人员"
    assert sheet["D9"].table is None
    assert sheet.range("人员").address == "$B$3:$C$4"
    table.resize(sheet["B2:C3"])
    assert table.range.address == "$B$2:$C$3"
    assert "人员" in [found.name for found in sheet.tables]


def test_print_area(sheet):
    """Excel, PageSetup.PrintArea: an address, or everything."""
    assert sheet.page_setup.print_area is None
    sheet.page_setup.print_area = "$A$1:$C$4"
    assert sheet.page_setup.print_area == "$A$1:$C$4"


def test_copying_a_range_moves_its_formulas(sheet):
    """Excel, Range.Copy: contents and formats go along, relative references move."""
    sheet["A1"].value = [1, "=A1+1"]
    sheet["B1"].color = (9, 8, 7)
    sheet["A1:B1"].copy(sheet["A5"])
    assert sheet["B5"].formula == "=A5+1"
    assert sheet["B5"].color == (9, 8, 7)


def test_what_is_missing_is_named_with_what_to_do(sheet):
    """xlwings raises NotImplementedError where an engine lacks something; here it says what."""
    with pytest.raises(NotImplementedError, match=r"Range\.add_comment is not supported.+: .+\."):
        sheet["A1"].add_comment("x")


def test_a_book_is_saved_and_opened_again(book, tmp_path):
    """xlwings, Book.save: under the name given; the book then has that path."""
    sheet = book.sheets["Sheet1"]
    sheet["A1"].value = [["日期", "数"], ["001", 2.5]]
    sheet["A1:B1"].color = (200, 220, 240)
    book.names.add("表头", "=Sheet1!$A$1:$B$1")
    path = tmp_path / "台账.xlsx"
    book.save(path)
    assert book.fullname == str(path)
    assert book.name == "台账.xlsx"
    assert [item.name for item in tmp_path.iterdir() if not item.name.startswith(".")] == [
        "台账.xlsx"
    ]
    saved = path.read_bytes()
    again = book.app.books.add()
    again.close()
    copied = tmp_path / "再开.xlsx"
    copied.write_bytes(saved)
    with book.app.books.open(copied) as opened:
        assert opened.sheets["Sheet1"]["A1:B2"].value == [["日期", "数"], ["001", 2.5]]
        assert opened.sheets["Sheet1"]["A1:B1"].color == (200, 220, 240)
        assert opened.names["表头"].refers_to_range.address == "$A$1:$B$1"


def test_the_caller_is_the_book_that_was_made_so(book):
    """xlwings, Book.set_mock_caller."""
    import xlwings as xw

    book.set_mock_caller()
    assert xw.Book.caller() == book


def test_a_new_table_takes_a_name_that_is_free_in_any_capitals(sheet):
    """Excel, Table.Name: capitals do not tell two names apart."""
    sheet["A1"].value = [["名", None, "数"], ["甲", None, 1]]
    sheet.tables.add(sheet["A1:A2"], name="TABLE1")
    assert sheet.tables.add(sheet["C1:C2"]).name == "Table2"


def test_panes_are_frozen_at_an_address_only(sheet):
    """xlwings, FreezePanes.freeze_at: what is no address is refused and freezes nothing."""
    with pytest.raises(ValueError, match="is not an address"):
        sheet.freeze_panes.freeze_at("外")


def test_a_slice_without_cells_has_no_formula(sheet):
    """xlwings, Range: an empty slice has neither value nor formula."""
    assert (sheet[0:0, 0].value, sheet[0:0, 0].formula) == (None, None)
