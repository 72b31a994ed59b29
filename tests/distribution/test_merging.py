"""Three-way merge of a ledger: nothing is lost, nothing is guessed, the order of files means nothing.

Many cases are those that other mergers of tables are known to get wrong or publish as their tests (rows
deleted and edited, columns dropped and edited, keys that are not unique, rows moved and sorted): the
cases are theirs, the data ours.
"""

from dataclasses import replace

import pytest

from tests.distribution.merge_drawing import applied
from tests.distribution.merge_drawing import asked
from tests.distribution.merge_drawing import drawn
from tests.distribution.merge_drawing import edits
from tests.distribution.merge_drawing import merged
from tests.distribution.merge_drawing import sense
from tests.distribution.merge_drawing import told
from toolkit.distribution.merge_model import Told
from toolkit.distribution.merge_model import Why
from toolkit.distribution.merging import merge_ledger


def test_what_one_side_alone_has_changed_is_taken():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
         | r2   | 李四 | 3    | 青塘
    报送 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 6    | 石桥
         | r2   | 李四 | 3    | 青塘
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥镇
         | r2   | 李四 | 3    | 青塘
    """
    done = merged(test_what_one_side_alone_has_changed_is_taken.__doc__)

    assert edits(done) == ["3 天数 5→6"]
    assert (done.conflicts, done.additions, done.proposals, done.remarks) == ([], [], [], [])


def test_the_same_change_on_both_sides_is_none_however_it_is_spelt():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         | r1   | 张 三 | 6.0
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
    """
    done = merged(test_the_same_change_on_both_sides_is_none_however_it_is_spelt.__doc__)

    assert (done.edits, done.conflicts) == ([], [])


def test_two_changes_of_one_cell_are_a_question_with_all_three_values():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 7
    """
    done = merged(test_two_changes_of_one_cell_are_a_question_with_all_three_values.__doc__)

    (conflict,) = done.conflicts
    assert asked(done) == ["总册和报送都改了 3 天数"]
    assert (conflict.base, conflict.theirs, conflict.ours) == ("5", "6", "7")
    assert done.edits == []


def test_a_cell_that_its_unit_has_emptied_is_a_change_too():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 |
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    """
    assert edits(merged(test_a_cell_that_its_unit_has_emptied_is_a_change_too.__doc__)) == [
        "3 天数 5→None"
    ]


def test_a_column_that_is_not_the_unit_s_to_fill_keeps_what_its_owner_says():
    """
    下发 | 行号 | 姓名 | 天数 | 核定
         | r1   | 张三 | 5    | 否
    报送 | 行号 | 姓名 | 天数 | 核定
         | r1   | 张三 | 6    | 是
    总册 | 行号 | 姓名 | 天数 | 核定
         | r1   | 张三 | 5    | 否
    """
    drawing = test_a_column_that_is_not_the_unit_s_to_fill_keeps_what_its_owner_says.__doc__
    done = merged(drawing, owned={"姓名", "天数"})

    assert edits(done) == ["3 天数 5→6"]
    assert told(done) == ["不由报送单位填写的栏，没有采用"]
    assert done.remarks[0].theirs == "是"


def test_a_row_deleted_here_and_edited_there_is_a_question_and_keeps_what_was_edited():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 李四 | 3
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
         | r2   | 李四 | 3
    总册 | 行号 | 姓名 | 天数
    """
    drawing = (
        test_a_row_deleted_here_and_edited_there_is_a_question_and_keeps_what_was_edited.__doc__
    )
    done = merged(drawing)

    assert asked(done) == ["总册已没有这一行，报送改了它 0"]
    assert done.conflicts[0].cells == {"姓名": "张三", "天数": "6"}
    assert done.additions == []


def test_a_row_deleted_there_and_edited_here_is_a_question():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
    """
    done = merged(test_a_row_deleted_there_and_edited_here_is_a_question.__doc__)

    assert asked(done) == ["报送没有这一行，总册改了它 3"]
    assert done.proposals == []


