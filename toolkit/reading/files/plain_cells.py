"""What stands behind a cell's reference in plain markup: its value, and which cell follows.

A sheet says the same again and again, so that what was read once is looked up from then on. Every sign
is matched: a piece that is not wholly understood makes the sheet one for a library.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from toolkit.ooxml.references import column_number
from toolkit.reading.files.bounds import ANY_COLUMN
from toolkit.reading.files.odd_cells import NotPlainError
from toolkit.reading.files.plain_texts import bare_text
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

MOST_KEPT = 1 << 16
"""So many pieces are kept for a second time; then from the start, lest memory fill with numbers."""

END_OF_ROW = 0

_FIRST_DAY, _LAST_DAY = 61, 2_958_465  # -- from 1 March 1900 on all programs count alike --
_BEFORE_DAY_1 = dt.date(1899, 12, 30).toordinal()

_FORMULA = re.compile(rb"\s*<f(?: [^<>]*)?(?:/>|>[^<]*</f>)\s*")
_OPENING = re.compile(rb'((?: [\w.:-]+="[^"<>&]*")*)\s*>\s*')
_ATTRIBUTE = re.compile(rb' ([\w.:-]+)="([^"]*)"')
_FOLLOWING = re.compile(rf'\s*(?:<c r="({ANY_COLUMN})|</row>\s*)'.encode())
_CLOSING = re.compile(rf'\s*</c>\s*(?:<c r="({ANY_COLUMN})|</row>\s*)'.encode())
_OTHER = re.compile(
    (
        r'((?: [\w.:-]+="[^"<>&]*")*)\s*'
        r"(?:/>|>((?:[^<]|<(?!/?(?:c|row|sheetData)[\s/>]))*)</c>)"
        rf'\s*(?:<c r="({ANY_COLUMN})|</row>\s*)'
    ).encode()
)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_NO_VALUE = re.compile(rb"<v(?:\s[^<>]*)?(?:/>|>\s*</v>)\s*")
_TEXT_OF_ITS_OWN = re.compile(rb"\s*<is><t>([^<]*)</t></is>\s*")


class Later:
    """A cell whose value the library is asked for; without a question it is an empty text."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: object = None


Piece = tuple[object, int]
"""A cell's value, and the column of the next cell of its row, or `END_OF_ROW`."""

_ODD = Later()


class PlainCells(dict[bytes, Piece]):
    """What each piece of a sheet says: the markup from behind a cell's row number to before the next.

    A piece that is not plain raises NotPlainError.
    """

    def __init__(
        self, kinds: Kinds, only_one: Callable[[str, str], str], known: dict[bytes, str | None]
    ) -> None:
        """Read nothing yet; `known` are the texts in cells that the workbook's other sheets had."""
        super().__init__()
        self._known = known
        self.later: dict[bytes, Later] = {}
        """By the markup behind their reference, what is to be asked of the library."""
        self.empty_text = Later()
        self.holds_empty_text = False
        self._kinds = kinds
        self._only_one = only_one
        self._following: dict[bytes, int] = {}

    def __missing__(self, piece: bytes) -> Piece:
        if len(self) >= MOST_KEPT:
            self.clear()
        found = self[piece] = self._read(piece)
        return found

    def _read(self, piece: bytes) -> Piece:
        opening, _, rest = piece.partition(b"<v>")
        said, _, closing = rest.partition(b"</v>")
        if not closing:
            return self._text_in_place(piece) or self._without_result(piece)
        following = self._following.get(closing)
        if following is None:
            following = self._following[closing] = following_column(closing, _CLOSING)
        plain = _FORMULA.sub(b"", opening) if b"<f" in opening else opening
        kind = self._kinds[plain]
        if not said or said.isspace():
            return self._of_nothing(plain, kind, said, plain is not opening), following
        value = kind.read(said)
        if value is _ODD:
            return self._later(b"%s<v>%s</v></c>" % (plain, said)), following
        return self._empty_text() if value is None else value, following

    def _text_in_place(self, piece: bytes) -> Piece | None:
        """A cell with a text of its own and nothing else; None where it may be anything."""
        opening, _, rest = piece.partition(b"<is><t>")
        said, _, closing = rest.partition(b"</t></is>")
        if not closing or b"<" in opening or b"<" in said:
            return None
        kind = self._kinds[opening]
        if said not in self._known:
            text = bare_text(said)
            self._known[said] = text and self._only_one(text, text)
        text = self._known[said]
        if not text or kind.name != b"inlineStr":
            return None
        following = self._following.get(closing)
        if following is None:
            following = self._following[closing] = following_column(closing, _CLOSING)
        return text, following

    def _of_nothing(self, opening: bytes, kind: Kind, said: bytes, formula: bool) -> object:
        """A cell whose result is empty or blank."""
        if kind.name == b"e":
            return ErrorValue("#VALUE!")
        if formula and kind.name != b"str":
            return UNCALCULATED
        if said:
            return self._later(b"%s<v>%s</v></c>" % (opening, said))
        return self._empty_text() if kind.name == b"str" else None

    def _without_result(self, piece: bytes) -> Piece:
        found = _OTHER.fullmatch(piece)
        if found is None:
            raise NotPlainError
        following = column_number(found[3].decode()) if found[3] else END_OF_ROW
        kind = self._kinds[found[1] + b">"]
        inner, formulas = _FORMULA.subn(b"", found[2] or b"")
        result = _NO_VALUE.fullmatch(inner) if inner else None
        if inner and not inner.isspace() and result is None:
            return self._of_its_own(found[1], kind, inner), following
        if result is not None:
            return self._of_nothing(found[1] + b">", kind, b"", bool(formulas)), following
        if kind.name == b"e":
            return ErrorValue("#VALUE!"), following
        return (UNCALCULATED if formulas and kind.name != b"str" else None), following

    def _of_its_own(self, attributes: bytes, kind: Kind, inner: bytes) -> object:
        """A text in its cell, or anything else that a cell may hold."""
        if kind.name == b"e":
            raise NotPlainError
        text = _TEXT_OF_ITS_OWN.fullmatch(inner)
        value = bare_text(text[1]) if text and kind.name == b"inlineStr" else None
        if value is None:
            return self._later(b"%s>%s</c>" % (attributes, inner))
        return self._only_one(value, value) if value else self._empty_text()

    def _later(self, cell: bytes) -> Later:
        return self.later.setdefault(cell, Later())

    def _empty_text(self) -> Later:
        self.holds_empty_text = True
        return self.empty_text


def following_column(markup: bytes, pattern: re.Pattern[bytes] = _FOLLOWING) -> int:
    """The column of the cell that follows, or `END_OF_ROW`.

    Raises:
        NotPlainError: anything else follows.
    """
    found = pattern.fullmatch(markup)
    if found is None:
        raise NotPlainError
    return column_number(found[1].decode()) if found[1] else END_OF_ROW


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
        return _ODD if text is None else self._only_one(text, text)


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
    return float(said) if said.isdigit() or _NUMBER.fullmatch(said) else _ODD


def _day(said: bytes) -> object:
    number = int(said) if said.isdigit() and len(said) <= len(str(_LAST_DAY)) else 0
    if _FIRST_DAY <= number <= _LAST_DAY:
        return dt.date.fromordinal(_BEFORE_DAY_1 + number)
    return _ODD


def _odd(_: bytes) -> object:
    return _ODD


def _error(said: bytes) -> object:
    return ErrorValue(said.decode("utf-8", "replace").strip() or "#VALUE!")
