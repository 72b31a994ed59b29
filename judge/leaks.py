"""Petitioners of nobody's knowing planted in a bureau's workbook: which of them come out of the office.

They stand in the restricted columns, in rows pasted some columns off, in what was typed into other
columns and ledgers, in a hidden sheet, in headings beside the table. Everything that the toolkit
writes or says is searched, inflated.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from contextlib import redirect_stderr
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import openpyxl

from judge.bureaus import rename
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.receptions import Visit
from toolkit.declare.errors import ToolkitError
from toolkit.declare.wording import shown
from toolkit.frontends.cli import main
from toolkit.usecases.report import as_json
from toolkit.workplace.marked_copy import marks
from toolkit.workplace.marked_copy import result_sheet
from toolkit.workplace.opening import judged_book
from toolkit.workplace.sample_workbook import sample_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.declare.sample import Rows

SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦尤许何吕"
GIVEN = "馥骞琮玥翀珩睿彧璟霈曜筠昶骁濛禛晏锴滢骅"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_SIGNS = "10X98765432"
RESTRICTED = tuple(column for column in Visit.columns if column.restricted)
FREE = (Visit.matter, Visit.opinion, Visit.result, Visit.happened_at)
ELSEWHERE = (("问题整改台账", 6), ("下基层活动台账", 12), ("民情日记登记", 5))
SHIFTS = (-3, -2, -1, 1, 2, 3, 4, 5)
KEPT_BACK = re.compile("《([^》]+)》没有发出")


@dataclass(frozen=True)
class Planted:
    """A workbook's rows, what was planted in them, and in which way each got there."""

    rows: Rows
    tokens: dict[str, str]
    hidden: list[list[object]]


def figures(seed: int, count: int = 2000) -> Counter[str]:
    """What came out of one bureau with about `count` tokens."""
    planted = plant(Random(seed), count)
    with TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "台账.xlsx"
        book.write_bytes(workbook_of(planted))
        return _searched(planted, book, folder)


def clean_figures(seed: int) -> Counter[str]:
    """Files of one bureau of other people, without any mistake, that the gate keeps back."""
    planted = plant(Random(seed), 0)
    rename(planted.rows, Random(seed))
    with TemporaryDirectory() as name:
        book = Path(name) / "台账.xlsx"
        book.write_bytes(workbook_of(planted))
        return _searched(planted, book, Path(name))


def plant(draw: Random, count: int) -> Planted:
    """The sample year with others for petitioners, and tokens where none should be."""
    rows = sample.clean_rows(SANJIE.ledgers)
    tokens: dict[str, str] = {}
    visits = rows[Visit.sheet]
    while count and len(visits) * len(RESTRICTED) < count:
        number = f"SX-2012-{len(visits) + 1:03}"
        visits.append([number, *draw.choice(visits[:40])[1:]])
    people = [_person(draw) for _ in visits] if count else []
    for row, person in zip(visits, people, strict=False):
        for column, value in zip(RESTRICTED, person, strict=True):
            row[column.position] = value
            tokens[value] = "in its column"
    if count:
        _type_elsewhere(rows, people, tokens, draw)
        _shift(visits, tokens, draw)
    strangers = [_person(draw) for _ in range(5)] if count else []
    tokens |= {value: "hidden sheet" for person in strangers for value in person}
    headings: list[object] = [column.heading for column in RESTRICTED]
    return Planted(rows, tokens, [headings, *map(list, strangers)])


