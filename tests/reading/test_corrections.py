"""What reading took for something else by itself: where the cell may say so, and where it may not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import sheets_of
from tests.examples import examples
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.ledger import RESTRICTED
from toolkit.ooxml.references import Area
from toolkit.ooxml.references import cell_at
from toolkit.usecases.correcting import safe_corrections
from toolkit.usecases.validate import validate

DAY = dt.date(2012, 12, 31)
PEOPLE = """
    单位名录
    | 规范简称 | 单位全称     | 别名     |
    | 监察大队 | 环境监察大队 | 环监大队 |
    人员名册
    | 姓名 | 单位     |
    | 张三 | 监察大队 |
    | 李四 | 监察大队 |
    别名表
    | 错写 | 规范 |
    | 张叁 | 张三 |
"""


def judged(sheets):
    return validate("画.xlsx", sheets, SANJIE, as_of=DAY)


def corrections(said):
    """Cell → new value, of the ledger of field work."""
    return {
        each.place.cell: each.new
        for each in said.corrections
        if each.place.sheet == "下基层活动台账"
    }


def corrected(sheets, said):
    """The sheets with all corrections made."""
    pages = {sheet.name: [list(row) for row in sheet.rows] for sheet in sheets}
    for each in said.corrections:
        row, column = cell_at(each.place.cell)
        pages[each.place.sheet][row - 1][column - 1] = each.new
    return [replace(sheet, rows=pages[sheet.name]) for sheet in sheets]


def drawn(rows):
    return sheets_of(PEOPLE + "    下基层活动台账\n" + rows)


def test_what_is_certain_is_corrected_to_a_value_of_the_column_s_kind():
    sheets = drawn("""
    | 姓名   | 单位     | 开始日期 | 结束日期 | 天数   | 同吃 | 走访户数 | 走访对象  |
    | 张　三 | 环监大队 | 2012.3.5 | ３月６日 | 2天    | √    | 十二     | 群众、企业 |
    | 张叁   | 同上     | 20120307 | 2012-3-7 | 半天   | 1    | １２     | 群众       |
    """)
    said = judged(sheets)
    assert corrections(said) == {
        "A2": "张三",
        "B2": "监察大队",
        "C2": dt.date(2012, 3, 5),
        "D2": dt.date(2012, 3, 6),
        "E2": 2,
        "F2": "是",
        "G2": 12,
        "A3": "张三",
        "B3": "监察大队",
        "C3": dt.date(2012, 3, 7),
        "D3": dt.date(2012, 3, 7),
        "E3": 0.5,
        "F3": "是",
        "G3": 12,
        "H2": "群众；企业",
    }
    (ditto,) = [each for each in safe_corrections(said) if each.place.cell == "B3"]
    assert (ditto.old, ditto.new) == ("同上", "监察大队")
    assert "“同上”按上一行读取" in ditto.reason
    assert "读作“监察大队”" in ditto.reason


def test_what_a_person_is_asked_about_or_may_mean_two_things_stays():
    sheets = drawn("""
    | 姓名   | 单位   | 开始日期   | 天数  | 同吃 | 走访户数 | 地点 | 联系点 |
    | 张散   | 环保科 | 约3月14日  | 约5天 | —    | 2000万   | 无   | ／     |
    | 张三等 | 监察   | 2012-02-30 | 一周  | 偶尔 | 3-5      | /    | 无     |
    """)
    sheets[-1].rows[1][6] = dt.date(2012, 3, 14)  # -- 3-14 in a column of words --
    assert corrections(judged(sheets)) == {}


def test_both_days_of_one_cell_go_into_two_cells_together_or_not_at_all():
    sheets = drawn("""
    | 姓名 | 开始日期 | 结束日期 |
    | 张三 | 3月5-9日 |          |
    | 李四 | 3月5-9日 |          |
    | 李四 |          | 3月9日   |
    """)
    sheets[-1] = replace(sheets[-1], merged=(Area(3, 2, 3, 3),))
    said = judged(sheets)
    assert corrections(said) == {
        "B2": dt.date(2012, 3, 5),
        "C2": dt.date(2012, 3, 9),
        "C4": dt.date(2012, 3, 9),
    }
    assert [each.group for each in said.corrections] == [2, 2, 0]


def test_a_cell_that_a_merged_area_covers_is_not_written_to():
    sheets = drawn("""
    | 姓名   | 地点 |
    | 张　三 | 甲村 |
    |        | 甲村 |
    """)
    sheets[-1] = replace(sheets[-1], merged=(Area(2, 1, 3, 1),))
    assert corrections(judged(sheets)) == {"A2": "张三"}


def test_a_sheet_that_the_program_fills_is_left_and_read_as_it_stands():
    sheets = sheets_of("""
    变更留痕
    | 操作人 | 时间             | 文件 | 单元格 | 旧值     | 新值 | 原因 |
    | 张三   | 2012-03-05 09:00 | 甲   | 乙!A1  | 2012.3.5 | 甲   | 丙   |
    | 张三   | 2012-03-05 09:00 | 甲   | 乙!A2  | 同上     | 同上 | 丙   |
    """)
    said = judged(sheets)
    assert said.corrections == ()
    (table,) = said.case.tables.values()
    assert table.rows[1].old == "同上"
    assert said.outcome.notes == ()


def test_restricted_values_are_told_by_their_keyed_hash_or_not_at_all():
    sheets = sheets_of("""
    来访事项
    | 事项号 | 信访人 | 电话            | 反映问题 |
    | LF01   | 赵 小六 | １３８１２３４５６７８ | 噪声 |
    | LF02   | 赵小六 | 138-1234-5678   | 噪声     |
    """)
    said = judged(sheets)
    phones = [each for each in safe_corrections(said) if each.place.column == "电话"]
    assert phones
    assert {(each.old, each.new) for each in phones} == {(RESTRICTED, RESTRICTED)}
    hashed = [each for each in safe_corrections(said, b"k" * 16) if each.place.column == "电话"]
    for each in hashed:
        assert each.old.startswith(f"{RESTRICTED}#")
        assert each.old != each.new
        assert "138" not in each.reason + each.old + each.new


DIRTY = st.sampled_from([
    *("2012.3.5", "3月5-9日", "20120305", "同上", "３月６日", "约3月", "无", "／", "", "3.10"),
    *("张　三", "张叁", "环监大队", "李四,张三", "张三等3人", "√", "×", "1", "—", "是", "偶尔"),
    *("2天", "半天", "十二(12)", "十二(13)", "１２", "1,200", "2000万", "-3", " 甲村 ", "〃", "#REF!"),
])  # fmt: skip
HEADINGS = ("姓名", "单位", "开始日期", "结束日期", "天数", "同吃", "走访户数", "地点", "陪同人员")


@examples(60)
@given(st.lists(st.lists(DIRTY, min_size=9, max_size=9), min_size=1, max_size=4))
def test_corrected_ledgers_say_the_same_and_have_nothing_left_to_correct(rows):
    lines = [f"    | {' | '.join(cells)} |" for cells in (HEADINGS, *rows)]
    sheets = drawn("\n".join(lines))
    before = judged(sheets)
    fixed = corrected(sheets, before)
    after = judged(fixed)
    assert after.corrections == ()
    told = [(f.code, f.place, f.message, f.key) for f in before.outcome.findings]
    assert [(f.code, f.place, f.message, f.key) for f in after.outcome.findings] == told
    values = [[row.values_ for row in table.rows] for table in before.case.tables.values()]
    assert [[row.values_ for row in t.rows] for t in after.case.tables.values()] == values
