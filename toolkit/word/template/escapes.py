"""Values that a person may not have meant: what looks escaped, and empty texts; written, and told."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

from toolkit.word.template.told import Blank
from toolkit.word.template.told import EscapedLooking

if TYPE_CHECKING:
    from toolkit.word.template.rendering import StoryContext
    from toolkit.word.template.tags import Tag

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_FETCHED = re.compile(
    r"""[^\W\d][\w.]*(?:\[[^\[\]|()]*\][\w.]*)*(?:\s*\|\s*(?!default\b|d\b|空则)\w+(?:\([^()]*\))?)*"""
)
"""A datum as it is, or through filters none of which is for what is empty."""

_SHOWN = 40


def note(context: StoryContext, text: str) -> None:
    """Tell of a text that is being written, if it looks escaped."""
    if _ENTITY.search(text) is None:
        return
    tag = _tag_being_written(context)
    place, typed = (str(tag.place), tag.text) if tag else (context.part.label, "")
    name = tag.token.body.split("|")[0].strip() if tag else ""
    context.output.tell(EscapedLooking(name, place, typed, text[:_SHOWN]))


def note_blank(context: StoryContext) -> None:
    """Tell of an empty text that is being written, unless its tag says itself what to write then."""
    tag = _tag_being_written(context)
    if tag is not None and _FETCHED.fullmatch(tag.token.body.strip()):
        name = tag.token.body.split("|")[0].strip()
        context.output.leave_blank(Blank(name, str(tag.place), tag.text))


def _tag_being_written(context: StoryContext) -> Tag | None:
    """The tag whose code has called; only what is rare may look for it so."""
    part = context.part
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename != f"<{part.name}>":
        frame = frame.f_back
    return part.tag_in(frame.f_lineno) if frame is not None else None
