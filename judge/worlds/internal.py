"""Leads: what stands in the internal check list, and in nothing else that a validation writes."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import openpyxl

from judge.worlds import book
from judge.worlds import leads
from judge.worlds import run
from judge.worlds.invent import world_of
from judge.worlds.plants_cells import LEADS
from judge.worlds.world import cut

LIST = "内部核查清单"
ALIKE = "D118"  # -- what the product calls the part of R603 that is a lead --
ONLY_THERE = ("R1001", "R1002", "R1003", "R1004", "D117", ALIKE)
FORMULA, TAG = re.compile(r"<(f|formula\d?)\b[^>]*>.*?</\1>", re.DOTALL), re.compile(r"<[^>]*>")


def bureau(count, seed, most=5):
    """A bureau with leads, validated on the command line."""
    draw, as_of = Random(f"leads {seed}"), run.DAYS[seed % len(run.DAYS)]
    world = world_of(draw)
    world.as_planted_for = as_of
    run.plant(world, draw, LEADS, most)
    world = cut(world, as_of)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        book.write(world, path)
        said = _validated(path, as_of)
        listed = _listed(Path(folder))
        _compare(count, f"leads {seed} {as_of:%m-%d}", world, listed)
        _leaks(count, f"leads {seed}", Path(folder), path, said)


def _validated(path, as_of):
    command = [
        sys.executable,
        "-m",
        "toolkit",
        "validate",
        str(path),
        "--as-of",
        str(as_of),
        "--json",
    ]
    done = subprocess.run(  # noqa: S603 -- our own command --
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )
    json.loads(done.stdout)
    return done.stdout


def _listed(folder):
    """The lines of the internal list, each as one text; None where there is no such file."""
    found = [*folder.rglob(f"*{LIST}*.xlsx")]
    if not found:
        return None
    rows = [row for path in found for sheet in openpyxl.load_workbook(path) for row in sheet.values]
    lines = [" ".join(str(each) for each in row if each is not None) for row in rows]
    lines = [each.replace(ALIKE, "R603") for each in lines]
    return [each for each in lines if any(code in each for code in leads.CODES)]


def _compare(count, label, world, lines):
    wanted = [*leads.leads(world)]
    if lines is None:
        there = {*leads.CODES} & run.there() - {"R603"}
        for code, _ in wanted:
            count.add(code, "missed" if there else "not yet there", f"{label}: no list")
        return
    for code, who in wanted:
        hit = any(code in line and _about(who, line) for line in lines)
        count.add(code, "planted")
        count.add(code, "right" if hit else "missed", "" if hit else f"{label} {code} {who}")
    for line in lines:
        if not any(code in line and _about(who, line) for code, who in wanted):
            code = next(each for each in leads.CODES if each in line)
            count.add(code, "false", f"{label} {line}")


def _about(who, line):
    return any(each and each in line for each in who)


def _leaks(count, label, folder, book_path, said):
    """Codes of leads in what is not the list."""
    own = _texts(book_path)
    written = [
        each for each in folder.rglob("*.xlsx") if each != book_path and LIST not in each.name
    ]
    for code in ONLY_THERE:
        in_book = own.count(code)
        places = [each.name for each in written if _texts(each).count(code) > in_book]
        places += ["--json"] if f'"{code}"' in said else []
        if places:
            count.add(code, "leaked", f"{label} {code} in {'、'.join(places)}")


def _texts(path):
    with zipfile.ZipFile(path) as package:
        parts = [package.read(each) for each in package.namelist() if each.endswith(".xml")]
    text = b"".join(parts).decode("utf-8", "replace")
    return TAG.sub("\n", FORMULA.sub("", text))
