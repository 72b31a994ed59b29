"""The committed control workbook of 三解三促."""

import io
import runpy
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from toolkit.activities.sanjie import SANJIE
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import example_cells
from toolkit.declare.layout import heading_row
from toolkit.declare.layout import note_lines
from toolkit.declare.layout import note_row

ROOT = Path(__file__).parents[3]
TEMPLATE = ROOT / "workbook_templates" / "三解三促" / "三解三促台账.xlsx"
LARGEST = 150_000


@pytest.fixture(scope="module")
def book():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "Print area cannot be set to Defined name")
        return openpyxl.load_workbook(TEMPLATE)


def parts(package):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_template_is_what_the_declarations_say():
    """Part by part, because zlib's builds compress differently; on one machine all bytes agree."""
    build = runpy.run_path(str(ROOT / "tools" / "build_templates.py"))["control_workbooks"]
    built = build(SANJIE)
    assert built == build(SANJIE)
    told = "模板与声明不一致：请运行 python tools/build_templates.py"
    assert set(built) == {path.name for path in TEMPLATE.parent.glob("*.xls?")}
    for name, package in built.items():
        assert parts(package) == parts((TEMPLATE.parent / name).read_bytes()), told


def test_the_template_is_clean_and_small():
    assert [str(error) for error in OpenXmlValidator().validate(TEMPLATE).errors] == []
    assert TEMPLATE.stat().st_size < LARGEST


def test_every_ledger_has_its_sheet_heading_for_heading(book):
    for ledger in SANJIE.ledgers:
        declared = [column.heading for column in ledger.columns]
        headings = [cell.value for cell in book[ledger.sheet][heading_row(ledger)]]
        assert headings[: len(declared)] == declared


def test_every_example_and_note_stands_where_the_reader_looks(book):
    for ledger in SANJIE.ledgers:
        sheet = book[ledger.sheet]
        if ledger.code.startswith("Z"):
            assert sheet.cell(note_row(ledger), 1).value == note_lines(ledger)[0]
            continue
        assert sheet["A2"].value == example_cells(ledger.columns, SANJIE.examples)[0]
        assert sheet.cell(ledger.capacity + 3, 1).value == END_MARK
        notes = [
            sheet.cell(ledger.capacity + 4 + at, 1).value for at in range(len(note_lines(ledger)))
        ]
        assert tuple(notes) == note_lines(ledger)


def test_every_drop_down_names_a_list_that_exists(book):
    used = {
        rule.formula1
        for ledger in SANJIE.ledgers
        for rule in book[ledger.sheet].data_validations.dataValidation
        if rule.type == "list"
        and rule.formula1[0] != '"'  # -- one that is written out names none --
    }
    assert used == {name for name in book.defined_names if not name.startswith("toolkit_")}
    assert {"名单_姓名", "名单_规范简称", "名单_联系点编号"} <= used


def test_no_prompt_or_title_is_longer_than_excel_takes(book):
    for ledger in SANJIE.ledgers:
        for rule in book[ledger.sheet].data_validations.dataValidation:
            assert len(rule.promptTitle) <= 32
            assert len(rule.prompt) <= 255
            assert rule.type != "list" or len(rule.formula1) <= 255


def test_every_parameter_has_its_row(book):
    rows = {row[0]: row[1:] for row in book["参数"].iter_rows(min_row=3, values_only=True)}
    for parameter in SANJIE.parameters.all():
        assert rows[parameter.name][0] not in {None, ""}
    assert rows["统计截止日"][0] == "无"
    assert rows["总天数下限"][:2] == (60, "天")
    assert str(rows["最迟截止日"][0]) == "2012-09-30 00:00:00"


def test_the_holidays_of_the_year_are_there(book):
    rows = [row[:2] for row in book["节假日"].iter_rows(min_row=3, values_only=True)]
    days = {str(day)[:10]: kind for day, kind in rows if kind}
    assert days["2012-10-01"] == "放假"
    assert days["2012-09-29"] == "上班"


def test_days_count_half_in_a_morning_or_an_afternoon_and_do_not_wait_for_what_may_stay_empty(book):
    said = book["下基层活动台账"]["F2"].value
    assert said.startswith('=IF(OR(E2="",D2=""),"",IFERROR((IF(ISNUMBER(E2),')
    assert said.endswith('+1)*IF(OR(G2="上午",G2="下午"),0.5,1),"算不出"))')
