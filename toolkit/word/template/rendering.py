"""What belongs to one rendering: the context of a part, and what the document gains besides text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.runtime import Context

if TYPE_CHECKING:
    from toolkit.word.template.part import Part


class Output:
    """What one rendering adds to the package: fresh numbers, pictures, relationships."""

    def __init__(self, first_serial: int) -> None:
        self._serial = first_serial

    def next_serial(self) -> str:
        """Return a number that no drawing of the document has."""
        self._serial += 1
        return str(self._serial)


class StoryContext(Context):
    """The names that one part's tags see, and what they are being written into."""

    part: Part
    output: Output
