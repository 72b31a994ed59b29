"""Obligations over a case: every subject gets one verdict, and missing data is never 符合."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.checking.rules import cited
from toolkit.declare.columns import Referring
from toolkit.declare.errors import declared_as
from toolkit.declare.ledger import Nothing
from toolkit.declare.ledger import Unfilled
from toolkit.declare.obligation import Judgement
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.outcome import Verdict
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.obligation import Obligation
    from toolkit.declare.obligation import Subject

    _Cell = tuple[Ledger, Column[object]]

NOBODY = "全局"
NO_DOUBT = frozenset({State.NOT_APPLICABLE, State.NOT_DUE})
SHOWN_ROWS = 10


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
    if unread := _without_sheets(case, duty):
        everybody = tuple(subject.label for subject, _ in duty.judgements(case))
        said_once = _verdict(case, duty, NOBODY, NOBODY, unread, explanations)
        yield replace(said_once, stands_for=everybody)
        return
    judged = False
    for key, label, judgement in _judgements(case, duty):
        judged = True
        yield _verdict(case, duty, key, label, judgement, explanations)
    if not judged:
        yield _verdict(case, duty, NOBODY, NOBODY, _nobody(duty), explanations)


def _without_sheets(case: Case, duty: Obligation) -> Judgement | None:
    missing = [ledger.sheet for ledger in duty.reads if not case.has(ledger)]
    if not missing:
        return None
    named = listed(f"“{sheet}”" for sheet in missing)
    return Judgement(State.UNKNOWN, f"工作簿中没有工作表{named}，无法判定。")


def _nobody(duty: Obligation) -> Judgement:
    if duty.nobody:
        return Judgement(State.NOT_APPLICABLE, duty.nobody)
    return Judgement(State.UNKNOWN, "台账中没有可判定的对象，请先填好名册和一览表。")


def _judgements(case: Case, duty: Obligation) -> Iterator[tuple[str, str, Judgement]]:
    lacking = [column for column in duty.columns if not case.has_column(column)]
    for subject, judge in duty.judgements(case):
        if lacking:
            yield subject.key, subject.label, _without_columns(lacking)
            continue
        judgement = _judged(judge)
        yield subject.key, subject.label, _doubted(case, duty, subject, judgement) or judgement


def _without_columns(lacking: Sequence[Column[object]]) -> Judgement:
    named = listed(f"“{column.ledger.sheet}”的“{column.heading}”" for column in lacking)
    fact = f"台账没有{named}一栏，无法判定。"
    return Judgement(State.UNKNOWN, fact, suggestion="换用新的台账，或在表中补上这一栏")


def _doubted(
    case: Case, duty: Obligation, subject: Subject[Ledger], judgement: Judgement
) -> Judgement | None:
    """无法判定, where records that may be another's of the same name are among what a duty reads."""
    if judgement.state in NO_DOUBT:
        return None
    is_person = bool(type(subject.row).namesakes_by) and subject.key in subject.row.values_
    cells = _of_his_name(case, duty, subject) if is_person else _in_doubt(case, duty, subject)
    if not cells:
        return None
    rows: dict[str, list[int]] = {}
    for row, _ in cells:
        rows.setdefault(row.sheet, []).append(row.at_row)
    said = "；".join(f"“{sheet}”{_numbered(numbers)}" for sheet, numbers in rows.items())
    fact = f"{said}的姓名有同名的人，分不清是谁，无法判定。"
    if is_person:
        fact = f"{subject.label}有同名的人，{said}的姓名分不清是谁，没有计入，无法判定。"
    return Judgement(
        State.UNKNOWN, fact, cells=tuple(cells), suggestion="先改正这些姓名，写明是哪一位"
    )


def _of_his_name(case: Case, duty: Obligation, subject: Subject[Ledger]) -> Sequence[_Cell]:
    """The cells that may mean this person or another."""
    tables = [case.tables[ledger] for ledger in duty.reads]
    return [cell for table in tables for cell in table.doubtful.get(subject.key, ())]


def _in_doubt(case: Case, duty: Obligation, subject: Subject[Ledger]) -> Sequence[_Cell]:
    """The cells that may mean several people, in rows that may be about a point or the bureau."""
    tables = [case.tables[ledger] for ledger in duty.reads]
    cells = [cell for table in tables for each in table.doubtful.values() for cell in each]
    told = {(row.sheet, row.at_row, column.heading): (row, column) for row, column in cells}
    whole = subject.key not in subject.row.values_  # -- the bureau: any row may be about it --
    return [told[at] for at in sorted(told) if whole or _may_concern(told[at][0], subject.row)]


def _may_concern(row: Ledger, about: Ledger) -> bool:
    """Whether a row may be about a subject: it is it, refers to it, or does not say what it is about."""
    if type(row) is type(about):
        return row.at_row == about.at_row
    columns = [
        column
        for column in type(row).columns
        if isinstance(column, Referring) and column.to.ledger is type(about)
    ]
    said = [row.values_[column.position] for column in columns]
    if all(each is None for each in said) or any(each.__class__ is Nothing for each in said):
        return True
    own = [about.usable(column.to) for column in columns]
    return any(
        each == its or (isinstance(each, tuple) and its in each)
        for each, its in zip(said, own, strict=True)
    )


def _numbered(rows: Sequence[int]) -> str:
    """第4、13行, 第4、13……等37行."""
    shown = "、".join(map(str, rows[:SHOWN_ROWS]))
    return f"第{shown}等{len(rows)}行" if len(rows) > SHOWN_ROWS else f"第{shown}行"


def _judged(judge: Callable[[], Judgement]) -> Judgement:
    try:
        return judge()
    except Unfilled as gap:
        return Judgement(State.UNKNOWN, f"{gap}，无法判定。", cells=((gap.row, gap.column),))


def _verdict(
    case: Case,
    duty: Obligation,
    key: str,
    label: str,
    judgement: Judgement,
    explanations: Mapping[str, str],
) -> Verdict:
    stable = f"{duty.code}|{key}"
    explanation = explanations.get(stable, "")
    state, strength = judgement.state, judgement.strength or duty.strength
    if state is State.DEVIATION and strength is Strength.PRINCIPLE and explanation:
        state = State.EXPLAINED  # -- of a 必须 no 说明 ever closes anything --
    return Verdict(
        code=duty.code,
        name=duty.name,
        strength=strength,
        clause=cited(duty.clauses),
        subject=label,
        state=state,
        fact=judgement.fact,
        due=judgement.due,
        cells=tuple(case.place(row, column) for row, column in judgement.cells),
        suggestion=judgement.suggestion,
        explanation=explanation,
        key=stable,
    )
