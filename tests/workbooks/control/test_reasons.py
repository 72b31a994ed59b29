"""Why a cell is marked, in Excel's status bar: the macros in the interpreter that stands in for Excel."""

import io

import pytest
from xlsxwriter import Workbook

from toolkit.declare.front_page import Ended
from toolkit.declare.layout import ENDED_NAME
from toolkit.declare.layout import STATUS_NAME
from toolkit.declare.standard import ResultLine
from toolkit.workbooks.blank.front_page_fields import SAID_BY_MACROS
from toolkit.workbooks.control.names import COLUMNS
from toolkit.workbooks.control.project import vba_project

LEDGER, RESULTS, FRONT = "人员名册", ResultLine.sheet, "首页"
FIRST, LAST = 3, 20_000
LEDGER_ROWS = (
    ("姓名", "天数", "备注"),
    ("甲", "3", ""),
    ("乙", "2", ""),
    ("丙", "9", ""),
)
LONG = "填得太长的" * 30
FAULTS = (
    ("待改正", "“天数”填了2天，应为3天", "改为3。", "人员名册!B3"),
    ("不符合", "没有做到", "整改", "人员名册!B2"),
    ("待改正", "与第4行重复。", "", "人员名册!B3"),
    ("已消除", "以前的", "以前的", "人员名册!B4"),
    ("待改正", LONG, "改", "人员名册!C4"),
    ("待改正", "整行不对", "", "人员名册"),
)
SAID = "上次校验：“天数”填了2天，应为3天。改为3。与第4行重复。"
CHANGED = "这一行校验以后改过或移动过，以再校验为准。"
EXCEL = f"""
Public ThisComponent As Variant
Public Function RunPython(PythonCommand As String)
    Application.StatusBar = "答复"
End Function
Public Function GetConfig(Key As String, Optional Default As String = "") As Variant
    GetConfig = ThisWorkbook.Worksheets("{FRONT}").Range("E1").Value
End Function
Public Function ExpandEnvironmentStrings(ByVal s As String)
    ExpandEnvironmentStrings = s
End Function
Public Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = False
End Function
Public Sub AppendToLog(words As String)
End Sub
Public Sub Choose(sheet As String, cells As String)
    ThisWorkbook.Worksheets(sheet).Activate
    ThisWorkbook.Worksheets(sheet).Range(cells).Select
End Sub
Public Sub SeeSheet(sheet As String)
    ThisWorkbook.Worksheets(sheet).Activate
End Sub
Public Sub TypeIn(cells As String, typed As String)
    ThisWorkbook.Worksheets("{LEDGER}").Range(cells).Value = typed
End Sub
Public Sub SwapRows(first As Long, other As Long)
    Dim kept As Variant, sheet As Object
    Set sheet = ThisWorkbook.Worksheets("{LEDGER}")
    kept = sheet.Rows(first).Range("A1:C1").Value
    sheet.Rows(first).Range("A1:C1").Value = sheet.Rows(other).Range("A1:C1").Value
    sheet.Rows(other).Range("A1:C1").Value = kept
End Sub
Public Sub SayInBar(words As String)
    Application.StatusBar = words
End Sub
Public Function Bar() As Variant
    Bar = Application.StatusBar
End Function
"""


class Excel:
    """A workbook with the project's own macros: what is done in it, and what the status bar says then."""

    def __init__(self, path):
        from pyopenvba.apps.excel import ExcelApplication

        self._application = ExcelApplication.open(path)
        self._application.add_module(EXCEL, name="Excel")
        self.python("python")
        self.ends(Ended.TO_ACT_ON)

    def __call__(self, macro, *arguments):
        self._application.run(macro, *arguments)
        return self._application.run("Bar")

    def ends(self, ended):
        """The front page says from now on that a click ended so."""
        self._application.sheet(FRONT).set_value("C1", str(ended))

    def python(self, program):
        """Where Python is looked for."""
        self._application.sheet(FRONT).set_value("E1", program)

    def status(self):
        return self._application.sheet(FRONT).value("B1")

    def cells(self):
        """All that stands in the ledger and the result sheet."""
        return [
            [self._application.sheet(name).value(f"{letter}{row}") for letter in "ABCDEF"]
            for name in (LEDGER, RESULTS)
            for row in range(1, 12)
        ]


@pytest.fixture
def excel(macros, tmp_path):
    own = {name: source for name, source in macros.items() if name not in {"xlwings", "Log"}}
    path = tmp_path / "book.xlsm"
    path.write_bytes(_workbook(vba_project(own, 3)))
    return Excel(path)


