"""Files read one after another are read as each is alone, though what they have alike is read once."""

from __future__ import annotations

import itertools

import pytest

from toolkit.reading.files import read_workbook
from toolkit.reading.files.made_before import LARGEST_KEPT
from toolkit.reading.files.made_before import MOST_KEPT
from toolkit.reading.files.made_before import MadeBefore
from toolkit.reading.files.plain_rows import RowsWalked

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROWS = (
    '<row r="1"><c r="A1" s="0" t="inlineStr"><is><t>&#22635;&#27861;&#65306;a</t></is></c>'
    '<c r="B1" s="1"><v>41000</v></c><c r="C1" t="str"><v>a_b</v></c></row>'
)
OF_SHARED = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>41000</v></c></row>'
FORMATS = {"numbers": 0, "days": 14}
EPOCHS = {"1900": "", "1904": '<workbookPr date1904="1"/>'}
TEXTS = ("甲", "乙")


def styles(number: int) -> str:
    formats = "".join(f'<xf numFmtId="{each}"/>' for each in (0, number))
    return f'<styleSheet xmlns="{MAIN}"><cellXfs>{formats}</cellXfs></styleSheet>'


def strings(text: str) -> str:
    return f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'


@pytest.fixture
def files(hand_made):
    """The same two sheets with each formats, epoch and shared text."""
    every = itertools.product((ROWS, OF_SHARED), FORMATS.items(), EPOCHS.items(), TEXTS)
    return [
        hand_made(
            rows,
            f"{at}.xlsx",
            styles=styles(number),
            settings=settings,
            strings=strings(text),
        )
        for at, (rows, (_, number), (_, settings), text) in enumerate(every)
    ]


def test_the_same_sheet_under_other_formats_texts_and_days_is_read_anew(files):
    alone = [read_workbook(each) for each in files]
    assert len({repr(each.sheets) for each in alone}) == 3 + 2 * 3
    before = MadeBefore(MOST_KEPT)
    for _ in range(2):
        assert [read_workbook(each, before=before) for each in files] == alone


def test_the_same_sheet_is_walked_once(hand_made, monkeypatch):
    walked = []
    walk = RowsWalked.walk
    monkeypatch.setattr(
        RowsWalked, "walk", lambda self, markup: (walked.append(markup), walk(self, markup))
    )
    before = MadeBefore(MOST_KEPT)
    paths = [hand_made(ROWS, f"{at}.xlsx", styles=styles(14)) for at in range(3)]
    for path in paths:
        read_workbook(path, before=before)
    assert len(walked) == 1
    for path in paths:
        read_workbook(path)
    assert len(walked) == 1 + 3


def test_no_more_is_kept_than_was_said_and_nothing_large():
    before = MadeBefore(2)
    made = []

    def once(part: bytes) -> int:
        return before.once("表", part, make=lambda: made.append(part[:1]) or len(made))

    for part in (b"a", b"b", b"a", b"c", b"a", b"b"):
        once(part)
    assert made == [b"a", b"b", b"c", b"b"]
    for _ in range(2):
        once(b"d" * (LARGEST_KEPT + 1))
    assert made[4:] == [b"d", b"d"]


def test_what_could_not_be_made_is_tried_again():
    before = MadeBefore(2)
    found = iter([None, 5])
    assert [before.once("表", b"a", make=lambda: next(found)) for _ in range(3)] == [None, 5, 5]
