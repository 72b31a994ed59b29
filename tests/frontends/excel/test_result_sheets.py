"""校验结果 as older workbooks and other hands have it."""

import datetime as dt

from tests.frontends.excel.clicked import HEADINGS
from tests.frontends.excel.clicked import RESULTS
from tests.frontends.excel.clicked import results
from tests.frontends.excel.clicked import said
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.owner import Owner
from toolkit.declare.standard import ADDED_LATER
from toolkit.frontends.excel import click


def test_a_name_whose_cells_were_deleted_never_writes_into_another_sheet(book):
    book.names["toolkit_status"].refers_to = "=#REF!$C$6"
    ledgers = [each.sheet for each in SANJIE.ledgers if each.owner is not Owner.PROGRAM]
    before = [book.sheets[name]["C6"].value for name in ledgers]
    click("validate")
    assert [book.sheets[name]["C6"].value for name in ledgers] == before
    assert len(results(book)) > 100


def test_a_second_click_tells_what_changed_since_the_last(book):
    ledger = book.sheets["单位名录"]
    click("validate")
    assert not any(row["比上次"] for row in results(book))
    assert "比上次校验" not in said(book)
    click("validate")
    assert "比上次校验：没有变化。" in said(book)
    assert not any(row["比上次"] for row in results(book))
    wrong, ledger["E11"].value = ledger["E11"].value, "局机关科室"
    click("validate")
    assert "比上次校验：问题消除1处。" in said(book)
    ledger["E11"].value = wrong
    click("validate")
    assert "比上次校验：问题新增1处。" in said(book)
    assert "比上次校验：问题新增1处。" in book.sheets[RESULTS]["A1"].value
    (new,) = [row for row in results(book) if row["比上次"]]
    assert (new["比上次"], new["规则号"]) == ("新增", "F04")


def test_another_as_of_date_is_told_beside_what_changed(book):
    click("validate")
    settings = book.sheets["参数"]
    at = settings["A1:A80"].value.index("统计截止日") + 1
    settings.range((at, 2)).value = dt.date(2012, 6, 30)
    click("validate")
    assert "比上次校验（截至2012年12月31日）：" in said(book)
    assert "原为不符合" in {row["比上次"] for row in results(book)}


def test_a_result_sheet_of_an_older_workbook_is_written_as_it_is(book):
    sheet = book.sheets[RESULTS]
    older = [heading for heading in HEADINGS if heading not in {c.heading for c in ADDED_LATER}]
    sheet["A1:F1"].unmerge()
    sheet["A1:P2"].value = [[*older, "我的批语", None, None], ["（原来的说明）", *[None] * 15]]
    click("validate")
    assert sheet["A2"].value.startswith("校验结果（截至")
    click("validate")
    assert "比上次校验：没有变化。" in said(book)
    assert sheet.range((1, 1), (1, len(older) + 1)).value == [*older, "我的批语"]
    line = dict(zip(older, sheet.range((3, 1), (3, len(older))).value, strict=True))
    assert line["状态"] == "待改正"
    assert line["系统标识"].startswith(f"{line['规则号']}|")
    assert sheet.range((3, len(older) + 1)).value is None


def test_a_result_sheet_of_a_workbook_with_its_columns_in_another_order_is_written_in_that(book):
    sheet = book.sheets[RESULTS]
    sheet.range((2, 1), (2, len(HEADINGS))).value = HEADINGS[::-1]
    click("validate")
    click("validate")
    assert "比上次校验：没有变化。" in said(book)
    line = dict(zip(HEADINGS[::-1], sheet.range((3, 1), (3, len(HEADINGS))).value, strict=True))
    assert line["状态"] == "待改正"
    assert line["系统标识"].startswith(f"{line['规则号']}|")


def test_a_result_sheet_with_other_headings_is_a_sentence(book):
    book.sheets[RESULTS]["A2"].value = "号"
    click("validate")
    assert "没有可写的“校验结果”表：缺表，或标题行被改动" in said(book)


def test_a_workbook_without_a_result_sheet_is_a_sentence(book):
    book.sheets[RESULTS].delete()
    click("validate")
    assert said(book).startswith("台账《三解三促台账.xlsm》没有可写的“校验结果”表：缺表")
