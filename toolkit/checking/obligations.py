"""Obligations over a case: every subject gets one verdict, and missing data is never 符合."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from toolkit.checking.doubts import Doubts
from toolkit.checking.doubts import judged
from toolkit.checking.nameless import AGAINST
from toolkit.checking.nameless import Nameless
from toolkit.checking.rules import cited
from toolkit.checking.told_apart import keys_told_apart
from toolkit.declare.errors import declared_as
from toolkit.declare.obligation import Judgement
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.outcome import Verdict
from toolkit.declare.unread import said_unread
from toolkit.declare.unread import unread
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.obligation import Obligation
    from toolkit.declare.obligation import Subject

NOBODY = "全局"
GOOD = frozenset({State.MET, State.NOT_DUE, State.NOT_APPLICABLE})


def verdicts(
    case: Case, obligations: Iterable[Obligation], explanations: Mapping[str, str]
) -> Iterator[Verdict]:
    """One verdict for each obligation and subject.

    Args:
        case: the ledgers, the as-of date, the parameters.
        obligations: what is judged.
        explanations: 说明 typed by a person, by a verdict's stable key.
    """
    for duty in obligations:
        with declared_as(f"义务{duty.code}"):
            yield from _verdicts(case, duty, explanations)


def _verdicts(case: Case, duty: Obligation, explanations: Mapping[str, str]) -> Iterator[Verdict]:
    verdict = partial(_verdict, case, duty, cited(duty.clauses), explanations)
    if unread := _without_sheets(case, duty):
        everybody = tuple(subject.label for subject, _ in duty.judgements(case))
        said_once = verdict(NOBODY, NOBODY, unread)
        yield said_once._replace(stands_for=everybody)
        return
    found = [*_judgements(case, duty)]
    for key, (subject, judgement) in zip(
        keys_told_apart([subject for subject, _ in found]), found, strict=True
    ):
        yield verdict(key, subject.label, judgement)
    if not found:
        yield verdict(NOBODY, NOBODY, _nobody(duty))


def _without_sheets(case: Case, duty: Obligation) -> Judgement | None:
    missing = [ledger.sheet for ledger in duty.reads if not case.has(ledger)]
    if not missing:
        return None
    named = listed(f"“{sheet}”" for sheet in missing)
    return Judgement(State.UNKNOWN, f"工作簿中没有工作表{named}，无法判定。")


def _nobody(duty: Obligation) -> Judgement:
    if duty.nobody:
        return Judgement(State.NOT_APPLICABLE, duty.nobody)
    sheets = "".join(f"“{ledger.sheet}”" for ledger in duty.reads)
    return Judgement(State.UNKNOWN, f"“{duty.name}”没有可判定的对象。它看的是{sheets}，请先填好。")


def _judgements(case: Case, duty: Obligation) -> Iterator[tuple[Subject[Ledger], Judgement]]:
    lacking = [column for column in duty.columns if not case.has_column(column)]
    doubts, nameless = Doubts(case, duty), Nameless(case, duty)
    for subject, judge in duty.judgements(case):
        if lacking:
            yield subject, _without_columns(lacking)
            continue
        judgement = _whole(case, duty, subject, nameless.settle(subject, judged(judge)))
        yield subject, doubts.settle(subject, judgement)


def _whole(
    case: Case, duty: Obligation, subject: Subject[Ledger], judgement: Judgement
) -> Judgement:
    """The judgement; 无法判定 where a row that may be about the subject cannot be read and may change it."""
    changed_by = duty.every if judgement.state in GOOD else duty.some
    if not changed_by or judgement.state not in GOOD | AGAINST:
        return judgement
    cells = unread(case, subject, changed_by)
    if not cells:
        return judgement
    fact = f"{said_unread(cells)}，无法判定。不算这些行：{judgement.fact}"
    return Judgement(State.UNKNOWN, fact, judgement.due, tuple(cells), "请先改正这些行")


def _without_columns(lacking: Sequence[Column[object]]) -> Judgement:
    named = listed(f"“{column.ledger.sheet}”的“{column.heading}”" for column in lacking)
    fact = f"台账没有{named}一栏，无法判定。"
    return Judgement(State.UNKNOWN, fact, suggestion="换用新的台账，或在表中补上这一栏")


def _verdict(
    case: Case,
    duty: Obligation,
    clause: str,
    explanations: Mapping[str, str],
    key: str,
    label: str,
    judgement: Judgement,
) -> Verdict:
    stable = f"{duty.code}|{key}"
    explanation = explanations.get(stable, "")
    state = judgement.state
    strength = judgement.strength or duty.strength
    if state is State.DEVIATION and strength is Strength.PRINCIPLE and explanation:
        state = State.EXPLAINED  # -- of a 必须 no 说明 ever closes anything --
    cells = case.places(judgement.cells)
    said = (clause, label, state, judgement.fact, judgement.due, cells, explanation)
    return Verdict(duty.code, duty.name, strength, *said, judgement.suggestion, stable)
