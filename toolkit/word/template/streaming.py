"""What a part's program writes, taken by thousands of pieces: bounded, held against the fixed text, marked."""

from __future__ import annotations

import re
import sys
from itertools import islice
from typing import TYPE_CHECKING

from toolkit.word.messages import of_rendering
from toolkit.word.template.errors import Fault
from toolkit.word.template.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.template.rendering import Output

_SOME = 4096
_MOST = 4 * _SOME
_ENDS = "</w:p>"
_MARKUP = re.compile(r"<[^>]*>")


def written(
    pieces: Iterable[str], fixed: Iterable[str], output: Output, *, may_be_plain: bool
) -> Written:
    """The part that the pieces make, with bookmarks for its figures unless it needs a tree for them.

    Args:
        pieces: what its program writes.
        fixed: what must stand in it, in order.
        output: the rendering.
        may_be_plain: whether figures in it may be marked without a tree.

    Raises:
        Fault: there is more than this rendering may write.
    """
    made = Written()
    watch = _Watch(fixed)
    room = output.most_characters or sys.maxsize
    for some in _paragraphs(iter(pieces)):
        text = None
        if not watch.sees_all(some):
            text = "".join(some)
            watch.see(text)
        if len(output.figures) > output.marked and may_be_plain and not made.is_signed:
            marked = output.with_plain_marks(some)
            made.is_signed = marked is None
            text = text if marked is None else "".join(marked)
        text = "".join(some) if text is None else text
        room -= len(text)
        if room < 0:
            raise Fault(of_rendering.TOO_LONG(millions=output.most_characters // 1_000_000))
        made.add(text)
    made.is_signed = len(output.figures) > output.marked
    made.lost = watch.lost()
    return made


def _paragraphs(pieces: Iterator[str]) -> Iterator[list[str]]:
    """The pieces by thousands, cut behind the end of a paragraph."""
    begun: list[str] = []
    while some := list(islice(pieces, _SOME)):
        full = len(some) == _SOME
        some = begun + some
        begun = []
        if full:
            begun = _end(some, pieces)
        yield some
    if begun:
        yield begun


def _end(some: list[str], pieces: Iterator[str]) -> list[str]:
    """Go on to the end of a paragraph, if one ends soon; what stands behind it in its piece."""
    for piece in islice(pieces, _MOST):
        at = piece.rfind(_ENDS) + len(_ENDS)
        if at >= len(_ENDS):
            some.append(piece[:at])
            return [piece[at:]]
        some.append(piece)
    return []


class _Watch:
    """Looks out for fixed pieces of a template in what is written."""

    def __init__(self, fixed: Iterable[str]) -> None:
        self._wanted = [*fixed][::-1]
        self._unseen = ""

    def sees_all(self, pieces: Sequence[str]) -> bool:
        """Whether what is still wanted are pieces themselves, as nearly always: then no more need be looked at."""
        if self._unseen:
            return False
        at = -1
        try:
            for wanted in reversed(self._wanted):
                at = pieces.index(wanted, at + 1)
        except ValueError:
            return False
        self._wanted.clear()
        return True

    def see(self, text: str) -> None:
        """Look through more."""
        text = self._unseen + text if self._unseen else text
        at = 0
        while self._wanted:
            found = text.find(self._wanted[-1], at)
            if found < 0:
                self._unseen = text[max(at, len(text) - len(self._wanted[-1]) + 1) :]
                return
            at = found + len(self._wanted.pop())
        self._unseen = ""

    def lost(self) -> str:
        """The first piece that did not come, without its markup unless it is nothing else; or ""."""
        piece = self._wanted[-1] if self._wanted else ""
        return _MARKUP.sub("", piece).strip() or piece
