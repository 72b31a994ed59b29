"""Where the command `taizhang` begins: stopped at any moment, it ends in a sentence.

Only what every Python has loaded already is imported here, so that this is in force at once.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING
from typing import NoReturn

from toolkit.frontends.signals import ends

if TYPE_CHECKING:
    from types import FrameType

NOTHING_YET = "没有写出文件。"


def run() -> NoReturn:
    """The console script."""
    try:
        _listen()
        from toolkit.frontends.cli import main
    except KeyboardInterrupt:
        sys.exit(_stopped(NOTHING_YET))
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # -- before `main` could say anything: from then on it hears none --
        sys.exit(_stopped(None))


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    raise KeyboardInterrupt


def _listen() -> None:
    """Let every end stop the work; one that is ignored (nohup) stays ignored."""
    for number in ends():
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stopped(so_far: str | None) -> int:
    """Say that a person stopped, and what had been done where that is known."""
    from toolkit.declare.errors import StoppedByPersonError
    from toolkit.frontends.failures import failure_of
    from toolkit.frontends.speaking import JSON_FLAG
    from toolkit.frontends.speaking import deliver
    from toolkit.frontends.speaking import speak_chinese
    from toolkit.frontends.speaking import tell
    from toolkit.frontends.speaking import undisturbed

    with undisturbed(for_good=True):
        speak_chinese(as_json=JSON_FLAG in sys.argv)
        failure = failure_of(StoppedByPersonError(so_far))
        if JSON_FLAG in sys.argv:
            deliver("", failure)
        else:
            tell(failure)
    return failure.exit_status
