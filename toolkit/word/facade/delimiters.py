"""Delimiters of the caller's own, put into the engine's before it reads the template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.package import Package
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import serialise
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import TEXTS
from toolkit.word.template.names import Element
from toolkit.word.template.names import parse
from toolkit.word.template.package import LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from jinja2 import Environment

_USUAL = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
_ESCAPED = {"{{": "{_{", "{%": "{_%", "}}": "}_}", "%}": "%_}"}
_QUOTED = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'])*?"""


def usual(data: bytes, environment: Environment | None) -> bytes:
    """The template's bytes with the delimiters `{{ }}`, `{% %}`, `{# #}`."""
    pairs = _pairs(environment)
    if pairs == _USUAL:
        return data
    try:
        package = Package(data)
    except ArchiveError:
        return data  # -- the engine says what the file is --
    tags = _pattern(pairs)
    for name in package.names():
        if name.lower().endswith(".xml"):
            _respell(package, name, pairs, tags)
    return package.content(LEVEL)


def _pairs(environment: Environment | None) -> tuple[tuple[str, str], ...]:
    if environment is None:
        return _USUAL
    return (
        (environment.variable_start_string, environment.variable_end_string),
        (environment.block_start_string, environment.block_end_string),
        (environment.comment_start_string, environment.comment_end_string),
    )


def _pattern(pairs: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    """A whole tag, its kind by group; of two openings the longer one is meant, as in Jinja."""
    kinds = sorted(range(3), key=lambda kind: -len(pairs[kind][0]))
    forms = (
        f"(?P<k{kind}>{re.escape(pairs[kind][0])}{_QUOTED}{re.escape(pairs[kind][1])})"
        for kind in kinds
    )
    return re.compile("|".join([*forms, r"(?P<text>\{\{|\{%|\}\}|%\})"]), re.DOTALL)


def _respell(
    package: Package, name: str, pairs: Sequence[tuple[str, str]], tags: re.Pattern[str]
) -> None:
    try:
        root = parse(package.read(name))
    except XMLSyntaxError:
        return
    changed = False
    for paragraph in root.iter(*PARAGRAPHS):
        texts = [node for node in paragraph.iter(*TEXTS) if _of(node, paragraph)]
        edits = list(_edits("".join(node.text or "" for node in texts), pairs, tags))
        for start, end, new in reversed(edits):
            _replace(texts, start, end, new)
        changed = changed or bool(edits)
    if changed:
        package.put(name, serialise(root))


def _of(node: Element, paragraph: Element) -> bool:
    return next(node.iterancestors(*PARAGRAPHS), None) is paragraph


def _edits(
    text: str, pairs: Sequence[tuple[str, str]], tags: re.Pattern[str]
) -> Iterator[tuple[int, int, str]]:
    """What to replace by what, in order."""
    for found in tags.finditer(text):
        if found["text"]:
            yield found.start(), found.end(), _ESCAPED[found["text"]]
            continue
        kind = next(kind for kind in range(3) if found[f"k{kind}"])
        (opening, closing), (usual_opening, usual_closing) = pairs[kind], _USUAL[kind]
        yield found.start(), found.start() + len(opening), usual_opening
        yield found.end() - len(closing), found.end(), usual_closing


def _replace(texts: Sequence[Element], start: int, end: int, new: str) -> None:
    """Replace a stretch of the joined text; what is new stands where the stretch begins."""
    at = 0
    for node in texts:
        text = node.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            put = new if start >= at else ""
            node.text = text[:first] + put + text[last:]
            node.set(etree.QName("http://www.w3.org/XML/1998/namespace", "space"), "preserve")
        at += len(text)
