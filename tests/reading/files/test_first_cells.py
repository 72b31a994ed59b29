"""The top of column A by our own parser, over what several programs write."""

import openpyxl
import pytest
from xlsxwriter import Workbook

from toolkit.reading.files.first_cells import first_cells
from toolkit.reading.files.refusals import DamagedFileError

SHARED = "<si><r><t>登记</t></r><r><t>链首</t></r><rPh><t>deng</t></rPh></si><si><t>乙</t></si>"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def test_words_of_a_rows_first_cells_however_they_are_kept(hand_made):
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row><c t="inlineStr"><is><t>丙</t></is></c><c><v>7</v></c></row>'
        '<row r="4"><c r="A4"><v>5</v></c></row><row r="6"><c r="A6"><v>6</v></c></row>'
    )
    path = hand_made(rows, strings=f'<sst xmlns="{MAIN}">{SHARED}</sst>')
    assert first_cells(path, "台账", 5) == ["登记链首", "丙", "5"]
    assert first_cells(path, "别的", 5) == []


@pytest.mark.parametrize("writer", ["xlsxwriter", "openpyxl"])
def test_of_a_sheet_among_others(tmp_path, writer):
    path = tmp_path / "单.xlsx"
    if writer == "openpyxl":
        book = openpyxl.Workbook()
        sheet = book.create_sheet("核对单")
        for row in (["核对单：通报"], [None, "乙"], ["登记链首"]):
            sheet.append(row)
        book.save(path)
    else:
        with Workbook(str(path)) as book:
            book.add_worksheet("别的").write("A1", "别的")
            sheet = book.add_worksheet("核对单")
            sheet.write("A1", "核对单：通报")
            sheet.write("B2", "乙")
            sheet.write("A3", "登记链首")
    assert first_cells(path, "核对单", 5) == ["核对单：通报", "登记链首"]


@pytest.mark.parametrize(
    "cell",
    ['<c r="A1" t="s"><v>9</v></c>', '<c r="A1" t="s"><v>-1</v></c>', '<c r="A1" t="s"><v>x</v></c>', "<c r='A1'><v>1</c>"],
)  # fmt: skip
def test_what_is_broken_is_refused(hand_made, cell):
    path = hand_made(f'<row r="1">{cell}</row>', strings=f'<sst xmlns="{MAIN}">{SHARED}</sst>')
    with pytest.raises(DamagedFileError):
        first_cells(path, "台账", 5)
