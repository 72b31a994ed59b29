"""A booklet that is opened where the toolkit is installed: one cell and the toolbar sort its ledger, with a real mouse."""

import shutil

import pytest

from tests.workplace.test_packages import as_the_office_typed_it
from toolkit.activities.sanjie import SANJIE
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.sample_workbook import sample_workbook
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

VISITS, ROWS = "下基层活动台账", "A1:D40"

pytestmark = [
    pytest.mark.office,
    pytest.mark.deep,
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


def test_headings_example_and_prepared_rows_stay_where_they_are(tmp_path):
    book = tmp_path / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, as_the_office_typed_it()))
    distribute_book(book, None, tmp_path / "下发")
    package = tmp_path / "分册.xlsx"
    shutil.copy(next((tmp_path / "下发").glob("*联系点台账*.xlsx")), package)
    with screen() as display, Machine(tmp_path, display, trusted=tmp_path) as machine:
        before, _, _, after, chosen = machine.install().run(
            package,
            ("shown", VISITS, ROWS),
            ("go", VISITS, "D5"),
            ("tool", "Sort Descending"),
            ("shown", VISITS, ROWS),
            ("where",),
        )
    assert after[:2] == before[:2]
    filled = [row[3] for row in before[2:] if row[1]]
    assert [row[3] for row in after[2:]][: len(filled)] == sorted(filled, reverse=True)
    assert after != before
    assert chosen == f"{VISITS}!D5"
