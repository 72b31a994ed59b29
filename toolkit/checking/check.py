"""Everything that a catalogue says, over one case."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.checking.obligations import verdicts
from toolkit.checking.rules import rule_findings
from toolkit.declare.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note


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
    findings = [*filling, *rule_findings(case, catalogue.rules)]
    findings.sort(key=lambda found: (order.get(found.place.sheet, -1), found.place.row))
    findings = list(_told_apart(findings))
    said = verdicts(case.counting, catalogue.obligations, explanations or {})
    return Outcome(tuple(findings), tuple(said), tuple(notes))


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with a key each: rows that say the same of themselves are counted."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.key] += 1
        count = seen[finding.key]
        yield finding if count == 1 else replace(finding, key=f"{finding.key}#{count}")
