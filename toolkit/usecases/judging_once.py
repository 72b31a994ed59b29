"""A workbook that is still as it was is not judged again: the judgement there is says the same."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from toolkit.usecases.validate import NOTHING_EARLIER
from toolkit.usecases.validate import validate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.explaining import Earlier
    from toolkit.usecases.explaining import Trail
    from toolkit.usecases.validate import Judged


class JudgingOnce:
    """Judges workbooks and keeps the last judgement, for a workbook of which nothing is another.

    What a judgement asked of the register may be another by the next time, so such a one is not kept.
    May be asked by several threads: one waits for what another is judging already.
    """

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._lock = Lock()

    def judge(
        self,
        file: str,
        sheets: Sequence[Sheet],
        catalogue: Catalogue,
        earlier: Earlier = NOTHING_EARLIER,
    ) -> Judged:
        """The workbook judged; as `toolkit.usecases.validate.validate`, which says what it raises."""
        with self._lock:
            kept = self._kept
            if kept is not None and kept.is_of(file, sheets, catalogue, earlier):
                return kept.judged
            self._kept = None
            asking = _Asking(earlier)
            judged = validate(file, sheets, catalogue, earlier=replace(earlier, trail=asking))
            if not asking.asked:
                self._kept = _Kept(file, sheets, catalogue, earlier, judged)
            return judged


class _Asking:
    """The register's 说明, and whether they were asked for."""

    def __init__(self, earlier: Earlier) -> None:
        self._trail = earlier.trail
        self.asked = False

    def __call__(self) -> Trail:
        self.asked = True
        return self._trail()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A judgement and all that it was made of."""

    file: str
    sheets: Sequence[Sheet]
    catalogue: Catalogue
    earlier: Earlier
    judged: Judged

    def is_of(
        self, file: str, sheets: Sequence[Sheet], catalogue: Catalogue, earlier: Earlier
    ) -> bool:
        """Whether it would be made of the same again; of another day or by somebody else it is not."""
        then = self.earlier
        return (
            self.file == file
            and self.catalogue is catalogue
            and (then.result, then.by, then.at) == (earlier.result, earlier.by, earlier.at)
            and _same(self.sheets, sheets)
        )


def _same(then: Sequence[Sheet], now: Sequence[Sheet]) -> bool:
    """Whether all cells are the same; 1 and TRUE, which Python holds for equal, are not."""
    return tuple(then) == tuple(now) and all(
        [*map(type, one)] == [*map(type, other)]
        for before, after in zip(then, now, strict=True)
        for one, other in zip(before.rows, after.rows, strict=True)
        if one.count(None) < len(one)
    )
