"""Killed at any file event, a step loses nothing that a person typed, and the next run finishes."""

import json
import subprocess
import sys

import pytest

from judge.working_folder import EDIT
from judge.working_folder import copied
from tests.workplace import signing_desk
from toolkit.frontends.cli import main

STRIDE = {"generate": 23, "distribute": 61, "validate": 9, "new": 4}
"""Every so-manieth event; each one in the deep tests."""


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


@pytest.fixture(scope="module")
def to_sign(tmp_path_factory):
    """Papers of which nothing is open, the 核对单 ticked by a person."""
    folder = signing_desk.make(tmp_path_factory.mktemp("签") / "台 账")
    with (folder / "公文" / "表扬通报_核对单.xlsx").open("ab") as file:
        file.write(EDIT)
    return folder


@pytest.fixture(scope="module")
def to_archive(to_sign, tmp_path_factory):
    """The same, one paper signed."""
    folder = copied(to_sign, tmp_path_factory.mktemp("归") / "台 账")
    path = folder / "公文" / signing_desk.CIRCULAR
    assert main(["issue", str(path), *signing_desk.TYPED]) == 0
    return folder


def test_a_kill_leaves_no_paper_half_signed(to_sign, tmp_path):
    said = kills("issue", to_sign, tmp_path, 1, 17)
    assert said["wrong"] == []
    assert said["kills"] >= 5


def test_a_kill_leaves_no_paper_half_archived(to_archive, tmp_path):
    said = kills("archive", to_archive, tmp_path, 1, 19)
    assert said["wrong"] == []
    assert said["kills"] >= 5


@pytest.mark.deep
@pytest.mark.parametrize("step", STRIDE)
def test_no_kill_at_any_event_loses_anything(step, edited_folder, tmp_path):
    said = kills(step, edited_folder, tmp_path, 1, 1)
    assert said["wrong"] == []
    assert said["kills"] == said["events"]


@pytest.mark.deep
@pytest.mark.parametrize(("step", "folder"), [("issue", "to_sign"), ("archive", "to_archive")])
def test_no_kill_at_any_event_leaves_a_paper_half_done(step, folder, request, tmp_path):
    said = kills(step, request.getfixturevalue(folder), tmp_path, 1, 1)
    assert said["wrong"] == []
    assert said["kills"] == said["events"]
