"""Bookmarks of a part as a reader sees them: which text stands in each, and where."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.word.template.names import MC
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import nearest
from toolkit.word.template.places import Surveyor

if TYPE_CHECKING:
    from toolkit.word.template.places import Place

_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_UNSEEN = (MC + "Fallback", W + "del", W + "moveFrom")
"""A second copy for older programs, and what tracked changes have taken away."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark.

    Attributes:
        name: its name.
        text: what stands in it now; line breaks and ends of paragraphs are line breaks.
        paragraph: the text of the paragraph in which it begins.
        offset: how many characters of that paragraph stand before it.
        place: that paragraph's.
    """

    name: str
    text: str
    paragraph: str
    offset: int
    place: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what is read in it, and its place in words."""

    element: Element
    text: str
    place: str


@dataclass(slots=True)
class _Open:
    """A bookmark on the way: `home` is None until its first paragraph is met."""

    name: str
    home: Element
    offset: int
    texts: list[str] = field(default_factory=list)


def bookmarks_of(root: Element, part: str, prefix: str = "") -> list[Bookmark]:
    """The bookmarks whose names begin with a prefix, in order; one without an end is empty."""
    reader = _read(root, prefix)
    if not reader.met:
        return []
    surveyor = Surveyor(root, part)
    return [reader.bookmark(each, surveyor) for each in reader.met]


def paragraphs_of(root: Element, part: str) -> list[Paragraph]:
    """The paragraphs of a part in order, read as `bookmarks_of` reads them."""
    reader = _read(root, "_")
    surveyor = Surveyor(root, part)
    return [
        Paragraph(each, "".join(texts), str(surveyor.place(each)))
        for each, texts in reader.paragraphs.items()
        if each is not None
    ]


def _read(root: Element, prefix: str) -> _Reader:
    reader = _Reader(prefix)
    hidden = {node for holder in root.iter(*_UNSEEN) for node in holder.iter()}
    for node in root.iter(W + "p", W + "t", *_SIGNS, W + "bookmarkStart", W + "bookmarkEnd"):
        if node not in hidden:
            reader.take(node)
    return reader


class _Reader:
    """Goes through the nodes of a part in order."""

    def __init__(self, prefix: str) -> None:
        self.met: list[_Open] = []
        self._prefix = prefix.lower()  # -- names of bookmarks are equal whatever their case --
        self._open: dict[str, _Open] = {}
        self.paragraphs: dict[Element, list[str]] = {}

    def take(self, node: Element) -> None:
        """Take the next node."""
        if node.tag == W + "p":
            self._begin(node)
        elif node.tag == W + "bookmarkStart":
            self._start(node)
        elif node.tag == W + "bookmarkEnd":
            ended = self._open.pop(node.get(W + "id", ""), None)
            if ended is not None and ended.texts and ended.texts[-1] == "\n":
                ended.texts.pop()
        elif nearest(node, W + "tabs") is None:
            self._write(node, _SIGNS.get(node.tag) or node.text or "")

    def bookmark(self, each: _Open, surveyor: Surveyor) -> Bookmark:
        """What was met, when the whole part is known."""
        written = "".join(self.paragraphs.get(each.home, ()))
        place = surveyor.whole() if each.home is None else surveyor.place(each.home)
        text = "" if each in self._open.values() else "".join(each.texts)
        return Bookmark(each.name, text, written, each.offset, place)

    def _begin(self, paragraph: Element) -> None:
        self.paragraphs[paragraph] = []
        for each in self._open.values():
            if each.home is None:
                each.home = paragraph
            elif nearest(each.home, W + "p") is not nearest(paragraph, W + "p"):
                continue
            elif each.texts:
                each.texts.append("\n")

    def _start(self, node: Element) -> None:
        name = node.get(W + "name", "")
        if name.lower().startswith(self._prefix):
            home = nearest(node, W + "p")
            offset = sum(map(len, self.paragraphs.get(home, ())))
            self._open[node.get(W + "id", "")] = begun = _Open(name, home, offset)
            self.met.append(begun)

    def _write(self, node: Element, text: str) -> None:
        self.paragraphs.setdefault(nearest(node, W + "p"), []).append(text)
        for each in self._open.values():
            each.texts.append(text)
