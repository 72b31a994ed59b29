"""Another document's content in place of a paragraph: `{{p 名称 }}`; the use is docxtpl's."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.relationships import resolved
from toolkit.word.messages import of_contents
from toolkit.word.template.cross_references import referred
from toolkit.word.template.errors import Fault
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.foreign_styles import StyleImport
from toolkit.word.template.names import RANGE_MARKS
from toolkit.word.template.names import W14
from toolkit.word.template.names import WP
from toolkit.word.template.names import Element
from toolkit.word.template.names import R
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.names import remove
from toolkit.word.template.package import read_file
from toolkit.word.template.package import read_members
from toolkit.word.template.values import BlockValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.word.template.rendering import StoryContext

_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_LINKS = frozenset({R + "id", R + "embed", R + "link", R + "pict"})
_OUTSIDE = {
    W + "footnoteReference": of_contents.FOOTNOTE,
    W + "endnoteReference": of_contents.ENDNOTE,
    W + "commentReference": of_contents.COMMENT,
    W + "object": of_contents.OBJECT,
    W + "altChunk": of_contents.ALT_CHUNK,
}


class Subdoc(BlockValue):
    """A document to be put in place of the paragraph that holds `{{p 名称 }}`.

    With a file, its body is taken over: text, tables, pictures, links, and the styles that the template
    lacks. Without one, an empty document with the template's styles is made, to be filled through
    python-docx (`add_paragraph`, `add_table` …).

    Args:
        tpl: the template, needed without a file.
        docpath: a .docx file's path, or its bytes.
    """

    def __init__(self, tpl: object = None, docpath: str | Path | bytes | None = None) -> None:
        self._data = docpath if isinstance(docpath, bytes) else None
        self._path = Path(docpath) if isinstance(docpath, str | Path) else None
        self._own = docpath is None
        self._document: Any = self._empty(tpl) if self._own else None

    @staticmethod
    def _empty(tpl: object) -> Any:
        from docx import Document

        data = getattr(tpl, "data", None)
        document = Document(BytesIO(data) if isinstance(data, bytes) else None)
        body = document.element.body
        for child in list(body):
            if child.tag != W + "sectPr":
                body.remove(child)
        return document

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or self.__dict__.get("_document") is None:
            raise AttributeError(name)
        return getattr(self._document, name)

    def __getstate__(self) -> dict[str, object]:
        """What a worker process is sent: the document's bytes."""
        return {"_data": self._content(), "_path": None, "_own": self._own, "_document": None}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)

    def blocks(self, context: StoryContext) -> str:
        """The body's paragraphs and tables; the package gains what they refer to."""
        members = self._members()
        root = parse(members[_DOCUMENT])
        body = root.find(W + "body")
        for section in body.findall(W + "sectPr"):
            body.remove(section)
        importer = _Importer(members, context, own=self._own)
        importer.adapt(body)
        return "".join(etree.tostring(child, encoding="unicode") for child in body)

    def _content(self) -> bytes:
        if self._document is not None:
            out = BytesIO()
            self._document.save(out)
            return out.getvalue()
        if self._data is None and self._path is not None:
            try:
                self._data = read_file(self._path)
            except TemplateError as error:
                raise Fault(
                    of_contents.SUBDOC_FILE(name=self._path.name, reason=error.reason), self
                ) from error
        return self._data or b""

    def _members(self) -> dict[str, bytes]:
        try:
            members = read_members(self._content(), "", lambda _: True)
        except TemplateError as error:
            raise Fault(of_contents.SUBDOC(reason=error.reason), self) from error
        if _DOCUMENT not in members:
            raise Fault(of_contents.SUBDOC_NO_DOCX(), self)
        return {name: content for name, (_, content) in members.items()}


class _Importer:
    """Makes a foreign body fit the package that it comes into."""

    def __init__(self, members: Mapping[str, bytes], context: StoryContext, *, own: bool) -> None:
        self.members = members
        self.context = context
        self.own = own
        there = Relationships(members.get(relationships_part(_DOCUMENT)), _DOCUMENT)
        self._relationships = {each.key: each for each in there}

    def adapt(self, body: Element) -> None:
        """Take over relationships and styles, drop what must be unique; refuse what cannot come."""
        for node in list(body.iter(etree.Element)):
            if node.tag in _OUTSIDE:
                raise Fault(of_contents.SUBDOC_HAS(outside=_OUTSIDE[node.tag]()))
            if node.tag == W + "numPr" and not self.own:
                raise Fault(of_contents.SUBDOC_NUMBERING())
            for name in (W14 + "paraId", W14 + "textId"):
                node.attrib.pop(name, None)
            if node.tag == WP + "docPr":
                node.set("id", self.context.output.next_serial())
            for name in _LINKS & set(node.attrib):
                node.set(name, self._relation(node.get(name)))
        dropped = [node.get(W + "name", "") for node in body.iter(W + "bookmarkStart")]
        if lost := referred(body, dropped):
            raise Fault(of_contents.SUBDOC_BOOKMARK(lost=lost[0]))
        for node in list(body.iter(*RANGE_MARKS)):
            remove(node)
        if not self.own and _STYLES in self.members:
            StyleImport(self.members[_STYLES], self.context.output).adapt(body)

    def _relation(self, name: str) -> str:
        there = self._relationships.get(name)
        if there is None:
            raise Fault(of_contents.SUBDOC_BROKEN())
        output, part = self.context.output, self.context.part.name
        if there.external:
            return output.relate(part, there.kind, there.target, external=True)
        member = resolved(_DOCUMENT, there.target)
        if there.kind not in office("image") or member not in self.members:
            raise Fault(of_contents.SUBDOC_CONTENT(kind=there.kind.rpartition("/")[2]))
        stored = output.store(self.members[member], member.rpartition(".")[2].lower())
        return output.relate(part, there.kind, f"/{stored}")