def _workbook(project):
    written = io.BytesIO()
    book = Workbook(written)
    front, ledger, results = (book.add_worksheet(each) for each in (FRONT, LEDGER, RESULTS))
    for at, (name, words) in SAID_BY_MACROS.items():
        front.write_string(at, 12, words)
        book.define_name(name, f"='{FRONT}'!$M${at + 1}")
    book.define_name(STATUS_NAME, f"='{FRONT}'!$B$1")
    book.define_name(ENDED_NAME, f"='{FRONT}'!$C$1:$C$2")
    columns = (ResultLine.state, ResultLine.fact, ResultLine.suggestion, ResultLine.place)
    for name, column in COLUMNS.items():
        if column in columns:
            letter = "ABCD"[columns.index(column)]
            book.define_name(name, f"='{RESULTS}'!${letter}${FIRST}:${letter}${LAST}")
    for at, row in enumerate(LEDGER_ROWS):
        ledger.write_row(at, 0, row)
    ledger.write_formula("D3", "=B3+1", None, 3)
    for at, row in enumerate(FAULTS, start=FIRST - 1):
        results.write_row(at, 0, row)
    book.add_vba_project(io.BytesIO(project), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    for number, sheet in enumerate(book.worksheets(), start=1):
        sheet.set_vba_name(f"Sheet{number}")
    book.close()
    return written.getvalue()


def test_a_marked_cell_says_why_as_long_as_it_is_chosen(excel):
    assert excel("Choose", LEDGER, "A2") is False
    assert excel("Choose", LEDGER, "B3") == SAID
    assert excel("Choose", LEDGER, "A3") is False


@pytest.mark.parametrize("cells", ["B2", "B4", "B3:B4", "B3:C3", "A1:XFD1048576"])
def test_nothing_is_said_of_what_is_not_marked_nor_of_several_cells(excel, cells):
    assert excel("Choose", LEDGER, cells) is False


def test_a_sheet_that_is_shown_again_says_why_its_chosen_cell_is_marked(excel):
    excel("Choose", LEDGER, "B3")
    assert excel("SeeSheet", FRONT) is False
    assert excel("SeeSheet", LEDGER) == SAID


def test_another_workbook_gets_the_bar_without_our_words(excel):
    excel("Choose", LEDGER, "B3")
    assert excel("ThisWorkbook.Workbook_Deactivate") is False


def test_what_somebody_else_says_in_the_bar_is_left_to_him(excel):
    excel("Choose", LEDGER, "B3")
    excel("SayInBar", "别的加载项")
    assert excel("Choose", LEDGER, "A3") == "别的加载项"


def test_a_sentence_that_has_no_room_tells_where_all_of_it_stands(excel):
    said = excel("Choose", LEDGER, "C4")
    assert said.startswith("上次校验：填得太长的")
    assert said.endswith("……全文见“校验结果”。")
    assert len(said) == 80


def test_nothing_is_written_into_the_workbook(excel):
    before = excel.cells()
    excel("ValidateLedgers")
    for cells in ("B3", "A3", "C4"):
        excel("Choose", LEDGER, cells)
    assert excel.cells() == before


def test_the_answer_to_a_click_stays_until_another_cell_is_chosen(excel):
    assert excel("ValidateLedgers") == "答复"
    assert excel("Choose", LEDGER, "A3") is False


@pytest.mark.parametrize(
    ("macro", "arguments"),
    [("TypeIn", ("B3", "3")), ("TypeIn", ("C3", "备注")), ("SwapRows", (2, 3))],
    ids=["the cell", "another of its row", "moved"],
)
def test_of_a_row_that_changed_since_the_check_it_is_said(excel, macro, arguments):
    excel("ValidateLedgers")
    assert excel("Choose", LEDGER, "B3") == SAID
    excel("Choose", LEDGER, "A1")
    excel(macro, *arguments)
    assert excel("Choose", LEDGER, "B3") == f"{CHANGED}{SAID}"


def test_a_change_that_was_taken_back_is_none(excel):
    excel("ValidateLedgers")
    excel("TypeIn", "B3", "3")
    excel("TypeIn", "B3", "2")
    assert excel("Choose", LEDGER, "B3") == SAID


def test_what_was_typed_elsewhere_in_the_sheet_is_no_change_of_the_row(excel):
    excel("ValidateLedgers")
    excel("TypeIn", "H9", "草稿")
    assert excel("Choose", LEDGER, "B3") == SAID


def test_the_next_check_is_what_a_row_is_held_to(excel):
    excel("ValidateLedgers")
    excel("TypeIn", "B3", "4")
    excel("ValidateLedgers")
    assert excel("Choose", LEDGER, "B3") == SAID


def test_a_check_that_was_refused_is_none(excel):
    excel("ValidateLedgers")
    excel("TypeIn", "B3", "4")
    excel.ends(Ended.REFUSED)
    excel("ValidateLedgers")
    assert excel("Choose", LEDGER, "B3") == f"{CHANGED}{SAID}"


@pytest.mark.parametrize("button", ["GeneratePapers", "NextFault", "CorrectCells"])
def test_another_button_is_no_check(excel, button):
    excel("ValidateLedgers")
    excel("TypeIn", "B3", "4")
    excel(button)
    assert excel("Choose", LEDGER, "B3") == f"{CHANGED}{SAID}"


def test_without_the_toolkit_the_bar_says_so_on_whichever_sheet(excel):
    excel.python(r"C:\nowhere\python.exe")
    said = excel("NextFault")
    assert said.startswith("台账工具箱没有装好")
    assert excel.status() == said
    assert excel("Choose", LEDGER, "A3") is False
