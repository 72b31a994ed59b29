"""How many cells of a worksheet are filled, counted exactly: no reader may give fewer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.events import read_events

if TYPE_CHECKING:
    from collections.abc import Collection

_STRING = b"<si"
# -- whose text does not begin with a sign that begins no blank --
_DOUBTFUL = re.compile(_STRING + rb"(?!><t(?: [^<>]*)?>[0-9A-Za-z\xe4-\xe9])")


def filled_cells(sheet: bytes, empty_strings: Collection[int]) -> int:
    """The cells of a worksheet in the usual spelling that show something; errors are left out.

    Args:
        sheet: its markup.
        empty_strings: the numbers of shared strings without a sign in them.
    """
    counter = _Counter(empty_strings)
    read_events(sheet, counter.start, counter.end, counter.text)
    return len(counter.filled)


def empty_strings(shared: bytes | None) -> frozenset[int]:
    """The numbers of the shared strings that show nothing."""
    if shared is None:
        return frozenset()
    last = shared.rfind(_STRING)
    if last < 0 or b":si" in shared:
        return frozenset(_empty_of(shared))
    # -- the end of the markup stands behind the last one --
    starts = sorted({last, *(found.start() for found in _DOUBTFUL.finditer(shared))})
    numbers: list[int] = []
    few = [shared[: shared.find(_STRING)]]
    number = before = 0
    for start in starts:
        number, before = number + shared.count(_STRING, before, start), start
        numbers.append(number)
        end = shared.find(_STRING, start + 1)
        few.append(shared[start : end if end > 0 else None])
    return frozenset(numbers[at] for at in _empty_of(b"".join(few)))


def _empty_of(shared: bytes) -> list[int]:
    strings = _Strings()
    read_events(shared, strings.start, strings.end, strings.text)
    return strings.empty


class _Counter:
    def __init__(self, empty: Collection[int]) -> None:
        self.filled: set[str] = set()
        self._empty = empty
        self._place = self._kind = self._said = ""
        self._listening = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition("}")[2]
        if local == "c":
            self._place, self._kind = attributes.get("r", ""), attributes.get("t", "n")
            self._said = ""
        self._listening = local in {"v", "t"}

    def text(self, text: str) -> None:
        if self._listening:
            self._said += text

    def end(self, tag: str) -> None:
        self._listening = False
        if tag.rpartition("}")[2] == "c" and self._shows():
            self.filled.add(self._place)

    def _shows(self) -> bool:
        said = self._said.strip()
        if self._kind == "s" and said.isdecimal():
            return int(said) not in self._empty
        return bool(said) and self._kind != "e"


class _Strings:
    def __init__(self) -> None:
        self.empty: list[int] = []
        self._number = -1
        self._said = ""
        self._phonetic = self._listening = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        local = tag.rpartition("}")[2]
        if local == "si":
            self._number, self._said = self._number + 1, ""
        self._phonetic = self._phonetic or local == "rPh"
        self._listening = local == "t" and not self._phonetic

    def text(self, text: str) -> None:
        if self._listening:
            self._said += text

    def end(self, tag: str) -> None:
        local = tag.rpartition("}")[2]
        self._listening = False
        self._phonetic = self._phonetic and local != "rPh"
        if local == "si" and not self._said.strip():
            self.empty.append(self._number)
