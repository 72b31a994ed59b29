"""What a value becomes in the document: text, escaped, or markup of this package's own making."""

from __future__ import annotations

import math
import re
from abc import ABC
from abc import abstractmethod
from collections.abc import Callable
from collections.abc import Mapping
from datetime import date
from datetime import time
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import Undefined
from jinja2 import pass_context

from toolkit.word.messages import of_values
from toolkit.word.template import escapes
from toolkit.word.template.errors import Fault
from toolkit.word.template.markup import Markup
from toolkit.word.template.number_texts import Figure
from toolkit.word.template.number_texts import figure

if TYPE_CHECKING:
    from toolkit.word.template.rendering import StoryContext

_SPECIAL = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LINES = re.compile("\r\n?")
_STORY = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
}
_PLAIN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "\n", "\t": "\t"}
_QUOTED = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|auto)")
_MOST_COLUMNS = 63
_RESERVED = ":/?#[]@!$&'()*+,;=%~"
PLACES = "__places__"  # the key beneath which data says where in the ledger it comes from
_KINDS = (
    (Mapping, of_values.A_MAPPING),
    ((list, tuple, set, frozenset), of_values.A_LIST),
    ((bytes, bytearray, memoryview), of_values.BYTES),
)


class Placed(str):
    """Markup made for the very place where it is written; never made from data unescaped."""

    __slots__ = ()


class Serial:
    """Stands in a template where a number must be fresh in each document."""


class InlineValue(ABC):
    """A value that `{{ }}` writes in the midst of a text."""

    @abstractmethod
    def inline(self, context: StoryContext) -> str:
        """Markup that closes the text element it stands in and opens it again."""


class RunValue(ABC):
    """A value that `{{r }}` writes between runs."""

    @abstractmethod
    def runs(self, context: StoryContext) -> str:
        """Whole runs."""


class BlockValue(ABC):
    """A value that `{{p }}` writes in place of its paragraph."""

    @abstractmethod
    def blocks(self, context: StoryContext) -> str:
        """Whole paragraphs and tables."""


def text_of(value: object) -> str:
    """The text of a single datum.

    Raises:
        Fault: there is none: nothing, a truth value, a list, a function.
    """
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return str.__str__(value)
    if value is None:
        raise Fault(of_values.EMPTY(), value)
    if isinstance(value, bool):
        raise Fault(of_values.TRUTH(), value)
    if isinstance(value, Decimal | float):
        return figure(value)
    if isinstance(value, int | date | time) and value == value:  # noqa: PLR0124 - NaT is a date
        return str(value)
    return _text_of_object(value)


def as_written(value: object) -> object:
    """A value as a format (`%s`, `{}`) may have it.

    Raises:
        Fault: it is nothing that can be written.
    """
    if isinstance(value, str | bool | int | list | tuple | Mapping):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return Figure(value)
    text = text_of(value)
    return value if isinstance(value, Decimal | date | time) else text


def _text_of_object(value: object) -> str:
    if isinstance(value, Markup):
        return value.plain()
    for kinds, name in _KINDS:
        if isinstance(value, kinds):
            raise Fault(of_values.NO_TEXT(name=name()), value)
    if isinstance(value, RunValue):
        raise Fault(of_values.FORMATTED_VALUE(), value)
    if isinstance(value, BlockValue):
        raise Fault(of_values.BLOCK_VALUE(), value)
    if isinstance(value, Undefined):
        return str(value)  # which raises what is missing
    if value != value:  # noqa: PLR0124 - so pandas marks what is missing
        raise Fault(of_values.NAN(), value)
    if type(value).__str__ is object.__str__ or callable(value):
        raise Fault(of_values.UNWRITABLE(), value)
    return str(value)


@pass_context
def finalize(context: StoryContext, value: object) -> str:
    """What `{{ }}` writes into a text element."""
    if (
        type(value) is str
    ):  # -- which is asked first, for it is of nearly all, and has nearly never a sign --
        return value if value.isalnum() else _signs(context, value)
    if type(value) is int:
        return str(value)
    return _odd(context, value)


def _odd(context: StoryContext, value: object) -> str:
    if isinstance(value, Placed):
        return value
    if isinstance(value, Markup):
        seen = value.text() if value.needs() else None
        return value.inline() if seen is None else _signs(context, seen)
    if isinstance(value, Serial):
        return context.output.next_serial()
    if isinstance(value, InlineValue):
        return value.inline(context)
    return _signs(context, text_of(value))


def _signs(context: StoryContext, text: str) -> str:
    """A text with what stands for its signs; one of which nothing is seen, or that looks escaped, is noted."""
    if _SPECIAL.search(text) is None:
        return text if text.strip() else _blank(context, text)
    if "&" in text:
        escapes.note(context, text)
    return story_text(text)


