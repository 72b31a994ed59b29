"""`python -m bench.validate.book ROWS OUT [--alike]`: five ledgers with so many rows in all, one in fifty faulty.

The reflections of the diaries differ, as people's do; copies of another one are among the faults.
`--alike` is the worst that may be handed in: nearly every diary is copied from one of a few passages.

Of the same number of rows it is the same book: nothing is drawn but by a seed.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.validate.diary_words import reflection
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.receptions import Visit
from toolkit.workplace.sample_workbook import sample_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.sample import Rows

    Cells = Mapping[Column[object], object]

ONE_FAULT_IN = 50
NEW_YEAR = dt.date(2012, 1, 1)
SHARES: dict[type[Ledger], int] = {FieldWork: 40, Diary: 10, Reception: 10, Visit: 20, Problem: 20}
"""How many of a hundred rows are in each ledger."""

MOST_DIARIES = 14_000
"""Of forty people can write one a day; the others of so many are field work."""

COPIED: Cells = {Diary.reflection: reflection(random.Random(0))}
"""A diary that says what others say, who were handed the same passage."""

FAULTS: dict[type[Ledger], tuple[Cells, ...]] = {
    FieldWork: (
        {FieldWork.started_on: "三月初"},
        {FieldWork.place: None},
        {FieldWork.person: "张飞飞"},
        {FieldWork.category: "闲逛"},
        {FieldWork.days: 9},
    ),
    Diary: ({Diary.written_on: "上周五"}, {Diary.matter: None}, COPIED),
    Reception: ({Reception.is_grand: "不清楚"}, {Reception.visitors: "一些"}),
    Visit: ({Visit.kind: "光"}, {Visit.due_on: "尽快"}, {Visit.reception: "CC-2012-X"}),
    Problem: ({Problem.kind: "其它问题"}, {Problem.section: "后勤科"}, {Problem.measure: None}),
}
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红建文辉力志永健世广义兴良海山仁波"


def rows(count: int, *, alike: bool = False) -> Rows:
    """The sample's rows by sheet, those of the five ledgers as many as asked for."""
    found = sample.clean_rows(SANJIE.ledgers)
    draw = random.Random(2012)
    models = {ledger: found[ledger.sheet] for ledger in SHARES}
    people = found[Person.sheet]
    points = [row[Point.number.position] for row in found[Point.sheet]]
    for ledger, wanted in _counts(count).items():
        made = [
            _row(ledger, models[ledger], number, people, points) for number in range(1, wanted + 1)
        ]
        if ledger is Diary and not alike:
            for row in made:
                _put(row, {Diary.reflection: reflection(draw)})
        for turn, at in enumerate(draw.sample(range(wanted), wanted // ONE_FAULT_IN)):
            _put(made[at], FAULTS[ledger][turn % len(FAULTS[ledger])])
        found[ledger.sheet] = made
    return found


def _counts(count: int) -> dict[type[Ledger], int]:
    counts = {ledger: count * share // 100 for ledger, share in SHARES.items()}
    too_many = max(0, counts[Diary] - MOST_DIARIES)
    return {**counts, Diary: counts[Diary] - too_many, FieldWork: counts[FieldWork] + too_many}


def _row(
    ledger: type[Ledger],
    models: list[list[object]],
    number: int,
    people: list[list[object]],
    points: list[object],
) -> list[object]:
    """A row of the sample under another number, with words of its own."""
    row = list(models[number % len(models)])
    at = number % len(people)
    day = NEW_YEAR + dt.timedelta(days=number // len(people) % 360)
    person = {FieldWork.person: people[at][Person.name.position]}
    own: dict[type[Ledger], Cells] = {
        FieldWork: {
            **person,
            FieldWork.order: number,
            FieldWork.unit: people[at][Person.unit.position],
            FieldWork.started_on: day,
            FieldWork.ended_on: day,
            FieldWork.days: 1,
            FieldWork.part: "全天",
            FieldWork.category: "走访",
            FieldWork.point: points[at % len(points)],
            FieldWork.place: f"第{number}村",
            FieldWork.content: f"走访化工集中区周边农户，了解情况{number}",
        },
        Diary: {
            Diary.person: person[FieldWork.person],
            Diary.written_on: day,
            Diary.weekday: None,
            Diary.reflection: f"{row[Diary.reflection.position]}（{number}）",
            Diary.problem: _number(Problem, number),
        },
        Reception: {Reception.number: _number(Reception, number)},
        Visit: {
            Visit.number: _number(Visit, number),
            Visit.reception: _number(Reception, 1 + number // 2),
            Visit.petitioner: _name(number),
            Visit.phone: f"154{number:08d}",
            Visit.matter: f"{row[Visit.matter.position]}，第{number}次反映",
        },
        Problem: {
            Problem.number: _number(Problem, number),
            Problem.description: f"{row[Problem.description.position]}，第{number}处",
        },
    }
    _put(row, own[ledger])
    return row


def _number(ledger: type[Reception | Visit | Problem], number: int) -> str:
    prefix = str(ledger.number.example).partition("-")[0]
    return f"{prefix}-2012-{number:06d}"


def _name(number: int) -> str:
    first, rest = divmod(number, len(GIVEN) ** 2)
    return SURNAMES[first % len(SURNAMES)] + GIVEN[rest // len(GIVEN)] + GIVEN[rest % len(GIVEN)]


def _put(row: list[object], cells: Cells) -> None:
    for column, value in cells.items():
        row[column.position] = value


def main(count: str, out: str, *how: str) -> None:
    """Write the workbook."""
    made = rows(int(count), alike="--alike" in how)
    Path(out).write_bytes(sample_workbook(SANJIE, made))


if __name__ == "__main__":
    main(*sys.argv[1:])
