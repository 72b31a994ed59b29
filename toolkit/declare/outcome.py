"""What checking says: findings, verdicts and reading notes, all of them plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence


class Strength(StrEnum):
    """How strongly the source words a duty; 数据 marks faults of filling."""

    MUST = "必须"
    DATA = "数据"
    PRINCIPLE = "原则"
    HINT = "提示"

    @property
    def gravity(self) -> int:
        """0 for the gravest."""
        return _GRAVITY[self]


_GRAVITY = {strength: place for place, strength in enumerate(Strength)}


class State(StrEnum):
    """The seven states of a verdict; the deviation has two faces, before and after its 说明."""

    MET = "符合"
    UNMET = "不符合"
    NOT_DUE = "未到期"
    WARNING = "预警"
    DEVIATION = "偏离待说明"
    EXPLAINED = "偏离已说明"
    UNKNOWN = "无法判定"
    NOT_APPLICABLE = "不适用"


TO_CORRECT = "待改正"
SETTLED = "已消除"  # -- a line that is gone, kept for what a person wrote beside it --
"""What the result sheet says of a finding, where it says a verdict's state."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a ledger: `sheet`, worksheet `row` (from 1), `column` heading, `cell` like D12."""

    sheet: str
    row: int
    column: str
    cell: str

    def __str__(self) -> str:
        """The place as messages print it."""
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in one cell.

    `key` is stable over re-runs (code + system row id or key columns + column), so that what a
    person typed beside a finding stays with it.
    """

    code: str
    name: str
    strength: Strength
    clause: str
    place: Place
    value: str
    message: str
    suggestion: str
    key: str

    @property
    def subject(self) -> str:
        """Whom it is about: 第64行“天数”."""
        column = f"“{self.place.column}”" if self.place.column else ""
        return f"第{self.place.row}行{column}"


class Verdict(NamedTuple):
    """How one subject stands with one obligation on the as-of date.

    `stands_for` has the labels of the subjects that a verdict said once for all of them is about (a
    sheet is missing), so that none of them passes for one with nothing open.
    """

    code: str
    name: str
    strength: Strength
    clause: str
    subject: str
    state: State
    fact: str
    due: str
    cells: Sequence[Place]
    explanation: str
    suggestion: str
    key: str
    stands_for: tuple[str, ...] = ()

    def is_about(self, labels: Collection[str]) -> bool:
        """Whether it is said of one of these subjects, of it alone or of all at once."""
        return self.subject in labels or any(each in labels for each in self.stands_for)


def by_subject(verdicts: Iterable[Verdict]) -> Mapping[str, Sequence[Verdict]]:
    """What is said of each subject, also where one verdict stands for several."""
    said: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        others = verdict.stands_for
        labels = dict.fromkeys((verdict.subject, *others)) if others else (verdict.subject,)
        for label in labels:
            said.setdefault(label, []).append(verdict)
    return said


@dataclass(frozen=True, slots=True)
class Note:
    """A normalisation that was made while reading: told, and not a fault.

    Attributes:
        kind: of normalisation, in a word.
        sheet: the ledger's title.
        row: of the worksheet, from 1; 0 for the whole sheet.
        column: the heading; empty for a whole row or sheet.
        cell: like D12; empty for a whole row or sheet.
        read: the cell as it stood.
        taken: what it was taken for.
        message: the sentence to show.
    """

    kind: str
    sheet: str
    row: int
    column: str
    cell: str
    read: str
    taken: str
    message: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a cell may be changed to without asking: what reading took it for, and nobody doubts.

    Attributes:
        place: the cell.
        old: as it stands; None for an empty one.
        new: as the ledger wants it typed: a text, a number, a `date`, a `time`.
        hidden: whether neither may be told outside the cell.
        reason: the sentence that reading tells of it.
        group: of corrections of one sheet that hold only together (3月5-9日 put into two cells); 0 for
            one that stands alone.
    """

    place: Place
    old: object
    new: str | float | dt.date | dt.time
    hidden: bool
    reason: str
    group: int = 0


@dataclass(frozen=True, slots=True)
class Leads:
    """What a few people look into by hand, and nobody is told as a fault.

    Attributes:
        findings: by sheet and row.
        verdicts: in every state, as those of other obligations.
    """

    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def to_look_into(self) -> tuple[Verdict, ...]:
        """The verdicts that point at something."""
        return tuple(each for each in self.verdicts if each.state in TO_LOOK_INTO)

    def __len__(self) -> int:
        """How many there are to look into."""
        return len(self.findings) + len(self.to_look_into)


NO_LEADS = Leads()
TO_LOOK_INTO = frozenset({State.UNMET, State.DEVIATION, State.WARNING})


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that checking says of one workbook at one as-of date.

    Attributes:
        findings: by sheet and row, each with a key of its own.
        verdicts: one for each obligation and subject.
        notes: in the order of reading.
        leads: what internal rules and obligations say; in nothing that is shown or sent.
    """

    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    notes: tuple[Note, ...]
    leads: Leads = NO_LEADS
