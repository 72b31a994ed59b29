"""A paper against what would be drafted from the ledgers today: which figures differ, which rows.

People may reword a paper as they like. A figure that stands where the draft has another is a difference;
one that they took out, or typed themselves, is only told.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from toolkit.chinese.numerals import numeral
from toolkit.declare.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.signing import Line

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
_ORDINAL = re.compile(r"(?:\d{1,2}[.、]|\(\d{1,2}\))(?!\d)")
"""2. or （2） before a paragraph, as it is once the full-width signs are plain."""
COUNTER = "序号"
_BLANKS = re.compile(r"\s+")
_TOKENS = re.compile(rf"{_NUMBER.pattern}|.", re.DOTALL)
ALIKE = 0.6
LONGEST_NUMERAL = 4
SHOWN = 24
LATER = ("发文字号", "成文日期", "成文日期（不署名）", "印发机关和日期")
"""The styles of what is filled in only when a paper is signed."""


@dataclass(slots=True)
class Differences:
    """What differs, as sentences.

    Attributes:
        figures: that are not those of the ledgers of today.
        rows: of the tables that are missing or too many.
        taken_out: figures that the draft has and the paper has not.
        typed: figures that people typed.
        heads: title, addressees, copies and signature that are worded otherwise.
    """

    figures: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    taken_out: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)


HEADS = {
    "公文标题": "标题",
    "主送机关": "主送",
    "抄送机关": "抄送",
    "发文机关署名": "署名",
}
"""The styles of what parameters say, and people may have their reasons to write otherwise."""


def differences(paper: Sequence[Line], draft: Sequence[Line]) -> Differences:
    """Compare a paper with today's draft, line by line.

    Args:
        paper: as it stands in its file.
        draft: as it would be drafted from the ledgers of today.
    """
    found = Differences()
    now, said = _kept(draft), _kept(paper)
    for one, other in _pairs(now, said):
        if one is not None and other is not None:
            _compare(one, other, found)
        elif one is not None:
            _missing(one, found)
        elif other is not None:
            _added(other, found)
    found.heads += _other_heads(paper, draft)
    return found


def _other_heads(paper: Sequence[Line], draft: Sequence[Line]) -> Iterator[str]:
    for style, name in HEADS.items():
        ours, theirs = (
            "".join(_plain(each.text) for each in lines if each.style == style)
            for lines in (draft, paper)
        )
        if ours != theirs:
            yield f"{name}写“{theirs or '（没有）'}”，按参数应为“{ours or '（没有）'}”。"


def _kept(lines: Sequence[Line]) -> list[Line]:
    """The lines that are compared, without what only counts them: it moves when one more is written."""
    kept, counted = [], False
    for line in lines:
        counted = bool(line.cells) and (counted or _plain(line.cells[0]) == COUNTER)
        if line.style not in LATER and _plain(line.text):
            kept.append(_uncounted(line) if counted else line)
    return kept


def _uncounted(row: Line) -> Line:
    cells = ("", *row.cells[1:])
    return replace(row, cells=cells, text="|".join(cells))


def _plain(text: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))


def _masked(line: Line) -> str:
    return _NUMBER.sub("#", _plain(line.text))


def _pairs(now: Sequence[Line], said: Sequence[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Each line of the draft with the paper's that took its place; None where there is none."""
    matcher = SequenceMatcher(None, [*map(_masked, now)], [*map(_masked, said)], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(now[i1:i2], said[j1:j2], strict=True)
        else:
            yield from _matched(now[i1:i2], said[j1:j2])


def _matched(
    now: Sequence[Line], said: Sequence[Line]
) -> Iterator[tuple[Line | None, Line | None]]:
    """Lines that were reworded, each with the one that it is most like."""
    left = [*said]
    for one in now:
        likeness = [(_likeness(one, other), -at) for at, other in enumerate(left)]
        best, at = max(likeness, default=(0.0, 0))
        if best >= ALIKE:
            yield one, left.pop(-at)
        else:
            yield one, None
    yield from ((None, other) for other in left)


def _likeness(one: Line, other: Line) -> float:
    if bool(one.cells) is not bool(other.cells):
        return 0.0
    return SequenceMatcher(None, _masked(one), _masked(other), autojunk=False).ratio()


def _compare(draft: Line, paper: Line, found: Differences) -> None:
    if draft.cells and len(draft.cells) == len(paper.cells):
        for one, other in zip(draft.cells, paper.cells, strict=True):
            _compare_texts(one, other, _shown(paper), found)
    else:
        one, other = (_ORDINAL.sub("", _plain(each.text)) for each in (draft, paper))
        _compare_texts(one, other, _shown(paper), found)


def _compare_texts(draft: str, paper: str, where: str, found: Differences) -> None:
    now, said = _TOKENS.findall(_plain(draft)), _TOKENS.findall(_plain(paper))
    if now == said:
        return
    in_words = _plain(paper)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, now, said, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        ours = [each for each in _numbers(now[i1:i2]) if not _is_written(each, in_words)]
        theirs = _numbers(said[j1:j2])
        for one, other in zip(ours, theirs, strict=False):
            if _value(one) != _value(other):
                found.figures.append(f"“{where}”中写{other}，按台账应为{one}。")
        found.taken_out += [f"“{where}”中删去了{each}。" for each in ours[len(theirs) :]]
        found.typed += [f"“{where}”中的{each}不是台账数字。" for each in theirs[len(ours) :]]


def _numbers(tokens: Sequence[str]) -> list[str]:
    return [each for each in tokens if each[0].isdigit()]


def _value(number: str) -> str:
    return number.replace(",", "")


def _is_written(number: str, text: str) -> bool:
    """Whether a person wrote a figure in words (三件)."""
    plain = _value(number)
    return plain.isdecimal() and len(plain) <= LONGEST_NUMERAL and numeral(int(plain)) in text


def _missing(line: Line, found: Differences) -> None:
    if line.cells:
        found.rows.append(f"附表少了一行：{_shown(line)}。")
        return
    text = _plain(line.text)
    if numbers := _NUMBER.findall(_ORDINAL.sub("", text)):
        found.taken_out.append(f"删去或改写了“{_shown(line)}”（{listed(numbers)}）。")
    elif _ORDINAL.match(text):
        found.taken_out.append(f"按台账应多一条“{_shown(line)}”。")


def _added(line: Line, found: Differences) -> None:
    if line.cells:
        found.rows.append(f"附表多了一行：{_shown(line)}。")
    elif numbers := _NUMBER.findall(_ORDINAL.sub("", _plain(line.text))):
        found.typed.append(f"“{_shown(line)}”中的{listed(numbers)}不是台账数字。")


def _shown(line: Line) -> str:
    text = _BLANKS.sub("", line.text).strip("|").replace("|", "　")
    return f"{text[:SHOWN]}…" if len(text) > SHOWN else text
