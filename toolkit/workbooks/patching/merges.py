"""Merged areas: what is said of any cell of one is shown at its first cell."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.ooxml.references import Area


class FirstCells:
    """Leads cells of merged areas to the area's first cell, fast for many areas and cells."""

    def __init__(self, areas: Iterable[Area], columns: Iterable[int]) -> None:
        """Keep the areas by column, for the columns that will be asked for."""
        self._areas: dict[int, list[Area]] = {column: [] for column in columns}
        for area in sorted(areas):
            for column, kept in self._areas.items():
                if area.left <= column <= area.right:
                    kept.append(area)

    def first(self, row: int, column: int) -> tuple[int, int]:
        """The first cell of the area that the cell is in; the cell itself if it is in none."""
        areas = self._areas[column]
        place = bisect_right(areas, row, key=lambda area: area.top) - 1
        if place >= 0 and areas[place].bottom >= row:
            return areas[place].top, areas[place].left
        return row, column
