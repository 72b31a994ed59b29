"""`DocxTemplate`: docxtpl's object over this engine."""

from __future__ import annotations

from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from toolkit.ooxml.package import Package
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.facade.delimiters import usual
from toolkit.word.facade.environment import word_environment
from toolkit.word.facade.errors import as_jinjas
from toolkit.word.facade.replacing import Replacements
from toolkit.word.facade.replacing import read
from toolkit.word.facade.steps import Steps
from toolkit.word.facade.values import Subdoc
from toolkit.word.messages import of_facade
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.errors import RenderError
from toolkit.word.template.names import parse
from toolkit.word.template.package import read_file
from toolkit.word.template.template import Template
from toolkit.word.template.template import write_document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from jinja2 import Environment


class DocxTemplate(Steps):
    """A template of docxtpl's dialect, rendered as often as one likes.

    Attributes:
        allow_missing_pics: whether `replace_pic` may name a picture that is not there.
        is_rendered, is_saved: as in docxtpl.
    """

    def __init__(self, template_file: str | PathLike[str] | BinaryIO) -> None:
        self.template_file = template_file
        self.allow_missing_pics = False
        self.is_rendered = False
        self.is_saved = False
        self._replacements = Replacements()
        self._source: bytes | None = None
        self._made: bytes | None = None
        self._document: Any = None
        self._compiled: tuple[object, Template] | None = None

    @property
    def data(self) -> bytes:
        """The template's bytes, with what was changed through `docx` before rendering."""
        if self._document is not None and not self.is_rendered:
            return _saved(self._document)
        return self._template()

    @property
    def docx(self) -> Any:
        """The python-docx document: the template before rendering, the result after it."""
        if self._document is None:
            from docx import Document

            made = self._made if self.is_rendered else None
            self._document = Document(BytesIO(made or self._template()))
        return self._document

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.docx, name)

    def init_docx(self, *, reload: bool = True) -> None:
        """Begin anew from the file after a rendering."""
        if self.is_rendered and reload:
            self._document, self._made, self.is_rendered = None, None, False

    def render_init(self) -> None:
        """Begin a rendering."""
        self.init_docx()
        self.is_saved = False

    def get_docx(self) -> Any:
        """The python-docx document of the template."""
        self.init_docx()
        return self.docx

    def build_xml(self, context: Mapping[str, Any], jinja_env: Environment | None = None) -> str:
        """The body's XML as `render` makes it; `docx` is the rendered document from then on.

        Raises:
            DocxTemplateError, DocxRenderError: as `render` does.
        """
        self.render(context, jinja_env)
        return self.get_xml()

    def new_subdoc(self, docpath: str | PathLike[str] | BinaryIO | None = None) -> Subdoc:
        """A sub-document: a file's content, or an empty one with this template's styles."""
        self.init_docx()
        return Subdoc(self, None if docpath is None else read(docpath))

    @staticmethod
    def build_url_id(url: str) -> str:
        """What `RichText(url_id=…)` takes for a link to an address."""
        return Template.build_url_id(url)

    def render(
        self,
        context: Mapping[str, Any],
        jinja_env: Environment | None = None,
        autoescape: bool = False,
    ) -> None:
        """Fill the template; `save` writes the result.

        Args:
            context: values by name.
            jinja_env: the caller's filters, tests, globals, delimiters, undefined; without one the
                tags run in Jinja's sandbox.
            autoescape: whether texts stand for themselves; else `&lt;` is `<`, as in docxtpl.

        Raises:
            DocxTemplateError: a tag is wrong.
            DocxRenderError: a value cannot be written.
        """
        self.refuse_replaced_step()
        self.render_init()
        data = self.data
        try:
            template = self._template_of(data, jinja_env, autoescape=autoescape)
            self._made = template.render(context)
            _refuse_cut(template, self._made)
        except LocatedError as error:
            raise as_jinjas(error) from (error.__cause__ or error)
        self._document, self.is_rendered = None, True

    def save(self, filename: str | PathLike[str] | BinaryIO) -> None:
        """Write the document, whole or not at all; not rendered, the template with what is replaced.

        Raises:
            DocxRenderError: the file cannot be written, or there is nothing to replace.
        """
        if self._document is not None:
            made = _saved(self._document)
        else:
            made = (self._made if self.is_rendered else None) or self._template()
        made = self._replacements.applied(made, allow_missing_pics=self.allow_missing_pics)
        if isinstance(filename, str | PathLike):
            try:
                write_document(made, Path(filename))
            except LocatedError as error:
                raise as_jinjas(error) from error
        else:
            filename.write(made)
        self.is_saved = True

    def get_undeclared_template_variables(
        self, jinja_env: Environment | None = None, context: Mapping[str, Any] | None = None
    ) -> set[str]:
        """The names that the tags want, in every part of the template; without those of a context."""
        try:
            names = self._template_of(self.data, jinja_env, autoescape=False).names
        except LocatedError as error:
            raise as_jinjas(error) from error
        return set(names) - set(context or ())

    def replace_pic(self, embedded_file: str, dst_file: str | PathLike[str] | BinaryIO) -> None:
        """Exchange the pictures of a name, title or alt text."""
        self._replacements.pictures[embedded_file] = read(dst_file)

    def replace_media(
        self,
        src_file: str | PathLike[str] | BinaryIO,
        dst_file: str | PathLike[str] | BinaryIO,
    ) -> None:
        """Exchange the picture that has the bytes of a file."""
        self._replacements.media(src_file, dst_file)

    def replace_embedded(
        self,
        src_file: str | PathLike[str] | BinaryIO,
        dst_file: str | PathLike[str] | BinaryIO,
    ) -> None:
        """Exchange the embedded file that has the bytes of a file."""
        self._replacements.embedded(src_file, dst_file)

    def replace_zipname(self, zipname: str, dst_file: str | PathLike[str] | BinaryIO) -> None:
        """Exchange a member of the package by its name."""
        self._replacements.names[zipname] = read(dst_file)

    def reset_replacements(self) -> None:
        """Forget what was to be exchanged."""
        self._replacements = Replacements()

    def _template(self) -> bytes:
        if self._source is None:
            file = self.template_file
            try:
                self._source = (
                    read_file(Path(file)) if isinstance(file, str | PathLike) else read(file)
                )
            except LocatedError as error:
                raise as_jinjas(error) from error
        return self._source

    def _template_of(
        self, data: bytes, jinja_env: Environment | None, *, autoescape: bool
    ) -> Template:
        """The compiled template; the same for the same bytes and environment."""
        key = (data, jinja_env, autoescape)
        if self._compiled is None or self._compiled[0] != key:
            file = self.template_file
            name = Path(file).name if isinstance(file, str | PathLike) else ""
            environment = word_environment(jinja_env, autoescape=autoescape)
            self._compiled = (key, Template(usual(data, jinja_env), name, environment))
        return self._compiled[1]


def _refuse_cut(template: Template, made: bytes) -> None:
    """Refuse a document whose paragraph a `break` cut through."""
    cutting = next((t for t in template.tags if t.token.keyword in {"break", "continue"}), None)
    if cutting is None:
        return
    package = Package(made)
    for name in (name for name in package.names() if name.endswith(".xml")):
        try:
            parse(package.read(name))
        except XMLSyntaxError:
            place = {"place": str(cutting.place), "tag": cutting.text}
            raise RenderError(of_facade.CUT_PARAGRAPH(), template=template.name, **place) from None


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
