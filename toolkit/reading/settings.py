"""What the sheet 参数 says, read as the cells of ledgers are: one parser for every date and number."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.outcome import Note
from toolkit.declare.parameters import Amount
from toolkit.declare.parameters import Day
from toolkit.declare.parameters import OptionalAmount
from toolkit.declare.parameters import OptionalDay
from toolkit.declare.parameters import Parameters
from toolkit.declare.parameters import Port
from toolkit.declare.parameters import Switch
from toolkit.declare.parameters import Wording
from toolkit.declare.parameters import Year
from toolkit.declare.standard import Setting
from toolkit.declare.wording import shown
from toolkit.reading.values import Taken
from toolkit.reading.values import is_nothing
from toolkit.reading.values import read_choice
from toolkit.reading.values import read_flag
from toolkit.reading.values import read_number
from toolkit.reading.values import read_typed_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.parameters import Parameter
    from toolkit.reading.values import Reading


def understood(
    settings: Mapping[str, object], declared: type[Parameters]
) -> tuple[Mapping[str, object], Sequence[Note]]:
    """The values of parameters in their own kinds, and what was normalised.

    A value that cannot be read stays as it is, for the parameter itself to refuse.

    Args:
        settings: by name, as typed.
        declared: the activity's parameters.
    """
    kinds = {each.name: each for each in declared.all()}
    plain = {"".join(name.split()): value for name, value in settings.items()}
    values: dict[str, object] = {}
    notes: list[Note] = []
    year = declared.ledger_year.read(declared.declared[Parameters.ledger_year.name].on(dt.date.max))
    for name in sorted(plain, key=lambda name: name != Parameters.ledger_year.name):
        values[name], note = _value(plain[name], kinds.get(name), declared, year)
        if name == Parameters.ledger_year.name and isinstance(values[name], int):
            year = int(str(values[name]))
        if note:
            notes.append(_note(name, plain[name], values[name], note))
    return {name: values[name] for name in plain}, notes


def _value(
    value: object, parameter: Parameter[object] | None, declared: type[Parameters], year: int
) -> tuple[object, str | None]:
    read = _reader(parameter, declared, year)
    if read is None or value is None or is_nothing(value):
        return value, None
    reading = read(value)
    return (reading.value, reading.note) if isinstance(reading, Taken) else (value, None)


def _reader(
    parameter: Parameter[object] | None, declared: type[Parameters], year: int
) -> Callable[[object], Reading] | None:
    """How a parameter's cell is read; None for words, which stand as they are."""
    if isinstance(parameter, Day | OptionalDay):
        return partial(read_typed_date, year=year)
    if isinstance(parameter, Amount | OptionalAmount | Port | Year):
        known = declared.declared.get(parameter.name)
        return partial(read_number, unit=known.unit if known else "")
    if isinstance(parameter, Switch):
        return read_flag
    if isinstance(parameter, Wording) and parameter.options:
        return partial(read_choice, options=parameter.options)
    return None


def _note(name: str, value: object, taken: object, said: str) -> Note:
    heading = Setting.value.heading
    message = f"参数“{name}”：{said}"
    return Note("规范化", Setting.sheet, 0, heading, "", shown(value), shown(taken), message)
