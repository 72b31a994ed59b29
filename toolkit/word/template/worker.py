"""The process in which a template is compiled and documents are made, each within its limits.

It is told what the template is, then given documents' data in bundles, which it answers one by one; then
perhaps what the next template is.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import pickle
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
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
from toolkit.word.template.extensions import lent
from toolkit.word.template.template import Template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from typing import BinaryIO

    from toolkit.word.messages import Language
    from toolkit.word.template.limits import Limits

TEMPLATE, BUNDLE = b"T", b"B"
READY, DONE, FAULT, MEMORY = b"R", b"D", b"E", b"M"
_GRACE = 5.0
"""Seconds after which the worker ends itself, should the parent be no more to do it."""

_ERRORS: dict[str, type[LocatedError]] = {"template": TemplateError, "render": RenderError}
_FIELDS = ("reason", "template", "place", "tag", "data_place")


@dataclass(frozen=True, slots=True)
class Told:
    """What the parent says of a template; the limits of the first template bound the memory of all.

    Attributes:
        limits: of compiling it, and of each document.
        language: in which its faults are told.
        data, name, required, figures, lenient, without_macros: what `Template` takes.
        extensions: the caller's own, as `carried` makes bytes of them: they may not be found here.
    """

    limits: Limits
    language: Language
    data: bytes
    name: str
    required: tuple[str, ...] = ()
    lenient: bool = False
    extensions: bytes = b""
    figures: Mapping[str, str] = field(default_factory=dict)
    without_macros: bool = False


def serve() -> None:
    """Compile templates and make documents of the last one, until nobody asks any more."""
    requests, answers = own_streams()
    write_frame(answers, READY)
    served: Told | None = None
    template: Template | None = None
    while (asked := read_frame(requests)) is not None:
        if asked[:1] == TEMPLATE:
            is_first = served is None
            served = pickle.loads(asked[1:])  # noqa: S301 - from the parent
            if is_first:  # -- a bound that is set may not be raised --
                bound(served.limits.memory_megabytes)
            with speaking(served.language):
                template = _compiled(served, answers)
        elif template is not None and served is not None:
            requests_of_it: list[bytes] = pickle.loads(memoryview(asked)[1:])  # noqa: S301 - from the parent
            asked = b""  # -- a long table's data is not held twice --
            with speaking(served.language):
                _serve(template, requests_of_it, served.limits, answers)


def _compiled(told: Told, answers: BinaryIO) -> Template | None:
    """The template within its limits; None where it is wrong, and the parent was told."""
    with timed(told.limits):
        try:
            template = Template(
                told.data,
                told.name,
                required=told.required,
                lenient=told.lenient,
                extensions=lent(told.extensions, told.name),
                figures=told.figures,
                without_macros=told.without_macros,
            )
        except LocatedError as error:
            write_frame(answers, FAULT + packed(error))
            return None
        except MemoryError:
            _give_up(answers)
    write_frame(answers, DONE)
    gc.freeze()  # -- what lives as long as the template is not looked through for each document --
    return template


def _serve(template: Template, requests: list[bytes], limits: Limits, answers: BinaryIO) -> None:
    requests.reverse()
    while requests:
        with timed(limits):
            made = _made(template, requests, limits, answers)
        write_frame(answers, made)


@contextmanager
def timed(limits: Limits) -> Iterator[None]:
    """Have the process end itself, should what follows take too long and the parent be no more.

    An alarm ends it; where there is none (Windows), a thread, which takes longer to set than many a document.
    """
    seconds = limits.seconds + _GRACE
    has_alarm = hasattr(signal, "setitimer")
    if has_alarm:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    else:
        faulthandler.dump_traceback_later(seconds, exit=True)
    try:
        yield
    finally:
        if has_alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
        else:
            faulthandler.cancel_dump_traceback_later()


def _made(template: Template, requests: list[bytes], limits: Limits, answers: BinaryIO) -> bytes:
    """The answer to the last of the requests, which is taken."""
    try:
        context = _context(requests.pop(), template.name)
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


def _context(request: bytes, name: str) -> Mapping[str, object]:
    """The data of a document.

    Raises:
        RenderError: it has objects of classes that cannot be found here.
    """
    try:
        found: Mapping[str, object] = pickle.loads(request)  # noqa: S301 - from the parent
    except (ImportError, AttributeError) as error:
        raise RenderError(of_rendering.DATA_ELSEWHERE(why=str(error)), template=name) from error
    return found


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
