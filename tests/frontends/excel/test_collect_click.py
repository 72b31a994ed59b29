"""The button 回收合并 on the open workbook: what came back is written into it, nothing is saved."""

import shutil

import pytest

from tests.frontends.excel.clicked import said
from tests.opened import opened
from tests.opened import typed
from toolkit.frontends.excel import click
from toolkit.workplace.booklets import distribute_book

PROBLEMS, VISITS, QUESTIONS = "问题整改台账", "来访事项", "合并冲突"
SECTION, POINT = "监察大队_科室*.xlsx", "石桥镇_联系点*.xlsx"


@pytest.fixture(scope="session")
def booklets(tmp_path_factory, clean_xlsm):
    folder = tmp_path_factory.mktemp("下发")
    book = folder / "三解三促台账.xlsm"
    book.write_bytes(clean_xlsm)
    distribute_book(book, None, folder / "下发")
    return folder / "下发"


@pytest.fixture
def returned(path, clean_book, booklets):
    """Edits a booklet and lets it come back beside the open workbook."""
    folder = path.parent / "回收"
    folder.mkdir()

    def come_back(booklet, change):
        (sent,) = booklets.glob(booklet)
        copy = opened(sent)
        change(copy)
        typed(copy, folder / sent.name)
        return folder

    return come_back


def put(sheet, row, heading, value):
    headings = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(row, headings[heading]).value = value


def measures(book):
    put(book[PROBLEMS], 3, "整改措施", "夜间九时后停用")


def column(book, sheet, heading):
    headings = book.sheets[sheet].range("A1:Z1").value
    return headings.index(heading) + 1


def test_returns_are_merged_into_the_open_workbook_and_nothing_is_saved(path, clean_book, returned):
    folder = returned(SECTION, measures)
    before = path.read_bytes()
    click("collect")
    at = column(clean_book, PROBLEMS, "整改措施")

    assert said(clean_book) == "已并入1份：新增0行，改动1格。"
    comes_next = said(clean_book, "toolkit_next")
    assert comes_next.startswith("核对后请保存台账。")
    assert "没有保存就关闭的，把它们放回“回收”再点一次" in comes_next
    assert clean_book.sheets[PROBLEMS].range((3, at)).value == "夜间九时后停用"
    assert path.read_bytes() == before
    assert [each.name for each in folder.iterdir() if each.is_file()] == []
    assert len([*folder.glob(f"已处理/*/{SECTION}")]) == 1
    kept = [*(folder / "合并前").glob("*.xlsm")]
    assert [each.read_bytes() for each in kept] == [before]


def test_a_second_click_with_the_same_file_changes_nothing(path, clean_book, returned):
    folder = returned(SECTION, measures)
    click("collect")
    shutil.copy(next(folder.glob(f"已处理/*/{SECTION}")), folder)
    click("collect")

    assert said(clean_book) == "已并入1份：新增0行，改动0格。"


@pytest.mark.parametrize("count", [1, 3, 5])
def test_files_that_were_not_merged_are_named_and_counted(clean_book, returned, count):
    folder = returned(SECTION, measures)
    for each in range(count):
        (folder / f"别的{each}.xlsx").write_bytes(b"")
    click("collect")
    named = "、".join(f"《别的{each}.xlsx》" for each in range(min(count, 3)))
    more = "等5份" if count > 3 else ""
    assert f"没有并入的，原因在“回收/未处理”文件夹：{named}{more}。" in said(
        clean_book, "toolkit_next"
    )


def new_visit(book):
    sheet = book[VISITS]
    row = next(at for at in range(3, 60) if sheet.cell(at, 1).value is None)
    for place in range(1, sheet.max_column + 1):
        if sheet.cell(1, place).value not in {"系统行号", "版本"}:
            sheet.cell(row, place).value = sheet.cell(3, place).value
    put(sheet, row, "事项号", "SX-2012-999")


