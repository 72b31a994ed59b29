"""Rows that hold only what was prepared are not filled; one cause is told in one sentence."""

import datetime as dt

import pytest

from tests.drawn import FIRST_ROW
from tests.drawn import judged
from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue
from toolkit.reading.workbook import Sheet
from toolkit.usecases.validate import validate

WORK = SANJIE.ledger("下基层活动台账")
HEADINGS = [column.heading for column in WORK.columns]
DAY = dt.date(2012, 12, 31)


def line(**cells):
    return [cells.get(heading) for heading in HEADINGS]


FILLED = line(
    姓名="张三", 单位="局领导", 开始日期=dt.date(2012, 4, 10), 结束日期=dt.date(2012, 4, 10),
    天数=1, 活动类别="走访", 地点="水北村", 主要内容="走访农户",
)  # fmt: skip


def replaced(**cells):
    return line(**(dict(zip(HEADINGS, FILLED, strict=True)) | cells))


def said_of(*rows):
    return validate("画.xlsx", [Sheet(WORK.sheet, [HEADINGS, *rows])], SANJIE, as_of=DAY)


def prepared_notes(said):
    return [note.message for note in said.outcome.notes if note.kind == "预留行"]


@pytest.mark.parametrize(
    "prepared",
    [
        {"序号": 1},
        {"序号": 1, "天数": 1},
        {"天数": UNCALCULATED},
        {"天数": ErrorValue("#VALUE!"), "序号": "2"},
        {"序号": 1, "时段": "全天", "同吃": "否"},
    ],
)
def test_forty_prepared_rows_are_one_note(prepared):
    said = said_of(FILLED, *[line(**prepared) for _ in range(40)])
    assert said.outcome.findings == ()
    assert len(said.case.rows(WORK)) == 1
    assert prepared_notes(said) == [
        "第3至42行中的40行只有序号、公式或预填的选项，按预留的空行略过。"
    ]


@pytest.mark.parametrize(
    "filled",
    [
        {"序号": 1, "姓名": "张三"},
        {"序号": 1, "备注": "补"},
        {"序号": "填报说明"},
        {"天数": 1, "走访户数": 0},
        {"地点": "#N/A"},
    ],
)
def test_a_row_that_holds_anything_else_is_asked_about(filled):
    said = said_of(FILLED, *[line(**filled) for _ in range(4)])
    assert {finding.place.row for finding in said.outcome.findings} >= {3, 4, 5, 6}
    assert prepared_notes(said) == []


END = line(序号="——以下无内容——")


def test_prepared_rows_below_the_end_mark_are_one_note_too():
    rows = [line(序号=at, 天数=UNCALCULATED, 时段="全天") for at in range(40)]
    said = said_of(FILLED, END, *rows)
    assert said.outcome.findings == ()
    assert prepared_notes(said) == [
        "第4至43行中的40行只有序号、公式或预填的选项，按预留的空行略过。"
    ]
    said = said_of(FILLED, END, rows[0], replaced(地点="乙村"), line(序号=1, 姓名="张三"))
    assert [(f.code, f.place.row) for f in said.outcome.findings] == [("F08", 5), ("F08", 6)]
    assert prepared_notes(said) == ["第4行只有序号、公式或预填的选项，按预留的空行略过。"]


def test_totals_and_signatures_below_the_end_mark_are_no_rows_that_were_lost():
    said = said_of(
        FILLED, END, line(序号="合计", 天数=3, 走访户数=5), line(序号="填表人：王某", 开始日期="审核人：李某")
    )  # fmt: skip
    assert said.outcome.findings == ()
    told = [(note.row, note.kind) for note in said.outcome.notes]
    assert told == [(4, "合计行"), (5, "表下文字")]
    assert said.outcome.notes[0].message.endswith(
        "“天数”合计填3，逐行相加为1；“走访户数”合计填5，逐行相加为0。"
    )


def test_an_option_in_a_single_row_was_chosen_by_somebody():
    said = said_of(FILLED, line(时段="上午"), line(时段="下午"))
    assert {finding.place.row for finding in said.outcome.findings} == {3, 4}


