"""XML of any length, read in passing: elements by namespace and place, no tree, no entities."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Protocol
from xml.parsers import expat

from toolkit.ooxml.errors import EncodingError
from toolkit.ooxml.spelling import in_utf_8

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE = 4096
SEPARATOR = "}"
"""Between a namespace and a local name."""
MarkupError = expat.ExpatError
"""What is raised for markup that is not well-formed; a ValueError or LookupError means the same."""


class DocumentTypeError(Exception):
    """The markup declares a document type (entities), which no part of a package does."""


class _Begun(Exception):
    """The first element is there."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name


def read_events(
    content: bytes,
    start: Callable[[str, dict[str, str]], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call `start` and `end` with each element's name, `start` also with its attributes.

    Names are written as lxml writes them: `{namespace}local`, or `local` alone.

    Raises:
        DocumentTypeError: a document type is declared.
        MarkupError, ValueError, LookupError: the markup is not well-formed.
    """
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    if start:
        parser.StartElementHandler = lambda tag, attributes: start(
            _name(tag), {_name(name): value for name, value in attributes.items()}
        )
    if end:
        parser.EndElementHandler = lambda tag: end(_name(tag))
    parser.CharacterDataHandler = text
    parser.Parse(content, True)


class PrefixedListener(Protocol):
    """Who follows markup as it is spelt: names are `namespace}local}prefix`, less what there is not."""

    def declare(self, prefix: str | None, space: str | None) -> None:
        """A namespace is declared for the element that begins next."""
        ...

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        ...

    def end(self, tag: str) -> None:
        """An element ends."""
        ...

    def text(self, text: str) -> None:
        """Text stands here."""
        ...


def follow(content: bytes, listener: PrefixedListener) -> None:
    """Tell a listener of markup in UTF-8, prefixes and their declarations too.

    Raises:
        DocumentTypeError: a document type is declared.
        MarkupError: the markup is not well-formed.
    """
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=SEPARATOR)
    parser.namespace_prefixes = True
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartNamespaceDeclHandler = listener.declare
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    parser.Parse(content, True)


def is_well_formed(content: bytes) -> bool:
    """Whether markup is well-formed and declares no document type."""
    try:
        read_events(content)
    except (DocumentTypeError, MarkupError, ValueError, LookupError):
        return False
    return True


def begins_plainly(content: bytes) -> bool:
    """Whether markup comes to its first element without a document type; no more of it is read."""
    return first_element(content) != ""


def first_element(content: bytes) -> str:
    """The name of the first element as lxml writes it; no more of the markup is read.

    Empty where there is none: it is no markup, or a document type stands before it.
    """
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _begin
    try:
        markup = in_utf_8(content)  # -- expat knows few encodings --
        for at in range(0, len(markup), _PIECE):
            parser.Parse(markup[at : at + _PIECE])
    except _Begun as begun:
        return begun.name
    except (DocumentTypeError, EncodingError, MarkupError, ValueError, LookupError):
        return ""
    return ""


def _begin(tag: str, _: object) -> None:
    raise _Begun(_name(tag))


def _refuse(*_: object) -> None:
    raise DocumentTypeError


def _name(name: str) -> str:
    return "{" + name if "}" in name else name
