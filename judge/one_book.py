"""A workbook that nobody here made, tried in a child with limits: read, compared, marked, and the copy looked at.

`python -m judge.one_book PLACE < PATHS` prints a JSON line for each path when it is done.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from judge.other_readers import differences
from judge.package_losses import losses
from judge.package_losses import opens
from tests.fuzz import trying
from toolkit.declare.errors import ToolkitError
from toolkit.declare.outcome import Strength
from toolkit.reading.files import read_workbook
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import mark_copy
from toolkit.workplace.copy_source import copy_suffix
from toolkit.workplace.copy_source import markable

if TYPE_CHECKING:
    from toolkit.reading.workbook import Sheet
    from toolkit.reading.workbook import Workbook

MARKED_SHEETS = 3
ENOUGH, ANEW = 200_000, 75  # -- kilobytes; how a child ends that asks for another --
FAR = "Z90"


def main(place: str) -> None:
    """Try each path that is given, one after another."""
    trying.limited()
    for line in sys.stdin.read().splitlines():
        trying.timed()
        print(json.dumps(_tried(Path(line), Path(place)), ensure_ascii=False), flush=True)
        if (
            trying.memory() > ENOUGH
        ):  # -- what other libraries held is not laid at the next one's door --
            sys.exit(ANEW)


def _tried(path: Path, place: Path) -> dict[str, object]:
    said: dict[str, object] = {"path": str(path), "end": "", "copy": "", "faults": []}
    start = time.process_time()
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")  # -- the peak is of this one --
    try:
        book = read_workbook(path)
        said["end"] = "read"
        said["notes"] = [str(note) for note in book.notes]
        said["seconds"], said["memory"] = time.process_time() - start, trying.memory()
        said["differs"] = differences(path, book)
        _mark(path, book, place, said)
    except ToolkitError as refusal:
        said["copy" if said["end"] else "end"] = f"refused: {str(refusal).replace(path.name, '…')}"
    except BaseException as error:  # -- whatever it is, it is what is looked for --
        said["faults"] = [f"{type(error).__name__}: {error}", traceback.format_exc()[-600:]]
    said.setdefault("seconds", time.process_time() - start)
    said.setdefault("memory", trying.memory())
    return said


def _mark(path: Path, book: Workbook, place: Path, said: dict[str, object]) -> None:
    wanted = [sheet for sheet in book.sheets if not sheet.refusal][:MARKED_SHEETS]
    marks = [
        Mark(each.name, at, Strength.MUST, "请更正。") for each in wanted for at in _cells(each)
    ]
    if not marks:
        said["copy"] = "nothing to mark"
        return
    copy = place / f"copy{copy_suffix(book)}"
    with markable(path, book, place) as (source, _):
        start = time.process_time()
        mark_copy(source, copy, marks)
        said["seconds marking"] = time.process_time() - start
        said["memory"] = max(said["memory"], trying.memory())
        said["copy"] = "marked"
        said["faults"] = losses(source, copy)
        said["faults"] += opens(source, copy)
    said["faults"] += _changed(book, read_workbook(copy))


def _cells(sheet: Sheet) -> list[str]:
    from toolkit.ooxml.references import address

    filled = next(
        (
            (row, column)
            for row, cells in enumerate(sheet.rows, 1)
            for column, cell in enumerate(cells, 1)
            if cell is not None
        ),
        (1, 1),
    )
    return [address(*filled), FAR]


def _changed(before: Workbook, after: Workbook) -> list[str]:
    """What a reading of the copy has otherwise."""
    faults = []
    if [sheet.name for sheet in before.sheets] != [sheet.name for sheet in after.sheets]:
        faults.append(f"other sheets: {[sheet.name for sheet in after.sheets]}")
    for old, new in zip(before.sheets, after.sheets, strict=False):
        for name in ("refusal", "hidden", "hidden_rows", "hidden_columns", "merged"):
            one, other = getattr(old, name), getattr(new, name)
            if one != other:
                faults.append(f"{old.name}: {name} was {one!s:.100}, is {other!s:.100}")
        one, other = _filled(old), _filled(new)
        if one != other:
            at = [key for key in one.keys() | other.keys() if one.get(key) != other.get(key)]
            told = [f"{key}: {one.get(key)} is {other.get(key)}" for key in sorted(at)[:5]]
            faults.append(f"{old.name}: {len(at)} other cells, such as {told}")
    return faults


def _filled(sheet: Sheet) -> dict[tuple[int, int], str]:
    return {
        (row, column): repr(cell)
        for row, cells in enumerate(sheet.rows, 1)
        for column, cell in enumerate(cells, 1)
        if cell is not None
    }


if __name__ == "__main__":
    main(sys.argv[1])
