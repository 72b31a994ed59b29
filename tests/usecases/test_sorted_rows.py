"""A ledger whose rows stand in another order has the same faults and the same facts: nothing is new, nothing gone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import sheets_of
from tests.examples import examples
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.owner import Owner
from toolkit.declare.standard import ResultLine
from toolkit.declare.whatever_order import same_whatever_the_order
from toolkit.reading.workbook import Sheet
from toolkit.usecases.comparing import any_elsewhere
from toolkit.usecases.comparing import compared
from toolkit.usecases.comparing import lines_in
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.result_table import since_last
from toolkit.usecases.validate import validate
from toolkit.workplace.opening import open_book
from toolkit.workplace.sample_workbook import sample_workbook

PEOPLES = {each.sheet for each in SANJIE.ledgers if each.owner != Owner.PROGRAM}
HEADINGS = [column.heading for column in ResultLine.columns]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """The sheets of the sample with its known mistakes."""
    path = tmp_path_factory.mktemp("sorted") / "三解三促台账.xlsx"
    path.write_bytes(sample_workbook(SANJIE, sample.faulty_rows(SANJIE.ledgers)))
    return open_book(path).workbook.sheets


def judged(sheets, as_of=sample.AS_OF):
    return validate("台账.xlsx", sheets, SANJIE, as_of=as_of)


def sorted_anew(sheet, draw, first=FIRST_DATA_ROW):
    """A sheet with the filled rows of a ledger that people fill in another order, empty ones below."""
    if sheet.name not in PEOPLES:
        return sheet
    rows = [*sheet.rows]
    end = next((at for at, row in enumerate(rows) if row and row[0] == END_MARK), len(rows))
    part = rows[first - 1 : end]
    filled = [row for row in part if any(cell is not None for cell in row)]
    draw.shuffle(filled)
    empty = [row for row in part if not any(cell is not None for cell in row)]
    rows[first - 1 : end] = [*filled, *empty]
    return replace(sheet, rows=rows)


def left(said):
    """The result sheet as a judgement leaves it."""
    rows = [entry.cells() for entry in result_entries(said)]
    return Sheet(ResultLine.sheet, [HEADINGS, *([cell or None for cell in row] for row in rows)])


@given(draw=st.randoms(use_true_random=False))
@examples(6)
def test_sorting_every_ledger_makes_nothing_new_and_nothing_gone(faulty, draw):
    before = judged(faulty)
    after = judged([sorted_anew(sheet, draw) for sheet in faulty])
    told = compared([*lines_in(before.outcome)], [*lines_in(after.outcome)])
    assert [*told.added, *told.gone, *told.changed] == []


FEW = """
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 | 地点   |
    | 张三 | 驻点调研 | 4月10日  | 4月14日  | 5    | 桥北村 |
    | 张三 | 驻点调研 | 4月13日  | 4月16日  | 4    | 桥南村 |
    |      | 走访     | 5月8日   | 5月9日   | 3    |        |
    |      | 走访     | 5月8日   | 5月9日   | 4    |        |
    | 李四 | 走访     | 某日     | 6月9日   | 3    |        |
    |      |          | 某日     | 6月9日   | 7    |        |
    | 李四 | 走访     | 6月8日   | 6月9日   | 3    | 桥北村 |
    | 李四 | 走访     | 6月8日   | 6月9日   | 5    | 桥北村 |
    | 李四 | 走访     | 6月8日   | 6月9日   | 7    | 桥北村 |
    """


@given(draw=st.randoms(use_true_random=False))
@examples(100)
def test_rows_that_are_alike_in_their_keys_or_have_none_have_the_faults_that_they_had(draw):
    sheets = sheets_of(FEW)
    before = judged(sheets)
    now = [sorted_anew(sheet, draw, first=2) for sheet in sheets]
    after = judged([*now, left(before)])
    assert since_last(after) == "比上次校验：没有变化。"


@given(draw=st.randoms(use_true_random=False), gone=st.integers(0, 8))
@examples(100)
def test_what_is_gone_from_sorted_rows_is_told_and_nothing_is_new(draw, gone):
    sheets = sheets_of(FEW)
    before = [*lines_in(judged(sheets).outcome)]
    now = [sorted_anew(sheet, draw, first=2) for sheet in sheets]
    fewer = [
        replace(sheet, rows=[*sheet.rows[: gone + 1], *sheet.rows[gone + 2 :]]) for sheet in now
    ]
    after = [*lines_in(judged(fewer).outcome)]
    told = compared(before, after)
    faults = [sum(line.is_finding for line in lines) for lines in (before, after)]
    differ = [sum(line.is_finding for line in lines) for lines in (told.gone, told.added)]
    assert faults[0] - faults[1] == differ[0] - differ[1]


def test_a_fault_whose_row_stands_elsewhere_is_seen_there(faulty):
    before = [*lines_in(judged(faulty).outcome)]
    turned = [
        replace(sheet, rows=[*sheet.rows[:2], sheet.rows[3], sheet.rows[2], *sheet.rows[4:]])
        if sheet.name == "下基层活动台账"
        else sheet
        for sheet in faulty
    ]
    assert any_elsewhere(before, [*lines_in(judged(turned).outcome)])
    assert not any_elsewhere(before, before)
    assert not any_elsewhere(before[1:], before[:-1])


FACT = "截至12月31日，污控科负责人{}未列入，现有（{}），由{}参加，“联系点一览表”第{}行未填。"


@given(
    names=st.permutations(["张三", "张四", "王五（科长）"]), rows=st.permutations(["3", "5", "12"])
)
def test_a_fact_is_the_same_in_whatever_order_it_lists(names, rows):
    def fact(names, rows):
        said = "、".join(names)
        plain = said.replace("（科长）", "")
        return FACT.format(said, plain, said, "、".join(rows))

    as_before = fact(["张三", "张四", "王五（科长）"], ["3", "5", "12"])
    assert same_whatever_the_order(as_before, fact(names, rows))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("组长张三、副组长李四列入名单", "组长李四、副组长张三列入名单"),
        ("张三5次、李四3次", "张三3次、李四5次"),
        ("组长（张三），副组长（李四）", "组长（李四），副组长（张三）"),
        ("第3、5行未填", "第3、5、7行未填"),
        ("“来访事项”第3行未填", "“信访事项登记”第3行未填"),
    ],
)
def test_what_is_said_of_others_is_not_the_same(one, other):
    assert not same_whatever_the_order(one, other)
