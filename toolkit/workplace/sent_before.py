"""The booklets that were sent from a working folder, by receiver and batch: as its register tells, else as they lie."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.register.entries import Standing
from toolkit.workplace.lying_booklets import ANY_BATCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.catalogue import Catalogue
    from toolkit.register.entries import Run
    from toolkit.register.entries import RunEntry
    from toolkit.register.entries import SentEntry
    from toolkit.workplace.lying_booklets import LyingBooklets

SIGN = "v"
FIRST = f"{SIGN}1"
_NUMBERED = re.compile(rf"{SIGN}([0-9]+)")


class SentBefore:
    """What was sent, but for runs that wrote nothing.

    Args:
        runs: those of the working folder, the earliest first.
        catalogue: whose parameters say of which batch a run was.
        lying: what 下发 holds beside what the runs know: their register was lost, or could not be written.
    """

    def __init__(
        self, runs: Sequence[RunEntry], catalogue: Catalogue, lying: LyingBooklets
    ) -> None:
        self._unread = lying
        self._sent: dict[tuple[str, str], list[tuple[str, SentEntry]]] = {}
        for entry in runs:
            batch = batch_of_run(entry.run, catalogue)
            for sent in () if entry.standing is Standing.ABANDONED else entry.run.sent:
                self._sent.setdefault((sent.kind, sent.key), []).append((batch, sent))

    def of(self, booklet: Booklet, batch: str | None = None, version: str = "") -> list[SentEntry]:
        """All that its receiver was sent in a batch, or in any where it is None, the earliest first.

        Of a version alone where one is named. What no run knows is looked for among what lies in 下发.
        """
        of_runs = [
            each
            for of, each in self._sent.get(_receiver(booklet), ())
            if batch in {None, of} and version in {"", each.version}
        ]
        return of_runs or [
            each for each in self._beside(booklet, batch) if version in {"", each.version}
        ]

    def last(self, booklet: Booklet, batch: str) -> SentEntry | None:
        """The newest version of it in a batch, as it was sent last; None where nothing was."""
        sent = [*self._beside(booklet, batch), *self.of(booklet, batch)]
        return max(reversed(sent), key=lambda e: number_of(e.version), default=None)

    def is_known(self, sent: SentEntry) -> bool:
        """Whether a run tells of it, and not only a file that lies there."""
        return any(sent is each for _, each in self._sent.get((sent.kind, sent.key), ()))

    def _beside(self, booklet: Booklet, batch: str | None) -> list[SentEntry]:
        """The versions of it in a batch that lie in 下发 and that no run knows."""
        return [
            each
            for of, each in self._lying
            if (each.kind, each.key) == _receiver(booklet)
            and number_of(each.version)
            and (batch is None or of in {ANY_BATCH, batch})
        ]

    @cached_property
    def _lying(self) -> list[tuple[str, SentEntry]]:
        known = {each.sha256 for sent in self._sent.values() for _, each in sent}
        return self._unread.beside(known)


def _receiver(booklet: Booklet) -> tuple[str, str]:
    return booklet.kind.name, booklet.key


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
