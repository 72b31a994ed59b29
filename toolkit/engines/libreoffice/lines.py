"""Rows or columns by the thousand: what they have in common, without asking each of them.

UNO answers for one row in half a millisecond; a whole column has a million.
"""

from collections.abc import Callable
from typing import Any

from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.libreoffice.cells import within

_ONE_BY_ONE = 256
_TWIPS_AN_INCH = 1440
_HUNDREDTHS_OF_MM_AN_INCH = 2540

Extent = Callable[[int, int], int]


def common_size(found: Any, name: str, extent: Extent) -> int | None:
    """The height or width that all have, in hundredths of a millimetre, or None.

    Args:
        found: The UNO TableRows or TableColumns.
        name: "Height" or "Width".
        extent: Gives the size of all from one number to another, from 0, both included.
    """
    count: int = found.Count
    size: int = getattr(found.getByIndex(0), name)
    if count <= _ONE_BY_ONE:
        others = {getattr(found.getByIndex(place), name) for place in range(1, count)}
        return size if others <= {size} else None
    # LibreOffice counts in twips: a block is as long as so many of the first, to the rounding.
    twips = round(size * _TWIPS_AN_INCH / _HUNDREDTHS_OF_MM_AN_INCH)
    for first, last in _blocks(count):
        expected = (last - first + 1) * twips * _HUNDREDTHS_OF_MM_AN_INCH / _TWIPS_AN_INCH
        if abs(extent(first, last) - expected) > 2:
            return None
    return size


def hidden(strip: Any) -> bool | None:
    """Whether all cells of a UNO range are hidden (True), none (False) or some (None).

    Args:
        strip: The crossing of the rows or columns in question with one that is shown.
    """
    asked = rectangle(strip.RangeAddress).size
    shown = sum(area.size for area in within(strip, strip.queryVisibleCells()))
    return None if 0 < shown < asked else shown == 0


def first_shown(found: Any) -> int:
    """The number, from 0, of the first of UNO's rows or columns that is shown, or 0."""
    return next((n for n in range(found.Count) if found.getByIndex(n).IsVisible), 0)


def _blocks(count: int) -> list[tuple[int, int]]:
    step = -(-count // _ONE_BY_ONE)
    return [(first, min(first + step, count) - 1) for first in range(0, count, step)]
