"""`python -m judge.worlds [COUNT] [SEED]`: 64 bureaus, parameter changes, replays, leads; figures by code.

Lines of differences go to standard error, so that a table can be kept apart from them.
"""

import sys
import time
from collections import Counter

from judge.worlds import again
from judge.worlds import book
from judge.worlds import changes
from judge.worlds import internal
from judge.worlds import replay
from judge.worlds import run
from judge.worlds.compare import Count
from judge.worlds.expect import CODES

COUNT, SEED = 64, 11
ELSEWHERE = {
    *internal.ONLY_THERE,
    "R1205",
}  # -- leads; what a package may hold is judged where packages are --
COLUMNS = ("planted", "right", "missed", "false", "clean", "clean but other", "open")


def main(count=COUNT, seed=SEED):
    """Print the tables."""
    bureaus = Count()
    for number in range(seed, seed + count):
        most = 0 if number % 8 == 0 else run.PLANTS_A_BUREAU
        _tried(bureaus, run.bureau, number, most)
    _table(f"{count} bureaus", bureaus, CODES)
    several = Count()
    for line in changes.CHANGES:
        _tried(several, changes.change, seed, *line)
    _table(f"{len(changes.CHANGES)} changes of a parameter", several, [*several.codes])
    replays = Count()
    for number in range(seed, seed + count // 8):
        _tried(replays, replay.bureau, number)
    _table(f"{count // 8} workbooks judged on {len(run.DAYS)} days", replays, CODES)
    twice = Count()
    for number in range(seed, seed + count // 8):
        _tried(twice, again.bureau, number)
    _table(f"{count // 8} bureaus in another order, and with 说明", twice, [*twice.codes])
    hidden = Count()
    for number in range(seed, seed + count // 4):
        _tried(hidden, internal.bureau, number)
    _table("leads", hidden, [*hidden.codes])
    print("\nnot in the workbook yet:", *sorted(book.missing()), sep=" ")


def _tried(count, function, *arguments):
    try:
        function(count, *arguments)
    except Exception as error:
        count.add("error", "ended in an error", f"{arguments}: {type(error).__name__}: {error}")


def _table(title, count, codes):
    print(f"\n{title} ({time.process_time():.0f} s of this process)")
    wide = max(map(len, codes), default=4)
    print(" " * wide, *(f"{each:>16}" for each in COLUMNS))
    for code in codes:
        figures = count.codes.get(code)
        if figures is None:
            where = "in its own table" if code in ELSEWHERE else "not yet there"
            print(f"{code:<{wide}} {where:>16}")
            continue
        more = {name: n for name, n in figures.items() if name not in COLUMNS}
        print(f"{code:<{wide}}", *(f"{figures[each]:>16,}" for each in COLUMNS), more or "")
    total = sum(count.codes.values(), Counter())
    print(f"{'all':<{wide}}", *(f"{total[each]:>16,}" for each in COLUMNS))
    for code in sorted(count.codes.keys() - {*codes}):
        print(f"{code:<{wide}}", dict(count.codes[code]))
    if count.words:
        print("words:", dict(count.words))
    print(*count.lines, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
