"""The named figures of a document, read back after people and other programs have worked on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.ooxml.package import Contents
from toolkit.word.template import stories
from toolkit.word.template.bookmarks import bookmarks_of
from toolkit.word.template.marking import PREFIX
from toolkit.word.template.marks_part import recorded
from toolkit.word.template.names import parse
from toolkit.word.template.package import read_package

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from toolkit.word.template.bookmarks import Bookmark
    from toolkit.word.template.marks_part import Mark

_NAME = re.compile(rf"{PREFIX}(?P<name>\w*?)_(?P<number>\d+)(?P<copy>\w*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure of a document in one place: what was recorded of it, and what stands there now.

    Attributes:
        name: the figure's; where the record is gone, what its bookmark's name has of it.
        bookmark: the name of the bookmark as the document has it now.
        said: the text in the bookmark now; "" when it was emptied, None when the bookmark is gone.
        printed: the text as it was written, None where the record is gone.
        value: before filters, as text; None where the record is gone.
        place: the paragraph in words (正文第12段 表2第3行第1列); "" when the bookmark is gone.
        paragraph: that paragraph's text now; of a bookmark that is gone, as it was written.
        offset: how many characters of the paragraph stand before the figure.
        written_in: the paragraph's text as it was written, None where the record is gone.
        attributes: what was recorded with it.
        is_copy: whether another bookmark with the same record stands before it.
    """

    name: str
    bookmark: str
    said: str | None
    printed: str | None
    value: str | None
    place: str
    paragraph: str
    offset: int
    written_in: str | None
    attributes: Mapping[str, str] = field(default_factory=dict)
    is_copy: bool = False

    @property
    def is_unchanged(self) -> bool:
        """Whether the document says what was written."""
        return self.said is not None and self.said == self.printed


def read_figures(data: bytes, name: str = "") -> list[NamedFigure]:
    """The named figures of a .docx in reading order, the body first; one that is gone, where it was written.

    Args:
        data: the document's bytes.
        name: the file's name, for messages.

    Raises:
        TemplateError: it is no .docx, or one that only an attack would be.
    """
    members = read_package(data, name)
    contents = Contents({name: content for name, (_, content) in members.items()})
    parts = stories.printed(contents, stories.main_part(contents))
    found = [each for part in parts for each in bookmarks_of(parse(contents[part]), part, PREFIX)]
    return _joined(found, recorded(contents))


def _joined(found: Iterable[Bookmark], records: Iterable[Mark]) -> list[NamedFigure]:
    known = {each.bookmark.lower(): each for each in records}
    met: set[str] = set()
    figures: list[NamedFigure] = []
    for bookmark in found:
        key = _key(bookmark.name, known)
        figures.append(_present(bookmark, known.get(key), is_copy=key in met))
        met.add(key)
    _insert_lost(figures, list(known.values()), met)
    return figures


def _key(bookmark: str, known: Mapping[str, Mark]) -> str:
    """The key of the record; a program may have put a copy's number behind the name."""
    key = bookmark.lower()
    if key in known:
        return key
    found = _NAME.fullmatch(key)
    return f"{PREFIX}{found['name']}_{found['number']}" if found else key


def _present(bookmark: Bookmark, record: Mark | None, *, is_copy: bool) -> NamedFigure:
    found = _NAME.fullmatch(bookmark.name)
    return NamedFigure(
        name=record.name if record else (found["name"] if found else bookmark.name),
        bookmark=bookmark.name,
        said=bookmark.text,
        printed=record.printed if record else None,
        value=record.value if record else None,
        place=str(bookmark.place),
        paragraph=bookmark.paragraph,
        offset=bookmark.offset,
        written_in=record.paragraph if record else None,
        attributes=record.attributes if record else {},
        is_copy=is_copy,
    )


def _lost(record: Mark) -> NamedFigure:
    return NamedFigure(
        name=record.name,
        bookmark=record.bookmark,
        said=None,
        printed=record.printed,
        value=record.value,
        place="",
        paragraph=record.paragraph,
        offset=record.offset,
        written_in=record.paragraph,
        attributes=record.attributes,
    )


def _insert_lost(figures: list[NamedFigure], records: list[Mark], met: set[str]) -> None:
    """Put each figure whose bookmark is gone behind the one that was written before it."""
    before = ""
    for record in records:
        if record.bookmark.lower() not in met:
            at = next((i for i, each in enumerate(figures) if each.bookmark.lower() == before), -1)
            figures.insert(at + 1, _lost(record))
        before = record.bookmark.lower()
