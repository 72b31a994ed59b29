"""What documents look like: PDF or page pictures through LibreOffice, all in one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal

from toolkit.ooxml.scratch import scratch_folder
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.messages import of_office
from toolkit.word.office import ConversionFailedError
from toolkit.word.office import FontSubstitution
from toolkit.word.office import convert
from toolkit.word.office import font_substitutions
from toolkit.word.office import page_pictures
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.package import read_file
from toolkit.word.template.package import read_members

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

Form = Literal["pdf", "png"]
_AT_ONCE = 200  # a command line has an end
_FONT_ATTRIBUTES = tuple(W + name for name in ("ascii", "hAnsi", "eastAsia", "cs"))


@dataclass(frozen=True, slots=True)
class Preview:
    """The files made, in the order of the documents and pages, and which fonts are not the real ones."""

    files: tuple[Path, ...]
    substituted: tuple[FontSubstitution, ...]


def preview(
    documents: Sequence[Path], to: Form, out: Path, progress: Callable[[int], None] = lambda _: None
) -> Preview:
    """Show documents as `<stem>.pdf`, or as `<stem>-<page>.png` for each page.

    Args:
        documents: .docx files.
        to: the form wanted.
        out: the folder of the new files.
        progress: called with the number of documents just converted.

    Raises:
        OfficeError: LibreOffice (or poppler, for pictures) is missing or fails.
    """
    made: list[Path] = []
    with scratch_folder("taizhang-preview-") as folder:
        target = out if to == "pdf" else folder
        for at in range(0, len(documents), _AT_ONCE):
            some = documents[at : at + _AT_ONCE]
            pages = convert(some, "pdf", target)
            if to == "png":
                pages = [picture for pdf in pages for picture in page_pictures(pdf, out)]
            made += pages
            progress(len(some))
    return Preview(tuple(made), substituted_fonts(documents))


def substituted_fonts(documents: Sequence[Path]) -> tuple[FontSubstitution, ...]:
    """Return, by name, the fonts that documents name and this machine shows with others."""
    named = sorted({font for document in documents for font in _fonts(document)})
    return tuple(each for each in font_substitutions(named) if each.substituted)


def _is_story(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _fonts(document: Path) -> Iterator[str]:
    try:
        parts = read_members(read_file(document), document.name, _is_story)
        roots = [parse(content) for _, content in parts.values()]
    except (TemplateError, XMLSyntaxError) as error:
        raise ConversionFailedError(
            of_office.DOCUMENT_DAMAGED(file=document.name), file=document
        ) from error
    for root in roots:
        for fonts in root.iter(W + "rFonts"):
            yield from (fonts.get(name) for name in _FONT_ATTRIBUTES if fonts.get(name))
