"""Steps killed at moments drawn at random, in bureaus of other people: what is lost, half written, untrue.

A step runs in a child of its own, which is killed (SIGKILL) after a drawn part of the time that the
same step takes undisturbed; of every two, one is killed only once it has begun to write. The next run
must finish, and all that it says is held to what is there.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from judge import signing
from judge import working_folder
from judge.bureaus import rename
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.register.register import Register
from toolkit.workplace.folders import REGISTER_FILE
from toolkit.workplace.folders import STEP_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = {
    "generate": ("generate", "{book}", "进展情况通报", "表扬通报", "催报通知"),
    "distribute": ("distribute", "{book}"),
    "validate": ("validate", "{book}"),
    "new": ("new", "{folder}/新的 台账"),
    "issue": signing.ISSUE,
    "archive": signing.ARCHIVE,
}
SIGNING = frozenset({"issue", "archive"})
WHILE_WRITING = 0.5
PATIENCE, GLANCE = 10.0, 0.002  # -- seconds --
A_BUREAU_SERVES = 25  # -- kills, before another bureau's folder is made --
KEPT = re.compile("原来的(?:文件内容不同，已|[^，。]*内容不同，已)?另存为([^。]+)。")


def figures(seed: int) -> Counter[str]:
    """What came of one kill and the run after it."""
    draw = Random(seed)
    step = draw.choice([*STEPS])
    template = bureau(seed // A_BUREAU_SERVES, step if step in SIGNING else "")
    with TemporaryDirectory(prefix="judge-") as name:
        folder = working_folder.copied(template, Path(name) / "台 账")
        typed = working_folder.typed_in(folder)
        alone = lasting(step, template)
        if draw.random() < WHILE_WRITING:
            was_killed = _killed(step, folder, draw.uniform(0, alone / 2), once_writing=True)
        else:
            was_killed = _killed(step, folder, draw.uniform(0, alone), once_writing=False)
        found = Counter({"kills": int(was_killed), "ended before the kill": int(not was_killed)})
        found["half written"] = len([*working_folder.half_written(folder)])
        found["typed bytes lost"] = len([*working_folder.lost(folder, typed)])
        found.update(_after(step, folder, typed))
    return found


@lru_cache(maxsize=6)
def bureau(number: int, before: str = "") -> Path:
    """A working folder of other people, as it is before a step of signing where one is given."""
    holder = TemporaryDirectory(prefix="judge-")
    atexit.register(holder.cleanup)
    rows = sample.clean_rows(SANJIE.ledgers)
    rename(rows, Random(number))
    quiet = Path(holder.name) / "台 账"
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            if before:
                signing.make(quiet, rows, signed=before == "archive")
            else:
                working_folder.make(quiet, rows)
            os._exit(0)
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    return quiet


@lru_cache(maxsize=16)
def lasting(step: str, template: Path) -> float:
    """Seconds that a step takes where nothing disturbs it."""
    with TemporaryDirectory(prefix="judge-") as name:
        folder = working_folder.copied(template, Path(name) / "台 账")
        started = time.monotonic()
        assert os.waitstatus_to_exitcode(os.waitpid(_begun(step, folder), 0)[1]) in (0, 1)
        return time.monotonic() - started


def _words(step: str, folder: Path) -> list[str]:
    return [each.format(book=folder / working_folder.BOOK, folder=folder) for each in STEPS[step]]


def _begun(step: str, folder: Path) -> int:
    child = os.fork()
    if child == 0:
        os.setsid()
        os._exit(working_folder.run_quietly(*_words(step, folder)))
    return child


def _killed(step: str, folder: Path, after: float, *, once_writing: bool) -> bool:
    """Whether the step was still at work when it was killed, so many seconds after it began (to write)."""
    child = _begun(step, folder)
    until = time.monotonic() + PATIENCE
    while once_writing and not _writes(folder) and time.monotonic() < until:
        time.sleep(GLANCE)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _was_made(step: str, folder: Path, said: dict[str, object]) -> bool:
    """Whether a new folder was whole when its making was killed, so that there was nothing left to do."""
    if step != "new" or "occupied" not in json.dumps(said):
        return False
    made, *_ = folder.glob("新的 台账")
    whole = (made / REGISTER_FILE, *(made / name for name in STEP_FOLDERS))
    return all(each.exists() for each in whole) and any(made.glob("*.xlsm"))


def _writes(folder: Path) -> bool:
    """Whether something lies in the folder that is there only while a run writes."""
    return any(folder.glob(".*")) or any(folder.glob("*/.*"))


def _after(step: str, folder: Path, typed: set[bytes]) -> Counter[str]:
    """What is wrong after the next run of the same step."""
    said, status = ran(folder, *_words(step, folder))
    found: Counter[str] = Counter()
    finished = status in working_folder.DONE or _was_made(step, folder, said)
    found["next run did not finish"] = int(not finished)
    found["half written"] = len([*working_folder.half_written(folder)])
    found["typed bytes lost"] = len([*working_folder.lost(folder, typed)])
    found["left behind"] = len([*working_folder.left_behind(folder)])
    found["register unsound"] = len([*working_folder.unsound_register(folder)])
    found["unregistered unsaid"] = len([*unregistered_unsaid(folder, [said])])
    found["untrue said"] = len([*untrue(folder, said)])
    if step in SIGNING:
        found["not signed once"] = len([*signing.not_signed_once(folder)])
    if step == "archive":
        found["not archived whole"] = len([*signing.not_archived_whole(folder)])
    return found


def ran(folder: Path, *words: str) -> tuple[dict[str, object], int]:
    """What a command says as JSON, and its exit status."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "toolkit", *words, "--json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    try:
        return json.loads(done.stdout), done.returncode
    except ValueError:
        return {"error": {"message": f"{folder}: {done.stdout}{done.stderr}"}}, done.returncode


def unregistered_unsaid(folder: Path, said: list[dict[str, object]]) -> Iterator[str]:
    """Files that no run has registered, where nobody said that something was not registered."""
    if not any(each.get("unregistered") for each in said):
        yield from working_folder.unregistered(folder)


def untrue(folder: Path, said: dict[str, object]) -> Iterator[str]:
    """What one run says and is not so: files that are not there, old ones that were not kept."""
    for path in _files_named(said):
        if not Path(path).exists():
            yield f"{path}不在"
    there = {each.name for each in working_folder.shown_files(folder)}
    for old in KEPT.findall(json.dumps(said, ensure_ascii=False)):
        if old not in there:
            yield f"{old}不在"
    if said.get("documents") and not said.get("unregistered"):
        yield from _not_as_registered(folder, said)


def _files_named(said: dict[str, object]) -> Iterator[str]:
    for name in ("documents", "packages"):
        for each in _list_of(said.get(name)):
            yield from (each[key] for key in ("file", "check_list") if key in each)
    alone = ("copy", "listing", "final", "clean", "data", "register", "page")
    yield from (str(said[key]) for key in alone if said.get(key))
    yield from _list_of(said.get("written"))
    yield from _list_of(said.get("files"))


def _not_as_registered(folder: Path, said: dict[str, object]) -> Iterator[str]:
    runs = Register(folder / REGISTER_FILE).runs()
    registered = {paper.file for entry in runs for paper in entry.run.papers}
    for each in _list_of(said["documents"]):
        if Path(each["file"]).name not in registered:
            yield f"{each['file']}没有登记"


def _list_of(value):
    return value if isinstance(value, list) else []
