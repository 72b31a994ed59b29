"""One part of the package, compiled: its tags with their places, and the code that writes it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import cast

from jinja2 import TemplateSyntaxError
from lxml import etree

from toolkit.word.messages import of_tags
from toolkit.word.messages.of_places import part_name
from toolkit.word.template import stories
from toolkit.word.template.branches import conditional_bookmarks
from toolkit.word.template.branches import cut_fields
from toolkit.word.template.callblocks import names_read
from toolkit.word.template.cells import shape_cells
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.grids import mark_grids
from toolkit.word.template.lifting import level
from toolkit.word.template.lifting import number
from toolkit.word.template.margins import MarginReader
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import Element
from toolkit.word.template.names import marks
from toolkit.word.template.names import parse
from toolkit.word.template.names import with_usual_prefixes
from toolkit.word.template.places import Surveyor
from toolkit.word.template.places import part_label
from toolkit.word.template.quick_marking import may_be_plain
from toolkit.word.template.repeats import clean_repeats
from toolkit.word.template.repeats import guard_holders
from toolkit.word.template.sandbox import WordEnvironment
from toolkit.word.template.sandbox import strict
from toolkit.word.template.scoping import forgotten
from toolkit.word.template.settled import settled
from toolkit.word.template.source import leftover
from toolkit.word.template.source import unused_key
from toolkit.word.template.source import write
from toolkit.word.template.spellings import Eclipsed
from toolkit.word.template.spellings import confused
from toolkit.word.template.spellings import eclipsed
from toolkit.word.template.spellings import spell_attributes
from toolkit.word.template.spellings import spellings
from toolkit.word.template.stories import Role
from toolkit.word.template.story import TagReader
from toolkit.word.template.streaming import written
from toolkit.word.template.structure import arrange
from toolkit.word.template.syntax import internal_names
from toolkit.word.template.syntax import syntax_reason
from toolkit.word.template.tagged import TaggedPart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import CodeType
    from types import TracebackType

    from jinja2 import Environment
    from jinja2 import Template as JinjaTemplate
    from jinja2 import nodes

    from toolkit.word.template.rendering import Output
    from toolkit.word.template.rendering import StoryContext
    from toolkit.word.template.source import Source
    from toolkit.word.template.tags import Tag
    from toolkit.word.template.written import Written


@dataclass(slots=True)
class Part(TaggedPart):
    """A compiled part.

    Attributes:
        guarded: whether data may leave cells, tables or rows empty.
        elastic: whether data may change the columns of a table.
        names: the names that it wants from the context.
        promised: bookmarks that its conditions may leave out, and its fields refer to.
        spellings: of names that are not written in half-width form alone.
        eclipsed: names that the data may not have, for one of another width stands in their place.
        may_be_plain: whether figures find their places in its text without a tree.
    """

    guarded: bool
    elastic: bool
    names: frozenset[str]
    code: CodeType
    program: JinjaTemplate
    may_be_plain: bool = False
    promised: tuple[str, ...] = ()
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    eclipsed: tuple[Eclipsed, ...] = ()

    def render(self, values: Mapping[str, object], output: Output) -> Written:
        """The part's XML as written; `guards.settle` must follow where it is guarded."""
        program = self.program
        made = program.environment.context_class(program.environment, dict(values), self.name, {})
        context = cast("StoryContext", made)
        context.part = self
        context.spellings = self.spellings
        context.output = output
        pieces = program.root_render_func(context)
        return written(pieces, self.source.fixed, output, may_be_plain=self.may_be_plain)

    def bound(self, environment: Environment) -> Part:
        """The same part, to be run in another environment."""
        tree = environment.parse(self.source.text)
        spell_attributes(tree, self.tag_on)
        tree = strict(tree)
        code = environment.compile(tree, filename=f"<{self.name}>")
        program = environment.template_class.from_code(environment, code, {})
        return replace(self, code=code, program=program)

    def tag_at(self, trace: TracebackType | None) -> Tag | None:
        """The tag that was being rendered when an exception was raised."""
        found = None
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == f"<{self.name}>":
                found = trace.tb_lineno
            trace = trace.tb_next
        return None if found is None else self.tag_in(found)

    def tag_in(self, line: int) -> Tag | None:
        """The tag that a line of the compiled code stands for."""
        return self.tag_on(self.program.get_corresponding_lineno(line))


