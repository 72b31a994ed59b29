"""The process in which a template is compiled and documents are made, each within its limits.

It is told once what the template is, then given documents' data in bundles; it answers one by one.
"""

from __future__ import annotations

import faulthandler
import json
import os
import pickle
from typing import TYPE_CHECKING
from typing import NoReturn

from toolkit.ooxml.bounded_child import bound
from toolkit.ooxml.lasting_child import own_streams
from toolkit.ooxml.lasting_child import read_frame
from toolkit.ooxml.lasting_child import write_frame
from toolkit.word.messages import of_rendering
from toolkit.word.messages import speaking
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.errors import RenderError
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.template import Template

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from toolkit.word.template.limits import Limits

PROGRAM = "from toolkit.word.template.worker import serve; serve()"
READY, DONE, FAULT, MEMORY = b"R", b"D", b"E", b"M"
_GRACE = 5.0
"""Seconds after which the worker ends itself, should the parent be no more to do it."""

_ERRORS: dict[str, type[LocatedError]] = {"template": TemplateError, "render": RenderError}
_FIELDS = ("reason", "template", "place", "tag", "data_place")


def serve() -> None:
    """Compile one template and make documents of it until nobody asks any more."""
    requests, answers = own_streams()
    write_frame(answers, READY)
    told = read_frame(requests)
    if told is None:
        return
    language, limits, *source = pickle.loads(told)  # noqa: S301 - from the parent
    with speaking(language):
        template = _compiled(source, limits, answers)
        if template is not None:
            _serve(template, limits, requests, answers)


def _compiled(
    source: tuple[bytes, str, Sequence[str], bool], limits: Limits, answers: BinaryIO
) -> Template | None:
    """The template within its limits; None where it is wrong, and the parent was told."""
    data, name, required, lenient = source
    bound(limits.memory_megabytes)
    faulthandler.dump_traceback_later(limits.seconds + _GRACE, exit=True)
    try:
        template = Template(data, name, required=required, lenient=lenient)
    except LocatedError as error:
        write_frame(answers, FAULT + packed(error))
        return None
    except MemoryError:
        _give_up(answers)
    write_frame(answers, DONE)
    return template


def _serve(template: Template, limits: Limits, requests: BinaryIO, answers: BinaryIO) -> None:
    while True:
        faulthandler.cancel_dump_traceback_later()
        bundle = read_frame(requests)
        if bundle is None:
            return
        for request in pickle.loads(bundle):  # noqa: S301 - from the parent
            faulthandler.dump_traceback_later(limits.seconds + _GRACE, exit=True)
            write_frame(answers, _made(template, request, limits, answers))


def _made(template: Template, request: bytes, limits: Limits, answers: BinaryIO) -> bytes:
    try:
        context = pickle.loads(request)  # noqa: S301 - from the parent
        document = template.render_bounded(context, limits)
        if len(document) > limits.output_megabytes * 1_000_000:
            reason = of_rendering.FILE_LIMIT(output_megabytes=limits.output_megabytes)
            raise RenderError(reason, template=template.name)
    except LocatedError as error:
        if isinstance(error.__cause__, MemoryError):
            _give_up(answers, packed(error))
        return FAULT + packed(error)
    except MemoryError:
        _give_up(answers)
    return DONE + document.packed()


def _give_up(answers: BinaryIO, told: bytes = b"") -> NoReturn:
    """Tell that the memory is at its end, and end: a full heap is not worth tidying up."""
    write_frame(answers, MEMORY + told)
    os._exit(1)


def packed(error: LocatedError) -> bytes:
    """An error on its way to the parent."""
    kind = "template" if isinstance(error, TemplateError) else "render"
    faults = error.faults if isinstance(error, TemplateError) else ()
    return json.dumps({"kind": kind, "said": [_said(each) for each in (error, *faults)]}).encode()


def unpacked(content: bytes) -> LocatedError:
    """The error that the worker told of, with all faults of a template."""
    told = json.loads(content)
    first, *faults = [_ERRORS[told["kind"]](**said) for said in told["said"]]
    if isinstance(first, TemplateError):
        first.faults = tuple(each for each in faults if isinstance(each, TemplateError))
    return first


def _said(error: LocatedError) -> dict[str, str]:
    return {field: getattr(error, field) for field in _FIELDS}
