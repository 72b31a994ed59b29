"""What a clerk must see in the course of a month, recounted from the cells and the files."""

import re
from collections import Counter

import pytest

from toolkit.declare.standard import ResultLine
from tools.clerk.machine import missing

STATE, PLACE = ResultLine.state.position, ResultLine.place.position
TO_ACT_ON = ("不符合", "偏离待说明", "预警", "无法判定")
END = "——以下无内容——"

pytestmark = [
    pytest.mark.office,
    pytest.mark.deep,  # -- some minutes with a mouse --
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


def column(letters):
    return ord(letters) - ord("A")


def filled(rows):
    """The rows above the end mark in which anything stands."""
    end = next((at for at, row in enumerate(rows) if row[0] == END), len(rows))
    return [row for row in rows[:end] if any(cell != "" for cell in row)]


def places(lines):
    return [line[PLACE] for line in lines if line[STATE] == "待改正"]


def test_a_typed_row_reads_chinese_dates_and_fills_itself(world, month):
    (row,) = month["first"]["typed row"]
    assert {at: row[column(at)] for at in world.becomes} == world.becomes


def test_a_day_is_dragged_down_and_taken_back_in_one_step(world, month):
    begun = world.becomes[world.day]
    days = [day for (day,) in month["first"]["dragged"]]
    head, last = begun[:-2], int(begun[-2:])
    assert days == [f"{head}{last + more:02}" for more in range(3)]
    assert month["first"]["after drag"] == [[begun], [""], [""]]


def test_what_the_status_counts_stands_in_the_results(world, month):
    for checked, results in (("check", "results"), ("check again", "results again")):
        said, lines = month["first"][checked]["status"], month["first"][results]
        counted = Counter(line[STATE] for line in lines)
        assert f"数据问题{counted['待改正']}处" in said
        assert {state: f"{state}{counted[state]}项" in said for state in TO_ACT_ON} == {
            state: counted[state] > 0 for state in TO_ACT_ON
        }


def test_the_mistake_is_gone_to_told_and_gone_when_mended(world, month):
    first, place = month["first"], f"{world.ledger}!{world.mistake[0]}"
    assert places(first["results"]) == [place]
    assert first["where"] == place
    assert first["why"][0].startswith("要改正：")
    assert "问题消除1处" in first["check again"]["status"]
    assert places(first["results again"]) == []


def test_a_day_written_as_nobody_should_is_corrected_and_told(world, month):
    cell, typed, corrected = world.pointed
    assert month["first"]["corrected"] == [[corrected]]
    assert [line[3:5] for line in month["first"]["trail"]][-1] == [
        f"{world.ledger}!{cell}",
        typed,
    ]


def test_the_arrow_sorts_all_rows_with_empty_ones_last_and_no_mark_is_old_where_none_stands(
    world, month
):
    before, after = month["first"]["ledger then"], month["first"]["sorted"]
    assert len(filled(after)) == len(filled(before))
    values = [row[column(world.sort[0])] for row in filled(after)]
    assert values == sorted(values, reverse=True)
    assert not month["first"]["old"]


def test_what_is_printed_are_the_rows_that_the_filter_shows(world, month):
    seen = filled(month["first"]["filtered"])
    at, words = column(world.sought[0][0]), world.sought[1]
    assert seen
    assert {row[at] for row in seen} == {words}
    total = len(filled(month["first"]["sorted"]))
    assert f"看得见的{len(seen)}行（共填了{total}行）" in month["first"]["print"]["status"]
    assert (world.desk / "打印" / f"{world.ledger}.pdf").read_bytes().startswith(b"%PDF")


def test_the_summary_counts_what_the_ledger_says(world, month):
    if not world.summary:
        pytest.skip("the activity sums nothing up")
    points = [line for line in month["first"]["summary"] if line[0] == "联系点"]
    problems = filled(month["first"]["summed"])
    assert sum(line[13] for line in points) == len(problems)
    assert sum(line[14] for line in points) == sum(row[12] == "已办结" for row in problems)


def test_the_calendar_has_what_is_due(world, month):
    lines = month["first"]["calendar"]
    assert tuple(line[0] for line in lines if line[0]) == world.due
    assert (lines[0][4] == "统计截止日以后60天内没有到期的。") == (not world.due)


def test_every_paper_that_was_written_is_one_click_away(world, month):
    written = int(re.search(r"已生成(\d+)份公文", month["first"]["draft"]["status"])[1])
    assert [row[3] for row in month["first"]["ways"]].count("打开") == written
    assert f"{world.unit}" in month["last"]["paper"] or world.registry


def test_every_receiver_has_a_booklet_and_a_line(world, month):
    booklets = list((world.desk / "下发").glob("*_v1.xlsx"))
    assert f"已写出{len(booklets)}个分册" in month["first"]["send"]["status"]
    assert world.unit in [line[column(world.columns[0])] for line in month["first"]["sent lines"]]


def test_a_saved_workbook_is_as_it_was(world, month):
    assert month["first"]["kept"] == month["first"]["sorted"]


def test_what_came_back_is_merged_and_the_question_is_answered_from_its_list(world, month):
    last = month["last"]
    assert last["merge"]["status"] == "已并入1份：新增0行，改动1格，要人决定1处。"
    assert (last["merged"], last["held"]) == ([["夜间九时后停用"]], [["电话核实更正"]])
    assert [line[6:8] for line in last["questions"]] == [["改接污水管", "电话核实更正"]]
    assert last["answered"] == [["取报送"]]
    assert last["taken"] == [["改接污水管"]]
    assert "照“处理”办了1处" in last["merge again"]["status"]


def test_the_return_is_approved_by_choosing_it(world, month):
    unit, state, _ = map(column, world.columns)
    lines = [line for line in month["last"]["lines"] if line[unit] == world.unit]
    assert lines[-1][state] == "已合并"
    assert month["last"]["approved"] == [["已核定"]]


def test_a_paper_is_signed_and_archived_or_all_that_stops_it_is_listed(world, month):
    said = month["last"]["sign"]["status"]
    if not said.startswith("已签发"):
        assert said.startswith(f"没有签发《{world.paper}")
        assert [line for line in month["last"]["said"] if line[1] in {"拦", "写理由"}]
        return
    assert world.number in said
    assert (world.desk / "公文" / f"{world.paper}_正本.docx").is_file()
    if world.registry:
        assert world.number in [line[0] for line in month["last"]["registry"]]
    assert world.taizhang("archive", world.desk / "公文" / f"{world.paper}.docx") == 0
    assert [*(world.desk / "归档" / world.number).glob("*_正本.docx")]


def test_what_was_taken_is_there_when_it_is_opened_again(world, month):
    measures = [row[column(world.measure)] for row in filled(month["last"]["kept"])]
    assert {"夜间九时后停用", "改接污水管"} <= {*measures}
