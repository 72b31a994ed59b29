"""Errors that a person of the bureau reads: each is one Chinese sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTIVITYS = "活动的"


class ToolkitError(Exception):
    """The base of all that can go wrong and be told; `str(error)` is the sentence to show.

    Subclasses stand where they are raised from; each says what is wrong, where, and what to do.
    Front ends show the sentence and end with `exit_status`.
    """

    exit_status = 2
    on_command_line = ""  # -- what the command line adds to the sentence --


@contextmanager
def declared_as(declaration: str) -> Iterator[None]:
    """Note on whatever goes wrong within which declaration of the activity did it (规则D101)."""
    try:
        yield
    except Exception as error:
        error.add_note(f"{ACTIVITYS}{declaration}")
        raise


def whose(error: BaseException, otherwise: str) -> str:
    """What failed, as a sentence's subject: the declaration that was noted, else the program's own."""
    notes = getattr(error, "__notes__", ())
    return next((note for note in notes if note.startswith(ACTIVITYS)), otherwise)
