"""`python -m judge.corpus FOLDER [LINES]`: figures for a folder of workbooks that nobody here made.

Each is read, compared with what other libraries read in it, marked, and the copy compared with the original, in a child
with limits. What is not as it should be is listed; LINES is a file to which a JSON line of each book is written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from judge.one_book import ANEW

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".ods", ".ots", ".fods", ".xlsb"}
ROOT = Path(__file__).parents[1]
MOST_MEMORY = 500_000  # -- kilobytes --


def main(folder: str, lines: str = "") -> None:
    """Print the table, then each thing that is to be looked at."""
    paths = sorted(
        p for p in Path(folder).rglob("*") if p.suffix.lower() in ENDINGS and p.is_file()
    )
    tried = _tried(paths, lines)
    for name, value in figures(tried).items():
        print(f"{value:>10,}  {name}")
    for each in tried:
        for what in ("faults", "differs"):
            for said in each.get(what, []):
                print(f"{each['path']}: {what}: {said}"[:600])


def figures(tried: list[dict]) -> Counter[str]:
    """How many books ended how; refusals by their sentence."""
    said = Counter({"workbooks": len(tried)})
    said["highest memory, MB"] = max((each.get("memory", 0) for each in tried), default=0) // 1000
    said["longest, ms"] = int(1000 * max((each.get("seconds", 0) for each in tried), default=0))
    for each in tried:
        said[each["end"] or "ENDED OTHERWISE"] += 1
        said["differs from every other reader"] += bool(each.get("differs"))
        said["over the most memory"] += each.get("memory", 0) > MOST_MEMORY
        if each["end"] == "read":
            said[f"copy {each['copy']}"] += 1
            said["copies without loss"] += each["copy"] == "marked" and not each["faults"]
            said["copies with a fault"] += each["copy"] == "marked" and bool(each["faults"])
    return said


def _tried(paths: list[Path], lines: str) -> list[dict]:
    """A line for each path; one that ends its child is said to have done so, and the rest goes on."""
    tried: list[dict] = []
    with (
        TemporaryDirectory() as place,
        Path(lines or os.devnull).open("w", encoding="utf-8") as file,
    ):
        while len(tried) < len(paths):
            left = paths[len(tried) :]
            for line in _child(left, place):
                tried.append(line)
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                file.flush()
    return tried


def _child(left: list[Path], place: str) -> Iterator[dict]:
    """What a child says of each path, as far as it comes."""
    command = [sys.executable, "-X", "utf8", "-W", "ignore", "-m", "judge.one_book", place]
    paths = Path(place) / "paths.txt"
    paths.write_text("\n".join(map(str, left)), encoding="utf-8")
    said = 0
    with (
        paths.open(encoding="utf-8") as given,
        subprocess.Popen(  # noqa: S603 - our own interpreter
            command, cwd=ROOT, stdin=given, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        ) as child,
    ):
        for line in child.stdout:
            if line.startswith('{"path"'):
                yield json.loads(line)
                said += 1
    if said < len(left) and child.returncode != ANEW:
        fault = f"ended the process with {child.returncode}"
        yield {"path": str(left[said]), "end": "", "copy": "", "faults": [fault]}


if __name__ == "__main__":
    main(*sys.argv[1:])
