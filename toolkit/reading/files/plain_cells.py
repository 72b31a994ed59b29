"""What stands behind a cell's reference in plain markup: its value, and which cell follows.

A sheet says the same again and again, so that what was read once is looked up from then on. Every sign
is matched: a piece that is not wholly understood makes the sheet one for a library.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.references import column_number
from toolkit.reading.files.bounds import ANY_COLUMN
from toolkit.reading.files.odd_cells import NotPlainError
from toolkit.reading.files.plain_kinds import BLANKS as _S
from toolkit.reading.files.plain_kinds import ODD
from toolkit.reading.files.plain_kinds import Later
from toolkit.reading.files.plain_texts import bare_text
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.reading.files.loose_markup import LooseMarkup
    from toolkit.reading.files.plain_kinds import Kind
    from toolkit.reading.files.plain_kinds import Kinds

MOST_KEPT = 1 << 16
"""So many pieces are kept for a second time; then from the start, lest memory fill with numbers."""

END_OF_ROW = 0

_FORMULA = re.compile(rb"\s*<f(?: [^<>]*)?(?:/>|>[^<]*</f>)\s*")
_FOLLOWING = re.compile(rf'{_S}(?:<c r="({ANY_COLUMN})|</row>{_S})'.encode())
_CLOSING = re.compile(rf'{_S}</c>{_S}(?:<c r="({ANY_COLUMN})|</row>{_S})'.encode())
_OTHER = re.compile(
    (
        rf'((?: [\w.:-]+="[^"<>&]*")*){_S}'
        r"(?:/>|>((?:[^<]|<(?!/?(?:c|row|sheetData)[\s/>]))*)</c>)"
        rf'{_S}(?:<c r="({ANY_COLUMN})|</row>{_S})'
    ).encode()
)
_NO_VALUE = re.compile(rb"<v(?:\s[^<>]*)?(?:/>|>\s*</v>)\s*")
_TEXT_OF_ITS_OWN = re.compile(rb"\s*<is><t>([^<]*)</t></is>\s*")


Piece = tuple[object, int]
"""A cell's value, and the column of the next cell of its row, or `END_OF_ROW`."""


class PlainCells(dict[bytes, Piece]):
    """What each piece of a sheet says: the markup from behind a cell's row number to before the next.

    A piece that is not plain raises NotPlainError.
    """

    def __init__(
        self,
        kinds: Kinds,
        only_one: Callable[[str, str], str],
        known: dict[bytes, str | None],
        loose: LooseMarkup,
    ) -> None:
        """Read nothing yet; `known` are the texts in cells that the workbook's other sheets had.

        What is matched loosely goes to `loose`, but for the tags, which `kinds` has.
        """
        super().__init__()
        self._known = known
        self._loose = loose
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
        if not rest:
            return self._text_in_place(piece) or self._without_result(piece)
        said, _, closing = rest.partition(b"</v>")
        if not closing:
            return self._without_result(piece)
        following = self._following.get(closing)
        if following is None:
            following = self._following[closing] = following_column(closing, _CLOSING)
        plain = self._without_formula(opening) if b"<f" in opening else opening
        kind = self._kinds[plain]
        if not said or said.isspace():
            return self._of_nothing(plain, kind, said, plain is not opening), following
        value = kind.read(said)
        if value is ODD or kind.name == b"e":
            self._loose.add(b"><v>%s</v></c>" % said)
        if value is ODD:
            return self._later(b"%s<v>%s</v></c>" % (plain, said)), following
        return self._empty_text() if value is None else value, following

    def _without_formula(self, opening: bytes) -> bytes:
        self._loose.add(opening + b"</c>")
        return _FORMULA.sub(b"", opening)

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
        if said:
            self._loose.add(b"><v>%s</v></c>" % said)
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
        if found[2]:
            self._loose.add(b"%s>%s</c>" % (found[1], found[2]))
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
