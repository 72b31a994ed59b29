"""`python -m judge [COUNT] [SEED]`: a table of figures for each kind of invented input.

A case that ends in an error is named with its seed; the figures are of the others.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from judge import bureaus
from judge import dirty
from judge import leaks
from judge import strangers

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT, SEED = 20, 2013
SUBJECTS: dict[str, Callable[[int], Counter[str]]] = {
    "strangers' activities": strangers.figures,
    "invented bureaus": bureaus.figures,
    "dirty cells": dirty.figures,
    "planted petitioners": leaks.figures,
    "clean bureaus at the exit": leaks.clean_figures,
}


def main(count: int = COUNT, seed: int = SEED) -> None:
    """Print the tables."""
    for title, figures in SUBJECTS.items():
        start = time.monotonic()
        whole: Counter[str] = Counter()
        broken = []
        for number in range(seed, seed + count):
            try:
                whole.update(figures(number))
            except Exception as error:
                broken.append(f"seed {number}: {type(error).__name__}: {error}")
        print(f"\n{title}, {count} from seed {seed}, {time.monotonic() - start:.0f} s")
        print(f"{'ended in an error':<32}{len(broken):>10,}")
        for name, value in whole.items():
            print(f"{name:<32}{value:>10,}")
        print(*broken, sep="\n", end="\n" if broken else "")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
