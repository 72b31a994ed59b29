"""What a cell of the results is given, so that Excel takes it for what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.frontends.button.links import to_cell
from toolkit.usecases.result_table import result_entries

if TYPE_CHECKING:
    from toolkit.declare.outcome import Place
    from toolkit.usecases.validate import Judged

# -- what Excel makes of a text that a program puts into a cell; an apostrophe keeps it text --
LIKE_SOMETHING_ELSE = re.compile(
    r"\s*(?:[=+\-@'(\[.$¥￥%#{]|[0-9０-９]|(?:true|false)\s*$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)


class Formula(str):
    """A formula that a person wrote."""

    __slots__ = ()


def typed(value: object) -> object:
    """What a person typed, as it was: text stays text, a formula a formula."""
    if isinstance(value, Formula):
        return str(value)
    return as_words(value) if isinstance(value, str) else value


def as_words(words: str) -> str | None:
    """Text that no program takes for a formula, a number, a date or a truth value."""
    return f"'{words}" if LIKE_SOMETHING_ELSE.match(words) else words or None


def links(judged: Judged) -> list[str]:
    """The formulas of the lines of a judgement."""
    cells = [link(entry.place) for entry in result_entries(judged)]
    return [each for each in cells if each and each.startswith("=")]


def link(place: Place | None) -> str | None:
    """A formula that jumps to the cell when it is clicked."""
    if place is None:
        return None
    if not place.cell:
        return as_words(str(place))
    return to_cell(place.sheet, place.cell, str(place)).formula
