"""What a click tells, cut to the room that the front page has: whole sentences, and where the others stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import DETAIL_SHEET
from toolkit.workbooks.blank.styles import display_width

if TYPE_CHECKING:
    from collections.abc import Sequence

STATUS_ROOM, NEXT_ROOM = 228, 192
"""Two lines of 状态 and of 下一步, in column units, less a sign a line that goes down with its punctuation."""

BAR_ROOM = 150
"""The status bar of a window 1366 pixels wide, in column units; what is longer is cut without a sign."""

VALIDATED = "校验完成"
"""So begins the answer to a 校验 that was done."""

STOPS = "。！？"
OPENING, CLOSING = "“（《〈【", "”）》〉】"
CUT = f"……全文见“{DETAIL_SHEET}”。"


def sentences(words: str) -> list[str]:
    """The sentences of a text, each with its stop; a stop within quotes or brackets ends none."""
    found, begin, depth = [], 0, 0
    for at, sign in enumerate(words):
        depth += (sign in OPENING) - (sign in CLOSING)
        if sign in STOPS and depth <= 0:
            found.append(words[begin : at + 1].strip())
            begin, depth = at + 1, 0
    rest = words[begin:].strip()
    return [*found, rest] if rest else found


def in_short(told: Sequence[str], room: int) -> str:
    """As many of the sentences, from the first on, as there is room for, and how many more there are.

    Of a first sentence that is itself too long, the beginning. `room` is in column units.
    """
    whole = _joined(told)
    if display_width(whole) <= room:
        return whole
    for count in range(len(told) - 1, 0, -1):
        said = _joined([*told[:count], more(len(told) - count)])
        if display_width(said) <= room:
            return said
    return _beginning(told[0], room - display_width(CUT)) + CUT


def _joined(told: Sequence[str]) -> str:
    """Each but the last ended by a stop: a status has none of its own."""
    ended = [each if each[-1:] in STOPS + CLOSING else f"{each}。" for each in told[:-1]]
    return "".join([*ended, *told[-1:]])


def more(count: int) -> str:
    """That this many sentences are left out, and where they are."""
    return f"另有{count}条，见“{DETAIL_SHEET}”。"


def _beginning(words: str, room: int) -> str:
    end = len(words)
    while display_width(words[:end]) > room:
        end -= 1
    return words[:end]
