"""Notes in a file."""

from typing import Any

from openpyxl.comments import Comment
from xlwings import base_classes

from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.unsupported import completes


@completes(base_classes.Note, "Note")
class Note(base_classes.Note):
    """A cell's note."""

    def __init__(self, sheet: Any, cell: Any) -> None:
        self._sheet = sheet
        self._cell = cell

    @property
    def api(self) -> Any:
        """The openpyxl Comment."""
        return self._cell.comment

    @property
    def text(self) -> str:
        """The note's text."""
        text: str = self.api.text
        return text

    @text.setter
    def text(self, value: str) -> None:
        self._cell.comment = Comment(value, self.author)

    @property
    def author(self) -> str:
        """Who wrote it."""
        return str(self.api.author or "")

    @property
    def location(self) -> Any:
        """The cell as an engine range."""
        row, column = self._cell.row, self._cell.column
        return self._sheet.at(Rectangle(row, column, row, column))

    def delete(self) -> None:
        """Remove the note."""
        self._cell.comment = None


def add_note(sheet: Any, cell: Any, text: str) -> Note:
    """Put a note on a cell."""
    cell.comment = Comment(text, "")
    return Note(sheet, cell)
