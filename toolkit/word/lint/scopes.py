"""Which names a tag sees: the slots, and what loops, `set`, `with` and macros bring."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.word.template.tags import CLOSINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

LOOP = "loop"
LOOP_NAMES = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"}
    | {"previtem", "nextitem", "cycle", "changed"}
)
_CALLER = ("caller", "varargs", "kwargs")


@dataclass(frozen=True, slots=True)
class Rows:
    """What is known of a slot with fields, of a list of such rows, and of one row.

    Attributes:
        slot: its name.
        fields: those that are known, at least one.
        partial: whether there may be others.
    """

    slot: str
    fields: tuple[str, ...]
    partial: bool = False

    def lacks(self, field: str) -> bool:
        """Whether there is no such field."""
        return not self.partial and field not in self.fields


@dataclass(frozen=True, slots=True)
class Function:
    """A macro of the template."""


Shape = Rows | Function | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a part beside the tag that is judged.

    Attributes:
        complete: whether the names that the data has are known.
        bodies: what stands in its tags.
        loop_gone: whether an end of a loop follows that has lost its beginning.
    """

    complete: bool
    bodies: Sequence[str] = ()
    loop_gone: bool = False


@dataclass(slots=True)
class _Frame:
    keyword: str
    names: dict[str, Shape] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether what is set inside is seen outside: `if` hides nothing."""
        return self.keyword == "if"


class Scopes:
    """The names in force while a part's tags are read from first to last."""

    def __init__(self, outer: Mapping[str, Shape], used: AbstractSet[str] = frozenset()) -> None:
        """Begin with the slots; `used` are names that tags take from the data where slots are not known.

        `sizes` are of batches, by the name that a loop goes by.
        """
        self.lost: set[str] = set()
        self.used = used
        self.sizes: dict[str, int] = {}
        self._taken: set[str] = set()
        self._frames = [_Frame("", dict(outer))]

    def __contains__(self, name: str) -> bool:
        return any(name in frame.names for frame in self._frames)

    def __iter__(self) -> Iterator[str]:
        return (name for frame in self._frames for name in frame.names)

    def shape(self, name: str) -> Shape:
        """What is known of a name."""
        found = (f.names[name] for f in reversed(self._frames) if name in f.names)
        return next(found, None)

    def set(self, name: str, shape: Shape) -> None:
        """Bind a name in the innermost block that hides its names."""
        self._taken.add(name)
        frame = next(f for f in reversed(self._frames) if not f.open)
        frame.names[name] = shape

    def enter(self, keyword: str, names: Mapping[str, Shape], *, again: bool = False) -> None:
        """Begin a block; `again` where a loop may be called to go through its own items."""
        extra: dict[str, Shape] = {}
        if keyword == "for":
            extra[LOOP] = Function() if again else None
        elif keyword in {"macro", "call"}:
            extra = dict.fromkeys(_CALLER, Function() if keyword == "macro" else None)
        self._frames.append(_Frame(keyword, {**extra, **names}))

    def offers(self, name: str) -> bool:
        """Whether the document kind has this slot, and no tag has taken its name."""
        return name not in self._taken and [name in frame.names for frame in self._frames] == [
            True,
            *[False] * len(self._frames[1:]),
        ]

    def loops_over(self, name: str) -> bool:
        """Whether a loop that has not ended goes by this name."""
        return any(frame.keyword == "for" and name in frame.names for frame in self._frames)

    def middle(self) -> None:
        """Pass an `else`: that of a loop does not see the loop's names."""
        if self._frames[-1].keyword == "for":
            self._frames[-1].names.clear()

    def leave(self, closing: str) -> None:
        """End the innermost block of that kind; what does not fit is told elsewhere."""
        keyword = CLOSINGS[closing]
        depths = [i for i, frame in enumerate(self._frames) if frame.keyword == keyword]
        if not depths:
            return
        for frame in self._frames[depths[-1] :]:
            self.lost |= set(frame.names) - {LOOP, *_CALLER}
        del self._frames[depths[-1] :]
