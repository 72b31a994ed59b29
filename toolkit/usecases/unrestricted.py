"""What checking says, without what must not be repeated: a value typed under other headings as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.outcome import Leads
from toolkit.declare.outcome import Outcome

if TYPE_CHECKING:
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.declare.outcome import Verdict
    from toolkit.distribution.exit_gate import ExitGate


def without_restricted(outcome: Outcome, gate: ExitGate) -> Outcome:
    """The same outcome; quotations that hold a restricted value say so instead."""
    if gate.is_open:
        return outcome
    return Outcome(
        tuple(_finding(each, gate) for each in outcome.findings),
        tuple(_verdict(each, gate) for each in outcome.verdicts),
        tuple(_note(each, gate) for each in outcome.notes),
        Leads(
            tuple(_finding(each, gate) for each in outcome.leads.findings),
            tuple(_verdict(each, gate) for each in outcome.leads.verdicts),
        ),
    )


def _finding(said: Finding, gate: ExitGate) -> Finding:
    told = (said.value, said.message, said.suggestion)
    value, message, suggestion = map(gate.masked, told)
    if (value, message, suggestion) == told:
        return said
    return replace(said, value=value, message=message, suggestion=suggestion)


def _verdict(said: Verdict, gate: ExitGate) -> Verdict:
    fact, suggestion = gate.masked(said.fact), gate.masked(said.suggestion)
    if (fact, suggestion) == (said.fact, said.suggestion):
        return said
    return replace(said, fact=fact, suggestion=suggestion)


def _note(said: Note, gate: ExitGate) -> Note:
    told = (said.read, said.taken, said.message)
    read, taken, message = map(gate.masked, told)
    if (read, taken, message) == told:
        return said
    return replace(said, read=read, taken=taken, message=message)
