"""A cell that a filter hides is chosen: the status bar says so until another one is. A real LibreOffice without a screen."""

from types import SimpleNamespace

import pytest

from tests.frontends.excel.test_filtered_rows import POINT
from tests.frontends.excel.test_filtered_rows import VISITS
from tests.frontends.excel.test_filtered_rows import choose
from tests.frontends.excel.test_filtered_rows import filter_by
from tests.frontends.excel.test_filtered_rows import hidden
from toolkit.frontends.libreoffice.unseen_cell import UnseenCell

pytestmark = pytest.mark.office


@pytest.fixture
def seen(office, quick_path):
    """The sample with its ledger filtered, and what looks at it, whose bar says something."""
    book = office.books.open(str(quick_path))
    filter_by(book, VISITS, POINT, "LXD05")
    bar = SimpleNamespace(status_bar="校验完成")
    looks = UnseenCell(book.api, lambda: bar)

    def tell(cell):
        choose(book, VISITS, cell)
        looks.look()
        return bar.status_bar

    return book, tell, bar


def test_a_cell_in_a_row_that_is_filtered_away_is_told_of_until_another_is_chosen(seen):
    book, tell, _ = seen
    row = hidden(book, VISITS)[0] + 1
    assert tell("A1") == "校验完成"
    said = tell(f"D{row}")
    assert said.startswith(f"{VISITS}!D{row}在筛选掉或隐藏的行里，看不见")
    assert tell(f"E{row}").startswith(f"{VISITS}!E{row}在")
    assert tell("A1") == "校验完成"


def test_a_cell_in_a_hidden_column_is_told_of(seen):
    book, tell, _ = seen
    book.api.Sheets.getByName(VISITS).Columns.getByName("D").IsVisible = False
    assert "隐藏的栏里" in tell("D1")


def test_what_a_click_has_said_meanwhile_stays(seen):
    book, tell, bar = seen
    row = hidden(book, VISITS)[0] + 1
    tell(f"D{row}")
    bar.status_bar = "没有要改正的单元格了。"
    assert tell("A1") == "没有要改正的单元格了。"
