"""What a department gets, as a file: what it holds, what of it other programs keep."""

import datetime as dt
import shutil

import pytest

from tests.reading.writers import programs
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.distribution.snapshot import alike
from toolkit.distribution.snapshot import read_snapshot
from toolkit.reading.files.reading import read_workbook
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.sample_workbook import sample_workbook

SECTION = "监察大队_科室台账_2012年_v1.xlsx"
POINT = "云溪经济开发区_联系点台账_2012年_v1.xlsx"
FIRST_DATA_ROW = 3
DAY = dt.date(2012, 4, 9)


def as_the_office_typed_it():
    """The sample's rows; in one of field work, cells that are not what their columns say."""
    rows = dict(sample.clean_rows(SANJIE.ledgers))
    field_work = [list(row) for row in rows["下基层活动台账"]]
    start, days, hours = 3, 5, 26
    field_work[0][start], field_work[0][days], field_work[0][hours] = 41003, DAY, 0.4791666666666667
    field_work[1][start] = "4月上旬"
    return {**rows, "下基层活动台账": field_work}


@pytest.fixture(scope="session")
def sent(tmp_path_factory):
    """The sample's packages."""
    folder = tmp_path_factory.mktemp("下发")
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, as_the_office_typed_it()))
    return distribute_book(book, None, folder / "下发")


@pytest.fixture(scope="session")
def folder(sent):
    return sent.listing.parent


def sheets(path):
    return {sheet.name: sheet for sheet in read_workbook(path).sheets}


def visible_rows(sheet, headings):
    """By row id, the cells that a person sees under these headings."""
    found, *rows = sheet.rows
    at = [found.index(heading) for heading in headings]
    number = found.index("系统行号")
    return {
        row[number]: tuple(row[each] for each in at)
        for row in rows[FIRST_DATA_ROW - 2 :]
        if len(row) > number and row[number]
    }


def test_the_base_of_every_package_is_what_its_visible_sheets_hold(sent):
    for each in sent.written:
        found = sheets(each.path)
        base = read_snapshot(found["下发底稿"].rows)
        assert set(base) == set(each.rows)
        for title, snapshot in base.items():
            assert len(snapshot.rows) == each.rows[title]
            assert snapshot.rows == visible_rows(found[title], snapshot.headings)


def test_nobody_is_offered_to_show_the_base(folder):
    import openpyxl

    assert openpyxl.load_workbook(folder / SECTION)["下发底稿"].sheet_state == "veryHidden"


def test_a_package_says_by_which_program_and_in_what_form_each_sheet_was_sent(folder):
    first, second = (
        {row[0]: row[1] for row in sheets(folder / name)["系统"].rows} for name in (SECTION, POINT)
    )
    assert first["程序版本"] == second["程序版本"] == "0.1.0"
    forms = {key: value for key, value in first.items() if key.startswith("结构版本：")}
    assert list(forms) == ["结构版本：问题整改台账", "结构版本：调研报告登记"]
    assert len(set(forms.values())) == 2
    assert forms.items() <= second.items()


def untouched(before, after):
    """Whether a package that was saved anew has the base that it was sent with, cell by cell."""
    first, second = (read_snapshot(sheets(path)["下发底稿"].rows) for path in (before, after))
    return (
        {title: snapshot.headings for title, snapshot in first.items()}
        == {title: snapshot.headings for title, snapshot in second.items()}
        and sum(len(snapshot.rows) for snapshot in first.values()) > 20
        and all(
            list(snapshot.rows) == list(second[title].rows)
            and all(map(alike, cells, second[title].rows[number]))
            for title, snapshot in first.items()
            for number, cells in snapshot.rows.items()
        )
        and all(
            snapshot.rows == visible_rows(sheets(after)[title], snapshot.headings)
            for title, snapshot in second.items()
        )
    )


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_base_is_the_same_after_libreoffice_has_saved_the_package(folder, tmp_path):
    saved = tmp_path / "saved.xlsx"
    programs.libreoffice(folder / POINT, saved, "xlsx")
    assert untouched(folder / POINT, saved)


@pytest.mark.deep
def test_the_base_is_the_same_after_onlyoffice_has_saved_the_package(folder, tmp_path):
    saved = tmp_path / "saved.xlsx"
    programs.onlyoffice(folder / POINT, saved)
    assert untouched(folder / POINT, saved)
