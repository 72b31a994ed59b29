"""What a heading cell says, without what people put beside it: unit, star, number, explanation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.names import same_name
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

_IN_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]$")
_BESIDE = re.compile(r"^(?:[★☆*＊]|\d{1,2}[.．、])+|[★☆*＊:：]+$")
_AFTER_A_STROKE = re.compile(r"[/／|｜]([^/／|｜]+)$")


def known_headings(ledger: type[Ledger]) -> dict[str, Column[object]]:
    """Heading, alias or former heading, as `same_name` has it → column."""
    known = {
        same_name(other): column
        for column in ledger.columns
        for other in (*column.formerly, *column.aliases)
    }
    known.update({same_name(column.heading): column for column in ledger.columns})
    return known


def heading_of(cell: object, known: Mapping[str, Column[object]]) -> str:
    """A heading cell as the name of a column; as `same_name` has it where it is none's.

    Taken off are stars and numbers, explanations in brackets of any length, the column's unit behind
    a stroke.
    """
    if not isinstance(cell, str):
        return shown(cell)
    name = same_name(cell)
    bare = name
    while bare not in known:
        shorter = _BESIDE.sub("", _IN_BRACKETS.sub("", bare))
        if shorter == bare:
            return _before_the_unit(bare, known) or name
        bare = shorter
    return bare


def stands_plain(cell: object, name: str) -> bool:
    """Whether a heading cell says its column's name and nothing beside it."""
    return isinstance(cell, str) and same_name(cell) == name


def _before_the_unit(name: str, known: Mapping[str, Column[object]]) -> str:
    stroke = _AFTER_A_STROKE.search(name)
    if stroke is None:
        return ""
    before = name[: stroke.start()]
    return before if before in known and same_name(known[before].unit) == stroke[1] else ""
