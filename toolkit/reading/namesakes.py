"""People of one name: each is called with what tells him apart, wherever the name is read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.columns import PersonName
from toolkit.declare.unusable import Nothing
from toolkit.declare.wording import shown
from toolkit.reading.faults import row_note
from toolkit.reading.uncertain import own_days
from toolkit.reading.values import Taken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.outcome import Note
    from toolkit.reading.sheet_draft import SheetDraft


def call_namesakes_apart(draft: SheetDraft) -> None:
    """Give the people of one name in a directory names of their own: 张三（监察大队）, and tell it.

    Those whom no column tells apart keep the name that they share.
    """
    named = next((c for c in draft.ledger.columns if isinstance(c, PersonName)), None)
    if named is None or not draft.ledger.namesakes_by:
        return
    values = draft.columns[named.heading].values
    for name, rows in _shared(values).items():
        labels = _labels(draft, name, rows)
        draft.namesakes[name] = {label: at for at, label in labels.items()}
        for at, label in labels.items():
            values[at] = label
        for at in rows[1:] if labels else ():
            draft.data.notes.append(_note(draft, name, rows[0], at, labels))


def _shared(values: Sequence[object]) -> Mapping[str, Sequence[int]]:
    rows: dict[str, list[int]] = {}
    for at, value in enumerate(values):
        if isinstance(value, str):
            rows.setdefault(value, []).append(at)
    return {name: those for name, those in rows.items() if len(those) > 1}


def _labels(draft: SheetDraft, name: str, rows: Sequence[int]) -> Mapping[int, str]:
    """Row → name with the words of the first column that tells all of them apart."""
    for column in draft.ledger.namesakes_by:
        values = draft.values(column)
        words = [_words(values[at]) for at in rows]
        if all(words) and len(set(words)) == len(words):
            return {at: f"{name}（{word}）" for at, word in zip(rows, words, strict=True)}
    return {}


def _note(draft: SheetDraft, name: str, first: int, at: int, labels: Mapping[int, str]) -> Note:
    one, other = draft.data.numbers[first], draft.data.numbers[at]
    said = f"第{other}行与第{one}行同名（{name}），分别称“{labels[first]}”“{labels[at]}”"
    advice = f"引用时看同行的“{draft.ledger.namesakes_by[0].heading}”，或者这样写"
    return row_note("同名", draft.ledger.sheet, other, f"{said}，{advice}。")


def _words(value: object) -> str:
    return "" if value is None or isinstance(value, Nothing) else shown(value)


def by_the_row(
    draft: SheetDraft, target: SheetDraft, name: object, at: int, column: Column[object]
) -> Taken | None:
    """Which of several namesakes a row means: by what it says of him, else by who was in office then."""
    labels = target.namesakes.get(name, {}) if isinstance(name, str) else {}
    left = dict(labels)
    for apart in target.ledger.namesakes_by if labels else ():
        beside = draft.columns.get(apart.heading)
        if beside is None or apart.heading == column.heading:
            continue
        said = beside.values[at]
        meant = {each: row for each, row in left.items() if target.values(apart)[row] == said}
        if len(meant) == 1:
            (label,) = meant
            return Taken(label, f"“{name}”有同名，按同行的“{apart.heading}”读作“{label}”")
        left = meant or left
    return _in_office(draft, target, str(name), at, left)


def _in_office(
    draft: SheetDraft, target: SheetDraft, name: str, at: int, left: Mapping[str, int]
) -> Taken | None:
    """The only one of those left who held his office on the day that the row is about."""
    office, day = target.ledger.in_office, _day_of(draft, at)
    if office is None or day is None or not left:
        return None
    since, until = map(target.values, office)
    meant = [label for label, row in left.items() if _within(day, since[row], until[row])]
    if len(meant) != 1:
        return None
    return Taken(meant[0], f"“{name}”有同名，{day}在任的只有“{meant[0]}”，按此读取")


def _day_of(draft: SheetDraft, at: int) -> dt.date | None:
    """The first of the days that a row stands for."""
    own = own_days(draft.ledger)
    day = draft.values(own[0])[at] if own else None
    return day if isinstance(day, dt.date) else None


def _within(day: dt.date, since: object, until: object) -> bool:
    begun = not isinstance(since, dt.date) or since <= day
    return begun and not (isinstance(until, dt.date) and until < day)
