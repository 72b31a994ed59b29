"""Values between runs: links, bookmarks and check boxes from data, for `{{r 名称 }}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.namespaces import WORD_2010
from toolkit.word.messages import of_contents
from toolkit.word.template.errors import Fault
from toolkit.word.template.richtext import LINK
from toolkit.word.template.values import RunValue
from toolkit.word.template.values import plain_text
from toolkit.word.template.values import story_text

if TYPE_CHECKING:
    from toolkit.word.template.rendering import StoryContext

TICKED = "☑"
UNTICKED = "☐"
_ADDRESS = re.compile(r"(?i)(?:https?|ftp)://\S+|mailto:[^\s@]+@[^\s@]+")
_BOOKMARK = re.compile(r"[^\W\d]\w{0,39}")
_BLUE = '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>'


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{story_text(text)}</w:t></w:r>'


def _named(name: str) -> str:
    if not _BOOKMARK.fullmatch(name):
        raise Fault(
            of_contents.BOOKMARK_NAME(name=name, naming=of_contents.BOOKMARK_NAMING()), name
        )
    return name


def addressed(address: str) -> str:
    """An address outside the document that a link may have.

    Raises:
        Fault: it has another scheme, or none.
    """
    if not _ADDRESS.fullmatch(address):
        raise Fault(of_contents.LINK_ADDRESS(address=address), address)
    return address


@dataclass(frozen=True, slots=True)
class Link(RunValue):
    """A text that leads somewhere: to `https://…`, `mailto:…`, or `#书签` in the same document."""

    text: str
    address: str

    def runs(self, context: StoryContext) -> str:
        """The link, blue and underlined.

        Raises:
            Fault: the address is none of the three.
        """
        inside = _run(self.text or self.address, _BLUE)
        if self.address.startswith("#"):
            name = _named(self.address[1:])
            context.output.links.setdefault(name, context.output.writing)
            return f'<w:hyperlink w:anchor="{name}">{inside}</w:hyperlink>'
        addressed(self.address)
        plain_text(self.address)  # -- refuses here, where the tag is known --
        key = context.output.relate(context.part.name, LINK, self.address, external=True)
        return f'<w:hyperlink r:id="{key}">{inside}</w:hyperlink>'


@dataclass(frozen=True, slots=True)
class BookmarkedText(RunValue):
    """A text that a link or a cross-reference can lead to; each name stands once in a document."""

    text: str
    name: str

    def runs(self, context: StoryContext) -> str:
        """The text within its bookmark.

        Raises:
            Fault: Word allows no such name, or the document has it already.
        """
        number = context.output.begin_bookmark(_named(self.name))
        start = f'<w:bookmarkStart w:id="{number}" w:name="{self.name}"/>'
        return f'{start}{_run(self.text)}<w:bookmarkEnd w:id="{number}"/>'


@dataclass(frozen=True, slots=True)
class CheckBox(RunValue):
    """A check box that can be clicked in Word 2010 and later; elsewhere it is the sign that it shows."""

    ticked: bool

    def runs(self, context: StoryContext) -> str:
        """The content control with its sign."""
        del context
        font = '<w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/></w:rPr>'
        states = "".join(
            f'<w14:{name} w14:val="{ord(sign):04X}" w14:font="MS Gothic"/>'
            for name, sign in (("checkedState", TICKED), ("uncheckedState", UNTICKED))
        )
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{WORD_2010}">'
            f'<w14:checked w14:val="{int(self.ticked)}"/>{states}</w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{_run(TICKED if self.ticked else UNTICKED, font)}</w:sdtContent></w:sdt>"
        )
