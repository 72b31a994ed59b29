"""A Python program of ours in a process of its own: it may be ended, and cannot take all memory.

What a library of another language does to its process (abort, fill memory, never come back) stays there.
Windows bounds the time only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

MEGABYTE = 1 << 20
_FALLBACK_BASE = 1 << 30


class NoInterpreterError(Exception):
    """The program that this runs in is no Python, and none is found beside it."""


def ask(program: str, request: bytes, seconds: float) -> bytes:
    """What a child writes to standard output after it was given a request; nothing where it ended early.

    Args:
        program: Python text; the child finds the same modules as this process.
        request: what it reads from standard input.
        seconds: how long it may take.

    Raises:
        TimeoutError: it took longer, and was ended.
        NoInterpreterError: there is nothing to run it with.
    """
    with subprocess.Popen(  # noqa: S603 - the command is this interpreter and a constant
        [interpreter(), "-P", "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # -- none flashes over Excel --
    ) as process:
        try:
            answer, _ = process.communicate(request, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise TimeoutError from None
        except BaseException:  # -- stopped by a person --
            process.kill()
            raise
    return answer


def interpreter() -> str:
    """The Python that runs this, also where it runs inside an office program.

    There `sys.executable` is whatever the search path has by that name, of any version: what lies beside
    the libraries goes first.

    Raises:
        NoInterpreterError: there is none.
    """
    home, version = Path(sys.exec_prefix), f"{sys.version_info.major}.{sys.version_info.minor}"
    for each in (f"bin/python{version}", "python.exe", "Scripts/python.exe", "bin/python.exe"):
        if (home / each).is_file():
            return str(home / each)
    own = Path(sys.executable or home)
    if own.name.lower().startswith("python") and own.is_file():
        return str(own)
    raise NoInterpreterError(sys.executable)


def bound(megabytes: float, seconds: float | None = None) -> None:
    """Bound the memory that this process takes from now on, and its processor time, where that can be.

    Args:
        megabytes: beyond what it has now.
        seconds: of processor time; None where each request is timed by itself.
    """
    if find_spec("resource") is None:
        return
    import resource

    most = _address_space() + int(megabytes * MEGABYTE)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(content: bytes) -> None:
    """Give the parent what it asked for, and end: a full heap is not worth tidying up."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    os._exit(0)


def _address_space() -> int:
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return _FALLBACK_BASE
    return int(statm.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