def test_a_row_that_did_not_come_back_is_only_proposed_to_be_deleted():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 李四 | 3
    报送 | 行号 | 姓名 | 天数
         | r2   | 李四 | 3
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 李四 | 3
    """
    done = merged(test_a_row_that_did_not_come_back_is_only_proposed_to_be_deleted.__doc__)

    assert [(p.at, p.row_id) for p in done.proposals] == [(3, "r1")]
    assert (done.edits, done.conflicts) == ([], [])


def test_a_row_gone_on_both_sides_is_gone():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
    总册 | 行号 | 姓名 | 天数
    """
    done = merged(test_a_row_gone_on_both_sides_is_gone.__doc__)

    assert (done.proposals, done.conflicts) == ([], [])


def test_a_column_dropped_there_and_edited_here_is_a_question_each_cell():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
         | r2   | 李四 | 3    | 青塘
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
         | r2   | 李四 | 3
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥镇
         | r2   | 李四 | 3    | 青塘
    """
    done = merged(test_a_column_dropped_there_and_edited_here_is_a_question_each_cell.__doc__)

    assert edits(done) == ["3 天数 5→6"]
    assert asked(done) == ["报送没有这一栏，总册改了它 3 地点"]
    assert told(done) == ["报送没有这一栏，按没有改动处理"]


def test_a_column_dropped_here_and_edited_there_is_a_question():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
    总册 | 行号 | 姓名
         | r1   | 张三
    """
    done = merged(test_a_column_dropped_here_and_edited_there_is_a_question.__doc__)

    assert asked(done) == ["总册没有这一栏，报送改了它 3 天数"]
    assert done.conflicts[0].theirs == "6"


def test_a_column_that_the_unit_added_is_told_cell_by_cell():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数 | +备考
         | r1   | 张三 | 5    | 雨天改期
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    """
    done = merged(test_a_column_that_the_unit_added_is_told_cell_by_cell.__doc__)

    assert [(r.column, r.theirs) for r in done.remarks] == [("备考", "雨天改期")]


def test_rows_and_columns_moved_and_sorted_change_nothing_but_what_was_edited():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
         | r2   | 李四 | 3    | 青塘
         | r3   | 王五 | 4    | 枫林
    报送 | 行号 | 地点 | 天数 | 姓名
         | r3   | 枫林 | 4    | 王五
         | r1   | 石桥 | 6    | 张三
         | r2   | 青塘 | 3    | 李四
    总册 | 行号 | 天数 | 姓名 | 地点
         | r2   | 3    | 李四 | 青塘
         | r3   | 4    | 王五 | 枫林
         | r1   | 5    | 张三 | 石桥
    """
    drawing = test_rows_and_columns_moved_and_sorted_change_nothing_but_what_was_edited.__doc__
    done = merged(drawing)

    assert edits(done) == ["5 天数 5→6"]
    assert (done.conflicts, done.proposals, done.remarks) == ([], [], [])


def test_rows_added_on_both_sides_are_all_there():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         |      | 赵六 | 2
         | r1   | 张三 | 5
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | k9*  | 王五 | 4
    """
    done = merged(test_rows_added_on_both_sides_are_all_there.__doc__)

    (new,) = done.additions
    assert (new.cells, new.source.at) == ({"姓名": "赵六", "天数": "2"}, 3)
    assert new.row_id.startswith("B1-")
    assert (done.conflicts, done.edits) == ([], [])


def test_the_same_row_added_on_both_sides_is_one():
    """
    下发 | 行号 | 姓名 | 天数
    报送 | 行号 | 姓名 | 天数
         |      | 赵六 | 2
    总册 | 行号 | 姓名 | 天数
         | k9*  | 赵六 | 2.0
    """
    done = merged(test_the_same_row_added_on_both_sides_is_one.__doc__)

    assert (done.additions, done.conflicts) == ([], [])
    assert told(done) == ["总册已有相同的行，没有重复加"]


def test_two_rows_of_one_key_added_with_other_words_are_a_question():
    """
    下发 | 行号 | 姓名 | 天数
    报送 | 行号 | 姓名 | 天数
         |      | 赵六 | 2
    总册 | 行号 | 姓名 | 天数
         | k9*  | 赵六 | 3
    """
    done = merged(test_two_rows_of_one_key_added_with_other_words_are_a_question.__doc__)

    assert asked(done) == ["同一行各自新增，内容不同 3"]
    assert done.additions == []


def test_two_units_that_add_the_same_row_add_one():
    """
    下发 | 行号 | 姓名 | 天数
    报送甲科 | 行号 | 姓名 | 天数
         |      | 赵六 | 2
    报送乙科 | 行号 | 姓名 | 天数
         |      | 赵六 | 2
    总册 | 行号 | 姓名 | 天数
    """
    done = merged(test_two_units_that_add_the_same_row_add_one.__doc__)

    assert len(done.additions) == 1
    assert told(done) == ["总册已有相同的行，没有重复加"]


def test_two_units_that_change_one_cell_otherwise_are_asked_about_both():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送甲科 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
    报送乙科 | 行号 | 姓名 | 天数
         | r1   | 张三 | 7
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    """
    done = merged(test_two_units_that_change_one_cell_otherwise_are_asked_about_both.__doc__)

    assert asked(done) == ["几份报送改得不一样 3 天数"] * 2
    assert {c.theirs for c in done.conflicts} == {"6", "7"}


