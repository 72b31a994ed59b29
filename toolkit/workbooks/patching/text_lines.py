"""How much room a text takes, near enough for boxes and row heights."""

from __future__ import annotations


def half_widths(text: str) -> int:
    """Its width in half characters: a Han character counts 2, a Latin one 1."""
    return len(text.encode("gbk", "replace"))


def lines(text: str, room: float) -> int:
    """How many lines it takes where each holds `room` half characters."""
    if 2 * len(text) <= room and "\n" not in text:
        return 1
    room = max(room, 2)
    if "\n" not in text:
        return max(1, -int(-half_widths(text) // room))
    return sum([max(1, -int(-half_widths(part) // room)) for part in text.split("\n")])
