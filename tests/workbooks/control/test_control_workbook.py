"""The .xlsm as its parts and as openpyxl reads it."""

import io
import re
import warnings
import zipfile
from itertools import groupby

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.people import Person
from toolkit.declare.button import ALL_BUTTONS
from toolkit.declare.button import BUTTONS
from toolkit.declare.layout import LAST_OPEN_NAME
from toolkit.declare.layout import PLACES_NAME
from toolkit.declare.layout import RESULT_WIDTH
from toolkit.declare.layout import SYSTEM_SCHEMA
from toolkit.declare.outcome import State
from toolkit.declare.standard import ResultLine
from toolkit.declare.submission import Stage
from toolkit.ooxml.references import column_letters
from toolkit.workbooks.control.names import LAST_ROW
from toolkit.workbooks.control.workbook import control_sheets
from toolkit.workbooks.control.workbook import control_xlsx

LEVEL_SOUGHT = re.compile('_open,"([^"]+)",')
LONGEST_BY_HAND = 255
ISSUE_BUTTONS = {"校验", "生成公文", "下发台账", "回收合并", "催报"}


@pytest.fixture(scope="module")
def parts(package):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def book(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # -- openpyxl drops what it does not know --
        loaded = openpyxl.load_workbook(path, keep_vba=True)
    yield loaded
    loaded.vba_archive.close()


def test_a_schema_checker_finds_nothing(path):
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_what_pages_repeat_stands_so_that_libreoffice_lays_them_out_seldom(parts):
    """It does so for all sheets at each that repeats another than the one before."""
    said = re.findall(
        r'"_xlnm.Print_Titles" localSheetId="[0-9]+">([^<]*)<', parts["xl/workbook.xml"].decode()
    )
    repeated = [re.sub(r"[^,]*!", "", each) for each in said]
    assert len({*repeated}) > 2
    assert [key for key, _ in groupby(repeated)] == [*dict.fromkeys(repeated)]


def test_every_sheet_has_the_name_by_which_its_module_is_found(parts, package):
    assert b'<workbookPr codeName="ThisWorkbook"' in parts["xl/workbook.xml"]
    for number in range(1, control_sheets(SANJIE) + 1):
        assert f'codeName="Sheet{number}"'.encode() in parts[f"xl/worksheets/sheet{number}.xml"]


def test_the_ribbon_has_a_tab_with_every_button(parts):
    tab = etree.fromstring(parts["customUI/customUI14.xml"])
    space = "{http://schemas.microsoft.com/office/2009/07/customui}"
    assert next(tab.iter(f"{space}tab")).get("label") == "台账"
    labels = {each.get("label") for each in tab.iter(f"{space}button")}
    assert labels == {button.caption for button in ALL_BUTTONS} >= ISSUE_BUTTONS
    assert b"customUI/customUI14.xml" in parts["_rels/.rels"]


def test_every_button_and_ribbon_callback_has_its_procedure(macros):
    source = macros["Buttons"] + macros["Ribbon"]
    for button in ALL_BUTTONS:
        assert f"Public Sub {button.macro}()" in source
        assert f"Public Sub {button.ribbon_macro}(control As Object)" in source


def test_buttons_stand_in_one_column_and_have_one_size(parts):
    drawing = etree.fromstring(parts["xl/drawings/vmlDrawing1.vml"])
    anchors = [
        [int(number) for number in each.text.split(",")]
        for each in drawing.iter("{urn:schemas-microsoft-com:office:excel}Anchor")
    ]
    assert len(anchors) == len(BUTTONS)
    assert len({(anchor[0], anchor[1], anchor[4], anchor[5]) for anchor in anchors}) == 1
    assert len({anchor[6] - anchor[2] for anchor in anchors}) == 1


def test_python_is_looked_for_where_the_installer_puts_it(book):
    settings = dict(book["xlwings.conf"].iter_rows(values_only=True))
    assert settings["INTERPRETER_WIN"].startswith("%LOCALAPPDATA%")
    assert book["xlwings.conf"].sheet_state == "hidden"


def test_every_ledger_is_marked_by_what_the_result_sheet_says(book):
    for ledger in SANJIE.ledgers:
        rules = [
            rule
            for rules in book[ledger.sheet].conditional_formatting
            for rule in rules.rules
            if rule.type == "expression"
        ]
        if ledger.code.startswith("Z"):
            assert rules == []
        else:
            levels = [LEVEL_SOUGHT.search(rule.formula[0])[1] for rule in rules]
            assert levels == ["必须", "数据", "原则", "提示"]
            assert all(f'"{ledger.sheet}!"&ADDRESS(' in rule.formula[0] for rule in rules)
            # -- by this text marks are known, also by older versions; the most that Excel takes by hand --
            assert all(PLACES_NAME in rule.formula[0] for rule in rules)
            assert all(len(rule.formula[0]) < LONGEST_BY_HAND for rule in rules)


@pytest.mark.parametrize(
    ("states", "last"), [([], 1), (["符合", "待改正", "待改正", "符合"], 3), (["符合"] * 3, 1)]
)
def test_how_far_marks_look_is_known_before_anything_calculates(states, last):
    lines = [[state, *[""] * (len(ResultLine.columns) - 1)] for state in states]
    content = io.BytesIO(control_xlsx(SANJIE, {ResultLine.sheet: lines}))
    book = openpyxl.load_workbook(content, data_only=True)
    ((sheet, cell),) = book.defined_names[LAST_OPEN_NAME].destinations
    assert book[sheet][cell].value == last


def test_the_headings_of_the_results_bear_arrows_that_sort_all_that_is_written_beside(book, parts):
    sheet = book[ResultLine.sheet]
    headings = [column.heading for column in ResultLine.columns]
    assert [cell.value for cell in sheet[2]][: len(headings)] == headings
    assert sheet.freeze_panes == "A3" and sheet.print_title_rows == "$2:$2"
    filtered = sheet.auto_filter
    first, last = filtered.ref.split(":")
    assert (first, last) == ("A2", f"{column_letters(RESULT_WIDTH)}{LAST_ROW}")
    assert not (sheet.protection.sort or sheet.protection.autoFilter)
    bare = [each.colId for each in filtered.filterColumn if each.hiddenButton]
    assert bare == [*range(len(headings), RESULT_WIDTH)]
    # -- a protected sheet sorts no locked cell: none lies below the arrows --
    spans = [each for each in sheet.column_dimensions.values() if each.min <= RESULT_WIDTH]
    assert spans and not any(each.protection.locked for each in spans)


def test_the_progress_sheet_counts_every_state_and_has_native_charts(book, parts):
    states = [book["进度"].cell(row, 2).value for row in range(6, 6 + len(State) + 1)]
    assert states == [*map(str, State), "待改正"]
    charts = [name for name in parts if name.startswith("xl/charts/chart")]
    assert len(charts) == 3
    stages = [book["进度"].cell(row, 2).value for row in range(18, 18 + len(Stage))]
    assert stages == [*map(str, Stage)]


def test_the_workbook_without_macros_has_the_same_ledgers(book):
    plain = openpyxl.load_workbook(io.BytesIO(control_xlsx(SANJIE)))
    assert [*plain.sheetnames, "xlwings.conf"] == book.sheetnames
    assert (
        "vba"
        not in zipfile.Path(io.BytesIO(control_xlsx(SANJIE)), "[Content_Types].xml").read_text()
    )
    keys = {row[0]: row[1] for row in plain["系统"].iter_rows(values_only=True)}
    ours = {row[0]: row[1] for row in book["系统"].iter_rows(values_only=True)}
    assert keys[SYSTEM_SCHEMA] == ours[SYSTEM_SCHEMA]


def test_without_macros_every_step_names_its_menu_and_command():
    front = openpyxl.load_workbook(io.BytesIO(control_xlsx(SANJIE)))["首页"]
    said = [front.cell(row, 5).value for row in range(11, 21, 2)]
    assert said == [
        "台账—下发台账\ntaizhang distribute",
        "台账—催报\ntaizhang remind",
        "台账—回收合并\ntaizhang collect",
        "台账—校验\ntaizhang validate",
        "台账—生成公文\ntaizhang generate",
    ]


def test_more_rows_than_are_prepared_are_all_there():
    empty = [None] * (len(Person.columns) - 2)
    names = [[f"RY{number:03}", f"某{number}"] for number in range(1, Person.capacity + 6)]
    content = control_xlsx(SANJIE, {Person.sheet: [[*name, *empty] for name in names]})
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = book[Person.sheet].iter_rows(min_row=3, max_col=2, values_only=True)
    assert [list(row) for row in rows][: len(names)] == names


def test_the_cell_under_a_button_says_where_else_it_is_chosen(book):
    said = [cell.value for row in book["首页"].iter_rows() for cell in row if cell.value]
    assert all(f"菜单“台账”—{button.caption}" in said for button in BUTTONS)


def test_the_answer_to_a_question_of_the_merge_is_chosen_from_a_list(book):
    sheet = book["合并冲突"]
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.type) == ("I3:I20000", "list")
    assert sheet["I1"].value == "处理"
    assert rule.formula1 == '"取报送,取总册,另加一行"'
