"""The kinds of cells in plain markup, by the tags that open them, and how the results of each are read."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from toolkit.reading.files.odd_cells import NotPlainError
from toolkit.reading.files.plain_texts import bare_text
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

BLANKS = "[ \t\r\n]*"
_FIRST_DAY, _LAST_DAY = 61, 2_958_465  # -- from 1 March 1900 on all programs count alike --
_BEFORE_DAY_1 = dt.date(1899, 12, 30).toordinal()

_OPENING = re.compile(rf'((?: [\w.:-]+="[^"<>&]*")*){BLANKS}>{BLANKS}'.encode())
_ATTRIBUTE = re.compile(rb' ([\w.:-]+)="([^"]*)"')
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


class Later:
    """A cell whose value the library is asked for; without a question it is an empty text."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: object = None


ODD = Later()
"""What stands for a cell that the library is to read."""


class Kind:
    """How the results of one kind of cell are read.

    Attributes:
        name: its type as the markup says it, "n" where it says none.
        read: from what stands between `<v>` and `</v>` to the value.
    """

    __slots__ = ("name", "read")

    def __init__(self, name: bytes, read: Callable[[bytes], object]) -> None:
        self.name = name
        self.read = read


class Kinds(dict[bytes, Kind]):
    """The kinds of cells of a workbook by the markup that opens them, ` s="10" t="s">`.

    One that is not plain raises NotPlainError.
    """

    def __init__(
        self,
        texts: Callable[[], Sequence[str]],
        days: frozenset[int],
        numbers: frozenset[int],
        only_one: Callable[[str, str], str],
    ) -> None:
        super().__init__()
        self._texts = texts
        self._days = days
        self._numbers = numbers
        self._only_one = only_one

    def __missing__(self, opening: bytes) -> Kind:
        found = _OPENING.fullmatch(opening)
        if found is None:
            raise NotPlainError
        said = _ATTRIBUTE.findall(found[1])
        attributes = dict(said)
        if len(attributes) < len(said) or b"r" in attributes:
            raise NotPlainError
        name = attributes.get(b"t", b"n")
        kind = self[opening] = Kind(name, self._reading(name, attributes.get(b"s")))
        return kind

    def _reading(self, name: bytes, style: bytes | None) -> Callable[[bytes], object]:
        if style is not None and not style.isdigit():
            raise NotPlainError
        if name == b"n":
            return self._of_number(None if style is None else int(style))
        if name == b"s":
            return _shared(self._texts())
        readings = {b"str": self._text, b"e": _error, b"b": _odd, b"inlineStr": _odd}
        if name not in readings:
            raise NotPlainError
        return readings[name]

    def _of_number(self, style: int | None) -> Callable[[bytes], object]:
        if style is None or style in self._numbers:
            return _number
        return _day if style in self._days else _odd

    def _text(self, said: bytes) -> object:
        text = bare_text(said)
        return ODD if text is None else self._only_one(text, text)


def _shared(texts: Sequence[str]) -> Callable[[bytes], object]:
    def text_at(said: bytes) -> object:
        if not said.isdigit():
            raise NotPlainError
        try:
            return texts[int(said)] or None
        except (IndexError, ValueError) as problem:
            raise NotPlainError from problem

    return text_at


def _number(said: bytes) -> object:
    return float(said) if said.isdigit() or _NUMBER.fullmatch(said) else ODD


def _day(said: bytes) -> object:
    number = int(said) if said.isdigit() and len(said) <= len(str(_LAST_DAY)) else 0
    if _FIRST_DAY <= number <= _LAST_DAY:
        return dt.date.fromordinal(_BEFORE_DAY_1 + number)
    return ODD


def _odd(_: bytes) -> object:
    return ODD


def _error(said: bytes) -> object:
    return ErrorValue(said.decode("utf-8", "replace").strip() or "#VALUE!")
