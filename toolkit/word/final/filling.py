"""Filling number, 签发人 and dates into the places that the page has for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.ooxml.xml import serialise
from toolkit.word.final.marking import unmark
from toolkit.word.final.reading import DATE_STYLES
from toolkit.word.final.reading import NUMBER_STYLES
from toolkit.word.final.reading import PARAGRAPH
from toolkit.word.final.reading import PRINTED_STYLES
from toolkit.word.final.reading import TEXT
from toolkit.word.final.reading import opened
from toolkit.word.final.reading import own_text
from toolkit.word.final.reading import own_texts
from toolkit.word.final.reading import style_names
from toolkit.word.final.reading import style_of
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.package import LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

_SIGNER = re.compile(r"签发人[:：]?\s*(?P<place>.*)$")
_NUMBER = re.compile(r"[^\s〔]*〔(?:\d{4}|\s*)〕[\s\d　]*号?")
_PRINTED = re.compile(
    r"(?:[\d〇○零一二三四五六七八九十×Xx]*[\s　]*年)?[\s　\d〇○一二三四五六七八九十×Xx]*(?:月[\s　\d一二三四五六七八九十×Xx]*日)?"
    r"[\s　]*(?=印发)"
)


class PlaceMissingError(ToolkitError):
    """A paper has no place for what is to be filled in."""

    exit_status = 1

    def __init__(self, name: str, what: str, style: str) -> None:
        super().__init__(
            f"《{name}》里找不到写{what}的地方（样式“{style}”的段落），"
            "请在 Word 中恢复这一段，或重新生成公文。",
            file=name,
        )


@dataclass(frozen=True, slots=True)
class Filled:
    """What is filled in, as it is to be read; "" leaves a place as it is."""

    number: str = ""
    dated: str = ""
    printed: str = ""
    signed_by: str = ""


def filled(data: bytes, name: str, values: Filled) -> bytes:
    """The same paper with number, dates and, where it has a place for it, 签发人.

    Raises:
        PaperUnreadableError: it is no .docx.
        PlaceMissingError: there is no place for the number or the 成文日期.
    """
    package, main = opened(data, name)
    root = parse(package.read(main))
    places = _Places(root, style_names(package), name)
    if values.number:
        _fill_number(places.one("文号", NUMBER_STYLES), values.number)
    if values.signed_by:
        _fill_signer(root, values.signed_by)
    if values.dated:
        replace(places.one("成文日期", DATE_STYLES), 0, None, values.dated)
    if values.printed:
        for paragraph in places.all(PRINTED_STYLES):
            found = _PRINTED.search(own_text(paragraph))
            if found:
                replace(paragraph, found.start(), found.end(), values.printed)
    package.put(main, serialise(root))
    return package.content(LEVEL)


class _Places:
    """The paragraphs of a document by the names of their styles."""

    def __init__(self, root: Element, names: Mapping[str, str], file: str) -> None:
        self._root, self._names, self._file = root, names, file

    def all(self, styles: tuple[str, ...]) -> Iterator[Element]:
        for paragraph in self._root.iter(PARAGRAPH):
            if style_of(paragraph, self._names) in styles:
                yield paragraph

    def one(self, what: str, styles: tuple[str, ...]) -> Element:
        found = next(self.all(styles), None)
        if found is None:
            raise PlaceMissingError(self._file, what, styles[0])
        return found


def _fill_number(paragraph: Element, number: str) -> None:
    """Put the number where one stands, before what names the 签发人."""
    text = own_text(paragraph)
    found = _NUMBER.search(text)
    signer = re.search(r"\s*签发人", text)
    end = signer.start() if signer else None
    replace(paragraph, found.start() if found else 0, found.end() if found else end, number)


def _fill_signer(root: Element, name: str) -> None:
    for paragraph in root.iter(PARAGRAPH):
        found = _SIGNER.search(own_text(paragraph))
        if found:
            replace(paragraph, found.start("place"), found.end("place"), name)
            return


def replace(paragraph: Element, start: int, end: int | None, words: str) -> None:
    """Put words in place of a part of a paragraph's text; they look as what stood there first.

    `end` is None for all that follows. Marks around the text stay where they are; the colour of what
    was still to be filled goes.
    """
    unmark(paragraph)
    texts = own_texts(paragraph)
    if not texts:
        _new_run(paragraph, words)
        return
    ends = len(own_text(paragraph)) if end is None else end
    at, put = 0, False
    for each in texts:
        own = each.text or ""
        first, last = max(start - at, 0), min(ends - at, len(own))
        is_last = each is texts[-1]
        if not put and start <= at + len(own) and (start < at + len(own) or is_last or not own):
            each.text = own[:first] + words + own[max(last, first) :]
            put = True
        elif first < last:
            each.text = own[:first] + own[last:]
        each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += len(own)


def _new_run(paragraph: Element, words: str) -> None:
    run = paragraph.makeelement(W + "r", {})
    text = paragraph.makeelement(TEXT, {})
    text.text = words
    run.append(text)
    paragraph.append(run)
