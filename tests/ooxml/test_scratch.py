"""Folders for what is made on the way: gone at the end, and after a kill with the next."""

import os
import signal
import subprocess
import tempfile

import pytest

from tests.child import python_child
from toolkit.ooxml.scratch import scratch_folder

HOLD = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from toolkit.ooxml.scratch import scratch_folder
with scratch_folder("held-") as folder:
    (folder / "公文.docx").write_bytes(b"1")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def held(temporary):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    child = python_child(HOLD, temporary, **pipes)
    child.stdout.readline()
    return child


def left(temporary):
    return sorted(each.name.partition("-")[0] for each in temporary.glob("taizhang-*/*"))


def test_nothing_is_left_at_the_end_and_nobody_else_looks_in(temporary):
    with scratch_folder("a-") as folder:
        (folder / "x").write_bytes(b"1")
        assert folder.stat().st_mode & 0o077 == 0
        assert folder.parent.stat().st_mode & 0o077 == 0
    assert left(temporary) == []


def test_what_a_killed_one_left_goes_with_the_next(temporary):
    child = held(temporary)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    assert left(temporary) == ["held", "held"]
    with scratch_folder("a-"):
        assert left(temporary) == ["a", "a"]


def test_what_a_living_one_uses_stays(temporary):
    child = held(temporary)
    with scratch_folder("a-"), scratch_folder("b-"):
        assert left(temporary) == ["a", "a", "b", "b", "held", "held"]
    child.communicate("")
    assert left(temporary) == []


def test_a_name_that_somebody_else_has_taken_is_not_used(temporary):
    (temporary / f"taizhang-{os.getuid()}").symlink_to(temporary)
    with scratch_folder("a-") as folder:
        assert folder.parent == temporary
    assert [each.name for each in temporary.iterdir()] == [f"taizhang-{os.getuid()}"]