def test_identical_rows_each_edited_on_one_side_are_never_paired_silently():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 张三 | 6
    总册 | 行号 | 姓名 | 天数
         | r1*  | 张三 | 5
         | r2*  | 张三 | 7
    """
    done = merged(test_identical_rows_each_edited_on_one_side_are_never_paired_silently.__doc__)

    assert asked(done) == ["几行相同，认不准报送改的是哪一行 0 天数"]
    assert done.edits == []


def test_identical_rows_that_the_office_left_alone_are_edited_once():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 张三 | 6
    总册 | 行号 | 姓名 | 天数
         | r1*  | 张三 | 5
         | r2*  | 张三 | 5
    """
    done = merged(test_identical_rows_that_the_office_left_alone_are_edited_once.__doc__)

    assert len(done.edits) == 1
    assert done.conflicts == []


def test_rows_of_one_key_are_told_apart_by_the_rest():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
         | r2   | 张三 | 3    | 青塘
    报送 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 6    | 石桥
         | r2   | 张三 | 3    | 青塘
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1*  | 张三 | 3    | 青塘
         | r2*  | 张三 | 5    | 石桥
    """
    assert edits(merged(test_rows_of_one_key_are_told_apart_by_the_rest.__doc__)) == ["4 天数 5→6"]


def test_a_row_whose_key_the_office_has_changed_is_told_by_the_rest():
    """
    下发 | 行号 | 姓名 | 天数 | 地点 | 内容
         | r1   | 张三 | 5    | 石桥 | 走访
         | r2   | 李四 | 3    | 青塘 | 座谈
    报送 | 行号 | 姓名 | 天数 | 地点 | 内容
         | r1   | 张三 | 6    | 石桥 | 走访
         | r2   | 李四 | 3    | 青塘 | 座谈
    总册 | 行号 | 姓名 | 天数 | 地点 | 内容
         | k7*  | 张山 | 5    | 石桥 | 走访
         | k8*  | 李四 | 3    | 青塘 | 座谈
    """
    done = merged(test_a_row_whose_key_the_office_has_changed_is_told_by_the_rest.__doc__)

    assert edits(done) == ["3 天数 5→6"]
    assert told(done) == ["总册改了这一行的主要栏目，按其余内容认出"]


def test_a_row_copied_with_its_hidden_number_is_a_new_one():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         | r1   | 赵六 | 2
         | r1   | 张三 | 5
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    """
    done = merged(test_a_row_copied_with_its_hidden_number_is_a_new_one.__doc__)

    assert [a.cells["姓名"] for a in done.additions] == ["赵六"]
    assert done.additions[0].row_id != "r1"
    assert told(done) == ["复制出来的行，作新增"]


def test_rows_beside_which_a_number_was_filled_down_are_told_by_their_keys():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 李四 | 3
         | r3   | 王五 | 2
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
         | r1   | 李四 | 4
         | r1   | 王五 | 2
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 李四 | 3
         | r3   | 王五 | 2
    """
    done = merged(test_rows_beside_which_a_number_was_filled_down_are_told_by_their_keys.__doc__)

    assert edits(done) == ["3 天数 5→6", "4 天数 3→4"]
    assert (done.additions, done.proposals, asked(done)) == ([], [], [])
    assert told(done) == [Told.MOVED, Told.MOVED]


def test_a_number_was_copied_to_another_row_and_its_own_row_is_gone():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 李四 | 3
         | r3   | 王五 | 2
    报送 | 行号 | 姓名 | 天数
         | r1   | 李四 | 4
         | r1   | 王五 | 2
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 李四 | 3
         | r3   | 王五 | 2
    """
    done = merged(test_a_number_was_copied_to_another_row_and_its_own_row_is_gone.__doc__)

    assert edits(done) == ["4 天数 3→4"]
    assert [each.row_id for each in done.proposals] == ["r1"]
    assert (done.additions, asked(done)) == ([], [])


