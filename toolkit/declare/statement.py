"""What a rule and an obligation have in common: the sources state it, and a page explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Strength
    from toolkit.declare.source import Clause


@dataclass(frozen=True)
class Statement:
    """Something that an activity's sources state, and that ledgers are judged by.

    Attributes:
        code: how findings, verdicts and manuals call it.
        name: in a few words.
        strength: how strongly the source words it.
        clauses: where the source states it.
        reads: the ledgers without which it cannot be judged.
        page: its manual page: a first line, then why and what counts.
        internal: whether what it says is a lead for a few people's eyes, in no result sheet, copy or paper.
    """

    code: str
    name: str
    strength: Strength
    clauses: tuple[Clause, ...]
    reads: tuple[type[Ledger], ...]
    page: str
    internal: bool


def page_of(code: str, judge: Callable[..., object]) -> str:
    """The manual page, which is the docstring of what judges; a TypeError where there is none."""
    if not judge.__doc__:
        raise TypeError(f"{code}: the docstring of what judges is its manual page")
    return judge.__doc__
