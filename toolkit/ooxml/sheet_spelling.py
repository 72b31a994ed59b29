"""A worksheet in the usual spelling: the same markup, written as the usual programs write it.

UTF-8, no prefix for its own elements, double quotes, empty elements closed in their tag, no comments,
sections or references to signs, every row and cell with its reference first. So whatever searches a
worksheet's bytes has to know one spelling only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.ooxml.errors import NotAWorksheetError
from toolkit.ooxml.errors import OutOfSheetError
from toolkit.ooxml.events import SEPARATOR
from toolkit.ooxml.events import MarkupError
from toolkit.ooxml.events import follow
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW
from toolkit.ooxml.references import address
from toolkit.ooxml.references import cell_at
from toolkit.ooxml.references import row_at
from toolkit.ooxml.spelling import in_utf_8
from toolkit.ooxml.spelling import is_usual
from toolkit.ooxml.xml import escape

LONGEST_HEAD = 4096
"""Bytes in which a worksheet's root element stands."""

_ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet(?=[\s>])[^<>]*>")
_IN_ATTRIBUTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_VALUES = frozenset({"row", "c", "f", "v", "is", "t", "r"})
_AROUND = {
    "worksheet": ("sheetData", "cols", "mergeCells"),
    "cols": ("col",),
    "mergeCells": ("mergeCell",),
}
_TEXTS = frozenset({"f", "v", "t"})
_EMPTY_MEANS_NONE = ("s", "t")
_OF_CELLS = frozenset({"r", "s", "t"})
_END_OF_ROWS = b"</sheetData>"


def is_usual_sheet(content: bytes, looked_at: bytes | None = None) -> bool:
    """Whether a worksheet is in the usual spelling, but for one prefix of all its own elements.

    Rows and cells may lack their references. Of the markup, what is `looked_at` is looked at; None for all.
    """
    root = _ROOT.search(content, 0, LONGEST_HEAD)
    space = _declared(root) if root else None
    if space is None or space.decode("utf-8", "replace") not in SPREADSHEET:
        return False
    looked_at = content if looked_at is None else looked_at
    return content.count(b'"' + space + b'"') == 1 and is_usual(looked_at)


def _declared(root: re.Match[bytes]) -> bytes | None:
    """The namespace of a root's own prefix."""
    name = b"xmlns:" + root[1][:-1] if root[1] else b"xmlns"
    found = re.search(rb"\s" + re.escape(name) + rb'="([^"]*)"', root[0])
    return found[1] if found else None


def respelt(content: bytes) -> bytes:
    """A worksheet in the usual spelling, with all that is in it but comments and instructions.

    Raises:
        EncodingError, MarkupError, DocumentTypeError: its markup cannot be read.
        NotAWorksheetError: it is no worksheet.
        OutOfSheetError: a row or a cell lies where a worksheet has none.
    """
    writer = _Writer()
    _feed(writer, content)
    return writer.content()


def respelt_values(content: bytes) -> tuple[bytes, bool]:
    """What a worksheet says of values in the usual spelling, and whether its markup is whole.

    Formulas, results and texts are kept, and which columns are hidden and which cells merged; no
    phonetic guides, no extensions, nothing of another vocabulary. Markup may break off behind the rows.

    Raises:
        as `respelt`.
    """
    writer = _Writer(values_only=True)
    try:
        _feed(writer, content)
    except MarkupError:
        if not writer.rows_done:
            raise
        rows = writer.content().partition(_END_OF_ROWS)[0]
        return rows + _END_OF_ROWS + b"</worksheet>", False
    return writer.content(), True


def _feed(writer: _Writer, content: bytes) -> None:
    follow(in_utf_8(content), writer)
    if not writer.rows_done:
        raise NotAWorksheetError(writer.other_space)


