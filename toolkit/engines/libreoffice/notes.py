"""Notes (what Excel called comments before threads)."""

from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice.cells import NOTES
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.unsupported import completes


@completes(base_classes.Note, "Note")
class Note(base_classes.Note):
    """A cell's note."""

    def __init__(self, sheet: Any, annotation: Any) -> None:
        self._sheet = sheet
        self._annotation = annotation

    @property
    def api(self) -> Any:
        """The UNO sheet annotation."""
        return self._annotation

    @property
    def text(self) -> str:
        """The note's text."""
        text: str = self._annotation.String
        return text

    @text.setter
    def text(self, value: str) -> None:
        self._annotation.setString(value)

    @property
    def author(self) -> str:
        """Who wrote it."""
        author: str = self._annotation.Author
        return author

    @property
    def location(self) -> Any:
        """The cell as an engine range."""
        place = self._annotation.Position
        row, column = place.Row + 1, place.Column + 1
        return self._sheet.at(Rectangle(row, column, row, column))

    def delete(self) -> None:
        """Remove the note."""
        self.location.dressable.clearContents(NOTES)


def note_of(target: Any) -> Note | None:
    """The note of an engine range's first cell, or None."""
    annotation = target.first.getAnnotation()
    return Note(target.sheet, annotation) if annotation.String else None


def add_note(target: Any, text: str) -> Note:
    """Put a note on an engine range's first cell."""
    _ = target.dressable
    target.sheet.api.Annotations.insertNew(target.first.CellAddress, text)
    return Note(target.sheet, target.first.getAnnotation())


def notes(sheet: Any) -> list[Note]:
    """The notes of an engine sheet, row by row."""
    found = sheet.api.Annotations
    annotations = [found.getByIndex(place) for place in range(found.Count)]
    annotations.sort(key=lambda note: (note.Position.Row, note.Position.Column))
    return [Note(sheet, annotation) for annotation in annotations]