def workbook_of(planted: Planted) -> bytes:
    """The control workbook with these rows, and its hidden sheet, note, property where there are tokens."""
    content = sample_workbook(SANJIE, planted.rows)
    if not planted.tokens:
        return content
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.create_sheet("底稿")
    sheet.sheet_state = "hidden"
    for row in planted.hidden:
        sheet.append(row)
    who = str(planted.hidden[1][0])
    visits = book[Visit.sheet]
    visits.cell(1, visits.max_column + 1).value = who
    visits.cell(4, visits.max_column).value = who
    visits["J5"].comment = openpyxl.comments.Comment(who, who)
    book.properties.title = book.properties.creator = who
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def _type_elsewhere(rows: Rows, people, tokens: dict[str, str], draw: Random) -> None:
    for person in draw.sample(people, len(people) // 8):
        value = draw.choice(person)
        tokens[value] = "typed elsewhere"
        if draw.random() < 0.5:
            line, at = draw.choice(rows[Visit.sheet]), draw.choice(FREE).position
        else:
            sheet, at = draw.choice(ELSEWHERE)
            line = draw.choice(rows[sheet])
        line[at] = f"{line[at] or ''}（{value}反映）"


def _shift(visits: list[list[object]], tokens: dict[str, str], draw: Random) -> None:
    for row in draw.sample(visits, len(visits) // 8):
        shift = draw.choice(SHIFTS)
        values = [shown(row[column.position]) for column in RESTRICTED]
        row[:] = row[-shift:] + row[:-shift]
        tokens |= {value: f"pasted {shift:+} columns off" for value in values if value in tokens}


def _person(draw: Random) -> tuple[str, str, str, str]:
    """Name, identity number, telephone, address."""
    name = draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=2))
    body = f"99{draw.randrange(10**4):04}19{draw.randint(30, 90)}0{draw.randint(1, 9)}{draw.randint(10, 28)}{draw.randrange(1000):03}"
    sign = CHECK_SIGNS[sum(w * int(d) for w, d in zip(WEIGHTS, body, strict=True)) % 11]
    phone = f"1{draw.choice('3456789')}{draw.randrange(10**9):09}"
    town = "".join(draw.choices(GIVEN, k=2))
    return (
        name,
        body + sign,
        phone,
        f"{town}镇{draw.choice(GIVEN)}家村{draw.randint(1, 12)}组{draw.randint(1, 99)}号",
    )


def _searched(planted: Planted, book: Path, folder: Path) -> Counter[str]:
    _, judged = judged_book(book, sample.AS_OF)
    said = _said(judged)
    told = {token for token in planted.tokens if token in said}
    kept: set[str] = set()
    for command in (("distribute",), ("generate", *(kind.name for kind in SANJIE.documents))):
        said = _ran(command[0], book, *command[1:], "--out", folder / command[0], "--json")
        told |= {token for token in planted.tokens if token in said}
        kept |= set(KEPT_BACK.findall(said))
    written = [each for kind in ("distribute", "generate") for each in (folder / kind).glob("*.*")]
    tally = Counter(
        {
            "tokens": len(planted.tokens),
            "told": len(told),
            "files": len(written) + len(kept),
            "files kept back": len(kept),
            "tokens let out": 0,
        }
    )
    for path in written:
        content = streams(path)
        inside = [token for token in planted.tokens if token in content]
        tally["tokens let out"] += len(inside)
        for token in inside:
            tally[f"let out: {planted.tokens[token]}"] += 1
    return tally


def _said(judged) -> str:
    """All that validating says: JSON, result lines, notes on cells."""
    lines = [list(map(str, row)) for row in result_sheet(judged).rows]
    notes = [mark.text for mark in marks(judged)]
    return json.dumps([as_json("台账.xlsx", judged), lines, notes], ensure_ascii=False)


def _ran(*words: object) -> str:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main(list(map(str, words)))
        except (SystemExit, ToolkitError) as error:
            err.write(str(error))
    return out.getvalue() + err.getvalue()


def streams(path: Path) -> str:
    """Everything in a file, inflated, with its names."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        return "\n".join([path.name, *package.namelist(), *parts, *map(_without_tags, parts)])


def _without_tags(part: str) -> str:
    return "".join(_outside_tags(part))


def _outside_tags(part: str) -> Iterator[str]:
    for piece in part.split("<"):
        yield piece.partition(">")[2]
