"""Whether the rows that a paper's figures rest on are still those that were approved."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.ledger import Unfilled
from toolkit.declare.submission import Stage
from toolkit.distribution.approved import changed_lives
from toolkit.distribution.approved import reported_rows
from toolkit.distribution.approved import said_changed
from toolkit.distribution.submissions import known_in
from toolkit.distribution.submissions import standing
from toolkit.workplace.figures_resting import few
from toolkit.workplace.figures_resting import figures_from
from toolkit.workplace.submission_steps import registered_steps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.submission import SubmissionKey


class Approvals(NamedTuple):
    """What is to be said of them.

    Attributes:
        unlocked: of rows that were changed since.
        unregistered: of those of which the sheet alone says that they are approved, or nobody can say it.
    """

    unlocked: Sequence[str] = ()
    unregistered: Sequence[str] = ()


def approvals_behind(
    home: Path, case: Case, catalogue: Catalogue, paper: tuple[bytes, str]
) -> Approvals:
    """What stands against signing a paper, given by its content and its file's name.

    Raises:
        RegisterError: the register cannot be read.
    """
    shown = catalogue.submissions
    events = registered_steps(home, catalogue.name) if shown else []
    if shown is None or not events:
        return Approvals()
    try:
        rows = reported_rows(case, catalogue.dispatch, shown)
    except Unfilled as gap:
        return Approvals((), [f"{gap}，核定以后改过没有，没有查。"])
    lives = standing(case, shown, events)
    changed = [(life.key, said_changed(life)) for life in changed_lives(lives, rows)]
    sheet = shown.ledger.sheet
    alone = [
        (key, f"{key}在“{sheet}”写的是{Stage.APPROVED}，登记库里是{lives[key].stage}")
        for key, life in known_in(case, shown).lives.items()
        if life.stage is Stage.APPROVED and lives[key].stage is not Stage.APPROVED
    ]
    return Approvals(_resting(changed, rows, paper), _resting(alone, rows, paper))


def _resting(
    said: Sequence[tuple[SubmissionKey, str]],
    rows: Mapping[tuple[str, str], Sequence[Ledger]],
    paper: tuple[bytes, str],
) -> list[str]:
    """Of these submissions those whose rows the paper's figures were counted from, with the figures."""
    found = []
    for key, sentence in said:
        if names := figures_from(*paper, rows.get(key.whose, ())):
            found.append(f"{sentence}，公文里数自它的行的有{few(names)}。")
    return found
