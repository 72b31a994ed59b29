"""Which columns of a ledger a receiver fills, in lines that a cell of the cover has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.screen_lines import broken
from toolkit.chinese.screen_lines import columns_of
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.workbooks.blank.plan import SheetPlan

MOST_NAMED = 2


def asked_columns(plan: SheetPlan, room: float) -> list[str]:
    """The columns that the receiver fills, in a few words; a line is at most `room` column units wide.

    In lines of its own, because LibreOffice begins them with punctuation.
    """
    mine = [column for column in plan.columns if not plan.is_locked(column)]
    required = [column.heading for column in mine if column.required]
    free = [column.heading for column in mine if not column.required]
    if len(mine) == len(plan.columns):
        said = [f"{plan.only or '各栏都填'}：", f"必填{len(required)}栏，选填{len(free)}栏"]
    else:
        said = [_named("必填", required, room), _named("选填", free, room)]
    return [line for part in said if part for line in broken(part, int(room))]


def _named(kind: str, headings: Sequence[str], room: float) -> str:
    """The first of the columns by name, as many as a line has room for, and how many there are."""
    if not headings:
        return ""
    for count in range(MOST_NAMED, 0, -1):
        more = f"等{len(headings)}栏" if len(headings) > count else ""
        said = f"{kind}：{listed(headings[:count])}{more}"
        if columns_of(said) <= room:
            return said
    return f"{kind}{len(headings)}栏"
