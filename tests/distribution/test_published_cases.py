"""What other mergers of tables publish as their tests, drawn anew: who changed what, and the one right answer.

The kinds of case are those of merges of tables (a column put in here while rows go there), of versioned
databases (what two branches may do to one row, cell by cell), of diffs of CSV (blank lines, doubled and moved
rows) and of diff3 (overlapping and touching changes). Where they leave the choice to a program, ours asks.
"""

import pytest

from tests.distribution.merge_drawing import applied
from tests.distribution.merge_drawing import asked
from tests.distribution.merge_drawing import drawn
from tests.distribution.merge_drawing import edits
from tests.distribution.merge_drawing import merged
from tests.distribution.merge_drawing import told


def rows_of(office):
    """The cells of each row, in order."""
    return [" ".join(str(cell or "—") for cell in row.cells) for row in office.rows]


def after(drawing):
    """The ledger after what is taken over."""
    return rows_of(applied(drawn(drawing)[0], merged(drawing)))


def test_rows_go_come_and_change_there_while_a_column_is_put_in_here():
    """
    下发 | 行号 | 联系点 | 地点
         | r1   | 石桥   | 东街
         | r2   | 青塘   | 西街
         | r3   | 枫林   | 北街
    报送 | 行号 | 联系点   | 地点
         | r1   | 石桥集镇 | 东街
         | r3   | 枫林     | 北街
         |      | 临湖     | 湖边
    总册 | 行号 | 联系点 | 编号 | 地点
         | r1   | 石桥   | sq   | 东街
         | r2   | 青塘   | qt   | 西街
         | r3   | 枫林   | fl   | 南街
         |      | 白鹭   | bl   | 滩上
    """
    drawing = test_rows_go_come_and_change_there_while_a_column_is_put_in_here.__doc__
    done = merged(drawing, key=("联系点", "地点"))
    now = rows_of(applied(drawn(drawing)[0], done))

    assert now[0] == "石桥集镇 sq 东街"
    assert now[2:] == ["枫林 fl 南街", "白鹭 bl 滩上", "临湖 — 湖边"]
    assert [(each.at, each.row_id) for each in done.proposals] == [(4, "r2")]
    assert done.conflicts == []


def test_the_same_with_one_cell_changed_otherwise_on_each_side_asks_about_that_cell_alone():
    """
    下发 | 行号 | 联系点 | 地点
         | r1   | 石桥   | 东街
         | r2   | 枫林   | 北街
    报送 | 行号 | 联系点   | 地点
         | r1   | 石桥集镇 | 东街
         | r2   | 枫林     | 西街
    总册 | 行号 | 联系点 | 编号 | 地点
         | r1   | 石桥   | sq   | 东街
         | r2   | 枫林   | fl   | 南街
    """
    drawing = test_the_same_with_one_cell_changed_otherwise_on_each_side_asks_about_that_cell_alone.__doc__
    done = merged(drawing, key=("联系点", "地点"))

    assert asked(done) == ["总册和报送都改了 4 地点"]
    assert edits(done) == ["3 联系点 石桥→石桥集镇"]


TWO_BRANCHES = """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
         | r2   | 李四 | 3    | 青塘
    报送 | 行号 | 姓名 | 天数 | 地点
{theirs}
    总册 | 行号 | 姓名 | 天数 | 地点
{ours}
"""
SENT = ("r1 张三 5 石桥", "r2 李四 3 青塘")


def branches(theirs, ours):
    lines = [
        "\n".join("         | " + " | ".join(r.split()) for r in side) for side in (theirs, ours)
    ]
    return TWO_BRANCHES.format(theirs=lines[0], ours=lines[1])


