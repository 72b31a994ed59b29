"""Errors that a person of the bureau reads: each is one Chinese sentence."""

from __future__ import annotations


class ToolkitError(Exception):
    """The base of all that can go wrong and be told; `str(error)` is the sentence to show.

    Subclasses stand where they are raised from; each says what is wrong, where, and what to do.
    Front ends show the sentence and end with `exit_status`.
    """

    exit_status = 2
    on_command_line = ""  # -- what the command line adds to the sentence --
