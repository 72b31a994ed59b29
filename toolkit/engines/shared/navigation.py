"""Where Ctrl+arrow leads."""

from collections.abc import Callable
from collections.abc import Sequence

from toolkit.engines.shared.rectangle import Rectangle

_DIRECTIONS = {
    "d": (1, 0),
    "down": (1, 0),
    "u": (-1, 0),
    "up": (-1, 0),
    "r": (0, 1),
    "right": (0, 1),
    "l": (0, -1),
    "left": (0, -1),
}


def end(
    area: Rectangle,
    direction: str,
    size: tuple[int, int],
    filled: Callable[[Rectangle], list[Rectangle]],
) -> Rectangle:
    """The cell that Excel's Range.End gives, from the first cell of `area`.

    Args:
        area: The range.
        direction: One of xlwings' words.
        size: The sheet's number of rows and columns.
        filled: Gives the filled cells among those of a row or column.
    """
    down, right = _DIRECTIONS[direction]
    if down:
        line = Rectangle(1, area.left, size[0], area.left)
        stretches = sorted((a.top, a.bottom) for a in filled(line))
        row = _reached(_joined(stretches), area.top, down, size[0])
        return Rectangle(row, area.left, row, area.left)
    line = Rectangle(area.top, 1, area.top, size[1])
    stretches = sorted((a.left, a.right) for a in filled(line))
    column = _reached(_joined(stretches), area.left, right, size[1])
    return Rectangle(area.top, column, area.top, column)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, stop in stretches:
        if joined and joined[-1][1] + 1 >= start:
            joined[-1] = (joined[-1][0], max(joined[-1][1], stop))
        else:
            joined.append((start, stop))
    return joined


def _reached(stretches: list[tuple[int, int]], place: int, step: int, last: int) -> int:
    """The end of the filled stretch around `place`, else the next filled cell or the edge."""
    for start, stop in stretches:
        edge = stop if step > 0 else start
        if start <= place <= stop and edge != place:
            return edge
    if step > 0:
        return min((start for start, _ in stretches if start > place), default=last)
    return max((stop for _, stop in stretches if stop < place), default=1)


def region(area: Rectangle, filled: Sequence[Rectangle]) -> Rectangle:
    """Excel's CurrentRegion: `area` grown until nothing touches it, not even by a corner."""
    pieces = sorted(filled, key=lambda piece: (piece.top, piece.left))
    while True:  # to and fro, so that a diagonal is walked in one go
        before = area
        for piece in (*pieces, *reversed(pieces)):
            if (
                area.top - 1 <= piece.bottom
                and piece.top <= area.bottom + 1
                and area.left - 1 <= piece.right
                and piece.left <= area.right + 1
            ):
                area = area.joined(piece)
        if area == before:
            return area