def test_a_new_row_is_written_below_the_others_with_its_number(clean_book, returned):
    returned(POINT, new_visit)
    click("collect")
    sheet = clean_book.sheets[VISITS]
    numbers = sheet.range("A1:A200").value
    row = numbers.index("SX-2012-999") + 1

    assert said(clean_book) == "已并入1份：新增1行，改动0格。"
    assert sheet.range((row - 1, 1)).value is not None
    assert sheet.range((row, column(clean_book, VISITS, "信访人"))).value == "信访人A"
    assert sheet.range((row, column(clean_book, VISITS, "系统行号"))).value.startswith("B3b-")
    assert "待办公室补登" in said(clean_book, "toolkit_next")


def test_a_question_stands_in_its_sheet_and_the_answer_is_done_at_the_next_click(
    clean_book, returned
):
    returned(SECTION, measures)
    at = column(clean_book, PROBLEMS, "整改措施")
    cell = clean_book.sheets[PROBLEMS].range((3, at))
    cell.value = "电话核实：八时后停用"
    click("collect")
    questions = clean_book.sheets[QUESTIONS]
    headings = questions.range("A1:M1").value
    line = dict(zip(headings, questions.range("A3:M3").value, strict=True))

    assert said(clean_book) == "已并入1份：新增0行，改动0格，要人决定1处。"
    assert (line["台账"], line["栏"]) == (PROBLEMS, "整改措施")
    assert (line["报送"], line["总册现在"]) == ("夜间九时后停用", "电话核实：八时后停用")
    assert cell.value == "电话核实：八时后停用"

    questions.range((3, headings.index("处理") + 1)).value = "取报送"
    click("collect")
    assert cell.value == "夜间九时后停用"
    assert said(clean_book) == "已并入0份：新增0行，改动1格，照“处理”办了1处。"
    assert questions.range((3, headings.index("结果") + 1)).value.startswith("已取报送")
    comes_next = said(clean_book, "toolkit_next")
    assert "没有保存就关闭的，在“合并冲突”重选“处理”，再点一次" in comes_next
    assert "放回" not in comes_next


def test_a_row_that_was_not_returned_is_asked_about_with_what_was_sent_and_cannot_be_added(
    clean_book, returned
):
    returned(SECTION, lambda book: book[PROBLEMS].delete_rows(3))
    click("collect")
    questions = clean_book.sheets[QUESTIONS]
    headings = questions.range("A1:M1").value
    line = dict(zip(headings, questions.range("A3:M3").value, strict=True))
    assert line["报送"] == "（没有这一行）" and "WT-2012-001" in line["下发时"]
    questions.range((3, headings.index("处理") + 1)).value = "另加一行"
    click("collect")
    outcome = questions.range((3, headings.index("结果") + 1)).value
    assert outcome == (
        "待处理：报送没有这一行，没有可加的，不能另加一行；删去选“取报送”，留着选“取总册”"
    )


def test_what_was_not_merged_is_listed_in_the_trail_of_the_workbook(clean_book, returned):
    def beside(book):
        measures(book)
        for row in range(3, 10):
            book[PROBLEMS].cell(row, 40).value = f"旁边写的话{row}"

    returned(SECTION, beside)
    click("collect")
    comes_next = said(clean_book, "toolkit_next")
    assert "处要看，逐处见“变更留痕”表。" in comes_next and "taizhang" not in comes_next
    told = str(clean_book.sheets["变更留痕"].range("A3:G60").value)
    assert all(f"旁边写的话{row}" in told for row in range(3, 10))


def test_a_row_that_is_removed_by_an_answer_is_told(clean_book, returned):
    def without_a_row(book):
        for cell in book[PROBLEMS][4]:
            cell.value = None

    returned(POINT, without_a_row)
    click("collect")
    questions = clean_book.sheets[QUESTIONS]
    headings = questions.range("A1:M1").value
    questions.range((3, headings.index("处理") + 1)).value = "取报送"
    click("collect")

    assert said(clean_book).startswith("已并入0份：新增0行，改动0格，删去1行")


def test_what_changed_is_told_in_the_trail(clean_book, returned):
    returned(SECTION, measures)
    click("collect")
    trail = clean_book.sheets["变更留痕"]
    last = trail.used_range.last_cell.row

    assert trail.range((last, 4)).value == f"{PROBLEMS}!K3"
    assert trail.range((last, 6)).value == "夜间九时后停用"


def test_nothing_returned_is_one_sentence(clean_book):
    click("collect")
    assert "里没有收回的分册。" in said(clean_book)
