"""Tags that do nothing: macros that nobody calls, data items within comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_doubts

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.template.tags import Tag

_MACRO = re.compile(r"macro\s+(\w+)\s*\(")
_VALUE = re.compile(r"\{\{[-\s]*([^\W\d]\w*)")
_BARE = re.compile(r"[^\W\d]\w*")


def judge_idle_tags(tags: Sequence[Tag], names: Container[str]) -> Iterator[Finding]:
    """The macros that are never called, and comments that hold a data item."""
    bodies = [tag.token.body for tag in tags]
    for tag in tags:
        if tag.dropped:
            continue
        if tag.token.kind == "comment":
            yield from _commented(tag, names)
        elif (found := _MACRO.match(tag.token.body)) and not _is_called(found[1], bodies):
            message, advice = (
                of_doubts.NEVER_CALLED(name=found[1]),
                of_doubts.CALL_IT(name=found[1]),
            )
            yield remark(Check.IDLE, tag.place, message, advice, tag.text)


def _is_called(name: str, bodies: Sequence[str]) -> bool:
    called = re.compile(rf"(?<!macro )(?<!\w){re.escape(name)}\s*\(")
    return any(called.search(body) for body in bodies)


def _commented(tag: Tag, names: Container[str]) -> Iterator[Finding]:
    body = tag.token.body
    found = _VALUE.search(body) or _BARE.fullmatch(body)
    name = "" if found is None else found[found.re.groups]
    if name and name in names:
        message, advice = of_doubts.IN_COMMENT(name=name), of_doubts.WRITE_VALUE(name=name)
        yield remark(Check.IDLE, tag.place, message, advice, tag.text)
