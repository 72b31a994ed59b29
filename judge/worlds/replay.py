"""One workbook of a whole year, judged as of each of the days: as if what came later were not there."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from judge.worlds import book
from judge.worlds import compare
from judge.worlds import run
from judge.worlds.expect import expected
from judge.worlds.invent import world_of
from judge.worlds.planting import open_to_question
from judge.worlds.world import STATISTIC
from judge.worlds.world import WORK
from judge.worlds.world import cut
from toolkit.workplace.opening import judged_book

POINT_CODES = ("R705", "R707", "R708")


def bureau(count, seed, most=20):
    """A bureau's year, judged on all days; verdicts only, whoever is on a stay that day is left out."""
    draw = Random(f"replay {seed}")
    world = world_of(draw)
    run.plant(world, draw, run.PLANTS, most)
    world.rows.pop(STATISTIC)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        book.write(world, path)
        for as_of in run.DAYS:
            then = cut(world, as_of)
            _on_a_stay(world, then)
            said = judged_book(path, as_of)[1].outcome
            label = f"replay {seed} {as_of:%m-%d}"
            compare.verdicts(count, label, expected(then), said.verdicts, run.there())


def _on_a_stay(world, then):
    for row in world[WORK]:
        if row["活动类别"] == "驻点调研" and row["开始日期"] <= then.as_of < row["结束日期"]:
            point = world.point_of(row["姓名"])
            open_to_question(then, row["姓名"], point and point["联系点编号"], codes=POINT_CODES)
