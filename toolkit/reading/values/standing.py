"""Words that stand for themselves, told of all the distinct ones of a column at one look.

Most cells of a large ledger are such words, each another one: reading them one by one would say the
same of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.valueless import ERROR_WORDS
from toolkit.reading.values.results import NOTHING_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    Standing = Callable[[list[str]], bool]


def none_surely(_words: list[str]) -> bool:
    """For kinds whose cells are read one by one."""
    return False


def plain_texts(words: list[str]) -> bool:
    """Whether every word is a text as it stands: nothing unseen in it, no blanks at its ends, no formula."""
    together = "".join(words)
    if "" in words or not together.isprintable():
        return False
    if "=" in together and any(word.startswith("=") for word in words):
        return False
    return list(map(str.strip, words)) == words and ERROR_WORDS.isdisjoint(words)


def plain_keys(words: list[str]) -> bool:
    """Whether every word is a key as it stands: besides, no blanks within, and none says 无."""
    if not plain_texts(words) or not NOTHING_WORDS.isdisjoint(words):
        return False
    return len("".join(words).split()) <= 1
