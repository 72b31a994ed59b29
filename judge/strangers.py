"""A stranger's activity, invented: built, read, judged, marked and sent out by what the machinery offers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from judge.cells import bad
from judge.invented import AS_OF
from judge.invented import Invented
from judge.invented import invented
from tests.noted import notes_in
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.reading.files import read_workbook
from toolkit.usecases.validate import validate
from toolkit.workbooks.blank.prefill import first_rows
from toolkit.workbooks.control.workbook import control_xlsx
from toolkit.workplace.booklets import distribute_case
from toolkit.workplace.marked_copy import write_marked_copy

if TYPE_CHECKING:
    import datetime as dt

    from toolkit.usecases.validate import Judged

RATE = 0.03  # -- of cells filled wrongly --


def figures(seed: int) -> Counter[str]:
    """What came of one activity: what was planted, found, missed, said without reason, and so on."""
    draw = Random(seed)
    made = invented(draw)
    said = Counter(activities=1, ledgers=len(made.records) + 1)
    with TemporaryDirectory() as place:
        folder = Path(place)
        _judge(made, folder / "careful.xlsx", set(), said)
        planted = _plant(made, draw)
        _judge(made, folder / "careless.xlsx", planted, said)
    return said


def _plant(made: Invented, draw: Random) -> set[tuple[str, int, str]]:
    """Spoil some cells of the records: (sheet, worksheet row, heading)."""
    planted = set()
    for ledger in made.records:
        for at, row in enumerate(made.rows[ledger.sheet], start=FIRST_DATA_ROW):
            for column in ledger.columns[1:]:
                wrong = bad(column)
                if wrong and draw.random() < RATE:
                    row[column.position] = draw.choice(wrong)
                    planted.add((ledger.sheet, at, column.heading))
    return planted


def _judge(
    made: Invented, book: Path, planted: set[tuple[str, int, str]], said: Counter[str]
) -> None:
    catalogue = made.catalogue
    book.write_bytes(control_xlsx(catalogue, {**first_rows(catalogue), **made.rows}))
    before = book.read_bytes()
    judged = _judged(made, book, None)
    places = {
        (each.place.sheet, each.place.row, each.place.column): each.code.startswith("F")
        for each in judged.outcome.findings
    }
    faults = {where for where, of_filling in places.items() if of_filling}
    said["cells"] += sum(len(row) for rows in made.rows.values() for row in rows)
    said["planted"] += len(planted)
    said["found"] += len(planted & faults)
    said["said without reason"] += len(faults - planted)
    _rules(made, planted, places, said)
    _marks(judged, book, said)
    _booklets(made, book, planted, said)
    said["books changed"] += before != book.read_bytes()


def _judged(made: Invented, book: Path, as_of: dt.date | None) -> Judged:
    """The workbook judged by the activity at hand, which is installed nowhere."""
    return validate(book.name, read_workbook(book).sheets, made.catalogue, as_of=as_of)


def _rules(
    made: Invented,
    planted: set[tuple[str, int, str]],
    places: dict[tuple[str, int, str], bool],
    said: Counter[str],
) -> None:
    """Count again what the rule should say: amounts above the limit in cells that are in order."""
    expected = {
        (ledger.sheet, at, "数量")
        for ledger in made.records
        for at, row in enumerate(made.rows[ledger.sheet], start=FIRST_DATA_ROW)
        if (ledger.sheet, at, "数量") not in planted
        and row[next(c.position for c in ledger.columns if c.heading == "数量")] > made.limit
    }
    found = {where for where, of_filling in places.items() if not of_filling}
    said["rule: due"] += len(expected)
    said["rule: differs"] += len(expected ^ found)


def _marks(judged: Judged, book: Path, said: Counter[str]) -> None:
    copy = book.with_name(f"marked {book.name}")
    write_marked_copy(judged, book, copy)
    due = {(f.place.sheet, f.place.cell) for f in judged.outcome.findings if f.place.cell}
    said["marks due"] += len(due)
    said["marks differ"] += len(due ^ notes_in(copy).keys())


def _booklets(
    made: Invented, book: Path, planted: set[tuple[str, int, str]], said: Counter[str]
) -> None:
    """Every row whose place is known goes to that place, all of it but what is restricted."""
    case = _judged(made, book, None).case
    folder = book.parent / f"{book.stem} sent"
    made_out = distribute_case(book, case, read_workbook(book).sheets, made.catalogue, folder)
    due = sum(
        (ledger.sheet, at, "所在单位") not in planted
        for ledger in made.records
        for at, _ in enumerate(made.rows[ledger.sheet], start=FIRST_DATA_ROW)
    )
    sent = 0
    for booklet in made_out.written:
        judged = _judged(made, booklet.path, AS_OF)
        sent += sum(len(judged.case.rows(ledger)) for ledger in made.records)
        said["restricted cells sent"] += sum(
            "当事人证件号" in sheet.rows[0]
            for sheet in read_workbook(booklet.path).sheets
            if sheet.name in made.rows
        )
    said["booklets"] += len(made_out.written)
    said["booklets kept back, and said"] += len(made_out.kept_back)
    if not made_out.kept_back:  # -- whose rows stay in the office with them --
        said["rows due in booklets"] += due
        said["rows lost or double"] += abs(due - sent)
