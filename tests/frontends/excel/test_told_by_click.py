"""What a click tells on the front page and in the status bar, also where something stands in its way."""

import datetime as dt
import re

import pytest

from tests.frontends.excel.clicked import RESULTS
from tests.frontends.excel.clicked import cells_of
from tests.frontends.excel.clicked import results
from tests.frontends.excel.clicked import said
from tests.frontends.excel.clicked import shown
from toolkit.declare.button import PRINT_SHEET
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import ENDED_NAME
from toolkit.frontends.button.answer import BAR_ROOM
from toolkit.frontends.excel import click
from toolkit.usecases.result_table import counted
from toolkit.workbooks.blank.styles import display_width
from toolkit.workplace.opening import judged_book

ADDRESS = "河东区幸福路8号"


def out_of_order():
    """A question whose answer is a fault of the program's, in whose words a cell stands."""
    raise LookupError(ADDRESS)


def test_a_click_sums_up_and_says_where_it_could_not(book):
    click("validate")
    sums, candidates = (book.sheets[name] for name in ("汇总表", "表扬候选测算"))
    assert sums["A2"].value == "汇总表（截至2012年12月31日）"
    assert [sums["A3"].value, sums["B3"].value] == ["局领导", "沈怀远"]
    assert candidates["A2"].value.startswith("表扬候选测算（截至2012年12月31日）")
    assert "没有写成" not in said(book, "toolkit_next")
    sums["A1"].value, before = "种类", sums["D3"].value
    book.sheets["参数"]["B3"].value = "2012-06-30"
    click("validate")
    assert "“汇总表”表没有写成：标题行被改动或加了密码保护" in said(book, "toolkit_next")
    assert (sums["A2"].value, sums["D3"].value) == ("汇总表（截至2012年12月31日）", before)
    assert candidates["A2"].value.startswith("表扬候选测算（截至2012年6月30日）")


def test_a_sheet_that_is_not_printed_is_not_told_as_done(book):
    book.sheets["首页"].activate()
    click(PRINT_SHEET.command)
    assert said(book) == "这张表不是台账，没有排。"
    assert shown(book, ENDED_NAME)[0] == Ended.REFUSED


def test_the_front_page_says_what_was_found_when_and_what_comes_next(path, book):
    click("validate")
    _, judged = judged_book(path, None)
    assert said(book) == f"校验完成：{counted(judged)}"
    first = sum(each.place.sheet == "下基层活动台账" for each in judged.outcome.findings)
    assert f"下基层活动台账{first}处" in said(book, "toolkit_next")
    step = said(book, "toolkit_next").split("改正：")[1].split("。")[0]
    places = re.findall(r"(\d+)处", step)
    assert sum(map(int, places)) == len(judged.outcome.findings)
    assert isinstance(said(book, "toolkit_last_run"), dt.datetime)
    assert book.sheets[RESULTS]["A1"].value.startswith("校验结果（截至2012年12月31日）")


def test_a_missing_as_of_date_is_one_sentence_and_the_results_stay(book):
    click("validate")
    first = results(book)
    settings = book.sheets["参数"]
    names = settings.range("A1:A90").value
    settings.range((1 + names.index("统计截止日"), 2)).value = None
    click("validate")
    assert said(book).startswith("没有给出统计截止日。")
    assert book.sheets[RESULTS]["A1"].value.startswith(said(book))
    assert results(book) == first


def test_cancelling_leaves_everything_as_it_was(book, monkeypatch):
    click("validate")
    first = results(book)
    monkeypatch.setattr(
        "toolkit.frontends.button.open_front_page.PAUSE", 0
    )  # -- a short click is not asked --
    click("validate", cancelled=lambda: True)
    assert said(book) == "已取消。没有写出文件，台账和“校验结果”没有改动。"
    assert results(book) == first


def test_a_button_of_a_later_version_says_so(book):
    click("推送")
    assert said(book) == "“推送”在后续版本提供，这次没有改动任何内容。"


