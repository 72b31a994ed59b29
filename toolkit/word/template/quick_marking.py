"""Bookmarks around figures in the text of a part, where it is plain enough to be cut without a tree.

A document has dozens of figures. To parse a part for them takes ten times as long as to render it. What
is not plain (a figure in a text box, beside a tracked change, over a line break) is left to `marking`,
which makes the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.word.template.names import FIGURE
from toolkit.word.template.names import FIGURE_END

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from typing import Self

_OPENS = f"<?{FIGURE} "
_FIGURES = re.compile(rf"<\?{FIGURE} (\d+)\?>([^<]*)<\?{FIGURE_END} \1\?>")
_WRITTEN = re.compile(
    r"<w:t(?: [^<>]*)?>([^<]*(?:<\?[^<]*)*)</w:t>|<w:(tab|br|cr|noBreakHyphen)(?: [^<>]*)?/>"
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NAMED = f'xmlns:w="{WORDPROCESSING.transitional}"'
_ODD = ("Fallback", "<w:moveFrom", "<!--", "<![CDATA[")
"""What hides text from a reader: a part that has it is read as a tree."""

_ODD_INSIDE = re.compile("<w:(?:p[> ]|del[> ]|pPrChange)|&#|</w:p>")
_TEXT = '<w:t xml:space="preserve">'


class _NotPlainError(Exception):
    """A part, or a paragraph with a figure, is not plain."""


@dataclass(slots=True)
class Found:
    """A figure in a plain paragraph.

    Attributes:
        number: of the figure in the part.
        printed: its text.
        offset: how many characters of the paragraph stand before it.
        paragraph: the text of its paragraph.
    """

    number: int
    printed: str
    offset: int
    paragraph: str = ""


def may_be_plain(xml: str) -> bool:
    """Whether nothing in a part hides text from a reader, and `w:` means the same throughout."""
    return xml.count("xmlns:w=") == 1 and _NAMED in xml and not any(sign in xml for sign in _ODD)


class PlainPart:
    """A part that is cut at its figures.

    Attributes:
        found: the figures in order.
    """

    def __init__(self, xml: str) -> None:
        self.found: list[Found] = []
        self._pieces: list[str] = []
        self._gaps: list[int] = []  # -- where in the pieces a bookmark begins, and where it ends --
        self._read(xml)

    @classmethod
    def of(cls, xml: str, *, known: bool = False) -> Self | None:
        """The part, None where a tree is needed; `known` where `may_be_plain` holds of it."""
        if not known and not may_be_plain(xml):
            return None
        try:
            return cls(xml)
        except _NotPlainError:
            return None

    def with_bookmarks(self, made: Sequence[tuple[str, str]]) -> str:
        """The part with a bookmark of this id and name around each figure."""
        gaps = iter(self._gaps)
        for number, name in made:
            self._pieces[next(gaps)] = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            self._pieces[next(gaps)] = f'<w:bookmarkEnd w:id="{number}"/>'
        return "".join(self._pieces)

    def _read(self, xml: str) -> None:
        done, at = 0, xml.find(_OPENS)
        while at >= 0:
            start = max(xml.rfind("<w:p>", done, at), xml.rfind("<w:p ", done, at))
            if start < 0:
                raise _NotPlainError
            start += len("<w:p")
            end = xml.find("</w:p>", at)
            self._pieces.append(xml[done:start])
            self._read_paragraph(xml[start:end])
            done, at = end, xml.find(_OPENS, end)
        self._pieces.append(xml[done:])

    def _read_paragraph(self, inside: str) -> None:
        if _ODD_INSIDE.search(inside):
            raise _NotPlainError
        first = len(self.found)
        begins = inside.find("</w:pPr>") if "<w:pPr" in inside else 0
        figures = inside.count(_OPENS)
        texts: list[str] = []
        done = 0
        for written in _WRITTEN.finditer(inside, max(begins, 0)):
            if written[2]:
                texts.append(_SIGNS[written[2]])
            elif "<" in written[1]:
                run = _run_before(inside, written)
                self._pieces.append(inside[done : run.start])
                texts += self._cut(run, written[1], sum(map(len, texts)))
                done = written.end() + len("</w:r>")
            else:
                texts.append(_unescaped(written[1]))
        self._pieces.append(inside[done:])
        if len(self.found) - first != figures:
            raise _NotPlainError
        paragraph = "".join(texts)
        for found in self.found[first:]:
            found.paragraph = paragraph

    def _cut(self, run: _Run, text: str, offset: int) -> Iterator[str]:
        """Cut a run at its figures; the texts that it writes."""
        at = 0
        for found in _FIGURES.finditer(text):
            before, printed = _unescaped(text[at : found.start()]), _unescaped(found[2])
            offset += len(before)
            self.found.append(Found(int(found[1]), printed, offset))
            offset += len(printed)
            self._gaps += (len(self._pieces) + 1, len(self._pieces) + 3)
            self._pieces += [run.of(text[at : found.start()]), "", run.of(found[2]), ""]
            yield from (before, printed)
            at = found.end()
        if "<" in text[at:]:
            raise _NotPlainError
        self._pieces.append(run.of(text[at:]))
        yield _unescaped(text[at:])


@dataclass(frozen=True, slots=True)
class _Run:
    """A run with one text: where it starts, and its beginning as far as the text."""

    start: int
    opening: str

    def of(self, text: str) -> str:
        """A run like it with another text, nothing where there is no text."""
        return f"{self.opening}{_TEXT}{text}</w:t></w:r>" if text else ""


def _run_before(inside: str, written: re.Match[str]) -> _Run:
    """The run of a text.

    Raises:
        _NotPlainError: it holds more than this text and its formatting.
    """
    at = written.start()
    start = max(inside.rfind("<w:r>", 0, at), inside.rfind("<w:r ", 0, at))
    opening = inside[start:at]
    formatting = opening[opening.find(">") + 1 :]
    plain = not formatting or (
        formatting.startswith("<w:rPr>")
        and formatting.endswith("</w:rPr>")
        and formatting.count("<w:rPr") == 1
    )
    if start < 0 or not plain or not inside.startswith("</w:r>", written.end()):
        raise _NotPlainError
    return _Run(start, opening)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;")):
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&")
