"""Whatever is made of a workbook says what was merged into another one beside it."""

import openpyxl
import pytest

from toolkit.declare.standard import TrailLine
from toolkit.workplace.merged_beside import merged_elsewhere
from toolkit.workplace.writer import writing

BOOK, MERGED, LATER = "台账.xlsx", "台账_合并.xlsx", "台账_合并2.xlsx"
FIRST = ("2012-05-01 09:00:00", "回收合并：科室：监察大队《甲.xlsx》")
SECOND = ("2012-06-01 09:00:00", "回收合并：科室：监察大队《乙.xlsx》")
TOLD = (
    "旁边的《台账_合并2.xlsx》里并入过的《乙.xlsx》等2份报送，《台账.xlsx》里没有，"
    "这次用的是《台账.xlsx》，不含它们；要含它们，请用《台账_合并2.xlsx》。"
)


def trail(path, *lines):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = TrailLine.sheet
    sheet.append([column.heading for column in TrailLine.columns])
    for when, reason in lines:
        values = {TrailLine.when.heading: when, TrailLine.reason.heading: reason}
        sheet.append([values.get(column.heading) for column in TrailLine.columns])
    book.save(path)


@pytest.fixture
def folder(tmp_path):
    trail(tmp_path / BOOK)
    trail(tmp_path / MERGED, FIRST)
    trail(tmp_path / LATER, FIRST, SECOND)
    return tmp_path


def test_the_workbook_that_has_most_is_named(folder):
    assert merged_elsewhere(folder / BOOK) == [TOLD]
    assert merged_elsewhere(folder / LATER) == []
    (said,) = merged_elsewhere(folder / MERGED)
    assert "《台账_合并2.xlsx》里并入过的《乙.xlsx》报送，《台账_合并.xlsx》里没有" in said


def test_what_cannot_be_read_or_is_of_another_workbook_says_nothing(folder):
    (folder / LATER).write_bytes(b"no workbook")
    (folder / MERGED).rename(folder / "别的_合并.xlsx")
    assert merged_elsewhere(folder / BOOK) == []


def test_every_step_that_writes_of_its_rows_tells_it(folder):
    """Those that are about files alone do not: collecting says it in its own words."""
    for of_its_rows, told in ((True, [TOLD]), (False, [])):
        with writing(
            "任何一步", folder / BOOK, folder / "公文", lambda _: None, of_its_rows=of_its_rows
        ) as writer:
            assert [each for each in writer.account.remarks if "旁边的" in each] == told
