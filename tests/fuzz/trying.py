"""Spoilt workbooks validated and marked in a child with limits, one after another.

`python -m tests.fuzz.trying FOLDER SEED…` prints a JSON line for each seed when it is done; the parent sees
which one ended the child.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from random import Random

from tests.fuzz.mutations import mutated

MOST_BYTES = (
    1 << 30
)  # -- of addresses, so that an excess ends in MemoryError rather than the machine --
MOST_MEMORY = 500_000  # -- kilobytes in use --
MOST_SECONDS = 60  # -- of processor time for one workbook --
ROOT = Path(__file__).parents[2]


@dataclass
class Tried:
    """What became of spoilt workbooks."""

    validated: int = 0
    refused: int = 0
    marked: int = 0
    unmarked: int = 0
    highest: int = 0
    bad: list[str] = field(default_factory=list)


def tried(folder: Path, seeds: list[int]) -> Tried:
    """Try the seeds in children; one that ends its child is bad, and the rest goes on in another."""
    said = Tried()
    left = list(seeds)
    while left:
        ran = _child(folder, left)
        lines = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
        for line in lines:
            _count(said, line)
            left.remove(line["seed"])
        if left and ran.returncode:
            said.bad.append(f"seed {left.pop(0)}: ended the process with {ran.returncode}")
        if ran.stderr.strip():
            said.bad.append(
                f"near seed {lines[-1]['seed'] if lines else seeds[0]}: {ran.stderr[-300:]}"
            )
    return said


def _child(folder: Path, seeds: list[int]) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-m",
        "tests.fuzz.trying",
        str(folder),
        *map(str, seeds),
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


def _count(said: Tried, line: dict[str, object]) -> None:
    said.validated += line["end"] == "validated"
    said.refused += line["end"] == "refused"
    said.marked += line["copy"] == "marked"
    said.unmarked += line["copy"] == "refused"
    said.highest = max(said.highest, line["memory"])
    if line["bad"]:
        said.bad.append(f"seed {line['seed']}: {line['bad']}")


def main(folder: str, seeds: list[int]) -> None:
    limited()
    bases = sorted(Path(folder).glob("*.xls[xm]"))
    for seed in seeds:
        timed()
        draw = Random(seed)
        base = draw.choice(bases)
        content = mutated(base.read_bytes(), draw)
        line = {"seed": seed, "end": "", "copy": "", "bad": "", "memory": 0}
        path = Path(folder) / "变" / f"台账{base.suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        try:
            _try(path, content, line)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            line["bad"] = f"{type(error).__name__}: {error}"
        line["memory"] = memory()
        if line["memory"] > MOST_MEMORY:
            line["bad"] = line["bad"] or f"{line['memory']} KB"
        print(json.dumps(line, ensure_ascii=False), flush=True)


def _try(path: Path, content: bytes, line: dict[str, object]) -> None:
    """Read, mark a cell of each sheet, read the copy; what is no sentence is raised."""
    from toolkit.declare.errors import ToolkitError
    from toolkit.declare.outcome import Strength
    from toolkit.reading.files import read_workbook
    from toolkit.workbooks.patching import Mark
    from toolkit.workbooks.patching import PackageError
    from toolkit.workbooks.patching import mark_copy

    try:
        book = read_workbook(path)
    except ToolkitError as refusal:
        line["end"] = "refused"
        _sentence(line, str(refusal))
        return
    line["end"] = "validated"
    for note in book.notes:
        _sentence(line, str(note))
    wanted = [sheet for sheet in book.sheets if not sheet.refusal][:3]
    marks = [
        Mark(each.name, cell, Strength.MUST, "请更正。")
        for each in wanted
        for cell in ("B3", "Z90")
    ]
    copy = path.with_stem("标注")
    try:
        mark_copy(path, copy, marks)
    except PackageError as refusal:
        line["copy"] = "refused"
        _sentence(line, str(refusal))
        return
    line["copy"] = "marked"
    before = {sheet.name: _cells(sheet) for sheet in book.sheets}
    after = {sheet.name: _cells(sheet) for sheet in read_workbook(copy).sheets}
    if path.read_bytes() != content or before != after:
        line["bad"] = "the copy says something else"


def _cells(sheet) -> tuple[int, list[object]]:
    """The filled cells in the order of the sheet, few enough to be compared."""
    filled = [
        cell for row in sheet.rows if row.count(None) < len(row) for cell in row if cell is not None
    ]
    return len(filled), [str(cell) for cell in filled[:2000]]


def _sentence(line: dict[str, object], said: str) -> None:
    if (
        "\n" in said
        or "Traceback" in said
        or not any("\u4e00" <= sign <= "\u9fff" for sign in said)
    ):
        line["bad"] = f"no sentence: {said!r}"


def limited() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def timed() -> None:
    """Let the process end where one workbook takes too long."""
    if sys.platform != "win32":
        import resource

        spent = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (spent + MOST_SECONDS, resource.RLIM_INFINITY))


def memory() -> int:
    """The most memory that this program held, in KB; `getrusage` tells what its parent held as well."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    (most,) = re.findall(r"^VmHWM:\s*(\d+) kB$", status.read_text(encoding="utf-8"), re.MULTILINE)
    return int(most)


if __name__ == "__main__":
    main(sys.argv[1], [int(each) for each in sys.argv[2:]])
