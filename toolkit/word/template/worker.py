"""Rendering in a process of its own, which may be ended at any time and cannot take all memory."""

from __future__ import annotations

import json
import os
import pickle
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from toolkit.ooxml.bounded_child import NoInterpreterError
from toolkit.ooxml.bounded_child import answer
from toolkit.ooxml.bounded_child import ask
from toolkit.ooxml.bounded_child import bound
from toolkit.word.messages import of_rendering
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.errors import RenderError
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.limits import Limits
from toolkit.word.template.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROGRAM = "from toolkit.word.template.worker import serve; serve()"
_DONE, _FAULT = b"D", b"E"
_ERRORS: dict[str, type[LocatedError]] = {"template": TemplateError, "render": RenderError}


def render_safely(template: Template, context: Mapping[str, object], limits: Limits) -> bytes:
    """The document like `Template.render`, made in a worker process within limits.

    For templates or data that are not trusted.

    Args:
        template: the template, compiled once more in the worker.
        context: values by name; all must be picklable.
        limits: when to give up.

    Raises:
        RenderError: a value is wrong, or a limit was passed.
    """
    name = template.name
    try:
        request = pickle.dumps((asdict(limits), template.data, name, dict(context)))
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
        reason = of_rendering.UNPICKLABLE()
        raise RenderError(reason, template=name) from error
    return _answer(_run(request, name, limits), name, limits)


def _run(request: bytes, name: str, limits: Limits) -> bytes:
    try:
        return ask(_PROGRAM, request, limits.seconds)
    except TimeoutError:
        reason = of_rendering.TIME_LIMIT(seconds=limits.seconds)
        raise RenderError(reason, template=name) from None
    except NoInterpreterError:
        reason = of_rendering.NO_INTERPRETER()
        raise RenderError(reason, template=name) from None


def _answer(answer: bytes, name: str, limits: Limits) -> bytes:
    if answer[:1] == _DONE:
        return answer[1:]
    if answer[:1] == _FAULT:
        fields = json.loads(answer[1:])
        kind = _ERRORS[fields.pop("kind")]
        raise kind(fields.pop("reason"), **fields)
    reason = of_rendering.MEMORY_LIMIT(memory_megabytes=limits.memory_megabytes)
    raise RenderError(reason, template=name)


def serve() -> None:
    """Read one request from standard input, answer on standard output."""
    limits_fields, data, name, context = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent
    limits = Limits(**limits_fields)
    bound(limits.memory_megabytes, limits.seconds)
    try:
        document = Template(data, name).render_bounded(context, limits)
        said = _DONE + document
    except LocatedError as error:
        said = _FAULT + _fields(error)
    except MemoryError:
        os._exit(1)
    answer(said)


def _fields(error: LocatedError) -> bytes:
    kind = "template" if isinstance(error, TemplateError) else "render"
    names = ("reason", "template", "place", "tag", "data_place")
    fields = {"kind": kind, **{field: getattr(error, field) for field in names}}
    return json.dumps(fields).encode()
