"""The control workbook in a real LibreOffice on a screen of its own."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.untitled import untitled
from tools.clerk.machine import running
from tools.clerk.machine import screen

HERE = Path(__file__).parent
TEMPLATE = HERE.parents[2] / "workbook_templates" / "三解三促" / "三解三促台账.xlsx"
SYSTEM_PYTHON = "/usr/bin/python3"
NEEDED = ("soffice", "Xvfb", "openbox", "xdotool")

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)), reason="LibreOffice or a virtual screen is missing"
    ),
]


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What the probe saw, by name."""
    folder = tmp_path_factory.mktemp("office")
    path = folder / "book.xlsx"
    path.write_bytes(untitled(TEMPLATE.read_bytes()))
    pipe = f"blank{os.getpid()}"
    with screen() as display:
        clean = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "DISPLAY": display}
        clean |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        listening = f"--accept=pipe,name={pipe};urp;"
        office = ("soffice", "--norestore", "--nologo", profile, listening)
        with running("openbox", env=clean), running(*office, env=clean):
            done = subprocess.run(
                [SYSTEM_PYTHON, HERE / "office_probe.py", path, pipe],
                env=clean,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_cells_are_validated_by_named_lists(seen):
    assert seen["rule"] == ["LIST", "名单_姓名", "WARNING"]
    assert seen["flag rule"] == "STOP"


def test_headings_and_examples_refuse_changes_and_data_are_accepted(seen):
    assert seen["heading typed over"] == "序号"
    assert seen["example typed over"] == "张三"
    assert seen["data typed"] == "水北村"


def test_the_list_of_people_grows_with_the_roster_and_survives_gaps(seen):
    assert seen["people"] == ["3", "张三", "李四"]
    assert seen["flags"] == ["是", "否"]


def test_a_person_and_an_option_are_picked_from_their_drop_downs(seen):
    assert seen["person picked"] in {"张三", "李四"}
    assert seen["flag picked"] in {"是", "否"}


def test_the_front_page_counts_filled_rows(seen):
    assert seen["counted"] == ["2行", "1行"]  # -- one of the two has no number yet --


def test_rows_can_be_deleted_and_inserted_and_the_list_follows(seen):
    assert seen["after deleting"] == ["李四", "1", "李四"]
    assert seen["end mark after inserting"] == "——以下无内容——"
    assert seen["people after inserting"] == "王五"