class _Writer:
    """Follows the markup and writes it anew, element by element.

    `rows_done` says that the rows came to their end, `space` is the worksheet's namespace,
    `other_space` that of rows which are not the worksheet's own.
    """

    def __init__(self, *, values_only: bool = False) -> None:
        self.space = self.other_space = ""
        self.rows_done = False
        self._values_only = values_only
        self._pieces: list[str] = []
        self._names: list[str] = []
        self._defaults: list[str] = [""]
        self._declared: dict[str, str] = {}
        self._open = False  # -- a start tag still lacks its end --
        self._in_rows = False
        self._left_out = 0
        self._row = self._column = 0

    def content(self) -> bytes:
        """What was written."""
        return "".join(self._pieces).encode()

    def declare(self, prefix: str | None, space: str | None) -> None:
        """Remember a prefix for the element that begins next."""
        if prefix and prefix != "xml":
            self._declared[prefix] = space or ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Write a start tag."""
        space, local, prefix = _parts(tag)
        if not self._names:
            self._begin(space, local)
        own = space == self.space
        if not own and local == "sheetData":
            self.other_space = space
        if self._left_out or (self._values_only and not (own and self._is_wanted(local))):
            self._left_out += 1
            self._declared.clear()
            return
        if own and self._in_rows:
            attributes = self._referring(local, attributes)
        name = local if own or not prefix else f"{prefix}:{local}"
        self._close_tag()
        default = self._defaults[-1] if prefix and not own else space
        self._pieces.append(f"<{name}{self._declarations(default)}{_written(attributes)}")
        self._names.append(name)
        self._defaults.append(default)
        self._open = True
        self._in_rows = self._in_rows or (own and local == "sheetData" and len(self._names) == 2)

    def end(self, _tag: str) -> None:
        """Write an end tag, or close the start tag of what is empty."""
        if self._left_out:
            self._left_out -= 1
            return
        name = self._names.pop()
        self._defaults.pop()
        if self._in_rows and len(self._names) == 1:
            self._in_rows, self.rows_done = False, True
            self._close_tag()  # -- rows are looked for between two tags --
        self._pieces.append("/>" if self._open else f"</{name}>")
        self._open = False

    def text(self, text: str) -> None:
        """Write text."""
        if self._left_out or (self._values_only and self._names[-1] not in _TEXTS):
            return
        self._close_tag()
        self._pieces.append(text if text.isalnum() else escape(text, {"\r": "&#13;"}))

    def _is_wanted(self, local: str) -> bool:
        """Whether an element of the worksheet's own says something of values, in its place."""
        if self._in_rows:
            return local in _VALUES
        return not self._names or local in _AROUND.get(self._names[-1], ())

    def _begin(self, space: str, local: str) -> None:
        self.space = space
        if local != "worksheet" or space not in SPREADSHEET:
            raise NotAWorksheetError(space)

    def _close_tag(self) -> None:
        if self._open:
            self._pieces.append(">")
            self._open = False

    def _declarations(self, default: str) -> str:
        if not self._declared and default == self._defaults[-1]:
            return ""
        declared = {
            f"xmlns:{prefix}": space
            for prefix, space in self._declared.items()
            if space != self.space or not self._values_only
        }
        self._declared.clear()
        if default != self._defaults[-1]:
            declared["xmlns"] = default
        return _written(declared)

    def _referring(self, local: str, attributes: dict[str, str]) -> dict[str, str]:
        """The attributes of a row or a cell, its reference first; one without follows the last."""
        said = attributes.get("r")
        if local == "row":
            row = self._row + 1 if said is None else row_at(said.strip())
            if row is None or row > LAST_ROW:
                raise OutOfSheetError(said or str(row))
            self._row, self._column = row, 0
            return {"r": str(row)} | attributes | {"r": str(row)}
        if local != "c":
            return attributes
        place = (max(self._row, 1), self._column + 1) if said is None else cell_at(said.strip())
        if place is None or place[1] > LAST_COLUMN:
            raise OutOfSheetError(said or f"XFD{self._row}")
        self._row, self._column = place
        first = {"r": address(*place)}
        first |= {key: attributes[key] for key in _EMPTY_MEANS_NONE if attributes.get(key)}
        if len(first) < len(attributes):
            first |= {key: each for key, each in attributes.items() if key not in _OF_CELLS}
        return first


@lru_cache(maxsize=1024)
def _parts(name: str) -> tuple[str, str, str]:
    """Namespace, local name and prefix of what expat calls `space}local}prefix`."""
    space, _, rest = name.rpartition(SEPARATOR) if name.count(SEPARATOR) == 1 else ("", "", "")
    if space:
        return space, rest, ""
    parts = name.split(SEPARATOR)
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else ("", name, "")


@lru_cache(maxsize=1024)
def _qualified(name: str) -> str:
    _, local, prefix = _parts(name)
    return f"{prefix}:{local}" if prefix else local


def _written(attributes: dict[str, str]) -> str:
    return "".join(
        [
            f' {_qualified(name)}="{value if value.isalnum() else escape(value, _IN_ATTRIBUTES)}"'
            for name, value in attributes.items()
        ]
    )
