"""A parameter of words that some kinds of papers have otherwise: 各单位；请柬：各镇人民政府."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.parameters import NONE
from toolkit.declare.parameters import Parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = re.compile("[；;]")
_SIGNS = re.compile("[：:]")


@dataclass(frozen=True, slots=True)
class PerKind:
    """Words for all kinds of papers, and those of the kinds that have others."""

    general: str
    own: Mapping[str, str]

    def __str__(self) -> str:
        """As it is typed: 各单位；请柬：各镇."""
        own = [f"{kind}：{words or '无'}" for kind, words in self.own.items()]
        return "；".join([self.general or "无", *own]) if self.general or own else ""

    def of(self, kind: str) -> str:
        """The words of one kind; "" where it is said to have none."""
        return self.own.get(kind, self.general)


class ByKind(Parameter[PerKind]):
    """The words of all kinds first, then “文种：words” for each that has others; 无 for none.

    Words never end in `never_ends`, where it is not empty: those would be another parameter's.
    """

    def __init__(
        self,
        name: str,
        kinds: tuple[str, ...],
        *,
        never_ends: str = "",
        formerly: tuple[str, ...] = (),
    ) -> None:
        super().__init__(name, formerly=formerly)
        self.kinds = kinds
        self.never_ends = never_ends
        self.wanted = (
            f"各文种通用的内容，个别文种不同的接着写“；文种：内容”，文种为{'、'.join(kinds)}"
        )
        if never_ends:
            self.wanted += f"；不以“{never_ends}”结尾"

    def read(self, value: object) -> PerKind:
        """The words; ValueError for an unknown or doubled kind, for words behind a kind's or with a wrong end."""
        if value in NONE:
            return PerKind("", {})
        first, *others = (each.strip() for each in _PARTS.split(str(value)))
        if _SIGNS.search(first):
            others, first = [first, *others], ""
        own: dict[str, str] = {}
        for part in filter(None, others):
            kind, *words = (each.strip() for each in _SIGNS.split(part, maxsplit=1))
            if kind not in self.kinds or kind in own or not words:
                raise ValueError(value)
            own[kind] = "" if words[0] in NONE else words[0]
        if self.never_ends and any(e.endswith(self.never_ends) for e in (first, *own.values())):
            raise ValueError(value)
        return PerKind("" if first in NONE else first, own)
