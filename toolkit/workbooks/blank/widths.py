"""The widths of a sheet's columns, so that the first one to fill is in sight when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.columns import Date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column

SCREEN = 122  # -- column units on a screen of 1366 dots, in the widest typeface that stands in --
NARROWEST, A_DAY = 8.0, 11.5  # -- a day that has no room is shown as #### --


def narrowed(before: Sequence[Column[object]], first: Column[object]) -> dict[str, float]:
    """The widths, by heading, of the columns before the first one to fill.

    They give way in proportion, none below what two signs a line and the arrow of a filter need, nor
    below a day's width; nothing where they leave room enough as they are.
    """
    room = SCREEN - first.width
    if sum(column.width for column in before) <= room:
        return {}
    least = {column.heading: _least(column) for column in before}
    widths = {column.heading: column.width for column in before}
    fixed: set[str] = set()
    while True:
        free = {heading: wide for heading, wide in widths.items() if heading not in fixed}
        left = room - sum(least[heading] for heading in fixed)
        share = max(0.0, left / sum(free.values())) if free else 0.0
        tight = {heading for heading, wide in free.items() if wide * share < least[heading]}
        if not tight:
            return {
                **{each: least[each] for each in fixed},
                **{k: w * share for k, w in free.items()},
            }
        fixed |= tight


def _least(column: Column[object]) -> float:
    least = A_DAY if isinstance(column, Date) else NARROWEST
    return min(column.width, least)
