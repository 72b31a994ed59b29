"""Which listed names a name that is not listed may stand for; proposed, never taken."""

from __future__ import annotations

import math
from difflib import SequenceMatcher
from operator import itemgetter
from typing import TYPE_CHECKING

from toolkit.chinese.traditional import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

NEAR = 0.49  # -- 张叁 and 张三 share half --
PROPOSED = 3
FOUND = 12  # -- of which those that suit the row are proposed --
MOST_COMPARED = 200_000  # -- pairs of names: who has more of them wrong made no slips of the pen --


class NearNames:
    """Finds names by likeness, by simplified characters and by a form of address.

    `meanings` gives, by each name or other name, the values that it stands for; `posts` the post of
    each person.
    """

    def __init__(self, meanings: Mapping[str, Iterable[str]], posts: Mapping[str, str]) -> None:
        self._meanings = meanings
        self._posts = posts
        self._compared = 0
        self._known: dict[str, list[str]] = {}

    def to(self, name: str) -> list[str]:
        """The values that a name may stand for, the likeliest first; for the first names asked for."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> list[str]:
        plain = simplified(name)
        if plain in self._meanings:
            return sorted(self._meanings[plain])[:FOUND]
        if addressed := self._addressed(plain):
            return addressed[:FOUND]
        return self._alike(plain)

    def _addressed(self, name: str) -> list[str]:
        """张局, 李科长: a surname with a post or its beginning."""
        surname, title = name[:1], name[1:]
        return [
            person
            for person, post in self._posts.items()
            if len(title) > 0 and person.startswith(surname) and _is_title_of(title, post)
        ]

    def _alike(self, name: str) -> list[str]:
        self._compared += len(self._meanings)
        if self._compared > MOST_COMPARED:
            return []
        alike = SequenceMatcher(b=name, autojunk=False)
        best: list[tuple[float, str]] = []  # -- of the same likeness, the first listed --
        for candidate in self._meanings:
            alike.set_seq1(candidate)
            passed = best[-1][0] if len(best) == FOUND else math.nextafter(NEAR, 0)
            if alike.real_quick_ratio() > passed and alike.quick_ratio() > passed:
                best.append((alike.ratio(), candidate))
                best.sort(key=itemgetter(0), reverse=True)
                del best[FOUND:]
        found = [candidate for likeness, candidate in best if likeness >= NEAR]
        meant = [value for each in found for value in sorted(self._meanings[each])]
        return list(dict.fromkeys(meant))[:FOUND]


def _is_title_of(title: str, post: str) -> bool:
    """Whether people call the holder of a post so: 科长, 局 of a 副局长, 大队 of a 大队长."""
    return title in post or f"{title}长" in post
