"""From an exception in the midst of rendering to one sentence with the place in the template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateRuntimeError

from toolkit.chinese.characters import half_width
from toolkit.word.messages import Message
from toolkit.word.messages import of_rendering
from toolkit.word.template.errors import Fault
from toolkit.word.template.errors import MissingFault
from toolkit.word.template.errors import RenderError
from toolkit.word.template.spellings import spelt
from toolkit.word.template.syntax import near
from toolkit.word.template.tracing import trace_place
from toolkit.word.template.values import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.word.template.part import Part

_ARGUMENTS = re.compile(
    r"\(\) (?:takes|missing|got (?:an unexpected|multiple|some))|takes no keyword|^macro .*(?:takes|got)"
    r"|expected (?:at (?:least|most) |exactly )?\d+ arguments?"
)
"""How Python and jinja say that something was called with other arguments than it has."""

_NO_WORD = re.compile(r"\W+")

_REASONS: tuple[tuple[type[Exception], Message], ...] = (
    (SecurityError, of_rendering.FORBIDDEN),
    (ZeroDivisionError, of_rendering.DIVISION),
    (RecursionError, of_rendering.RECURSION),
    (OverflowError, of_rendering.OVERFLOW),
    (MemoryError, of_rendering.MEMORY),
    (TypeError, of_rendering.WRONG_TYPE),
    (ValueError, of_rendering.WRONG_VALUE),
    (LookupError, of_rendering.NO_ITEM),
    (AttributeError, of_rendering.NO_USE),
    (TemplateRuntimeError, of_rendering.TAG_MISUSED),
)


def diagnose(
    error: Exception, part: Part, values: Mapping[str, object], template: str
) -> RenderError:
    """The error to raise for an exception from a part's code."""
    tag = part.tag_at(error.__traceback__)
    return RenderError(
        _reason(error, part, values, tag.token.body if tag else ""),
        template=template,
        place=str(tag.place) if tag else part.label,
        tag=tag.text if tag else "",
        data_place=_data_place(error, part, values),
    )


def _reason(error: Exception, part: Part, values: Mapping[str, object], body: str) -> str:
    if isinstance(error, MissingFault):
        return _missing_reason(error, part, values, body)
    if isinstance(error, Fault):
        return error.reason
    if isinstance(error, TypeError) and _ARGUMENTS.search(str(error)):
        return of_rendering.WRONG_ARGUMENTS()
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason()
    return of_rendering.FAILED(name=type(error).__name__)


def _missing_reason(
    error: MissingFault, part: Part, values: Mapping[str, object], body: str
) -> str:
    if not error.held:
        name = spelt(error.name, part.spellings)
        return MissingFault(name).reason + _meant(name, values, body)
    if error.holder is None:
        return of_rendering.EMPTY_BEFORE(name=error.name)
    if isinstance(error.holder, Mapping):
        known = [key for key in error.holder if key != PLACES]
        return error.reason + _meant(error.name, known, body)
    known = [name for name in dir(error.holder) if not name.startswith("_")]
    return error.reason + near(error.name, known)


def _meant(name: str, known: Iterable[object], body: str) -> str:
    """What the data has instead: the name that the tag says, if tags cannot; else the name most like it."""
    missing, written = _plain(name), _plain(body)
    for each in map(str, known):
        if not each.isidentifier() and missing in _plain(each) and _plain(each) in written:
            made = _NO_WORD.sub("_", half_width(each)).strip("_")
            return of_rendering.SIGNS_IN_NAME(name=each, plain=made)
    return near(name, known)


def _plain(text: str) -> str:
    return "".join(half_width(text).split())


def _data_place(error: Exception, part: Part, values: Mapping[str, object]) -> str:
    if isinstance(error, MissingFault):
        holder = error.holder if error.held else values
        return _row_place(holder, error.name)
    return trace_place(part, values, getattr(error, "value", None))


def _row_place(holder: object, name: str) -> str:
    """The ledger place of a missing item, or that of the row which lacks it."""
    places = holder.get(PLACES) if isinstance(holder, Mapping) else None
    if not places:
        return ""
    if name in places:
        return str(places[name])
    return of_rendering.ROW_OF(first=next(iter(places.values())))
