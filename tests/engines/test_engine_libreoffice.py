"""What LibreOffice does beyond the calls that all engines share."""

import datetime as dt
import sysconfig
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from toolkit.engines import libreoffice
from toolkit.engines.libreoffice.bridge import constant
from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import to_path
from toolkit.engines.libreoffice.grammar import to_calc
from toolkit.engines.libreoffice.grammar import to_excel

pytestmark = pytest.mark.office
moment = dt.datetime.fromisoformat


def test_formulas_are_calculated(calc):
    """Excel calculates at once when calculation is automatic."""
    calc["A1"].value = [[2, "=A1*3", "=TODAY()-TODAY()", "=A1>1"]]
    assert calc["A1:B1"].value == [2.0, 6.0]
    assert calc["D1"].value is True


def test_a_formula_with_a_date_result_is_a_date(calc):
    """Excel gives the cell of =DATE(…) or =TODAY() a date format on entry."""
    calc["A1"].value = "=DATE(2024,2,29)"
    assert calc["A1"].value == moment("2024-02-29")


@pytest.mark.parametrize(
    ("formula", "error"),
    [
        ("=1/0", "#DIV/0!"),
        ("=NA()", "#N/A"),
        ("=没有这函数()", "#NAME?"),
        ('=INDIRECT("没有!A1")', "#REF!"),
        ('="甲"+1', "#VALUE!"),
        ("=SQRT(-1)", "#NUM!"),
    ],
)
def test_errors_are_none_or_their_text(calc, formula, error):
    """xlwings, Converters and options: errors are None; with `err_to_str=True` their text."""
    calc["A1"].value = formula
    assert calc["A1"].value is None
    assert calc["A1"].options(err_to_str=True).value == error


def test_errors_raw_are_excels_numbers(calc):
    """Excel through COM: an error is an integer, -2146826281 for #DIV/0!."""
    calc["A1"].value = "=1/0"
    assert calc["A1"].raw_value == -2146826281


def test_array_formulas(calc):
    """Excel, Range.FormulaArray."""
    calc["A1"].value = [[1], [2], [3]]
    calc["B1:B3"].formula_array = "=A1:A3*2"
    assert calc["B1:B3"].value == [2.0, 4.0, 6.0]
    assert calc["B1:B3"].formula_array == "=A1:A3*2"
    assert (calc["B1"].has_array, calc["A1"].has_array) == (True, False)


def test_names_of_functions_are_those_of_libreoffices_own_table(office, calc):
    """The table of renamed functions is what LibreOffice's own mapper says of .xlsx."""
    load_uno()
    mapper = calc.book.api.createInstance("com.sun.star.sheet.FormulaOpCodeMapper")
    functions, english, excel = 16, 1, constant("sheet.FormulaLanguage.OOXML")

    def names(language):
        found = mapper.getAvailableMappings(language, functions)
        return {(entry.Token.OpCode, str(entry.Token.Data)): entry.Name for entry in found}

    api = names(english)
    for key, long in names(excel).items():
        name = long.removeprefix("_xlfn.")
        if name.startswith(("ORG.", "COM.")) or api[key] in _LIBREOFFICES_OWN:
            continue
        written = to_calc(f"={name}(1)")[1:-3]
        long_name = f"COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GET{name}"
        assert api[key] in {written, long_name} or written == long_name, name
        assert to_excel(f"={api[key]}(1)") == f"={name}(1)"


# Variants that LibreOffice tells apart by name and Excel does not have.
_LIBREOFFICES_OWN = {
    "CEILING",
    "CONVERT_OOO",
    "FLOOR",
    "MULTIPLE.OPERATIONS",
    *(f"{n}_ADD" for n in ("CUMIPMT", "CUMPRINC", "EFFECT", "ISEVEN", "ISODD", "NOMINAL")),
    *(f"{n}_EXCEL2003" for n in ("GCD", "LCM", "NETWORKDAYS", "WEEKNUM")),
    "FACTDOUBLE",
    "OPT_BARRIER",
    "OPT_PROB_HIT",
    "OPT_PROB_INMONEY",
    "OPT_TOUCH",
}


