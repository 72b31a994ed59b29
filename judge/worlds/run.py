"""Worlds judged by the product, and the two compared."""

import datetime as dt
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from judge.worlds import book
from judge.worlds import compare
from judge.worlds import planting
from judge.worlds import plants_cells
from judge.worlds import plants_matters
from judge.worlds import plants_office
from judge.worlds import plants_stay
from judge.worlds import plants_writing
from judge.worlds.expect import expected
from judge.worlds.invent import world_of
from judge.worlds.world import Cell
from judge.worlds.world import cut
from judge.worlds.world import names
from toolkit.activities.sanjie import SANJIE
from toolkit.workplace.opening import judged_book

DAYS = tuple(
    dt.date(2012, *each)
    for each in ((5, 10), (6, 25), (7, 1), (9, 27), (9, 30), (10, 1), (12, 1), (12, 31), (12, 31))
)
PLANTS_A_BUREAU = 24
PLANTS = [
    *plants_stay.PLANTS,
    *plants_writing.PLANTS,
    *plants_office.PLANTS,
    *plants_matters.PLANTS,
    *plants_cells.PLANTS,
]


def judged(world):
    """What the product says of a world."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        book.write(world, path)
        return judged_book(path, world.as_of)[1].outcome


def plant(world, draw, several, most):
    """Put plants into a world, as many as there is room for, and note which."""
    for each in draw.sample(several, len(several)):
        if len(world.planted) >= most:
            return
        try:
            each.apply(world, draw)
        except planting.NoRoomError:
            continue
        world.planted.append(f"{each.code} {each.name}")


def bureau(count, seed, most=PLANTS_A_BUREAU):
    """A bureau with plants, or one in good order, judged on one of the days."""
    draw, as_of = Random(seed), DAYS[seed % len(DAYS)]
    world = world_of(draw)
    world.as_planted_for = as_of
    plant(world, draw, PLANTS, most)
    world = cut(world, as_of)
    said = judged(world)
    label = f"seed {seed} {as_of:%m-%d}"
    compared(count, label, world, said)
    return world, said


def compared(count, label, world, said):
    """Count what is said of a world."""
    compare.verdicts(count, label, expected(world), said.verdicts, there())
    wanted = [each for each in cells(world) if each.codes & there()]
    compare.findings(count, label, wanted, said.findings, book.FIRST, spoilt(world), asked(world))


@cache
def there():
    """The codes that the product has today; a date of another year is told in reading (F10)."""
    said = {each.code for each in (*SANJIE.obligations, *SANJIE.rules)} | {"D114"}
    return frozenset(said)


def cells(world):
    """Where the plants want findings."""
    return [
        Cell(row["_cells"][0], sheet, index, row["_cells"][1])
        for sheet, rows in world.rows.items()
        for index, row in enumerate(rows)
        if "_cells" in row
    ]


def asked(world):
    """The lines that hold a name which two people of the roster have: whoever it is, is asked."""
    called = [each["姓名"] for each in world["人员名册"]]
    twins = {each for each in called if called.count(each) > 1}
    return [
        (sheet, index)
        for sheet, rows in world.rows.items()
        for index, row in enumerate(rows)
        if any(twins & {*names(each)} for each in row.values() if isinstance(each, str))
    ]


def spoilt(world):
    """The lines whose filling a plant has spoilt."""
    return [
        (sheet, index)
        for sheet, rows in world.rows.items()
        for index, row in enumerate(rows)
        if "_spoilt" in row
    ]
