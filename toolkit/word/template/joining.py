"""Dashes in control tags: `{%-` joins its paragraph to the one before, `-%}` to the one after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.xml import SPACE
from toolkit.word.template.lifting import number
from toolkit.word.template.names import TEXTS
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import is_mark
from toolkit.word.template.names import marks
from toolkit.word.template.names import nearest
from toolkit.word.template.names import remove
from toolkit.word.template.story import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.word.template.tags import Tag


def join_paragraphs(root: Element, tags: Sequence[Tag]) -> None:
    """Join paragraphs and lines as the dashes of control tags say."""
    for mark in list(marks(root)):
        token = tags[number(mark)].token
        if token.kind != "control" or token.prefix in {"p", "tr", "tc"}:
            continue
        if token.before:
            _join(mark, before=True)
        if token.after:
            _join(mark, before=False)


def _join(mark: Element, *, before: bool) -> None:
    """Drop the line break beside a mark, or the end of its paragraph where it stands there."""
    paragraph = nearest(mark, W + "p")
    beside = None if paragraph is None else _neighbour(mark, paragraph, before=before)
    if beside is None:
        return
    if beside is not paragraph:
        remove(beside)
        return
    pair = (paragraph.getprevious(), paragraph) if before else (paragraph, paragraph.getnext())
    if all(each is not None and each.tag == W + "p" for each in pair) and _joinable(pair[0]):
        if before:
            _strip(mark, paragraph)
        _append(*pair)


def _neighbour(mark: Element, paragraph: Element, *, before: bool) -> Element:
    """A line break beside the mark, the paragraph itself at its end, None beside text."""
    content = [n for n in paragraph.iter() if is_mark(n) or n.tag in TEXTS or n.tag == W + "br"]
    content += [piece.element for piece in pieces(paragraph) if piece.element not in content]
    index = content.index(mark)
    if before:
        if _text_before(mark):
            return None
        beside = [n for n in reversed(content[:index]) if n is not mark.getparent()]
    else:
        if (mark.tail or "").strip():
            return None
        beside = content[index + 1 :]
    for node in beside:
        if node.tag == W + "br":
            return node
        if is_mark(node) or (node.tag in TEXTS and not (node.text or "").strip() and not len(node)):
            if is_mark(node):
                return None
            continue
        return None
    return paragraph


def _text_before(mark: Element) -> bool:
    sibling = mark.getprevious()
    if sibling is not None:
        return True
    return bool((mark.getparent().text or "").strip())


def _strip(mark: Element, paragraph: Element) -> None:
    """Drop the blanks before a mark that begins its paragraph."""
    for text in paragraph.iter(*TEXTS):
        text.text = None if not (text.text or "").strip() else text.text
        if mark.getparent() is text:
            return


def _joinable(paragraph: Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}sectPr") is None


def _append(paragraph: Element, following: Element) -> None:
    """Move the content of a paragraph to the end of another, and drop its shell."""
    if not _joinable(following):
        return
    for child in list(following):
        if child.tag != W + "pPr":
            paragraph.append(child)
    for text in paragraph.iter(W + "t"):
        text.set(SPACE, "preserve")
    remove(following)
