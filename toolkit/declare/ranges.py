"""Cells as people point at them: 表甲!M3:M5、M9；表乙!A3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.outcome import Place


_ROWS = re.compile(r"[A-Z]+([0-9]+)(?::[A-Z]+([0-9]+))?")


def ranges(places: Iterable[Place]) -> Mapping[str, Sequence[str]]:
    """Sheet → its cells as ranges, each cell once: those that stand beneath each other as one."""
    by_column: dict[tuple[str, str], set[int]] = {}
    for each in places:
        letters = each.cell.rstrip("0123456789")
        by_column.setdefault((each.sheet, letters), set()).add(int(each.cell[len(letters) :]))
    found: dict[str, list[str]] = {}
    for (sheet, letters), rows in by_column.items():
        found.setdefault(sheet, []).extend(_joined(letters, sorted(rows)))
    return found


def said_ranges(places: Iterable[Place]) -> str:
    """The ranges in words, each sheet named once; "" for no cell."""
    return "；".join(f"{sheet}!{'、'.join(each)}" for sheet, each in ranges(places).items())


def rows_in(said: str) -> Mapping[str, set[int]]:
    """Sheet → the rows of the cells that `said_ranges` put into these words."""
    found: dict[str, set[int]] = {}
    for part in filter(None, said.split("；")):
        sheet, _, cells = part.rpartition("!")
        for first, last in _ROWS.findall(cells):
            found.setdefault(sheet, set()).update(range(int(first), int(last or first) + 1))
    return found


def _joined(letters: str, rows: Sequence[int]) -> Iterator[str]:
    first = last = rows[0]
    for row in (*rows[1:], 0):
        if row == last + 1:
            last = row
            continue
        yield f"{letters}{first}" if first == last else f"{letters}{first}:{letters}{last}"
        first = last = row
