"""A room's tests over one mutant after the other, in copies of the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tools.mutants.rooms import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.mutants.making import Mutant

PROCESSES = 2
PARTS = (
    "toolkit", "tests", "judge", "tools", "docs", "macros", "doc_templates", "workbook_templates",
    "pyproject.toml", "requirements.lock", "README.md", "README.zh-CN.md",
)  # fmt: skip
PATIENCE, LEAST_SECONDS = 4, 20


def survivors(mutants: list[Mutant], folders: tuple[str, ...]) -> Iterator[Mutant]:
    """The mutants that no test of the folders notices; a run without end is noticed.

    Raises:
        SystemExit: the tests fail over the code as it is.
    """
    with TemporaryDirectory() as parent, ThreadPoolExecutor(PROCESSES) as pool:
        free: SimpleQueue[Path] = SimpleQueue()
        for number in range(PROCESSES):
            free.put(_copy(Path(parent) / str(number)))
        seconds = _seconds(free, folders)

        def lives(mutant: Mutant) -> bool:
            home = free.get()
            try:
                with _planted(mutant, home):
                    return _pass(home, folders, seconds)
            finally:
                free.put(home)

        for mutant, alive in zip(mutants, pool.map(lives, mutants), strict=True):
            if alive:
                yield mutant


def _copy(home: Path) -> Path:
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, home / part)
        elif source.exists():
            shutil.copy2(source, home / part)
    return home


def _seconds(free: SimpleQueue[Path], folders: tuple[str, ...]) -> float:
    """How long a mutant may take: some times what the code as it is takes."""
    home = free.get()
    start = time.monotonic()
    if not _pass(home, folders, None):
        raise SystemExit(f"the tests in {', '.join(folders)} fail without any mutant")
    free.put(home)
    return max(LEAST_SECONDS, PATIENCE * (time.monotonic() - start))


@contextmanager
def _planted(mutant: Mutant, home: Path) -> Iterator[None]:
    path = home / mutant.path
    own, times = path.read_bytes(), path.stat()
    path.write_text(mutant.source, encoding="utf-8")
    try:
        yield
    finally:
        path.write_bytes(own)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # -- or it is compiled anew --


def _pass(home: Path, folders: tuple[str, ...], seconds: float | None) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "--tb=no", "-m", "not office and not deep"]
    own = {
        "PYTHONPATH": str(home),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HYPOTHESIS_PROFILE": "mutants",
    }
    try:
        ran = subprocess.run(
            [*command, *folders],
            cwd=home, env={**os.environ, **own}, capture_output=True, timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0
