"""`python -m judge.papers [BOOKS] [SEED]`: figures of papers recounted; differences to standard error."""

import os
import sys
import time
import traceback
from collections import Counter

from judge.papers.compare import bureau

COUNT, SEED = 24, 1


def main(count=COUNT, seed=None):
    """Print the table."""
    seed = int(os.environ.get("JUDGE_SEED", SEED)) if seed is None else seed
    start, whole, lines = time.monotonic(), Counter(), []
    for number in range(seed, seed + count):
        try:
            bureau(whole, lines, number)
        except Exception:
            whole["ended in an error"] += 1
            lines.append(f"seed {number}: {traceback.format_exc()}")
    print(f"\npapers recounted, {count} books from seed {seed}, {time.monotonic() - start:.0f} s")
    for name, value in whole.items():
        print(f"{name:<32}{value:>10,}")
    print(*lines, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
