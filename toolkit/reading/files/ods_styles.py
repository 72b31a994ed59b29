"""What the styles of an OpenDocument spreadsheet say that a reader must know (ODF 1.3-3, 16 and 19).

Which tables are hidden, and in which cells a time of day is a lapse of time.
"""

from __future__ import annotations

from toolkit.ooxml.events import read_events

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE = f"{{{_OASIS}style:1.0}}"
NUMBER = f"{{{_OASIS}datastyle:1.0}}"
TABLE = f"{{{_OASIS}table:1.0}}"
OFFICE = f"{{{_OASIS}office:1.0}}"
TEXT = f"{{{_OASIS}text:1.0}}"


class Styles:
    """The named styles of a document, read from one or two parts."""

    def __init__(self, *parts: bytes) -> None:
        """Read them.

        Raises:
            DocumentTypeError, MarkupError, ValueError, LookupError: a part is not well-formed.
        """
        self.hidden_tables: set[str] = set()
        self._lapses: set[str] = set()
        self._cells: dict[str, tuple[str, str]] = {}
        self._style = ""
        for part in parts:
            read_events(part, self._start)

    def lapses(self, style: str) -> bool:
        """Whether a cell of this style shows hours beyond 24 (`[h]:mm`)."""
        seen: set[str] = set()
        while style in self._cells and style not in seen:
            seen.add(style)
            format_name, parent = self._cells[style]
            if format_name:
                return format_name in self._lapses
            style = parent
        return False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == STYLE + "style":
            self._style = attributes.get(STYLE + "name", "")
            if attributes.get(STYLE + "family") == "table-cell":
                names = ("data-style-name", "parent-style-name")
                format_name, parent = (attributes.get(STYLE + name, "") for name in names)
                self._cells[self._style] = format_name, parent
        elif tag == STYLE + "table-properties" and attributes.get(TABLE + "display") == "false":
            self.hidden_tables.add(self._style)
        elif attributes.get(NUMBER + "truncate-on-overflow") == "false":
            self._lapses.add(attributes.get(STYLE + "name", ""))
