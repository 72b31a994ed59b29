"""Killed at any file event, a step loses nothing that a person typed, and the next run finishes."""

import json
import subprocess
import sys

import openpyxl
import pytest

from judge.working_folder import BOOK
from judge.working_folder import EDIT
from judge.working_folder import copied
from tests.opened import opened
from tests.opened import typed
from tests.workplace import signing_desk
from tests.workplace.kills import RETURNED
from toolkit.frontends.cli import main

STEPS = ["generate", "distribute", "validate", "new"]
ALIKE = ["distribute"]
"""Steps that put their files there as another does: killed by the deep tests alone."""
TIMES = 2
"""So many kills of a step; one at each event in the deep tests."""
EVERY = 0


def kills(step, template, scratch, times):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.workplace.kills",
            step,
            template,
            scratch,
            str(times),
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("step", [each for each in STEPS if each not in ALIKE])
def test_a_kill_loses_nothing(step, edited_folder, tmp_path):
    said = kills(step, edited_folder, tmp_path, TIMES)
    assert said["wrong"] == []
    assert said["kills"] == TIMES


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
    said = kills("issue", to_sign, tmp_path, TIMES)
    assert said["wrong"] == []
    assert said["kills"] == TIMES


@pytest.mark.deep
def test_a_kill_leaves_no_paper_half_archived(to_archive, tmp_path):
    said = kills("archive", to_archive, tmp_path, TIMES)
    assert said["wrong"] == []
    assert said["kills"] == TIMES


@pytest.fixture(scope="module")
def to_collect(edited_folder, tmp_path_factory):
    """One booklet came back with a cell changed, one with a cell at fault, one file is no booklet."""
    folder = copied(edited_folder, tmp_path_factory.mktemp("收") / "台 账")
    assert main(["distribute", str(folder / BOOK)]) in {0, 1}
    come_back(folder, "环评科", "整改措施", RETURNED.decode())
    come_back(folder, "生态科", "办结日期", "五月")
    openpyxl.Workbook().save(folder / "回收" / "报回的别的.xlsx")
    with (folder / "回收" / "报回的别的.xlsx").open("ab") as file:
        file.write(EDIT)
    return folder


def come_back(folder, unit, heading, value):
    sent = max(each for each in folder.glob(f"下发/{unit}_*.xlsx") if "旧稿" not in each.name)
    book = opened(sent)
    sheet = book["问题整改台账"]
    at = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, at[heading]).value = value
    typed(book, folder / "回收" / f"报回的{unit}.xlsx")


def test_a_kill_loses_no_return(to_collect, tmp_path):
    said = kills("collect", to_collect, tmp_path, TIMES)
    assert said["wrong"] == []
    assert said["kills"] == TIMES


@pytest.mark.deep
def test_no_kill_at_any_event_loses_a_return(to_collect, tmp_path):
    said = kills("collect", to_collect, tmp_path, EVERY)
    assert said["wrong"] == []
    assert said["kills"] == said["events"]


@pytest.mark.deep
@pytest.mark.parametrize("step", [*STEPS, "new year"])
def test_no_kill_at_any_event_loses_anything(step, edited_folder, tmp_path):
    said = kills(step, edited_folder, tmp_path, EVERY)
    assert said["wrong"] == []
    assert said["kills"] == said["events"]


@pytest.mark.deep
@pytest.mark.parametrize(("step", "folder"), [("issue", "to_sign"), ("archive", "to_archive")])
def test_no_kill_at_any_event_leaves_a_paper_half_done(step, folder, request, tmp_path):
    said = kills(step, request.getfixturevalue(folder), tmp_path, EVERY)
    assert said["wrong"] == []
    assert said["kills"] == said["events"]
