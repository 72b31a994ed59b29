"""A Word template: compiled once, rendered often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.atomic import write_whole
from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.ids import highest_bookmark
from toolkit.ooxml.ids import highest_drawing
from toolkit.ooxml.package import Contents
from toolkit.word.messages import speaking
from toolkit.word.messages.of_disk import disk_said
from toolkit.word.template import named_places
from toolkit.word.template import stories
from toolkit.word.template.compiled import compile_package
from toolkit.word.template.dead_references import dead_references
from toolkit.word.template.errors import Fault
from toolkit.word.template.errors import RenderError
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.filling import Base
from toolkit.word.template.filling import Filling
from toolkit.word.template.fixed_text import NOTHING_FIXED
from toolkit.word.template.fixed_text import FixedText
from toolkit.word.template.formats import as_document
from toolkit.word.template.formats import has_macros
from toolkit.word.template.lookalikes import faults_of
from toolkit.word.template.lookalikes import placed
from toolkit.word.template.lookalikes import refuse_known
from toolkit.word.template.marking import Marker
from toolkit.word.template.marking import highest_mark
from toolkit.word.template.marks_part import marks_part
from toolkit.word.template.package import read_file
from toolkit.word.template.package import read_package
from toolkit.word.template.part import PartCompiler
from toolkit.word.template.rendering import Output
from toolkit.word.template.replaceable import Replaceable
from toolkit.word.template.required import field_faults
from toolkit.word.template.required import typed_over_faults
from toolkit.word.template.required import unused_faults
from toolkit.word.template.richtext import LINK_MARK
from toolkit.word.template.sandbox import WordEnvironment
from toolkit.word.template.subdoc import Subdoc

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from jinja2 import Environment

    from toolkit.word.messages import Language
    from toolkit.word.template.extensions import Extensions
    from toolkit.word.template.limits import Limits
    from toolkit.word.template.tags import Tag
    from toolkit.word.template.told import Document


class Template(Replaceable):
    """A compiled template.

    Attributes:
        name: the file's name, for messages.
        data: the file's bytes.
        names: the names that the context must have.
        tags: every tag of the template with its place, in order.
    """

    def __init__(
        self,
        data: bytes,
        name: str,
        environment: Environment | None = None,
        *,
        extensions: Extensions | None = None,
        lenient: bool = False,
        language: Language | None = None,
        required: Sequence[str] = (),
        figures: Mapping[str, str] | None = None,
        without_macros: bool = False,
    ) -> None:
        """Compile the bytes of a .docx file.

        Args:
            data: the bytes.
            name: the file's name, for messages.
            environment: what compiles and runs the tags, where it is not the house's own; what only
                looks like a tag is printed then.
            extensions: filters, tests, names and callable methods that the caller lends.
            lenient: whether what the data lacks, or has empty, is written as a highlighted
                placeholder and listed in the document's `unfilled`. A condition is not decided
                without data all the same, and a picture's place or a field code has no room for one.
            language: `zh` or `en`, what is said of the template and its data; by default what
                `speaking` has set, else Chinese.
            required: names that the template must use, such as 主送; and fields (清单.单位) that it must
                write where it goes through their list.
            figures: names of figures that it may do without, with what they say: where one is not used, a
                number of what it counts may not stand in the fixed text.
            without_macros: whether a template with macros is taken, and they are left out; each document
                says so. By default it is refused.

        Raises:
            TemplateError: it is no .docx, a tag is wrong, or a required name has none; `faults` has all
                that were found.
        """
        self.name = name
        self._original = data
        self._environment = environment or WordEnvironment(extensions, lenient=lenient)
        self._is_strict = environment is None
        self._figures = dict(figures or {})
        self._extensions = extensions
        self._lenient = lenient
        self._language = language
        self._without_macros = without_macros
        with speaking(language):
            self._load(data)
            self._check(required)

    def _check(self, required: Sequence[str]) -> None:
        """Whether it uses what it must, and no figure was typed over."""
        lines, name = self._fixed.lines, self.name
        _raise_faults(unused_faults(self.names, required, name))
        _raise_faults(field_faults(self.tags, lines, required, name))
        unused_figures = {n: told for n, told in self._figures.items() if n not in self.names}
        _raise_faults(typed_over_faults(lines, unused_figures, name))

    def _load(self, data: bytes) -> None:
        self.data = data
        name = self.name
        members = read_package(data, name, macros_out=self._without_macros)
        compiler = PartCompiler(self._environment, name)
        contents = Contents({name: content for name, (_, content) in members.items()})
        self._compiled = compile_package(compiler, contents)
        main = stories.main_part(contents)
        self._fixed = FixedText.of(contents, main) if self._is_strict else NOTHING_FIXED
        _raise_faults([*compiler.faults, *faults_of(self._fixed, name)])
        self._lookalikes = placed(self._fixed)
        packed = [member for member, _ in members.values()]
        self._had_macros = has_macros(contents, main)
        retyped = as_document(contents, main)
        if retyped is not None:
            contents = contents.with_changes({CONTENT_TYPES: retyped})
        contents = Contents({n: c for n, c in contents.items() if stories.is_markup(c)})
        dead = dead_references(contents, main) if self._is_strict else ()
        self._base = Base(
            name, self._lenient, self._compiled, packed, contents, main, retyped, dead
        )
        self._first_serial = highest_drawing(contents.values())
        self._first_bookmark = highest_bookmark(contents.values())
        self._highest_mark = highest_mark(contents.values())
        self._recorded_in = marks_part(contents)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        extensions: Extensions | None = None,
        lenient: bool = False,
        language: Language | None = None,
        required: Sequence[str] = (),
        without_macros: bool = False,
    ) -> Template:
        """Read and compile a template file, which must use the required names.

        Raises:
            TemplateError: the file cannot be read, is no .docx, a tag is wrong, or a required name has none.
        """
        with speaking(language):
            data = read_file(path)
        return cls(
            data,
            path.name,
            extensions=extensions,
            lenient=lenient,
            language=language,
            required=required,
            without_macros=without_macros,
        )

    @property
    def lenient(self) -> bool:
        """Whether what the data lacks is left to be filled in."""
        return self._lenient

    @property
    def language(self) -> Language | None:
        """In which language it is told what is wrong, None for what `speaking` has set."""
        return self._language

    @property
    def without_macros(self) -> bool:
        """Whether macros are left out where it has some."""
        return self._without_macros

    @property
    def extensions(self) -> Extensions | None:
        """What the caller lends to it."""
        return self._extensions

    @property
    def names(self) -> frozenset[str]:
        """The names that the template wants from its context."""
        return frozenset().union(*(part.names for part in self._compiled.all_parts()))

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Every tag as typed with its place, in the order of the parts."""
        return tuple(
            tag for part in self._compiled.all_parts() for tag in part.tags if not tag.made
        )

    def render(self, context: Mapping[str, object]) -> Document:
        """The document.

        Args:
            context: values by name. A mapping in it may say beneath `__places__`, by its own
                keys, where in the ledger each value stands.

        Raises:
            RenderError: a value is missing, empty, of a wrong kind or not to be written.
        """
        return self._render(context, self._output())

    def render_bounded(self, context: Mapping[str, object], limits: Limits) -> Document:
        """The document like `render`, giving up when a part becomes too long."""
        most = limits.output_megabytes * 1_000_000
        return self._render(context, self._output(most))

    def new_subdoc(self, docpath: str | Path | bytes | None = None) -> Subdoc:
        """A sub-document: a file's content, or an empty one with this template's styles."""
        return Subdoc(self, docpath)

    @staticmethod
    def build_url_id(url: str) -> str:
        """What `RichText(url_id=…)` takes for a link to an address."""
        return f"{LINK_MARK}{url}"

    def _output(self, most_characters: int = 0) -> Output:
        base = self._base
        output = Output(self._first_serial, most_characters, contents=base.contents, main=base.main)
        output.bookmark = self._first_bookmark
        output.recorded_in = self._recorded_in
        output.marker = Marker(self._highest_mark, output.next_bookmark)
        return output

    def _render(self, context: Mapping[str, object], output: Output) -> Document:
        with speaking(self._language):
            refuse_known(self._lookalikes, context, self.name)
            values = {**self._environment.globals, **context}
            try:
                given = named_places.given_by_name(context)
            except Fault as fault:
                raise RenderError(fault.reason, template=self.name) from fault
            document = Filling(self._base, values, given, output).document()
            document.without_macros = self._had_macros
            return document


def write_document(data: bytes, path: Path) -> None:
    """Write a document whole or not at all.

    Raises:
        RenderError: the file cannot be written, such as when it is open in Word or the disk is full.
    """
    try:
        write_whole(path, [data])
    except OSError as error:
        raise RenderError(disk_said(error, path.name)) from error


def _raise_faults(faults: list[TemplateError]) -> None:
    unique = tuple({str(each): each for each in faults}.values())
    if unique:
        unique[0].faults = unique
        raise unique[0]
