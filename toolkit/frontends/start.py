"""Where the command `taizhang` begins: stopped at any moment, it ends in a sentence.

Only what is built into Python is imported here, so that this is in force at once: `signal` and `typing` take
longer than all the rest.
"""

from __future__ import annotations

import _thread
import sys
import time

from toolkit.frontends.signals import ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from types import FrameType
    from typing import NoReturn
else:
    import _signal

NOTHING_YET = "没有写出文件。"
SOON = 0.01  # -- seconds for a finalizer to end --


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
    """Let every end stop the work; one that is ignored (nohup) stays ignored.

    Python lets no error out of a finalizer or a callback: a stop that comes there is raised again behind it.
    """
    for number in ends():
        if _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, _stop)
    sys.unraisablehook = _raise_again


def _raise_again(unraisable: sys.UnraisableHookArgs) -> None:
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
        return
    for number in ends():
        if _signal.getsignal(number) is _stop:
            # -- from another thread: one raised here would be lost as well --
            _thread.start_new_thread(_stop_soon, (number,))
            return


def _stop_soon(number: _signal.Signals) -> None:
    time.sleep(SOON)
    _thread.interrupt_main(number)


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
