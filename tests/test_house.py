"""The house is as its floor plan and its contracts say."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLKIT = ROOT / "toolkit"
PAGE = (ROOT / "docs" / "架构.md").read_text(encoding="utf-8")
PLACES = set(re.findall(r"`([\w./]*(?:/|\.py))`", PAGE)) - {"toolkit/"}


def folders():
    return {place.parent.relative_to(TOOLKIT) for place in TOOLKIT.rglob("__init__.py")} - {Path()}


def rooms():
    modules = {place.stem for place in TOOLKIT.glob("[!_]*.py")}
    return modules | {folder.name for folder in folders() if len(folder.parts) == 1}


def contract(name):
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (found,) = (each for each in contracts if each["name"] == name)
    return found


def floors():
    return [
        set(re.findall(r"toolkit\.(\w+)", floor))
        for floor in contract("imports run one way")["layers"]
    ]


def test_the_page_of_the_house_names_nothing_that_is_not_there():
    missing = [
        place
        for place in PLACES
        if not ((TOOLKIT / place).is_dir() if place[-1] == "/" else (TOOLKIT / place).is_file())
    ]
    assert sorted(missing) == []


def test_the_page_of_the_house_names_every_room():
    named = {place.rstrip("/").removesuffix(".py") for place in PLACES}
    assert rooms() - named == set()


def test_every_room_stands_on_one_floor():
    standing = [room for floor in floors() for room in floor]
    assert sorted(standing) == sorted(rooms())


def test_the_engines_know_no_room_but_the_ground():
    (floor,) = (number for number, each in enumerate(floors()) if "engines" in each)
    not_ground = set().union(*floors()[: floor + 1]) - {"engines"}
    forbidden = contract("the xlwings engines stand alone")["forbidden_modules"]
    assert not_ground - {module.removeprefix("toolkit.") for module in forbidden} == set()


def test_a_child_that_tests_stop_listens_to_signals_whatever_the_caller_ignores():
    started = [
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if path.name not in {"child.py", Path(__file__).name}
        and "SIGINT" in (text := path.read_text(encoding="utf-8"))
        and re.search(r"Popen\(", text)
    ]
    assert started == []


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\x00\x08\x00clock"])
def test_no_test_is_named_by_bytes(request, content):
    """Such a name changes with the time that an archive holds, and the workers do not agree on it."""
    made = [each for each in request.session.items if hasattr(each, "callspec")]
    assert any(content in each.callspec.params.values() for each in made)
    for each in made:
        for name, value in each.callspec.params.items():
            if isinstance(value, bytes) and len(value) > 3:
                assert ascii(value)[2:12] not in each.nodeid, (name, each.nodeid)


def test_no_room_speaks_of_one_activitys_offices_and_sheets():
    """What every activity's clerks read says nothing that is so in one bureau alone."""
    own = re.compile("局办公室|局领导|局机关|联系点|三解三促|坛环|金坛")
    spoken = [
        f"{place.relative_to(TOOLKIT)}: {found[0]}"
        for place in TOOLKIT.rglob("*.py")
        if place.relative_to(TOOLKIT).parts[0] not in {"activities", "word"}
        for found in own.finditer(place.read_text(encoding="utf-8"))
    ]
    assert spoken == []
