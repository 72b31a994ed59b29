"""A paper against today's draft: what only counts paragraphs or rows is no figure."""

from toolkit.declare.signing import Line
from toolkit.usecases.redrafted import differences


def row(*cells):
    return Line("|".join(cells), cells=cells)


DEMANDS = [
    Line("1.按时报送台账。没有报送的单位，要立即补报。"),
    Line("2.抓实问题办理。过了时限的，要逐件查明原因。"),
    Line("3．巩固活动成果。坚持轻车简从。"),
]


def test_one_paragraph_more_is_that_paragraph_and_moves_no_figure():
    paper = [DEMANDS[0], Line("2．巩固活动成果。坚持轻车简从。")]
    found = differences(paper, DEMANDS)
    assert (found.figures, found.typed) == ([], [])
    assert found.taken_out == ["按台账应多一条“2.抓实问题办理。过了时限的，要逐件查明原因。”。"]
    assert differences(DEMANDS, paper).figures == []


def test_a_figure_behind_the_number_of_a_paragraph_is_one():
    found = differences([Line("2.有3个单位没有报送。")], [Line("1.有4个单位没有报送。")])
    assert found.figures == ["“2.有3个单位没有报送。”中写3，按台账应为4。"]
    assert differences([Line("2.5万元。")], [Line("3.5万元。")]).figures


def test_rows_below_one_that_is_missing_are_not_each_another_figure():
    heading = row("序号", "单位", "件数")
    draft = [heading, row("1", "甲", "5"), row("2", "乙", "6"), row("3", "丙", "7")]
    found = differences([heading, row("1", "甲", "5"), row("2", "丙", "7")], draft)
    assert found.figures == []
    assert found.rows == ["附表少了一行：乙　6。"]


def test_a_first_column_that_counts_nothing_is_compared():
    heading = row("件数", "单位")
    found = differences([heading, row("5", "甲")], [heading, row("6", "甲")])
    assert found.figures == ["“5　甲”中写5，按台账应为6。"]
