"""What of a click Ctrl+Z takes back: all that it changed, together with what it said of that.

What changed nothing leaves no step: neither what was asked and refused, nor what there was nothing to do about.
Excel's list of steps is emptied by every program that writes; there nothing is to be left out of it.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING
from typing import Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


class Step(Protocol):
    """The step that a click becomes."""

    @property
    def noted(self) -> bool:
        """Whether anything is in it by now."""
        ...

    def aside(self) -> AbstractContextManager[None]:
        """What is written meanwhile is in no step."""
        ...


class NoStep:
    """Of a program in which a click is none."""

    noted = False

    def aside(self) -> AbstractContextManager[None]:
        """Nothing is to be left out."""
        return nullcontext()
