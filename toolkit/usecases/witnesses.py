"""What validation says of a witness's ledger (`toolkit.declare.witnesses`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.witnesses import FOUND
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.validate import validate

if TYPE_CHECKING:
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.outcome import Outcome
    from toolkit.declare.witnesses import Witness


def outcome_of(witness: Witness, catalogue: Catalogue) -> Outcome:
    """What validation says of a witness's ledger."""
    sheets = sheets_of(witness.drawing, catalogue)
    explanations: dict[str, str] = {}
    judged = validate("例.xlsx", sheets, catalogue, as_of=witness.as_of)
    if witness.explanation:
        said = [*judged.outcome.verdicts, *judged.outcome.leads.verdicts]
        explanations = {
            each.key: witness.explanation
            for each in said
            if (each.code, each.subject) == (witness.code, witness.subject)
        }
        judged = validate(
            "例.xlsx", sheets, catalogue, as_of=witness.as_of, explanations=explanations
        )
    return judged.outcome


def said_of(witness: Witness, catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """State, subject and fact of everything that is said under the witness's code."""
    outcome = outcome_of(witness, catalogue)
    found = [*outcome.findings, *outcome.leads.findings]
    judged = [*outcome.verdicts, *outcome.leads.verdicts]
    said = [
        (FOUND, f"第{each.place.row}行 {each.place.column}", each.message)
        for each in found
        if each.code == witness.code
    ]
    said += [
        (str(each.state), each.subject, each.fact) for each in judged if each.code == witness.code
    ]
    return said
