"""References of a workbook's sheets looked up in the sheets that they point at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.columns import Choices
from toolkit.declare.columns import Choosing
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import PersonName
from toolkit.declare.columns import Referring
from toolkit.declare.names import same_name
from toolkit.declare.standard import Alias
from toolkit.declare.unusable import UNREADABLE
from toolkit.reading.column import Change
from toolkit.reading.column import Trouble
from toolkit.reading.faults import Fault
from toolkit.reading.faults import filled_with
from toolkit.reading.namesakes import by_the_row
from toolkit.reading.namesakes import call_namesakes_apart
from toolkit.reading.references import NOBODY
from toolkit.reading.references import Directory
from toolkit.reading.references import Lookup
from toolkit.reading.references import People
from toolkit.reading.values import Refused
from toolkit.reading.values import Taken
from toolkit.reading.values import parts_of
from toolkit.reading.values import read_choices

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.sheet_draft import SheetDraft
    from toolkit.reading.values import Reading

    Drafts = Mapping[type[Ledger], SheetDraft]


def resolve_references(drafts: Drafts) -> None:
    """Look up every reference column; who shares his name is called apart before he is looked up."""
    corrections = _corrections(drafts)
    for draft in drafts.values():
        _choose(draft, corrections)
    of_people = {ledger: draft for ledger, draft in drafts.items() if ledger.namesakes_by}
    for draft in of_people.values():
        _resolve(draft, drafts, corrections)
        call_namesakes_apart(draft)
    for ledger, draft in drafts.items():
        if ledger not in of_people:
            _resolve(draft, drafts, corrections)


def _corrections(drafts: Drafts) -> dict[str, str]:
    """What the bureau's 别名表 says: a wrong writing without blanks → the right one."""
    draft = drafts.get(Alias)
    if draft is None:
        return {}
    pairs = zip(draft.values(Alias.wrong), draft.values(Alias.right), strict=True)
    said = [(bad, good) for bad, good in pairs if isinstance(bad, str) and isinstance(good, str)]
    return {same_name(bad): good for bad, good in said}


def _resolve(draft: SheetDraft, drafts: Drafts, corrections: Mapping[str, str]) -> None:
    for column in _in_order(draft.ledger):
        target = drafts.get(column.to.ledger)
        if target is None:
            continue  # -- a department's copy does not carry the office's ledgers --
        others = [target.values(each) for each in column.also]
        people = _people(target)
        directory = Directory(column.to, target.values(column.to), others, corrections, people)
        _look_up(draft, column, Lookup(column, directory), target)


def _in_order(ledger: type[Ledger]) -> Iterator[Referring[object]]:
    """The reference columns, those of people last: the unit beside a name tells who is meant."""
    found = [column for column in ledger.columns if isinstance(column, Referring)]
    yield from sorted(found, key=lambda column: bool(column.to.ledger.namesakes_by))


def _people(target: SheetDraft) -> People:
    if not target.ledger.addressed_by:
        return NOBODY
    named = _named_in(target)
    posts = {
        name: held
        for post in target.ledger.addressed_by
        for name, held in zip(target.values(named), target.values(post), strict=True)
        if isinstance(name, str) and isinstance(held, str)
    }
    numbers = [target.values(c) for c in target.ledger.key if isinstance(c, Identifier)]
    otherwise = {
        label: [name, *(str(values[at]) for values in numbers)]
        for name, labels in target.namesakes.items()
        for label, at in labels.items()
    }
    return People(posts, otherwise)


