"""Bookmarks around figures while a part is being written, where no tree is needed for them.

A document has dozens of figures. To parse a part for them takes ten times as long as to render it. What a
template's program writes comes in pieces: its own markup, which is the same in each document, and values.
What is not plain (a figure beside a tracked change, over a line break) is left to `marking`, which makes
the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.word.template.names import FIGURE
from toolkit.word.template.names import FIGURE_END
from toolkit.word.template.plain_pieces import SIGN
from toolkit.word.template.plain_pieces import Piece
from toolkit.word.template.plain_pieces import looked_at
from toolkit.word.template.plain_pieces import unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

_SIGNED = re.compile(rf"(<\?{FIGURE} \d+\?>[^<]*<\?{FIGURE_END} \d+\?>)")
_NAMED = f'xmlns:w="{WORDPROCESSING.transitional}"'
_ODD = ("Fallback", "<w:moveFrom", "<!--", "<![CDATA[")
"""What hides text from a reader: a part that has it is read as a tree."""

_TEXT, _TEXT_ENDS = '<w:t xml:space="preserve">', "</w:t></w:r>"


class NotPlainError(Exception):
    """A tree is needed for what is being written."""


def may_be_plain(xml: str) -> bool:
    """Whether nothing in a part hides text from a reader, and `w:` means the same throughout."""
    return xml.count("xmlns:w=") == 1 and _NAMED in xml and not any(sign in xml for sign in _ODD)


@dataclass(slots=True)
class Found:
    """A figure in a plain paragraph.

    Attributes:
        number: among the figures looked for.
        printed: its text.
        offset: how many characters of the paragraph stand before it.
        paragraph: the text of its paragraph.
    """

    number: int
    printed: str
    offset: int
    paragraph: str = ""


@dataclass(slots=True)
class _Run:
    """A run that holds figures: the pieces in which it begins and ends, and what it writes.

    In `texts` a figure is its number, escaped text is itself.
    """

    first: int
    opening: Piece
    texts: list[str | int]
    last: int = 0
    closing: Piece | None = None


class PlainText:
    """Pieces of a part that are cut at their figures.

    Attributes:
        found: the figures in order.
    """

    def __init__(self, pieces: Sequence[str], signs: Sequence[str]) -> None:
        """Read them.

        Args:
            pieces: whole paragraphs, in pieces as the template's program writes them.
            signs: the figures in order, as they stand in the pieces.

        Raises:
            NotPlainError: a tree is needed.
        """
        self.found: list[Found] = []
        self._signs = signs
        self._runs: list[_Run] = []
        self._pieces, places = _placed(pieces, signs)
        self._printed: list[str] = []
        done = 0
        while len(self.found) < len(places):
            start = self._start(places[len(self.found)], done)
            done = self._read_paragraph(start)

    def with_bookmarks(self, made: Sequence[tuple[str, str]]) -> list[str]:
        """The pieces with a bookmark of this id and name around each figure."""
        pieces, out = self._pieces, []
        at = cut = 0  # -- the first piece that is not yet out, and how much of it is --
        for run in self._runs:
            begun = pieces[run.first]
            if run.first == at:
                out.append(begun[cut : run.opening.run_at])
            else:
                out += (pieces[at][cut:], *pieces[at + 1 : run.first], begun[: run.opening.run_at])
            out += self._written(run, made)
            assert run.closing is not None
            at, cut = run.last, run.closing.closed_at
        out += (pieces[at][cut:], *pieces[at + 1 :])
        return out

    def _written(self, run: _Run, made: Sequence[tuple[str, str]]) -> Iterator[str]:
        """A run cut at its figures; of a text that is empty there is none."""
        opening = run.opening.run + _TEXT
        text = ""
        for each in (*run.texts, None):
            if isinstance(each, str):
                text += each
                continue
            if text:
                yield f"{opening}{text}{_TEXT_ENDS}"
            text = ""
            if each is not None:
                number, name = made[each]
                yield f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
                if printed := self._printed[each]:
                    yield f"{opening}{printed}{_TEXT_ENDS}"
                yield f'<w:bookmarkEnd w:id="{number}"/>'

    def _start(self, at: int, done: int) -> int:
        """The piece in which the paragraph of a figure begins."""
        for place in range(at - 1, done - 1, -1):
            if "<" in self._pieces[place]:
                piece = _plain(self._pieces[place])
                if piece.starts:
                    return place
                if piece.ends:
                    break
        raise NotPlainError

    def _read_paragraph(self, start: int) -> int:
        """Read as far as the paragraph's end; the piece in which that is."""
        first = len(self.found)
        piece = _plain(self._pieces[start])
        reading = _Paragraph(start, piece, _text(piece.tail))
        for at in range(start + 1, len(self._pieces)):
            text = self._pieces[at]
            if text.startswith(SIGN):
                self._find(reading, text)
            elif "<" not in text:
                reading.go_on(text)
            else:
                piece = _plain(text)
                self._end_run(reading, at, piece)
                reading.texts.append(_text(piece.head))
                if piece.ends:
                    break
                reading.begin(at, piece)
        else:
            raise NotPlainError
        paragraph = "".join(reading.texts)
        for found in self.found[first:]:
            found.paragraph = paragraph
        return at

    def _find(self, reading: _Paragraph, sign: str) -> None:
        number = len(self.found)
        if number >= len(self._signs) or sign != self._signs[number]:
            raise NotPlainError
        escaped = sign[sign.index(">") + 1 : sign.rindex("<")]
        if "<" in escaped:
            raise NotPlainError
        printed = unescaped(escaped)
        self._printed.append(escaped)
        self.found.append(Found(number, printed, sum(map(len, reading.texts))))
        reading.write(number, printed)

    def _end_run(self, reading: _Paragraph, at: int, piece: Piece) -> None:
        run = reading.run
        if piece.inside != (run is not None):
            raise NotPlainError
        if run is None or not reading.has_figures:
            return
        if piece.closed_at < 0 or run.opening.run_at < 0:
            raise NotPlainError
        run.texts.append(piece.lead)
        run.last, run.closing = at, piece
        self._runs.append(run)


