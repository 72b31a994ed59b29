"""撤销上次改动 of rows that 回收合并 added: each is taken out whole, or stays whole with the reason said."""

import datetime as dt
import shutil

import openpyxl
import pytest
import xlwings
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.frontends.excel.clicked import said
from tests.frontends.excel.test_collect_click import POINT
from tests.frontends.excel.test_collect_click import PROBLEMS
from tests.frontends.excel.test_collect_click import QUESTIONS
from tests.frontends.excel.test_collect_click import SECTION
from tests.frontends.excel.test_collect_click import VISITS
from tests.frontends.excel.test_collect_click import booklets  # noqa: F401 - a fixture
from tests.frontends.excel.test_collect_click import column
from tests.frontends.excel.test_collect_click import put
from tests.frontends.excel.test_collect_click import returned  # noqa: F401 - a fixture
from tests.frontends.excel.test_taking_back_merge import answer
from tests.frontends.excel.test_taking_back_merge import trail
from toolkit.engines import files
from toolkit.frontends.excel import click

TOLD = {"首页", "详情", "校验结果", "变更留痕", "合并冲突", "报送情况表", "读取提示"}
COMING = ["SX-2012-901", "SX-2012-902", "SX-2012-903"]
NUMBER = "系统行号"
LONG = "反映夜间施工。" * 60


def ledgers(book, *, calculated=False):
    """Every cell of what people fill: what was typed and the formulas, also what these give if `calculated`.

    The numbers that programs know old rows by are no part of it: nobody sees them.
    """
    return {
        sheet.name: [
            [cell for heading, cell in zip(block[0], row, strict=True) if heading != NUMBER]
            for block in (sheet.range("A1:AH420").formula, *calculations(sheet, calculated))
            for row in block
        ]
        for sheet in book.sheets
        if sheet.name not in TOLD
    }


def calculations(sheet, calculated):
    """What formulas give; those of 进度 tell of submissions, too, which stay merged."""
    return [sheet.range("A1:AH420").value] if calculated and sheet.name != "进度" else []


def row_numbers(book):
    """What programs know rows by, by sheet and row, of rows that hold anything."""
    sheet = book.sheets[VISITS]
    at = column(book, VISITS, NUMBER)
    return sheet.range((1, at), (300, at)).value


def add(sheet, numbers, key="事项号", **others):
    """Fill rows below those of a booklet, as its first one is filled, each with a number of its own."""
    first = next(at for at in range(3, 200) if sheet.cell(at, 2).value is None)
    for row, number in enumerate(numbers, start=first):
        for place in range(1, sheet.max_column + 1):
            if sheet.cell(1, place).value not in {"系统行号", "版本", "序号"}:
                sheet.cell(row, place).value = sheet.cell(3, place).value
        for heading, value in {key: number, **others}.items():
            put(sheet, row, heading, value)


def add_visits(book):
    add(book[VISITS], COMING, 反映问题=LONG)


def rows_of(book):
    """Where the added rows stand."""
    numbers = book.sheets[VISITS].range("A1:A300").value
    return {each: numbers.index(each) + 1 for each in COMING if each in numbers}


def table(test):
    """The lines of a test's docstring that are drawn as a table, by heading."""
    lines = [line.split() for line in test.__doc__.splitlines() if line.startswith("    ")]
    head, *rows = [line for line in lines if line]
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture
def come_back(tmp_path_factory, clean_xlsm, booklets):  # noqa: F811
    """A folder of its own with a workbook and booklets that came back, each changed; the workbook's path."""

    def made(changes):
        home = tmp_path_factory.mktemp("并入又撤销")
        (home / "三解三促台账.xlsm").write_bytes(clean_xlsm)
        (home / "回收").mkdir()
        for sent, change in changes.items():
            (file,) = booklets.glob(sent)
            copy = openpyxl.load_workbook(file)
            change(copy)
            copy.save(home / "回收" / file.name)
        return home / "三解三促台账.xlsm"

    return made


