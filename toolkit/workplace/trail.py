"""The trail of 说明: what a person typed beside a line, as it was and as it is now, in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.standard import ResultLine
from toolkit.register.entries import Change
from toolkit.workplace.person import login_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.usecases.validate import Judged

SEEN_AT = "{step}时所见"


def new_explanations(
    judged: Judged, earlier: Sequence[Change], step: str, at: dt.datetime
) -> Iterator[Change]:
    """The 说明 that are other than what the register says of them; nothing restricted is in them.

    Args:
        judged: the workbook with its 说明.
        earlier: all changes that are registered, the earliest first.
        step: which step sees them (校验).
        at: now.
    """
    last = {
        change.place: change.new
        for change in earlier
        if change.file == judged.file and change.place.startswith(_place(""))
    }
    said = {_place(key): judged.gate.masked(text) for key, text in judged.explanations.items()}
    gone = {place: "" for place, words in last.items() if words and place not in said}
    for place, words in {**said, **gone}.items():
        old = last.get(place, "")
        if words != old:
            why = SEEN_AT.format(step=step)
            yield Change(at, login_name(), judged.file, place, old, words, why)


def _place(key: str) -> str:
    return f"{ResultLine.explanation.heading} {key}"
