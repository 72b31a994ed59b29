"""Booklets edited at random, re-saved by other programs, collected in random batches, with crashes between.

What the workbook ought to hold is worked out a second time in the plainest way: rows are followed by their
place, cells compared as openpyxl reads them; nothing of the toolkit's merge is used. The edits that are
drawn are such that there is only one right answer: a cell, whether it is a question, what was added.
"""

from __future__ import annotations

import atexit
import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from typing import NamedTuple

import openpyxl

from judge import working_folder
from judge.bureaus import rename
from judge.kills import ran
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.columns import Text
from toolkit.workplace.sample_workbook import sample_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

BOOK = working_folder.BOOK
FIRST = 3
NUMBER, VERSION = "系统行号", "版本"
DISPATCHED = (
    "下基层活动台账",
    "民情日记登记",
    "接访场次",
    "来访事项",
    "问题整改台账",
    "调研报告登记",
)
RESAVED = 0.25  # -- by LibreOffice; the others are as openpyxl wrote them --
CRASHES = 0.4
EDITED, LOCKED_EDITED, DELETED, ADDED, SORTED = 0.15, 0.05, 0.06, 0.4, 0.5
BOTH, OFFICE_EDITED = 0.2, 0.03
MOST_UNITS = 5
Place = tuple[str, int, str]


