"""一键改正 in the open workbook and 撤销上次改动: by the trail, cell by cell."""

import datetime as dt

import pytest

from tests.frontends.excel.clicked import said
from tests.frontends.excel.clicked import shown
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import ENDED_NAME
from toolkit.declare.standard import ReadingNote
from toolkit.frontends.button.correcting_click import correct_cells
from toolkit.frontends.button.correcting_click import question
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.button.trail_lines import Changed
from toolkit.frontends.button.trail_lines import last_changes
from toolkit.frontends.excel import click
from toolkit.usecases.correcting import safe_corrections
from toolkit.usecases.validate import validate

VISITS = "下基层活动台账"


def judged(book):
    return validate(book.name, read_sheets(book, SANJIE, lambda _: None), SANJIE)


def plain(value):
    return value.date() if isinstance(value, dt.datetime) else value


@pytest.fixture
def corrected(book):
    book.sheets[VISITS].range("D5").value = 20120110
    entries = [each for each in safe_corrections(judged(book)) if "受限" not in each.old]
    assert len({type(each.correction.old) for each in entries}) > 1
    correct_cells(book, entries, book.name)
    return entries


def in_cells(book, entries):
    return [plain(book.sheets[each.place.sheet].range(each.place.cell).value) for each in entries]


def trail(book):
    rows = book.sheets["变更留痕"].range((3, 1), (400, 7)).value
    return [row for row in rows if row[0]]


def test_each_correction_stands_in_its_cell_and_in_the_trail(book, corrected):
    assert in_cells(book, corrected) == [plain(each.correction.new) for each in corrected]
    assert [row[3] for row in trail(book)] == [str(each.place) for each in corrected]
    assert not safe_corrections(judged(book))[len(corrected) :]


def test_what_is_asked_lists_every_correction_and_of_very_many_says_how_many_more(book, corrected):
    few, many = question(corrected), question(corrected * 9)
    assert all(f"{each.place}：" in few for each in corrected)
    assert "没有列出" not in few
    assert many.count("改为") == 19
    assert f"另有{9 * len(corrected) - 19}处没有列出" in many


def test_taking_back_puts_every_cell_back_as_it_was_and_says_so_in_the_trail(book, corrected):
    click("takeback")
    assert in_cells(book, corrected) == [plain(each.correction.old) for each in corrected]
    assert said(book).startswith(f"已改回{len(corrected)}处")
    assert [row[6] for row in trail(book)].count("撤销上次改动") == len(corrected)
    click("takeback")
    assert said(book) == "“变更留痕”表里没有可以撤销的改动。"


def test_a_cell_that_was_edited_since_is_left_as_it_is_and_named(book, corrected):
    edited = corrected[0].place
    book.sheets[edited.sheet].range(edited.cell).value = "人又改过"
    click("takeback")
    assert book.sheets[edited.sheet].range(edited.cell).value == "人又改过"
    assert f"{edited}没有改回" in said(book)
    assert said(book).startswith(f"已改回{len(corrected) - 1}处")
    assert shown(book, ENDED_NAME)[0] == Ended.TO_ACT_ON


def test_where_the_program_cannot_ask_nothing_is_changed(book):
    before = in_cells(book, safe_corrections(judged(book)))
    click("correct")
    assert "没有改动" in said(book)
    assert in_cells(book, safe_corrections(judged(book))) == before
    assert not trail(book)


def line(when, cell, old, new, reason="日期写法"):
    return Changed("王芳", when, "台账.xlsm", cell, old, new, reason)


def test_what_was_put_back_is_passed_over_and_the_click_before_it_comes_next():
    first, second = line("1", "表!A1", "a", "b"), line("2", "表!A1", "b", "c")
    back = line("3", "表!A1", "c", "b", "撤销上次改动")
    assert last_changes([first, second]) == [second]
    assert last_changes([first, second, back]) == [first]
    assert last_changes([first, second, back, line("4", "表!A1", "b", "a", "撤销上次改动")]) == []


def test_what_reading_took_for_something_else_is_told_in_the_open_workbook(book):
    click("validate")
    rows = book.sheets["读取提示"].range((2, 1), (200, len(ReadingNote.columns))).value
    notes = judged(book).outcome.notes
    assert f"读取时规范化或略过{len(notes)}处" in rows[0][0]
    assert [row[4] for row in rows[1:] if row[0]] == [each.message for each in notes]
    assert f"读取时规范化或略过{len(notes)}处，见“读取提示”表" in said(book, "toolkit_next")
