"""The booklets that were sent from a working folder, by receiver and batch, as its register tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.register.entries import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.catalogue import Catalogue
    from toolkit.register.entries import Run
    from toolkit.register.entries import RunEntry
    from toolkit.register.entries import SentEntry

SIGN = "v"
FIRST = f"{SIGN}1"
_NUMBERED = re.compile(rf"{SIGN}([0-9]+)")


class SentBefore:
    """What was sent, but for runs that wrote nothing.

    Args:
        runs: those of the working folder, the earliest first.
        catalogue: whose parameters say of which batch a run was.
    """

    def __init__(self, runs: Sequence[RunEntry], catalogue: Catalogue) -> None:
        self._sent: dict[tuple[str, str], list[tuple[str, SentEntry]]] = {}
        for entry in runs:
            batch = batch_of_run(entry.run, catalogue)
            for sent in () if entry.standing is Standing.ABANDONED else entry.run.sent:
                self._sent.setdefault((sent.kind, sent.key), []).append((batch, sent))

    def of(self, booklet: Booklet, batch: str | None = None) -> list[SentEntry]:
        """All that its receiver was sent in a batch, or in any where it is None, the earliest first."""
        sent = self._sent.get((booklet.kind.name, booklet.key), ())
        return [each for of, each in sent if batch in {None, of}]

    def last(self, booklet: Booklet, batch: str) -> SentEntry | None:
        """The newest version of it in a batch, as it was sent last; None where nothing was."""
        return max(
            reversed(self.of(booklet, batch)), key=lambda e: number_of(e.version), default=None
        )


def batch_of_run(run: Run, catalogue: Catalogue) -> str:
    """The batch that a run sent out, as `batch_of` says it of a workbook."""
    shown = catalogue.dispatch.settings if catalogue.dispatch else None
    period = run.settings.get(shown[0], "") if shown else ""
    return period or f"{run.settings.get(catalogue.parameters.ledger_year.name, '')}年"


def number_of(version: str) -> int:
    """Which version it is, from 1; 0 of what is no version."""
    found = _NUMBERED.fullmatch(version)
    return int(found[1]) if found else 0


def next_to(version: str) -> str:
    """The version after one."""
    return f"{SIGN}{number_of(version) + 1}"
