"""Paragraphs as they are typed, tags among the text: loops that write nothing or one sign too many, brackets without a partner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_doubts
from toolkit.word.template.lexer import OBJECT
from toolkit.word.template.lexer import scan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.template.fixed_text import Line
    from toolkit.word.template.tags import Token

_FOR = re.compile(r"for\s+(?P<name>\w+).*?\sin\s+(?P<items>.*)", re.DOTALL)
_DATA = re.compile(r"(?!range\b)[^\W\d]")
_LAST = re.compile(r"if\s+loop\s*\.\s*last\s*")
_SEPARATORS = "、，；"
_STOPS = "。，；：、！？）"
_ORDINAL = re.compile(
    r"(?:^|[，。；：、\s\ufffc])[（(]?[0-9０-９一二三四五六七八九十①-⑳A-Za-z]{1,3}[）)]"
)
_PAIRS = {"）": "（", "》": "《", "〕": "〔", "】": "【", "”": "“"}
_NUMBERED = re.compile(r"\bindex0?\b|序号|圈号")
_SHOWN = 20


def judge_prose(lines: Sequence[Line]) -> Iterator[Finding]:
    """What is doubtful of paragraphs whose tags can be read."""
    for line in lines:
        tokens, flaws = scan(line.text)
        if flaws or any(token.keyword == "raw" for token in tokens):
            continue
        for at in range(len(tokens)):
            yield from _Here(line, tokens, at).findings()
        yield from _unpaired(line, tokens)
    for first, second in pairwise(lines):
        yield from _empty_pair(first, second)


@dataclass(frozen=True, slots=True)
class _Here:
    """One tag of a paragraph and what stands around it."""

    line: Line
    tokens: Sequence[Token]
    at: int

    def findings(self) -> Iterator[Finding]:
        """What is doubtful here."""
        token, following = self._token(0), self._token(1)
        if token is not None and following is not None:
            between = self._behind(0)
            yield from self._pair(token, following, between)
        if token is not None and token.keyword == "endfor":
            yield from self._trailing(token)

    def _pair(self, token: Token, following: Token, between: str) -> Iterator[Finding]:
        words = token.keyword, following.keyword
        if words in {("if", "endif"), ("for", "endfor")} and not between.strip(" 　"):
            yield self._told(Check.IDLE, of_doubts.EMPTY_BLOCK(), of_doubts.FILL_BLOCK(), token)
        elif words == ("for", "endfor") and OBJECT not in between:
            yield from self._same_each_round(token, between.strip())
        elif token.kind == following.kind == "value" and not between:
            if token.body == following.body:
                yield self._told(Check.DOUBLED, of_doubts.TWICE(), of_doubts.DELETE_IT(), following)
        elif words == ("if", "endif") and _LAST.fullmatch(token.body) and self._ends_round():
            sign = between.strip()
            if sign and sign in _SEPARATORS:
                said, advice = of_doubts.ONLY_LAST(sign=sign), of_doubts.UNLESS_LAST(sign=sign)
                yield self._told(Check.IDLE, said, advice, token)
        elif words == ("if", "else") and self._is_like_else(between):
            yield self._told(Check.IDLE, of_doubts.BOTH_ALIKE(), of_doubts.ASK_DATA(), token)

    def _ends_round(self) -> bool:
        after = self._token(2)
        return after is not None and after.keyword == "endfor" and not self._behind(1)

    def _is_like_else(self, between: str) -> bool:
        after = self._token(2)
        alike = between.strip() and between == self._behind(1) and OBJECT not in between
        return bool(alike) and after is not None and after.keyword == "endif"

    def _same_each_round(self, token: Token, said: str) -> Iterator[Finding]:
        found = _FOR.match(token.body)
        if found is not None and _DATA.match(found["items"]):
            message = of_doubts.SAME_EACH_ROUND(said=said[:_SHOWN])
            yield self._told(Check.IDLE, message, of_doubts.USE_ITEM(name=found["name"]), token)

    def _trailing(self, token: Token) -> Iterator[Finding]:
        before, behind = self._before().rstrip(), self._behind(0)
        sign = before[-1:]
        previous = self._token(-1)
        if not sign or sign not in _SEPARATORS or previous is None:
            return
        if not any(each.keyword == "for" for each in self.tokens[: self.at]):
            return
        is_last = not behind.strip() and self._token(1) is None
        wrong = behind[:1] in {*_STOPS, "等"} if behind else is_last
        if wrong and not (is_last and sign == "；"):
            said, advice = of_doubts.TRAILING(sign=sign), of_doubts.UNLESS_LAST(sign=sign)
            yield self._told(Check.DOUBLED, said, advice, token)

    def _token(self, step: int) -> Token | None:
        at = self.at + step
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _behind(self, step: int) -> str:
        """The text between a tag and the next, or the end."""
        here, following = self._token(step), self._token(step + 1)
        start = here.end if here is not None else 0
        return self.line.text[start : following.start if following is not None else None]

    def _before(self) -> str:
        previous, here = self._token(-1), self.tokens[self.at]
        return self.line.text[previous.end if previous is not None else 0 : here.start]

    def _told(self, check: Check, message: str, advice: str, token: Token) -> Finding:
        return remark(check, self.line.place, message, advice, " ".join(token.raw.split()))


def _empty_pair(first: Line, second: Line) -> Iterator[Finding]:
    """A paragraph that begins a block, and right below it one that ends it."""
    if first.place.table or second.place.paragraph != first.place.paragraph + 1:
        return
    if first.place.part != second.place.part:
        return
    opening, closing = _alone(first), _alone(second)
    words = [each.keyword if each is not None else "" for each in (opening, closing)]
    if opening is not None and words in [["if", "endif"], ["for", "endfor"]]:
        tag = " ".join(opening.raw.split())
        message, advice = of_doubts.EMPTY_BLOCK(), of_doubts.FILL_BLOCK()
        yield remark(Check.IDLE, first.place, message, advice, tag)


def _alone(line: Line) -> Token | None:
    """The tag that a paragraph consists of."""
    tokens, _ = scan(line.text)
    return tokens[0] if len(tokens) == 1 and tokens[0].raw == line.text.strip() else None


def _unpaired(line: Line, tokens: Sequence[Token]) -> Iterator[Finding]:
    """Brackets whose partner is not in the paragraph; where branches choose, nobody can tell."""
    if line.place.table or any(token.keyword in {"else", "elif"} for token in tokens):
        return
    text, at = "", 0
    for token in tokens:
        text += line.text[at : token.start] + ("1" if _NUMBERED.search(token.body) else OBJECT)
        at = token.end
    text = _ORDINAL.sub("", text + line.text[at:])
    for closing, opening in _PAIRS.items():
        depth = 0
        for sign in text:
            depth += (sign == opening) - (sign == closing)
            if depth < 0:
                break
        if depth:
            sign = opening if depth > 0 else closing
            message = of_doubts.UNPAIRED(sign=sign)
            yield remark(Check.DOUBLED, line.place, message, of_doubts.PAIR_IT())