def test_inserting_and_deleting_move_what_is_around(calc):
    """Excel, Range.Insert, Range.Delete: cells shift, references follow."""
    calc["A1"].value = [[1], [2], [3]]
    calc["C1"].value = "=A3"
    calc["2:2"].insert("down")
    assert calc["A1:A4"].value == [1.0, None, 2.0, 3.0]
    assert calc["C1"].formula == "=A4"
    calc["A2"].delete("up")
    assert calc["A1:A3"].value == [1.0, 2.0, 3.0]


def test_sorting_and_removing_duplicates(calc):
    """Excel, Range.Sort and Range.RemoveDuplicates: the first of equal rows stays."""
    calc["A1"].value = [["名", "数"], ["乙", 2], ["甲", 1], ["乙", 2], ["丙", 3]]
    calc["A1:B5"].sort([2], ascending=False, has_headers=True)
    assert calc["A2:A5"].value == ["丙", "乙", "乙", "甲"]
    calc["A1:B5"].remove_duplicates([1, 2], has_headers=True)
    assert calc["A1:A5"].value == ["名", "丙", "乙", "甲", None]


def test_finding_and_replacing(calc):
    """xlwings, Range.find, Range.replace_all."""
    calc["A1"].value = [["联系点一", "其他"], ["联系点二", "联系点一"]]
    assert calc["A1:B2"].find("联系点").address == "$A$1"
    assert calc["A1:B2"].find("联系点", direction="backward").address == "$B$2"
    assert calc["A1:B2"].find("没有") is None
    calc["A1:B2"].replace_all("一", "壹")
    assert calc["B2"].value == "联系点壹"


def test_special_cells(calc):
    """Excel, Range.SpecialCells."""
    calc["A1"].value = [["文", 1, None, "=B1"]]
    area = calc["A1:D1"]
    assert [r.address for r in area.get_special_cells("blanks")] == ["$C$1"]
    assert [r.address for r in area.get_special_cells("constants", "numbers")] == ["$B$1"]
    assert [r.address for r in area.get_special_cells("formulas")] == ["$D$1"]


def test_pasting_values_and_formats(calc):
    """xlwings, Range.copy_from: values without formats, formats without values; transposed."""
    calc["A1"].value = [1, "=A1+1"]
    calc["A1:B1"].color = (1, 2, 3)
    calc["A3"].copy_from(calc["A1:B1"], copy_type="values")
    assert (calc["A3:B3"].value, calc["A3"].color) == ([1.0, 2.0], None)
    calc["A5"].copy_from(calc["A1:B1"], copy_type="formats")
    assert (calc["A5:B5"].value, calc["A5:B5"].color) == ([None, None], (1, 2, 3))
    calc["D1"].copy_from(calc["A1:B1"], copy_type="values", transpose=True)
    assert calc["D1:D2"].value == [1.0, 2.0]


def test_borders(calc):
    """xlwings, Borders: sides by name, "none" where there is no line."""
    area = calc["B2:C3"]
    area.borders.set("outside", line_style="continuous", weight="medium", color=(255, 0, 0))
    assert area.borders["edge_top"].line_style == "continuous"
    assert area.borders["edge_top"].weight == "medium"
    assert area.borders["edge_top"].color == (255, 0, 0)
    assert area.borders["inside_vertical"].line_style == "none"
    assert area.borders.line_style is None
    area.borders.clear()
    assert area.borders.line_style == "none"


def test_conditional_formats(calc):
    """xlwings, ConditionalFormats: rules by value and by formula, with their looks."""
    other = calc.book.sheets.add("校验结果", after=calc)
    formula = "=COUNTIF(校验结果!$A:$A,ADDRESS(ROW(),COLUMN(),4))>0"
    calc["A2:C9"].conditional_formats.add_custom(formula, fill_color="#ffc7ce")
    calc["B2:B9"].conditional_formats.add_cell_value("greater_than", 5, font_bold=True)
    rules = list(calc["B2"].conditional_formats)
    assert [rule.type for rule in rules] == ["custom", "cell_value"]
    assert (rules[0].formula, rules[0].fill_color) == (formula, (255, 199, 206))
    assert (rules[1].operator, rules[1].formula1, rules[1].font_bold) == (
        "greater_than",
        "=5",
        True,
    )
    calc["B2:B5"].conditional_formats.clear()
    assert len(calc["B3"].conditional_formats) == 0
    assert len(calc["B9"].conditional_formats) == 2
    assert len(other["A1"].conditional_formats) == 0


