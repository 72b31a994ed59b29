"""A document, and what its reader ought to know of how it was made."""

from __future__ import annotations

import json
from dataclasses import asdict
from dataclasses import dataclass

_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A value that the data lacks; a placeholder stands in its place.

    Attributes:
        name: the data item.
        place: part, paragraph and table cell, in words.
        tag: as it stands in the template.
    """

    name: str
    place: str
    tag: str


@dataclass(frozen=True, slots=True)
class EscapedLooking:
    """A value that looks as if it were escaped, such as `A&amp;B`; it was written as it stands.

    Attributes:
        name: the data item.
        place, tag: where it was written.
        text: its beginning.
    """

    name: str
    place: str
    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A text without a sign, such as "", of which nothing is to be seen where it was written.

    Attributes:
        name: the data item.
        place, tag: where it was written.
    """

    name: str
    place: str
    tag: str


class Document(bytes):
    """The bytes of a .docx, with what is to be told of it.

    Attributes:
        unfilled: what a lenient template has left to be filled in, each place once.
        escaped_looking: values that look as if they were escaped, each place once.
        blank: empty texts that were written, each place once.
        without_macros: whether the template has macros, which the document has not.
    """

    unfilled: tuple[Unfilled, ...] = ()
    escaped_looking: tuple[EscapedLooking, ...] = ()
    blank: tuple[Blank, ...] = ()
    without_macros: bool = False

    def packed(self) -> bytes:
        """The document and what is told of it as bytes."""
        lists = (self.unfilled, self.escaped_looking, self.blank)
        told = b""  # -- of nearly every document there is nothing to tell --
        if any(lists) or self.without_macros:
            said = [[asdict(each) for each in some] for some in lists]
            told = json.dumps([*said, self.without_macros]).encode()
        return len(told).to_bytes(_LENGTH, "big") + told + self

    @classmethod
    def unpacked(cls, packed: bytes) -> Document:
        """What `packed` made."""
        end = _LENGTH + int.from_bytes(packed[:_LENGTH], "big")
        made = cls(memoryview(packed)[end:])
        if end == _LENGTH:
            return made
        unfilled, escaped, blank, made.without_macros = json.loads(packed[_LENGTH:end])
        made.unfilled = tuple(Unfilled(**each) for each in unfilled)
        made.escaped_looking = tuple(EscapedLooking(**each) for each in escaped)
        made.blank = tuple(Blank(**each) for each in blank)
        return made
