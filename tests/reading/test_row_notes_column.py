"""The column 校验结果 of a marked copy: nobody's data when the copy comes back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.ooxml.references import Area
from toolkit.reading.workbook import Sheet
from toolkit.usecases.row_notes import row_notes
from toolkit.usecases.row_notes import without_room
from toolkit.usecases.validate import validate

PLAIN = """
    人员名册
    | 姓名 |
    | 张三 |
    下基层活动台账
    | 姓名 | 地点 | 走访户数 |
    | 张三 | 甲村 | 2        |
    | 张散 | 甲村 | -3       |
"""


def judged(sheets):
    return validate("画.xlsx", sheets, SANJIE, as_of=dt.date(2012, 12, 31))


def said(judged):
    outcome = judged.outcome
    return [(f.code, f.place, f.message) for f in outcome.findings], outcome.notes


def widened(sheet, *columns):
    """The sheet with further columns, each given from its heading down."""
    rows = [[*row, *more] for row, more in zip(sheet.rows, zip(*columns, strict=True), strict=True)]
    return replace(sheet, rows=rows)


def notes_of(judged, *, anew=True):
    return {notes.sheet: notes for notes in row_notes(judged, anew=anew)}


def test_it_is_no_unknown_column_and_no_data():
    *others, field_work = sheets_of(PLAIN)
    plain = judged([*others, field_work])
    marked = widened(field_work, ("校验结果", None, "错"))
    emptied = replace(marked, rows=[*marked.rows, [*[None] * len(field_work.rows[0]), "错"]])
    assert said(judged([*others, emptied])) == said(plain)
    stranger = widened(field_work, ("核对", None, "错"))
    assert said(judged([*others, stranger])) != said(plain)


def test_it_says_the_faults_of_each_row_and_nothing_of_a_sound_one():
    plain = judged(sheets_of(PLAIN))
    notes = notes_of(plain)["下基层活动台账"]
    assert notes.texts[3].startswith("1. 姓名：“张散”不在“人员名册”的“姓名”中。")
    assert "走访户数：填-3户，应不小于0。改为不小于0的数（F03）" in notes.texts[3]
    roster = notes_of(plain)["人员名册"]
    assert set(roster.texts) == {2}  # -- required cells that were not drawn --


def test_it_stands_beside_all_headings_where_nothing_else_stands():
    *others, field_work = sheets_of(PLAIN)
    width = len(field_work.rows[0])

    def column(sheet):
        return notes_of(judged([*others, sheet]))["下基层活动台账"].beside.column

    assert column(field_work) == width + 1
    assert column(widened(field_work, ("系统行号", "1", None), ("版本", None, None))) == width + 3
    beside = widened(field_work, ("核对", None, None), (None, "随手记", None), (None, None, None))
    assert column(beside) == width + 3
    merged = replace(field_work, merged=(Area(3, width + 1, 3, width + 2),))
    assert column(merged) == width + 3
    again = widened(field_work, ("校验结果", None, "错"), ("核对", None, None))
    assert column(again) == width + 1


def test_what_stands_there_from_an_earlier_time_is_said_anew_wished_or_not():
    *others, field_work = sheets_of(PLAIN)
    assert notes_of(judged([*others, field_work]), anew=False) == {}
    old = judged([*others, widened(field_work, ("校验结果", "旧的", "旧的"))])
    (notes,) = row_notes(old, anew=False)
    assert notes.beside.is_there
    assert notes.texts.keys() == {2, 3}
    below = widened(field_work, ("校验结果", None, None))
    told = replace(below, rows=[*below.rows, [*[None] * len(field_work.rows[0]), "旧的"]])
    (notes,) = row_notes(judged([*others, told]), anew=False)
    assert notes.texts[4] == ""  # -- nothing is left in that row to be said anything of --


def test_nothing_restricted_is_in_it():
    sheets = sheets_of("""
    来访事项
    | 事项号 | 信访人 | 电话     | 反映问题       | 人数 |
    | LF01   | 赵小六 | 电话不通 | 赵小六反映噪声 | -3   |
    """)
    (notes,) = row_notes(judged(sheets), anew=True)
    assert "电话：" in notes.texts[2]
    assert "赵小六" not in notes.texts[2]
    assert "不通" not in notes.texts[2]


def test_a_ledger_with_such_a_column_of_its_own_gets_no_second_one_and_that_is_told():
    class Check(Ledger, code="X1", sheet="检查表", essential=False):
        """检查表."""

        place = Text("地点")
        result = Text("校验结果")

    rows = [["地点", "校验结果"], ["甲村", None]]
    catalogue = replace(SANJIE, ledgers=(Check, *SANJIE.ledgers))
    said = validate("画.xlsx", [Sheet("检查表", rows)], catalogue, as_of=dt.date(2012, 12, 31))
    assert said.outcome.findings[0].place.cell == "B2"
    assert list(row_notes(said, anew=True)) == []
    (told,) = without_room(said)
    assert "“检查表”自己有一栏“校验结果”" in told
