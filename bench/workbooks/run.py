"""Workbooks: a click on 200 rows, and 100,000 rows read, checked and marked beside openpyxl."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import tempfile
from pathlib import Path

AS_OF = "2012-12-31"
LARGE, FAULTS, SMALL = 100_000, 5_000, 200
OPENPYXL = "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])"


def main() -> None:
    """Print CPU seconds and peak memory of each."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.xlsx", Path(folder) / "large.xlsx"
        small.write_bytes(_book(SMALL, 10))
        large.write_bytes(_book(LARGE, FAULTS))
        nothing = _measured([sys.executable, "-c", "pass"])
        click = _measured(_validate(small))
        ours = _measured(_validate(large))
        theirs = _measured([sys.executable, "-c", OPENPYXL, str(large), f"{folder}/again.xlsx"])
    print("\nworkbooks                                   CPU s   peak MB")
    for name, (seconds, megabytes) in (
        ("python -c pass", nothing),
        (f"taizhang validate, {SMALL} rows", click),
        (f"taizhang validate, {LARGE:,} rows, {FAULTS:,} faults", ours),
        ("openpyxl load + save of the same file", theirs),
    ):
        print(f"{name:<42}{seconds:>8.2f}{megabytes:>10.0f}")
    print(
        f"a click over nothing: {click[0] - nothing[0]:.2f} s; ours / openpyxl: {ours[0] / theirs[0]:.2f}"
    )


def _validate(book: Path) -> list[str]:
    return [sys.executable, "-m", "toolkit", "validate", str(book), "--as-of", AS_OF]


def _measured(program: list[str]) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of a program, by a child that runs only it."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *program], capture_output=True, text=True, check=True
    )
    seconds, megabytes = ran.stdout.split()[-2:]
    return float(seconds), float(megabytes)


def _book(rows: int, faults: int) -> bytes:
    """The sample workbook with so many rows of field work, so many of them faulty."""
    from toolkit.activities.sanjie import SANJIE
    from toolkit.activities.sanjie import sample
    from toolkit.workplace.sample_workbook import sample_workbook

    clean = dict(sample.clean_rows())
    people = [(row[1], row[3]) for row in clean["人员名册"]]
    draw = random.Random(2012)
    work = [_work(number, draw, people) for number in range(1, rows + 1)]
    for number, at in enumerate(draw.sample(range(rows), faults)):
        heading, value = ((3, "三月初"), (9, None), (1, "张飞飞"), (7, "闲逛"), (12, "2000万"))[
            number % 5
        ]
        work[at][heading] = value
    clean["下基层活动台账"] = work
    return sample_workbook(SANJIE, clean)


def _work(number: int, draw: random.Random, people: list[tuple[object, object]]) -> list[object]:
    name, unit = draw.choice(people)
    day = dt.date(2012, 1, 1) + dt.timedelta(days=draw.randrange(360))
    words = f"走访化工集中区周边农户，了解情况{number}"
    before = [number, name, unit, day, day, 1, "全天", "走访", None, f"第{number}村", words]
    after = [
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
    return [*before, *after]
