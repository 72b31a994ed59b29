"""A copy of a template with its faults as Word comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.template import TemplateError
from toolkit.word.template.names import MC
from toolkit.word.template.names import Element
from toolkit.word.template.names import R
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.package import PackageWriter
from toolkit.word.template.package import deflated
from toolkit.word.template.package import read_package
from toolkit.word.template.places import Surveyor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.word.lint.findings import Finding

AUTHOR = "台账工具箱"
_INITIALS = "台账"
_MAIN, _COMMENTS = "word/document.xml", "word/comments.xml"
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_RELATION = f"{R[1:-1]}/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
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
    members = {member: content for member, (_, content) in read_package(data, name).items()}
    try:
        body = parse(members[_MAIN])
        comments = parse(members[_COMMENTS]) if _COMMENTS in members else _empty()
    except (KeyError, etree.XMLSyntaxError) as broken:
        reason = "正文不是完好的 XML，做不了批注副本，请用 Word 打开后另存"
        raise TemplateError(reason, template=name) from broken
    _annotate(body, comments, findings)
    related, typed = _related(members.get(_RELATIONS)), _typed(members[_TYPES])
    changed = {_MAIN: body, _COMMENTS: comments, _RELATIONS: related, _TYPES: typed}
    return _packed(members | {member: _bytes(root) for member, root in changed.items()})


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


def _related(content: bytes | None) -> Element:
    namespace = {None: _RELATIONSHIPS[1:-1]}
    root = (
        parse(content)
        if content
        else etree.Element(_RELATIONSHIPS + "Relationships", nsmap=namespace)
    )
    if not any(each.get("Type", "").endswith("/comments") for each in root):
        taken = {each.get("Id") for each in root}
        fresh = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        wanted = {"Id": fresh, "Type": _RELATION, "Target": "comments.xml"}
        etree.SubElement(root, _RELATIONSHIPS + "Relationship", wanted)
    return root


def _typed(content: bytes) -> Element:
    root = parse(content)
    if not any(each.get("PartName") == f"/{_COMMENTS}" for each in root):
        wanted = {"PartName": f"/{_COMMENTS}", "ContentType": _CONTENT_TYPE}
        etree.SubElement(root, _CONTENT_TYPES + "Override", wanted)
    return root


def _bytes(root: Element) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _packed(members: dict[str, bytes]) -> bytes:
    writer = PackageWriter()
    for member, content in members.items():
        writer.add(deflated(member, content))
    return writer.finish()
