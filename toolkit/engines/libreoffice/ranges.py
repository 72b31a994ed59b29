"""The range: everything xlwings can ask of cells."""

from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice.contents import Contents
from toolkit.engines.libreoffice.formats import Formats
from toolkit.engines.libreoffice.layout import Layout
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse

from . import hyperlinks
from . import notes


@completes(
    base_classes.Range,
    "Range",
    {
        "comment": "LibreOffice has no threaded comments; use Range.note",
        "add_comment": "LibreOffice has no threaded comments; use Range.add_note",
        "autofill": "write the formula to the whole range, references move as in Excel",
        "copy_picture": "export the sheet with Book.to_pdf",
        "to_png": "export the sheet with Book.to_pdf",
        "characters": "format whole cells with Range.font",
        "autofilter": "set Table.show_autofilter, or filter the values in Python",
    },
)
class Range(Contents, Layout, Formats):
    """A range of LibreOffice Calc."""

    @property
    def note(self) -> notes.Note | None:
        """The cell's note, or None."""
        return notes.note_of(self)

    def add_note(self, text: str) -> notes.Note:
        """Put a note on the cell."""
        return notes.add_note(self, text)

    @property
    def hyperlink(self) -> str:
        """The address that the cell links to."""
        return hyperlinks.hyperlink(self)

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        """Make the cell a link."""
        hyperlinks.add_hyperlink(self, address, text_to_display or address, screen_tip or "")

    def is_meant_by(self, name: Any) -> bool:
        """Whether a defined name means exactly this range."""
        cells = name.api.getReferredCells()
        return cells is not None and cells.AbsoluteName == self.api.AbsoluteName

    @property
    def conditional_formats(self) -> Any:
        """The conditional formats of the range."""
        from toolkit.engines.libreoffice.conditional_formats import ConditionalFormats

        return ConditionalFormats(self)

    @property
    def data_validation(self) -> Any:
        """The rule for what may be typed."""
        from toolkit.engines.libreoffice.data_validation import DataValidation

        return DataValidation(self)

    def copy_from(
        self,
        source_range: Any,
        copy_type: str = "all",
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        """Copy from another range: "all", "values", "formulas" or "formats"."""
        from toolkit.engines.libreoffice.pasting import paste

        paste(source_range.impl, self, copy_type, skip_blanks, transpose)

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        """Paste the range copied last with `copy()`."""
        from toolkit.engines.libreoffice.pasting import paste as put

        source = self.sheet.book.app.copied
        if source is None:
            raise ValueError("Nothing was copied: call Range.copy() first.")
        if operation is not None:
            refuse("Calculating while pasting", "calculate with the values in Python")
        put(source, self, paste or "all", skip_blanks, transpose)

    def to_pdf(self, path: str, quality: str) -> None:
        """Export the range as PDF."""
        from toolkit.engines.libreoffice.exporting import export

        export(self.sheet.book, path, quality, self.api)