class PartCompiler:
    """Compiles the parts of one template and gathers what is wrong with them."""

    def __init__(self, environment: Environment, template: str) -> None:
        self.environment = environment
        self.lenient = isinstance(environment, WordEnvironment) and environment.lenient
        self.template = template
        self.faults: list[TemplateError] = []

    def compile(self, name: str, data: bytes, role: Role | None = None) -> Part | None:
        """A compiled part; None when it has no tags or is faulty.

        Args:
            name: the part's name.
            data: its bytes.
            role: what it is, where its first element does not say it.
        """
        try:
            root = with_usual_prefixes(parse(data))
        except etree.XMLSyntaxError:
            self._fault(of_tags.BAD_XML(part=part_name(part_label(name)), name=name), "", "")
            return None
        tags: list[Tag] = []
        key = unused_key(root)
        surveyor = Surveyor(root, name)
        if not self._read(root, role or stories.role(root.tag)[0], surveyor, tags, key):
            return None
        before = len(self.faults)
        self._arrange(root, tags, key, surveyor)
        if len(self.faults) > before:
            return None
        promised = conditional_bookmarks(root, tags)
        guarded, elastic = guard_holders(root, tags), mark_grids(root, key)
        part = self._generate(name, write(root, tags, key, lenient=self.lenient), tags)
        if part is not None:
            part.guarded, part.elastic, part.promised = guarded, elastic, promised
            part.may_be_plain = may_be_plain(part.source.text)
        return part

    def _read(
        self, root: Element, role: Role, surveyor: Surveyor, tags: list[Tag], key: str
    ) -> bool:
        """Replace the tags by marks; tell whether the part has any and is without fault."""
        reader = TagReader(surveyor, tags)
        margins = MarginReader(surveyor, tags)
        if role in {Role.STORY, Role.DRAWING}:
            for paragraph in list(root.iter(*PARAGRAPHS)):
                reader.read(paragraph)
                margins.read_fields(paragraph)
        flaws = [(flaw, surveyor.place(paragraph)) for flaw, paragraph in reader.flaws]
        if not flaws:
            _read_margins(margins, root, role, key)
        for flaw, place in [*flaws, *margins.flaws]:
            self._fault(flaw.reason, str(place), flaw.raw)
        if flaws or margins.flaws:
            return False
        odd = leftover(root)
        if odd is not None:
            self._fault(of_tags.NOT_HERE(), str(surveyor.place(odd)), "")
        return odd is None and (bool(tags) or next(root.iter(etree.PI), None) is not None)

    def _arrange(self, root: Element, tags: list[Tag], key: str, surveyor: Surveyor) -> None:
        faults = shape_cells(root, tags, key)
        _, more = arrange(root, tags)
        for culprit, reason in [*faults, *more, *internal_names(tags)]:
            tag = tags[culprit]
            self._fault(reason, str(tag.place), tag.text)
        for culprit in cut_fields(root, tags):
            self._fault(of_tags.CUT_FIELD(), str(tags[culprit].place), tags[culprit].text)
        if not (faults or more):
            for name, before in clean_repeats(root, tags, f"{key}s{key}"):
                self._fault(of_tags.LOST_BOOKMARK(name=name), str(surveyor.place(before)), "")
        for mark in marks(root):
            tags[number(mark)].level = level(mark)

    def _generate(self, name: str, source: Source, tags: list[Tag]) -> Part | None:
        environment = self.environment
        try:
            tree = environment.parse(source.text)
            known = TaggedPart(name, tags, source)
            spell_attributes(tree, known.tag_on)
            lost = [*forgotten(tree), *_confused_names(tree), *settled(tree)]
            code = environment.compile(strict(tree), filename=f"<{name}>")
        except TemplateSyntaxError as error:
            reason = syntax_reason(error, environment)
            self._at_line(TaggedPart(name, tags, source), error.lineno, reason)
            return None
        except (RecursionError, SyntaxError, MemoryError):
            self._fault(of_tags.TOO_DEEP(), part_name(part_label(name)), "")
            return None
        for line, reason in lost:
            self._at_line(known, line, reason)
        if lost:
            return None
        program = environment.template_class.from_code(environment, code, {})
        read = names_read(tree, environment)
        names = read.wanted - environment.globals.keys()
        part = Part(name, tags, source, False, False, names, code, program)
        part.spellings = spellings(tags)
        if part.spellings:
            part.eclipsed = tuple(eclipsed(tree, read.bound, known.tag_on))
        return part

    def _at_line(self, part: TaggedPart, line: int, reason: str) -> None:
        tag = part.tag_on(line)
        place, text = (str(tag.place), tag.text) if tag else (part_name(part_label(part.name)), "")
        self._fault(reason, place, text)

    def refuse(self, name: str, reason: str) -> None:
        """Count a whole part among the faults."""
        self._fault(reason, part_name(part_label(name)), "")

    def _fault(self, reason: str, place: str, tag: str) -> None:
        self.faults.append(TemplateError(reason, template=self.template, place=place, tag=tag))


def _confused_names(tree: nodes.Template) -> list[tuple[int, str]]:
    return [
        (line, of_tags.CONFUSED_NAMES(first=first, second=second))
        for line, first, second in confused(tree)
    ]


def _read_margins(margins: MarginReader, root: Element, role: Role, key: str) -> None:
    if role is Role.LINKS:
        margins.read_addresses(root, key)
    elif role is not Role.NOWHERE:
        margins.read_attributes(root, key)
        if role in {Role.DRAWING, Role.DATA}:
            margins.read_texts(root)
