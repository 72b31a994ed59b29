"""What a merge leaves to a person: the lines of the sheet 合并冲突."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard.question import OPEN
from toolkit.declare.wording import SEPARATOR
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.exit_gate import ExitGate
    from toolkit.distribution.merge_model import Conflict
    from toolkit.distribution.merge_model import Proposal

DELETED = "报送没有这一行，删去吗"
NO_ROW = "（没有这一行）"
DIGEST = 16
HIDDEN = "#"
NOTHING = "null"
"""What was returned of a row that is missing, for programs."""
_MOMENT, _DAY, _TIME = "@时刻", "@日期", "@时间"


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        ledger: of which.
        unit: whose return raised it.
        why: what is asked.
        row_id: the row's system number; "" for none.
        at: its worksheet row in the office's workbook; 0 for none.
        column: the heading; "" for the whole row.
        base: what was sent, as it is shown.
        theirs: what was returned, as it is shown.
        ours: what is in the office's workbook, as it is shown.
        file: in which it was returned.
        typed: what was returned, for programs: see `stored`; of something restricted its hash alone.
        decision: what a person has chosen; "" for nothing yet.
        outcome: what became of it.
    """

    ledger: type[Ledger]
    unit: str
    why: str
    row_id: str
    at: int
    column: str
    base: str
    theirs: str
    ours: str
    file: str
    typed: str
    decision: str = ""
    outcome: str = OPEN

    @property
    def key(self) -> tuple[str, ...]:
        """What tells a question over re-runs, whatever the file was called."""
        return (self.ledger.sheet, self.unit, self.row_id, self.column, self.typed)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided."""
        return self.outcome.startswith(OPEN)

    @property
    def is_hidden(self) -> bool:
        """Whether it holds something restricted, so that it stands in the returned file alone."""
        return self.typed.startswith(HIDDEN)

    @property
    def value(self) -> object:
        """What was returned: a cell's value, a whole row's cells by heading; None for a deleted row."""
        return None if self.is_hidden else json.loads(self.typed or NOTHING, object_hook=_typed)

    def cells(self) -> tuple[str | None, ...]:
        """Its line in the sheet, in the order of its columns."""
        said: dict[Column[object], str] = {
            MergeQuestion.unit: self.unit,
            MergeQuestion.ledger_title: self.ledger.sheet,
            MergeQuestion.office_row: str(self.at) if self.at else "",
            MergeQuestion.heading: self.column,
            MergeQuestion.why: self.why,
            MergeQuestion.base: self.base,
            MergeQuestion.theirs: self.theirs,
            MergeQuestion.ours: self.ours,
            MergeQuestion.decision: self.decision,
            MergeQuestion.outcome: self.outcome,
            MergeQuestion.file: self.file,
            MergeQuestion.row_number: self.row_id,
            MergeQuestion.typed: self.typed,
        }
        return tuple(said[column] or None for column in MergeQuestion.columns)


class _Raw(NamedTuple):
    """A question before what is restricted in it is hidden."""

    unit: str
    file: str
    why: str
    row_id: str
    at: int
    column: str
    said: tuple[str, str, str]
    value: object


def questions_of(
    ledger: type[Ledger],
    conflicts: Iterable[Conflict],
    proposals: Iterable[Proposal],
    ours: Mapping[int, str],
    gate: ExitGate,
) -> list[Question]:
    """The questions of one ledger's merge, nothing restricted shown in them.

    `ours` says what stands in the office's rows, by worksheet row.
    """
    raw = [
        *(_of_conflict(each, ours) for each in conflicts),
        *(_of_proposal(each, ours) for each in proposals),
    ]
    if not raw:
        return []
    told = gate.masked_each({word for each in raw for word in each.said})
    return [_question(ledger, each, told) for each in raw]


def _of_conflict(conflict: Conflict, ours: Mapping[int, str]) -> _Raw:
    source = conflict.source
    if conflict.column:
        theirs, value = shown(conflict.theirs), conflict.theirs
    else:
        theirs, value = row_words(conflict.cells) or NO_ROW, dict(conflict.cells) or None
    here = shown(conflict.ours) if conflict.column else ours.get(conflict.at, "")
    was = conflict.base
    said = (row_words(was) if isinstance(was, dict) else shown(was), theirs, here)
    place = (conflict.row_id, conflict.at, conflict.column)
    why = f"{conflict.why}{f'（{conflict.whose}）' if conflict.whose else ''}"
    return _Raw(source.unit, source.file, why, *place, said, value)


def _of_proposal(proposal: Proposal, ours: Mapping[int, str]) -> _Raw:
    said = (row_words(proposal.was), NO_ROW, ours.get(proposal.at, ""))
    source = proposal.source
    return _Raw(source.unit, source.file, DELETED, proposal.row_id, proposal.at, "", said, None)


def _question(ledger: type[Ledger], raw: _Raw, told: Mapping[str, str]) -> Question:
    base, theirs, ours = (RESTRICTED if told[each] != each else each for each in raw.said)
    typed = stored(raw.value, hide=theirs != raw.said[1])
    place = (raw.row_id, raw.at, raw.column)
    return Question(ledger, raw.unit, raw.why, *place, base, theirs, ours, raw.file, typed)


def row_words(cells: Mapping[str, object]) -> str:
    """A whole row in words: 栏=值；栏=值."""
    filled = {heading: shown(cell) for heading, cell in cells.items() if cell is not None}
    return SEPARATOR.join(f"{heading}={words}" for heading, words in filled.items())


def stored(value: object, *, hide: bool) -> str:
    """A value with its type, as JSON; one to be hidden as a hash, by which it is only known again."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)
    return f"{HIDDEN}{hashlib.sha256(text.encode()).hexdigest()[:DIGEST]}" if hide else text


