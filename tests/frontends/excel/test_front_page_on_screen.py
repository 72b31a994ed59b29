"""The front page on a small office's screen, whichever typeface stands in for the one that is missing."""

import pytest

from tests.untitled import untitled
from toolkit.activities.sanjie import SANJIE
from toolkit.workbooks.blank.front_page import ENDS
from toolkit.workbooks.blank.front_page import LINE
from toolkit.workbooks.blank.front_page import TABLE_ROW
from toolkit.workbooks.blank.front_page import in_two_lines
from toolkit.workbooks.blank.front_page import step_row
from toolkit.workplace.new_folder import make_workspace
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

STEPS = SANJIE.front_page.steps
ANOTHER = pytest.param("C.UTF-8", marks=pytest.mark.deep)
"""With the other typeface for the one that is missing."""


@pytest.mark.office
@pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}")
@pytest.mark.parametrize("system", [ANOTHER, "zh_CN.UTF-8"])
def test_every_step_is_in_sight_and_nothing_looks_out_beside_its_button(tmp_path, system):
    tmp_path.chmod(0o777)
    book = make_workspace(tmp_path / "台账", SANJIE)[0]
    book.write_bytes(untitled(book.read_bytes()))
    rows = [step_row(number) + 1 for number in range(1, len(STEPS) + 1)]
    beside = [f"{column}{row}" for row in rows for column in "DF"]
    words = [f"{column}{rows[-1]}" for column in "BC"]
    with (
        screen() as display,
        Machine(tmp_path, display, book.parent, language="zh-CN", system=system) as machine,
    ):
        _, seen = machine.install().run(
            book, ("go", "首页", "A1"), ("hues", "首页", [*beside, *words])
        )
    assert seen[: len(beside)] == [1] * len(beside)
    assert all(hues > 1 for hues in seen[len(beside) :])


@pytest.mark.parametrize("work", [step.work for step in STEPS])
def test_what_a_step_asks_for_breaks_where_a_sentence_ends(work):
    lines = in_two_lines(work).split("\n")
    assert "".join(lines) == work
    assert len(lines) <= 2
    assert all(len(line) <= LINE for line in lines)
    assert all(line[-1] in ENDS for line in lines)


def test_a_quotation_is_not_broken_and_what_has_no_place_to_break_is_left():
    assert in_two_lines("甲" * 20 + "“乙。乙”" + "丙" * 10) == "甲" * 20 + "“乙。乙”" + "丙" * 10
    assert in_two_lines("甲" * 20 + "，" + "丙" * 20) == "甲" * 20 + "，\n" + "丙" * 20


def test_the_first_step_stands_right_below_the_heading():
    assert step_row(1) == TABLE_ROW + 1
