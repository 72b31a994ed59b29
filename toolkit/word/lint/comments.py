"""A copy of a template with its faults as Word comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import serialise
from toolkit.word.messages import of_checks
from toolkit.word.template import TemplateError
from toolkit.word.template.names import MC
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.package import LEVEL
from toolkit.word.template.package import read_package
from toolkit.word.template.places import Surveyor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.ooxml.relationships import Relationships
    from toolkit.word.lint.findings import Finding

AUTHOR = "台账工具箱"
_INITIALS = "台账"
_MAIN, _COMMENTS = "word/document.xml", "word/comments.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_BRACES = re.compile(r"(?<=[{}%#｛｝％＃])(?=[{}%#｛｝％＃])")
_BREAK = "\u200b"  # keeps a tag that a comment quotes from being a tag
_PARAGRAPH = W + "p"


def commented_copy(data: bytes, name: str, findings: Sequence[Finding]) -> bytes:
    """The template with one comment a finding, at its paragraph.

    Comments stand only in the body: what is wrong elsewhere is told at the first paragraph, with its
    place. Earlier comments are kept.

    Raises:
        TemplateError: it is no .docx, or its body is not well-formed.
    """
    read_package(data, name)
    package = Package(data)
    try:
        body = parse(package.read(_MAIN))
        relationships = relationships_of(package, _MAIN)
        part = _part_of_comments(package, relationships)
        comments = parse(package.read(part)) if package.has(part) else _empty()
        types = ContentTypes(package.read(CONTENT_TYPES))
    except (KeyError, XMLSyntaxError) as broken:
        reason = of_checks.NO_COPY()
        raise TemplateError(reason, template=name) from broken
    _annotate(body, comments, findings)
    types.state(part, _CONTENT_TYPE)
    package.put(_MAIN, serialise(body))
    package.put(part, serialise(comments))
    package.put(relationships_part(_MAIN), relationships.content())
    package.put(CONTENT_TYPES, types.content())
    return package.content(LEVEL)


def _part_of_comments(package: Package, relationships: Relationships) -> str:
    """The part that the body's comments are in, which is related to if it is new."""
    kinds = office("comments")
    for _, part in relationships.of_kind(kinds, package):
        return part
    relationships.add_part(kinds[0], _COMMENTS)
    return _COMMENTS


def _annotate(body: Element, comments: Element, findings: Sequence[Finding]) -> None:
    anchors = _anchors(body)
    number = max((int(each.get(W + "id", "0")) for each in comments), default=-1) + 1
    for finding in findings:
        at = finding.place.paragraph if finding.place.part == _MAIN else 0
        anchor = anchors.get(at, anchors.get(0))
        if anchor is None:
            continue
        _anchor(anchor, str(number))
        comments.append(_comment(str(number), str(finding)))
        number += 1


def _anchors(body: Element) -> dict[int, Element]:
    """The paragraphs by number, those of text boxes by the paragraph around; 0 is the first."""
    surveyor = Surveyor(body, _MAIN)
    found: dict[int, Element] = {}
    for paragraph in body.iter(_PARAGRAPH):
        if next(paragraph.iterancestors(MC + "Fallback"), None) is not None:
            continue
        outermost = [paragraph, *paragraph.iterancestors(_PARAGRAPH)][-1]
        found.setdefault(0, outermost)
        found[surveyor.place(paragraph).paragraph] = outermost
    return found


def _anchor(paragraph: Element, number: str) -> None:
    """Let a comment reach over a whole paragraph."""
    first = 1 if len(paragraph) and paragraph[0].tag == W + "pPr" else 0
    paragraph.insert(first, paragraph.makeelement(W + "commentRangeStart", {W + "id": number}))
    etree.SubElement(paragraph, W + "commentRangeEnd", {W + "id": number})
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "commentReference", {W + "id": number})


def _comment(number: str, text: str) -> Element:
    attributes = {W + "id": number, W + "author": AUTHOR, W + "initials": _INITIALS}
    comment = etree.Element(W + "comment", attributes, nsmap={"w": W[1:-1]})
    run = etree.SubElement(etree.SubElement(comment, _PARAGRAPH), W + "r")
    etree.SubElement(run, W + "t").text = _BREAK.join(_BRACES.split(_writable(text)))
    return comment


def _writable(text: str) -> str:
    return "".join(sign if sign.isprintable() or sign == "　" else " " for sign in text)


def _empty() -> Element:
    return etree.Element(W + "comments", nsmap={"w": W[1:-1]})
