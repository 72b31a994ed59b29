"""Killed at any file event, a step loses nothing that a person typed, and the next run finishes."""

import json
import subprocess
import sys

import pytest

STRIDE = {"generate": 9, "distribute": 25, "validate": 5, "new": 4}


def kills(step, template, scratch, first, stride):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.workplace.kills",
            step,
            template,
            scratch,
            str(first),
            str(stride),
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("step", STRIDE)
def test_a_kill_loses_nothing(step, edited_folder, tmp_path):
    said = kills(step, edited_folder, tmp_path, 1, STRIDE[step])
    assert said["wrong"] == []
    assert said["kills"] >= 5


@pytest.mark.deep
@pytest.mark.parametrize("step", STRIDE)
def test_no_kill_at_any_event_loses_anything(step, edited_folder, tmp_path):
    said = kills(step, edited_folder, tmp_path, 1, 1)
    assert said["wrong"] == []
    assert said["kills"] == said["events"]
