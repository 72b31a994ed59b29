"""What belongs to one rendering: the context of a part, and what the document gains besides text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from dataclasses import field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any

from jinja2.runtime import Context

from toolkit.ooxml.ids import bookmark_names
from toolkit.ooxml.ids import highest_bookmark
from toolkit.ooxml.ids import unused
from toolkit.ooxml.package import Contents
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import relationships_part
from toolkit.word.messages import of_rendering
from toolkit.word.template.errors import Fault
from toolkit.word.template.growing import Growth
from toolkit.word.template.names import FIGURE
from toolkit.word.template.names import FIGURE_END
from toolkit.word.template.quick_marking import NotPlainError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.word.template.marking import Marker
    from toolkit.word.template.marks_part import Mark
    from toolkit.word.template.marks_part import Noted
    from toolkit.word.template.tagged import TaggedPart
    from toolkit.word.template.tags import Tag
    from toolkit.word.template.told import Blank
    from toolkit.word.template.told import EscapedLooking
    from toolkit.word.template.told import Unfilled

_LONGEST_STEM = 33  # -- of a bookmark's name, whose forty characters must hold a number too --


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship that a part gains.

    Attributes:
        kind: its type, the address that the standard gives it.
        target: a member of the package, or an address.
        external: whether the target lies outside the package.
    """

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Output:
    """What one rendering adds to the package: fresh numbers, pictures, relationships.

    Attributes:
        serial: the last number given to a drawing.
        most_characters: how long a part may become; 0 for any length.
        relationships: by part, then by id.
        media: new members by name.
        inserts: markup of elements that a part's root element gains, by part.
        has_breaks: whether the part being written has paragraph breaks to carry out.
        has_restarts: whether lists in it begin anew somewhere.
        has_pictures: whether it has pictures, which its lines may be too low for.
        contents: the template's parts that are XML.
        main: the name of the part that the document is.
        styles: the ids of styles brought along, by kind and name.
        figures: the figures of the part being written that want a bookmark.
        signs: how each of them stands in it until then.
        marked: how many of them have their bookmark.
        recorded_in: the part in which the template records figures of an earlier rendering, "" for none.
        marker: makes their bookmarks; None before the first.
        marks: what is to be recorded of the figures that have one.
        has_foreign: whether markup of another file was written.
        bookmark: the last number given to a bookmark; None where it is still to be looked for.
        unfilled: the placeholders written in the place of what the data lacks.
        escaped: values written that look escaped, by name, place and tag.
        blank: the empty texts that were written.
        links: the bookmarks that links of the data lead to, with the tag that wrote the first.
        writing: the tag whose runs are being written, None where that is not known.
        parts: new members with their content types ("" for that of their extension), by name.
    """

    serial: int
    most_characters: int = 0
    relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    inserts: dict[str, list[str]] = field(default_factory=dict)
    has_breaks: bool = False
    has_restarts: bool = False
    has_pictures: bool = False
    contents: Contents = field(default_factory=lambda: Contents({}))
    main: str = "word/document.xml"
    styles: dict[tuple[str | None, str], str] = field(default_factory=dict)
    figures: list[Noted] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    marked: int = 0
    recorded_in: str = ""
    marks: list[Mark] = field(default_factory=list)
    parts: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    unfilled: dict[Unfilled, None] = field(default_factory=dict)
    blank: dict[Blank, None] = field(default_factory=dict)
    links: dict[str, Tag | None] = field(default_factory=dict)
    writing: Tag | None = None
    escaped: dict[tuple[str, str, str], EscapedLooking] = field(default_factory=dict)
    marker: Marker | None = None
    has_foreign: bool = False
    bookmark: int | None = None
    _growth: Growth | None = None
    _bookmark_names: set[str] | None = None
    _taken: dict[str, frozenset[str]] = field(default_factory=dict)

    def next_serial(self) -> str:
        """A number that no drawing of the document has."""
        self.serial += 1
        return str(self.serial)

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of a part, the same for the same target."""
        wanted = Relationship(kind, target, external)
        known = self.relationships.setdefault(part, {})
        for name, relationship in known.items():
            if relationship == wanted:
                return name
        if part not in self._taken:
            self._taken[part] = _keys(self.contents.get(relationships_part(part)), part)
        name = unused("rIdTz{}", self._taken[part] | known.keys(), len(known) + 1)
        known[name] = wanted
        return name

    def has_additions(self) -> bool:
        """Whether more than the parts' own text changes."""
        return bool(self.relationships or self.media or self.inserts or self.marks or self.parts)

    def leave(self, gap: Unfilled) -> None:
        """Note a placeholder."""
        self.unfilled[gap] = None

    def leave_blank(self, blank: Blank) -> None:
        """Note an empty text, once for its place."""
        self.blank[blank] = None

    def tell(self, looking: EscapedLooking) -> None:
        """Note a value that looks escaped, once for its place."""
        self.escaped.setdefault((looking.name, looking.place, looking.tag), looking)

    def signed(self, figure: Noted, printed: str) -> str:
        """A figure between two signs that become its bookmark.

        Args:
            figure: what is to be recorded of it.
            printed: its text as markup.
        """
        number = len(self.figures)
        sign = f"<?{FIGURE} {number}?>{printed}<?{FIGURE_END} {number}?>"
        self.figures.append(figure)
        self.signs.append(sign)
        return sign

    def with_plain_marks(self, pieces: Sequence[str]) -> Sequence[str] | None:
        """Whole paragraphs with the figures that have no bookmark yet; None where a tree is needed."""
        if self.marker is None or self.has_foreign:
            return None
        given = self.signs[self.marked :], self.figures[self.marked :]
        try:
            made, marks = self.marker.settle_plain(pieces, *given)
        except NotPlainError:
            return None
        self.marked = len(self.figures)
        self.marks += marks
        return made

    def with_marks(self, xml: str, part: str) -> str:
        """A part with the figures that still stand between their signs."""
        assert self.marker is not None
        made, marks = self.marker.settle(xml, part, self.figures)
        self.marks += marks
        return made

    def end_part(self) -> None:
        """Forget the figures of the part that was being written."""
        self.figures.clear()
        self.signs.clear()
        self.marked = 0

    def store(self, data: bytes, extension: str) -> str:
        """Keep a picture once and return its member's name."""
        digest = hashlib.sha256(data).hexdigest()[:16]
        name = f"word/media/{digest}.{extension}"
        self.media[name] = data
        return name

    @property
    def growth(self) -> Growth:
        """The parts that gain elements: lists, notes, styles."""
        if self._growth is None:
            self._growth = Growth(self)
        return self._growth

    def next_bookmark(self) -> str:
        """A number that no bookmark of the document has."""
        if self.bookmark is None:
            self.bookmark = highest_bookmark(self.contents.values())
        self.bookmark += 1
        return str(self.bookmark)

    def begin_bookmark(self, name: str) -> str:
        """The number of a new bookmark.

        Raises:
            Fault: the document has a bookmark of that name; case does not count.
        """
        taken = self._taken_bookmarks()
        if name.lower() in taken:
            raise Fault(of_rendering.BOOKMARK_TAKEN(name=name), name)
        taken.add(name.lower())
        return self.next_bookmark()

    def fresh_bookmark(self, name: str) -> str:
        """A name for a bookmark that comes along: its own, or one like it that the document has not."""
        taken = self._taken_bookmarks()
        if name.lower() in taken:
            name = unused(
                f"{name[:_LONGEST_STEM].replace('{', '(').replace('}', ')')}_{{}}", taken, 2
            )
        taken.add(name.lower())
        return name

    def _taken_bookmarks(self) -> set[str]:
        if self._bookmark_names is None:
            self._bookmark_names = bookmark_names(self.contents.values())
        return self._bookmark_names


@lru_cache(maxsize=64)
def _keys(content: bytes | None, part: str) -> frozenset[str]:
    """The ids of a part's relationships: in a batch the same again and again."""
    return frozenset(Relationships(content, part).keys)


class StoryContext(Context):
    """The names that one part's tags see, and what they are being written into."""

    part: TaggedPart
    output: Output
    spellings: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def resolve_or_missing(self, key: str) -> Any:
        """What a name stands for: as the tags write it, then as it is in half-width form.

        Raises:
            Fault: the part has both ways of writing it, and the data too.
        """
        if key not in self.spellings:
            return super().resolve_or_missing(key)
        found = [name for name in self.spellings[key] if name in self.vars or name in self.parent]
        if len(found) > 1:
            raise Fault(of_rendering.TWO_SPELLINGS(first=found[0], second=found[1]))
        return super().resolve_or_missing(found[0] if found else key)
