"""Booklets edited at random, re-saved by other programs, collected in random batches, with crashes between.

What the workbook ought to hold is worked out a second time in the plainest way: rows are followed by their
place, cells compared as openpyxl reads them; nothing of the toolkit's merge is used. The edits that are
drawn are such that there is only one right answer: a cell, whether it is a question, what was added.

`python -m judge.merges ROUNDS SEED UNITS`: with UNITS, so many of a bureau that has more sections yet.
"""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import openpyxl

from judge import working_folder
from judge.edited_booklets import edited_booklet
from judge.edited_booklets import resave
from judge.kills import ran
from judge.merge_bureau import BOOK
from judge.merge_bureau import bureau
from judge.merge_bureau import grids
from judge.merge_bureau import open_columns
from judge.merge_plan import Plan
from judge.merge_plan import compared

CRASHES = 0.4
BOTH, OFFICE_EDITED = 0.2, 0.03
MOST_UNITS = 5
MOST_BATCHES = 6


def figures(seed: int, units: int = 0) -> Counter[str]:
    """What came of one round of returns: of a few units, or of so many as are said."""
    draw = Random(seed)
    with TemporaryDirectory(prefix="judge-") as name:
        folder = working_folder.copied(bureau(seed // 10, units), Path(name) / "台 账")
        plan = Plan()
        before = grids(folder / BOOK)
        sent = sorted((folder / "下发").glob("*_v1.xlsx"))
        chosen = draw.sample(sent, units or draw.randint(2, MOST_UNITS))
        files = [
            edited_booklet(each, folder, before, draw, plan, at) for at, each in enumerate(chosen)
        ]
        found = Counter({"returned files": len(files), **resave(files, draw)})
        _office_edits(folder / BOOK, before, draw, plan)
        merged, said = _collect(folder, files, draw, found, plan)
        found.update(compared(before, plan, merged, said))
        found["files lost"] = len(files) - _kept(folder)
        return found


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
    most = min(len(order), MOST_BATCHES if len(order) > MOST_UNITS else 2)
    cuts = sorted({0, len(order), *(draw.randint(1, len(order)) for _ in range(most - 1))})
    aside = folder / "还没有收回"
    aside.mkdir()
    for each in order:
        each.rename(aside / each.name)
    book, said = folder / BOOK, {}
    for first, last in pairwise(cuts):
        batch = order[first:last]
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
    """Where the files of a batch lie now, those too that were refused, all of it perhaps."""
    names = {each.name for each in batch}
    places = sorted([*folder.glob("回收/已处理/*/*"), *folder.glob("回收/未处理/*")])
    return [str(each) for each in places if each.name in names]


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


def main(count: int = 10, seed: int = 2013, units: int = 0) -> None:
    """Print each round's figures."""
    for number in range(seed, seed + count):
        print(number, dict(figures(number, units)), flush=True)


if __name__ == "__main__":
    import sys

    main(*map(int, sys.argv[1:]))
