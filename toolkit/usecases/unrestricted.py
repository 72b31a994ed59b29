"""What checking says, without what must not be repeated: a value typed under other headings as well."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from toolkit.declare.outcome import Leads
from toolkit.declare.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.declare.outcome import Verdict
    from toolkit.distribution.exit_gate import ExitGate


def without_restricted(outcome: Outcome, gate: ExitGate) -> Outcome:
    """The same outcome; quotations that hold a restricted value say so instead."""
    if gate.is_open:
        return outcome
    leads = outcome.leads
    texts: set[str] = set()
    for finding in (*outcome.findings, *leads.findings):
        texts.update((finding.value, finding.message, finding.suggestion))
    for verdicts in (outcome.verdicts, leads.verdicts):
        for said in (attrgetter("subject"), attrgetter("fact"), attrgetter("suggestion")):
            texts.update(map(said, verdicts))
    for note in outcome.notes:
        texts.update((note.read, note.taken, note.message))
    told = gate.masked_each(texts)
    if all(text is said for text, said in told.items()):
        return outcome
    return Outcome(
        tuple(_finding(each, told) for each in outcome.findings),
        tuple(_verdict(each, told) for each in outcome.verdicts),
        tuple(_note(each, told) for each in outcome.notes),
        Leads(
            tuple(_finding(each, told) for each in leads.findings),
            tuple(_verdict(each, told) for each in leads.verdicts),
        ),
    )


def _finding(said: Finding, told: Mapping[str, str]) -> Finding:
    value, message, suggestion = told[said.value], told[said.message], told[said.suggestion]
    if (value, message, suggestion) == (said.value, said.message, said.suggestion):
        return said
    return replace(said, value=value, message=message, suggestion=suggestion)


def _verdict(said: Verdict, told: Mapping[str, str]) -> Verdict:
    subject, fact, suggestion = told[said.subject], told[said.fact], told[said.suggestion]
    if (subject, fact, suggestion) == (said.subject, said.fact, said.suggestion):
        return said
    return said._replace(subject=subject, fact=fact, suggestion=suggestion)


def _note(said: Note, told: Mapping[str, str]) -> Note:
    read, taken, message = told[said.read], told[said.taken], told[said.message]
    if (read, taken, message) == (said.read, said.taken, said.message):
        return said
    return replace(said, read=read, taken=taken, message=message)