def _plain(value: object) -> object:
    match value:
        case dt.datetime():
            return {_MOMENT: value.isoformat()}
        case dt.date():
            return {_DAY: value.isoformat()}
        case dt.time():
            return {_TIME: value.isoformat()}
        case _:
            return shown(value)


def _typed(pairs: dict[str, object]) -> object:
    match pairs:
        case {"@时刻": str(said)}:
            return dt.datetime.fromisoformat(said)
        case {"@日期": str(said)}:
            return dt.date.fromisoformat(said)
        case {"@时间": str(said)}:
            return dt.time.fromisoformat(said)
        case _:
            return pairs


def questions_in(
    rows: Sequence[Ledger], ledgers: Iterable[type[Ledger]], typed: Mapping[int, str]
) -> Iterator[Question]:
    """The questions that stand in the sheet; lines that are none are passed over.

    `typed` are, by worksheet row, decisions that were typed and are none of those offered.
    """
    by_title = {ledger.sheet: ledger for ledger in ledgers}
    for row in rows:
        if isinstance(row, MergeQuestion):
            ledger = by_title.get(_words(row, MergeQuestion.ledger_title))
            if ledger is not None:
                question = _read(row, ledger)
                said = typed.get(row.at_row)
                yield replace(question, decision=said) if said else question


def _read(row: MergeQuestion, ledger: type[Ledger]) -> Question:
    at = _words(row, MergeQuestion.office_row)
    return Question(
        ledger,
        _words(row, MergeQuestion.unit),
        _words(row, MergeQuestion.why),
        _words(row, MergeQuestion.row_number),
        int(at) if at.isdecimal() else 0,
        _words(row, MergeQuestion.heading),
        _words(row, MergeQuestion.base),
        _words(row, MergeQuestion.theirs),
        _words(row, MergeQuestion.ours),
        _words(row, MergeQuestion.file),
        _words(row, MergeQuestion.typed) or NOTHING,
        _words(row, MergeQuestion.decision),
        _words(row, MergeQuestion.outcome) or OPEN,
    )


def _words(row: MergeQuestion, column: Column[object]) -> str:
    return shown(row.usable(column))
