"""What somebody wrote beside a cell of an OpenDocument spreadsheet (ODF 1.3-3, 14.1), as it passes."""

from __future__ import annotations

from toolkit.reading.files.ods_styles import OFFICE
from toolkit.reading.files.ods_styles import TEXT

ANNOTATION = OFFICE + "annotation"
_PARAGRAPH = TEXT + "p"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


class Annotation:
    """A note that is open: its author, and the words of its paragraphs."""

    def __init__(self) -> None:
        self.author = ""
        self._lines: list[str] = []
        self._within = ""

    @property
    def words(self) -> str:
        """What is written, a line a paragraph."""
        return "\n".join(self._lines).strip()

    def start(self, tag: str) -> None:
        """An element of it begins."""
        if tag == _PARAGRAPH:
            self._lines.append("")
        if tag in {_PARAGRAPH, _CREATOR}:
            self._within = tag

    def text(self, text: str) -> None:
        """Characters between its elements."""
        if self._within == _CREATOR:
            self.author += text
        elif self._within == _PARAGRAPH:
            self._lines[-1] += text

    def end(self, tag: str) -> None:
        """An element of it ends."""
        if tag == self._within:
            self._within = ""
