"""The rows that a new workbook starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.standard import Setting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.parameters import Parameters

NO_VALUE = "无"


def first_rows(catalogue: Catalogue) -> dict[str, Sequence[Sequence[object]]]:
    """Sheet → rows of a new workbook: the parameters of its document's first day, and its own."""
    own = {ledger.sheet: rows for ledger, rows in catalogue.first_rows().items()}
    return {Setting.sheet: settings_rows(catalogue.parameters, catalogue.since), **own}


def settings_rows(parameters: type[Parameters], on: dt.date) -> tuple[tuple[object, ...], ...]:
    """One row of the sheet 参数 for each parameter, with its value in force on a day.

    A date is a real one; a parameter without a value says 无, so that its cell is not unfilled.
    """
    rows = []
    for parameter in parameters.all():
        declared = parameters.declared[parameter.name]
        value = declared.on(on)
        since = max((day for day, _ in declared.values if day <= on), default=declared.values[0][0])
        basis = f"{declared.clause}；{declared.meaning}"
        shown = NO_VALUE if value in {None, ""} else value
        said: dict[Column[object], object] = {
            Setting.name: parameter.name,
            Setting.value: shown,
            Setting.unit: declared.unit or None,
            Setting.basis: basis,
            Setting.decided_by: declared.decided_by,
            Setting.since: since,
        }
        rows.append(tuple(said[column] for column in Setting.columns))
    return tuple(rows)
