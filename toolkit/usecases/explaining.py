"""说明: who gave each and when, and whether the fact that it was typed for is still the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.whatever_order import same_whatever_the_order
from toolkit.declare.whatever_order import whatever_the_order
from toolkit.declare.whatever_order import whenever
from toolkit.usecases.crowds import is_of_crowd
from toolkit.usecases.last_result import LastResult

if TYPE_CHECKING:
    from toolkit.declare.outcome import Outcome
    from toolkit.usecases.last_result import Written

CHANGED = "事实已变化，请核对说明"
DIGITS = 8
NO_FACT = ""
"""Of a crowd: how many there are is nothing that a 说明 was typed for."""

_BETWEEN = "；"


@dataclass(frozen=True, slots=True)
class Registered:
    """What the register says of a 说明.

    Attributes:
        by: the login name of who was there when it was first seen.
        at: that day, ISO 8601.
        fact: the digest of the fact that it was typed for; "" where it was not kept.
    """

    by: str
    at: str
    fact: str = ""


Trail = Mapping[tuple[str, str], Registered]


def no_trail() -> Trail:
    """There is no register."""
    return {}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known from before a judgement.

    Attributes:
        result: an earlier result of the same workbook, written elsewhere than in it.
        trail: the register's 说明, by stable key and words; asked only where there is any.
        by: the login name of who judges now; "" where nobody is to be told.
        at: this day, ISO 8601.
    """

    result: LastResult = field(default_factory=LastResult)
    trail: Callable[[], Trail] = no_trail
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A 说明 beside a finding or a verdict.

    Attributes:
        by: who was there when it was first seen; "" where nobody knows.
        at: when that was, ISO 8601; "" where nobody knows.
        words: a digest of the 说明.
        fact: the digest of the fact that it was typed for.
        changed: whether the fact is another now.
    """

    by: str
    at: str
    words: str
    fact: str
    changed: bool

    @property
    def recorded(self) -> str:
        """张三 2012-07-02；事实已变化，请核对说明."""
        who = f"{self.by} {self.at}".strip()
        return _BETWEEN.join(filter(None, [who, CHANGED if self.changed else ""]))

    @property
    def rests_on(self) -> str:
        """What the next time tells by whether the 说明 and the fact are still the same."""
        return f"{self.words}-{self.fact}"


def explained(
    outcome: Outcome, typed: Mapping[str, str], last: LastResult, earlier: Earlier
) -> Mapping[str, Explained]:
    """Every 说明 that stands beside something that was found, by stable key."""
    facts = {
        **{finding.key: finding.message for finding in outcome.findings},
        **{verdict.key: verdict.fact for verdict in outcome.verdicts},
        **{key: NO_FACT for key in typed if is_of_crowd(key)},
    }
    keys = [key for key in typed if key in facts]
    trail = earlier.trail() if keys else {}
    return {
        key: _explained(
            typed[key],
            facts[key],
            last.written.get(key),
            trail.get((key, typed[key])),
            earlier,
        )
        for key in keys
    }


def digest(words: str) -> str:
    """A few digits by which equal texts are seen to be equal; blanks and the as-of date do not count."""
    return _digits(whenever(words))


def digest_of_fact(fact: str) -> str:
    """The same of a fact, of which the numbers of rows and the order of what it lists do not count either."""
    return _digits(whatever_the_order(fact))


def _digits(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS]


def _explained(
    words: str, fact: str, written: Written | None, registered: Registered | None, now: Earlier
) -> Explained:
    own, here = digest(words), digest_of_fact(fact)
    known, _, rested = (written.rests_on if written else "").partition("-")
    same = known == own
    if registered:
        by, at = registered.by, registered.at
    elif same and written:
        by, _, at = written.recorded.partition(_BETWEEN)[0].rpartition(" ")
    else:
        by, at = now.by, now.at
    shown = written.fact if written else ""
    basis = (registered.fact if registered else "") or (rested if same else "")
    if fact == NO_FACT or _still_holds(basis, shown, fact):
        return Explained(by, at, own, here, changed=False)
    return Explained(by, at, own, basis or digest_of_fact(shown), changed=True)


def _still_holds(basis: str, shown: str, fact: str) -> bool:
    """Whether a fact is the one that a 说明 was typed for.

    Args:
        basis: the digest of that, as it was kept first; "" where it was kept nowhere.
        shown: the fact beside which the 说明 stands in the result sheet.
        fact: the fact of now.
    """
    if not basis:
        return not shown or same_whatever_the_order(shown, fact)
    is_shown = basis in _both_digests(shown) and same_whatever_the_order(shown, fact)
    return is_shown or basis in _both_digests(fact)


def _both_digests(fact: str) -> tuple[str, str]:
    """The digest of a fact, and the one that was kept when rows were told by their numbers."""
    return digest_of_fact(fact), digest(fact)
