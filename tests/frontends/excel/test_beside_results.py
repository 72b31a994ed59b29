"""What people typed beside a line of 校验结果 stays with it, whatever the next clicks find."""

import datetime as dt

from tests.frontends.excel.clicked import HEADINGS
from tests.frontends.excel.clicked import RESULTS
from tests.frontends.excel.clicked import place
from tests.frontends.excel.clicked import put
from tests.frontends.excel.clicked import results
from tests.frontends.excel.clicked import said
from toolkit.frontends.excel import click
from toolkit.workplace.person import login_name

BESIDE = len(HEADINGS) + 2  # -- a column of people's own --


def test_what_people_typed_stays_beside_its_line(book):
    click("validate")
    key = results(book)[5]["系统标识"]
    put(book, 5, "说明", "因抗洪推迟，已报组长同意")
    put(book, 5, "复核人", "李某")
    click("validate")
    kept = next(row for row in results(book) if row["系统标识"] == key)
    assert kept["说明"] == "因抗洪推迟，已报组长同意"
    assert kept["复核人"] == "李某"


def test_notes_of_ones_own_beside_a_line_move_with_it_and_those_below_stay(book):
    click("validate")
    sheet = book.sheets[RESULTS]
    lines = results(book)
    key, last = lines[-1]["系统标识"], 2 + len(lines)
    sheet.range((last, BESIDE)).value = "已电话核实"
    sheet.range((last + 3, 2)).value = "下周例会上说明"
    assert lines[0]["规则号"] != "F01"
    book.sheets["下基层活动台账"]["B3"].value = None
    click("validate")
    keys = [row["系统标识"] for row in results(book)]
    assert len(keys) != len(lines)
    assert sheet.range((3 + keys.index(key), BESIDE)).value == "已电话核实"
    below = [row[1] for row in sheet.range((3 + len(keys), 1), (6 + len(keys), 3)).value]
    assert "下周例会上说明" in below


def test_what_was_typed_beside_a_fault_waits_for_it_to_return(book):
    ledger = book.sheets["单位名录"]
    wrong = ledger["E11"].value
    click("validate")
    at, fault = next(
        (number, row)
        for number, row in enumerate(results(book))
        if "单位名录!E11" in place(book, number)
    )
    put(book, at, "说明", "已请示")
    put(book, at, "复核人", "李某")
    book.sheets[RESULTS].range((3 + at, BESIDE)).formula = "=1+1"
    ledger["E11"].value = "局机关科室"
    click("validate")
    (waiting,) = [row for row in results(book) if row["系统标识"] == fault["系统标识"]]
    assert (waiting["状态"], waiting["说明"], waiting["位置"]) == ("已消除", "已请示", None)
    ledger["E11"].value = wrong
    click("validate")
    at, back = next(
        (number, row)
        for number, row in enumerate(results(book))
        if row["系统标识"] == fault["系统标识"]
    )
    assert (back["状态"], back["说明"], back["复核人"]) == ("待改正", "已请示", "李某")
    assert book.sheets[RESULTS].range((3 + at, BESIDE)).formula == "=1+1"


def test_words_beside_a_fault_never_move_to_another_row_s(book):
    ledger = book.sheets["下基层活动台账"]
    for row in (5, 6):
        ledger.range((row, 8)).value = "不存在类"
    click("validate")
    mine = next(n for n, _ in enumerate(results(book)) if "下基层活动台账'!H5" in place(book, n))
    put(book, mine, "说明", "这一行另有原因")
    block = ledger["A6:Q400"].value
    ledger["A5:Q399"].value = block
    click("validate")
    (here,) = [
        row
        for number, row in enumerate(results(book))
        if row["规则号"] == "F04" and "下基层活动台账'!H5" in str(place(book, number))
    ]
    assert here["说明"] is None


def test_words_beside_one_of_two_equal_rows_stay_with_it(book):
    ledger = book.sheets["下基层活动台账"]
    ledger["A6:Q6"].value = ledger["A5:Q5"].value
    for row, words in ((5, "不存在类"), (6, "也不存在")):
        ledger.range((row, 8)).value = words
    click("validate")
    places = [place(book, number) for number, _ in enumerate(results(book))]
    for cell, words in (("H5", "王某"), ("H6", "李某")):
        line = next(n for n, each in enumerate(places) if f"下基层活动台账'!{cell}\"" in str(each))
        put(book, line, "复核人", words)
    click("validate")
    assert {row["复核人"] for row in results(book) if row["复核人"]} == {"王某", "李某"}
    keys = [row["系统标识"] for row in results(book)]
    assert len(set(keys)) == len(keys)


def test_a_number_typed_as_reviewer_stays_a_number(book):
    click("validate")
    put(book, 0, "复核人", 0)
    click("validate")
    assert results(book)[0]["复核人"] == 0


def test_text_that_looks_like_a_formula_stays_text(book):
    sheet = book.sheets["下基层活动台账"]
    sheet["B3"].value = "'=1+1"
    click("validate")
    facts = [row["事实"] for row in results(book) if row["位置"] or row["事实"]]
    assert any("=1+1" in fact for fact in facts)


def test_an_explanation_is_recorded_with_name_and_day_and_flagged_when_its_fact_changes(book):
    click("validate")
    at, first = next((n, row) for n, row in enumerate(results(book)) if row["状态"] == "偏离待说明")

    def line():
        return next(row for row in results(book) if row["系统标识"] == first["系统标识"])

    put(book, at, "说明", "因全市统一安排")
    click("validate")
    today = dt.datetime.now().astimezone().date().isoformat()
    recorded = f"{login_name()} {today}"
    assert (line()["状态"], line()["说明登记"]) == ("偏离已说明", recorded)
    click("validate")
    assert line()["说明登记"] == recorded
    assert "所据的事实已变化" not in said(book, "toolkit_next")
    at = next(n for n, row in enumerate(results(book)) if row["系统标识"] == first["系统标识"])
    put(book, at, "说明所据", line()["说明所据"].partition("-")[0] + "-00000000")
    click("validate")
    assert line()["说明"] == "因全市统一安排"
    assert line()["状态"] == "偏离已说明"
    assert line()["说明登记"] == f"{recorded}；事实已变化，请核对说明"
    assert "有1条说明所据的事实已变化，请核对“说明”。" in said(book, "toolkit_next")
