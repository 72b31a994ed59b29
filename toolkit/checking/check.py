"""Everything that a catalogue says, over one case."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import TypeVar

from toolkit.checking.obligations import verdicts
from toolkit.checking.rules import rule_findings
from toolkit.declare.outcome import Leads
from toolkit.declare.outcome import Outcome
from toolkit.declare.statement import Statement
from toolkit.declare.whatever_order import whatever_the_order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.obligation import Obligation
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.declare.outcome import Verdict

S = TypeVar("S", bound=Statement)


def check(
    case: Case,
    catalogue: Catalogue,
    *,
    filling: Iterable[Finding] = (),
    notes: Iterable[Note] = (),
    explanations: Mapping[str, str] | None = None,
) -> Outcome:
    """Findings of filling and of rules, by sheet and row, and the verdicts of obligations.

    Args:
        case: rows, as-of date, parameters.
        catalogue: what is judged.
        filling: the faults that reading found.
        notes: what reading changed.
        explanations: 说明 by stable key; a deviation with one is 偏离已说明.
    """
    order = {ledger.sheet: at for at, ledger in enumerate(catalogue.ledgers)}

    def sorted_out(found: Iterable[Finding]) -> tuple[Finding, ...]:
        placed = sorted(found, key=lambda each: (order.get(each.place.sheet, -1), each.place.row))
        return tuple(_told_apart(placed))

    rules = _by_whom_they_are_for(catalogue.rules)
    duties = _by_whom_they_are_for(catalogue.obligations)
    said = explanations or {}
    findings = sorted_out([*filling, *rule_findings(case, rules[False])])
    leads = Leads(
        sorted_out(rule_findings(case, rules[True])),
        tuple(verdicts(case.counting, duties[True], said)),
    )
    return Outcome(
        findings, tuple(_in_turn(case.counting, duties[False], said)), tuple(notes), leads
    )


def _in_turn(
    case: Case, duties: Sequence[Obligation], explanations: Mapping[str, str]
) -> Iterator[Verdict]:
    """All verdicts; those that rest on the others come last."""
    first = [*verdicts(case, [duty for duty in duties if not duty.last], explanations)]
    yield from first
    last = [duty for duty in duties if duty.last]
    if last:
        yield from verdicts(case.judged(first), last, explanations)


def _by_whom_they_are_for(statements: Iterable[S]) -> Mapping[bool, Sequence[S]]:
    """Internal ones under True, the others under False."""
    sorted_out: dict[bool, list[S]] = {True: [], False: []}
    for each in statements:
        sorted_out[each.internal].append(each)
    return sorted_out


def _told_apart(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings with a key each: those of rows that say the same of themselves are counted.

    They are counted by what is said of them, not by where they stand: rows that were sorted have the keys they had.
    """
    alike: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.key].append(finding)
    if len(alike) == len(findings):
        yield from findings
        return
    keys: dict[int, str] = {}
    for key, same in alike.items():
        same.sort(key=lambda each: (whatever_the_order(each.message), each.value))
        keys |= {id(each): f"{key}#{at}" for at, each in enumerate(same, 1) if at > 1}
    yield from (
        replace(each, key=keys[id(each)]) if id(each) in keys else each for each in findings
    )
