"""A value that carries its name: wherever it is written, a hidden bookmark tells which figure stands there."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any
from typing import Self

from toolkit.word.template.marks_part import Noted
from toolkit.word.template.values import InlineValue
from toolkit.word.template.values import plain_text
from toolkit.word.template.values import story_text
from toolkit.word.template.values import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.word.template.rendering import StoryContext

_SINGLE = (str, int, float, Decimal, date, time)


def bare(value: Any) -> Any:
    """A value without its name."""
    return value.value if isinstance(value, Figure) else value


class _Operand:
    """What Python asks of a number or a text, asked of the value beneath; results have no name."""

    __slots__ = ()
    value: Any

    def __bool__(self) -> bool:
        return bool(self.value)

    def __int__(self) -> int:
        return int(self.value)

    def __float__(self) -> float:
        return float(self.value)

    def __hash__(self) -> int:
        return hash(self.value)

    def __eq__(self, other: object) -> bool:
        return bool(self.value == bare(other))

    def __lt__(self, other: object) -> bool:
        return bool(self.value < bare(other))

    def __le__(self, other: object) -> bool:
        return bool(self.value <= bare(other))

    def __gt__(self, other: object) -> bool:
        return bool(self.value > bare(other))

    def __ge__(self, other: object) -> bool:
        return bool(self.value >= bare(other))

    def __contains__(self, other: object) -> bool:
        return bare(other) in self.value

    def __add__(self, other: object) -> Any:
        return self.value + bare(other)

    def __radd__(self, other: Any) -> Any:
        return other + self.value

    def __sub__(self, other: object) -> Any:
        return self.value - bare(other)

    def __rsub__(self, other: Any) -> Any:
        return other - self.value

    def __mul__(self, other: object) -> Any:
        return self.value * bare(other)

    def __rmul__(self, other: Any) -> Any:
        return other * self.value

    def __truediv__(self, other: object) -> Any:
        return self.value / bare(other)

    def __rtruediv__(self, other: Any) -> Any:
        return other / self.value

    def __floordiv__(self, other: object) -> Any:
        return self.value // bare(other)

    def __rfloordiv__(self, other: Any) -> Any:
        return other // self.value

    def __mod__(self, other: object) -> Any:
        return self.value % bare(other)

    def __rmod__(self, other: Any) -> Any:
        return other % self.value

    def __neg__(self) -> Any:
        return -self.value


@dataclass(frozen=True, slots=True, eq=False)
class Figure(_Operand, InlineValue):
    """A value with a name, to be found again in the document when people have worked on it.

    In tags it is what its value is: filters, sums and comparisons see the value. A filter's result
    keeps the name; what `+` or `~` makes does not, for it is another figure.

    Attributes:
        value: a text, a number, a date.
        name: of the figure; the same name may stand in any number of places.
        attributes: what the document records with it, such as the cells that it was counted from.
        origin: the value before filters, alone; empty while none has been used.
    """

    value: Any
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    origin: tuple[object, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a name that nothing could be found by."""
        if not self.name.strip():
            raise ValueError("a figure needs a name")

    def __str__(self) -> str:
        return text_of(self.value)

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), (self.value, self.name, self.attributes, self.origin)

    @property
    def counted(self) -> object:
        """The value before filters."""
        return self.origin[0] if self.origin else self.value

    def named(self, result: object) -> object:
        """What a filter made of the value, under the same name where it is a single datum."""
        if isinstance(result, bool) or not isinstance(result, _SINGLE):
            return result
        return replace(self, value=result, origin=(self.counted,))

    def inline(self, context: StoryContext) -> str:
        """The text between two signs that `marking.settle` makes a bookmark of."""
        printed = text_of(self.value)
        value = printed
        if self.origin:
            value = "" if self.counted is None else text_of(self.counted)
        given: dict[str, str] = {}
        texts: tuple[str, ...] = (self.name, value)
        if self.attributes:
            given = {str(key): str(each) for key, each in self.attributes.items()}
            texts = (*texts, *given, *given.values())
        if not "".join(texts).isprintable():
            for text in texts:
                plain_text(text)  # -- refuses here, where the tag is known --
        return context.output.signed(Noted(self.name, value, given), story_text(printed))


@dataclass(frozen=True, slots=True)
class Words(InlineValue):
    """Words with figures among them: in tags a text, written with each figure under its name."""

    parts: tuple[str | Figure, ...]

    def __str__(self) -> str:
        return "".join(map(str, self.parts))

    def __bool__(self) -> bool:
        return bool(str(self))

    def inline(self, context: StoryContext) -> str:
        """The text, the figures between their signs."""
        return "".join(
            part.inline(context) if isinstance(part, Figure) else story_text(part)
            for part in self.parts
        )
