"""From an exception in the midst of rendering to one sentence with the place in the template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateRuntimeError

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
    from toolkit.word.template.part import Part

_ARGUMENTS = re.compile(
    r"\(\) (?:takes|missing|got (?:an unexpected|multiple|some))|takes no keyword|^macro .*(?:takes|got)"
    r"|expected (?:at (?:least|most) |exactly )?\d+ arguments?"
)
"""How Python and jinja say that something was called with other arguments than it has."""

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
        _reason(error, part, values),
        template=template,
        place=str(tag.place) if tag else part.label,
        tag=tag.text if tag else "",
        data_place=_data_place(error, part, values),
    )


def _reason(error: Exception, part: Part, values: Mapping[str, object]) -> str:
    if isinstance(error, MissingFault):
        return _missing_reason(error, part, values)
    if isinstance(error, Fault):
        return error.reason
    if isinstance(error, TypeError) and _ARGUMENTS.search(str(error)):
        return of_rendering.WRONG_ARGUMENTS()
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason()
    return of_rendering.FAILED(name=type(error).__name__)


def _missing_reason(error: MissingFault, part: Part, values: Mapping[str, object]) -> str:
    if not error.held:
        name = spelt(error.name, part.spellings)
        return MissingFault(name).reason + near(name, values)
    if error.holder is None:
        return of_rendering.EMPTY_BEFORE(name=error.name)
    if isinstance(error.holder, Mapping):
        return error.reason + near(error.name, [key for key in error.holder if key != PLACES])
    known = [name for name in dir(error.holder) if not name.startswith("_")]
    return error.reason + near(error.name, known)


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
