"""Invented bureaus of 三解三促: the sample year under other names, with some of the known mistakes.

Which mistakes is drawn; what has to be found is counted from them. Names stand in many cells, in
lists and in sentences, so that a bureau of other people has other texts, lookups and widths.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from judge.cells import GIVEN
from judge.cells import SURNAMES
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.sample.faults import Planted
from toolkit.activities.sanjie.sample.faults import edit
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.workplace.opening import judged_book
from toolkit.workplace.sample_workbook import sample_workbook

PART = 0.4
PEOPLE, NAME = "人员名册", 1


def invented_rows(draw: Random) -> dict[str, list[list[object]]]:
    """The ledgers of a bureau, some of the known mistakes in them."""
    rows = sample.clean_rows(SANJIE.ledgers)
    drawn = [each for each in _alone(rows) if draw.random() < PART / 4]
    names = {str(row[NAME]): "" for row in rows[PEOPLE]}
    edit(rows, [each for entry in drawn for each in entry.edits], SANJIE.ledgers)
    _rename(rows, names, draw)
    return rows


def figures(seed: int) -> Counter[str]:
    """What came of one bureau: mistakes planted, findings due and missed, said without reason."""
    draw = Random(seed)
    rows = sample.clean_rows(SANJIE.ledgers)
    drawn = [each for each in _alone(rows) if draw.random() < PART]
    names = {str(row[NAME]): "" for row in rows[PEOPLE]}
    edit(rows, [each for entry in drawn for each in entry.edits], SANJIE.ledgers)
    _rename(rows, names, draw)
    due = Counter(
        (said.code, said.sheet, said.column, said.row) for entry in drawn for said in entry.findings
    )
    states = {
        (said.code, _renamed(said.subject, names)): said.state
        for entry in drawn
        for said in entry.verdicts
    }
    with TemporaryDirectory() as folder:
        book = Path(folder) / "台账.xlsx"
        book.write_bytes(sample_workbook(SANJIE, rows))
        _, judged = judged_book(book, sample.AS_OF)
    found = Counter(
        (each.code, each.place.sheet, each.place.column, each.place.row)
        for each in (*judged.outcome.findings, *judged.outcome.leads.findings)
    )
    said = (*judged.outcome.verdicts, *judged.outcome.leads.verdicts)
    given = {(each.code, each.subject): str(each.state) for each in said}
    return Counter(
        {
            "bureaus": 1,
            "mistakes": len(drawn),
            "findings due": due.total(),
            "findings missed": (due - found).total(),
            "findings without reason": (found - due).total(),
            "verdicts due": len(states),
            "verdicts that differ": sum(given.get(who) != state for who, state in states.items()),
        }
    )


def _alone(rows) -> list[Planted]:
    """The mistakes that need none of the others: they add no row."""
    return [
        entry
        for entry in sample.PLANTED
        if all(each.row < FIRST_DATA_ROW + len(rows[each.sheet]) for each in entry.edits)
    ]


def rename(rows, draw: Random) -> None:
    """Give everybody of the roster another name."""
    _rename(rows, {str(row[NAME]): "" for row in rows[PEOPLE]}, draw)


def _rename(rows, names: dict[str, str], draw: Random) -> None:
    """Give everybody a name that nobody had, in every cell that holds theirs."""
    taken = set(names)
    for old in names:
        new = old
        while new in taken:
            new = draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=draw.choice([1, 2])))
        taken.add(new)
        names[old] = new
    for lines in rows.values():
        for line in lines:
            line[:] = [_renamed(cell, names) if isinstance(cell, str) else cell for cell in line]


def _renamed(text: str, names: dict[str, str]) -> str:
    longest = sorted(names, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest)), lambda found: names[found[0]], text)
