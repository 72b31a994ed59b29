"""XML of any length, read in passing: elements by namespace and place, no tree, no entities."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE = 4096
MarkupError = expat.ExpatError
"""What is raised for markup that is not well-formed; a ValueError or LookupError means the same."""


class DocumentTypeError(Exception):
    """The markup declares a document type (entities), which no part of a package does."""


class _Begun(Exception):
    """The first element is there."""


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
    parser = expat.ParserCreate(namespace_separator="}")
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


def is_well_formed(content: bytes) -> bool:
    """Whether markup is well-formed and declares no document type."""
    try:
        read_events(content)
    except (DocumentTypeError, MarkupError, ValueError, LookupError):
        return False
    return True


def begins_plainly(content: bytes) -> bool:
    """Whether markup comes to its first element without a document type; no more of it is read."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _begin
    try:
        for at in range(0, len(content), _PIECE):
            parser.Parse(content[at : at + _PIECE])
    except _Begun:
        return True
    except (DocumentTypeError, MarkupError, ValueError, LookupError):
        return False
    return False


def _begin(*_: object) -> None:
    raise _Begun


def _refuse(*_: object) -> None:
    raise DocumentTypeError


def _name(name: str) -> str:
    return "{" + name if "}" in name else name