def test_two_rows_of_one_number_equally_far_from_what_was_sent_are_a_question():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
         | r1   | 张三 | 7
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    """
    drawing = test_two_rows_of_one_number_equally_far_from_what_was_sent_are_a_question.__doc__
    done = merged(drawing)

    assert asked(done) == ["报送有几行系统行号相同，认不准哪一行是原来的 3"] * 2
    assert (done.edits, done.additions) == ([], [])


def test_a_row_that_has_lost_its_number_is_known_by_its_key():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         |      | 张三 | 6
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    """
    done = merged(test_a_row_that_has_lost_its_number_is_known_by_its_key.__doc__)

    assert edits(done) == ["3 天数 5→6"]
    assert told(done) == ["系统行号没有了，按主要栏目认出"]
    assert (done.additions, done.proposals) == ([], [])


def test_a_row_that_is_held_back_is_neither_merged_nor_taken_for_deleted():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 六
         |      | 赵六 | 二
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
    """
    drawing = test_a_row_that_is_held_back_is_neither_merged_nor_taken_for_deleted.__doc__
    office, (returned,) = drawn(drawing)
    done = merge_ledger("B1", ("姓名",), office, [replace(returned, held=frozenset({3, 4}))], sense)

    assert (done.edits, done.additions, done.proposals, done.conflicts) == ([], [], [], [])


@pytest.mark.parametrize("times", [1, 2])
def test_the_same_file_again_changes_nothing(times):
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 5
         | r2   | 李四 | 3
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 6
         |      | 赵六 | 2
         | r2   | 李四 | 3
    总册 | 行号 | 姓名 | 天数
         | r1*  | 张三 | 5
         | r2*  | 李四 | 3
    """
    office, returns = drawn(test_the_same_file_again_changes_nothing.__doc__)
    first = merge_ledger("B1", ("姓名",), office, returns * times, sense)
    now = applied(office, first)
    again = merge_ledger("B1", ("姓名",), now, returns, sense)

    assert [row.cells for row in now.rows] == [("张三", "6"), ("李四", "3"), ("赵六", "2")]
    assert (again.edits, again.additions, again.conflicts, again.proposals) == ([], [], [], [])


SORTED = """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
         | r2   | 李四 | 3    | 青塘
         | r3   | 王五 | 2    | 河西
    报送 | 行号 | 姓名 | 天数 | 地点
{rows}
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
         | r2   | 李四 | 3    | 青塘
         | r3   | 王五 | 2    | 河西
"""


def sorted_without_numbers(*rows):
    return merged(SORTED.format(rows="\n".join(f"         | {row}" for row in rows)))


@pytest.mark.parametrize(
    ("rows", "taken", "told_of"),
    [
        (("r1 | 李四 | 3 | 青塘", "r2 | 张三 | 5 | 石桥", "r3 | 王五 | 2 | 河西"), [], 2),
        (("r1 | 王五 | 2 | 河西", "r2 | 张三 | 5 | 石桥", "r3 | 李四 | 3 | 青塘"), [], 3),
        (
            ("r1 | 李四 | 4 | 青塘", "r2 | 张三 | 5 | 石桥", "r3 | 王五 | 9 | 河西"),
            ["4 天数 3→4", "5 天数 2→9"],
            2,
        ),
    ],
)
def test_rows_sorted_without_their_hidden_numbers_are_told_by_their_key(rows, taken, told_of):
    done = sorted_without_numbers(*rows)

    assert edits(done) == taken
    assert (done.conflicts, done.additions, done.proposals) == ([], [], [])
    assert told(done) == [Told.MOVED] * told_of


def test_a_row_deleted_by_moving_the_visible_cells_up_is_proposed_as_that_row():
    done = sorted_without_numbers("r1 | 李四 | 3 | 青塘", "r2 | 王五 | 2 | 河西")

    assert [(each.at, each.row_id) for each in done.proposals] == [(3, "r1")]
    assert (done.edits, done.conflicts) == ([], [])


