"""A second version of a return: against what its unit returned last, where that was merged."""

import pytest

from tests.distribution.merge_drawing import asked
from tests.distribution.merge_drawing import edits
from tests.distribution.merge_drawing import merged_again
from tests.distribution.merge_drawing import told
from toolkit.distribution.merge_additions import number_of
from toolkit.distribution.merge_model import Told
from toolkit.distribution.merge_model import Why

CELL = """
    下发 | 行号 | 姓名 | 地点
         | r1   | 张三 | {sent}
    先报1| 行号 | 姓名 | 地点
         | r1   | 张三 | {before}
    报送 | 行号 | 姓名 | 地点
         | r1   | 张三 | {now}
    总册 | 行号 | 姓名 | 地点
         | r1   | 张三 | {ours}
"""


def cell(sent, before, now, ours):
    return merged_again(CELL.format(sent=sent, before=before, now=now, ours=ours))


@pytest.mark.parametrize("now", ["河西", "石桥"])
def test_a_cell_that_is_changed_again_is_taken_where_the_office_still_has_the_first_change(now):
    done = cell("石桥", "临湖", now, "临湖")

    assert edits(done) == [f"3 地点 临湖→{now}"]
    assert (done.conflicts, done.remarks) == ([], [])


def test_what_the_office_has_changed_since_is_asked_against_what_was_returned_last():
    done = cell("石桥", "临湖", "河西", "电话核实")
    (question,) = done.conflicts

    assert edits(done) == []
    assert (question.why, question.base, question.theirs) == (Why.BOTH, "临湖", "河西")


@pytest.mark.parametrize("ours", ["石桥", "电话核实"])
def test_what_is_returned_as_before_does_not_undo_a_change_of_the_office_s_and_that_is_told(ours):
    done = cell("石桥", "临湖", "临湖", ours)

    assert (edits(done), asked(done)) == ([], [])
    assert told(done) == [Told.AS_BEFORE]


def test_what_is_returned_as_before_and_stands_there_is_not_told():
    done = cell("石桥", "临湖", "临湖", "临湖")

    assert (edits(done), asked(done), told(done)) == ([], [], [])


def test_what_was_held_back_is_taken_when_it_is_mended():
    """
    下发 | 行号 | 姓名 | 地点 | 天数
         | r1   | 张三 | 石桥 | 1
    先报1| 行号 | 姓名 | 地点 | 天数
         | r1   | 张三 | 临湖 | 五！
    报送 | 行号 | 姓名 | 地点 | 天数
         | r1   | 张三 | 临湖 | 5
    总册 | 行号 | 姓名 | 地点 | 天数
         | r1   | 张三 | 石桥 | 1
    """
    done = merged_again(test_what_was_held_back_is_taken_when_it_is_mended.__doc__)

    assert edits(done) == ["3 地点 石桥→临湖", "3 天数 1→5"]


def test_of_several_versions_the_last_one_counts():
    """
    下发 | 行号 | 姓名 | 地点
         | r1   | 张三 | 石桥
         | r2   | 李四 | 石桥
    先报1| 行号 | 姓名 | 地点
         | r1   | 张三 | 临湖
         | r2   | 李四 | 临湖
    先报2| 行号 | 姓名 | 地点
         | r1   | 张三 | 河西
         | r2   | 李四 | 临湖
    报送 | 行号 | 姓名 | 地点
         | r1   | 张三 | 山前
         | r2   | 李四 | 山前
    总册 | 行号 | 姓名 | 地点
         | r1   | 张三 | 临湖
         | r2   | 李四 | 临湖
    """
    done = merged_again(test_of_several_versions_the_last_one_counts.__doc__)

    assert edits(done) == ["4 地点 临湖→山前"]
    assert asked(done) == [f"{Why.BOTH} 3 地点"]


def test_a_column_of_others_is_told_again():
    drawing = CELL.format(sent="石桥", before="临湖", now="临湖", ours="石桥")
    done = merged_again(drawing, owned=["姓名"])

    assert told(done) == [Told.NOT_THEIRS]


