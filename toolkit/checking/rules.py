"""Rules over a case: complaints become findings with their clause and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.errors import declared_as
from toolkit.declare.outcome import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from toolkit.declare.case import Case
    from toolkit.declare.rule import Complaint
    from toolkit.declare.rule import Rule
    from toolkit.declare.source import Clause


def rule_findings(case: Case, rules: Iterable[Rule]) -> Iterator[Finding]:
    """What every rule finds; a rule is passed over where a sheet that it reads is missing."""
    for rule in rules:
        if all(case.has(ledger) for ledger in rule.reads):
            clause = cited(rule.clauses)
            with declared_as(f"规则{rule.code}"):
                for complaint in rule.complaints(case):
                    yield _finding(case, rule, clause, complaint)


def cited(clauses: Iterable[Clause]) -> str:
    """One or several clauses as they are printed."""
    return "；".join(map(str, clauses))


def _finding(case: Case, rule: Rule, clause: str, complaint: Complaint) -> Finding:
    row, column = complaint.row, complaint.column
    return Finding(
        code=rule.code,
        name=rule.name,
        strength=rule.strength,
        clause=clause,
        place=case.place(row, column),
        value=column.quoted(row.usable(column)),
        message=complaint.message,
        suggestion=complaint.suggestion,
        key=f"{rule.code}|{row.code}|{row.identity}|{column.heading}",
    )
