"""没有另定日期的义务：意见印发之日起就要做到，印发以后任职的从任职之日起."""

import datetime as dt

from toolkit.activities.sanjie.parameters import Limits
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.outcome import Strength


def since_issue(
    case: Case, strength: Strength = Strength.MUST, appointed: dt.date | None = None
) -> Deadline:
    """意见印发日为期；`appointed` 在印发以后的，以任职之日为期."""
    issued = case.limits(Limits).issued_on
    return Deadline.of(case, max(issued, appointed) if appointed else issued, strength)


def owed_since_issue(
    deadline: Deadline, said: str, words: str, cells: Cells, advice: str
) -> Judgement:
    """没有做到：过了期写明不符合哪一句（`words` 为原文），没到期写明要求什么；到期当天为预警."""
    against = f"，不符合“{words}”的要求" if deadline.passed else f"；《意见》要求“{words}”"
    fact = f"截至{day(deadline.as_of)}，{said}{against}。"
    return deadline.owed(fact, cells, advice, warned=deadline.as_of == deadline.on)


def to_explain(deadline: Deadline, said: str, words: str, cells: Cells, more: str) -> Judgement:
    """与原则性的要求不一致，请说明原因；`more` 为另一条出路，如“或者调整人员”."""
    ask = "，请说明原因" if deadline.passed else ""
    fact = f"截至{day(deadline.as_of)}，{said}；《意见》要求“{words}”{ask}。"
    return deadline.owed(fact, cells, f"请在“说明”栏写明原因，{more}")