@examples(4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    visits=st.lists(st.sampled_from(["短", "3", "0012", "2012-03-05", LONG]), max_size=3),
    edits=st.dictionaries(
        st.sampled_from(["整改措施", "整改时限", "办结说明/佐证"]),
        st.sampled_from(["夜间九时后停用", "7", "长" * 300, "长" * 301, dt.date(2012, 7, 31)]),
        max_size=3,
    ),
)
def test_after_a_merge_is_taken_back_the_ledgers_are_as_before_cell_for_cell(
    come_back, visits, edits
):
    def more_visits(copy):
        for at, words in enumerate(visits):
            add(copy[VISITS], [f"SX-2012-9{at}"], 反映问题=words)

    def other_measures(copy):
        for heading, value in edits.items():
            put(copy[PROBLEMS], 3, heading, value)

    book = files.attach(str(come_back({POINT: more_visits, SECTION: other_measures})))
    try:
        before, numbers = ledgers(book), row_numbers(book)
        click("collect")
        told = said(book)
        click("takeback")
        assert (ledgers(book), row_numbers(book)) == (before, numbers), told
        assert "没有改回" not in said(book)
        click("takeback")
        assert said(book) == "“变更留痕”表里没有可以撤销的改动。"
    finally:
        book.close()
        del xlwings.Book._mock_caller


@pytest.fixture
def with_visits(clean_book, returned):  # noqa: F811
    """The workbook after three visits were merged into it."""
    returned(POINT, add_visits)
    click("collect")
    assert "新增3行" in said(clean_book)
    return clean_book


def test_the_trail_tells_each_cell_of_an_added_row_as_it_was_written(with_visits):
    sheet = with_visits.sheets[VISITS]
    lines = [row for row in trail(with_visits) if row[6].startswith("整行新增：联系点：石桥镇")]
    told = {row[3]: row[5] for row in lines}
    assert all(row[4] is None for row in lines)
    for row in rows_of(with_visits).values():
        cells = sheet.range((row, 1), (row, 25)).value
        assert sum(f"!{letter}{row}" in each for each in told for letter in "A") == 1
        assert told[f"{VISITS}!A{row}"] == cells[0]
        assert sum(each.endswith(str(row)) for each in told) == sum(c is not None for c in cells)
    (at,) = {each for each in told if told[each].startswith("反映夜间") and each.endswith(str(row))}
    assert len(told[at]) == 300
    assert "…（共420字，核对码" in told[at]


def test_rows_that_somebody_touched_stay_whole_and_are_named_with_the_reason(with_visits):
    """中间一行人改过：它留着，上面一行也留着（删去会空出一行），下面一行取消。

    新增的行      后来人做的   撤销以后   说明
    SX-2012-901   没有动       留着       下面还有行
    SX-2012-902   改过一格     留着       新增以后人又改过（C?）
    SX-2012-903   没有动       取消       -
    """
    drawn = table(test_rows_that_somebody_touched_stay_whole_and_are_named_with_the_reason)
    rows = rows_of(with_visits)
    assert [each["新增的行"] for each in drawn] == [*rows]
    for each in drawn:
        if each["后来人做的"] == "改过一格":
            with_visits.sheets[VISITS].range(f"C{rows[each['新增的行']]}").value = "2012-06-01"
    before = with_visits.sheets[VISITS].range("A1:Z300").formula
    click("takeback")
    told = said(with_visits)
    assert told.startswith("已取消新增的1行（")
    for each in drawn:
        row = rows[each["新增的行"]]
        now = with_visits.sheets[VISITS].range(f"A{row}:Z{row}").formula
        if each["撤销以后"] == "留着":
            assert now[0] == before[row - 1]
            why = each["说明"].replace("?", str(row))
            assert f"{VISITS}第{row}行没有改回：{why}" in told
        else:
            assert {*now[0]} <= {"", None}


