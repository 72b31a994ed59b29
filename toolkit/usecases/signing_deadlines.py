"""By which day a paper asks for something, held to the day that it is dated."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.signing import Line
    from toolkit.usecases.signing_desk import Desk

_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|底)")
_WHO = "(?:(?:你|各|有关|相关|该)[^,。;]{0,8}?)?"
_ASKED = re.compile(
    rf"(?:请|务必|确保){_WHO}(?:务必|尽快|抓紧)?[于在]?(?P<day>{_DAY.pattern})[^,。;]{{0,6}}?前"
)
"""请于2013年1月4日下班前: what is still to be done; 应于…前 may tell what was due long ago."""
_SENTENCES = re.compile("[^。;]+")  # -- full-width ones are plain by then --
_TOLD = re.compile("原|曾|上次|此前")
"""Words of a sentence that tells what was asked before."""
_SHOWN = 24
_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence with the day by which it asks for something, and the sentence without the day."""

    sentence: str
    day: dt.date
    rest: str


def asked(lines: Sequence[Line], dated: dt.date) -> Iterator[Asked]:
    """All days by which the paragraphs of a paper ask for something.

    Args:
        lines: of the paper; rows of tables, which list what was due before, are not looked at.
        dated: 成文日期; a day without a year is the one next to it.
    """
    for line in lines:
        if line.cells:
            continue
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", line.text))
        for sentence in _SENTENCES.findall(text):
            found = _ASKED.search(sentence)
            if found is None or _TOLD.search(sentence):
                continue
            day = _day(found["day"], dated)
            if day is not None:
                yield Asked(sentence, day, _DAY.sub("#", sentence))


def _day(said: str, dated: dt.date) -> dt.date | None:
    found = _DAY.fullmatch(said)
    assert found is not None
    year, month, day = (int(each) if each else None for each in found.groups())
    assert month is not None
    for in_year in (year,) if year else (dated.year, dated.year + 1):
        try:
            last = calendar.monthrange(in_year, month)[1]
            read = dt.date(in_year, month, day or last)
        except ValueError:
            return None
        if year or (dated - read).days <= _HALF_A_YEAR:
            return read
    return None


def past(desk: Desk) -> Iterator[str]:
    """What is asked for by a day before the one that the paper is dated."""
    dated = desk.paper.wanted.dated
    if dated is None:
        return
    for each in asked(desk.paper.text.lines, dated):
        if each.day < dated:
            meant = _meant(desk, each, dated)
            instead = f"，应为{full_day(meant)}" if meant else ""
            yield f"“{_shown(each)}”的期限早于成文日期{full_day(dated)}{instead}。"


def moved(desk: Desk) -> Iterator[str]:
    """What is asked for by another day than counting from the day of the paper gives."""
    dated = desk.paper.wanted.dated
    if dated is None:
        return
    for each in asked(desk.paper.text.lines, dated):
        meant = _meant(desk, each, dated)
        if each.day >= dated and meant is not None and meant != each.day:
            said = f"按成文日期{full_day(dated)}算应为{full_day(meant)}"
            yield f"“{_shown(each)}”的期限，{said}。"


def _meant(desk: Desk, one: Asked, dated: dt.date) -> dt.date | None:
    """The day that the same sentence has in a draft of that date; None where there is no such sentence."""
    drafted = asked(desk.known.as_dated, dated)
    return next((e.day for e in drafted if e.rest == one.rest and e.day >= dated), None)


def _shown(asked: Asked) -> str:
    text = asked.sentence
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
