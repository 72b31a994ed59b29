"""Booklets after somebody was at them: cells, rows, order, and the program that saved them last."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from typing import NamedTuple

import openpyxl

from judge.merge_bureau import DISPATCHED
from judge.merge_bureau import FIRST
from judge.merge_bureau import NUMBER
from judge.merge_bureau import VERSION
from judge.merge_bureau import grid
from judge.merge_bureau import locked_columns
from judge.merge_bureau import open_columns
from judge.merge_plan import filled
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.columns import Text

if TYPE_CHECKING:
    from random import Random

    from judge.merge_plan import Plan

BY_LIBREOFFICE, BY_ONLYOFFICE = 0.25, 0.1  # -- the others are as openpyxl wrote them --
EDITED, LOCKED_EDITED, DELETED, ADDED, SORTED = 0.15, 0.05, 0.06, 0.4, 0.5
BUILDER = Path(__file__).parent.parent / "tests/reading/writers/onlyoffice.py"
INSTALLED = Path.home() / ".cache/taizhang-tests/pypi"


def edited_booklet(
    booklet: Path,
    folder: Path,
    before: dict[str, dict[int, dict[str, object]]],
    draw: Random,
    plan: Plan,
    at: int,
) -> Path:
    """A booklet after somebody was at it, under a name of its own."""
    book = openpyxl.load_workbook(booklet)
    kind = next(each.name for each in SANJIE.dispatch.kinds if f"_{each.name}" in booklet.name)  # type: ignore[union-attr]
    path = folder / "回收" / f"{draw.choice('甲乙丙丁')}{at}报送.xlsx"
    for title in DISPATCHED:
        if title in book.sheetnames:
            whose = _Whose(title, kind, booklet.stem)
            rows = _edited(book[title], whose, before[title], draw, plan)
            for number, row in enumerate(rows, start=FIRST):
                plan.rows[path.name, title, number] = (whose.unit, row.get("@"), filled(row))  # type: ignore[index]
            _write(book[title], rows)
    book.save(path)
    return path


class _Whose(NamedTuple):
    """Which sheet is edited, by which kind of receiver, by whom."""

    title: str
    kind: str
    unit: str


def _edited(
    sheet: object,
    whose: _Whose,
    before: dict[int, dict[str, object]],
    draw: Random,
    plan: Plan,
) -> list[dict[str, object]]:
    """The rows of a booklet's sheet after somebody was at them."""
    title, kind, unit = whose
    rows = [*grid(sheet).values()]
    for row in rows:
        row["@"] = at = _place_of(row, before)
        if at is None:
            continue
        for heading in open_columns(title, kind):
            if draw.random() < EDITED:
                row[heading] = f"{unit[:2]}改{draw.randrange(3)}"
                plan.wanted[title, at, heading].append((unit, row[heading]))
        for heading in locked_columns(title, kind):
            if draw.random() < LOCKED_EDITED:
                row[heading] = "别人的栏"
    for row in [row for row in rows if row["@"] and draw.random() < DELETED]:
        rows.remove(row)
        _delete(title, row["@"], unit, plan)
    if rows and _words_of_key(title) and draw.random() < ADDED:
        rows.append(_new_row(draw.choice(rows), whose, draw, plan))
    if draw.random() < SORTED:
        draw.shuffle(rows)
    return rows


def _place_of(row: dict[str, object], before: dict[int, dict[str, object]]) -> int | None:
    """The only row of the office's that holds what was sent; before anything of the row was changed."""
    sent = {h: c for h, c in row.items() if h not in {NUMBER, VERSION}}
    here = [at for at, own in before.items() if all(own.get(h) == c for h, c in sent.items())]
    return here[0] if len(here) == 1 else None


def _delete(title: str, at: object, unit: str, plan: Plan) -> None:
    for (sheet, number, _), values in plan.wanted.items():
        if (sheet, number) == (title, at):
            values[:] = [each for each in values if each[0] != unit]
    plan.deleted[title, at].add(unit)  # type: ignore[index]


def _new_row(like: dict[str, object], whose: _Whose, draw: Random, plan: Plan) -> dict[str, object]:
    row = {heading: cell for heading, cell in like.items() if heading not in {NUMBER, VERSION, "@"}}
    row[_words_of_key(whose.title)[0]] = f"{whose.unit[:4]}新增{draw.randrange(10**6)}"
    plan.added[whose.title].append(filled(row))
    return row


def _words_of_key(title: str) -> list[str]:
    """The key columns of a ledger that take any words: a new row is told by them."""
    ledger = SANJIE.ledger(title)
    assert ledger is not None
    return [column.heading for column in ledger.key if isinstance(column, Text)]


def _write(sheet: object, rows: list[dict[str, object]]) -> None:
    headings = [str(cell.value) for cell in sheet[1]]  # type: ignore[index]
    last = FIRST
    bottom = max(sheet.max_row + 1, FIRST + len(rows))  # type: ignore[attr-defined]
    while last < bottom and str(sheet.cell(last, 1).value or "")[:2] != "——":  # type: ignore[attr-defined]
        last += 1  # -- down to an end mark, where there is one --
    assert FIRST + len(rows) <= last
    for number in range(FIRST, last):
        row = rows[number - FIRST] if number - FIRST < len(rows) else {}
        for column, heading in enumerate(headings, start=1):
            sheet.cell(number, column).value = row.get(heading)  # type: ignore[attr-defined]


def resave(files: list[Path], draw: Random) -> dict[str, int]:
    """Have some of them opened and saved by other programs; how many by each."""
    drawn = {each: draw.random() for each in files}
    office = [each for each in files if drawn[each] < BY_LIBREOFFICE]
    builder = [each for each in files if 1 - drawn[each] < BY_ONLYOFFICE]
    if office:
        _by_libreoffice(office)
    found = {"saved by LibreOffice": len(office)}
    if INSTALLED.is_dir():
        for each in builder:
            _by_onlyoffice(each)
        found["saved by ONLYOFFICE"] = len(builder)
    return found


def _by_libreoffice(files: list[Path]) -> None:
    with TemporaryDirectory(prefix="judge-") as name:
        profile = f"-env:UserInstallation=file://{name}/profile"
        words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", name]
        subprocess.run([*words, *map(str, files)], check=True, capture_output=True)  # noqa: S603
        for each in files:
            shutil.copy(Path(name) / each.name, each)


def _by_onlyoffice(file: Path) -> None:
    """By its document builder, which the tests install (`tests/reading/writers`)."""
    with TemporaryDirectory(prefix="judge-") as name:
        source, target = Path(name) / "a.xlsx", Path(name) / "b.xlsx"
        shutil.copy(file, source)
        words = [sys.executable, str(BUILDER), str(source), str(target), "xlsx"]
        known = {**os.environ, "PYTHONPATH": str(INSTALLED)}
        subprocess.run(words, check=True, capture_output=True, env=known)  # noqa: S603
        shutil.copy(target, file)