def test_a_row_that_was_sent_out_is_never_taken_for_a_prepared_one():
    headings = [*HEADINGS, "系统行号"]
    rows = [headings, [*line(序号=1), "B1-0123456789"]]
    said = validate("画.xlsx", [Sheet(WORK.sheet, rows)], SANJIE, as_of=DAY)
    assert {finding.place.row for finding in said.outcome.findings} == {2}


def test_a_prepared_row_alone_is_told_too():
    assert prepared_notes(said_of(FILLED, line(序号=2))) == [
        "第3行只有序号、公式或预填的选项，按预留的空行略过。"
    ]


def test_a_book_that_nobody_calculated_is_one_finding():
    said = said_of(*[replaced(天数=UNCALCULATED, 地点=f"{at}号村") for at in range(40)])
    found = [finding for finding in said.outcome.findings if finding.code == "F07"]
    assert [finding.place.row for finding in found] == [FIRST_ROW]
    assert found[0].message == (
        "这个文件的公式没有计算过，共40格没有可用的结果：“下基层活动台账”的“天数”40格"
    )


def test_a_formula_of_the_form_that_was_not_calculated_leaves_an_optional_cell_empty():
    said = said_of(*[replaced(序号=UNCALCULATED, 地点=f"{at}号村") for at in range(4)])
    assert said.outcome.findings == ()
    assert [row.usable(WORK.columns[0]) for row in said.case.rows(WORK)] == [None] * 4
    broken = said_of(replaced(序号=ErrorValue("#REF!")))
    assert [finding.code for finding in broken.outcome.findings] == ["F07"]


def test_one_or_two_formulas_without_a_result_are_told_where_they_stand():
    row = replaced(天数=UNCALCULATED, 地点="乙村")
    found = [finding.place.row for finding in said_of(FILLED, row).outcome.findings]
    assert found == [3]


@pytest.mark.parametrize(
    "heading", ["序号", "姓名", "开始日期", "天数", "地点", "主要内容", "走访户数"]
)
def test_an_example_is_asked_about_from_the_first_cell_that_says_something_else(heading):
    from toolkit.declare.layout import example_cells

    shipped = dict(zip(HEADINGS, example_cells(WORK.columns, SANJIE.examples), strict=True))
    other = {"开始日期": "4月28日", "天数": 2, "走访户数": "3户"}.get(heading, "示例：赵六家")
    same, changed = list(shipped.values()), list((shipped | {heading: other}).values())
    assert said_of(FILLED, same).outcome.findings == ()
    found = [(each.code, each.place.row) for each in said_of(FILLED, changed).outcome.findings]
    assert found == [("F09", 3)]


def test_hidden_columns_are_told_as_hidden_rows_are():
    sheet = Sheet(WORK.sheet, [HEADINGS, FILLED], hidden_columns=frozenset({4, 9, 90}))
    said = validate("画.xlsx", [sheet], SANJIE, as_of=DAY)
    assert [note.message for note in said.outcome.notes if note.kind == "隐藏"] == [
        "“开始日期”、“联系点”列是隐藏的，已照常读取。"
    ]


@pytest.mark.parametrize(
    "written",
    [
        "二〇一二年六月三十日",
        "2012.6.30",
        "２０１２年６月３０日",
        "2012年6月30日（星期六）",
        "20120630",
        "6月30日",
        41090,
        "41090",
        41090.0,
        dt.date(2012, 6, 30),
        dt.datetime(2012, 6, 30, 8, 30),  # noqa: DTZ001 - as a cell holds it
    ],
)
def test_parameters_take_every_spelling_that_a_ledger_cell_takes(written):
    (sheet,) = sheets_of("参数\n| 参数名 | 取值 |\n| 统计 截止日 | x |\n| 总天数下限 | ６０天 |")
    sheet.rows[1][1] = written
    said = validate("画.xlsx", [sheet], SANJIE)
    assert said.case.as_of == dt.date(2012, 6, 30)
    assert said.case.parameters.total_days == 60
    told = [note.message for note in said.outcome.notes if note.kind == "规范化"]
    assert any("总天数下限" in each for each in told)
    assert type(written) is dt.date or any("统计截止日" in each for each in told)


def test_a_parameter_that_cannot_be_read_is_refused_by_its_name():
    from toolkit.declare.parameter_errors import ParameterError

    with pytest.raises(ParameterError, match="统计截止日"):
        judged("参数\n| 参数名 | 取值 |\n| 统计截止日 | 月底 |", "2012-06-30")
