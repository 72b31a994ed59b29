"""The signals by which a person, or the end of a session, stops a program."""

from __future__ import annotations

import signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def ends() -> list[signal.Signals]:
    """Ctrl-C, an end asked for, a terminal that is closed or a session left; those that this system has."""
    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
