"""A template taken apart, to put faults in at drawn places: in its body, tables, headers, notes, properties."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from lxml import etree

if TYPE_CHECKING:
    from random import Random
    from typing import Any

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
MAIN = "word/document.xml"
FAULT = "fault"
"""An attribute of no namespace that marks the paragraphs in which a fault stands; no file has it."""

_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument."
_PARAGRAPHS = (qn("w:p"), qn("a:p"))
_ODD = ".//w:sectPr|.//w:drawing|.//w:pict|.//w:fldChar|.//w:sdt"


class Opened:
    """The parts of a template, with what was put in."""

    def __init__(self, data: bytes, chance: Random) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.chance = chance
        self.body = etree.fromstring(self.files[MAIN])
        self.places: set[tuple[str, int]] = set()

    def find(self, path: str) -> list[Any]:
        """What an XPath finds in the body."""
        found: list[Any] = self.body.xpath(path, namespaces=SPACES)
        return found

    def plain(self) -> list[Any]:
        """The paragraphs right in the body that have a text and no control tag."""
        return [
            each
            for each in self.find("/w:document/w:body/w:p")
            if "".join(each.itertext(qn("w:t"))).strip()
            and "{%" not in "".join(each.itertext(qn("w:t")))
            and not each.xpath(_ODD, namespaces=SPACES)
        ]

    def below(self, markup: str) -> None:
        """Put blocks below a drawn paragraph."""
        at = self.chance.choice(self.plain())
        for block in reversed(parsed(markup)):
            at.addnext(block)

    def within(self, markup: str) -> None:
        """Put runs behind the text of a drawn paragraph, in which then the fault stands."""
        at = self.chance.choice(self.plain())
        at.set(FAULT, "")
        at.extend(parsed(markup))

    def add_part(self, name: str, kind: str, content_type: str, markup: str) -> str:
        """A new part that the document is related to; the key of its relationship."""
        self.files[name] = _declared(markup).encode()
        relations = "word/_rels/document.xml.rels"
        root = etree.fromstring(self.files[relations])
        key = f"rIdFault{len(root)}"
        target = name.removeprefix("word/") if name.startswith("word/") else f"/{name}"
        made = {"Id": key, "Type": _RELATIONS + kind, "Target": target}
        etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship", made)
        self.files[relations] = etree.tostring(root)
        types = etree.fromstring(self.files["[Content_Types].xml"])
        made = {"PartName": f"/{name}", "ContentType": _TYPES + content_type}
        etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", made)
        self.files["[Content_Types].xml"] = etree.tostring(types)
        self._note(name, etree.fromstring(self.files[name]))
        return key

    def add_link(self, address: str) -> str:
        """A relationship to an address outside the package; its key."""
        relations = "word/_rels/document.xml.rels"
        root = etree.fromstring(self.files[relations])
        key = f"rIdFault{len(root)}"
        made = {"Id": key, "Type": f"{_RELATIONS}hyperlink", "Target": address}
        made["TargetMode"] = "External"
        etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship", made)
        self.files[relations] = etree.tostring(root)
        return key

    def replace(self, name: str, old: str, new: str) -> bool:
        """Replace a piece of a part's markup; the fault then stands in the part as a whole."""
        text = self.files.get(name, b"").decode()
        if old not in text:
            return False
        self.files[name] = text.replace(old, new, 1).encode()
        self.places.add((name, 0))
        return True

    def content(self) -> bytes:
        """The file; `places` then are those of the paragraphs that were marked."""
        self.files[MAIN] = self._note(MAIN, self.body)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.files.items():
                archive.writestr(name, content)
        return out.getvalue()

    def _note(self, name: str, root: Any) -> bytes:
        """Note the places of what is marked in a part, and take the marks off."""
        number, found = 0, 0
        for node in root.iter(etree.Element):
            if node.tag in _PARAGRAPHS:
                number += not any(each.tag.endswith("}Fallback") for each in node.iterancestors())
            if FAULT in node.attrib:
                del node.attrib[FAULT]
                self.places.add((name, number))
                found += 1
        if not found and name != MAIN:
            self.places.add((name, 0))
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def text_of(paragraph: Any) -> str:
    """The text of a paragraph's runs."""
    return "".join(paragraph.itertext(qn("w:t")))


def rewrite(chance: Random, paragraph: Any, text: str) -> None:
    """Write another text in a paragraph, in runs with borders anywhere, with the looks of its first run."""
    looks = paragraph.find(f"{qn('w:r')}/{qn('w:rPr')}")
    for child in list(paragraph):
        if child.tag != qn("w:pPr"):
            paragraph.remove(child)
    at = 0
    while at < len(text):
        length = chance.choice((1, 3, 8, 40))
        made = etree.SubElement(paragraph, qn("w:r"))
        if looks is not None:
            made.append(deepcopy(looks))
        piece = etree.SubElement(made, qn("w:t"))
        piece.text = text[at : at + length]
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += length


def run(text: str, looks: str = "") -> str:
    """The markup of a run."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def p(*inside: str, looks: str = "", fault: bool = False) -> str:
    """The markup of a paragraph, of runs or of texts."""
    runs = "".join(each if each.startswith(("<w:", "<m:")) else run(each) for each in inside)
    mark = f' {FAULT}=""' if fault else ""
    return f"<w:p{mark}><w:pPr>{looks}</w:pPr>{runs}</w:p>"


def table(*rows: str) -> str:
    """The markup of a table; cells are parted by " | ", and a cell that begins with "!" holds the fault."""
    widest = max(row.count(" | ") for row in rows) + 1
    grid = '<w:gridCol w:w="1200"/>' * widest
    made = "".join(f"<w:tr>{''.join(map(_cell, row.split(' | ')))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def field(code: str, result: str = "1") -> str:
    """The markup of a field in pieces."""
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def parsed(markup: str) -> list[Any]:
    """The elements of a piece of markup."""
    return list(etree.fromstring(f"<x {_DECLARED}>{markup}</x>"))


def _cell(text: str) -> str:
    markup = text.removeprefix("!")
    inside = markup if markup.startswith("<w:") else p(markup, fault=text.startswith("!"))
    return f"<w:tc><w:tcPr/>{inside}</w:tc>"


def _declared(markup: str) -> str:
    name = markup[1:].split(maxsplit=1)[0].split(">", 1)[0].rstrip("/")
    return markup.replace(f"<{name}", f"<{name} {_DECLARED}", 1)
