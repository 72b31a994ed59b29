"""The rows that the sheet 参数 starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from toolkit.declare.parameters import Parameters

NO_VALUE = "无"


def settings_rows(parameters: type[Parameters], on: dt.date) -> tuple[tuple[object, ...], ...]:
    """One row a parameter: name, value in force on a day, unit, basis, who decides, since when.

    A date is a real one; a parameter without a value says 无, so that its cell is not unfilled.
    """
    rows = []
    for parameter in parameters.all():
        declared = parameters.declared[parameter.name]
        value = declared.on(on)
        since = max((day for day, _ in declared.values if day <= on), default=declared.values[0][0])
        basis = f"{declared.clause}；{declared.meaning}"
        shown = NO_VALUE if value in {None, ""} else value
        rows.append(
            (parameter.name, shown, declared.unit or None, basis, declared.decided_by, since)
        )
    return tuple(rows)
