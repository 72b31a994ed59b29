"""Cells that lie far apart: read as if they lay together, then put where they belong.

A stray cell in the last row makes a reader of rectangles ask for gigabytes. So rows and columns that
hold nothing are left out before, and put in again behind, as one and the same empty row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import column_number
from toolkit.reading.files.rectangle import MOST_THIN_SLOTS
from toolkit.reading.files.refusals import OversizedFileError

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.reading.files.rectangle import Rows

_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"((?: [^<>]*)?>(?!</c>).*?</c>)', re.DOTALL)
_EMPTY_CELL = re.compile(rb"<c [^<>]*/>")


class Places(NamedTuple):
    """Where the rows and columns of a drawn-together part stand in the sheet, ascending, from 1."""

    rows: list[int]
    columns: list[int]


def drawn_together(content: bytes, path: Path) -> tuple[bytes, Places]:
    """A worksheet in the usual spelling whose filled rows and columns follow each other.

    Raises:
        OversizedFileError: its filled rows, put where they belong, would take too much memory.
    """
    start, end = content.find(b"<sheetData>") + len(b"<sheetData>"), content.rfind(b"</sheetData>")
    found = _CELL.findall(_EMPTY_CELL.sub(b"", content[start:end]))
    rows = sorted({int(row) for _, row, _ in found})
    columns = sorted({column_number(letters.decode()) for letters, _, _ in found})
    if len(rows) * max(columns, default=0) > MOST_THIN_SLOTS:
        raise OversizedFileError(path)
    letters_at = {
        column_letters(each).encode(): column_letters(at).encode()
        for at, each in enumerate(columns, start=1)
    }
    row_at = {row: at for at, row in enumerate(rows, start=1)}
    together: list[list[bytes]] = [[b'<row r="%d">' % at] for at in row_at.values()]
    for letters, row, rest in found:
        at = row_at[int(row)]
        together[at - 1].append(b'<c r="%s%d"%s' % (letters_at[letters], at, rest))
    drawn = b"".join(b"".join([*row, b"</row>"]) for row in together)
    return content[:start] + drawn + content[end:], Places(rows, columns)


def put_apart(rows: Rows, places: Places) -> Rows:
    """The rectangle with its rows and columns where they belong."""
    if not rows or not rows[0]:
        return rows
    width = places.columns[len(rows[0]) - 1]
    empty: list[object] = [None] * width
    apart: Rows = [empty] * places.rows[len(rows) - 1]
    for row, number in zip(rows, places.rows, strict=False):
        wide = empty.copy()
        for cell, column in zip(row, places.columns, strict=False):
            wide[column - 1] = cell
        apart[number - 1] = wide
    return apart
