"""What was read of any file, as an .xlsx that reads the same."""

from __future__ import annotations

import datetime as dt
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.ooxml.references import Area
from toolkit.reading.files import read_workbook
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue
from toolkit.reading.workbook import Sheet
from toolkit.workbooks.as_read import write_as_read

MOMENT = dt.datetime.fromisoformat("2012-03-14T08:30:00")


def again(tmp_path, *sheets):
    path = tmp_path / "副本.xlsx"
    changed = write_as_read(sheets, path)
    return read_workbook(path).sheets, changed


def test_values_keep_their_kinds_and_places(tmp_path):
    rows = [
        [None, "=1+1", "http://a.b", "<r>甲</r>", "第一\n第二", " 前后 "],
        [1.0, -0.5, 320482199001011000.0, True, False, None],
        [dt.date(2012, 3, 14), MOMENT, dt.time(8, 30), dt.time(8, 30, 15), dt.timedelta(hours=26), None],
        [ErrorValue("#DIV/0!"), ErrorValue("#N/A"), ErrorValue("#REF!"), None, None, "末"],
    ]  # fmt: skip
    [sheet], changed = again(tmp_path, Sheet("台账", rows))
    assert sheet.rows == rows
    assert [[type(each) for each in row] for row in sheet.rows] == [
        [type(each) for each in row] for row in rows
    ]
    assert changed == []


def test_what_is_hidden_or_merged_stays_so(tmp_path):
    first = Sheet(
        "一", [["合", 7.0, None], [None, "二", "三"], ["四", None, None]], hidden=True,
        hidden_rows=frozenset({3}), hidden_columns=frozenset({2, 3}),
        merged=(Area(1, 1, 2, 2),),
    )  # fmt: skip
    second = Sheet("二", [["五"]])
    sheets, changed = again(tmp_path, first, second)
    assert sheets == (first, second)
    assert changed == []


def test_a_merge_of_a_whole_column_is_one_of_what_is_filled(tmp_path):
    merged = (Area(1, 1, 1, 16384), Area(2, 1, 1_048_576, 1), Area(3, 2, 3, 2), Area(9, 1, 10, 1))
    rows = [["题", None], ["甲", "乙"], [None, "丙"]]
    [sheet], _ = again(tmp_path, Sheet("台账", rows, merged=(*merged, Area(2, 1, 3, 2))))
    assert sheet.rows == rows
    assert sheet.merged == (Area(1, 1, 1, 16384), Area(2, 1, 3, 1), Area(9, 1, 10, 1))


def test_what_is_hidden_or_merged_beyond_what_is_filled_stays_so(tmp_path):
    hidden = frozenset({1, 2, 5, 6, 9, 16384})
    page = Sheet("一", [["甲", "乙"]], hidden_columns=hidden, merged=(Area(1, 2, 4, 3),))
    empty = Sheet("二", [], hidden_rows=frozenset({7}), hidden_columns=hidden)
    sheets, _ = again(tmp_path, page, empty)
    assert sheets == (page, empty)


@given(st.floats(allow_nan=False, allow_infinity=False))
@examples(50)
def test_a_number_keeps_every_digit(tmp_path_factory, number):
    [sheet], _ = again(tmp_path_factory.mktemp("数"), Sheet("台账", [[number]]))
    assert sheet.rows == [[number]]


def test_a_formula_without_a_result_and_errors_excel_does_not_know_are_errors(tmp_path):
    [sheet], _ = again(tmp_path, Sheet("台账", [[UNCALCULATED, ErrorValue("Err:508")]]))
    assert sheet.rows == [[ErrorValue("#VALUE!")] * 2]


def test_what_is_no_number_is_an_error(tmp_path):
    [sheet], _ = again(tmp_path, Sheet("台账", [[float("nan"), float("inf"), 1.0]]))
    assert [str(cell) for cell in sheet.rows[0]] == ["#NUM!", "#NUM!", "1.0"]


def test_days_that_excel_has_no_number_for_are_words(tmp_path):
    early = dt.datetime.fromisoformat("1899-12-31T02:00:00")
    [sheet], _ = again(tmp_path, Sheet("台账", [[dt.date(1850, 1, 2), early, dt.date(1900, 3, 1)]]))
    assert sheet.rows == [["1850-01-02", dt.timedelta(hours=26), dt.date(1900, 3, 1)]]


def test_titles_and_texts_that_excel_does_not_take_are_told(tmp_path):
    long = "很长" * 20_000
    sheets, changed = again(
        tmp_path,
        Sheet("一/二", [["甲"]]),
        Sheet("一_二", [[None, long]]),
        Sheet("长" * 40, []),
        Sheet("长" * 40, []),
        Sheet("", []),
    )
    names = ["一_二", "一_二2", "长" * 31, "长" * 30 + "2", "_"]
    assert [sheet.name for sheet in sheets] == names
    assert sheets[1].rows == [[None, long[:32_767]]]
    assert changed[0] == "工作表“一/二”在副本里叫“一_二”"
    assert any("B1 有40000个字，副本里只留前32767个" in each for each in changed)
    assert len(changed) == 6


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("\u200b" * 31 + "节假日", "节假日"), ("节假日" + " " * 40, "节假日"), ("节假日 ", "节假日 "),
        ("𠮷" * 20, "𠮷" * 15), ("\u200b长" * 20, "长" * 20),
    ],
)  # fmt: skip
def test_a_title_that_is_cut_keeps_the_words_by_which_it_is_known(tmp_path, name, title):
    sheets, changed = again(tmp_path, Sheet(name, [["甲"]]))
    assert [each.name for each in sheets] == [title]
    assert ["\u200b" in each for each in changed] == [False] * (name != title)


def test_a_workbook_of_hidden_sheets_alone_still_opens(tmp_path):
    sheets, _ = again(tmp_path, Sheet("一", [["甲"]], hidden=True), Sheet("二", [], hidden=True))
    assert [sheet.hidden for sheet in sheets] == [False, False]


def test_the_same_pages_give_the_same_bytes(tmp_path):
    pages = [Sheet("台账", [["甲", MOMENT]])]
    for name in ("一.xlsx", "二.xlsx"):
        write_as_read(pages, tmp_path / name)
    one, two = (
        zipfile.ZipFile(tmp_path / name).read("xl/worksheets/sheet1.xml")
        for name in ("一.xlsx", "二.xlsx")
    )
    assert one == two
    assert (tmp_path / "一.xlsx").read_bytes() == (tmp_path / "二.xlsx").read_bytes()


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=20),
    st.booleans(),
    st.floats(-1e12, 1e12).map(lambda number: float(f"{number:.12g}")),
    st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1)),
    st.sampled_from([ErrorValue("#NAME?"), ErrorValue("#NUM!")]),
)


@examples(60)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_grid_reads_as_it_was(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("格")
    filled = [[*row, "末"] for row in rows]
    [sheet], changed = again(folder, Sheet("台账", filled))
    assert sheet.rows == filled
    assert changed == []
