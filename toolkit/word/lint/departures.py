"""Where a template says something fixed, and the one that it was made from has a tag: a tag typed over or deleted.

What uses a name elsewhere too is not missed by counting names. A paragraph that keeps its other words and has lost
a tag is found by laying it beside the original's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_doubts
from toolkit.word.messages import of_lint
from toolkit.word.template.lexer import scan
from toolkit.word.template.tags import MIDDLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.template.fixed_text import Line
    from toolkit.word.template.places import Place
    from toolkit.word.template.tags import Token

_LONGEST = 60  # -- of what is typed over a tag --
_TAG = r"\{(?:\{[^{}]*\}|%[^{}]*%)\}"
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the original: its text without blanks, and its tags."""

    text: str
    tags: tuple[Token, ...]
    fixed: tuple[str, ...]

    @classmethod
    def of(cls, written: str) -> _Paragraph:
        tokens = scan(written)[0]
        ends = [0, *(at for token in tokens for at in (token.start, token.end)), len(written)]
        fixed = [_tight(written[a:b]) for a, b in pairwise(ends)][::2]
        return cls(_tight(written), tuple(tokens), tuple(fixed))

    @property
    def controls(self) -> frozenset[str]:
        """The keywords of its control tags, none where it has anything else."""
        words = frozenset(token.keyword for token in self.tags)
        return words if "" not in words and not any(self.fixed) else frozenset()

    def departures(self, text: str) -> list[tuple[Token, str]]:
        """The tags that a paragraph has something fixed for, if all else is the same in it."""
        form = re.escape(self.fixed[0])
        for token, behind in zip(self.tags, self.fixed[1:], strict=True):
            other = "" if token.kind == "comment" else f"|[^{{}}｛｝]{{0,{_LONGEST}}}?|{_TAG}"
            form += f"({re.escape(_tight(token.raw))}{other}){re.escape(behind)}"
        found = re.fullmatch(form, text)
        said = zip(self.tags, found.groups(), strict=True) if found else ()
        return [(token, each) for token, each in said if each != _tight(token.raw)]


def departures(
    original: Sequence[str], lines: Sequence[Line], *, unpaired: bool
) -> Iterator[Finding]:
    """What to look at in a template that departs from the one that it was made from.

    Args:
        original: the paragraphs of that one, with their tags.
        lines: the template's own.
        unpaired: whether a control tag lacks its partner: only then does it matter where one was that is gone.
    """
    were = [_Paragraph.of(each) for each in original]
    are = [_tight(line.text) for line in lines]
    matcher = SequenceMatcher(None, [each.text for each in were], are, autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "delete" and lines:
            place = lines[min(j, len(lines) - 1)].place
            yield from _deleted(were[i:i_end], place, unpaired=unpaired)
        elif what == "replace":
            yield from _replaced(were[i:i_end], lines[j:j_end])


def _deleted(were: Sequence[_Paragraph], place: Place, *, unpaired: bool) -> Iterator[Finding]:
    """Control tags that went without what they enclose."""
    words = [each.controls for each in were]
    if all(words) and (unpaired or all(each <= MIDDLES.keys() for each in words)):
        for each in were:
            yield _finding(place, each.tags[0], "")


def _replaced(were: Sequence[_Paragraph], lines: Sequence[Line]) -> Iterator[Finding]:
    is_one_by_one = len(were) == len(lines)
    for at, line in enumerate(lines):
        candidates = [were[at]] if is_one_by_one else [each for each in were if any(each.fixed)]
        found = (each.departures(_tight(line.text)) for each in candidates)
        for token, said in next(filter(None, found), []):
            yield _finding(line.place, token, said)


def _finding(place: Place, token: Token, said: str) -> Finding:
    tag = " ".join(token.raw.split())
    if said.startswith("{"):
        message, advice = of_doubts.CHANGED(tag=tag, now=said), of_doubts.IF_MEANT()
        return remark(Check.REQUIRED, place, message, advice)
    if said:
        message = of_lint.DEPARTS(tag=tag, said=said[:_SHOWN])
    else:
        message = of_lint.DEPARTS_BY_NOTHING(tag=tag)
    return remark(Check.REQUIRED, place, message, of_lint.BACK_TO_TAG(tag=tag))


def _tight(text: str) -> str:
    return "".join(text.split())