def test_keys_that_are_exchanged_while_the_rest_stays_are_asked():
    done = sorted_without_numbers(
        "r1 | 李四 | 5 | 石桥", "r2 | 张三 | 3 | 青塘", "r3 | 王五 | 2 | 河西"
    )

    assert asked(done) == [f"{Why.MOVED} 3", f"{Why.MOVED} 4"]
    assert (done.edits, done.additions, done.proposals) == ([], [], [])


def test_a_row_as_near_to_the_one_beside_it_as_to_the_one_that_its_key_says_is_asked():
    done = sorted_without_numbers(
        "r1 | 李四 | 5 | 临湖", "r2 | 张三 | 5 | 石桥", "r3 | 王五 | 2 | 河西"
    )

    assert asked(done) == [f"{Why.MOVED} 3"]
    assert (done.edits, told(done)) == ([], [Told.MOVED])


def test_where_nothing_tells_rows_apart_contents_beside_another_number_are_an_edit():
    rows = ("r1 | 李四 | 3 | 青塘", "r2 | 张三 | 5 | 石桥", "r3 | 王五 | 2 | 河西")
    done = merged(SORTED.format(rows="\n".join(f"         | {row}" for row in rows)), key=())

    assert (len(edits(done)), asked(done)) == (6, [])


@pytest.mark.parametrize("name", ["赵六", "李四"])
def test_a_number_that_tells_rows_apart_alone_is_asked_about_when_it_changes(name):
    done = sorted_without_numbers(
        f"r1 | {name} | 5 | 石桥", "r2 | 李四 | 3 | 青塘", "r3 | 王五 | 2 | 河西"
    )

    assert (asked(done), done.edits) == ([f"{Why.MOVED} 3"], [])


@pytest.mark.parametrize(
    ("row", "taken", "questions"),
    [
        ("r1 | 张三 | 5 | 临湖 | 甲 | 乙 | 丁", ["3 地点 石桥→临湖"], []),
        ("r1 | 张三 | 5 | 临湖 | 丙 | 乙 | 丁", ["3 事由 甲→丙", "3 地点 石桥→临湖"], []),
        ("r1 | 张三 | 8 | 临湖 | 丙 | 乙 | 丁", [], [f"{Why.MOVED} 3"]),
    ],
)
def test_one_of_several_columns_that_tell_rows_apart_may_be_corrected_and_is_told(
    row, taken, questions
):
    """
    下发 | 行号 | 姓名 | 天数 | 地点 | 事由 | 结果 | 备注
         | r1   | 张三 | 5    | 石桥 | 甲   | 乙   | 丁
    报送 | 行号 | 姓名 | 天数 | 地点 | 事由 | 结果 | 备注
         | {row}
    总册 | 行号 | 姓名 | 天数 | 地点 | 事由 | 结果 | 备注
         | r1   | 张三 | 5    | 石桥 | 甲   | 乙   | 丁
    """
    test = test_one_of_several_columns_that_tell_rows_apart_may_be_corrected_and_is_told
    done = merged(test.__doc__.replace("{row}", row), key=("姓名", "地点"))

    assert (edits(done), asked(done)) == (taken, questions)
    assert told(done) == ([] if questions else [Told.RENAMED])


def test_of_rows_that_are_held_back_it_is_not_said_that_they_were_taken():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
         | r2   | 李四 | 3    | 青塘
         | r3   | 王五 | 2    | 河西
    报送 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 临湖
         | r2   | 赵六 | 9    | 山前
         | r3   | 王五 | 2    | 河西
         | r3   | 王五 | 7    | 河东
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
         | r2   | 李四 | 3    | 青塘
         | r3   | 王五 | 2    | 河西
    """
    drawing = test_of_rows_that_are_held_back_it_is_not_said_that_they_were_taken.__doc__
    office, (returned,) = drawn(drawing)
    key = ("姓名", "地点")

    taken = merge_ledger("B1", key, office, [returned], sense)
    back = merge_ledger("B1", key, office, [replace(returned, held=frozenset({3, 4, 6}))], sense)
    assert set(told(taken)) == {Told.RENAMED, Told.OTHER_ROW, Told.COPIED}
    assert told(back) == []


def test_some_cells_that_two_rows_have_exchanged_are_asked():
    done = sorted_without_numbers(
        "r1 | 张三 | 3 | 青塘", "r2 | 李四 | 5 | 石桥", "r3 | 王五 | 2 | 河西"
    )

    assert asked(done) == [f"{Why.MOVED} 3", f"{Why.MOVED} 4"]


FOUR_COLUMNS = """
    下发 | 行号 | 姓名 | 天数 | 地点 | 事由
         | r1   | 张三 | 5    | 石桥 | 甲
         | r2   | 李四 | 3    | 青塘 | {reason}
         | r3   | 王五 | 2    | 河西 | 丙
    报送 | 行号 | 姓名 | 天数 | 地点 | 事由
{rows}
    总册 | 行号 | 姓名 | 天数 | 地点 | 事由
         | r1   | 张三 | 5    | 石桥 | 甲
         | r2   | 李四 | 3    | 青塘 | {reason}
         | r3   | 王五 | 2    | 河西 | 丙