@pytest.mark.parametrize(
    ("theirs", "ours", "taken", "questions"),
    [
        (("r1 张三 6 石桥", SENT[1]), (SENT[0], "r2 李四 4 青塘"), ["3 天数 5→6"], []),
        (("r1 张三 6 石桥", SENT[1]), ("r1 张三 5 湖边", SENT[1]), ["3 天数 5→6"], []),
        (
            ("r1 张三 6 石桥", SENT[1]),
            ("r1 张三 7 石桥", SENT[1]),
            [],
            ["总册和报送都改了 3 天数"],
        ),
        (
            ("r1 张三 6 湖边", SENT[1]),
            ("r1 张三 7 湖边", SENT[1]),
            [],
            ["总册和报送都改了 3 天数"],
        ),
        (
            ("r1 张三 6 湖边", SENT[1]),
            ("r1 张三 7 石桥", SENT[1]),
            ["3 地点 石桥→湖边"],
            ["总册和报送都改了 3 天数"],
        ),
        (("r1 张三 6 石桥", SENT[1]), ("r1 张三 6 石桥", SENT[1]), [], []),
        ((SENT[0],), (SENT[0],), [], []),
        (
            ("r1 张三 6 石桥",),
            (SENT[0], "r2 李四 4 青塘"),
            ["3 天数 5→6"],
            ["报送没有这一行，总册改了它 4"],
        ),
        ((SENT[0], "r2 李四 4 青塘"), (SENT[0],), [], ["总册已没有这一行，报送改了它 0"]),
    ],
    ids=[
        "different rows",
        "one row, different cells",
        "one cell",
        "one cell of two, the other alike",
        "one cell of two, the other on one side",
        "alike",
        "deleted on both sides",
        "deleted there, changed here",
        "changed there, deleted here",
    ],
)
def test_what_two_branches_do_to_a_row_is_told_cell_by_cell(theirs, ours, taken, questions):
    done = merged(branches(theirs, ours))

    assert edits(done) == taken
    assert asked(done) == questions


def test_emptied_on_one_side_and_changed_on_the_other_is_a_question():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
    报送 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 |      | 石桥
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 6    | 石桥
    """
    done = merged(test_emptied_on_one_side_and_changed_on_the_other_is_a_question.__doc__)

    assert asked(done) == ["总册和报送都改了 3 天数"]
    assert (done.conflicts[0].base, done.conflicts[0].theirs, done.conflicts[0].ours) == (
        "5",
        None,
        "6",
    )


def test_an_empty_cell_filled_otherwise_on_each_side_is_a_question():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 |      | 石桥
    报送 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 石桥
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 6    | 石桥
    """
    done = merged(test_an_empty_cell_filled_otherwise_on_each_side_is_a_question.__doc__)

    assert (edits(done), asked(done)) == ([], ["总册和报送都改了 3 天数"])


def test_touching_changes_are_none_of_the_same_place():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 1    | 甲
         | r2   | 李四 | 2    | 乙
         | r3   | 王五 | 3    | 丙
    报送 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 1    | 甲
         | r2   | 李四 | 22   | 乙
         |      | 赵六 | 4    | 丁
         | r3   | 王五 | 3    | 丙
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 11   | 甲
         | r2   | 李四 | 2    | 乙
         | r3   | 王五 | 33   | 丙
    """
    now = after(test_touching_changes_are_none_of_the_same_place.__doc__)

    assert now == ["张三 11 甲", "李四 22 乙", "王五 33 丙", "赵六 4 丁"]


def test_rows_added_at_one_place_on_both_sides_are_both_there():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
         |      | 李四 | 2
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
         |      | 王五 | 3
    """
    now = after(test_rows_added_at_one_place_on_both_sides_are_both_there.__doc__)

    assert now == ["张三 1", "王五 3", "李四 2"]


def test_the_only_row_deleted_there_and_another_added_here_leaves_both_until_somebody_says_yes():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
    报送 | 行号 | 姓名 | 天数
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
         |      | 王五 | 3
    """
    doc = test_the_only_row_deleted_there_and_another_added_here_leaves_both_until_somebody_says_yes
    done = merged(doc.__doc__)

    assert [each.row_id for each in done.proposals] == ["r1"]
    assert (done.edits, done.additions, done.conflicts) == ([], [], [])


def test_moved_there_and_changed_here_or_the_other_way_round_is_no_question():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 1    | 甲
         | r2   | 李四 | 2    | 乙
         | r3   | 王五 | 3    | 丙
    报送 | 行号 | 姓名 | 天数 | 地点
         | r3   | 王五 | 3    | 丙
         | r1   | 张三 | 9    | 甲
         | r2   | 李四 | 2    | 乙
    总册 | 行号 | 姓名 | 天数 | 地点
         | r2   | 李四 | 2    | 新乙
         | r3   | 王五 | 8    | 丙
         | r1   | 张三 | 1    | 甲
    """
    drawing = test_moved_there_and_changed_here_or_the_other_way_round_is_no_question.__doc__
    done = merged(drawing)

    assert (asked(done), told(done)) == ([], [])
    assert after(drawing) == ["李四 2 新乙", "王五 8 丙", "张三 9 甲"]


