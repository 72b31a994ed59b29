"""After rendering: words that a template's slip prints, and fixed text that must be there.

Data is text: a datum that reads "None" or "{{" is written as it is. Such a word is a fault only when
a computed tag makes it out of data that has no such word, and the tag itself does not say it either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from typing import TYPE_CHECKING

from jinja2 import pass_context

from toolkit.word.messages import of_rendering
from toolkit.word.template.errors import Fault

if TYPE_CHECKING:
    from toolkit.word.template.rendering import StoryContext

_SLIPS = re.compile(r"None|[Uu]ndefined|\{\{|\}\}|\{%|%\}|[｛{][｛％]|<[\w.]+ (?:object )?at 0x")
_MARKUP = re.compile(r"<[^>]*>")
_DEPTH = 8


@pass_context
def made(context: StoryContext, value: object, line: int) -> object:
    """What a computed tag made, unless it made a slip.

    Raises:
        Fault: it has a word that is neither in the data nor in the tag.
    """
    if not isinstance(value, str):
        return value
    for slip in dict.fromkeys(_SLIPS.findall(value)):
        if not _is_said(slip, context, line):
            raise Fault(of_rendering.SLIP(slip=slip), value)
    return value


def _is_said(word: str, context: StoryContext, line: int) -> bool:
    tag = context.part.tag_on(line)
    if tag is not None and word in tag.token.body:
        return True
    if word in context.part.source.text:
        return True
    return any(word in text for text in _texts(context.parent, _DEPTH))


def _texts(value: object, depth: int) -> Iterator[str]:
    """The texts in a datum; an object that writes itself counts as the text it writes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping) and depth:
        for key, item in value.items():
            yield from _texts(key, depth - 1)
            yield from _texts(item, depth - 1)
    elif isinstance(value, Iterable) and isinstance(value, list | tuple | set) and depth:
        for item in value:
            yield from _texts(item, depth - 1)


def shown_text(xml: str) -> str:
    """All text of a part, to compare before and after a correction of its structure."""
    return "".join(_MARKUP.sub("", xml).split())