@dataclass
class Plan:
    """What was done to the files, and so what must come of it.

    Attributes:
        wanted: by the office's cell, the values that units gave it, with the unit.
        deleted: by the office's row, the units in whose files it is missing.
        added: by sheet, the rows that were added, as their filled cells.
        office: cells that the office changed meanwhile.
        rows: by file, sheet and worksheet row of it, the unit, the office's row, and what was added.
    """

    wanted: dict[Place, list[tuple[str, object]]] = field(default_factory=lambda: defaultdict(list))
    deleted: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    added: dict[str, list[frozenset[tuple[str, object]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    office: dict[Place, object] = field(default_factory=dict)
    rows: dict[Place, tuple[str, object, frozenset[tuple[str, object]]]] = field(
        default_factory=dict
    )

    def hold(self, file: str, sheet: str, row: int) -> None:
        """A row went back to its unit: nothing of it is to be merged."""
        unit, at, added = self.rows.get((file, sheet, row), ("", None, frozenset()))  # type: ignore[call-overload]
        for (title, number, _), values in self.wanted.items():
            if (title, number) == (sheet, at):
                values[:] = [each for each in values if each[0] != unit]
        if at is None and added in self.added[sheet]:
            self.added[sheet].remove(added)


def figures(seed: int) -> Counter[str]:
    """What came of one round of returns."""
    draw = Random(seed)
    with TemporaryDirectory(prefix="judge-") as name:
        folder = working_folder.copied(bureau(seed // 10), Path(name) / "台 账")
        plan = Plan()
        before = grids(folder / BOOK)
        units = draw.sample(
            sorted((folder / "下发").glob("*_v1.xlsx")), draw.randint(2, MOST_UNITS)
        )
        files = [_returned(each, folder, before, draw, plan, at) for at, each in enumerate(units)]
        _resave(files, draw)
        _office_edits(folder / BOOK, before, draw, plan)
        found = Counter({"returned files": len(files)})
        merged, said = _collect(folder, files, draw, found, plan)
        found.update(_compared(before, plan, merged, said))
        found["files lost"] = len(files) - _kept(folder)
        return found


@lru_cache(maxsize=2)
def bureau(number: int) -> Path:
    """A working folder of other people whose booklets have been sent out."""
    holder = TemporaryDirectory(prefix="judge-")
    atexit.register(holder.cleanup)
    rows = sample.clean_rows(SANJIE.ledgers)
    rename(rows, Random(number))
    rows["报送情况表"] = []  # -- what is approved is locked, which is not looked at here --
    folder = Path(holder.name) / "台 账"
    folder.parent.mkdir(exist_ok=True)
    assert ran(folder, "new", str(folder), "--without-macros")[1] == 0
    (folder / BOOK).write_bytes(sample_workbook(SANJIE, rows))
    assert ran(folder, "distribute", str(folder / BOOK))[1] in working_folder.DONE
    return folder


def grids(path: Path) -> dict[str, dict[int, dict[str, object]]]:
    """By sheet and worksheet row, the cells by heading, as openpyxl reads them."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet: _grid(book[sheet]) for sheet in DISPATCHED if sheet in book.sheetnames}


def _grid(sheet: object) -> dict[int, dict[str, object]]:
    rows = [*sheet.iter_rows(values_only=True)]  # type: ignore[attr-defined]
    headings = [str(each) for each in rows[0]]
    found = {}
    for number, cells in enumerate(rows[FIRST - 1 :], start=FIRST):
        if str(cells[0]).startswith("——"):
            break
        if any(cell is not None for cell in cells):
            found[number] = dict(zip(headings, cells, strict=True))
    return found


def open_columns(sheet: str, kind: str) -> list[str]:
    """Free words that a kind of receivers fills, none of them a key, a reference or restricted."""
    ledger = SANJIE.ledger(sheet)
    assert ledger is not None
    owner = next(each.owner for each in SANJIE.dispatch.kinds if each.name == kind)  # type: ignore[union-attr]
    mine = [c for c in ledger.columns if not c.restricted and ledger.owner_of(c) == owner]
    mine = mine or [c for c in ledger.columns if not c.restricted]
    return [c.heading for c in mine if type(c) is Text and c not in ledger.key]


def _locked_columns(sheet: str, kind: str) -> list[str]:
    ledger = SANJIE.ledger(sheet)
    assert ledger is not None
    own = {*open_columns(sheet, kind)}
    owner = next(each.owner for each in SANJIE.dispatch.kinds if each.name == kind)  # type: ignore[union-attr]
    if not any(ledger.owner_of(c) == owner for c in ledger.columns):
        return []
    others = [c for c in ledger.columns if not c.restricted and ledger.owner_of(c) != owner]
    return [c.heading for c in others if type(c) is Text and c.heading not in own]


def _returned(
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
                plan.rows[path.name, title, number] = (whose.unit, row.get("@"), _filled(row))  # type: ignore[index]
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
    rows = [*_grid(sheet).values()]
    for row in rows:
        row["@"] = at = _place_of(row, before)
        if at is None:
            continue
        for heading in open_columns(title, kind):
            if draw.random() < EDITED:
                row[heading] = f"{unit[:2]}改{draw.randrange(3)}"
                plan.wanted[title, at, heading].append((unit, row[heading]))
        for heading in _locked_columns(title, kind):
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
    plan.added[whose.title].append(_filled(row))
    return row


def _words_of_key(title: str) -> list[str]:
    """The key columns of a ledger that take any words: a new row is told by them."""
    ledger = SANJIE.ledger(title)
    assert ledger is not None
    return [column.heading for column in ledger.key if isinstance(column, Text)]


def _filled(row: dict[str, object]) -> frozenset[tuple[str, object]]:
    own = {h: c for h, c in row.items() if h not in {NUMBER, VERSION, "@"}}
    return frozenset((h, _plain(c)) for h, c in own.items() if c is not None)


def _plain(cell: object) -> object:
    """A number as far as every program keeps it; a time of day as the number that it is."""
    if isinstance(cell, dt.time):
        cell = (cell.hour * 60 + cell.minute) / (24 * 60)
    return round(cell, 12) if isinstance(cell, float) else cell


def _write(sheet: object, rows: list[dict[str, object]]) -> None:
    headings = [str(cell.value) for cell in sheet[1]]  # type: ignore[index]
    last = FIRST
    while str(sheet.cell(last, 1).value or "")[:2] != "——":  # type: ignore[attr-defined]
        last += 1
    assert FIRST + len(rows) <= last
    for number in range(FIRST, last):
        row = rows[number - FIRST] if number - FIRST < len(rows) else {}
        for column, heading in enumerate(headings, start=1):
            sheet.cell(number, column).value = row.get(heading)  # type: ignore[attr-defined]


def _resave(files: list[Path], draw: Random) -> None:
    """Some of them are opened and saved by LibreOffice."""
    chosen = [each for each in files if draw.random() < RESAVED]
    if not chosen:
        return
    with TemporaryDirectory(prefix="judge-") as name:
        profile = f"-env:UserInstallation=file://{name}/profile"
        words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", name]
        subprocess.run([*words, *map(str, chosen)], check=True, capture_output=True)  # noqa: S603
        for each in chosen:
            shutil.copy(Path(name) / each.name, each)


def _office_edits(
    book: Path, before: dict[str, dict[int, dict[str, object]]], draw: Random, plan: Plan
) -> None:
    """What the office types meanwhile, sometimes into the very cells that came back."""
    workbook = openpyxl.load_workbook(book)
    for title, rows in before.items():
        headings = [str(cell.value) for cell in workbook[title][1]]
        both = [place for place in plan.wanted if place[0] == title and plan.wanted[place]]
        chosen = [place for place in both if draw.random() < BOTH]
        for at in rows:
            free = [h for h in open_columns(title, "联系点") if draw.random() < OFFICE_EDITED]
            chosen += [(title, at, heading) for heading in free]
        for place in dict.fromkeys(chosen):
            value = draw.choice(["电话核实更正", *(v for _, v in plan.wanted[place])])
            workbook[title].cell(place[1], headings.index(place[2]) + 1).value = value
            plan.office[place] = value
    workbook.save(book)


def _collect(
    folder: Path, files: list[Path], draw: Random, found: Counter[str], plan: Plan
) -> tuple[Path, dict[str, object]]:
    """Collect in random batches, each into what the one before has written; the last one's answer."""
    order = draw.sample(files, len(files))
    cut = draw.randint(1, len(order))
    aside = folder / "还没有收回"
    aside.mkdir()
    for each in order:
        each.rename(aside / each.name)
    book, said = folder / BOOK, {}
    for batch in filter(None, (order[:cut], order[cut:])):
        for each in batch:
            (aside / each.name).rename(each)
        if draw.random() < CRASHES:
            found["crashes"] += _crashed(book, draw)
        said, status = ran(folder, "collect", "--into", str(book))
        if "nothing_returned" in json.dumps(said):  # -- the one that was killed had written all --
            again = _done(folder, batch)
            said, status = ran(folder, "collect", "--into", str(newest(folder)), *again)
        assert status in working_folder.DONE, said
        assert "error" not in said, said
        for back in said["returned"]:  # type: ignore[attr-defined]
            for fault in back["faults"]:
                plan.hold(Path(back["file"]).name, fault["sheet"], fault["row"])
        book = newest(folder)
    return book, said


def _done(folder: Path, batch: list[Path]) -> list[str]:
    names = {each.name for each in batch}
    return [str(each) for each in sorted(folder.glob("回收/已处理/*/*")) if each.name in names]


def newest(folder: Path) -> Path:
    """The workbook that was merged last; the one that nothing was merged into where there is none."""
    merged = sorted(folder.glob("*_合并*.xlsx"), key=lambda each: (len(each.name), each.name))
    merged = [each for each in merged if "旧稿" not in each.name and "合并前" not in each.name]
    return merged[-1] if merged else folder / BOOK


def _crashed(book: Path, draw: Random) -> int:
    child = os.fork()
    if child == 0:
        os.setsid()
        with suppress(BaseException):
            working_folder.run_quietly("collect", "--into", str(book))
        os._exit(0)
    time.sleep(draw.uniform(0.2, 3))
    os.kill(child, signal.SIGKILL)
    return int(os.WIFSIGNALED(os.waitpid(child, 0)[1]))


def _kept(folder: Path) -> int:
    return len({each.name for each in folder.rglob("*报送.xlsx")})


def _compared(
    before: dict[str, dict[int, dict[str, object]]],
    plan: Plan,
    merged: Path,
    said: dict[str, object],
) -> Counter[str]:
    """The merged workbook against what it ought to hold; questions against those that there ought to be."""
    now = grids(merged)
    found: Counter[str] = Counter()
    asked = {(c["sheet"], c["row"], c["column"]) for c in said.get("conflicts", [])}  # type: ignore[attr-defined]
    proposed = {(c["sheet"], c["row"]) for c in said.get("proposals", [])}  # type: ignore[attr-defined]
    rows_asked = {(sheet, row) for sheet, row, column in asked if column is None}
    for sheet, rows in before.items():
        for at, cells in rows.items():
            for heading, base in cells.items():
                if heading in {NUMBER, VERSION}:
                    continue
                place = (sheet, at, heading)
                right, question = ought(place, base, plan)
                found["cells"] += 1
                found["cells changed"] += right != [base]
                got = now[sheet].get(at, {}).get(heading)
                found["wrong cells"] += got not in right
                found["questions"] += question
                found["questions not asked"] += question and place not in asked
                found["questions that are none"] += place in asked and not question
    found.update(_of_rows(plan, proposed | rows_asked))
    found.update(_of_additions(before, plan, now))
    return found


def ought(place: Place, base: object, plan: Plan) -> tuple[list[object], bool]:
    """What a cell may hold, and whether it has to be a question."""
    values = {value for _, value in plan.wanted.get(place, [])} - {base}
    ours = plan.office.get(place, base)
    differ = values - {ours}
    if not differ:
        return [ours], False
    if ours != base:
        return [ours], True
    if len(values) == 1:
        return [*values], False
    return [base, *values], True  # -- which of several units was collected first is left open --


def _of_rows(plan: Plan, proposed: set[tuple[object, object]]) -> Iterator[str]:
    for place in plan.deleted:
        if plan.deleted[place]:
            yield "rows deleted"
            if place not in proposed:
                yield "deletions not proposed"


def _of_additions(
    before: dict[str, dict[int, dict[str, object]]],
    plan: Plan,
    now: dict[str, dict[int, dict[str, object]]],
) -> Counter[str]:
    found: Counter[str] = Counter()
    for sheet, rows in now.items():
        ledger = SANJIE.ledger(sheet)
        assert ledger is not None
        # -- what a formula numbers or counts shows once an office program has opened the file --
        sent = {c.heading for c in ledger.columns if not c.restricted and not c.formula}
        fresh = [
            _filled({h: c for h, c in cells.items() if h in sent})
            for at, cells in rows.items()
            if at not in before[sheet]
        ]
        wanted = {frozenset(cell for cell in row if cell[0] in sent) for row in plan.added[sheet]}
        found["rows added"] += len(wanted)
        found["added rows lost"] += len(wanted - {*fresh})
        found["added rows that are none"] += len([each for each in fresh if each not in wanted])
    return found


def main(count: int = 10, seed: int = 2013) -> None:
    """Print each round's figures."""
    for number in range(seed, seed + count):
        print(number, dict(figures(number)))


if __name__ == "__main__":
    import sys

    main(*map(int, sys.argv[1:]))
