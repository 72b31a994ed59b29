"""The cells of a worksheet and the shared strings, read from their bytes alone where they are spelt plainly.

Packages of one distribution differ in such parts only, and there are many of them. Plain is a part whose
tags are all accounted for: anything else in it, and whatever holds more than a value, is left to the reader
of markup.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.ooxml.xml import unescape

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATA = re.compile(rb"<sheetData>(.*)</sheetData>", re.DOTALL)
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="[0-9]{1,5}")?(?: t="([ns])")?><v>([-+.0-9Ee]{1,30})</v>'
)
_FORMULA = re.compile(
    rb'(<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,5}")?)(?: t="str")?><f>([^<>]+)</f>(?:<v>0?</v>|<v/>)?</c>'
)
_STRING = re.compile(rb"<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>")
_STRINGS = re.compile(rb"(<\?xml[^<>]*\?>\s*<sst [^<>]*>)((?:<si>.*</si>)?)(</sst>)\s*", re.DOTALL)
_PLAIN_MARKUP = re.compile(rb"<\?xml version=\"1\.0\" encoding=\"UTF-8\"[^<>]*\?>", re.IGNORECASE)
_QUOTES = {"&quot;": '"', "&apos;": "'"}
_ODD = (b"\r", b"&#", b"<!", b"\0")
_OTHER_ENTITY = re.compile(rb"&(?!(?:lt|gt|amp);)")
_SHORTEST_NUMBER = 7


def _of_lists() -> defaultdict[bytes, list[str]]:
    return defaultdict(list)


@dataclass(frozen=True, slots=True)
class PlainCells:
    """What the rows of a worksheet show.

    Attributes:
        rest: the part without its rows.
        rows: of each row, the texts and numbers of its filled cells, one after another.
        columns: of each column, the same from top to bottom.
        numbers: the long numbers, each with its cell's address.
        reach: so many of the shared strings, from the first on, its texts are taken from.
    """

    rest: bytes
    rows: list[list[str]] = field(default_factory=list)
    columns: defaultdict[bytes, list[str]] = field(default_factory=_of_lists)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    reach: int = 0


def plain_cells(content: bytes, strings: Sequence[str]) -> PlainCells | None:
    """The cells of a worksheet; None where it is spelt in another way.

    A formula without a result of its own is a text in its cell, and stays in the rest.

    Args:
        content: the part.
        strings: the workbook's shared strings.
    """
    found = _DATA.search(content)
    if found is None or not _is_plain(content, found[1]):
        return None
    data, formulas = _without_formulas(found[1], len(strings))
    read = _CELL.findall(data) if _only_values(data) and formulas is not None else ()
    if formulas is None or len(read) != data.count(b"<v>"):
        return None
    shared, strings = len(strings), (*strings, *formulas)
    kept = b"".join(each[0] for each in _FORMULA.finditer(found[1])) if formulas else b""
    cells = PlainCells(content[: found.start(1)] + kept + content[found.end(1) :])
    texts: list[str] = []
    at_row, last = b"", -1
    for letters, row, kind, value in read:
        if row != at_row:
            at_row, texts = row, []
            cells.rows.append(texts)
        if kind == b"s":
            number = int(value) if value.isdigit() else len(strings)
            text = strings[number] if number < len(strings) else ""
            if last < number < shared:
                last = number
        else:
            text = value.decode("ascii")
            if len(text) >= _SHORTEST_NUMBER:
                cells.numbers.append((text, (letters + row).decode("ascii")))
        texts.append(text)
        cells.columns[letters].append(text)
    return replace(cells, reach=last + 1)


def _without_formulas(data: bytes, first: int) -> tuple[bytes, list[str] | None]:
    """The rows with each formula as a text, and the texts; `first` is the number of the first.

    None where a formula is spelt in another way.
    """
    if b"<f" not in data:
        return data, []
    found: list[str] = []

    def as_text(match: re.Match[bytes]) -> bytes:
        found.append(unescape(match[2].decode(), _QUOTES))
        return b'%s t="s"><v>%d</v></c>' % (match[1], first + len(found) - 1)

    try:
        return _FORMULA.sub(as_text, data), found
    except UnicodeDecodeError:
        return data, None


def plain_strings(content: bytes) -> tuple[bytes, tuple[str, ...]] | None:
    """The part without its strings, and the strings; None where any has runs, or is spelt otherwise."""
    found = _STRINGS.fullmatch(content)
    if found is None or not _is_plain(content, found[2]):
        return None
    texts = _STRING.findall(found[2])
    if found[2].count(b"<") != 4 * len(texts) or _OTHER_ENTITY.search(found[2]):
        return None
    try:
        said = tuple(unescape(each.decode()) if b"&" in each else each.decode() for each in texts)
    except UnicodeDecodeError:
        return None
    return found[1] + found[3], said


def _is_plain(content: bytes, inner: bytes) -> bool:
    return _PLAIN_MARKUP.match(content) is not None and not any(odd in inner for odd in _ODD)


def _only_values(data: bytes) -> bool:
    """Whether rows, cells and values are all the tags there are, and values all the text."""
    values, rows = data.count(b"<v>"), data.count(b"</row>")
    tags = data.count(b"<row ") + rows + data.count(b"<c ") + data.count(b"</c>")
    tags += values + data.count(b"</v>")
    return (
        data.count(b"<") == tags
        and data.count(b">") - data.count(b"><") - data.endswith(b">") == values
        and data.count(b"</v></c>") == data.count(b"</c>") == values
    )
