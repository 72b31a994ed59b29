"""A part of the package whose tags have been read: what its rendering needs to know of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.word.messages.of_places import part_name
from toolkit.word.template.places import part_label

if TYPE_CHECKING:
    from toolkit.word.template.source import Source
    from toolkit.word.template.tags import Tag


@dataclass(slots=True)
class TaggedPart:
    """A part with its tags and the source that they stand in.

    Attributes:
        name: the member's name in the package.
        tags: all tags, by their numbers.
        source: what jinja compiles.
    """

    name: str
    tags: list[Tag]
    source: Source

    @property
    def label(self) -> str:
        """What the part is called."""
        return part_name(self.tags[0].place.label if self.tags else part_label(self.name))

    def tag_on(self, line: int) -> Tag | None:
        """The tag that stands on a line of the source, or the last one before it."""
        lines = sorted(self.source.lines)
        at = bisect_right(lines, line) - 1
        return self.tags[self.source.lines[lines[at]]] if at >= 0 else None

    def tag_in(self, line: int) -> Tag | None:
        """The tag that a line of what runs stands for: of the source, unless it was compiled."""
        return self.tag_on(line)
