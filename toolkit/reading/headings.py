"""What a heading cell says, without what people put beside it: unit, star, number, explanation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.reading.values.results import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

_BLANKS = re.compile(rf"[\s{UNSEEN}]+")
_IN_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]$")
_BESIDE = re.compile(r"^(?:[★☆*＊]|\d{1,2}[.．、])+|[★☆*＊:：]+$")
_AFTER_A_STROKE = re.compile(r"[/／|｜]([^/／|｜]+)$")


def known_headings(ledger: type[Ledger]) -> dict[str, Column[object]]:
    """Heading or alias → column."""
    known = {alias: column for column in ledger.columns for alias in column.aliases}
    known.update({column.heading: column for column in ledger.columns})
    return known


def heading_of(cell: object, known: Mapping[str, Column[object]]) -> str:
    """A heading cell as the name of a column; as it stands, without blanks, where it is none's.

    Taken off are stars and numbers, explanations in brackets of any length, the column's unit behind
    a stroke.
    """
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    name = _BLANKS.sub("", cell)
    bare = name
    while bare not in known:
        shorter = _BESIDE.sub("", _IN_BRACKETS.sub("", bare))
        if shorter == bare:
            return _before_the_unit(bare, known) or name
        bare = shorter
    return bare


def stands_plain(cell: object, name: str) -> bool:
    """Whether a heading cell says its column's name and nothing beside it."""
    return isinstance(cell, str) and _BLANKS.sub("", cell) == name


def _before_the_unit(name: str, known: Mapping[str, Column[object]]) -> str:
    stroke = _AFTER_A_STROKE.search(name)
    if stroke is None:
        return ""
    before = name[: stroke.start()]
    return before if before in known and known[before].unit == stroke[1] else ""
