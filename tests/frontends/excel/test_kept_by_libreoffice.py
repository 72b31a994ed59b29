"""A workbook filled and saved in LibreOffice: what is typed stays what it is, and its buttons come back."""

import pytest

from tests.untitled import untitled
from toolkit.activities.sanjie import SANJIE
from toolkit.workplace.new_folder import make_workspace
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

VISITS = "下基层活动台账"

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """A new workbook, its first cell typed, saved, opened again, a button pressed; by name, what was seen."""
    folder = tmp_path_factory.mktemp("day")
    folder.chmod(0o777)
    book = make_workspace(folder / "台账", SANJIE)[0]
    book.write_bytes(untitled(book.read_bytes()))
    for path in (book.parent, *book.parent.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    steps = {
        "first cell": ("go", VISITS, "A3"),
        "typed": ("typed", "1"),
        "entered": ("keys", "Return"),
        "row": ("shown", VISITS, "A3:B3"),
        "save": ("save",),
        "reopen": ("reopen",),
        "front": ("go", "首页", "A1"),
        "buttons": ("buttons", 6),
        "steps": ("undoable",),
        "changed": ("changed",),
        "pressed": ("press", "校验"),
    }
    with screen() as display, Machine(folder, display, book.parent, language="zh-CN") as machine:
        seen = machine.install().run(book, *steps.values())
    return dict(zip(steps, seen, strict=True))


def test_what_is_typed_into_an_empty_ledger_is_not_completed_from_its_notes(day):
    assert day["row"] == [["1", ""]]


def test_the_buttons_are_back_when_the_saved_workbook_is_opened(day):
    captions = ["下发台账", "催报", "回收合并", "校验", "生成公文", "签发"]
    assert sorted(day["buttons"]) == sorted(captions)
    assert day["pressed"]["status"]
    assert day["pressed"]["status"] != "尚未运行。"


def test_drawing_them_is_no_step_and_no_change(day):
    assert day["steps"] == []
    assert not day["changed"]
