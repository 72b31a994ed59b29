"""One rendering of a template: its parts written one after another, put right, and put together."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.ooxml.archive import blocks
from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.ids import bookmark_names
from toolkit.word.messages import of_contents
from toolkit.word.messages import of_rendering
from toolkit.word.template import breaks
from toolkit.word.template import gaps
from toolkit.word.template import grids
from toolkit.word.template import guards
from toolkit.word.template import line_rules
from toolkit.word.template import named_places
from toolkit.word.template import restarts
from toolkit.word.template.additions import changed_members
from toolkit.word.template.check import shown_text
from toolkit.word.template.cross_references import left_out
from toolkit.word.template.diagnosis import diagnose
from toolkit.word.template.errors import Fault
from toolkit.word.template.errors import RenderError
from toolkit.word.template.package import fresh
from toolkit.word.template.told import Document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.ooxml.archive import Member
    from toolkit.ooxml.package import Contents
    from toolkit.word.template.compiled import Compiled
    from toolkit.word.template.dead_references import Dead
    from toolkit.word.template.part import Part
    from toolkit.word.template.rendering import Output
    from toolkit.word.template.written import Written


@dataclass(frozen=True, slots=True)
class Base:
    """What all renderings of a template share.

    Attributes:
        name: the file's name, for messages.
        lenient: whether what the data lacks is left to be filled in.
        compiled: the parts that have tags.
        members: the package.
        contents: its parts that are XML.
        main: the name of the part that the document is.
        retyped: the content types of a document, where the template is of another kind.
        dead: its cross-references to bookmarks that only data may bring.
    """

    name: str
    lenient: bool
    compiled: Compiled
    members: Sequence[Member]
    contents: Contents
    main: str
    retyped: bytes | None
    dead: Sequence[Dead] = ()


@dataclass(slots=True)
class Filling:
    """A rendering.

    Attributes:
        base: of the template.
        values: what the tags see.
        given: what was given by the names of pictures and check boxes that the template has.
        output: what the document gains besides text.
    """

    base: Base
    values: Mapping[str, object]
    given: Mapping[str, object]
    output: Output
    _long: dict[str, Member] = field(default_factory=dict)
    _in_long: set[str] = field(default_factory=set)

    def document(self) -> Document:
        """The document.

        Raises:
            RenderError: a value is missing, empty, of a wrong kind or not to be written.
        """
        base, output = self.base, self.output
        changed = self._changed()
        self._refuse_dead_links(changed)
        if base.retyped is not None:
            changed[CONTENT_TYPES] = base.retyped
        if output.has_additions():
            output.contents = base.contents.with_changes(changed)
            changed |= changed_members(output)
        document = Document(b"".join(blocks(self._members(changed))))
        document.unfilled = tuple(output.unfilled)
        document.escaped_looking = tuple(output.escaped.values())
        document.blank = tuple(output.blank)
        return document

    def _changed(self) -> dict[str, bytes]:
        """The members that are changed, apart from those so long that they are packed already."""
        parts, changed = self.base.compiled.render(self._filled)
        for name, part in parts.items():
            if part.is_long and not self.given and name not in self.output.inserts:
                self._long[self.base.contents.spelt(name)] = part.member(name)
                if self.output.links or self.base.dead:
                    self._in_long |= bookmark_names([part.content()])
            else:
                changed[name] = part.content()
        if self.given:
            try:
                named_places.fill(changed, self.given, self.output)
            except Fault as fault:
                raise RenderError(fault.reason, template=self.base.name) from fault
        return changed

    def _refuse_dead_links(self, changed: Mapping[str, bytes]) -> None:
        """Refuse a link of the data, or a cross-reference, to a bookmark that the document has not."""
        base, links = self.base, self.output.links
        if not links and not base.dead:
            return
        spelt = {base.contents.spelt(name) for name in changed}
        others = [content for name, content in base.contents.items() if name not in spelt]
        there = bookmark_names([*changed.values(), *others]) | self._in_long
        for name, tag in links.items():
            if name.lower() not in there:
                reason = of_contents.LINK_NOWHERE(name=name)
                place, text = (str(tag.place), tag.text) if tag else ("", "")
                raise RenderError(reason, template=base.name, place=place, tag=text)
        for name, place in () if base.lenient else base.dead:
            if name.lower() not in there:
                reason = of_rendering.DEAD_REFERENCE(name=name)
                raise RenderError(reason, template=base.name, place=place)

    def _members(self, changed: Mapping[str, bytes]) -> Sequence[Member]:
        """The package: changed members in the place of the template's, new ones at the end."""
        named = {self.base.contents.spelt(name): content for name, content in changed.items()}
        made = {name: fresh(name, content) for name, content in named.items()}
        kept = {member.name: member for member in self.base.members}
        return [*(kept | self._long | made).values()]

    def _filled(self, part: Part) -> Written:
        for name, given, tag in part.eclipsed:
            if name in self.values:
                reason = of_rendering.ECLIPSED(name=name, given=given)
                place = str(tag.place)
                raise RenderError(reason, template=self.base.name, place=place, tag=tag.text)
        try:
            made = part.render(self.values, self.output)
        except RenderError:
            raise
        except Exception as error:
            raise diagnose(error, part, self.values, self.base.name) from error
        self._refuse_loss(part, made.lost)
        self._settle(part, made)
        self.output.end_part()
        for name in left_out(made.text(), part.promised) if part.promised else ():
            reason = of_rendering.PROMISED_BOOKMARK(name=name)
            raise RenderError(reason, template=self.base.name, place=part.label)
        if self.base.lenient:
            made.replace(gaps.settle(made.text()))
        return made

    def _settle(self, part: Part, made: Written) -> None:
        """Put empty cells, figures, breaks and grids right."""
        output = self.output
        wants = made.is_signed or output.has_breaks or output.has_restarts or output.has_pictures
        if not (part.guarded or part.elastic or wants):
            return
        xml = made.text()
        settled = self._settled(part, xml, is_signed=made.is_signed)
        if settled == xml:
            return
        if shown_text(settled) != shown_text(xml):
            self._refuse_loss(part, of_rendering.SETTLING())
        made.replace(settled)

    def _settled(self, part: Part, xml: str, *, is_signed: bool) -> str:
        output = self.output
        if part.guarded:
            xml = guards.settle(xml)
        if is_signed:
            xml = output.with_marks(xml, part.name)
        if output.has_breaks:
            output.has_breaks = False
            xml = breaks.settle(xml)
        if output.has_restarts:
            output.has_restarts = False
            xml = restarts.settle(xml, output)
        if output.has_pictures:
            output.has_pictures = False
            xml = line_rules.settle(xml, self.base.contents, self.base.main)
        return grids.settle(xml) if part.elastic else xml

    def _refuse_loss(self, part: Part, lost: str) -> None:
        if lost:
            reason = of_rendering.TEXT_LOST(lost=lost[:40])
            raise RenderError(reason, template=self.base.name, place=part.label)
