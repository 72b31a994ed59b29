"""Crowds of verdicts of which nothing is to be done: one line says how many there are.

Of thousands of petitions of which each is 符合, nobody reads a line each; JSON keeps every one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.outcome import Verdict

LISTED_ONE_BY_ONE = 200
"""So many verdicts of one duty in one state have a line each; more have one line together."""

_TOGETHER = "|※"


def key_of_crowd(code: str, state: str) -> str:
    """The stable key of the line of a crowd."""
    return f"{code}{_TOGETHER}{state}"


def is_of_crowd(key: str) -> bool:
    """Whether a stable key is that of a crowd's line."""
    return _TOGETHER in key


def together(
    verdicts: Sequence[Verdict], apart: Collection[str], explanations: Mapping[str, str]
) -> Iterator[Verdict]:
    """The verdicts in their order, each crowd as one of them in the place of its first.

    Args:
        verdicts: those of which nothing is to be done.
        apart: the keys of those that have a line of their own all the same; so has what is explained.
        explanations: 说明 by stable key: one may stand beside a crowd too.
    """
    keys = [_line_of(verdict, apart) for verdict in verdicts]
    counts, told = Counter(keys), set()
    for verdict, key in zip(verdicts, keys, strict=True):
        if counts[key] <= LISTED_ONE_BY_ONE:
            yield verdict
        elif key not in told:
            told.add(key)
            yield _as_one(key, verdict, counts[key], explanations.get(key, ""))


def _line_of(verdict: Verdict, apart: Collection[str]) -> str:
    own = verdict.explanation or verdict.key in apart
    return verdict.key if own else key_of_crowd(verdict.code, verdict.state)


def _as_one(key: str, first: Verdict, count: int, explanation: str) -> Verdict:
    fact = f"共{count}项{first.state}，不逐项列出，逐项见 taizhang validate --json 的结果。"
    return first._replace(
        subject=f"{first.subject}等{count}项",
        fact=f"{fact}其中第一项：{first.fact}",
        due="",
        suggestion="",
        explanation=explanation,
        key=key,
    )
