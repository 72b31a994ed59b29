"""Rows that no longer stand beside their numbers: sorted or moved without the hidden columns.

A number beside a row is believed as long as the columns that tell rows apart say so. Where they say that it
is another row that was sent, that one is taken if the rest of the row says it too; if not, it is asked.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.distribution.merge_additions import key_of
from toolkit.distribution.merge_model import by_heading
from toolkit.distribution.merge_model import different

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.distribution.merge_model import Returned
    from toolkit.distribution.merge_model import Row
    from toolkit.distribution.merge_model import Sense

FEWEST_EXCHANGED = 2
"""Cells that differ in a row whose contents may be another's: one alone says nothing."""

MOST_BESIDES = 1
"""Cells that may differ besides the key in a row that is only called otherwise."""


@dataclass(slots=True)
class Placed:
    """Rows under the numbers that are theirs.

    Attributes:
        rows: by number.
        moved: of these, the numbers of rows that stand beside another one.
        unsure: rows of which it cannot be said which they are, by the number beside them.
        others: rows that say something else altogether than what was sent under their number.
        renamed: numbers of rows whose key alone was changed, or little else.
    """

    rows: dict[str, Row]
    moved: set[str] = field(default_factory=set)
    unsure: dict[str, Row] = field(default_factory=dict)
    others: list[Row] = field(default_factory=list)
    renamed: set[str] = field(default_factory=set)


def placed(
    returned: Returned, numbered: Mapping[str, Row], key: Sequence[str], sense: Sense
) -> Placed:
    """Put each row under its own number; `key` are the headings that tell rows apart.

    `numbered` has the returned rows by the number beside them, each number once.
    """
    strayed = _strayed(returned, numbered, key, sense)
    claims = _claims(returned, numbered, strayed, key, sense) if strayed else {}
    done = _claimed(returned, numbered, claims, sense)
    for number in strayed.keys() - claims.keys():
        if done.rows.get(number) is numbered[number]:
            _take_edited(done, returned, number, key, sense)
    for number in _exchanged(returned, done.rows, key, sense):
        done.unsure[number] = done.rows.pop(number)
    return done


def _claimed(
    returned: Returned, numbered: Mapping[str, Row], claims: Mapping[str, list[str]], sense: Sense
) -> Placed:
    """Each row under the number that its key says, where the rest says it too."""
    times = Counter(target for targets in claims.values() for target in targets)
    done = Placed({number: row for number, row in numbered.items() if number not in claims})
    for number, targets in claims.items():
        row, only = numbered[number], targets[0]
        sure = len(targets) == 1 and times[only] == 1
        if sure and changes(returned, only, row, sense) < changes(returned, number, row, sense):
            if only in done.rows:
                done.unsure[only] = done.rows[only]
            done.rows[only] = row
            done.moved.add(only)
        else:
            done.unsure[number] = row
    return done


def _take_edited(
    done: Placed, returned: Returned, number: str, key: Sequence[str], sense: Sense
) -> None:
    """A row with a key that was never sent: another one in its place, a question, or the same under a new name."""
    row = done.rows[number]
    sent = by_heading(returned.base.headings, returned.base.rows[number])
    here = by_heading(returned.headings, row.cells)
    said = {h: (sense(h, sent.get(h)), sense(h, cell)) for h, cell in here.items()}
    kept = sum(was is not None and was == now for was, now in said.values())
    lost = sum(was is not None and was != now for was, now in said.values())
    besides = sum(was != now for heading, (was, now) in said.items() if heading not in key)
    if lost > kept:
        done.others.append(done.rows.pop(number))
    elif len(key) == 1 or besides > MOST_BESIDES:
        done.unsure[number] = done.rows.pop(number)
    else:
        done.renamed.add(number)


def _exchanged(
    returned: Returned, rows: Mapping[str, Row], key: Sequence[str], sense: Sense
) -> list[str]:
    """Rows that have kept their keys and have got each other's contents: sorted without their first columns."""
    sent, same = returned.base, returned.base.headings == returned.headings
    edited = {
        number: changed
        for number, row in rows.items()
        if not (same and row.cells == sent.rows[number])
        and len(changed := _changed(returned, number, row, sense)) >= FEWEST_EXCHANGED
    }
    if not key or len(edited) < len(("one", "other")):
        return []
    own = tuple(heading for heading in returned.headings if heading not in key)
    whole = _given_to(returned, rows, dict.fromkeys(edited, own), sense)
    part = _given_to(returned, rows, edited, sense)
    return [number for number in edited if number in whole or number in part]


def _given_to(
    returned: Returned,
    rows: Mapping[str, Row],
    headings: Mapping[str, tuple[str, ...]],
    sense: Sense,
) -> set[str]:
    """The rows that have got, under their headings, what another one had that has got another one's too."""
    sent = returned.base
    was: dict[Hashable, list[str]] = defaultdict(list)
    for number, own in headings.items():
        was[_content(by_heading(sent.headings, sent.rows[number]), own, sense)].append(number)
    from_whom = {}
    for number, own in headings.items():
        now = _content(by_heading(returned.headings, rows[number].cells), own, sense)
        if len(was.get(now, ())) == 1 and was[now] != [number]:
            from_whom[number] = was[now][0]
    return {number for number, other in from_whom.items() if other in from_whom}


def _content(cells: Mapping[str, object], headings: Sequence[str], sense: Sense) -> Hashable:
    return tuple((heading, sense(heading, cells.get(heading))) for heading in headings)


def _changed(returned: Returned, number: str, row: Row, sense: Sense) -> tuple[str, ...]:
    """The headings under which a row differs from the one that was sent under a number."""
    sent = by_heading(returned.base.headings, returned.base.rows[number])
    cells = tuple(sent.get(heading) for heading in returned.headings)
    return tuple(each[0] for each in different(sense, returned.headings, cells, row.cells))


def changes(returned: Returned, number: str, row: Row, sense: Sense) -> int:
    """In how many cells a row differs from the one that was sent under a number."""
    return len(_changed(returned, number, row, sense))


def _strayed(
    returned: Returned, numbered: Mapping[str, Row], key: Sequence[str], sense: Sense
) -> dict[str, Hashable]:
    """What the key says of the rows whose key is not the one that was sent under their number."""
    own, sent = returned.headings, returned.base.headings
    places = [(h, own.index(h), sent.index(h)) for h in key if h in own and h in sent]
    if not key or len(places) < len(key):
        return {}
    found = {}
    for number, row in numbered.items():
        was = returned.base.rows[number]
        differ = [p for p in places if row.cells[p[1]] != was[p[2]]]
        if any(sense(h, row.cells[here]) != sense(h, was[there]) for h, here, there in differ):
            found[number] = key_of(by_heading(own, row.cells), key, sense)
    return found


def _claims(
    returned: Returned,
    numbered: Mapping[str, Row],
    strayed: Mapping[str, Hashable],
    key: Sequence[str],
    sense: Sense,
) -> dict[str, list[str]]:
    """By the number beside a row, the numbers whose key it has; one that was edited on its own has none."""
    sent: dict[Hashable, list[str]] = defaultdict(list)
    for number, cells in returned.base.rows.items():
        sent[key_of(by_heading(returned.base.headings, cells), key, sense)].append(number)
    here = Counter(
        key_of(by_heading(returned.headings, row.cells), key, sense) for row in returned.rows
    )
    claims = {}
    for number, said in strayed.items():
        if said is None or here[said] > len(sent[said]):
            continue
        free = [each for each in sent[said] if each not in numbered or each in strayed]
        if free:
            claims[number] = free
    return claims
