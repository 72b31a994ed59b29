"""The VBA: what is in the workbook, what static checks say, and what a click runs in Excel."""

import io
import runpy
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from toolkit.declare.button import BUTTONS
from toolkit.workbooks.control.project import NotAsciiError
from toolkit.workbooks.control.project import vba_project

ROOT = Path(__file__).parents[3]
LICENCE = "xlwings is distributed under a BSD 3-clause license."
# -- Excel's part: an undeclared name is Empty there, Python is another program, files are files --
EXCEL = """
Public ThisComponent As Variant
Public Function RunPython(PythonCommand As String)
    ThisWorkbook.Worksheets(1).Range("A1").Value = PythonCommand
    If {fails} Then
        ThisWorkbook.Worksheets(2).Name = "Error"
        ThisWorkbook.Worksheets("Error").Range("A1").Value = "Traceback (most recent call last)"
        RunPython = -1
    End If
End Function
Public Function GetConfig(Key As String, Optional Default As String = "") As Variant
    GetConfig = "{interpreter}"
End Function
Public Function ExpandEnvironmentStrings(ByVal s As String)
    ExpandEnvironmentStrings = s
End Function
Public Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = (InStr(FileSpec, "nowhere") = 0)
End Function
Public Sub AppendToLog(words As String)
    ThisWorkbook.Worksheets(1).Range("E1").Value = words
End Sub
Public Sub Press()
    {macro} ThisWorkbook
End Sub
"""


def plain(source):
    return [line.rstrip() for line in source.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def found(path):
    """The text of each module of the workbook, by name, as oletools reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # -- olevba uses old names of its parser --
        from oletools.olevba import VBA_Parser

        parser = VBA_Parser(str(path))
    modules = {Path(name).stem: source for _, _, name, source in parser.extract_macros()}
    parser.close()
    return modules


def test_the_workbook_holds_exactly_the_text_of_the_folder(found, macros):
    for name, source in macros.items():
        assert plain(found[name])[-len(plain(source)) + 1 :] == plain(source)[1:]
    others = found.keys() - macros.keys()
    assert all(name.startswith("Sheet") for name in others)


def test_a_scanner_for_malicious_macros_finds_none_that_runs_by_itself(found):
    from oletools.mraptor import MacroRaptor

    judged = MacroRaptor("\n".join(found.values()))
    judged.scan()
    assert not judged.autoexec
    assert not judged.suspicious


def test_the_xlwings_module_is_the_installed_one_with_its_licence():
    derive = runpy.run_path(str(ROOT / "tools" / "derive_xlwings_module.py"))
    committed = (ROOT / "macros" / "xlwings.bas").read_text(encoding="ascii")
    assert derive["derived"](derive["installed"]()) == committed
    assert LICENCE in committed
    assert "Copyright (C) 2014-present, Zoomer Analytics LLC." in committed


@pytest.mark.parametrize("source", ["#If Mac Then\nx = 1\n", "#End If\n"])
def test_a_module_with_unbalanced_directives_is_refused(source):
    derive = runpy.run_path(str(ROOT / "tools" / "derive_xlwings_module.py"))
    with pytest.raises(ValueError, match="without"):
        derive["derived"](source)


def test_known_branches_are_chosen_and_unknown_ones_kept():
    derive = runpy.run_path(str(ROOT / "tools" / "derive_xlwings_module.py"))
    source = (
        "#If Mac Then\na\n#Else\nb\n#End If\n#If Win64 Then\nc\n#Else\nd\n#End If\n"
        '#If App = "Microsoft Word" Then\ne\n#ElseIf App = "Microsoft Excel" Then\nf\n#Else\ng\n#End If\n'
    )
    assert derive["derived"](source) == "b\n#If Win64 Then\nc\n#Else\nd\n#End If\nf\n"


def test_a_static_checker_of_vba_finds_no_error():
    done = subprocess.run(
        [Path(sys.executable).with_name("pyvbaanalysis"), "--fail-level", "error", "--whole-project", ROOT / "macros"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_chinese_in_a_module_is_refused_instead_of_becoming_question_marks():
    with pytest.raises(NotAsciiError):
        vba_project({"Wrong": 'Attribute VB_Name = "Wrong"\nConst A = "校验"\n'}, 1)


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.command)
def test_every_button_issues_its_command_to_python_in_excel(button, macros, tmp_path):
    excel = opened(macros, button.ribbon_macro, "python", tmp_path)
    for macro in (button.macro, "Press"):
        excel.sheet(1).set_value("A1", "")
        excel.run(macro)
        issued = f"from toolkit.frontends.excel import click; click('{button.command}')"
        assert excel.sheet(1).value("A1") == issued


def test_without_the_toolkit_s_python_the_status_cell_says_so_in_excel(macros, tmp_path):
    excel = opened(macros, "RibbonValidate", r"C:\nowhere\python.exe", tmp_path)
    excel.sheet(1).set_value("C1", "没有装好")
    excel.run("ValidateLedgers")
    assert excel.sheet(1).value("A1") is None
    assert excel.sheet(1).value("B1") == "没有装好"


def test_when_python_fails_the_status_cell_says_so_and_what_it_said_goes_to_the_log(
    macros, tmp_path
):
    excel = opened(macros, "RibbonValidate", "python", tmp_path, fails=True)
    excel.sheet(1).set_value("D1", "没有运行起来")
    excel.run("ValidateLedgers")
    assert excel.sheet(1).value("B1") == "没有运行起来"
    assert excel.sheet(1).value("E1") == "Traceback (most recent call last)"
    assert len(excel.sheets()) == 1


def opened(macros, ribbon_macro, interpreter, folder, fails=False):
    """A workbook with the project's own macros, in the interpreter that stands in for Excel."""
    path = folder / "book.xlsm"
    own = {name: source for name, source in macros.items() if name not in {"xlwings", "Log"}}
    excel = EXCEL.format(macro=ribbon_macro, interpreter=interpreter, fails=fails)
    path.write_bytes(_with_project(vba_project({**own, "Excel": excel}, 2)))
    from pyopenvba.apps.excel import ExcelApplication

    return ExcelApplication.open(path)


def _with_project(project):
    written = io.BytesIO()
    book = Workbook(written)
    book.add_worksheet("Front")
    book.add_worksheet("Other")
    book.define_name("toolkit_status", "=Front!$B$1")
    book.define_name("toolkit_not_installed", "=Front!$C$1")
    book.define_name("toolkit_python_failed", "=Front!$D$1")
    book.add_vba_project(io.BytesIO(project), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    for number, sheet in enumerate(book.worksheets(), start=1):
        sheet.set_vba_name(f"Sheet{number}")
    book.close()
    return written.getvalue()
