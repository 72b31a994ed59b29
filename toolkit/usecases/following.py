"""Which row's verdicts of before are which of now where several rows share one number, or did.

Such rows are told apart by what stands in them. As soon as one of them is given a number of its own, gets a
second with its number, or is edited, verdicts of the others would have other keys too: what was typed beside
them would leave them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.checking.told_apart import as_it_was_shared
from toolkit.checking.told_apart import is_told_apart
from toolkit.declare.whatever_order import same_whatever_the_order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.usecases.comparing import Line

    Rows = dict[str, dict[str, Line]]  # by a row's key, by code

_ROW = re.compile(r"\d+$")


def followed(before: Iterable[Line], now: Iterable[Line]) -> dict[str, str]:
    """The keys that verdicts of before have now, where they changed; what cannot be told is left out.

    Rows of one number are held to each other by all that is said of them and where they stand: two that have
    most in common, each more with the other than with any third, are one; at last those of which one is left on
    either side.
    """
    old, new = _by_row(before), _by_row(now)
    return {
        line.key: f"{code}|{row}"
        for gone, row in _pairs(old, new)
        for code, line in old[gone].items()
    }


def _by_row(lines: Iterable[Line]) -> Rows:
    found: Rows = defaultdict(dict)
    for line in lines:
        code, _, row = line.key.rpartition("|")
        if not line.is_finding and row:
            found[row][code] = line
    return found


def _pairs(old: Rows, new: Rows) -> Iterator[tuple[str, str]]:
    """The keys of rows before and now, of those that have another."""
    gone, come = _by_number(old.keys() - new.keys()), _by_number(new.keys() - old.keys())
    for number in sorted(gone.keys() & come.keys()):
        left, others = gone[number], come[number]
        if any(map(is_told_apart, [*left, *others])):
            yield from _alike(left, others, old, new)
            if len(left) == len(others) == 1:
                yield left[0], others[0]


def _by_number(rows: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows):
        found[as_it_was_shared(row)].append(row)
    return found


def _alike(left: list[str], others: list[str], old: Rows, new: Rows) -> Iterator[tuple[str, str]]:
    """Those that have more in common than either has with a third; they are taken out of both lists."""
    common = {(a, b): _in_common(old[a], new[b]) for a in left for b in others}
    for (a, b), much in sorted(common.items(), key=lambda each: each[1], reverse=True):
        if not much[0] or a not in left or b not in others:
            continue
        thirds = [value for pair, value in common.items() if (pair[0] == a) != (pair[1] == b)]
        if all(value < much for value in thirds):
            left.remove(a)
            others.remove(b)
            yield a, b


def _in_common(before: Mapping[str, Line], now: Mapping[str, Line]) -> tuple[int, int]:
    """How many of their verdicts say the same, and how many of these at the same row."""
    same = [
        (line, now[code])
        for code, line in before.items()
        if code in now and same_whatever_the_order(line.fact, now[code].fact)
    ]
    return len(same), sum(_row(line) == _row(other) for line, other in same)


def _row(line: Line) -> str:
    found = _ROW.search(line.place)
    return found[0] if found else ""
