"""A line of a paper cut into figures, numbers and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.read_numbers import NUMBER
from toolkit.chinese.read_numbers import NUMERAL
from toolkit.chinese.read_numbers import narrow
from toolkit.chinese.read_numbers import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.declare.verifying import PaperLine

_TOKENS = re.compile(rf"(?P<number>{NUMBER.pattern})|\S")
_NUMBERED = re.compile(r"\s*(?:附件)?(?:\d{1,2}[.、]|[（(]\d{1,2}[）)])(?!\d)")


@dataclass(frozen=True, slots=True)
class Token:
    """A sign, a number, or a figure, whose `key` it has; from where to where it stands in the line."""

    text: str
    start: int
    end: int
    key: str = ""
    counts: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is a number that is no figure's."""
        return self.counts and not self.key

    @property
    def same(self) -> str:
        """What it is compared by: figures by their key, numbers by their value."""
        if self.key:
            return f"\0{self.key}"
        return (value_of(self.text) or self.text) if self.is_number else self.text


def tokens_of(line: PaperLine) -> list[Token]:
    """The signs of a line without blanks; digits right beside a figure belong to it; no paragraph's number."""
    text = narrow(line.text)
    numbered = None if line.is_row else _NUMBERED.match(text)
    skip = numbered.end() if numbered else 0
    tokens = [each for each in _all(line, text) if each.key or each.start >= skip]
    return [each for at, each in enumerate(tokens) if not _is_of_a_figure(tokens, at)]


def numbers_among(tokens: list[Token]) -> list[Token]:
    """The numbers of a stretch that was replaced; numerals too, whatever stands behind them."""
    found: list[Token] = []
    for each in tokens:
        if each.is_number:
            found.append(each)
        elif not each.key and NUMERAL.fullmatch(each.text):
            last = found[-1] if found else None
            if last is not None and last.end == each.start and not last.text[:1].isdigit():
                found[-1] = Token(last.text + each.text, last.start, each.end, counts=True)
            else:
                found.append(Token(each.text, each.start, each.end, counts=True))
    return found


def _all(line: PaperLine, text: str) -> Iterator[Token]:
    at = 0
    for key, (first, last) in sorted(zip(line.keys, line.spans, strict=False), key=lambda e: e[1]):
        if first < at:
            continue
        yield from _signs(text, at, first)
        yield Token(text[first:last], first, last, key)
        at = last
    yield from _signs(text, at, len(text))


def _signs(text: str, first: int, last: int) -> Iterator[Token]:
    for each in _TOKENS.finditer(text, first, last):
        is_number = each["number"] is not None
        yield Token(each[0], each.start(), each.end(), counts=is_number)


def _is_of_a_figure(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.key or not token.text[:1].isdigit():
        return False
    before, after = tokens[max(at - 1, 0)], tokens[min(at + 1, len(tokens) - 1)]
    return (bool(before.key) and before.end == token.start) or (
        bool(after.key) and after.start == token.end
    )