def _blank(context: StoryContext, text: str) -> str:
    escapes.note_blank(context)
    return text


def story_text(text: str) -> str:
    """Text as the inside of a `w:t`; line breaks and tabs become elements of the run.

    Raises:
        Fault: the text has a character that XML cannot hold.
    """
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda found: _replaced(found, _STORY), _LINES.sub("\n", text))


def plain_text(text: str) -> str:
    """Text escaped for an attribute or an element that knows no line breaks.

    Raises:
        Fault: the text has a character that XML cannot hold.
    """
    return _QUOTED.sub(lambda found: _replaced(found, _PLAIN), _LINES.sub("\n", text))


def _replaced(found: re.Match[str], table: Mapping[str, str]) -> str:
    character = found[0]
    if character in table:
        return table[character]
    place = found.start() + 1
    raise Fault(
        of_values.CONTROL_CHARACTER(place=place, character=ord(character)),
        found.string,
    )


@pass_context
def write_run(context: StoryContext, value: object, number: int) -> Placed:
    """What `{{r }}` writes: whole runs; plain text takes the formatting of its tag."""
    context.output.writing = context.part.tags[number]
    return _as_runs(context, value, context.part.tags[number].run_properties)


@pass_context
def write_block(context: StoryContext, value: object) -> Placed:
    """What `{{p }}` writes: whole paragraphs and tables."""
    if isinstance(value, BlockValue):
        return Placed(value.blocks(context))
    if isinstance(value, Markup) and value.needs() == "p":
        return Placed(value.xml)
    if isinstance(value, RunValue):
        context.output.writing = None
        return Placed(f"<w:p>{value.runs(context)}</w:p>")
    if isinstance(value, Undefined):
        return Placed(f"<w:p>{_as_runs(context, value, '')}</w:p>")
    raise Fault(of_values.NO_BLOCK(), value)


def write_called(context: StoryContext, value: object, line: int) -> str:
    """What `{% call %}` writes where its tag stands: in a text, between runs or paragraphs."""
    tag = context.part.tag_on(line)
    level = tag.level if tag else "text"
    if level == "block":
        return write_paragraph(context, value)
    return finalize(context, value) if level == "text" else _as_runs(context, value, "")


@pass_context
def write_paragraph(context: StoryContext, value: object) -> Placed:
    """What stands between paragraphs: whole ones, or one made of text; no text makes none."""
    if isinstance(value, BlockValue | RunValue) or (
        isinstance(value, Markup) and value.needs() == "p"
    ):
        return write_block(context, value)
    runs = _as_runs(context, value, "")
    return Placed(f"<w:p>{runs}</w:p>" if runs and value != "" else "")


def _as_runs(context: StoryContext, value: object, properties: str) -> Placed:
    if isinstance(value, RunValue):
        return Placed(value.runs(context))
    if isinstance(value, Markup) and value.needs() == "r":
        return Placed(value.xml)
    inside = finalize(context, value)
    return Placed(f'<w:r>{properties}<w:t xml:space="preserve">{inside}</w:t></w:r>')


def write_plain(value: object) -> Placed:
    """The text of a value where no markup may stand."""
    return Placed(plain_text(text_of(value)))


def write_field(value: object) -> Placed:
    """The text of a value inside a field code, which it may not end or extend."""
    text = text_of(value)
    if any(sign in text for sign in '"\\\n\r\t{}'):
        raise Fault(of_values.FIELD_CODE(), value)
    return Placed(plain_text(text))


def write_address(value: object) -> Placed:
    """A value with which an address begins: it is one itself, less what no address may have."""
    return Placed(plain_text(quote(text_of(value).strip(), safe=_RESERVED)))


def write_address_part(value: object) -> Placed:
    """A value within an address, which adds no question mark and no parameter of its own."""
    return Placed(plain_text(quote(text_of(value).strip(), safe="/:@,;~!*'()")))


def write_span(value: object) -> Placed:
    """A number of columns."""
    text = text_of(value).strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _MOST_COLUMNS):
        raise Fault(of_values.NO_SPAN(text=text, most_columns=_MOST_COLUMNS), value)
    return Placed(text)


def write_fill(value: object) -> Placed:
    """A colour of six hexadecimal digits."""
    text = text_of(value).strip()
    found = _COLOUR.fullmatch(text)
    if found is None:
        raise Fault(of_values.NO_COLOUR(text=text), value)
    return Placed(found[1])


WRITERS: Mapping[str, Callable[..., str]] = {
    "__run": write_run,
    "__block": write_block,
    "__paragraph": write_paragraph,
    "__plain": write_plain,
    "__attribute": write_plain,
    "__field": write_field,
    "__address": write_address,
    "__address_part": write_address_part,
    "__span": write_span,
    "__fill": write_fill,
    "__keyword": write_plain,
}
