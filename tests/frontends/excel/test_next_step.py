"""What is to be done first is seen on the front page, of whatever size the rest is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.frontends.button.answer import NEXT_ROOM
from toolkit.frontends.button.answer import in_short
from toolkit.frontends.button.answer import sentences
from toolkit.frontends.button.clicks import FILTERED
from toolkit.frontends.button.next_step import after_checking
from toolkit.frontends.button.next_step import rows_of_nobody

NOTE = "读取时规范化或略过16处，见“读取提示”表。"
STALE = "有3条说明所据的事实已变化，请核对“说明”。"
SHEETS = st.dictionaries(
    st.text(alphabet="下基层活动台账a1", max_size=30).map("{}表".format),
    st.integers(1, 99999),
    min_size=1,
    max_size=40,
)
NOTES = st.lists(
    st.text(alphabet="甲a1，", min_size=1, max_size=150).map("{}。".format), max_size=9
)


def seen(next_step):
    """What the front page shows."""
    return in_short(sentences(next_step), NEXT_ROOM)


@given(SHEETS, NOTES, st.sampled_from(["", FILTERED]))
def test_how_many_faults_are_where_is_seen_whole_whatever_else_is_told(sheets, notes, unseen):
    said = seen(
        after_checking(
            sheets, clean=False, unseen=unseen, unwritten="", stale="", notes="".join(notes)
        )
    )
    step = re.escape(f"{unseen}到“校验结果”表，点“位置”跳到单元格改正：")
    found = re.match(f"{step}([^。]*)。改完再点“校验”。", said)
    assert found, said
    counts = re.findall(r"(\d+)处(?=、|，|$)", found[1])
    assert sum(map(int, counts)) == sum(sheets.values()), said


def test_as_many_sheets_are_named_as_there_is_room_for():
    sheets = {f"第{number:02}号台账": 100 - number for number in range(20)}
    said = seen(
        after_checking(sheets, clean=False, unseen="", unwritten="", stale=STALE, notes=NOTE)
    )
    assert "第00号台账100处、第01号台账99处、" in said
    assert re.search(r"，另有1\d张表\d+处。改完再点“校验”。另有2条，见“详情”。$", said), said


@pytest.mark.parametrize("sheets", [{}, {"下基层活动台账": 1}])
@pytest.mark.parametrize("stale", ["", STALE])
@pytest.mark.parametrize("clean", [True, False])
def test_notes_come_behind_all_that_is_to_be_done(sheets, stale, clean):
    told = after_checking(
        {} if clean else sheets,
        clean=clean,
        unseen=FILTERED,
        unwritten="“汇总表”表没有写成，请改回后再点“校验”。",
        stale=stale,
        notes=NOTE,
    )
    assert told.startswith(FILTERED)
    assert told.endswith(NOTE)


def test_where_all_is_well_papers_come_next():
    told = after_checking({}, clean=True, unseen="", unwritten="", stale="", notes=NOTE)
    assert told == f"没有要处理的。可以点“生成公文”。{NOTE}"


@given(
    st.dictionaries(
        st.sampled_from(["下基层活动台账", "民情日记登记"]), st.integers(1, 400), min_size=1
    )
)
def test_what_is_to_be_done_with_rows_of_nobody_is_seen_however_many_they_are(counts):
    rows = {sheet: list(range(3, 3 + count)) for sheet, count in counts.items()}
    said = seen(f"{rows_of_nobody(rows, '联系点或科室')}{NOTE * 9}")
    assert said.startswith(
        f"{sum(counts.values())}行没有归到任何联系点或科室，请补填后再点“下发台账”："
    )
