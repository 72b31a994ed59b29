"""What makes a large workbook bearable: equal texts held once, and no detour for what is large but full."""

from __future__ import annotations

import openpyxl
import pytest

from toolkit.reading.files import read_workbook
from toolkit.reading.files.rectangle import is_far_flung


def test_equal_texts_of_a_workbook_are_held_once(tmp_path):
    """
    一 | 全天 | 全天      二 | 全天
       | 全天 |
    """
    path = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["全天", "全天"])
    book.active.append(["全天", True, 1])
    book.create_sheet("二").append(["全天"])
    book.save(path)
    first, second = read_workbook(path).sheets
    texts = [first.rows[0][0], first.rows[0][1], first.rows[1][0], second.rows[0][0]]
    assert texts == ["全天"] * 4
    assert len(set(map(id, texts))) == 1
    assert first.rows[1][1] is True
    assert type(first.rows[1][2]) is float


@pytest.mark.parametrize(
    ("rows", "columns", "filled", "far"),
    [
        (600_000, 52, 12_000_000, False),
        (1_048_576, 29, 20_000_000, False),
        (1_048_576, 16_384, 2, True),
        (600_000, 52, 3_000_000, True),
        (300_000, 52, 1, False),
    ],
)
def test_a_large_sheet_is_far_flung_only_where_it_is_nearly_empty(rows, columns, filled, far):
    assert is_far_flung(rows, columns, filled) is far
