"""Another document's content in place of a paragraph: `{{p 名称 }}`; the use is docxtpl's."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.word.messages import of_contents
from toolkit.word.template.errors import Fault
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.package import read_file
from toolkit.word.template.package import read_package
from toolkit.word.template.subdoc_import import Importer
from toolkit.word.template.subdoc_package import Foreign
from toolkit.word.template.subdoc_sections import take_section
from toolkit.word.template.values import BlockValue

if TYPE_CHECKING:
    from toolkit.word.template.rendering import StoryContext


class Subdoc(BlockValue):
    """A document to be put in place of the paragraph that holds `{{p 名称 }}`.

    With a file, its body is taken over: text, tables, pictures, charts, embedded objects, links, bookmarks,
    footnotes, endnotes, comments, lists (which begin anew each time), and the styles that the template
    lacks; a style that the template has is the template's. Its paper, margins and page numbers stay
    behind. What would be missed then, or cannot come along, is refused and named. Without a file, an
    empty document with the template's styles is made, to be filled through python-docx (`add_paragraph`,
    `add_table` …).

    Args:
        tpl: the template, needed without a file.
        docpath: a .docx file's path, or its bytes.
    """

    def __init__(self, tpl: object = None, docpath: str | Path | bytes | None = None) -> None:
        self._data = docpath if isinstance(docpath, bytes) else None
        self._path = Path(docpath) if isinstance(docpath, str | Path) else None
        self._own = docpath is None and isinstance(getattr(tpl, "data", None), bytes)
        self._document: Any = self._empty(tpl) if docpath is None else None

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
        """The body's paragraphs and tables; the package gains what they refer to.

        Raises:
            Fault: the file is no document, or holds something that cannot come along.
        """
        foreign = self._foreign()
        output, target = context.output, context.part.name
        output.has_foreign = True
        body = parse(foreign.parts[foreign.main]).find(W + "body")
        if body is None:
            raise Fault(of_contents.SUBDOC_BROKEN(), self)
        if self._own:
            for section in body.findall(W + "sectPr"):  # -- the template's --
                body.remove(section)
        else:
            take_section(body, foreign, output.contents, output.main)
        Importer(foreign, output, own=self._own).adapt(body, target)
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

    def _foreign(self) -> Foreign:
        try:
            members = read_package(self._content(), "")
        except TemplateError as error:
            raise Fault(of_contents.SUBDOC(reason=error.reason), self) from error
        return Foreign({name: content for name, (_, content) in members.items()})