def _look_up(draft: SheetDraft, column: Column[object], lookup: Lookup, target: SheetDraft) -> None:
    as_read = draft.columns[column.heading]
    unsettled = [value for value in dict.fromkeys(as_read.values) if not lookup.stands(value)]
    settled = {value: lookup.settle(value) for value in unsettled}
    odd = {value for value, reading in settled.items() if reading != Taken(value)}
    if not odd:
        return
    cells = draft.cells[column.heading]
    beside = _Beside(draft, column, target)
    for at in [at for at, value in enumerate(as_read.values) if value in odd]:
        name = as_read.values[at]
        reading = settled[name]
        if isinstance(reading, Refused):
            reading = by_the_row(draft, target, name, at, column) or reading
        if isinstance(reading, Refused):
            reading = _suited(lookup, name, beside.at(at)) or reading
            for label in reading.meant:
                cell = (at, column, lookup.meaning(name, label))
                draft.doubtful.setdefault(label, []).append(cell)
            as_read.values[at] = UNREADABLE
            as_read.troubles.append(Trouble(at, cells[at], Fault.UNKNOWN, reading))
        else:
            as_read.values[at] = reading.value
            as_read.changes.append(Change(at, cells[at], reading))


def _suited(lookup: Lookup, name: object, those: Collection[str]) -> Refused | None:
    """Why a name is not known, those proposed first whom the row suits."""
    again = lookup.settle(name, those) if those else None
    return again if isinstance(again, Refused) else None


class _Beside:
    """Who of a directory belongs to what a row says beside a name: the people of its unit."""

    def __init__(self, draft: SheetDraft, column: Column[object], target: SheetDraft) -> None:
        self._draft, self._target, self._named = draft, target, column
        apart = target.ledger.namesakes_by[:1]
        self._by = next((c for c in apart if c.heading in draft.columns), None)
        self._known: dict[object, frozenset[str]] = {}

    def at(self, row: int) -> frozenset[str]:
        """The names; none where the row says nothing, or nothing that tells people apart."""
        if self._by is None or self._by.heading == self._named.heading:
            return frozenset()
        said = self._draft.columns[self._by.heading].values[row]
        if said not in self._known:
            units, names = (
                self._target.values(self._by),
                self._target.values(_named_in(self._target)),
            )
            pairs = zip(units, names, strict=True)
            together = {name for unit, name in pairs if unit == said and isinstance(name, str)}
            self._known[said] = frozenset(together if isinstance(said, str) else ())
        return self._known[said]


def _choose(draft: SheetDraft, corrections: Mapping[str, str]) -> None:
    """Take the options that the bureau's 别名表 gives for words that are none."""
    for column in draft.ledger.columns if corrections else ():
        if not isinstance(column, Choosing):
            continue
        read = draft.columns[column.heading]
        left = []
        for trouble in read.troubles:
            cell = trouble.cell if isinstance(trouble.cell, str) else ""
            reading = _chosen(column, cell, corrections) or trouble.said
            if isinstance(reading, Taken):
                read.values[trouble.at] = reading.value
                read.changes.append(Change(trouble.at, cell, reading))
            else:
                left.append(replace(trouble, said=reading))
        read.troubles = left


def _chosen(column: Choosing[object], cell: str, corrections: Mapping[str, str]) -> Reading | None:
    """What a cell says once the wrong writings in it are put right; None where it has none."""
    right = corrections.get(same_name(cell))
    if right in column.options:
        several = isinstance(column, Choices)
        return Taken((right,) if several else right, f"“{cell}”按别名表读作“{right}”")
    return _chosen_each(column, cell, corrections) if isinstance(column, Choices) else None


def _chosen_each(column: Choices, cell: str, corrections: Mapping[str, str]) -> Reading | None:
    parts = parts_of(cell)
    put_right = [corrections.get(same_name(part), part) for part in parts]
    reading = read_choices("；".join(put_right), column.options)
    if put_right == [*parts]:
        return None
    if isinstance(reading, Refused):
        why = f"{filled_with(column, cell)}{reading.reason}"
        return replace(reading, reason=why) if column.may_repeat(cell) else None
    pairs = zip(parts, put_right, strict=True)
    said = "；".join(f"“{part}”按别名表读作“{each}”" for part, each in pairs if part != each)
    return Taken(reading.value, said)


def _named_in(target: SheetDraft) -> Column[object]:
    return next(c for c in target.ledger.columns if isinstance(c, PersonName))