def test_a_row_doubled_there_and_changed_here_is_changed_once_and_the_double_told():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 1    | 甲
    报送 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 1    | 甲
         |      | 张三 | 1    | 甲
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 5    | 甲
    """
    done = merged(
        test_a_row_doubled_there_and_changed_here_is_changed_once_and_the_double_told.__doc__
    )

    assert edits(done) == []
    assert len(done.additions) + len(done.conflicts) + len(done.remarks) == 1


def test_columns_exchanged_there_and_cells_changed_here_are_told_by_their_headings():
    """
    下发 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 1    | 甲
    报送 | 行号 | 地点 | 天数 | 姓名
         | r1   | 乙   | 1    | 张三
    总册 | 行号 | 姓名 | 天数 | 地点
         | r1   | 张三 | 2    | 甲
    """
    drawing = test_columns_exchanged_there_and_cells_changed_here_are_told_by_their_headings.__doc__

    assert after(drawing) == ["张三 2 乙"]


def test_a_column_added_with_one_name_on_both_sides_is_never_merged_in_silence():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
    报送 | 行号 | 姓名 | 天数 | +经费
         | r1   | 张三 | 1    | 40
    总册 | 行号 | 姓名 | 天数 | 经费
         | r1   | 张三 | 1    | 50
    """
    done = merged(
        test_a_column_added_with_one_name_on_both_sides_is_never_merged_in_silence.__doc__
    )

    assert done.edits == []
    assert [str(each.theirs) for each in done.remarks] == ["40"]


def test_lines_within_a_cell_and_signs_of_csv_are_words_like_others():
    """
    下发 | 行号 | 姓名 | 内容
         | r1   | 张三 | 甲，"乙"
         | r2   | 李四 | =1+1
    报送 | 行号 | 姓名 | 内容
         | r1   | 张三 | 甲；<<<<<<<
         | r2   | 李四 | =1+1
    总册 | 行号 | 姓名 | 内容
         | r1   | 张三 | 甲，"乙"
         | r2   | 李四 | =1+2
    """
    done = merged(test_lines_within_a_cell_and_signs_of_csv_are_words_like_others.__doc__)

    assert edits(done) == ['3 内容 甲，"乙"→甲；<<<<<<<']
    assert done.conflicts == []


@pytest.mark.parametrize("there", [("李四 2", "赵六 4"), ("赵六 4", "李四 2"), ("李四 2",)])
def test_a_row_added_on_both_sides_and_another_beside_it_are_each_there_once(there):
    drawing = """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
    总册 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
         |      | 李四 | 2
    报送 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
    """ + "\n".join(f"         | | {' | '.join(row.split())}" for row in there)
    now = after(drawing)

    assert now[:2] == ["张三 1", "李四 2"]
    assert now[2:] == [row for row in there if row != "李四 2"]


def test_more_rows_gone_there_than_here_are_proposed_but_for_those_that_are_gone():
    """
    下发 | 行号 | 姓名 | 天数
         | r1   | 张三 | 1
         | r2   | 李四 | 2
         | r3   | 王五 | 3
    报送 | 行号 | 姓名 | 天数
         | r3   | 王五 | 3
    总册 | 行号 | 姓名 | 天数
         | r2   | 李四 | 2
         | r3   | 王五 | 3
    """
    done = merged(
        test_more_rows_gone_there_than_here_are_proposed_but_for_those_that_are_gone.__doc__
    )

    assert [each.row_id for each in done.proposals] == ["r2"]
    assert (done.edits, done.additions, done.conflicts) == ([], [], [])
