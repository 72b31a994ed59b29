"""Several words in one cell."""

from __future__ import annotations

import re

from toolkit.reading.values.results import trimmed

SEPARATORS = frozenset("、；;，,/／\n\r|")
_OPENING, _CLOSING = frozenset("（([〔【《"), frozenset("）)]〕】》")

_AND_OTHERS = re.compile(r"等(?:等|人|同志|[\d０-９一二三四五六七八九十两]+(?:人|名|位|个)?)?$")


def parts_of(text: str) -> tuple[str, ...]:
    """The words that 、；，/ and line ends part, trimmed; what stands in brackets stays whole."""
    words, word, depth = [], "", 0
    for sign in text:
        depth = max(0, depth + (sign in _OPENING) - (sign in _CLOSING))
        if sign in SEPARATORS and not depth:
            words.append(word)
            word = ""
        else:
            word += sign
    return tuple(tidy for tidy in map(trimmed, [*words, word]) if tidy)


def and_others(text: str) -> bool:
    """Whether a list ends in 等 or 等3人, which names nobody."""
    return bool(_AND_OTHERS.search(trimmed(text)))
