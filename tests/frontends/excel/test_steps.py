"""What Ctrl+Z takes back after clicks, and what the bars say meanwhile, with a real mouse in a real LibreOffice."""

import pytest

from tests.frontends.excel.test_real_click import keep
from tests.frontends.excel.test_real_click import placed
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

VISITS, RESULTS = "下基层活动台账", "校验结果"
MOVED = "taizhang_moved"
OWN = "Input"  # -- of the hand, which empties the status before it clicks --

pytestmark = [
    pytest.mark.office,
    pytest.mark.deep,  # -- a minute with a mouse --
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


def seen_by_clerk(folders, content, name, steps):
    """What a clerk saw in a workbook of his own, step by step."""
    folder = folders.mktemp(name)
    book = placed(folder, content, "三解三促台账.xlsm")
    with screen() as display, Machine(folder, display, trusted=book.parent) as machine:
        seen = machine.install().run(book, *steps.values())
    keep(folder, name, [])
    return dict(zip(steps, seen, strict=True))


@pytest.fixture(scope="module")
def day(tmp_path_factory, faulty_xlsm):
    """One workbook in which is clicked; by name, what was seen."""
    steps = {
        "in the ledger": ("go", VISITS, "J5"),
        "typing": ("toolbar", "校验", "x"),
        "typed on": ("keys", "Return"),
        "typed": ("shown", VISITS, "J5:J5"),
        "results": ("shown", RESULTS, "A3:A3"),
        "answer": ("bar",),
        "picture of the answer": ("picture", "answer"),
        "back": ("go", VISITS, "C5"),
        "before": ("undoable",),
        "no": ("agree", "一键改正", "No", "alt+n"),
        "steps of no": ("undoable",),
        "esc": ("agree", "一键改正", "Yes", "Escape"),
        "steps of esc": ("undoable",),
        "nothing to take back": ("toolbar", "撤销上次改动"),
        "steps of nothing": ("undoable",),
        "not on its way": ("toolbar", "签发"),
        "steps of a refusal": ("undoable",),
        "in the ledger again": ("go", VISITS, "C5"),
        "next": ("toolbar", "下一处"),
        "steps of next": ("undoable",),
        "yes": ("agree", "一键改正", "Yes", "alt+y"),
        "steps of yes": ("undoable",),
        "corrected": ("bar",),
        "undo": ("order", ".uno:Undo"),
        "answer taken back": ("no_bar",),
        "steps of undo": ("undoable",),
        "nothing moved": ("no_bar", MOVED),
    }
    return seen_by_clerk(tmp_path_factory, faulty_xlsm, "steps", steps)


@pytest.fixture(scope="module")
def rows(tmp_path_factory, faulty_xlsm):
    """Another one, whose rows are moved and put back."""
    steps = {
        "in the ledger": ("go", VISITS, "C5"),
        "first check": ("toolbar", "校验"),
        "sort by the arrow": ("sort_by", VISITS, "D2", "filter"),
        "sorted": ("bar", MOVED),
        "unsort": ("keys", "ctrl+z"),
        "unsorted": ("no_bar", MOVED),
        "row": ("go", VISITS, "A4:AD4"),
        "cut": ("order", ".uno:Cut"),
        "below": ("go", VISITS, "A300"),
        "paste": ("order", ".uno:Paste"),
        "pasted": ("bar", MOVED),
        "take it back": ("order", ".uno:Undo"),
        "not pasted": ("no_bar", MOVED),
        "at a row": ("go", VISITS, "B4"),
        "put in": ("order", ".uno:InsertRowsBefore"),
        "moved down": ("bar", MOVED),
        "off the first page": ("go", VISITS, "F90"),
        "check": ("toolbar", "校验"),
        "after the check": ("where",),
        "checked": ("no_bar", MOVED),
        "uncheck": ("keys", "ctrl+z"),
        "as before the check": ("bar", MOVED),
        "back after ctrl+z": ("arrived", f"{VISITS}!F90"),
        "after ctrl+z": ("where",),
        "check again": ("keys", "ctrl+y"),
        "checked again": ("no_bar", MOVED),
        "back after ctrl+y": ("arrived", f"{VISITS}!F90"),
        "after ctrl+y": ("where",),
        "uncheck again": ("order", ".uno:Undo"),
        "not checked again": ("bar", MOVED),
        "back after the menu": ("arrived", f"{VISITS}!F90"),
        "after the menu": ("where",),
        "picture of what is old": ("picture", "moved"),
    }
    return seen_by_clerk(tmp_path_factory, faulty_xlsm, "moved", steps)


def test_what_is_typed_while_a_click_is_answered_stays_in_the_ledger(day):
    assert day["typing"]["status"].startswith("校验完成")
    assert day["typed"] == [["x"]]
    assert day["results"] == [["待改正"]]
    assert day["answer"]


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ("no", "没有改动。"),
        ("esc", "没有改动。"),
        ("nothing to take back", "“变更留痕”表里没有可以撤销的改动。"),
    ],
)
def test_a_click_that_changes_nothing_says_so(day, steps, status):
    assert day[steps]["status"] == status


def test_a_click_that_changes_nothing_leaves_no_step(day):
    before = day["before"]
    for count, name in enumerate(
        ["steps of no", "steps of esc", "steps of nothing", "steps of a refusal", "steps of next"],
        1,
    ):
        assert day[name] == [OWN] * count + before, name


def test_a_click_that_changes_something_is_one_step_with_its_answer(day):
    assert day["steps of yes"] == ["一键改正", OWN, *day["steps of next"]]
    assert day["corrected"]
    assert day["answer taken back"]
    assert day["steps of undo"] == day["steps of yes"][1:]


def test_correcting_cells_and_undoing_that_moves_no_row(day):
    assert day["nothing moved"]


@pytest.mark.parametrize("moved", ["sorted", "pasted", "moved down", "as before the check"])
def test_whatever_moves_rows_marks_are_said_to_be_those_of_before(rows, moved):
    assert rows[moved]


@pytest.mark.parametrize("put_back", ["unsorted", "not pasted", "checked"])
def test_it_is_said_no_more_once_rows_and_marks_are_together_again(rows, put_back):
    assert rows[put_back]


@pytest.mark.parametrize("taken", ["after ctrl+z", "after ctrl+y", "after the menu"])
def test_a_click_is_taken_back_and_done_again_where_the_clerk_is(rows, taken):
    assert rows["after the check"] == f"{VISITS}!F90"
    assert rows[taken] == f"{VISITS}!F90"
