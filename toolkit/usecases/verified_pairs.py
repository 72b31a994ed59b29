"""Which line of a paper is which line of its record, though people moved, split and reworded them."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from dataclasses import field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from toolkit.chinese.read_numbers import narrow
from toolkit.usecases.redrafted import LATER
from toolkit.usecases.verified_tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.declare.verifying import PaperAsSaid
    from toolkit.declare.verifying import PaperLine

ALIKE = 0.5


@dataclass(slots=True)
class Pairs:
    """Each line with the one that it was; those that are new; those that are gone."""

    pairs: list[tuple[PaperLine, PaperLine]] = field(default_factory=list)
    added: list[PaperLine] = field(default_factory=list)
    gone: list[PaperLine] = field(default_factory=list)


def plain(text: str) -> str:
    """A text without blanks, its digits of normal width."""
    return re.sub(r"\s+", "", narrow(text))


def paired(paper: PaperAsSaid) -> Pairs:
    """The lines of a paper with those that it recorded; what is filled in on signing is left out."""
    found = Pairs()
    found.gone = [each for each in paper.written if each.style not in LATER and plain(each.text)]
    found.added = [each for each in paper.lines if each.style not in LATER and plain(each.text)]
    _take(found, lambda line: (line.keys, plain(line.text)))
    _take(found, lambda line: plain(line.text))
    _take_by_figures(found)
    _take(found, _without_numbers)
    _take_alike(found)
    return found


def _without_numbers(line: PaperLine) -> object:
    """What is compared where numbers may have changed; nothing for a line of numbers alone."""
    signs = [each.text for each in tokens_of(line) if not (each.key or each.is_number)]
    return (line.is_row, "".join(signs)) if any(each.isalpha() for each in signs) else ""


def _take(found: Pairs, likeness: Callable[[PaperLine], object]) -> None:
    """Pair, in their order, the lines that have the same."""
    waiting: dict[object, deque[PaperLine]] = {}
    for each in found.gone:
        waiting.setdefault(likeness(each), deque()).append(each)
    left = []
    for line in found.added:
        key = likeness(line)
        if key and waiting.get(key):
            _pair(found, waiting[key].popleft(), line)
        else:
            left.append(line)
    found.added = left


def _take_by_figures(found: Pairs) -> None:
    """Pair the lines that hold the same figure."""
    left = []
    for line in found.added:
        one = next((each for each in found.gone if set(each.keys) & set(line.keys)), None)
        if one is None:
            left.append(line)
        else:
            _pair(found, one, line)
    found.added = left


def _take_alike(found: Pairs) -> None:
    """Pair what was reworded with the line that it is most like."""
    left = []
    for line in found.added:
        rated = [(_likeness(each, line), -at) for at, each in enumerate(found.gone)]
        best, at = max(rated, default=(0.0, 0))
        if best >= ALIKE:
            _pair(found, found.gone[-at], line)
        else:
            left.append(line)
    found.added = left


def _pair(found: Pairs, before: PaperLine, after: PaperLine) -> None:
    found.pairs.append((before, after))
    del found.gone[next(at for at, each in enumerate(found.gone) if each is before)]


def _likeness(one: PaperLine, other: PaperLine) -> float:
    if one.is_row is not other.is_row:
        return 0.0
    matcher = SequenceMatcher(None, _signs(one), _signs(other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _signs(line: PaperLine) -> list[str]:
    return [each.same for each in tokens_of(line) if not each.is_number]
