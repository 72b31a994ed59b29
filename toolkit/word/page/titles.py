"""Titles that need more than one line, broken by sense (7.3.1)."""

from __future__ import annotations

from itertools import combinations
from itertools import pairwise
from math import ceil

_LINE_CHARACTERS = 20  # of 二号 in 156 mm
_MOST_LINES = 4
_OPENING, _CLOSING = "“《（〈〔", "”》）〉〕"
_AFTER = {"的": 0, "、": 1}
_BEFORE = dict.fromkeys("和与及并“《", 2)
_VERBS = (
    "取得",
    "开展",
    "推进",
    "落实",
    "做好",
    "加强",
    "进一步",
)  # -- that a title continues with --
_TORN = 12  # a break that may tear a word


def title_lines(title: str, *, limit: int = _LINE_CHARACTERS) -> list[str]:
    """A title in as few lines of at most `limit` characters as hold it, alike in length.

    A break is best behind 的 or 、, or before 和, a quotation
    or a verb that titles continue with; never inside quotation marks, and never such that a line
    begins with a closing mark. Breaks that stand in the title already are kept as they are. A title
    that cannot be broken so is returned whole, for Word to break.
    """
    if "\n" in title or len(title) <= limit:
        return title.split("\n")
    places = [at for at in range(2, len(title) - 2) if _allowed(title, at)]
    for count in range(ceil(len(title) / limit), _MOST_LINES + 1):
        divisions = ((0, *inner, len(title)) for inner in combinations(places, count - 1))
        choices = [edges for edges in divisions if max(_lengths(edges)) <= limit]
        if choices:
            best = min(choices, key=lambda edges: _cost(title, edges))
            return [title[start:end] for start, end in pairwise(best)]
    return [title]


def _lengths(edges: tuple[int, ...]) -> list[int]:
    return [end - start for start, end in pairwise(edges)]


def _allowed(title: str, at: int) -> bool:
    before = title[:at]
    inside = sum(before.count(mark) for mark in _OPENING) > sum(
        before.count(mark) for mark in _CLOSING
    )
    return not inside and title[at] not in f"{_CLOSING}、，的"


def _cost(title: str, edges: tuple[int, ...]) -> int:
    lengths = _lengths(edges)
    torn = sum(_tear(title, at) for at in edges[1:-1])
    return max(lengths) - min(lengths) + torn


def _tear(title: str, at: int) -> int:
    if title[at - 1] in _AFTER:
        return _AFTER[title[at - 1]]
    if title.startswith(_VERBS, at):
        return _BEFORE["和"]
    return _BEFORE.get(title[at], _TORN)
