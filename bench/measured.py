"""Seconds and peak memory of one program, run by a small process that has run nothing else.

A kernel says of a child the peak memory of all that was waited for before it, and gives a new program
the peak of whoever forked it. So every program has a starter of its own, as small as Python can be.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

STARTER = """
import json, os, sys, time
start = time.perf_counter()
child = os.fork()
if not child:
    os.execvp(sys.argv[2], sys.argv[2:])
_, status, used = os.wait4(child, 0)
figures = [time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]
with open(sys.argv[1], "w") as out:
    json.dump(figures, out)
sys.exit(os.waitstatus_to_exitcode(status) != 0)
"""


class FailedError(Exception):
    """A program that ended with a fault or took too long: why."""


@dataclass(frozen=True)
class Used:
    """What a program used: seconds of the clock and of the processor, megabytes; and what it said."""

    wall: float
    cpu: float
    megabytes: float
    said: str


def measured(
    program: list[str],
    *,
    folder: Path | None = None,
    path: Path | None = None,
    seconds: float | None = None,
    status: tuple[int, ...] = (0,),
) -> Used:
    """Run a program in a folder, with a PYTHONPATH.

    Raises:
        FailedError: it took more than these seconds, or failed (`status` 1 may be a finding).
    """
    with tempfile.TemporaryDirectory() as place:
        figures = Path(place) / "figures.json"
        command = [sys.executable, "-I", "-S", "-c", STARTER, str(figures), *program]
        environment = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
        with subprocess.Popen(
            command, cwd=folder, env=environment, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            try:
                said, errors = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                raise FailedError(f"more than {seconds} s") from None
        if process.returncode not in status:
            raise FailedError((errors.strip().splitlines() or ["failed"])[-1][:60])
        return Used(*json.loads(figures.read_text(encoding="utf-8")), said)


def python(program: str, *arguments: object) -> list[str]:
    """A Python program given as text, as a command."""
    return [sys.executable, "-c", program, *map(str, arguments)]
