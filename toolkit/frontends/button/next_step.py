"""What the clerk does next, in the order in which it is done; notes come last, for the front page leaves out the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import DISTRIBUTE
from toolkit.declare.button import GENERATE
from toolkit.declare.button import VALIDATE
from toolkit.declare.standard import ResultLine
from toolkit.declare.wording import listed
from toolkit.frontends.button.answer import NEXT_ROOM
from toolkit.frontends.button.answer import more
from toolkit.workbooks.blank.styles import display_width

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

NOTHING_LEFT = "没有要处理的。"
AGAIN = f"改完再点{VALIDATE}。"
LEFT_OUT = 99
"""Sentences that a click leaves out at most, as far as room is kept for saying so."""


def after_checking(
    faults: Mapping[str, int], *, clean: bool, unseen: str, unwritten: str, stale: str, notes: str
) -> str:
    """What comes after a 校验.

    Args:
        faults: how many data faults are in each sheet.
        clean: whether nothing at all is to be acted on.
        unseen: what keeps the results from being seen, and what to do; empty where nothing does.
        unwritten: what else could not be shown, and what to do; empty where all was.
        stale: explanations that are to be looked at again; empty for none.
        notes: what else is to be told.
    """
    if clean:
        todo = f"{unseen}{unwritten}{stale}"
        return f"{todo or NOTHING_LEFT}可以点{GENERATE}。{notes}"
    others = f"{unwritten}{stale}{notes}"
    if faults:
        return f"{unseen}{_mending(faults, unseen)}{AGAIN}{others}"
    explained = f"偏离原则的，写明“{ResultLine.explanation.heading}”，再点{VALIDATE}。"
    return f"{unseen}到“{ResultLine.sheet}”表处理不符合的；{explained}{others}"


def rows_of_nobody(rows: Mapping[str, Sequence[int]], receivers: str) -> str:
    """What comes first where rows (by sheet) go to no receiver; which they are stands at the end: they may be many."""
    said = "；".join(f"“{sheet}”第{listed(map(str, numbers))}行" for sheet, numbers in rows.items())
    count = sum(map(len, rows.values()))
    return f"{count}行没有归到任何{receivers}，请补填后再点{DISTRIBUTE}：{said}。"


def _mending(faults: Mapping[str, int], before: str) -> str:
    """Where most is to be corrected, in as many sheets as are sure to be seen, and how much is in the others."""
    opening = f"到“{ResultLine.sheet}”表，点“{ResultLine.place.heading}”跳到单元格改正："
    room = NEXT_ROOM - display_width(f"{before}{opening}。{AGAIN}{more(LEFT_OUT)}")
    ordered = sorted(faults.items(), key=lambda pair: -pair[1])
    said = (_where(ordered[:count], ordered[count:]) for count in range(len(ordered), 0, -1))
    total = f"{len(ordered)}张表{sum(faults.values())}处"
    return f"{opening}{next((each for each in said if display_width(each) <= room), total)}。"


def _where(most: Sequence[tuple[str, int]], others: Sequence[tuple[str, int]]) -> str:
    said = listed(f"{sheet}{count}处" for sheet, count in most)
    left = sum(count for _, count in others)
    return f"{said}，另有{len(others)}张表{left}处" if others else said
