"""The process in which templates are linted, each within its limits: linting compiles them."""

from __future__ import annotations

import json
import pickle
from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.bounded_child import bound
from toolkit.ooxml.lasting_child import own_streams
from toolkit.ooxml.lasting_child import read_frame
from toolkit.ooxml.lasting_child import write_frame
from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import Severity
from toolkit.word.lint.linting import lint_bytes
from toolkit.word.messages import speaking
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.extensions import lent
from toolkit.word.template.places import Place
from toolkit.word.template.worker import DONE
from toolkit.word.template.worker import FAULT
from toolkit.word.template.worker import MEMORY
from toolkit.word.template.worker import READY
from toolkit.word.template.worker import packed
from toolkit.word.template.worker import timed

if TYPE_CHECKING:
    from toolkit.declare.document import Slot
    from toolkit.word.messages import Language
    from toolkit.word.template.limits import Limits


@dataclass(frozen=True, slots=True)
class Asked:
    """A template to lint: what `lint_bytes` takes, extensions as bytes."""

    limits: Limits
    language: Language
    data: bytes
    name: str
    slots: tuple[Slot, ...] | None
    extensions: bytes
    original: bytes | None


def serve() -> None:
    """Lint templates until nobody asks any more, or one takes all memory."""
    requests, answers = own_streams()
    write_frame(answers, READY)
    is_first = True
    while (request := read_frame(requests)) is not None:
        asked: Asked = pickle.loads(request)  # noqa: S301 - from the parent
        if is_first:  # -- a bound that is set may not be raised --
            bound(asked.limits.memory_megabytes)
        is_first = False
        with speaking(asked.language), timed(asked.limits):
            answer = _linted(asked)
        write_frame(answers, answer)
        if answer == MEMORY:
            return


def _linted(asked: Asked) -> bytes:
    try:
        extensions = lent(asked.extensions, asked.name)
        found = lint_bytes(
            asked.data, asked.name, asked.slots, extensions=extensions, original=asked.original
        )
        return DONE + _said(found)
    except LocatedError as error:
        return MEMORY if isinstance(error.__cause__, MemoryError) else FAULT + packed(error)
    except MemoryError:
        return MEMORY


def _said(findings: tuple[Finding, ...]) -> bytes:
    return json.dumps([{**asdict(each), "place": asdict(each.place)} for each in findings]).encode()


def heard(said: bytes) -> tuple[Finding, ...]:
    """The findings that the worker told of."""
    return tuple(
        Finding(
            Check(each["check"]),
            Severity(each["severity"]),
            Place(**each["place"]),
            each["message"],
            each["suggestion"],
            each["tag"],
        )
        for each in json.loads(said)
    )
