"""The linter: every part of a template read, each tag and each paragraph judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError
from jinja2 import nodes
from lxml import etree

from toolkit.ooxml.package import Contents
from toolkit.word.lint.addresses import links_by_address
from toolkit.word.lint.departures import departures
from toolkit.word.lint.expressions import tree_of
from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import Severity
from toolkit.word.lint.findings import error
from toolkit.word.lint.guessing import used_names
from toolkit.word.lint.looks import Looks
from toolkit.word.lint.looks import looks_of
from toolkit.word.lint.margins import judge_margins
from toolkit.word.lint.merge_settings import judge_settings
from toolkit.word.lint.other_engines import judge_other_engines
from toolkit.word.lint.other_parts import places_elsewhere
from toolkit.word.lint.reading import Story
from toolkit.word.lint.reading import read_story
from toolkit.word.lint.references import judge_references
from toolkit.word.lint.reviewed import judge_comments
from toolkit.word.lint.walking import judge_tags
from toolkit.word.lint.wording import judge_text
from toolkit.word.lint.wording import judge_words
from toolkit.word.messages import of_checks
from toolkit.word.messages import of_rendering
from toolkit.word.messages import speaking
from toolkit.word.template import Template
from toolkit.word.template import TemplateError
from toolkit.word.template import stories
from toolkit.word.template.fixed_text import Line
from toolkit.word.template.names import parse
from toolkit.word.template.package import read_file
from toolkit.word.template.package import read_package
from toolkit.word.template.places import Place
from toolkit.word.template.places import whole_part
from toolkit.word.template.required import typed_over
from toolkit.word.template.required import unused
from toolkit.word.template.row_fields import fields_of
from toolkit.word.template.row_fields import missing_fields
from toolkit.word.template.sandbox import WordEnvironment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.document import Slot
    from toolkit.word.messages import Language
    from toolkit.word.template import Extensions
    from toolkit.word.template.tags import Tag

_MAIN = "word/document.xml"


def lint(
    path: Path,
    slots: Sequence[Slot] | None = None,
    *,
    extensions: Extensions | None = None,
    language: Language | None = None,
    original: bytes | None = None,
) -> tuple[Finding, ...]:
    """Every fault of a template that can be known without data, in reading order.

    Args:
        path: the .docx file; it is not touched.
        slots: what its document kind offers; without, names are not held against anything.
        extensions: what the caller will lend to the template.
        language: `zh` or `en`, what is said of the faults.
        original: the template that this one was made from: a tag that it has, and that fixed text stands for
            here, is told.

    Raises:
        TemplateError: the file cannot be read, or is no .docx.
    """
    with speaking(language):
        data = read_file(path)
    return lint_bytes(
        data, path.name, slots, extensions=extensions, language=language, original=original
    )


def lint_bytes(
    data: bytes,
    name: str,
    slots: Sequence[Slot] | None = None,
    *,
    extensions: Extensions | None = None,
    language: Language | None = None,
    original: bytes | None = None,
) -> tuple[Finding, ...]:
    """The same for the bytes of a file of that name."""
    with speaking(language):
        return _linted(data, _Linter(name, slots, extensions), original)


def _linted(data: bytes, linter: _Linter, original: bytes | None) -> tuple[Finding, ...]:
    members = read_package(data, linter.name)
    contents = Contents({member: content for member, (_, content) in members.items()})
    linter.looks = looks_of(contents)
    printed = stories.printed(contents, stories.main_part(contents))
    for member in [*printed, *stories.unreadable(contents)]:
        linter.part(member, contents[member])
    linter.whole(data, contents, printed)
    if original is not None and original != data:
        linter.beside(original)
    return linter.in_order()


def _may_bring_bookmarks(tag: Tag) -> bool:
    return tag.token.kind == "value" and tag.token.prefix in {"r", "p"}


class _Linter:
    def __init__(
        self, name: str, slots: Sequence[Slot] | None, extensions: Extensions | None
    ) -> None:
        self.findings: list[Finding] = []
        self.name = name
        self.looks = Looks()
        self._extensions = extensions
        self._slots = slots
        self._environment = WordEnvironment(extensions)
        self._places: dict[str, Place] = {}
        self._read: set[str] = set()
        self._wholes: list[Place] = []
        self._lines: list[Line] = []
        self._written: list[Line] = []

    def part(self, member: str, content: bytes) -> None:
        """Judge one part."""
        self._read.add(member)
        try:
            root = parse(content)
        except etree.XMLSyntaxError:
            said, advice = of_checks.NO_XML(), of_checks.SAVE_AGAIN()
            self.findings.append(error(Check.FILE, Place(member), said, advice))
            return
        story = read_story(root, member, self.looks)
        self._places |= story.places
        self._lines += story.lines
        self._written += story.written
        self.findings += story.findings
        self.findings += judge_tags(story.tags, story.faulty, self._slots, self._environment)
        self.findings += self._wording(story)

    def _wording(self, story: Story) -> Iterator[Finding]:
        names = {slot.name for slot in self._slots or ()}
        if self._slots is None:
            names |= used_names([tag.token.body for tag in story.tags])
        merged = {each.place for each in story.findings if each.check is Check.LIKE_A_TAG}
        for line in story.lines:
            yield from judge_text(line)
            if line.place not in merged:  # -- a merge field shows its name in such brackets --
                yield from judge_other_engines(line, names)
        for tag in story.tags:
            for text in self._strings(tag):
                yield from judge_words(Line(tag.place, text), tag.text)

    def _strings(self, tag: Tag) -> list[str]:
        """The texts that a tag may write."""
        try:
            tree = tree_of(tag, self._environment)
        except (TemplateSyntaxError, KeyError):
            return []
        constants = tree.find_all(nodes.Const) if tree is not None else ()
        return [each.value for each in constants if isinstance(each.value, str)]

    def whole(self, data: bytes, contents: Contents, printed: Sequence[str]) -> None:
        """Compile the template: what the engine refuses is never clean."""
        self._places |= links_by_address(contents, printed)
        self._places |= places_elsewhere(contents, self._read)
        self.findings += judge_settings(contents)
        self.findings += judge_comments(contents, printed)
        self._wholes = [whole_part(name, content) for name, content in contents.items()]
        try:
            template = Template(data, self.name, extensions=self._extensions)
        except TemplateError as refused:
            for fault in refused.faults or (refused,):
                self._refused(fault)
            return
        if not any(_may_bring_bookmarks(tag) for tag in template.tags):
            self.findings += judge_references(contents, printed)  # -- data brings no bookmark --
        self.findings += self._unused(template)
        self.findings += self._typed_over(template)
        compiled: dict[str, list[Tag]] = {}
        for tag in template.tags:
            compiled.setdefault(tag.place.part, []).append(tag)
        for member, tags in compiled.items():
            if member not in self._read:
                self.findings += judge_tags(tags, set(), self._slots, self._environment)
            else:
                self.findings += judge_margins(tags, self._slots, self._environment)

    def beside(self, original: bytes) -> None:
        """Lay the template beside the one that it was made from; a paragraph with an error is left out."""
        members = read_package(original, self.name)
        contents = Contents({member: content for member, (_, content) in members.items()})
        were = [
            line.text
            for member in stories.printed(contents, stories.main_part(contents))
            for line in read_story(parse(contents[member]), member).written
        ]
        told = {each.place for each in self.findings if each.severity is Severity.ERROR}
        unpaired = any(each.check is Check.STRUCTURE for each in self.findings)
        found = departures(were, self._written, unpaired=unpaired)
        self.findings += [each for each in found if each.place not in told]

    def _unused(self, template: Template) -> Iterator[Finding]:
        """What the kind must say and no tag does; told at the document, since its place is gone."""
        required = [name for slot in self._slots or () for name in slot.must_be_used]
        for name in unused(template.names, required):
            message = of_rendering.UNUSED(name=name).rstrip("；; ")
            advice = of_rendering.WRITE_IT(name=name)
            yield error(Check.REQUIRED, Place(_MAIN), message, advice)
        for each in missing_fields(template.tags, self._lines, fields_of(required)):
            yield error(Check.REQUIRED, self._in_cell(each.place), each.message, each.advice)

    def _in_cell(self, place: Place) -> Place:
        """The first paragraph of a cell, where it is known by its numbers alone."""
        if place.paragraph or not place.table:
            return place
        for line in self._written:
            if replace(line.place, paragraph=0) == place:
                return line.place
        return place

    def _typed_over(self, template: Template) -> Iterator[Finding]:
        """Figures of the kind that no tag says, and a number of the fixed text seems to say."""
        figures = {slot.name: slot.meaning for slot in self._slots or () if slot.is_free_figure}
        unused_figures = {n: told for n, told in figures.items() if n not in template.names}
        for each in typed_over(self._lines, unused_figures):
            yield error(Check.REQUIRED, each.place, each.message, each.advice)

    def _refused(self, fault: TemplateError) -> None:
        said = {(str(each.place), each.tag) for each in self.findings}
        if (fault.place, fault.tag) in said or self._is_told_of(fault):
            return
        place = self._places.get(fault.place) or self._whole(fault.place)
        told = (
            fault.reason
            if str(place) == fault.place
            else of_rendering.SENTENCE(where=fault.place, said=fault.reason)
        )
        self.findings.append(error(Check.STRUCTURE, place, told, tag=fault.tag))

    def _whole(self, place: str) -> Place:
        """The part that a place in words speaks of, the document if none."""
        found = (each for each in self._wholes if place.startswith(str(each)))
        return max(found, key=lambda each: len(str(each)), default=Place(_MAIN))

    def _is_told_of(self, fault: TemplateError) -> bool:
        """Whether a fault without a tag speaks of a part that has one of its kind already."""
        if fault.tag:
            return False
        kinds = {Check.FILE, Check.UNFINISHED}
        return any(
            each.check in kinds and str(each.place).startswith(fault.place)
            for each in self.findings
        )

    def in_order(self) -> tuple[Finding, ...]:
        """The findings, each once, by part, paragraph and code."""
        parts = {name: at for at, name in enumerate(dict.fromkeys(self._parts()))}

        def rank(each: Finding) -> tuple[int, int, str]:
            return parts[each.place.part], each.place.paragraph, each.code

        return tuple(sorted(dict.fromkeys(self.findings), key=rank))

    def _parts(self) -> Iterator[str]:
        yield _MAIN
        yield from sorted({each.place.part for each in self.findings})