def test_data_validation(calc):
    """xlwings, DataValidation: lists of words and of cells, comparisons, none."""
    calc["F1"].value = [["甲"], ["乙"]]
    calc["A1:A9"].data_validation.set_list(["是", "否"])
    assert calc["A5"].data_validation.source == "是,否"
    calc["B1:B9"].data_validation.set_list(calc["F1:F2"])
    assert calc["B5"].data_validation.source == "='Sheet1'!$F$1:$F$2".replace("'", "")
    calc["B1:B9"].data_validation.set_whole_number("between", 1, 5)
    rule = calc["B5"].data_validation
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == (
        "whole_number",
        "between",
        "=1",
        "=5",
    )
    rule.delete()
    assert calc["B5"].data_validation.type == "none"


def test_rows_and_columns_of_a_table(calc):
    """xlwings, Table.rows, Table.columns: added and deleted, the table grows and shrinks."""
    calc["B2"].value = [["名", "数"], ["甲", 1], ["乙", 2]]
    calc["B5"].value = "表下"
    table = calc.tables.add(calc["B2:C4"], name="人员")
    table.rows.add(["丙", 3])
    assert (table.range.address, calc["B5:C5"].value) == ("$B$2:$C$5", ["丙", 3.0])
    assert calc["B6"].value == "表下"
    table.rows[0].delete()
    assert table.data_body_range.value == [["乙", 2.0], ["丙", 3.0]]
    table.columns.add("备注")
    assert [column.name for column in table.columns] == ["名", "数", "备注"]
    table.sort([2], ascending=False)
    assert table.columns["数"].data_body_range.value == [3.0, 2.0]


def test_charts(calc):
    """xlwings, Chart: data, kind, title, legend, place."""
    calc["A1"].value = [["名", "数", "量"], ["甲", 1, 2], ["乙", 3, 4]]
    chart = calc.charts.add(90, 60, 300, 210, "bar_stacked", calc["A1:C3"], name="进度")
    chart.title = "完成进度"
    chart.legend.position = "bottom"
    found = calc.charts["进度"]
    assert (found.chart_type, found.title, found.legend.position) == (
        "bar_stacked",
        "完成进度",
        "bottom",
    )
    assert (found.left, found.top) == (pytest.approx(90, abs=0.1), pytest.approx(60, abs=0.1))
    assert [area.address for area in found.impl.source()] == ["$A$1:$C$3"]
    found.set_source_data(calc["A1:B3"])
    assert [area.address for area in found.impl.source()] == ["$A$1:$B$3"]
    found.delete()
    assert len(calc.charts) == 0


@pytest.mark.parametrize("kind", ["line", "line_markers", "pie", "area_stacked_100", "xy_scatter"])
def test_kinds_of_charts_are_read_as_they_were_set(calc, kind):
    """xlwings, Chart.chart_type."""
    calc["A1"].value = [["名", "数", "量"], ["甲", 1, 2], ["乙", 3, 4]]
    chart = calc.charts.add(source=calc["A1:C3"])
    chart.chart_type = kind
    assert chart.chart_type == kind


