"""日期没填、不能识别或不在本年度的民情日记：它们是哪一天的，没有人知道."""

from collections.abc import Sequence

from toolkit.activities.sanjie.diaries import Diary
from toolkit.declare.case import Case
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Judgement
from toolkit.declare.wording import listed


def doubtful_diaries(person: str, case: Case) -> Sequence[Diary]:
    """一个人的这样的日记，按行."""
    no_day = [
        diary
        for diary in case.filled(Diary, Diary.person)
        if diary.usable(Diary.written_on) is None
    ]
    found = [
        diary for diary in (*no_day, *case.left_out(Diary)) if diary.usable(Diary.person) == person
    ]
    return sorted(found, key=lambda diary: diary.at_row)


def undated(label: str, doubtful: Sequence[Diary], what: str) -> Judgement:
    """因为有这样的日记，无法判定 `what`."""
    rows = listed(str(diary.at_row) for diary in doubtful)
    fact = f"{label}的日记（“{Diary.sheet}”第{rows}行）日期未填或有误，无法判定{what}。"
    return unknown(
        fact, tuple((diary, Diary.written_on) for diary in doubtful), "请改正日记日期后再校验"
    )
