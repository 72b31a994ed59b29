"""What was done to booklets, and what the merged workbook has to hold by it: the plain second opinion."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from judge.merge_bureau import NUMBER
from judge.merge_bureau import VERSION
from judge.merge_bureau import grids
from toolkit.activities.sanjie import SANJIE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Place = tuple[str, int, str]


@dataclass
class Plan:
    """What was done to the files, and so what must come of it.

    Attributes:
        wanted: by the office's cell, the values that units gave it, with the unit.
        deleted: by the office's row, the units in whose files it is missing.
        added: by sheet, the rows that were added, as their filled cells.
        office: cells that the office changed meanwhile.
        rows: by file, sheet and worksheet row of it, the unit, the office's row, and what was added.
    """

    wanted: dict[Place, list[tuple[str, object]]] = field(default_factory=lambda: defaultdict(list))
    deleted: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    added: dict[str, list[frozenset[tuple[str, object]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    office: dict[Place, object] = field(default_factory=dict)
    rows: dict[Place, tuple[str, object, frozenset[tuple[str, object]]]] = field(
        default_factory=dict
    )

    def hold(self, file: str, sheet: str, row: int) -> None:
        """A row went back to its unit: nothing of it is to be merged."""
        unit, at, added = self.rows.get((file, sheet, row), ("", None, frozenset()))  # type: ignore[call-overload]
        for (title, number, _), values in self.wanted.items():
            if (title, number) == (sheet, at):
                values[:] = [each for each in values if each[0] != unit]
        if at is None and added in self.added[sheet]:
            self.added[sheet].remove(added)


def filled(row: dict[str, object]) -> frozenset[tuple[str, object]]:
    """The cells that were typed, numbers as far as every program keeps them."""
    own = {h: c for h, c in row.items() if h not in {NUMBER, VERSION, "@"}}
    return frozenset((h, _plain(c)) for h, c in own.items() if c is not None)


def _plain(cell: object) -> object:
    """A number as far as every program keeps it; a time of day as the number that it is."""
    if isinstance(cell, dt.time):
        cell = (cell.hour * 60 + cell.minute) / (24 * 60)
    return round(cell, 12) if isinstance(cell, float) else cell


def compared(
    before: dict[str, dict[int, dict[str, object]]],
    plan: Plan,
    merged: Path,
    said: dict[str, object],
) -> Counter[str]:
    """The merged workbook against what it ought to hold; questions against those that there ought to be."""
    now = grids(merged)
    found: Counter[str] = Counter()
    asked = {(c["sheet"], c["row"], c["column"]) for c in said.get("conflicts", [])}  # type: ignore[attr-defined]
    proposed = {(c["sheet"], c["row"]) for c in said.get("proposals", [])}  # type: ignore[attr-defined]
    rows_asked = {(sheet, row) for sheet, row, column in asked if column is None}
    for sheet, rows in before.items():
        for at, cells in rows.items():
            for heading, base in cells.items():
                if heading in {NUMBER, VERSION}:
                    continue
                place = (sheet, at, heading)
                right, question = ought(place, base, plan)
                found["cells"] += 1
                found["cells changed"] += right != [base]
                got = now[sheet].get(at, {}).get(heading)
                found["wrong cells"] += got not in right
                found["questions"] += question
                found["questions not asked"] += question and place not in asked
                found["questions that are none"] += place in asked and not question
    found.update(_of_rows(plan, proposed | rows_asked))
    found.update(_of_additions(before, plan, now))
    return found


def ought(place: Place, base: object, plan: Plan) -> tuple[list[object], bool]:
    """What a cell may hold, and whether it has to be a question."""
    values = {value for _, value in plan.wanted.get(place, [])} - {base}
    ours = plan.office.get(place, base)
    differ = values - {ours}
    if not differ:
        return [ours], False
    if ours != base:
        return [ours], True
    if len(values) == 1:
        return [*values], False
    return [base, *values], True  # -- which of several units was collected first is left open --


def _of_rows(plan: Plan, proposed: set[tuple[object, object]]) -> Iterator[str]:
    for place in plan.deleted:
        if plan.deleted[place]:
            yield "rows deleted"
            if place not in proposed:
                yield "deletions not proposed"


def _of_additions(
    before: dict[str, dict[int, dict[str, object]]],
    plan: Plan,
    now: dict[str, dict[int, dict[str, object]]],
) -> Counter[str]:
    found: Counter[str] = Counter()
    for sheet, rows in now.items():
        ledger = SANJIE.ledger(sheet)
        assert ledger is not None
        # -- what a formula numbers or counts shows once an office program has opened the file --
        sent = {c.heading for c in ledger.columns if not c.restricted and not c.formula}
        fresh = [
            filled({h: c for h, c in cells.items() if h in sent})
            for at, cells in rows.items()
            if at not in before[sheet]
        ]
        wanted = {frozenset(cell for cell in row if cell[0] in sent) for row in plan.added[sheet]}
        found["rows added"] += len(wanted)
        found["added rows lost"] += len(wanted - {*fresh})
        found["added rows that are none"] += len([each for each in fresh if each not in wanted])
    return found
