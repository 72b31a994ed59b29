"""Names that a template must use: what a person deleted, or typed over, is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.messages import of_rendering
from toolkit.word.template.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet


def unused(names: AbstractSet[str], required: Iterable[str]) -> list[str]:
    """The required names that no tag uses."""
    return [name for name in required if name not in names]


def unused_faults(
    names: AbstractSet[str], required: Iterable[str], template: str
) -> list[TemplateError]:
    """A fault for each required name that no tag uses."""
    return [
        TemplateError(
            of_rendering.UNUSED(name=name) + of_rendering.WRITE_IT(name=name), template=template
        )
        for name in unused(names, required)
    ]
