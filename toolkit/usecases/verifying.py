"""核对改过的公文: figure by figure what became of it, what people typed, whether sums and texts agree."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.chinese.read_numbers import value_of
from toolkit.declare.figures import figures_in
from toolkit.usecases.verified_agreement import disagreements
from toolkit.usecases.verified_lines import compared
from toolkit.usecases.verified_lists import names_and_counts
from toolkit.usecases.verified_tables import not_adding_up
from toolkit.usecases.verified_tables import totals_not_summed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.document import Draft
    from toolkit.declare.verifying import PaperAsSaid
    from toolkit.usecases.verified_said import Other
    from toolkit.usecases.verified_said import Said


class Fate(StrEnum):
    """What became of a figure."""

    SAME = "未变"
    BY_HAND = "人改动"
    LEDGER = "台账已变"
    BOTH = "人改动、台账已变"
    LOST = "丢失"
    LOST_BOTH = "丢失、台账已变"


@dataclass(frozen=True, slots=True)
class VerifiedFigure:
    """One figure in one place.

    Attributes:
        name: of the figure.
        sentence: in which it stands now, or stood.
        said: what the paper says now; "" where it is lost.
        drafted: what it said when it was drafted.
        now: what the ledgers of today say, without a book what was drafted; None where they give none.
        state: what became of it.
        place: in words.
        cells: that it was counted from, as recorded.
    """

    name: str
    sentence: str
    said: str
    drafted: str
    now: str | None
    state: Fate
    place: str
    cells: str

    @property
    def is_settled(self) -> bool:
        """Whether a person has written what the ledgers of today say."""
        return self.now is not None and value_of(self.said) == value_of(self.now)


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it.

    Attributes:
        figures: in reading order.
        rows: of tables that are too many or missing, as sentences; so are the two below.
        unequal: totals that are not the sum of their rows, text against annex, names against their count.
        adding_up: parts and shares that do not come to their whole.
        others: numbers that are no ledger's.
        about: what the paper recorded of itself.
        remarks: what else is to be told.
    """

    figures: tuple[VerifiedFigure, ...]
    rows: tuple[str, ...]
    unequal: tuple[str, ...]
    adding_up: tuple[str, ...]
    others: tuple[Other, ...]
    about: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """All that is wrong between figures, rather than with one of them."""
        return (*self.rows, *self.unequal, *self.adding_up)

    @property
    def counted(self) -> str:
        """台账里的数24处，未变24处"""
        same = sum(each.state is Fate.SAME for each in self.figures)
        return f"台账里的数{len(self.figures)}处，未变{same}处"

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to look at."""
        unchanged = all(each.state is Fate.SAME for each in self.figures)
        return unchanged and not self.tables and not self.others and not self.remarks


def verify(paper: PaperAsSaid, today: Draft | None = None) -> Verified:
    """Hold a paper to its record.

    Args:
        paper: as its file has it.
        today: what would be drafted from the ledgers of today; None where that is not asked.
    """
    found = compared(paper)
    now = None if today is None else _values(today)
    figures = tuple(_verified(each, now) for each in found.said)
    unequal = (
        *totals_not_summed(paper),
        *disagreements(found.said),
        *names_and_counts(paper),
    )
    return Verified(
        figures,
        tuple(dict.fromkeys(found.rows)),
        tuple(dict.fromkeys(unequal)),
        tuple(dict.fromkeys(not_adding_up(paper))),
        tuple(found.others),
        paper.about,
    )


def _values(draft: Draft) -> Mapping[str, Sequence[str]]:
    values: dict[str, list[str]] = {}
    for figure in figures_in(draft.values):
        values.setdefault(figure.name, []).append(str(figure))
    return values


def _verified(said: Said, now: Mapping[str, Sequence[str]] | None) -> VerifiedFigure:
    today = _today(said, now)
    moved = today is None or value_of(today) != value_of(said.drafted)
    return VerifiedFigure(
        said.name,
        said.sentence,
        said.text or "",
        said.drafted,
        today,
        _fate(said, moved=moved),
        said.place,
        said.cells,
    )


def _today(said: Said, now: Mapping[str, Sequence[str]] | None) -> str | None:
    if now is None:
        return said.drafted
    values = now.get(said.name, ())
    return said.drafted if said.drafted in values else next(iter(values), None)


def _fate(said: Said, *, moved: bool) -> Fate:
    if said.text is None:
        return Fate.LOST_BOTH if moved else Fate.LOST
    if said.is_changed:
        return Fate.BOTH if moved else Fate.BY_HAND
    return Fate.LEDGER if moved else Fate.SAME
