"""Which cells are marked, as a real LibreOffice without a screen draws them: asked by what it exports as a web page."""

import re

import pytest
import xlwings

from tests.frontends.excel.clicked import results
from tests.untitled import untitled
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import LAST_OPEN_NAME
from toolkit.declare.layout import OPEN_PLACES_NAME
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.standard import ResultLine
from toolkit.engines.libreoffice.bridge import properties
from toolkit.frontends.button.laying_again import lay_again
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.excel import click
from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.archive import contents
from toolkit.workbooks.control.workbook import control_xlsx
from toolkit.workbooks.patching import SplicedRows
from toolkit.workbooks.patching import splice
from toolkit.workbooks.patching.styles import FILLS

pytestmark = pytest.mark.office

LEDGER = "接访场次"
STATE, LEVEL, PLACE = (
    ResultLine.columns.index(each)
    for each in (ResultLine.state, ResultLine.strength, ResultLine.place)
)
SATISFIED = "符合"
LEVELS = {f"#{fill[-6:]}": str(level) for level, fill in FILLS.items()}
ROWS = re.compile(r"<tr.*?</tr>", re.DOTALL | re.IGNORECASE)
CELLS = re.compile(r"<td([^>]*)>", re.IGNORECASE)
WIDE = re.compile(r'colspan="?(\d+)', re.IGNORECASE)
FILL = re.compile(r'bgcolor="(#\w+)"', re.IGNORECASE)
TODAYS = re.compile(
    rb'IF\(COUNTIF\([^"]*"[^"]*"&amp;ADDRESS\(ROW\(\),COLUMN\(\),4\)\),(COUNTIFS.*?)\)</formula>'
)
WHOLE = re.compile(rb"<conditionalFormatting .*?</conditionalFormatting>")
AREA = re.compile(rb'sqref="[^"]*"')
SCATTERED = [
    ("符合", "必须", "B4"),
    (TO_CORRECT, "必须", "C5"),
    (TO_CORRECT, "数据", "C5"),
    ("符合", "数据", "D6"),
    ("不符合", "必须", "E7"),
    *[("符合", "必须", "F8")] * 40,
    (TO_CORRECT, "提示", "G9"),
    ("", "", ""),
    (TO_CORRECT, "数据", "H10"),
    (TO_CORRECT, "原则", "B203"),  # -- below the prepared rows --
    ("符合", "必须", "C11"),
]
MARKS = {"C5": "必须", "G9": "提示", "H10": "数据"}


def older(package):
    """The same workbook whose marks look through all lines, as the first ones did."""
    return archive({name: as_older(part) for name, part in contents(package).items()}, USUAL)


def as_older(markup):
    return TODAYS.sub(lambda told: told[1].replace(b"_open", b"") + b"</formula>", markup)


def opened(office, path, package):
    """A control workbook cut to its front page, one ledger and the results."""
    path.write_bytes(package)
    return cut(office.books.open(str(path)))


def cut(book):
    sheets = book.api.Sheets
    for name in set(sheets.ElementNames) - {"首页", LEDGER, ResultLine.sheet}:
        sheets.removeByName(name)
    for name in (LEDGER, ResultLine.sheet, "首页"):
        sheets.getByName(name).unprotect("")
    return book


def lines(book, count):
    sheet = book.sheets[ResultLine.sheet].api
    top = FIRST_DATA_ROW - 1
    return sheet.getCellRangeByPosition(0, top, len(ResultLine.columns) - 1, top + count - 1)


def tell(book, told):
    """Put findings into the result sheet, each as state, level and cell."""
    rows = rows_of(told)
    lines(book, len(rows)).setDataArray(rows)


def rows_of(told):
    rows = []
    for state, level, cell in told:
        row = [""] * len(ResultLine.columns)
        row[STATE], row[LEVEL], row[PLACE] = state, level, f"{LEDGER}!{cell}" if cell else ""
        rows.append(tuple(row))
    return tuple(rows)


def marked(book, folder):
    """By cell of the ledger: the level whose colour it shows."""
    page = folder / "页.html"
    book.api.storeToURL(page.as_uri(), properties(FilterName="HTML (StarCalc)"))
    text = page.read_text(encoding="utf-8")
    (start,) = (match.start() for match in re.finditer(f"<em>{LEDGER}</em></h1>", text))
    found = {}
    for number, row in enumerate(
        ROWS.findall(text[start : text.index("</table>", start)]), start=1
    ):
        at = 0
        for cell in CELLS.findall(row):
            level = LEVELS.get((FILL.search(cell) or [""] * 2)[1])
            if level:
                found[f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}{number}"] = level
            at += int((WIDE.search(cell) or [""] * 2)[1] or 1)
    return found


@pytest.fixture(scope="module")
def package():
    return untitled(control_xlsx(SANJIE))


@pytest.fixture
def book(office, package, tmp_path):
    return opened(office, tmp_path / "台账.xlsx", package)


def test_the_gravest_open_finding_of_a_cell_colours_it_wherever_its_line_stands(book, tmp_path):
    assert marked(book, tmp_path) == {}
    tell(book, SCATTERED)
    assert marked(book, tmp_path) == MARKS
    tell(book, [*reversed(SCATTERED)])
    assert marked(book, tmp_path) == MARKS


