"""What files that are read one after another have alike, sign by sign: it is made of the first one, and kept.

A form that was sent to hundreds comes back from all of them with the same printed sheets and the same formats.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING
from typing import TypeVar
from typing import cast

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")

MOST_KEPT = 32
LARGEST_KEPT = 1 << 18  # -- bytes of a part: what is larger is some unit's own --


class MadeBefore:
    """What was made of the parts of the files before; whoever has it again changes nothing in it.

    Args:
        most: how many things are kept, those asked for last; 0 keeps nothing.
    """

    def __init__(self, most: int = 0) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[object, ...], object] = OrderedDict()

    def once(self, kind: str, part: bytes, *others: object, make: Callable[[], Made]) -> Made:
        """What `make` gives of a part, with whatever `others` it hangs on; None is not kept."""
        key = (kind, part, *others)
        if key in self._kept:
            self._kept.move_to_end(key)
            return cast("Made", self._kept[key])
        made = make()
        if self._most and made is not None and len(part) <= LARGEST_KEPT:
            self._kept[key] = made
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
