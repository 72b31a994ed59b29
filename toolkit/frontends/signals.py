"""The signals by which a person, or the end of a session, stops a program."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
else:
    import _signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def ends() -> list[_signal.Signals]:
    """Ctrl-C, an end asked for, a terminal that is closed or a session left; those that this system has."""
    return [getattr(_signal, name) for name in _NAMES if hasattr(_signal, name)]
