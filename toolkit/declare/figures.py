"""A figure: stated once for an as-of date, and read by the screen, the papers and their 核对单 alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.wording import number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from toolkit.declare.outcome import Place

FEWEST_FOR_PERCENT = 20
"""Below so many cases a sentence gives no percentage: 1 of 3 is no 33.3%."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        name: by which papers and lists know it; a figure of one row says whose it is.
        value: as counted.
        unit: 场, 户, 人·天.
        population: whose it is: 班子成员, 全局.
        as_of: up to which day it was counted.
        cells: that it was counted from.
        counted: how, in a sentence without its full stop; how joint events are counted, too.
        left_out: cells of rows that might belong to it and are in doubt.
        text: as it is printed, where that is not the plain value (a percentage).
        same_as: the name of the figure that it must be equal to, as a total is to the text's.
    """

    name: str
    value: float
    unit: str
    population: str
    as_of: dt.date
    cells: tuple[Place, ...]
    counted: str
    left_out: tuple[Place, ...] = ()
    text: str = ""
    same_as: str = ""

    def __str__(self) -> str:
        return self.text or number(self.value)

    def __int__(self) -> int:
        return int(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def plain(self) -> int | str:
        """What a template is given: a number where it is whole, so that 0 is false; else its text."""
        whole = not self.text and float(self.value).is_integer()
        return int(self.value) if whole else str(self)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with the figures that stand among them."""

    parts: tuple[str | Figure, ...]

    def __str__(self) -> str:
        return "".join(map(str, self.parts))


def sentence(*parts: str | Figure) -> Sentence:
    """A sentence of words and figures."""
    return Sentence(parts)


def plain(value: object) -> object:
    """The same value with figures and sentences, however deep, as templates print them."""
    if isinstance(value, Figure):
        return value.plain
    if isinstance(value, Sentence):
        return str(value)
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def figures_in(value: object) -> Iterator[Figure]:
    """The figures of a value, however deep, in its own order."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, Sentence):
        yield from (part for part in value.parts if isinstance(part, Figure))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from figures_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from figures_in(each)


def whole_or_part(
    part: Figure, whole: Figure, *, everyone: str, some: tuple[str, str], nobody: str
) -> Sentence:
    """The sentence for all of a whole, for some of it, for none.

    Args:
        part: of the whole.
        whole: what it is a part of.
        everyone: said when the part is the whole.
        some: said before and after the part's figure.
        nobody: said when the part is 0.
    """
    if not part:
        return sentence(nobody)
    if part.value == whole.value:
        return sentence(everyone)
    before, after = some
    return sentence(before, part, after)
