"""A click on the open workbook, by plain xlwings calls."""

from tests.frontends.excel.clicked import HEADINGS
from tests.frontends.excel.clicked import RESULTS
from tests.frontends.excel.clicked import place
from tests.frontends.excel.clicked import put
from tests.frontends.excel.clicked import results
from tests.frontends.excel.clicked import said
from tests.frontends.excel.clicked import shown
from tests.frontends.excel.clicked import silent
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.button import NEXT_FAULT
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import ENDED_NAME
from toolkit.declare.outcome import TO_CORRECT
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.excel import click
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.validate import validate
from toolkit.workplace.opening import judged_book


def name_activity(book, name):
    """Change what the hidden sheet 系统 says of the activity."""
    sheet = book.sheets["系统"]
    keys = sheet.range("A1:A9").value
    sheet.range((1 + keys.index("活动"), 2)).value = name


def next_place(book):
    """Where one more click on 下一处 leads."""
    click(NEXT_FAULT.command)
    return said(book).partition("：")[2].partition("　")[0]


def test_a_workbook_that_names_no_activity_says_by_which_it_is_judged(book):
    name_activity(book, None)
    click("validate")
    assert said(book).startswith("校验完成：")
    assert said(book, "toolkit_next").count("台账没有写明是哪个活动的，按“三解三促”读取。") == 1


def test_a_workbook_of_an_activity_that_is_not_installed_is_one_sentence(book):
    name_activity(book, "防汛")
    click("validate")
    assert said(book).startswith("文件《三解三促台账.xlsm》是“防汛”的台账，本机没有装这个活动")
    assert results(book) == []


def test_the_open_workbook_is_judged_as_the_command_line_judges_the_file(path, book):
    sheets = read_sheets(book, SANJIE, silent)
    here = validate(path.name, sheets, SANJIE)
    _, there = judged_book(path, None)
    assert here.outcome.findings == there.outcome.findings
    assert here.outcome.verdicts == there.outcome.verdicts
    assert len(here.outcome.findings) > 50


def test_a_workbook_that_is_filled_already_begins_with_a_check(book):
    assert said(book, "toolkit_next") == "点“校验”。"


def test_every_finding_and_verdict_becomes_a_line_in_order(path, book):
    click("validate")
    _, judged = judged_book(path, None)
    lines = result_entries(judged)
    written = results(book)
    assert [row["系统标识"] for row in written] == [line.key for line in lines]
    assert [row["事实"] for row in written] == [line.fact for line in lines]
    assert [row["状态"] for row in written] == [line.state for line in lines]


def test_each_line_jumps_to_its_cell(path, book):
    click("validate")
    _, judged = judged_book(path, None)
    for number, line in enumerate(result_entries(judged)):
        if line.place:
            target = f"#'{line.place.sheet}'!{line.place.cell}"
            assert place(book, number) == f'=HYPERLINK("{target}","{line.place}")'


def test_a_second_click_writes_the_same_lines_anew(book):
    click("validate")
    first = results(book)
    below = len(first) + 5
    put(book, below, "事实", "上次留下的一行")
    click("validate")
    assert results(book) == first
    assert book.sheets[RESULTS].range((below + 3, 1 + HEADINGS.index("事实"))).value is None


def test_unsaved_changes_are_what_is_judged_and_the_file_keeps_its_bytes(path, book):
    before = path.read_bytes()
    click("validate")
    finding = next(row for row in results(book) if row["规则号"] == "F01")
    sheet, cell = place(book, results(book).index(finding)).split('"')[1][2:].split("'!")
    book.sheets[sheet].range(cell).value = "已填"
    click("validate")
    assert finding["系统标识"] not in [row["系统标识"] for row in results(book)]
    assert path.read_bytes() == before


def test_a_fault_that_is_gone_to_is_still_to_be_acted_on(book):
    click(NEXT_FAULT.command)
    assert said(book).startswith("第1处，共")
    assert shown(book, ENDED_NAME)[0] == Ended.TO_ACT_ON


def test_faults_are_gone_to_in_the_order_of_the_results_wherever_the_clerk_is(book):
    click("validate")
    faults = [place(book, at) for at in range(6)]
    for fault in faults:
        assert next_place(book) in fault
        book.sheets["首页"].activate()


def test_a_fault_that_was_mended_gives_its_turn_to_the_next_one(book):
    click("validate")
    second = place(book, 1)
    sheet, cell = next_place(book).split("!")
    book.sheets[sheet].range(cell).value = "局机关科室"
    assert next_place(book) in second
    assert said(book).startswith("第1处，")


def test_each_line_of_the_results_names_row_and_column_of_its_fault(book):
    click("validate")
    first = results(book)[0]
    assert (first["对象"], first["状态"]) == ("第11行“类型”", TO_CORRECT)


def test_a_click_fills_what_is_due_in_filled_rows(clean_book):
    sheet = clean_book.sheets["民情日记登记"]
    last = max(row for row in range(3, 302) if sheet.range((row, 1)).value)
    sheet.range((last, 3)).value = None
    click("validate")
    filled, below = (sheet.range((row, 3)).formula for row in (last, last + 1))
    assert filled.startswith(f'=IF(B{last}="","",IFERROR("星期"&MID("日一二三四五六",WEEKDAY(')
    assert below == ""


def test_a_new_row_is_given_the_next_number_and_an_older_form_keeps_what_it_shows(clean_book):
    sheet = clean_book.sheets["下基层活动台账"]
    numbers = sheet.range("A3:A402").value
    last = 2 + max(at for at, each in enumerate(numbers, start=1) if each)
    sheet.range((last + 1, 2), (last + 2, 2)).value = [["钟月华"], ["雷振东"]]
    highest = max(int(each) for each in numbers if each)
    click("validate")
    assert sheet.range((last + 1, 1), (last + 2, 1)).value == [highest + 1, highest + 2]
