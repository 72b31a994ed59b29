"""`python -m bench.workbooks.book ROWS FAULTS OUT`: the sample workbook with so many rows of field work."""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.workplace.sample_workbook import sample_workbook

FAULTY = ((3, "三月初"), (9, None), (1, "张飞飞"), (7, "闲逛"), (12, "2000万"))
AFTER = [
    "群众；企业",
    12,
    3,
    2,
    25,
    "是",
    "是",
    "否",
    None,
    None,
    None,
    None,
    1,
    None,
    None,
    3,
    None,
]


def rows(count: int, faults: int) -> dict[str, list[list[object]]]:
    """The sample's rows by sheet, so many of field work, so many of them faulty."""
    clean = dict(sample.clean_rows(SANJIE.ledgers))
    people = [(row[1], row[3]) for row in clean["人员名册"]]
    draw = random.Random(2012)
    work = [_work(number, draw, people) for number in range(1, count + 1)]
    for number, at in enumerate(draw.sample(range(count), faults)):
        heading, value = FAULTY[number % len(FAULTY)]
        work[at][heading] = value
    clean["下基层活动台账"] = work
    return clean


def _work(number: int, draw: random.Random, people: list[tuple[object, object]]) -> list[object]:
    name, unit = draw.choice(people)
    day = dt.date(2012, 1, 1) + dt.timedelta(days=draw.randrange(360))
    words = f"走访化工集中区周边农户，了解情况{number}"
    before = [number, name, unit, day, day, 1, "全天", "走访", None, f"第{number}村", words]
    return [*before, *AFTER]


def main(count: str, faults: str, out: str) -> None:
    """Write the workbook."""
    Path(out).write_bytes(sample_workbook(SANJIE, rows(int(count), int(faults))))


if __name__ == "__main__":
    main(*sys.argv[1:])
