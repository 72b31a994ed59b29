"""Where the command `taizhang` begins: stopped at any moment, it ends in a sentence.

Only what every Python has loaded already is imported here, so that this is in force at once.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING
from typing import NoReturn

if TYPE_CHECKING:
    from types import FrameType

ENDS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""A person presses Ctrl-C, ends the program, closes the terminal or logs out (SIGBREAK: Windows)."""

NOTHING_YET = "没有写出文件。"


def run() -> NoReturn:
    """The console script."""
    _listen(_stop)
    try:
        from toolkit.frontends.cli import main
    except KeyboardInterrupt:
        _end(_stopped())
    try:
        status = main()
    except KeyboardInterrupt:
        from toolkit.declare.errors import STOPPED

        status = STOPPED
    _end(status)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    raise KeyboardInterrupt


def _listen(action: object) -> None:
    """Let an action answer to every end; one that is ignored (nohup) stays ignored."""
    for name in ENDS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, action)  # type: ignore[arg-type]


def _stopped() -> int:
    """Say that a person stopped before anything began."""
    _listen(signal.SIG_IGN)
    from toolkit.declare.errors import StoppedByPersonError
    from toolkit.frontends.failures import failure_of
    from toolkit.frontends.speaking import JSON_FLAG
    from toolkit.frontends.speaking import deliver
    from toolkit.frontends.speaking import speak_utf8
    from toolkit.frontends.speaking import tell

    speak_utf8()
    failure = failure_of(StoppedByPersonError(NOTHING_YET))
    if JSON_FLAG in sys.argv:
        deliver("", failure)
    else:
        tell(failure)
    return failure.exit_status


def _end(status: int) -> NoReturn:
    """End for good: what arrives from now on changes nothing any more."""
    _listen(signal.SIG_IGN)
    sys.exit(status)