def test_a_column_that_an_earlier_version_had_dropped_is_compared_with_what_was_sent():
    """
    下发 | 行号 | 姓名 | 地点 | 天数
         | r1   | 张三 | 石桥 | 5
    先报1| 行号 | 姓名 | 地点
         | r1   | 张三 | 临湖
    报送 | 行号 | 姓名 | 地点 | 天数
         | r1   | 张三 | 临湖 | 6
    总册 | 行号 | 姓名 | 地点 | 天数
         | r1   | 张三 | 临湖 | 5
    """
    test = test_a_column_that_an_earlier_version_had_dropped_is_compared_with_what_was_sent
    done = merged_again(test.__doc__)

    assert (edits(done), done.conflicts) == (["3 天数 5→6"], [])


def number(**cells):
    return number_of("B1", tuple(sorted(cells.items())))


ADDED = """
    下发 | 行号 | 姓名 | 地点
         | r1   | 张三 | 石桥
    先报1| 行号 | 姓名 | 地点
         | r1   | 张三 | 石桥
         |      | 李四 | 临湖
    报送 | 行号 | 姓名 | 地点
         | r1   | 张三 | 石桥
{now}
    总册 | 行号 | 姓名 | 地点
         | r1   | 张三 | 石桥
{ours}
"""
N = number(姓名="李四", 地点="临湖")


def added(now, ours):
    def lines(rows):
        return "\n".join(f"         | {' | '.join(row)}" for row in rows)

    return merged_again(ADDED.format(now=lines(now), ours=lines(ours)), owned=["姓名"])


def test_a_row_that_was_added_before_is_the_same_row_when_it_is_edited():
    done = added([("", "李四", "河西")], [(N, "李四", "临湖")])

    assert edits(done) == ["4 地点 临湖→河西"]
    assert (done.additions, done.conflicts, done.proposals, done.remarks) == ([], [], [], [])


def test_a_row_that_was_added_before_and_is_edited_by_the_office_stays_so():
    done = added([("", "李四", "临湖")], [(N, "李四", "电话核实")])

    assert (edits(done), done.additions, done.conflicts) == ([], [], [])


def test_a_row_that_was_added_before_and_is_gone_again_is_proposed_to_be_deleted():
    done = added([], [(N, "李四", "临湖")])

    assert [(each.at, each.row_id) for each in done.proposals] == [(4, N)]


def test_a_row_that_was_added_before_and_deleted_by_the_office_is_not_added_again():
    done = added([("", "李四", "临湖")], [])

    assert (done.additions, done.conflicts, told(done)) == ([], [], [Told.DELETED_HERE])


def test_a_row_that_was_added_before_deleted_by_the_office_and_edited_is_asked():
    done = added([("", "李四", "河西"), ("", "王五", "石桥")], [])

    assert [(each.why, each.row_id) for each in done.conflicts] == [(Why.ROW_GONE_HERE, N)]
    assert [each.cells["姓名"] for each in done.additions] == ["王五"]


def test_a_row_that_was_added_before_and_copied_is_added_once():
    done = added([("", "李四", "临湖"), ("", "李四", "临湖")], [(N, "李四", "临湖")])

    assert (edits(done), done.additions, done.proposals) == ([], [], [])


def test_an_edited_addition_is_the_same_row_in_the_third_version_too():
    """
    下发 | 行号 | 姓名 | 地点
         | r1   | 张三 | 石桥
    先报1| 行号 | 姓名 | 地点
         |      | 李四 | 临湖
    先报2| 行号 | 姓名 | 地点
         |      | 李四 | 河西
    报送 | 行号 | 姓名 | 地点
         |      | 李四 | 山前
    总册 | 行号 | 姓名 | 地点
         | {N}  | 李四 | 河西
    """
    drawing = test_an_edited_addition_is_the_same_row_in_the_third_version_too.__doc__
    done = merged_again(drawing.replace("{N}", N))

    assert edits(done) == ["3 地点 河西→山前"]
    assert (done.additions, done.conflicts) == ([], [])
