"""A child that is asked many times: a copy of this process where there can be one, else a fresh Python."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from typing import cast

import pytest

from toolkit.ooxml.lasting_child import LastingChild
from toolkit.ooxml.lasting_child import own_streams
from toolkit.ooxml.lasting_child import read_frame
from toolkit.ooxml.lasting_child import write_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

SET_HERE = []
"""What a copy of this process knows of it, and a fresh Python does not."""


def serve() -> None:
    """Answer each question about this process."""
    requests, answers = own_streams()
    while (asked := read_frame(requests)) is not None:
        if asked == b"known":
            write_frame(answers, repr(SET_HERE).encode())
        elif asked == b"open":
            write_frame(answers, str(len([*Path("/proc/self/fd").iterdir()])).encode())
        elif asked == b"number":
            write_frame(answers, str(os.getpid()).encode())
        elif asked == b"fault":
            raise ValueError
        else:
            write_frame(answers, asked)


@contextmanager
def started() -> Iterator[LastingChild]:
    child = LastingChild(serve)
    try:
        yield child
    finally:
        child.end()


def asked(child: LastingChild, question: bytes) -> str:
    child.send(question)
    return (child.receive(30) or b"nothing").decode()


def told_by_a_process_without_threads() -> None:
    """Print what children say; run in a process of its own, for the tests' own may have threads."""
    told: dict[str, object] = {}
    handled: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: handled.append(number))
    SET_HERE.append(1)
    print("once", end=" ")
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "lock").open("w"):
        with started() as child:
            told["known"], told["open"] = asked(child, b"known"), int(asked(child, b"open"))
            os.kill(int(asked(child, b"number")), signal.SIGTERM)
            told["after a signal"], told["handled"] = asked(child, b"still there"), handled
        with started() as child:
            told["after a fault"] = asked(child, b"fault")
        with started() as child, started() as another:
            told["two"] = asked(child, b"first") + asked(another, b"second")
        told["folder"] = Path(folder).is_dir()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with started() as child:
        told["unwaited"] = asked(child, b"fault")
    print(json.dumps(told))


@pytest.fixture(scope="module")
def told() -> dict[str, object]:
    if sys.platform != "linux":
        pytest.skip("only Linux says whether a process may be copied")
    program = f"from {__name__} import told_by_a_process_without_threads as tell; tell()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("once {"), "what waited to be written was written once"
    return cast("dict[str, object]", json.loads(done.stdout.removeprefix("once ")))


def test_a_copy_knows_what_is_known_here(told: dict[str, object]) -> None:
    assert told["known"] == "[1]"


def test_a_copy_holds_none_of_the_files_that_are_open_here(told: dict[str, object]) -> None:
    assert told["open"] == 5, "the standard streams, what answers, and the folder that is read"


def test_a_signal_to_the_copy_ends_it_and_is_not_handled_as_here(told: dict[str, object]) -> None:
    assert (told["after a signal"], told["handled"]) == ("nothing", [])


def test_a_fault_of_the_copy_ends_it_and_removes_nothing(told: dict[str, object]) -> None:
    assert (told["after a fault"], told["folder"]) == ("nothing", True)


def test_a_second_child_beside_the_first_answers_too(told: dict[str, object]) -> None:
    assert told["two"] == "firstsecond"


def test_a_host_that_has_no_child_waited_for_ends_one_all_the_same(told: dict[str, object]) -> None:
    assert told["unwaited"] == "nothing"


def test_beside_another_thread_a_fresh_python_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.SET_HERE", [1, 2])
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with started() as child:
            assert asked(child, b"known") == "[]"
    finally:
        done.set()
        other.join()


ECHO = """
from toolkit.ooxml.lasting_child import own_streams, read_frame, write_frame
requests, answers = own_streams()
while (asked := read_frame(requests)) is not None:
    write_frame(answers, asked * 3)
"""


@pytest.fixture(params=["asked whether they are ready", "listened to by a thread"])
def echo(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[LastingChild]:
    if request.param != "asked whether they are ready":
        monkeypatch.delattr(select, "poll", raising=False)
    elif not hasattr(select, "poll"):
        pytest.skip("there is no such question here")
    child = LastingChild(ECHO)
    try:
        yield child
    finally:
        child.end()


def test_requests_and_answers_that_no_pipe_can_hold_wait_for_each_other(echo: LastingChild) -> None:
    sizes = (3 << 20, 0, 1 << 20, 7)
    for size in sizes:
        echo.send(bytes(size))
    assert [len(echo.receive(30) or b"") for _ in sizes] == [3 * size for size in sizes]


def test_a_child_that_is_busy_is_given_up_on_and_that_it_has_ended_is_seen(
    echo: LastingChild,
) -> None:
    with pytest.raises(TimeoutError):
        echo.receive(0)
    echo.end()
    echo = LastingChild("import sys; sys.stdin.buffer.read(1)")
    try:
        echo.send(bytes(4 << 20))
        assert echo.receive(30) is None
    finally:
        echo.end()
