"""The lines of a paper against those that it recorded: what each figure says now, what people typed."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from dataclasses import field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from toolkit.chinese.read_numbers import narrow
from toolkit.chinese.read_numbers import value_of
from toolkit.declare.verifying import CELLS
from toolkit.declare.verifying import SAME_AS
from toolkit.usecases.verified_pairs import Pairs
from toolkit.usecases.verified_pairs import paired
from toolkit.usecases.verified_pairs import plain
from toolkit.usecases.verified_said import Other
from toolkit.usecases.verified_said import Said
from toolkit.usecases.verified_said import read_at
from toolkit.usecases.verified_said import sentence_at
from toolkit.usecases.verified_tokens import Token
from toolkit.usecases.verified_tokens import numbers_among
from toolkit.usecases.verified_tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.verifying import MarkedFigure
    from toolkit.declare.verifying import PaperAsSaid
    from toolkit.declare.verifying import PaperLine

_HELD = re.compile(
    r"\d+年(?:\d+月(?:\d+日)?)?|\d+月(?:\d+日)?|\d+日|〔\d+〕\s*\d*号?|\d{4}-\d+-\d+"
)
_MADE_WITH_ONE = ("一", "两个月", "两年")
"""Numerals that words are made with: 一个, 一批."""
REPEATED = "这一段出现了两次，请核对。"


@dataclass(slots=True)
class Compared:
    """What comparing came to.

    Attributes:
        said: each figure in each place.
        others: numbers that people typed.
        rows: of tables that are missing or too many, as sentences.
    """

    said: list[Said] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    """A number in a line."""

    token: Token
    line: PaperLine


def compared(paper: PaperAsSaid) -> Compared:
    """Compare a paper with its record."""
    found = Compared()
    pairs = paired(paper)
    marked = {each.key for each in paper.figures if each.said}
    recovered: dict[str, _Found] = {}
    for before, after in pairs.pairs:
        _compare(before, after, marked, recovered, found)
    _added(pairs, paper, found)
    found.rows += [f"附表少了一行：{sentence_at(each, 0)}。" for each in pairs.gone if each.is_row]
    now = {key: each for each in paper.lines for key in each.keys}
    then = {key: each for each in paper.written for key in each.keys}
    found.said += [_said(each, recovered, now, then) for each in paper.figures]
    return found


def _compare(
    before: PaperLine,
    after: PaperLine,
    marked: set[str],
    recovered: dict[str, _Found],
    found: Compared,
) -> None:
    old, new = tokens_of(before), tokens_of(after)
    compared_by = [each.same for each in old], [each.same for each in new]
    if compared_by[0] == compared_by[1]:
        return
    matcher = SequenceMatcher(None, *compared_by, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind != "equal":
            lost = [each.key for each in old[i1:i2] if each.key and each.key not in marked]
            was = [each.text for each in numbers_among(old[i1:i2])]
            typed = deque(_typed(new[j1:j2], replaces_numbers=bool(lost or was)))
            for key in lost[: len(typed)]:
                recovered[key] = _Found(typed.popleft(), after)
            found.others += _others(typed, was, after)


def _typed(tokens: list[Token], *, replaces_numbers: bool) -> list[Token]:
    """The numbers that people typed; where a number stood, any numeral is one."""
    if replaces_numbers:
        return numbers_among(tokens)
    return [each for each in tokens if each.is_number]


def _others(typed: Sequence[Token], was: Sequence[str], line: PaperLine) -> Iterator[Other]:
    for at, each in enumerate(typed):
        before = was[at] if at < len(was) else ""
        if (
            _is_another(each.text, before)
            and (before or _counts(each, line))
            and not _is_serial(each, line)
        ):
            yield Other(each.text, sentence_at(line, each.start), before, place=line.place)


def _is_serial(token: Token, line: PaperLine) -> bool:
    """Whether it is the number of a row, which people count anew."""
    return line.is_row and token.start == 0 and line.text[token.end : token.end + 1] == "|"


def _is_another(text: str, before: str) -> bool:
    """Whether it is another number than stood there, however either is written."""
    value = value_of(text)
    return value is None or value != value_of(before)


def _counts(token: Token, line: PaperLine) -> bool:
    """Whether a number that was typed anew counts something."""
    return not line.text[token.start :].startswith(_MADE_WITH_ONE)


def _added(pairs: Pairs, paper: PaperAsSaid, found: Compared) -> None:
    """The numbers of lines that people wrote."""
    texts = {plain(each.text) for each in paper.written}
    held = frozenset(each for line in paper.written for each in _HELD.findall(plain(line.text)))
    for line in pairs.added:
        if plain(line.text) in texts and (line.is_row or any(map(_is_number, tokens_of(line)))):
            found.others.append(Other("", sentence_at(line, 0), "", REPEATED, line.place))
            continue
        if line.is_row:
            found.rows.append(f"附表多了一行：{sentence_at(line, 0)}。")
        spans = [
            each.span()
            for each in _HELD.finditer(narrow(line.text))
            if re.sub(r"\s", "", each[0]) in held
        ]
        typed = [
            each
            for each in tokens_of(line)
            if each.is_number and not any(a <= each.start < b for a, b in spans)
        ]
        found.others += _others(typed, (), line)


def _is_number(token: Token) -> bool:
    return token.is_number or bool(token.key)


def _said(
    figure: MarkedFigure,
    recovered: Mapping[str, _Found],
    now: Mapping[str, PaperLine],
    then: Mapping[str, PaperLine],
) -> Said:
    line, at = now.get(figure.key), 0
    text = read_at(figure, line) if line is not None else None
    if line is not None:
        at = line.spans[line.keys.index(figure.key)][0]
    if text is None and figure.key in recovered:
        token, line = recovered[figure.key].token, recovered[figure.key].line
        text, at = token.text, token.start
    elif text is None and figure.key in then:
        line = then[figure.key]
        at = line.spans[line.keys.index(figure.key)][0]
    return Said(
        figure.name,
        text,
        figure.printed or "",
        sentence_at(line, at) if line is not None else "",
        line.place if line is not None else figure.place,
        figure.told.get(CELLS, ""),
        figure.told.get(SAME_AS, ""),
    )
