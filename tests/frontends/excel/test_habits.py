"""What a clerk does all day beside the buttons, with a real mouse in a real LibreOffice."""

import pytest

from tests.frontends.excel.test_real_click import keep
from tests.frontends.excel.test_real_click import placed
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

VISITS = "下基层活动台账"

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


@pytest.fixture(scope="module")
def display():
    with screen() as name:
        yield name


@pytest.fixture(scope="module")
def day(display, tmp_path_factory, faulty_xlsm):
    """One workbook, one office, all habits one after the other; by name, what was seen."""
    folder = tmp_path_factory.mktemp("day")
    book = placed(folder, faulty_xlsm, "三解三促台账.xlsm")
    steps = {
        "before sorting": ("shown", VISITS, "A1:D402"),
        "sorting": ("sort_by", VISITS, "D2", "filter"),
        "sorted": ("shown", VISITS, "A1:D402"),
        "sorted step": ("undoable",),
        "undo sorting": ("keys", "ctrl+z"),
        "unsorted": ("shown", VISITS, "A1:D402"),
        "own edit": ("put", VISITS, "B3", "张三丰"),
        "clicked": ("toolbar", "校验"),
        "steps": ("undoable",),
        "results": ("shown", "校验结果", "A3:D90"),
        "take the click back": ("keys", "ctrl+z"),
        "results taken back": ("shown", "校验结果", "A3:D90"),
        "summary taken back": ("shown", "汇总表", "A3:B9"),
        "take the rest back": ("keys", "ctrl+z", "ctrl+z"),
        "edit taken back": ("shown", VISITS, "B3:C3"),
        "do all again": ("keys", "ctrl+y", "ctrl+y", "ctrl+y"),
        "results again": ("shown", "校验结果", "A3:D90"),
        "summary": ("shown", "汇总表", "A2:B9"),
    }
    with Machine(folder, display, trusted=book.parent) as machine:
        seen = machine.install().run(book, *steps.values())
    keep(folder, "habits", [])
    return {"book": book, **dict(zip(steps, seen, strict=True))}


def test_a_ledger_is_sorted_by_the_arrow_and_back_without_its_headings_and_example(day):
    before, after = day["before sorting"], day["sorted"]
    assert after[:2] == before[:2]
    assert sorted(after) == sorted(before)
    dates = [row[3] for row in after[2:] if row[3][:2] == "20" and "-" in row[3]]
    assert len(dates) > 100
    assert dates == sorted(dates, reverse=True)
    assert day["sorted step"] == ["Sort"]
    assert day["unsorted"] == before


def test_a_click_is_one_step_with_its_name_and_ctrl_z_comes_to_ones_own_edit(day):
    assert day["clicked"]["status"].startswith("校验完成")
    assert day["steps"] == ["校验", "Input", "Input"]  # -- the second is the hand's own, on 首页 --
    assert all(row[0] for row in day["results"])
    assert day["results taken back"] == [[""] * 4] * 88
    assert day["summary taken back"] == [[""] * 2] * 7
    assert day["edit taken back"] == [["钟月华", "局领导"]]
    assert day["results again"] == day["results"]


def test_the_sheets_that_sum_up_are_written_where_their_cells_are_protected(day):
    assert "没有写成" not in day["clicked"]["next"]
    assert day["summary"][0][0].startswith("汇总表（截至")
    assert all(row[1] for row in day["summary"][1:])