@pytest.mark.parametrize("place", ["J{}", "T{}", "AB{}"])
def test_a_cell_that_was_filled_beside_them_counts_as_touched(with_visits, place):
    last = max(rows_of(with_visits).values())
    with_visits.sheets[VISITS].range(place.format(last)).value = "办公室补登"
    click("takeback")
    assert f"{VISITS}第{last}行没有改回：新增以后人又改过（{place.format(last)}）" in said(
        with_visits
    )
    assert said(with_visits).startswith("一处也没有改回")


def test_a_row_typed_below_them_keeps_them_and_once_it_is_gone_they_are_taken_out(with_visits):
    sheet, last = with_visits.sheets[VISITS], max(rows_of(with_visits).values())
    below = sheet.range(f"A{last + 1}:C{last + 1}")
    below.value = ["SX-2012-999", "CC-2012-01", "2012-04-12"]
    click("takeback")
    assert [*rows_of(with_visits)] == COMING
    assert "没有改回：下面还有行" in said(with_visits)
    below.value = [None] * 3
    click("takeback")
    assert not rows_of(with_visits)
    assert said(with_visits).startswith("已取消新增的3行（")


def test_what_was_taken_back_is_merged_again_as_it_was_the_first_time(
    path,
    clean_book,
    returned,  # noqa: F811
):
    """照“下一步”说的做：把“已处理”里的放回“回收”，再点回收合并。"""
    folder = returned(POINT, add_visits)
    folder.joinpath("先放着").mkdir()
    (sent,) = folder.glob(POINT)
    edited = openpyxl.load_workbook(sent)
    put(edited[VISITS], 3, "处理意见", "责令停用")
    edited.save(sent)
    click("collect")
    first, told = ledgers(clean_book), said(clean_book)
    click("takeback")
    says = said(clean_book, "toolkit_next")
    assert f"并入的《{sent.name}》没有搬回，仍在“回收/已处理”" in says
    assert "要重新并入，把它们放回“回收”，再点“回收合并”" in says
    shutil.move(next(folder.glob(f"已处理/*/{sent.name}")), folder)
    click("collect")
    assert said(clean_book) == told
    assert ledgers(clean_book) == first


def test_a_row_that_an_answer_added_is_taken_out_and_its_question_is_open_again(
    clean_book,
    returned,  # noqa: F811
):
    """两边都加了同一编号、内容不一样：选“另加一行”，撤销，再选，又加上同一行。"""
    returned(POINT, lambda book: add(book[VISITS], COMING[:1]))
    first = clean_book.sheets[VISITS].range("A1:A300").value.index(None) + 1
    row = clean_book.sheets[VISITS].range("A3:Z3").value
    row[0], row[10] = COMING[0], "总册另记的一件"
    clean_book.sheets[VISITS].range((first, 1)).value = [row]
    click("collect")
    assert "要人决定1处" in said(clean_book)
    before = ledgers(clean_book)
    answer(clean_book, ["另加一行"])
    click("collect")
    after = ledgers(clean_book)
    assert after != before
    click("takeback")
    assert ledgers(clean_book) == before
    says = said(clean_book, "toolkit_next")
    assert f"“{QUESTIONS}”有1处又是“待处理”" in says
    assert "放回" not in says
    answer(clean_book, ["另加一行"])
    click("collect")
    assert ledgers(clean_book) == after


def test_a_line_of_exactly_as_many_characters_as_fit_is_whole_and_put_back(clean_book, returned):  # noqa: F811
    cell = clean_book.sheets[PROBLEMS].range("K3")
    cell.value = "原" * 300
    before = ledgers(clean_book)
    line = ["王芳", "2012-10-08 09:00:00", "台账", f"{PROBLEMS}!K3", "原" * 300, "新" * 300]
    clean_book.sheets["变更留痕"].range("A3").value = [*line, "回收合并：科室《甲.xlsx》"]
    cell.value = "新" * 300
    click("takeback")
    assert ledgers(clean_book) == before
    assert said(clean_book).startswith("已改回1处")
