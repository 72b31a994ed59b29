"""What a command says on the standard streams, whoever listens and whatever the locale."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from toolkit.frontends.failures import failure_of
from toolkit.frontends.signals import ends

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from toolkit.frontends.failures import Failure

JSON_FLAG = "--json"
OUTPUT = "标准输出"
_LONE = re.compile(r"[\ud800-\udfff]")  # -- from file names that are not UTF-8 --


def speak_utf8() -> None:
    """Chinese must come out whatever the locale says; a terminal keeps its own encoding.

    Where the caller has closed a stream (`>&-`), what is said there goes nowhere, and the work goes on.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - till the program ends
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="surrogateescape")


def json_text(said: object) -> str:
    """One JSON object that every reader of UTF-8 can read."""
    text = json.dumps(said, ensure_ascii=False, indent=2)
    return _LONE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", text) + "\n"


def flush_output() -> None:
    """Let out what standard output still holds.

    Raises:
        OSError: it cannot be written; its `filename` is a name for people.
    """
    try:
        sys.stdout.flush()
    except OSError as refused:
        give_up_on(sys.stdout)
        raise OSError(refused.errno, refused.strerror, OUTPUT) from refused


def tell(failure: Failure) -> None:
    """Its sentence on standard error, where somebody listens."""
    _put(sys.stderr, f"{failure.message}\n")


def deliver(said: str, failure: Failure | None) -> int:
    """One object on standard output, made of what a command said and of what ended it.

    Args:
        said: the command's object, or a page of help, or nothing.
        failure: what ended it before its time.

    Returns:
        The exit status of what went wrong with delivering it, 0 where nothing did.
    """
    if failure is not None:
        tell(failure)
        said = json_text({**_object_in(said), **failure.as_object()})
    elif not said.startswith("{"):
        said = json_text({"text": said})
    refused = _put(sys.stdout, said)
    if refused is None:
        return 0
    lost = failure_of(refused)
    tell(lost)
    return lost.exit_status


def _object_in(said: str) -> dict[str, object]:
    try:
        found = json.loads(said)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _put(stream: TextIO, words: str) -> OSError | None:
    """Write and flush; what stands in the way is returned, and nothing more is written then."""
    try:
        stream.write(words)
        stream.flush()
    except OSError as refused:
        give_up_on(stream)
        return OSError(refused.errno, refused.strerror, OUTPUT)
    return None


def give_up_on(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: nobody takes it, and the end of Python would complain."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def undisturbed(*, for_good: bool) -> Iterator[None]:
    """Let no signal to stop come between what is said and its end.

    Args:
        for_good: whether the process ends with it, so that what is said stays the last word.
    """
    before: dict[int, Any] = {}
    with suppress(ValueError):  # -- a thread other than the first hears no signals anyway --
        for number in ends():
            before[number] = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        if not for_good:
            for each, action in before.items():
                signal.signal(each, action)
