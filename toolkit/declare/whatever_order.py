"""What a fact says wherever its rows stand and in whatever order, and whenever it is said.

A ledger that was sorted has the same faults and the same facts; only the numbers of rows are others, and what is
listed row by row is listed in another order.
"""

from __future__ import annotations

import re
from itertools import product
from itertools import takewhile

_ROWS = re.compile(r"第(\d+(?:[、，]\d+)*)(?:等(\d+))?行")
_AS_OF = re.compile(r"截至(?:\d{4}年)?\d{1,2}月\d{1,2}日，?")
_NUMBER = re.compile(r"\d+")
_LIST = re.compile(r"[^，。；：！？（）()《》“”]+")
_CLAUSE = re.compile(r"[，。；：！？]")
_BETWEEN = "、"


def whenever(fact: str) -> str:
    """A fact without blanks, and without the day up to which it was judged."""
    return "".join(_AS_OF.sub("", fact).split())


def whatever_the_order(fact: str) -> str:
    """The same, with how many rows it names in place of their numbers, and its lists in one order.

    A list is known by what stands around it; one in the midst of a sentence keeps its first and its last member.
    """
    return _LIST.sub(_in_order, _ROWS.sub(_how_many, whenever(fact)))


def same_whatever_the_order(one: str, other: str) -> bool:
    """Whether two facts say the same, lists in the midst of sentences included."""
    if whatever_the_order(one) == whatever_the_order(other):
        return True
    clauses = [_CLAUSE.split(_ROWS.sub(_how_many, whenever(fact))) for fact in (one, other)]
    return len(clauses[0]) == len(clauses[1]) and all(map(_same_members, *clauses))


def is_known_by_its_row(identity: str) -> bool:
    """Whether a row has nothing but its number to be known by."""
    return _ROWS.fullmatch(identity) is not None


def _how_many(rows: re.Match[str]) -> str:
    numbers, all_of_them = rows.groups()
    return f"第…行（{all_of_them or len(_NUMBER.findall(numbers))}行）"


def _in_order(members: re.Match[str]) -> str:
    return _BETWEEN.join(sorted(members[0].split(_BETWEEN)))


def _same_members(one: str, other: str) -> bool:
    """Whether two clauses list the same, what stands before the first and after the last member left aside."""
    if one == other:
        return True
    these, those = (clause.split(_BETWEEN) for clause in (one, other))
    if len(these) != len(those) or len(these) == 1:
        return False
    before = _in_common(these[0], those[0])
    after = _in_common(these[-1][::-1], those[-1][::-1])
    rooms = product(range(before, -1, -1), range(after, -1, -1))
    return any(_members(these, *room) == _members(those, *room) for room in rooms)


def _in_common(one: str, other: str) -> int:
    """With how many signs both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _members(listed: list[str], before: int, after: int) -> list[str]:
    first, *between, last = listed
    return sorted([first[before:], *between, last[: len(last) - after]])
