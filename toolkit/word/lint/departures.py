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
from toolkit.word.messages import of_lint
from toolkit.word.template.lexer import scan
from toolkit.word.template.tags import MIDDLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.template.fixed_text import Line
    from toolkit.word.template.places import Place
    from toolkit.word.template.tags import Token

_LONGEST = 20  # -- of what is typed over a tag --
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
    def is_middle(self) -> bool:
        """Whether it is an `else` or `elif` alone."""
        words = {token.keyword for token in self.tags}
        return bool(words) and words <= MIDDLES.keys() and not any(self.fixed)

    def departures(self, text: str) -> list[tuple[Token, str]]:
        """The tags that a paragraph has something fixed for, if all else is the same in it."""
        form = re.escape(self.fixed[0])
        for token, behind in zip(self.tags, self.fixed[1:], strict=True):
            may_differ = token.kind == "value" or token.keyword in MIDDLES
            other = f"|[^{{}}｛｝]{{0,{_LONGEST}}}?" if may_differ else ""
            form += f"({re.escape(_tight(token.raw))}{other}){re.escape(behind)}"
        found = re.fullmatch(form, text)
        said = zip(self.tags, found.groups(), strict=True) if found else ()
        return [(token, each) for token, each in said if each != _tight(token.raw)]


def departures(original: Sequence[str], lines: Sequence[Line]) -> Iterator[Finding]:
    """What to look at in a template that departs from the one that it was made from.

    Args:
        original: the paragraphs of that one that have text, with their tags.
        lines: the template's own.
    """
    were = [_Paragraph.of(each) for each in original]
    are = [_tight(line.text) for line in lines]
    matcher = SequenceMatcher(None, [each.text for each in were], are, autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "delete" and all(each.is_middle for each in were[i:i_end]) and lines:
            place = lines[min(j, len(lines) - 1)].place
            for each in were[i:i_end]:
                yield _finding(place, each.tags[0], "")
        elif what == "replace":
            yield from _replaced(were[i:i_end], lines[j:j_end])


def _replaced(were: Sequence[_Paragraph], lines: Sequence[Line]) -> Iterator[Finding]:
    is_one_by_one = len(were) == len(lines)
    for at, line in enumerate(lines):
        candidates = [were[at]] if is_one_by_one else [each for each in were if any(each.fixed)]
        found = (each.departures(_tight(line.text)) for each in candidates)
        for token, said in next(filter(None, found), []):
            yield _finding(line.place, token, said)


def _finding(place: Place, token: Token, said: str) -> Finding:
    tag = " ".join(token.raw.split())
    if said:
        message = of_lint.DEPARTS(tag=tag, said=said[:_SHOWN])
    else:
        message = of_lint.DEPARTS_BY_NOTHING(tag=tag)
    return remark(Check.REQUIRED, place, message, of_lint.BACK_TO_TAG(tag=tag))


def _tight(text: str) -> str:
    return "".join(text.split())
