"""The three months, each gone through once; the second activity's installation is that of its own tests."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.frontends.excel.test_real_click import keep
from tests.month import walk
from tests.month import worlds
from tests.second_activity.conftest import demo
from tests.second_activity.conftest import project
from tests.second_activity.conftest import site
from tools.clerk.machine import Machine
from tools.clerk.machine import screen

__all__ = ["demo", "project", "site"]

WORLDS = ("small screen", "ods", "second activity")


@pytest.fixture(scope="session")
def extension(request):
    """The extension as it is written where both activities are installed."""
    folder = Path(tempfile.mkdtemp(prefix="oxt"))
    folder.chmod(0o755)
    ran = request.getfixturevalue("site").python("-m", "toolkit.frontends.libreoffice", folder)
    assert ran.status == 0, ran.err
    yield folder / "taizhang.oxt"
    shutil.rmtree(folder)


@pytest.fixture(scope="session", params=WORLDS)
def world(request, tmp_path_factory):
    """Whose month it is."""
    folder = tmp_path_factory.mktemp("month")
    if request.param == "small screen":
        return worlds.xlsm_world(folder)
    if request.param == "ods":
        return worlds.ods_world(folder)
    others = [request.getfixturevalue(each) for each in ("demo", "extension", "site")]
    return worlds.second_world(folder, *others)


@pytest.fixture(scope="session")
def month(world):
    """By name of the step, what was seen: in the first weeks, by the contact, in the last week."""
    try:
        with (
            screen(world.screen) as display,
            Machine(
                world.desk.parent, display, world.desk, language="zh-CN", locale="zh-CN"
            ) as machine,
        ):
            machine.install(world.extension)
            first = went(machine, world.book, walk.first_week(world))
            first |= went(machine, world.book, walk.second_week(world))
            (sent,) = (world.desk / "下发").glob(world.booklet)
            returned = Path(shutil.copy(sent, world.desk / "回收" / "随便起的名.xlsx"))
            contact = went(machine, returned, walk.contact(world))
            rows, line = rows_of(world, first, contact)
            last = went(machine, world.book, walk.last_week(world, rows, line))
    finally:
        keep(world.desk.parent, f"month-{world.book.suffix[1:]}-{world.ledger}", [])
    return {"first": first, "contact": contact, "last": last}


def went(machine, book, steps):
    """The steps carried out; by their names, what each saw."""
    return dict(zip(steps, machine.run(book, *steps.values()), strict=True))


def rows_of(world, first, contact):
    """Which rows of the workbook the contact filled, and which is its submission of this batch."""
    keys = [key for (key,) in first["reported"]]
    filled = tuple(worlds.FIRST + keys.index(key) for (key,) in contact["keys"])
    unit = ord(world.columns[0]) - ord("A")
    lines = [at for at, line in enumerate(first["sent lines"]) if line[unit] == world.unit]
    return filled, worlds.FIRST + lines[-1]
