"""`python -m tools.mutants [ROOM …]`: what lives of rooms' mutants; ends 1 above 5 % in one of them.

Without a name, every room of the table. Who lives and cannot be told from the code as it is stands in
`equivalent.toml`, with the reason.
"""

from __future__ import annotations

import sys
import time
import tomllib
from pathlib import Path

from tools.mutants.making import drawn
from tools.mutants.rooms import TESTS
from tools.mutants.rooms import folders_for
from tools.mutants.trying import survivors

ALLOWED = 0.05
EQUIVALENT = Path(__file__).parent / "equivalent.toml"


def main(rooms: list[str]) -> int:
    """Try every room; 1 where more live in one of them than may."""
    return int(max(map(_rate, rooms or TESTS)) > ALLOWED)


def _rate(room: str) -> float:
    """Print every survivor with its place and difference; which part of the mutants lives."""
    start = time.monotonic()
    folders = folders_for(room)
    mutants = drawn(room)
    known = _equivalent()
    alive = equal = 0
    for mutant in survivors(mutants, folders):
        reason = known.get((mutant.path, mutant.was, mutant.becomes))
        alive, equal = alive + (reason is None), equal + (reason is not None)
        print(f"{mutant}\n  {'LIVES' if reason is None else f'equivalent: {reason}'}", flush=True)
    rate = alive / len(mutants)
    print(
        f"{room}: {len(mutants)} mutants, {alive} live ({rate:.1%}), {equal} equivalent, "
        f"{time.monotonic() - start:.0f} s",
        flush=True,
    )
    return rate


def _equivalent() -> dict[tuple[str, str, str], str]:
    listed = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["mutant"]
    return {(each["path"], each["was"], each["becomes"]): each["reason"] for each in listed}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
