"""Rules over a case: complaints become findings with their clause and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.columns import Nothing
from toolkit.declare.outcome import Finding
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.rule import Complaint
    from toolkit.declare.rule import Rule
    from toolkit.declare.source import Clause


def rule_findings(case: Case, rules: Iterable[Rule]) -> Iterator[Finding]:
    """What every rule finds; a rule is passed over where a sheet that it reads is missing."""
    for rule in rules:
        if all(case.has(ledger) for ledger in rule.reads):
            clause = cited(rule.clauses)
            for complaint in rule.complaints(case):
                yield _finding(case, rule, clause, complaint)


def cited(clauses: Iterable[Clause]) -> str:
    """One or several clauses as they are printed."""
    return "；".join(map(str, clauses))


def row_key(row: Ledger) -> str:
    """What tells a row over re-runs: its system id, else its key columns, else its number."""
    if row.row_id:
        return row.row_id
    values = [row.values_[column.position] for column in row.key]
    if not values or any(isinstance(value, Nothing) or value is None for value in values):
        return f"第{row.at_row}行"
    return "／".join(map(shown, values))


def _finding(case: Case, rule: Rule, clause: str, complaint: Complaint) -> Finding:
    row, column = complaint.row, complaint.column
    return Finding(
        code=rule.code,
        name=rule.name,
        strength=rule.strength,
        clause=clause,
        place=case.place(row, column),
        value="（受限）" if column.restricted else shown(row.usable(column)),
        message=complaint.message,
        suggestion=complaint.suggestion,
        key=f"{rule.code}|{row.code}|{row_key(row)}|{column.heading}",
    )