"""


def test_cells_that_two_rows_have_exchanged_beside_others_that_stay_are_asked():
    rows = """
         | r1   | 张三 | 3    | 青塘 | 甲
         | r2   | 李四 | 5    | 石桥 | 乙
         | r3   | 王五 | 2    | 河西 | 丙"""
    done = merged(FOUR_COLUMNS.format(rows=rows, reason="乙"))

    assert (asked(done), done.edits) == ([f"{Why.MOVED} 3", f"{Why.MOVED} 4"], [])


def test_contents_that_went_round_are_asked_though_two_rows_say_some_of_it_alike():
    rows = """
         | r1   | 张三 | 3    | 青塘 | 甲
         | r2   | 李四 | 2    | 河西 | 丙
         | r3   | 王五 | 5    | 石桥 | 甲"""
    done = merged(FOUR_COLUMNS.format(rows=rows, reason="甲"))

    assert (asked(done), done.edits) == ([f"{Why.MOVED} {at}" for at in (3, 4, 5)], [])


def test_rows_sorted_without_their_numbers_are_told_by_their_key_though_columns_were_moved():
    """
    下发 | 行号 | 姓名   | 联系人
         | r1   | 张三   | 李四
         | r2   | 李四   | 张三
    报送 | 行号 | 联系人 | 姓名
         | r1   | 张三   | 李四
         | r2   | 李四   | 张三
    总册 | 行号 | 姓名   | 联系人
         | r1   | 张三   | 李四
         | r2   | 李四   | 张三
    """
    test = test_rows_sorted_without_their_numbers_are_told_by_their_key_though_columns_were_moved
    done = merged(test.__doc__)

    assert told(done) == [Told.MOVED] * 2
    assert (done.edits, done.conflicts) == ([], [])


def test_another_row_typed_over_one_that_was_sent_is_a_new_row_and_the_old_one_only_proposed():
    done = sorted_without_numbers(
        "r1 | 赵六 | 8 | 山前", "r2 | 李四 | 3 | 青塘", "r3 | 王五 | 2 | 河西"
    )

    assert [each.cells["姓名"] for each in done.additions] == ["赵六"]
    assert [each.row_id for each in done.proposals] == ["r1"]
    assert (done.edits, told(done)) == ([], [Told.OTHER_ROW])


def test_contents_that_are_exchanged_under_their_keys_are_asked():
    done = sorted_without_numbers(
        "r1 | 张三 | 2 | 河西", "r2 | 李四 | 5 | 石桥", "r3 | 王五 | 3 | 青塘"
    )

    assert asked(done) == [f"{Why.MOVED} {at}" for at in (3, 4, 5)]
    assert done.edits == []


def test_contents_that_are_copied_from_another_row_are_an_edit():
    done = sorted_without_numbers(
        "r1 | 张三 | 2 | 河西", "r2 | 李四 | 4 | 临湖", "r3 | 王五 | 2 | 河西"
    )

    assert edits(done) == ["3 地点 石桥→河西", "3 天数 5→2", "4 地点 青塘→临湖", "4 天数 3→4"]


def test_a_moved_row_beside_one_whose_key_is_new_is_told_and_that_one_asked():
    done = sorted_without_numbers(
        "r1 | 李四 | 3 | 青塘", "r2 | 赵六 | 5 | 石桥", "r3 | 王五 | 2 | 河西"
    )

    assert told(done) == [Told.MOVED]
    assert asked(done) == [f"{Why.MOVED} 4"]
    assert edits(done) == []
