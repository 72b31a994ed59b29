"""For any workbook and any marks: values and all other parts stay as they are."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
import package_files as files
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.noted import notes_in
from toolkit.declare.outcome import Strength
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import SplicedRows
from toolkit.workbooks.patching import mark_copy
from toolkit.workbooks.patching import splice
from toolkit.workbooks.patching.insertion import Insertion
from toolkit.workbooks.patching.insertion import moved_down

ADDRESSES = st.builds(
    lambda row, column: f"{column}{row}", st.integers(1, 30), st.sampled_from(["A", "C", "Z", "AB"])
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12
).filter(lambda text: not text.startswith("="))
VALUES = st.one_of(TEXTS, st.integers(-(10**9), 10**9), st.booleans(), st.floats(-1e9, 1e9))
MARKS = st.builds(
    Mark,
    st.sampled_from(["甲", "乙"]),
    ADDRESSES,
    st.sampled_from(list(Strength)),
    TEXTS.filter(len),
)
SHAPES = st.sampled_from([bytes, files.prefixed, files.utf16])


def contents(path: Path) -> dict[str, dict[str, object]]:
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book
    }


@examples(60)
@given(st.dictionaries(ADDRESSES, VALUES), st.lists(MARKS, max_size=20), SHAPES)
def test_marks_change_no_value_and_no_other_part(cells, marks, shape):
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.xlsx"), Path(folder, "b.xlsx")
        files.plain_workbook(source, {"甲": cells, "乙": {"B2": 1}})
        files.altered(source, {"xl/worksheets/sheet1.xml": shape})
        mark_copy(source, target, marks)
        assert contents(target) == contents(source)
        before, after = files.members(source), files.members(target)
        marked = {f"xl/worksheets/sheet{1 + ['甲', '乙'].index(mark.sheet)}.xml" for mark in marks}
        may_change = {"xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml", *marked}
        assert {name for name in before if before[name] != after[name]} <= may_change
        assert notes_in(target).keys() == {(mark.sheet, mark.cell) for mark in marks}


@examples(40)
@given(st.lists(st.lists(VALUES | st.none(), max_size=6), max_size=12), st.integers(0, 3))
def test_spliced_values_come_back_above_the_end_mark(rows, spare):
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.xlsx"), Path(folder, "b.xlsx")
        files.plain_workbook(source, {"甲": {"A1": "头", "A7": "尾", "B8": "=SUM(A3:A6)"}})
        splice(source, target, {"甲": SplicedRows(3, rows, 7, spare)})
        end = max(7, 3 + len(rows) + spare)
        sheet = openpyxl.load_workbook(target)["甲"]
        read = [[sheet.cell(row, at).value for at in range(1, 7)] for row in range(3, end)]
        wanted = [[*row, *[None] * (6 - len(row))] for row in rows]
        wanted += [[None] * 6] * (end - 3 - len(rows))
        assert read == [[None if value == "" else value for value in row] for row in wanted]
        assert (sheet["A1"].value, sheet.cell(end, 1).value) == ("头", "尾")
        assert sheet.cell(end + 1, 2).value == f"=SUM(A3:A{end - 1})"


def test_formulas_follow_inserted_rows():
    insertion = Insertion("甲 表", 8, 10)
    cases = {
        "A7+A8": "A7+A18",
        "SUM($A$3:$A$7)": "SUM($A$3:$A$17)",
        "SUM(A3:A9)": "SUM(A3:A19)",
        "SUM(A9:B12)+LOG10(8)": "SUM(A19:B22)+LOG10(8)",
        'IF(A9="A9","B8",1)': 'IF(A19="A9","B8",1)',
        "乙!A9+'甲 表'!A9": "乙!A9+'甲 表'!A19",
        "$1:$1": "$1:$1",
        "$8:$9": "$18:$19",
        "A:C": "A:C",
        "表[[#This Row],[A9]]": "表[[#This Row],[A9]]",
        "Q9(8)+X_A9+A9.B9": "Q9(8)+X_A9+A9.B9",
    }
    for formula, wanted in cases.items():
        assert insertion.formula(formula, own=True) == wanted
    assert insertion.formula("A9+'甲 表'!$A$9", own=False) == "A9+'甲 表'!$A$19"


def test_formulas_copied_down_keep_what_is_fixed():
    assert moved_down('A3+$B$3+C$3+$D3+乙!E3:F4&"A3"', 2) == 'A5+$B$3+C$3+$D5+乙!E5:F6&"A3"'
