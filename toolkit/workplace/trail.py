"""The trail of changes in the register: 说明 that a person typed, cells that a step changed.

What is restricted stands there as （受限） with a keyed hash: one sees that it changed, not to what.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.hidden import hidden
from toolkit.declare.standard import ResultLine
from toolkit.declare.wording import shown
from toolkit.register.entries import Change
from toolkit.register.errors import RegisterError
from toolkit.usecases.explaining import Registered
from toolkit.workplace.person import login_name
from toolkit.workplace.register_place import has_register
from toolkit.workplace.register_place import register_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.distribution.exit_gate import ExitGate
    from toolkit.usecases.explaining import Trail
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.writer import Writer

SEEN_AT = "{step}时所见"
FACT = "；事实#{}"
_FACT = re.compile(r"；事实#([0-9a-f]+)$")
_OF_EXPLANATIONS = f"{ResultLine.explanation.heading} "


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell whose value a step changes.

    Attributes:
        file: the workbook's name.
        sheet: the sheet's title.
        cell: its address (B3).
        old: the value before; None where it was empty.
        new: the value now.
        why: the reason, for a person (日期写法规范化).
        restricted: whether its column is.
    """

    file: str
    sheet: str
    cell: str
    old: object
    new: object
    why: str
    restricted: bool = False


def record_changes(
    writer: Writer,
    changes: Iterable[CellChange],
    gate: ExitGate,
    *,
    who: str | None = None,
    when: dt.datetime | None = None,
) -> None:
    """Write changes of cells down in the register, each chained to the one before.

    To be called while the folder is being written in. A change that is the last one known of its cell
    is the same one, made again in another copy, and not written down twice. Where the register cannot
    take them, the writer's account says so.

    Args:
        writer: of the run that changes them.
        changes: in the order in which they are to stand.
        gate: of the workbook; what it would not let out is hashed in other columns too.
        who: the login name; None takes whoever runs this.
        when: with a time zone; None takes now.
    """
    at, by = when or dt.datetime.now().astimezone(), who or login_name()

    def written(earlier: Sequence[Change], key: bytes) -> Iterator[Change]:
        known = {(change.file, change.place): (change.old, change.new) for change in earlier}
        for each in changes:
            old, new = (_kept_secret(value, each, gate, key) for value in (each.old, each.new))
            place, why = f"{each.sheet}!{each.cell}", _without_secret(each.why, gate, key)
            if known.get((each.file, place)) != (old, new):
                yield Change(at, by, each.file, place, old, new, why)

    writer.record(written)


def new_explanations(
    judged: Judged, earlier: Sequence[Change], key: bytes, step: str, at: dt.datetime
) -> Iterator[Change]:
    """The 说明 that are other than what the register says of them.

    Args:
        judged: the workbook with its 说明.
        earlier: all changes that are registered, the earliest first.
        key: the register's, for what is restricted.
        step: which step sees them (校验).
        at: now.
    """
    last = {
        change.place: change.new
        for change in earlier
        if change.file == judged.file and change.place.startswith(_OF_EXPLANATIONS)
    }
    told = judged.gate.masked_each(
        {*judged.explanations, *judged.explanations.values(), *judged.explained, *last.values(), ""}
    )

    def kept(words: str) -> str:
        return words if told[words] == words else hidden(words, key)

    said = {f"{_OF_EXPLANATIONS}{kept(line)}": words for line, words in judged.explanations.items()}
    facts = {
        f"{_OF_EXPLANATIONS}{kept(line)}": FACT.format(each.fact)
        for line, each in judged.explained.items()
    }
    gone = {place: "" for place, words in last.items() if words and place not in said}
    for place, words in {**said, **gone}.items():
        old = last.get(place, "")
        if old not in {words, kept(words)}:
            why = SEEN_AT.format(step=step) + facts.get(place, "")
            yield Change(at, login_name(), judged.file, place, kept(old), kept(words), why)


def registered_explanations(folder: Path, file: str) -> Trail:
    """What the register of a working folder says of a workbook's 说明, by stable key and words.

    Of one that holds something restricted nothing is said: the register has its hash alone. A register
    that cannot be read says nothing here; who writes into it tells.
    """
    if not has_register(folder):
        return {}
    try:
        changes = register_of(folder).changes()
    except RegisterError:
        return {}
    return {
        (change.place.removeprefix(_OF_EXPLANATIONS), change.new): _registered(change)
        for change in changes
        if change.file == file and change.place.startswith(_OF_EXPLANATIONS)
    }


def _registered(change: Change) -> Registered:
    fact = _FACT.search(change.why)
    return Registered(change.who, change.at.date().isoformat(), fact[1] if fact else "")


def _kept_secret(value: object, change: CellChange, gate: ExitGate, key: bytes) -> str:
    return hidden(value, key) if change.restricted else _without_secret(shown(value), gate, key)


def _without_secret(words: str, gate: ExitGate, key: bytes) -> str:
    """The words, or their hash where anything restricted stands in them."""
    return words if gate.masked(words) == words else hidden(words, key)
