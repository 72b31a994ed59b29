"""A button is stated once: an invented sixth one appears wherever the others are."""

import ast
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from toolkit.activities.sanjie import SANJIE
from toolkit.declare import layout
from toolkit.declare.button import BUTTONS
from toolkit.declare.button import MENU
from toolkit.declare.button import Button
from toolkit.declare.fixed_sheets import FRONT_SHEET
from toolkit.declare.front_page import MONTH
from toolkit.frontends.button.clicks import ACTIONS
from toolkit.frontends.button.clicks import LaterError
from toolkit.frontends.button.clicks import do
from toolkit.frontends.cli import Taizhang
from toolkit.frontends.commands_to_come import NotYetError
from toolkit.frontends.libreoffice.extension import ADDRESS
from toolkit.frontends.libreoffice.extension import extension
from toolkit.workbooks.blank.front_page_fields import SAID_BY_MACROS
from toolkit.workbooks.control.macros import button_macros
from toolkit.workbooks.control.names import COLUMNS
from toolkit.workbooks.control.names import LEVELS
from toolkit.workbooks.control.project import macros_in
from toolkit.workbooks.control.project import vba_project
from toolkit.workbooks.control.workbook import control_sheets
from toolkit.workbooks.control.workbook import control_xlsm
from toolkit.workbooks.control.workbook import control_xlsx

ROOT = Path(__file__).parent.parent
SIXTH = Button(
    "praise", "出表扬名单", "表扬", "PraisePeople", "HappyFace",
    "按审定写出表扬名单",
    "写出表扬名单",
)  # fmt: skip
SIX = (*BUTTONS, SIXTH)


@pytest.fixture(scope="module")
def package():
    modules = {**macros_in(ROOT / "macros"), **button_macros(SIX)}
    return control_xlsm(SANJIE, vba_project(modules, control_sheets(SANJIE)), buttons=SIX)


@pytest.fixture(scope="module")
def oxt():
    with zipfile.ZipFile(io.BytesIO(extension(["/a"], buttons=SIX))) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def part(package, name):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read(name).decode()


def test_it_stands_on_the_front_page_and_runs_its_macro(package):
    drawn = part(package, "xl/drawings/vmlDrawing1.vml")
    assert drawn.count(">出表扬名单<") == 1
    assert "[0]!PraisePeople" in drawn
    assert drawn.count("<x:FmlaMacro>") == len(SIX)


def test_it_stands_in_the_ribbon(package):
    tab = etree.fromstring(part(package, "customUI/customUI14.xml").encode())
    last = list(tab.iter("{*}button"))[-1]
    assert last.get("label") == "出表扬名单"
    assert last.get("supertip") == "按审定写出表扬名单"
    assert last.get("onAction") == SIXTH.ribbon_macro == "RibbonPraise"


def test_its_macros_are_written():
    written = button_macros(SIX)
    assert 'Public Sub PraisePeople()\n    RunToolkit "praise"\nEnd Sub\n' in written["Buttons"]
    assert written["Ribbon"].endswith(
        'Public Sub RibbonPraise(control As Object)\n    RunToolkit "praise"\nEnd Sub\n'
    )


def test_without_macros_its_step_names_menu_and_command():
    content = control_xlsx(SANJIE, buttons=SIX)
    front = openpyxl.load_workbook(io.BytesIO(content))[FRONT_SHEET]
    said = [cell.value for row in front.iter_rows() for cell in row if cell.value]
    assert f"{MENU}—出表扬名单\ntaizhang praise" in said


def test_it_stands_in_libreoffice_s_menu_and_toolbar(oxt):
    tree = etree.fromstring(oxt["Addons.xcu"].encode())
    said = [value.text for value in tree.iter("value")]
    assert said.count("出表扬名单") == 2
    assert said.count(ADDRESS.format("praise")) == 2


def test_libreoffice_finds_its_function_in_the_script_without_running_it(oxt):
    *_, made, exported = ast.parse(oxt["python/taizhang.py"]).body
    assert ast.unparse(made) == "praise = command('praise')"
    assert [each.id for each in exported.value.elts] == [button.command for button in SIX]
    assert exported.targets[0].id == "g_exportedScripts"


def test_the_command_line_lists_it_and_says_that_it_is_still_to_come():
    group = Taizhang("taizhang")
    group.buttons = SIX
    assert group.short_helps()["praise"] == "写出表扬名单"
    assert group.list_commands(None).index("praise") == 1 + len(BUTTONS)
    with pytest.raises(NotYetError, match="命令 praise 在后续版本提供"):
        group.get_command(None, "praise").main(["台账.xlsx", "--out", "x"], standalone_mode=False)


def test_a_click_on_it_says_by_its_caption_that_it_is_still_to_come():
    with pytest.raises(LaterError, match="“出表扬名单”在后续版本提供"):
        do("praise", None, SIX)


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.command)
def test_a_button_works_both_by_click_and_by_command_or_by_neither(button):
    there = (ROOT / "toolkit" / "frontends" / "commands" / f"{button.command}.py").is_file()
    assert there == (button.command in ACTIONS)


def test_every_step_of_the_month_has_its_button_and_no_button_is_without_a_step():
    assert {button.step for button in BUTTONS} == {step.name for step in MONTH}


def test_what_the_macros_are_called_is_ascii_and_nothing_is_stated_twice():
    assert all((each.command + each.macro + each.icon).isalpha() for each in BUTTONS)
    for name in ("command", "caption", "step", "macro", "tip", "summary"):
        said = [getattr(each, name) for each in BUTTONS]
        assert len(set(said)) == len(said)
        assert all(said)


@pytest.mark.parametrize("name", list(button_macros()))
def test_the_macros_of_the_buttons_are_current(name):
    committed = (ROOT / "macros" / f"{name}.bas").read_text(encoding="ascii")
    assert committed == button_macros()[name], "run make docs"


def test_what_macros_and_script_cannot_import_they_say_as_the_toolkit_does():
    bridge = (ROOT / "macros" / "Bridge.bas").read_text(encoding="ascii")
    assert f'"{ADDRESS.format(chr(34) + " & button & " + chr(34))}"' in bridge
    said = "".join(
        source for name, source in macros_in(ROOT / "macros").items() if name != "xlwings"
    )
    words = {name for name, _ in SAID_BY_MACROS.values()}
    columns = COLUMNS.keys() - {LEVELS}
    assert {layout.STATUS_NAME, layout.ENDED_NAME} | words | columns == set(
        re.findall(r'"(toolkit_\w+)"', said)
    )
    for module in ("script", "warm_up"):
        source = (ROOT / "toolkit" / "frontends" / "libreoffice" / f"{module}.py").read_text(
            "utf-8"
        )
        assert f'STATUS_NAME = "{layout.STATUS_NAME}"' in source
