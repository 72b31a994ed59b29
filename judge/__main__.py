"""`python -m judge [COUNT] [SEED]`: a table of figures for each kind of invented input.

JUDGE_KILLS, JUDGE_ROUNDS, JUDGE_CHANGES and JUDGE_RETURNS say how many kills, rounds of four clerks, changes
of form and rounds of returns there are, where other than COUNT: a thousand kills take about an hour. A case that ends in an error is named with its seed; the figures are of the others.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from judge import bureaus
from judge import clerks
from judge import dirty
from judge import disguises
from judge import edits
from judge import fresh_faults
from judge import growing
from judge import kills
from judge import kinds_of_faults
from judge import leaks
from judge import merges
from judge import pages
from judge import slips
from judge import split_tags
from judge import spoilt
from judge import strangers
from judge import template_faults
from judge import versions

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT, SEED = 20, 2013
SUBJECTS: dict[str, Callable[[int], Counter[str]]] = {
    "strangers' activities": strangers.figures,
    "invented bureaus": bureaus.figures,
    "dirty cells": dirty.figures,
    "planted petitioners": leaks.figures,
    "disguised petitioners": disguises.figures,
    "clean bureaus at the exit": leaks.clean_figures,
    "kills at random": kills.figures,
    "four clerks at once": clerks.figures,
    "spoilt workbooks": spoilt.figures,
    "tags torn apart": split_tags.figures,
    "faults in templates": template_faults.figures,
    "more faults in templates": fresh_faults.figures,
    "kinds of faults in templates": kinds_of_faults.figures,
    "slips of the hand in templates": slips.figures,
    "papers on paper": pages.figures,
    "papers edited by people": edits.figures,
    "forms that change": growing.figures,
    "returns merged": merges.figures,
    "second versions merged": versions.figures,
}
ASKED = {
    "kills at random": "JUDGE_KILLS",
    "four clerks at once": "JUDGE_ROUNDS",
    "forms that change": "JUDGE_CHANGES",
    "returns merged": "JUDGE_RETURNS",
    "second versions merged": "JUDGE_RETURNS",
}


def main(count: int = COUNT, seed: int | None = None) -> None:
    """Print the tables."""
    seed = int(os.environ.get("JUDGE_SEED", SEED)) if seed is None else seed
    for title, figures in SUBJECTS.items():
        start = time.monotonic()
        whole: Counter[str] = Counter()
        broken = []
        times = int(os.environ.get(ASKED.get(title, ""), count))
        for number in range(seed, seed + times):
            try:
                whole.update(figures(number))
            except Exception as error:
                broken.append(f"seed {number}: {type(error).__name__}: {error}")
        print(f"\n{title}, {times} from seed {seed}, {time.monotonic() - start:.0f} s")
        print(f"{'ended in an error':<32}{len(broken):>10,}")
        for name, value in whole.items():
            print(f"{name:<32}{value:>10,}")
        print(*broken, sep="\n", end="\n" if broken else "")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
