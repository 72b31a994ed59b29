"""The TOML file of an activity's parameters: what each is, and its values by the day from which they are in force.

["总天数下限"]
unit = "天"
clause = "三·1"
decided_by = "领导小组"
meaning = "…"
values = [{ from = 2012-03-14, value = 60 }]
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import NotRequired
from typing import TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Declared:
    """What the TOML file says of one parameter; `values` are (from, value), newest last."""

    name: str
    unit: str
    clause: str
    decided_by: str
    meaning: str
    values: tuple[tuple[dt.date, object], ...]

    def on(self, day: dt.date) -> object:
        """The value in force on a day; before the first, the first."""
        return self.dated(day)[1]

    def dated(self, day: dt.date) -> tuple[dt.date, object]:
        """The same with the day from which it is in force."""
        in_force = [each for each in self.values if each[0] <= day]
        return in_force[-1] if in_force else self.values[0]


_Dated = TypedDict("_Dated", {"from": dt.date, "value": object})


class _Entry(TypedDict):
    """One parameter's table of the TOML file."""

    unit: NotRequired[str]
    clause: str
    decided_by: str
    meaning: str
    values: Sequence[_Dated]


def load_declared(file: Traversable) -> Mapping[str, Declared]:
    """The parameters that a TOML file declares, by name; the file may lie in a zip.

    Raises:
        TypeError: one of them lacks something, or a value has no day from which it is in force.
    """
    import tomllib

    entries = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: _declared(name, entry) for name, entry in entries.items()}


def _declared(name: str, entry: _Entry) -> Declared:
    try:
        values = tuple((each["from"], each["value"]) for each in entry["values"])
        said = (entry["clause"], entry["decided_by"], entry["meaning"])
    except KeyError as missing:
        raise TypeError(f"parameter {name}: nothing is said of {missing.args[0]}") from None
    if not values or any(type(since) is not dt.date for since, _ in values):
        raise TypeError(f"parameter {name}: every value wants a day, from = 2012-03-14")
    unit = entry.get("unit", "")
    return Declared(name, unit, *said, tuple(sorted(values, key=lambda each: each[0])))
