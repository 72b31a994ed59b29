"""Workbooks of an older form brought to a newer one, and an account of every cell by openpyxl.

A form is drawn at random, its workbook is filled, saved anew by openpyxl with what offices do to theirs
(rows out of order, columns of their own, other sheets, words below the end, notes, formulas), and the
form is changed: columns added, dropped, renamed, moved, of another kind; sheets renamed, split, merged,
dropped. Where each cell ought to stand is known from the changes, not from the product.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from judge.growing.account import account
from judge.growing.changes import changed
from judge.growing.forms import catalogue
from judge.growing.forms import drawn_form
from judge.growing.forms import filled_in
from judge.growing.forms import write
from toolkit.reading.files import read_workbook
from toolkit.workplace.upgraded_book import upgraded_book

if TYPE_CHECKING:
    from collections import Counter

MOST_CHANGES = 6


def figures(seed: int) -> Counter[str]:
    """What came of one change of form."""
    draw = Random(seed)
    old = drawn_form(draw)
    filled = filled_in(old, draw)
    new = old
    for _ in range(draw.randint(1, MOST_CHANGES)):
        new = changed(new, draw)
    with TemporaryDirectory(prefix="judge-") as name:
        book, upgraded = Path(name) / "旧.xlsx", Path(name) / "新.xlsx"
        write(old, filled, book, draw)
        made = upgraded_book(read_workbook(book), catalogue(new), macros=False)
        upgraded.write_bytes(made.content)
        return account(new, filled, upgraded, made)
