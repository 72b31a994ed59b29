"""Formulas as text: tokens, and references moved as Excel moves them when it fills a range."""

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import column_number
from toolkit.ooxml.references import unquoted

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})")
_LINE = re.compile(r"(\$?)([A-Za-z]{1,3}|[1-9]\d{0,6})")


class Token(NamedTuple):
    """A piece of a formula: its kind (a group's name above) and its text."""

    kind: str
    text: str


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern at its first use: a click that writes no formula is spared 10 ms."""
    return re.compile(
        r"""(?P<text>"(?:[^"]|"")*")
      | (?P<quoted>'(?:[^']|'')*')
      | (?P<error>\#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!))
      | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
      | (?P<word>(?:[^\W\d]|[$\\])[\w.$\\?]*)
      | (?P<bracket>\[(?:[^\[\]]|\[[^\[\]]*\])*\])
      | (?P<space>\s+)
      | (?P<sign>.)""",
        re.VERBOSE | re.DOTALL,
    )


def tokens(formula: str) -> list[Token]:
    """The pieces of a formula, nothing left out: their texts joined give it back."""
    return [Token(m.lastgroup or "sign", m.group()) for m in _pattern().finditer(formula)]


def is_formula(value: object) -> bool:
    """Whether Excel takes the text as a formula when it is written into a cell."""
    return isinstance(value, str) and len(value) > 1 and value[0] == "="


def sheets_named(formula: str) -> list[str]:
    """The names of the sheets that a formula of Excel's refers to."""
    found = tokens(formula)
    return [
        unquoted(token.text)
        for token, after in itertools.pairwise(found)
        if after.text == "!" and token.kind in {"word", "quoted"}
    ]


class Fill:
    """A formula that Excel fills into a range: relative references move with the cell."""

    def __init__(self, formula: str) -> None:
        self._pieces = _pieces(tokens(formula))

    def at(self, rows: int, columns: int) -> str:
        """The formula as it stands so many rows below and columns right of the first."""
        return "".join(
            piece if isinstance(piece, str) else _moved(piece, rows, columns)
            for piece in self._pieces
        )

    def yields(self, formulas: Sequence[str]) -> bool:
        """Whether filling it downwards gives exactly `formulas`."""
        return all(self.at(row, 0) == formula for row, formula in enumerate(formulas))


_Reference = tuple[str, str, str, str]


def _pieces(found: list[Token]) -> list[str | _Reference]:
    pieces: list[str | _Reference] = []
    for place, token in enumerate(found):
        before = found[place - 1].text if place else ""
        after = found[place + 1].text if place + 1 < len(found) else ""
        pieces.append(_reference(token, before, after) or token.text)
    return pieces


def _reference(token: Token, before: str, after: str) -> _Reference | None:
    if token.kind not in {"word", "number"} or after in {"(", "!"}:
        return None
    if match := _CELL.fullmatch(token.text):
        return match[1], match[2], match[3], match[4]
    if ":" in {before, after} and (match := _LINE.fullmatch(token.text)):
        return ("", "", match[1], match[2]) if match[2].isdigit() else (match[1], match[2], "", "")
    return None


def _moved(reference: _Reference, rows: int, columns: int) -> str:
    fixed_column, column, fixed_row, row = reference
    if column and not fixed_column and columns:
        column = column_letters(column_number(column) + columns)
    if row and not fixed_row and rows:
        row = str(int(row) + rows)
    return f"{fixed_column}{column}{fixed_row}{row}"