def test_a_chart_saved_as_xlsx_draws_the_same_cells(calc, tmp_path):
    """The source reaches the file."""
    calc["A1"].value = [["名", "数"], ["甲", 1], ["乙", 3]]
    calc.charts.add(source=calc["A1:B3"], chart_type="column_clustered")
    calc.book.save(tmp_path / "图.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "图.xlsx").worksheets[0]
    series = sheet._charts[0].series
    assert [entry.val.numRef.f for entry in series] == ["Sheet1!$B$2:$B$3"]


def test_pictures(calc, tmp_path):
    """xlwings, Picture: its own size at 96 dots per inch, place, name, removal."""
    from PIL import Image

    Image.new("RGB", (96, 48), "red").save(tmp_path / "章.png")
    picture = calc.pictures.add(tmp_path / "章.png", left=30, top=45, name="章")
    assert (picture.width, picture.height) == (pytest.approx(72, abs=1), pytest.approx(36, abs=1))
    assert (picture.left, picture.top) == (pytest.approx(30, abs=0.1), pytest.approx(45, abs=0.1))
    assert [shape.type for shape in calc.shapes] == ["picture"]
    calc.pictures["章"].delete()
    assert len(calc.pictures) == 0


def test_frozen_panes_reach_the_file(calc, tmp_path):
    """xlwings, FreezePanes.freeze_at: rows and columns of the range stay in sight."""
    calc.freeze_panes.freeze_at(calc["A1:B1"])
    calc.book.save(tmp_path / "冻结.xlsx")
    assert openpyxl.load_workbook(tmp_path / "冻结.xlsx").worksheets[0].freeze_panes == "C2"


def test_the_app(office, calc):
    """xlwings, App: status bar False while it is the program's, calculation, selection."""
    office.status_bar = "正在校验"
    assert office.status_bar == "正在校验"
    office.status_bar = False
    assert office.status_bar is False
    office.calculation = "manual"
    calc["A1"].value = [1, "=A1+1"]
    calc["A1"].value = 5
    office.calculation = "automatic"
    office.calculate()
    assert calc["B1"].value == 6.0
    calc["B2:C3"].select()
    assert office.selection.address == "$B$2:$C$3"
    with office.properties(screen_updating=False):
        calc["A1"].value = 7
    assert office.screen_updating is True
    assert office.version >= (7, 0)


def test_an_excel_file_with_tables_dates_truths_and_links(office, tmp_path):
    """Files made elsewhere are read as Excel reads them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["甲", True, moment("2024-05-01"), "00123", 0.5])
    sheet["E1"].number_format = "0%"
    sheet["F1"] = "链接"
    sheet["F1"].hyperlink = "https://www.example.org/"
    book.save(tmp_path / "外来.xlsx")
    xw.engines["libreoffice"].activate()
    with xw.Book(tmp_path / "外来.xlsx") as opened:
        first = opened.sheets[0]
        assert first["A1:E1"].value == ["甲", True, moment("2024-05-01"), "00123", 0.5]
        assert first["E1"].number_format == "0%"
        assert first["F1"].hyperlink == "https://www.example.org/"


def test_a_big_block_goes_over_at_once(calc):
    """A hundred thousand cells, dates and texts among them, are what they were."""
    day = moment("2024-01-01")
    rows = [
        [float(n), f"第{n}行", day + dt.timedelta(days=n % 366), None, n % 3 == 0]
        for n in range(20_000)
    ]
    calc["A1"].value = rows
    assert calc["A1"].resize(20_000, 5).value == rows


def test_a_book_becomes_a_pdf(calc, tmp_path):
    """xlwings, Book.to_pdf."""
    calc["A1"].value = "内容"
    calc.book.to_pdf(tmp_path / "出.pdf")
    assert (tmp_path / "出.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "change",
    [
        lambda cell: setattr(cell, "value", "改"),
        lambda cell: setattr(cell, "formula", "=1+1"),
        lambda cell: cell.clear_contents(),
        lambda cell: setattr(cell, "color", (1, 2, 3)),
        lambda cell: cell.add_note("注"),
        lambda cell: cell.delete("up"),
        lambda cell: cell.sheet["B1"].copy(cell),
        lambda cell: setattr(cell.font, "bold", True),
        lambda cell: cell.sheet.clear(),
    ],
)
def test_a_locked_cell_is_refused_and_not_passed_over(calc, change):
    """Excel raises an error for a change to a locked cell; LibreOffice often does nothing."""
    calc["A1"].value = "原"
    calc.api.protect("")
    with pytest.raises(xw.XlwingsError, match="is locked: unprotect the sheet first"):
        change(calc["A1"])
    assert calc["A1"].value == "原"


def test_an_unlocked_cell_of_a_protected_sheet_is_written(calc):
    """Excel, Range.Locked: an unlocked cell may be changed on a protected sheet."""
    protection = calc["A1"].api.CellProtection
    protection.IsLocked = False
    calc["A1"].api.CellProtection = protection
    calc.api.protect("")
    calc["A1"].value = "填"
    assert calc["A1"].value == "填"


def test_writing_leaves_rules_for_cells_alone(calc):
    """Conditional formats and validations are no part of the contents."""
    area = calc["A1:A200"]
    area.data_validation.set_list(["是", "否"])
    area.conditional_formats.add_custom('=$A1="否"', fill_color="#ffc7ce")
    area.value = [["是"]] * 200
    area.formula = '="是"&"否"'
    assert area.data_validation.source == "是,否"
    assert [rule.formula for rule in area.conditional_formats] == ['=$A1="否"']


def test_a_sheet_in_hand_survives_deleted_rows(calc):
    """LibreOffice's own object of a sheet shrinks when cells are deleted."""
    calc["A1"].value = [[1], [2], [3]]
    calc["A1"].delete("up")
    calc["A9"].value = 9
    assert calc["A1:A9"].value == [2.0, 3.0, *[None] * 6, 9.0]


def test_moving_a_range_takes_references_along(calc):
    """Excel, Range.Cut: formulas that refer to the cells follow them."""
    calc["A1"].value = [1, "=A1"]
    calc["A1"].move(calc["D4"])
    assert (calc["A1"].value, calc["D4"].value, calc["B1"].formula) == (None, 1.0, "=D4")


def test_sheets_go_to_another_book(office, calc):
    """xlwings, Sheet.copy: also after a sheet of another book."""
    calc["A1"].value = "内容"
    with office.books.add() as other:
        calc.copy(after=other.sheets[0], name="来")
        assert other.sheets["来"]["A1"].value == "内容"


def test_a_book_that_cannot_be_saved_says_so(calc, tmp_path):
    """The message names the book and the place; no folder is made, as Excel makes none."""
    (tmp_path / "不是文件夹").write_text("", encoding="utf-8")
    with pytest.raises(xw.XlwingsError, match=r"There is no folder .* to save 台账\.xlsx"):
        calc.book.save(tmp_path / "不是文件夹" / "台账.xlsx")
    with pytest.raises(NotImplementedError, match=r"Saving as \.pptx is not supported"):
        calc.book.save(tmp_path / "台账.pptx")


def test_a_program_may_be_reached_over_a_socket_too(office):
    """Connecting where nothing listens ends in a sentence."""
    with pytest.raises(xw.XlwingsError, match="No LibreOffice listens at"):
        libreoffice.connect(port=1, patience=0)
    office.activate()


MACRO = """
import site
import sys

site.addsitedir({packages!r})
sys.path.insert(0, {root!r})


def main(*_):
    import xlwings as xw
    from toolkit.engines import libreoffice

    libreoffice.attach(XSCRIPTCONTEXT)
    sheet = xw.Book.caller().sheets["Sheet1"]
    sheet["B1"].value = [[row[0] * 2] for row in sheet["A1:A3"].options(ndim=2).value]
    sheet["C1"].value = xw.apps.active.books.active.name
"""


def test_a_macro_inside_libreoffice_runs_plain_xlwings(office, calc):
    """xlwings, Book.caller: the book from which the code was called."""
    paths = office.api  # the Desktop of the LibreOffice under test
    assert paths is not None
    substitution = office.impl.service("com.sun.star.util.PathSubstitution")
    scripts = Path(to_path(substitution.substituteVariables("$(user)/Scripts/python", True)))
    scripts.mkdir(parents=True, exist_ok=True)
    source = MACRO.format(
        packages=sysconfig.get_paths()["purelib"], root=str(Path(__file__).parents[3])
    )
    (scripts / "probe.py").write_text(source, encoding="utf-8")
    calc["A1"].value = [[1], [2], [3]]
    office.macro("vnd.sun.star.script:probe.py$main?language=Python&location=user")()
    assert calc["B1:B3"].value == [2.0, 4.0, 6.0]
    assert calc["C1"].value == calc.book.name


def test_plain_xlwings_finds_the_engine_alone(office, tmp_path):
    """Others' scripts: xw.Book("file.xlsx") opens the file in the active engine's app."""
    xw.engines["libreoffice"].activate()
    office.activate()
    book = openpyxl.Workbook()
    book.active.append([1, 2, 3])
    book.save(tmp_path / "脚本.xlsx")
    wb = xw.Book(str(tmp_path / "脚本.xlsx"))
    try:
        assert xw.books.active.name == "脚本.xlsx"
        assert xw.Range("A1").expand().value == [1.0, 2.0, 3.0]
        assert xw.Book(str(tmp_path / "脚本.xlsx")) == wb
    finally:
        wb.close()


def test_rows_grow_with_wrapped_text_and_those_set_by_a_person_stay(calc):
    """Excel fits the rows of wrapped cells as they are written, except rows whose height was set."""
    calc["A1:B4"].wrap_text = True
    calc["A2"].row_height = 50
    calc["A1"].value = [["一段很长、要分几行才写得下的文字" * 3, "=1+1"]] * 3 + [["短", 1]]
    heights = [calc.range(row, 1).row_height for row in (1, 2, 3, 4)]
    assert heights[0] > 3 * heights[3]
    assert heights[1] == 50
    assert heights[2] == heights[0]


@pytest.mark.parametrize("text", ["00123", "2012-03-14", "12:30", "50%", "TRUE", "2012年3月14日"])
def test_text_that_looks_like_a_number_stays_text_in_its_format(calc, text):
    """README: text stays text, and the cell keeps its number format."""
    calc["A1"].value = [[text, "文字"]]
    assert calc["A1:B1"].value == [text, "文字"]
    assert calc["A1"].number_format == "General"


def test_what_is_no_day_of_the_calendar_stays_a_number(calc):
    """Excel shows such a number as ##### in a cell formatted as a date; Range.Value gives it as Double."""
    calc["A1:A2"].number_format = "yyyy-mm-dd"
    calc["A1"].api.getCellByPosition(0, 0).setValue(20120314)
    calc["A2"].api.getCellByPosition(0, 0).setValue(-5)
    assert calc["A1:A2"].value == [20120314, -5]


def test_a_tall_block_is_read_whole_however_little_it_holds(calc):
    """Excel gives the whole block; here what is empty is not fetched."""
    calc["B2"].value = [["甲", 1.5], [None, moment("2024-02-29")]]
    calc["A90000"].value = "底"
    rows = calc["A1:C90001"].value
    assert len(rows) == 90001
    assert rows[:4] == [
        [None] * 3,
        [None, "甲", 1.5],
        [None, None, moment("2024-02-29")],
        [None] * 3,
    ]
    assert rows[-3:] == [[None] * 3, ["底", None, None], [None] * 3]
    assert sum(any(row) for row in rows) == 3


@pytest.mark.office
@pytest.mark.parametrize("allowed", [True, False])
def test_rows_are_put_into_a_protected_sheet_that_lets_them(office, tmp_path, allowed):
    """Excel, Protection.AllowInsertingRows: rows may be inserted on a protected sheet, or not."""
    made = openpyxl.Workbook()
    made.active.append(["甲"])
    made.active.append(["乙"])
    made.active.protection.sheet = True
    made.active.protection.insertRows = not allowed
    made.save(tmp_path / "表.xlsx")
    book = office.books.open(tmp_path / "表.xlsx")
    sheet = book.sheets[0]
    if allowed:
        sheet["2:3"].insert("down")
    else:
        with pytest.raises(xw.XlwingsError, match="is locked: unprotect the sheet first"):
            sheet["2:3"].insert("down")
    held = sheet["A1:A4"].value
    book.close()
    assert held == (["甲", None, None, "乙"] if allowed else ["甲", "乙", None, None])
