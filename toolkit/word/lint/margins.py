"""The tags in field codes and attributes of a part whose text is read: alternative texts, watermarks, names of controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.lint.guessing import bound_names
from toolkit.word.lint.walking import judge_tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from toolkit.declare.document import Slot
    from toolkit.word.lint.findings import Finding
    from toolkit.word.template.tags import Tag

_CONTEXTS = frozenset({"field", "attribute", "address", "address_part"})


def judge_margins(
    tags: Sequence[Tag], slots: Sequence[Slot] | None, environment: Environment
) -> list[Finding]:
    """The faults inside the tags of a compiled part that stand in no text.

    They are read behind all others: the names that any tag of the part gives are taken for known.
    """
    found = [tag for tag in tags if tag.context in _CONTEXTS and not tag.made]
    bodies = [tag.token.body for tag in tags] if found else []
    given = bound_names(bodies)
    return judge_tags(found, set(), slots, environment, given=given, bodies=bodies)