def test_an_unforeseen_error_is_a_sentence_and_its_traceback_is_in_the_log(path, book, logs):
    click("validate", cancelled=out_of_order)
    told = f"程序内部出错（LookupError），这次没有做完。请把日志“{logs}”交给信息技术人员。"
    assert said(book) == told
    kept = logs.read_text(encoding="utf-8")
    assert "in out_of_order" in kept
    assert ADDRESS not in kept


def test_a_file_where_a_folder_should_be_is_a_sentence(path, book):
    (path.parent / "公文").write_text("这里本该是文件夹", encoding="utf-8")
    click("generate")
    assert said(book) == f"《{path.parent / '公文'}》是一个文件，不能当作文件夹。请另选文件夹。"


def test_a_log_that_cannot_be_written_hides_no_reason(path, book, monkeypatch, tmp_path):
    (tmp_path / "占用").write_text("x", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "占用"))
    click("validate", cancelled=out_of_order)
    assert said(book).startswith("程序内部出错（LookupError），这次没有做完。日志写不进去")
    assert ADDRESS not in said(book)


def test_a_workbook_without_a_front_page_is_still_judged(book):
    for name in list(book.names):
        if name.name in {"toolkit_status", "toolkit_next", "toolkit_last_run"}:
            name.delete()
    click("validate")
    assert len(results(book)) > 100


def test_how_a_click_ended_is_told_beside_what_it_said(book):
    click("validate")
    ended, status = (row[0] for row in cells_of(book, "toolkit_ended").options(ndim=2).value)
    assert ended == "！有要处理的"
    assert status == said(book)
    assert cells_of(book, "toolkit_go").formula == '=HYPERLINK("#\'校验结果\'!A3","到“校验结果”")'
    book.sheets["参数"].delete()
    click("validate")
    ended, status = (row[0] for row in cells_of(book, "toolkit_ended").options(ndim=2).value)
    assert ended == "✗ 没有办成"
    assert status == said(book)


def test_a_click_that_leaves_nothing_open_says_that_it_is_done(clean_book):
    click("validate")
    assert cells_of(clean_book, "toolkit_ended").options(ndim=2).value[0] == ["✓ 已办成"]
    due = cells_of(clean_book, "toolkit_calendar").options(ndim=2).value
    assert [line[4] for line in due if any(line)] == ["统计截止日以后60天内没有到期的。"]


def test_a_workbook_without_the_newer_cells_is_told_as_before(book):
    for name in ("toolkit_ended", "toolkit_go", "toolkit_papers"):
        book.names[name].delete()
    click("generate")
    assert said(book).startswith("已生成")


def test_what_is_due_soon_stands_in_the_calendar_the_nearest_first(book):
    settings = book.sheets["参数"]
    names = settings.range("A1:A90").value
    settings.range((1 + names.index("统计截止日"), 2)).value = dt.date(2012, 6, 1)
    click("validate")
    lines = cells_of(book, "toolkit_calendar").options(ndim=2).value
    days = [line[0] for line in lines if line[0] is not None]
    assert days == sorted(days)
    assert days[0].date() >= dt.date(2012, 6, 1)
    assert days[-1].date() <= dt.date(2012, 7, 31)
    assert any("来访事项" in str(line[3]) for line in lines)
    assert len(days) <= len(lines) == 40


@pytest.mark.parametrize("button", ["validate", "nextfault", "takeback"])
def test_from_a_ledger_the_status_bar_tells_how_it_ended_in_as_much_as_it_has_room_for(
    book, button
):
    book.sheets["下基层活动台账"].activate()
    click(button)
    bar = book.app.status_bar
    ended, status = book.names["toolkit_ended"].refers_to_range.options(ndim=1).value
    assert bar.startswith(f"{ended}　")
    told = bar.removeprefix(f"{ended}　")
    assert display_width(told) <= BAR_ROOM
    assert told[:12] == status[:12]
    everything = f"{status}{said(book, 'toolkit_next') or ''}"
    assert len(told) >= len(everything) or told.endswith("见“详情”。")


def test_on_the_front_page_the_status_bar_repeats_nothing(book):
    book.sheets["首页"].activate()
    click("validate")
    assert book.app.status_bar is False
