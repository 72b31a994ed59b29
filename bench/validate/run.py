"""Validate by stages: five ledgers with one row in fifty faulty, in units of python-calamine's reading.

`python -m bench.validate.run [--alike] [ROWS …]` draws the curve over other numbers of rows; `--alike`
of books nearly all of whose diaries are copied from a few passages. What the copy's summaries
(汇总表, 表扬候选测算, 日程) say is reckoned while it is written: it counts in “together”, and beside the marks.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measured import Used
from bench.measured import measured

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
AS_OF = "2012-12-31"
CURVE = (100_000, 200_000, 400_000, 600_000)
BUDGET = {"cells": 1.4, "typed rows": 0.8, "rules": 1.0, "marks": 0.5}
WHOLE, KILOBYTES_A_ROW = 3.7, 4
SUMMARIES = "summaries"


@dataclass(frozen=True)
class Stages:
    """CPU seconds of each stage and of the command as a whole, of so many rows."""

    rows: int
    unit: float
    seconds: dict[str, float]
    whole: Used
    kilobytes_a_row: float


def main() -> None:
    """Print a table of the stages of the first number of rows, and a line for each of them."""
    how = [said for said in sys.argv[1:] if said == "--alike"]
    counts = tuple(int(said) for said in sys.argv[1:] if said not in how) or CURVE
    nothing = _run("-c", "pass")
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            found = _stages(count, Path(folder), nothing, how)
            if count == counts[0]:
                _print_budget(found)
            _print_line(found)


def _print_line(found: Stages) -> None:
    """A number of rows, as soon as it was measured."""
    stages, command = sum(found.seconds.values()) / found.unit, found.whole.cpu / found.unit
    kilobytes = found.kilobytes_a_row
    print(
        f"{found.rows:>9,}{found.unit:>12.2f}{stages:>10.2f}{command:>11.2f}{kilobytes:>10.1f}",
        flush=True,
    )


def _print_budget(found: Stages) -> None:
    print(f"\n{f'validate, {found.rows:,} rows':<28}{'CPU s':>8}{'× calamine':>12}{'budget':>8}")
    print(f"{'python-calamine to_python':<28}{found.unit:>8.2f}{1:>12.2f}")
    for name, most in BUDGET.items():
        seconds = found.seconds[name]
        print(f"{name:<28}{seconds:>8.2f}{seconds / found.unit:>12.2f}{most:>8}")
    seconds = found.seconds[SUMMARIES]
    print(f"{SUMMARIES:<28}{seconds:>8.2f}{seconds / found.unit:>12.2f}")
    total = sum(found.seconds.values())
    print(f"{'together':<28}{total:>8.2f}{total / found.unit:>12.2f}{WHOLE:>8}")
    print(
        f"the command, with its start: {found.whole.cpu:.2f} s, {found.whole.cpu / found.unit:.2f} × calamine;"
        f" {found.kilobytes_a_row:.1f} KB a row ({KILOBYTES_A_ROW})"
    )
    heads = ("calamine s", "stages ×", "command ×", "KB a row")
    print(f"\n{'rows':>9}{heads[0]:>12}{heads[1]:>10}{heads[2]:>11}{heads[3]:>10}")


def _stages(count: int, folder: Path, nothing: Used, how: Sequence[str]) -> Stages:
    book, copy = folder / f"{count}.xlsx", folder / f"{count}_copy.xlsx"
    _run("-m", "bench.validate.book", str(count), str(book), *how)
    names = ("calamine", "cells", "typed", "judged", "marks", SUMMARIES)
    unit, cells, typed, judged, marks, summaries = (
        float(_run("-m", "bench.validate.stage", name, str(book), str(copy)).said) for name in names
    )
    validate = ("-m", "toolkit", "validate", str(book), "--as-of", AS_OF, "--out", str(folder))
    whole = _run(*validate, status=(0, 1))
    seconds = {
        "cells": cells,
        "typed rows": typed,
        "rules": judged - typed,
        "marks": marks - summaries,
        SUMMARIES: summaries,
    }
    book.unlink()
    used = (whole.megabytes - nothing.megabytes) * 1024 / count
    return Stages(count, unit, seconds, whole, used)


def _run(*program: str, status: tuple[int, ...] = (0,)) -> Used:
    return measured([sys.executable, *program], path=ROOT, status=status)


if __name__ == "__main__":
    main()
