"""一键改正: what may be changed in a workbook's cells without asking anybody, and its trail 变更留痕."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.hidden import hidden
from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.outcome import Correction
    from toolkit.declare.outcome import Place
    from toolkit.usecases.validate import Judged


LONGEST_REASON = 1000
EXACTLY = "%Y-%m-%d %H:%M:%S"  # -- the time of a line of 变更留痕, by which those of one click are told from others --


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """A correction as it may be told anywhere.

    Attributes:
        correction: what is put into the cell; it may hold what is restricted.
        old: the words before; a restricted value as its keyed hash, or （受限） without a key.
        new: the words after, likewise.
        reason: why, as a sentence.
    """

    correction: Correction
    old: str
    new: str
    reason: str

    @property
    def place(self) -> Place:
        """The cell."""
        return self.correction.place


def safe_corrections(judged: Judged, secret: bytes = b"") -> list[CorrectionEntry]:
    """Every correction of a judged workbook, by sheet, row and column, with what may be told of it.

    Args:
        judged: the workbook.
        secret: the key by which restricted values are hashed; without one they are not told at all.
    """
    order = {ledger.sheet: at for at, ledger in enumerate(judged.case.tables)}
    found = sorted(judged.corrections, key=lambda each: (order[each.place.sheet], each.place.row))
    words = {word for each in found for word in _words(each)}
    told = judged.gate.masked_each(words)
    return [_entry(each, told, secret) for each in found]


def trail_line(entry: CorrectionEntry, who: str, when: str, file: str) -> tuple[str, ...]:
    """The words of a line of the ledger 变更留痕, in the order of its columns."""
    said: dict[Column[object], str] = {
        TrailLine.who: who,
        TrailLine.when: when,
        TrailLine.file: file,
        TrailLine.cell: str(entry.place),
        TrailLine.old: entry.old,
        TrailLine.new: entry.new,
        TrailLine.reason: _shortened(entry.reason),
    }
    return tuple(said[column] for column in TrailLine.columns)


def as_json(entries: Iterable[CorrectionEntry]) -> Sequence[dict[str, object]]:
    """The corrections in plain values, as docs/命令行.md documents them."""
    return [
        {
            "sheet": each.place.sheet,
            "row": each.place.row,
            "column": each.place.column,
            "cell": each.place.cell,
            "old": each.old,
            "new": each.new,
            "reason": each.reason,
        }
        for each in entries
    ]


def _words(correction: Correction) -> tuple[str, str, str]:
    return shown(correction.old), shown(correction.new), correction.reason


def _entry(correction: Correction, told: Mapping[str, str], secret: bytes) -> CorrectionEntry:
    old, new, reason = words = _words(correction)
    if correction.hidden or any(told[word] != word for word in words):
        old, new = _hidden(old, secret), _hidden(new, secret)
    return CorrectionEntry(correction, old, new, told[reason])


def _shortened(reason: str) -> str:
    """A reason that repeats long words, which stand whole in the cells before it."""
    return reason if len(reason) <= LONGEST_REASON else f"{reason[:LONGEST_REASON]}……"


def _hidden(words: str, secret: bytes) -> str:
    if not words:
        return ""
    return hidden(words, secret) if secret else RESTRICTED
