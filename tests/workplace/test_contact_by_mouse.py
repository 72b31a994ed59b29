"""A contact who has the package alone fills and returns it by what its cover says, with a real mouse."""

import json
import shutil
from pathlib import Path

import pytest

from tests.opened import opened
from tests.workplace.test_packages import as_the_office_typed_it
from toolkit.activities.sanjie import SANJIE
from toolkit.frontends.cli import main
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.sample_workbook import sample_workbook
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

PACKAGE = "生态科_科室台账_2012年第4期_v1.xlsx"
ARTEFACTS = Path(__file__).parents[2] / "artefacts" / "contact"
PROBLEMS, REPORTS, COVER = "问题整改台账", "调研报告登记", "封面"

pytestmark = [
    pytest.mark.office,
    pytest.mark.deep,
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The office's folder, with its packages."""
    folder = tmp_path_factory.mktemp("局里")
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, as_the_office_typed_it()))
    distribute_book(book, None, folder / "下发")
    return folder


@pytest.fixture(scope="module")
def filled(desk, tmp_path_factory):
    """What the contact saw, and the file as he saved it."""
    folder = tmp_path_factory.mktemp("科里")
    package = folder / PACKAGE
    shutil.copy(desk / "下发" / PACKAGE, package)
    back = ("keys", "ctrl+Prior", "ctrl+Prior", "ctrl+Prior", "ctrl+Prior")
    with screen() as display, Machine(folder, display, language="zh-CN") as machine:
        seen = machine.run(
            package,
            ("picture", "1封面"),
            ("jump", COVER, "B8", "2问题"),
            back,
            ("jump", COVER, "B9", "3报告"),
            ("click_cell", REPORTS, "A4"),
            ("typed", "BG-2012-99"),
            ("keys", "Tab"),
            ("typed", "on odours"),
            ("pick", REPORTS, "D4", "4下拉"),
            ("picture", "5选好"),
            back,
            ("pick", COVER, "J8", "6打勾"),
            ("click_cell", COVER, "K8"),
            ("typed", "waiting"),
            ("keys", "Return"),
            ("click_cell", COVER, "B15"),
            ("typed", "Yang Liu"),
            ("keys", "Return"),
            ("click_cell", COVER, "I15"),
            ("typed", "2012-12-25"),
            ("keys", "Return"),
            ("picture", "7填好"),
            ("shown", COVER, "B8:L9"),
            ("save",),
        )
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    for picture in folder.glob("*.png"):
        shutil.copy(picture, ARTEFACTS / picture.name)
    return package, seen


def test_the_names_of_the_ledgers_lead_to_the_first_cell_to_fill(filled):
    _, seen = filled
    assert seen[1] == f"{PROBLEMS}!K3" and seen[3] == f"{REPORTS}!A3"


def test_the_cover_counts_and_asks_as_it_is_filled(filled):
    _, seen = filled
    problems, reports = seen[-2]
    assert problems[-1] == "可以报送。在办1件，仍照常催办。"
    assert reports[5] == "1" and reports[-1].startswith("还有")


def test_the_office_takes_in_what_was_filled_by_the_cover_alone(filled, desk, capsys):
    package, _ = filled
    sheet = opened(package)[REPORTS]
    assert [sheet["A4"].value, sheet["B4"].value] == ["BG-2012-99", "on odours"]
    assert sheet["D4"].value
    (desk / "回收").mkdir()
    shutil.copy(package, desk / "回收" / PACKAGE)
    main(["collect", "--into", str(desk / "三解三促台账.xlsx"), "--json"])
    said = json.loads(capsys.readouterr().out)
    (taken,), (back,) = said["merged"], said["returned"]
    assert (taken["file"], taken["unit"]) == (PACKAGE, "生态科")
    assert {each["column"] for each in back["faults"]} == {"联系点", "完成日期"}
