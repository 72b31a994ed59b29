"""What a command says on the standard streams, whoever listens and whatever the locale."""

from __future__ import annotations

import codecs
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
from toolkit.frontends.folding import Folding
from toolkit.frontends.signals import ends

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from toolkit.frontends.failures import Failure

JSON_FLAG = "--json"
OUTPUT = "标准输出"
UTF_8 = "utf-8"
ASKED = "PYTHONIOENCODING"
_UTF_8_PAGE = 65001
_LONE = re.compile(r"[\ud800-\udfff]")  # -- from file names that are not UTF-8 --


def speak_chinese(*, as_json: bool = False) -> None:
    """Let Chinese come out whatever the locale says, in the encoding of who listens.

    A terminal keeps its own and has lines as wide as it is, a pipe or a file has what `encoding_for` says, JSON is always UTF-8. A
    character that the encoding does not have is written by its number. Where the caller has closed a stream
    (`>&-`), what is said there goes nowhere, and the work goes on.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - till the program ends
            setattr(sys, name, nowhere)
    for name, stream in (("stdout", sys.stdout), ("stderr", sys.stderr)):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
            if not as_json:
                setattr(sys, name, stream if isinstance(stream, Folding) else Folding(stream))
            continue
        encoding = UTF_8
        if not (as_json and stream is sys.stdout):
            encoding = encoding_for(stream.encoding, os.environ.get(ASKED, ""), _console_page())
        errors = "surrogateescape" if encoding == UTF_8 else "backslashreplace"
        reconfigure(encoding=encoding, errors=errors)


def encoding_for(own: str, asked: str, console_page: int) -> str:
    """The encoding of a pipe or a file.

    Args:
        own: what Python took for it, by the locale or by what was asked.
        asked: the value of PYTHONIOENCODING, which a person set on purpose.
        console_page: the code page of the Windows console that the pipe or file belongs to, 0 where
            there is none; `more`, `findstr` and PowerShell read by it.
    """
    if asked.partition(":")[0]:
        return _plain(own)
    if console_page:
        return UTF_8 if console_page == _UTF_8_PAGE else _plain(f"cp{console_page}")
    if os.name == "nt":
        return UTF_8
    return _plain(own) if _speaks_chinese(own) else UTF_8


def _plain(encoding: str) -> str:
    """An encoding by the name that Python gives it; UTF-8 for one that Python does not know."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return UTF_8


def _speaks_chinese(encoding: str) -> bool:
    try:
        return bool("台账".encode(encoding))
    except (UnicodeEncodeError, LookupError):
        return False


def _console_page() -> int:
    """The code page of the console's output on Windows; 0 where there is no console."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())


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
