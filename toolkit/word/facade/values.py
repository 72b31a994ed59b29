"""docxtpl's value classes: whatever text is given is taken, as there."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from typing import Any
from typing import BinaryIO

from toolkit.word.template import images
from toolkit.word.template import richtext
from toolkit.word.template import subdoc

if TYPE_CHECKING:
    from pathlib import Path


class InlineImage(images.InlineImage):
    """A picture for `{{ name }}`.

    Attributes:
        tpl, image_descriptor, width, height, anchor: as they were given; the last three may be changed.
    """

    def __init__(
        self,
        tpl: object,
        image_descriptor: str | Path | bytes | BinaryIO,
        width: int | None = None,
        height: int | None = None,
        anchor: str | None = None,
    ) -> None:
        super().__init__(tpl, image_descriptor, width, height, anchor)
        self.tpl = tpl
        self.image_descriptor = image_descriptor


class RichText(richtext.RichText):
    """Formatted text for `{{r name }}`."""

    def __init__(self, text: object = None, *place: object, **formatting: object) -> None:
        super().__init__()
        if text:
            self.add(text, *place, **formatting)

    def add(self, text: object, *place: object, **formatting: object) -> None:
        """Append text; formatting may stand by its place as well, in docxtpl's order."""
        named = dict(zip(_ORDER, place, strict=False))
        given = text if isinstance(text, richtext.RichText) else _as_text(text)
        super().add(given, **{**named, **formatting})


_ORDER = (
    "style",
    "color",
    "highlight",
    "size",
    "subscript",
    "superscript",
    "bold",
    "italic",
    "underline",
    "strike",
    "font",
    "url_id",
    "rtl",
    "lang",
)


class RichTextParagraph(richtext.RichTextParagraph):
    """Formatted paragraphs for `{{p name }}`."""

    def __init__(self, text: object = None, parastyle: str | None = None) -> None:
        super().__init__()
        if text:
            self.add(text, parastyle)

    def add(self, text: object, parastyle: str | None = None) -> None:
        """Append a paragraph of plain or rich text with a paragraph style."""
        given = text if isinstance(text, richtext.RichText) else RichText(text)
        super().add(given, parastyle)


class Listing(richtext.Listing):
    r"""Text of several lines: `\n` breaks the line, `\a` the paragraph, `\f` the page."""

    def __init__(self, text: object) -> None:
        super().__init__(_as_text(text))


class Subdoc(subdoc.Subdoc):
    """A document in place of the paragraph that holds `{{p name }}`."""

    @property
    def subdocx(self) -> Any:
        """The python-docx document that is put in."""
        if self._document is None:
            from docx import Document

            self._document = Document(BytesIO(self._content()))
        return self._document

    @subdocx.setter
    def subdocx(self, document: Any) -> None:
        self._document, self._own = document, False

    @property
    def docx(self) -> Any:
        """The same, by the name that the template's own document has in docxtpl."""
        return self.subdocx

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.subdocx, name)


def _as_text(text: object) -> str:
    return text.decode("utf-8", "ignore") if isinstance(text, bytes) else str(text)


R = RichText
RP = RichTextParagraph
