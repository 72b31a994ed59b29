"""A copy from before a merge, in the folder whose register tells of it: said at every click, and by no workbook that holds it."""

import shutil
from pathlib import Path

import pytest

from tests.frontends.excel.clicked import said
from tests.frontends.excel.clicked import shown
from tests.frontends.excel.test_collect_click import PROBLEMS
from tests.frontends.excel.test_collect_click import SECTION
from tests.frontends.excel.test_collect_click import booklets  # noqa: F401 - a fixture
from tests.frontends.excel.test_collect_click import column
from tests.frontends.excel.test_collect_click import measures
from tests.frontends.excel.test_collect_click import returned  # noqa: F401 - a fixture
from tests.frontends.excel.test_registered_click import register_beside
from tests.frontends.excel.test_taking_back_merge import trail
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import ENDED_NAME
from toolkit.engines import files
from toolkit.frontends.excel import click
from toolkit.workplace.opening import open_book

TOLD = "并入了《三解三促台账.xlsm》，打开的这本里没有：可能是合并以前的旧版"
BUTTONS = ["validate", "generate", "distribute", "collect", "remind"]


@pytest.fixture
def merged(path, clean_book, returned):  # noqa: F811
    """The open workbook after a merge, unsaved; the file beside is as it was before."""
    register_beside(path)
    returned(SECTION, measures)
    click("collect")
    return clean_book


@pytest.fixture
def older(path, merged):
    """The workbook as it was kept from before the merge, put beside."""
    merged.save()
    (kept,) = (path.parent / "回收" / "合并前").glob("*.xlsm")
    return Path(shutil.copy(kept, path.parent))


@pytest.fixture
def opened():
    """Opens a workbook as the one that is clicked in."""
    there = []

    def attach(path):
        there.append(files.attach(str(path)))
        return there[-1]

    yield attach
    for each in there:
        each.close()


@pytest.mark.parametrize("button", BUTTONS)
def test_the_workbook_that_was_merged_into_says_nothing_saved_or_not(merged, button):
    click(button)
    assert TOLD not in said(merged, "toolkit_next")


@pytest.mark.parametrize("button", BUTTONS)
def test_a_copy_from_before_the_merge_says_it_first(older, opened, button):
    book = opened(older.rename(older.with_name("三解三促台账（旧）.xlsm")))
    click(button)
    assert said(book, "toolkit_next").startswith("登记库记着《监察大队_科室")
    assert TOLD in said(book, "toolkit_next")
    assert "没有要处理的" not in said(book, "toolkit_next")
    assert shown(book, ENDED_NAME) != Ended.DONE


def test_a_merge_that_was_undone_and_not_made_again_is_told(merged):
    """Ctrl+Z takes the lines of the trail back with the cells; closing without saving does too."""
    cell = merged.sheets[PROBLEMS].range((3, column(merged, PROBLEMS, "整改措施")))
    (line,) = [row for row in trail(merged) if row[5] == cell.value]
    cell.value = line[4]
    merged.sheets["变更留痕"].range("A3:G400").value = None
    click("validate")
    assert said(merged, "toolkit_next").startswith("登记库记着《监察大队_科室")


@pytest.mark.parametrize("button", ["validate", "generate"])
def test_a_trail_that_was_emptied_or_taken_away_is_no_older_copy(merged, button):
    merged.sheets["变更留痕"].range("A3:G400").value = None
    click(button)
    assert TOLD not in said(merged, "toolkit_next")


def test_a_merge_that_was_taken_back_by_the_button_is_not_missed(merged):
    click("takeback")
    at = column(merged, PROBLEMS, "整改措施")
    assert merged.sheets[PROBLEMS].range((3, at)).value != "夜间九时后停用"
    click("validate")
    assert TOLD not in said(merged, "toolkit_next")


@pytest.mark.parametrize("name", ["2013年总册.xlsm", "三解三促.xlsm"])
def test_another_workbook_of_the_folder_is_no_copy(older, opened, name):
    """Nor is one of a shorter name: what was merged into a derived workbook was never asked into its source."""
    book = opened(older.rename(older.with_name(name)))
    click("validate")
    assert TOLD not in said(book, "toolkit_next")


def test_a_unit_that_was_renamed_throughout_and_a_cell_set_back_is_no_older_copy(merged):
    cell = merged.sheets[PROBLEMS].range((3, column(merged, PROBLEMS, "整改措施")))
    lines = merged.sheets["变更留痕"].range("A1:G60").value
    at, line = next((at, row) for at, row in enumerate(lines, 1) if row[5] == cell.value)
    cell.value = line[4]
    renamed = line[6].replace("监察大队", "执法大队")
    merged.sheets["变更留痕"].range((at, 7)).value = renamed
    click("validate")
    assert TOLD not in said(merged, "toolkit_next")


def test_the_command_line_tells_it_of_the_file(path, merged):
    (note,) = [str(each) for each in open_book(path).workbook.notes if TOLD in str(each)]
    assert note.startswith("登记库记着《监察大队_科室")
    merged.save()
    assert [each for each in open_book(path).workbook.notes if TOLD in str(each)] == []
