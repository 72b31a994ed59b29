"""What nine programs save in fifteen ways reads alike; where a program itself loses something, it is named."""

from __future__ import annotations

import datetime as dt
from functools import partial
from warnings import catch_warnings

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.planted import planted
from tests.reading.writers import programs
from tests.reading.writers.drawn_ledger import draw
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.reading.files import read_workbook
from toolkit.reading.files.rectangle import plain
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue
from toolkit.usecases.validate import validate
from toolkit.workplace.sample_workbook import sample_workbook

pytestmark = [pytest.mark.deep, pytest.mark.office]

# -- name of the way → how the file's name ends, who saves it --
WAYS = {
    "openpyxl with lxml": (".xlsx", partial(programs.openpyxl, lxml="True")),
    "openpyxl without lxml": (".xlsx", partial(programs.openpyxl, lxml="False")),
    "ExcelJS": (".xlsx", programs.exceljs),
    "SheetJS": (".xlsx", partial(programs.sheetjs, kind="xlsx")),
    "SheetJS .xls": (".xls", partial(programs.sheetjs, kind="biff8")),
    "SheetJS .ods": (".ods", partial(programs.sheetjs, kind="ods")),
    "ONLYOFFICE": (".xlsx", programs.onlyoffice),
    "ONLYOFFICE .ods": (".ods", programs.onlyoffice),
    "PyExcelerate": (".xlsx", programs.pyexcelerate),
    "Strict Open XML": (".xlsx", programs.strict),
    "paired tags": (".xlsx", programs.paired),
    "LibreOffice": (".xlsx", partial(programs.libreoffice, kind="xlsx")),
    "LibreOffice .xls": (".xls", partial(programs.libreoffice, kind="xls")),
    "LibreOffice .ods": (".ods", partial(programs.libreoffice, kind="ods")),
    "LibreOffice .fods": (".fods", partial(programs.libreoffice, kind="fods")),
}


def _serial(cell):
    if isinstance(cell, dt.time):
        cell = dt.timedelta(hours=cell.hour, minutes=cell.minute)
    elif isinstance(cell, dt.date):
        moment = cell if isinstance(cell, dt.datetime) else dt.datetime.combine(cell, dt.time())
        cell = moment - dt.datetime.fromisoformat("1899-12-30")
    return pytest.approx(cell / dt.timedelta(days=1), abs=1e-9)


CALCULATED = {"J", "K"}
# -- what a program writes otherwise than it was: column → from the cell to what is in its file --
SERIAL = dict.fromkeys("BCDEF", _serial)
DIFFERENCES = {
    "openpyxl with lxml": dict.fromkeys(CALCULATED, lambda _: UNCALCULATED),
    "openpyxl without lxml": dict.fromkeys(CALCULATED, lambda _: UNCALCULATED),
    "SheetJS .ods": {**SERIAL, "K": lambda _: None},
    "ONLYOFFICE .ods": {"F": _serial, "M": lambda cell: cell.lstrip().replace("\n", " ")},
    "LibreOffice .xls": {"J": lambda cell: 0.0 if isinstance(cell, str) else cell},
    "PyExcelerate": {
        **dict.fromkeys("DF", lambda _: None),
        "K": lambda cell: "#DIV/0!",
    },
}
# -- and of what is hidden or merged --
LOSES = {
    "SheetJS .xls": {"hidden_rows"},
    "SheetJS .ods": {"hidden_rows", "hidden_columns", "hidden"},
    "PyExcelerate": {"hidden_rows", "hidden_columns", "hidden", "merged"},
}

# -- it stumbles over the theme of the one and the namespaces of the other --
NOT_BY_OPENPYXL = {"ONLYOFFICE", "Strict Open XML"}
# -- python-calamine knows no flat form, and no blanks between the elements of an .ods --
NOT_BY_ANOTHER = {"LibreOffice .fods", "SheetJS .ods"}


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    path = tmp_path_factory.mktemp("原") / "台账.xlsx"
    draw(path)
    return path


def saved(way, source, folder):
    suffix, save = WAYS[way]
    target = folder / f"存{suffix}"
    save(source, target)
    return target


