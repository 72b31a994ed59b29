"""A bureau judged a second time: its lines in another order, and with a 说明 beside everything."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from judge.worlds import book
from judge.worlds import run
from judge.worlds.invent import world_of
from judge.worlds.world import DEVIATION
from judge.worlds.world import cut
from toolkit.usecases.validate import validate
from toolkit.workplace.opening import open_book

EXPLAINED = "偏离已说明"


def bureau(count, seed):
    """Count verdicts that the order of lines changes, and those that a 说明 closes or leaves open."""
    draw, as_of = Random(f"again {seed}"), run.DAYS[seed % len(run.DAYS)]
    world = world_of(draw)
    world.as_planted_for = as_of
    run.plant(world, draw, run.PLANTS, run.PLANTS_A_BUREAU)
    world = cut(world, as_of)
    label = f"again {seed} {as_of:%m-%d}"
    first = _judged(world)
    texts = {each.key: "经领导小组研究同意" for each in first.values()}
    _explained(count, label, first, _judged(world, texts))
    for rows in world.rows.values():
        draw.shuffle(rows)
    _reordered(count, label, first, _judged(world))


def _judged(world, explanations=None):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        book.write(world, path)
        opened = open_book(path)
        sheets, catalogue = opened.workbook.sheets, opened.catalogue
        said = validate(
            path.name, sheets, catalogue, as_of=world.as_of, explanations=explanations or {}
        )
    return {each.key: each for each in said.outcome.verdicts}


def _explained(count, label, before, after):
    for key, each in before.items():
        due = EXPLAINED if str(each.state) == DEVIATION else str(each.state)
        said = str(after[key].state) if key in after else None
        figure = "right" if said == due else "missed"
        count.add(
            "说明 " + str(each.state), figure, "" if said == due else f"{label} {key}: {said}"
        )


def _reordered(count, label, before, after):
    for key in before.keys() | after.keys():
        one, two = before.get(key), after.get(key)
        same = one is not None and two is not None and one.state == two.state
        line = "" if same else f"{label} {key}: {one and one.state} → {two and two.state}"
        count.add("order of lines", "right" if same else "false", line)
