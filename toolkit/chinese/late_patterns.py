"""Patterns that are compiled when they are first used.

A class of all Han characters takes Python 1.5 ms to compile each time it is written: what every click and
every subcommand imports has dozens of them, and uses few.
"""

from __future__ import annotations

import re
from typing import cast

_USES = ("findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub", "subn")


class _Late:
    """A pattern as it is written; what is asked of it is the compiled one's."""

    def __init__(self, written: str, flags: int) -> None:
        self._written, self._flags = written, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._written, self._flags)
        self.__dict__.update((use, getattr(compiled, use)) for use in _USES)
        return getattr(compiled, name)


def compiled_late(written: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, except that a wrong pattern is seen when it is used.

    Its methods are asked of it; functions of `re` do not take it in a pattern's place.
    """
    return cast("re.Pattern[str]", _Late(written, flags))