@pytest.mark.parametrize("way", WAYS)
def test_what_a_program_saves_reads_as_it_was(way, original, tmp_path):
    ours = read_workbook(saved(way, original, tmp_path)).sheets[0]
    due = read_workbook(original).sheets[0]
    for number, row in enumerate(due.rows, start=1):
        expected = [
            DIFFERENCES.get(way, {}).get(letter, lambda cell: cell)(cell)
            if cell is not None and number in range(2, 7)
            else cell
            for letter, cell in zip("ABCDEFGHIJKLM", row, strict=True)
        ]
        assert ours.rows[number - 1] == expected, number
    kept = {"hidden_rows", "hidden_columns", "merged"} - LOSES.get(way, set())
    assert {each: getattr(ours, each) for each in kept} == {
        each: getattr(due, each) for each in kept
    }


@pytest.mark.parametrize("way", [way for way in WAYS if way != "PyExcelerate"])
def test_a_hidden_sheet_stays_hidden_unless_the_program_loses_that(way, original, tmp_path):
    _, options = read_workbook(saved(way, original, tmp_path)).sheets
    assert options.rows == [["是"]]
    assert options.hidden is ("hidden" not in LOSES.get(way, set()))


@pytest.mark.parametrize("way", [way for way in WAYS if way not in NOT_BY_ANOTHER])
def test_another_reader_sees_the_same_cells(way, original, tmp_path):
    """openpyxl for .xlsx, python-calamine for the others; errors, and times of .ods, which it leaves
    as they are written, aside."""
    path = saved(way, original, tmp_path)
    sheet = read_workbook(path).sheets[0]
    by_openpyxl = path.suffix == ".xlsx" and way not in NOT_BY_OPENPYXL
    other = _rows_of_openpyxl(path) if by_openpyxl else _rows_of_calamine(path)
    for row, seen in zip(sheet.rows, other, strict=False):
        for cell, its in zip(row, seen, strict=False):
            no_value = isinstance(cell, ErrorValue | bool)
            if no_value or (path.suffix == ".ods" and isinstance(cell, dt.time | dt.timedelta)):
                continue
            assert _comparable(cell) == _comparable(its)


def _comparable(cell):
    if isinstance(cell, dt.datetime):
        cell = (cell + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    if isinstance(cell, dt.time):
        cell = dt.timedelta(hours=cell.hour, minutes=cell.minute)
    if isinstance(cell, dt.timedelta):
        return pytest.approx(cell / dt.timedelta(days=1))
    return " ".join(cell.split()) if isinstance(cell, str) else plain(cell)


def _rows_of_openpyxl(path):
    with catch_warnings(action="ignore"):  # -- of styles, which are not wanted --
        book = openpyxl.load_workbook(path, data_only=True)
    return book.worksheets[0].iter_rows(values_only=True)


def _rows_of_calamine(path):
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return ([None if v == "" else v for v in row] for row in rows.to_python(skip_empty_area=False))


@pytest.mark.parametrize(
    "way", [way for way in WAYS if way != "PyExcelerate" and not way.startswith("SheetJS .")]
)
def test_the_sample_ledger_has_the_same_findings_whoever_saved_it(way, tmp_path):
    """All ledgers with their planted faults; SheetJS's older formats lose the formats of dates."""
    source = tmp_path / "三解三促台账.xlsx"
    source.write_bytes(sample_workbook(SANJIE, sample.faulty_rows(SANJIE.ledgers)))
    book = read_workbook(saved(way, source, tmp_path))
    judged = validate("台账", book.sheets, SANJIE, as_of=sample.AS_OF)
    found = [
        (each.code, each.place.sheet, each.place.row, each.place.column)
        for each in judged.outcome.findings
    ]
    assert sorted(found) == planted()


def test_the_xml_spreadsheet_of_2003_is_named_as_what_it_is(original, tmp_path):
    from toolkit.reading.files.refusals import NotAWorkbookError

    path = tmp_path / "台账.xls"
    programs.sheetjs(original, path, kind="xlml")
    with pytest.raises(NotAWorkbookError, match="XML 表格 2003"):
        read_workbook(path)