def test_marks_follow_what_the_clerk_does_to_the_lines(book, tmp_path):
    tell(book, SCATTERED)
    sheet = book.sheets[ResultLine.sheet].api
    first = lines(book, 1).getCellByPosition(STATE, 0)
    first.Formula = "=NA()"
    assert marked(book, tmp_path) == MARKS
    first.String = TO_CORRECT
    assert marked(book, tmp_path) == {"B4": "必须", **MARKS}
    last = lines(book, len(SCATTERED)).getCellByPosition(STATE, len(SCATTERED) - 1)
    last.String = TO_CORRECT
    assert marked(book, tmp_path) == {"B4": "必须", **MARKS, "C11": "必须"}
    sheet.Rows.removeByIndex(FIRST_DATA_ROW - 1, 1)
    assert marked(book, tmp_path) == {**MARKS, "C11": "必须"}
    sheet.Rows.insertByIndex(FIRST_DATA_ROW, 30)
    assert marked(book, tmp_path) == {**MARKS, "C11": "必须"}
    book.sheets[ResultLine.sheet][f"A{FIRST_DATA_ROW}:P400"].sort([PLACE + 1])
    assert marked(book, tmp_path) == {**MARKS, "C11": "必须"}
    sheet.Rows.removeByIndex(FIRST_DATA_ROW - 1, 400)
    assert marked(book, tmp_path) == {}


@pytest.mark.parametrize("kind", [".xlsx", ".ods"])
def test_marks_are_there_when_libreoffice_saved_the_workbook_and_opens_it_again(
    office, book, tmp_path, kind
):
    tell(book, SCATTERED)
    saved = tmp_path / f"存{kind}"
    book.save(str(saved))
    book.close()
    again = cut(office.books.open(str(saved)))
    assert marked(again, tmp_path) == MARKS
    tell(again, [*SCATTERED, (TO_CORRECT, "数据", "B4")])
    assert marked(again, tmp_path) == {**MARKS, "B4": "数据"}


def test_findings_that_were_carried_into_a_workbook_are_marked_when_it_is_opened(
    office, package, tmp_path
):
    blank, filled = tmp_path / "空.xlsx", tmp_path / "填.xlsx"
    blank.write_bytes(package)
    rows = rows_of(SCATTERED)
    room = FIRST_DATA_ROW + len(rows)
    splice(blank, filled, {ResultLine.sheet: SplicedRows(FIRST_DATA_ROW, rows, end_row=room)})
    assert marked(cut(office.books.open(str(filled))), tmp_path) == MARKS


def test_marks_of_an_older_workbook_are_the_same(office, package, tmp_path):
    book = opened(office, tmp_path / "旧.xlsx", older(package))
    assert kinds(book) == {"older"}
    tell(book, SCATTERED)
    assert marked(book, tmp_path) == MARKS


def kinds(book):
    formats = book.sheets[LEDGER].api.ConditionalFormats.getConditionalFormats()
    formulas = [each.getByIndex(at).Formula1 for each in formats for at in range(each.Count)]
    return {"today's" if OPEN_PLACES_NAME in each else "older" for each in formulas}


def with_older_marks(package, cells, rest):
    """The same workbook, some cells of whose ledger have an older one's marks, as if pasted from there."""
    parts = contents(package)
    (name,) = (name for name, part in parts.items() if f'"{LEDGER}!"&amp;ADDRESS('.encode() in part)
    (todays,) = WHOLE.findall(parts[name])
    both = [AREA.sub(f'sqref="{area}"'.encode(), todays) for area in (rest, cells)]
    parts[name] = parts[name].replace(todays, both[0] + as_older(both[1]))
    return archive(parts, USUAL)


def test_what_has_marks_of_an_older_workbook_gets_those_of_its_neighbours(office, tmp_path):
    made = control_xlsx(SANJIE, sample.clean_rows(SANJIE.ledgers))
    mixed = with_older_marks(made, "C7:E8", "A3:N6 A7:B8 F7:N8 A9:N202")
    (tmp_path / "台账.xlsx").write_bytes(untitled(mixed))
    book = office.books.open(str(tmp_path / "台账.xlsx"))
    assert kinds(book) == {"today's", "older"}
    assert LEDGER in lay_again(book, SANJIE, read_sheets(book, SANJIE, lambda _words: None))
    assert kinds(book) == {"today's"}
    tell(cut(book), [*SCATTERED, (TO_CORRECT, "必须", "D8")])
    assert marked(book, tmp_path) == {**MARKS, "D8": "必须"}


def test_after_a_click_the_marks_are_there_for_who_calculates_by_f9(office, quick_path):
    book = office.books.open(str(quick_path))
    book.api.enableAutomaticCalculation(False)
    book.set_mock_caller()
    click("validate")
    del xlwings.Book._mock_caller
    last = book.names[LAST_OPEN_NAME].refers_to_range.value
    states = [line["状态"] for line in results(book)]
    assert last == len(states) - states[::-1].index(TO_CORRECT) > 1
    assert not book.api.isAutomaticCalculationEnabled()