class _Paragraph:
    """A paragraph on the way: its text so far, and the run in which a text is open."""

    def __init__(self, at: int, piece: Piece, text: str) -> None:
        self.texts = [text]
        self.run: _Run | None = None
        self.has_figures = False
        self.begin(at, piece)

    def begin(self, at: int, piece: Piece) -> None:
        """Go on behind a piece of markup."""
        self.run = _Run(at, piece, [piece.trail]) if piece.opens else None
        self.has_figures = False

    def go_on(self, escaped: str) -> None:
        """Take text."""
        if self.run is not None:
            self.texts.append(unescaped(escaped))
            self.run.texts.append(escaped)
        elif escaped.strip():
            raise NotPlainError

    def write(self, number: int, printed: str) -> None:
        """Take a figure."""
        if self.run is None:
            raise NotPlainError
        self.texts.append(printed)
        self.run.texts.append(number)
        self.has_figures = True


def _plain(text: str) -> Piece:
    piece = looked_at(text)
    if piece is None:
        raise NotPlainError
    return piece


def _text(read: str | None) -> str:
    if read is None:
        raise NotPlainError
    return read


def _placed(pieces: Sequence[str], signs: Sequence[str]) -> tuple[Sequence[str], list[int]]:
    """The pieces, each figure one for itself, and where the figures are."""
    places = _places(pieces, signs)
    if places is None:  # -- a value or a macro has written more than a figure --
        pieces = [
            part for each in pieces for part in (_SIGNED.split(each) if SIGN in each else (each,))
        ]
        places = _places(pieces, signs)
    if places is None:
        raise NotPlainError
    return pieces, places


def _places(pieces: Sequence[str], signs: Sequence[str]) -> list[int] | None:
    places, at = [], -1
    try:
        for sign in signs:
            at = pieces.index(sign, at + 1)
            places.append(at)
    except ValueError:
        return None
    return places
