"""A second, slow rendering after a fault, to find the ledger cell that the value came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jinja2 import pass_context

from toolkit.word.template.callblocks import NoFolding
from toolkit.word.template.rendering import Output
from toolkit.word.template.sandbox import WordEnvironment
from toolkit.word.template.values import PLACES
from toolkit.word.template.values import finalize

if TYPE_CHECKING:
    from jinja2 import Environment

    from toolkit.word.template.part import Part
    from toolkit.word.template.rendering import StoryContext


class _TracingEnvironment(WordEnvironment):
    """Remembers what was read from mappings with places since the last thing written."""

    code_generator_class = NoFolding  # -- which asks for every item --

    def __init__(self, like: Environment) -> None:
        super().__init__()
        if isinstance(like, WordEnvironment):
            super().__init__(like.lent, lenient=like.lenient)
        self.trail: list[tuple[str, object]] = []

        @pass_context
        def traced(context: StoryContext, value: object) -> str:
            written = finalize(context, value)
            self.trail.clear()
            return written

        self.finalize = traced

    def getattr(self, obj: object, attribute: str) -> object:
        return self._noted(obj, attribute, super().getattr(obj, attribute))

    def getitem(self, obj: object, argument: object) -> object:
        return self._noted(obj, argument, super().getitem(obj, argument))

    def _noted(self, holder: object, key: object, value: object) -> object:
        if isinstance(holder, Mapping):
            place = (holder.get(PLACES) or {}).get(key)
            if place:
                self.trail.append((str(place), value))
        return value


def trace_place(part: Part, values: Mapping[str, object], culprit: object) -> str:
    """The ledger place of the value that makes a part's rendering fail, or ""."""
    environment = _TracingEnvironment(part.program.environment)
    try:
        part.bound(environment).render({**environment.globals, **values}, Output(0))
    except Exception:  # noqa: BLE001 - the same fault again, whatever it is
        trail = list(environment.trail)
    else:
        return ""
    named = values.get(PLACES)
    if isinstance(named, Mapping):
        own = [(str(place), values.get(name)) for name, place in named.items()]
        trail = [entry for entry in own if _suspect(entry[1], culprit)] + trail
    suspects = [place for place, value in trail if _suspect(value, culprit)]
    fallback = trail[-1][0] if trail else ""
    return suspects[-1] if suspects else fallback


def _suspect(value: object, culprit: object) -> bool:
    if value is culprit:
        return True
    return isinstance(value, str) and isinstance(culprit, str) and bool(value) and value in culprit
