"""The filled sample workbook of the demonstration, built from the declarations and the sample rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue

    Rows = Mapping[str, Sequence[Sequence[object]]]


def sample_workbook(
    catalogue: Catalogue, rows: Rows, own: Mapping[str, str], project: bytes | None = None
) -> bytes:
    """The control workbook with these rows in its sheets.

    Args:
        catalogue: the activity.
        rows: by sheet, in the order of its ledger's columns.
        own: the bureau's own parameter values, by name.
        project: a VBA project, for an .xlsm; without it, an .xlsx.
    """
    from toolkit.activities.sanjie.sample import AS_OF
    from toolkit.workbooks.blank.prefill import settings_rows
    from toolkit.workbooks.control.workbook import control_xlsm
    from toolkit.workbooks.control.workbook import control_xlsx

    settings = [
        (name, _dated(own.get(str(name), value)), *rest)
        for name, value, *rest in settings_rows(catalogue.parameters, AS_OF)
    ]
    sheet = catalogue.roles.settings[0].ledger.sheet
    filled = {**rows, sheet: settings}
    if project is None:
        return control_xlsx(catalogue, filled)
    return control_xlsm(catalogue, project, filled)


def _dated(value: object) -> object:
    """A date that is written as text, as a date: the front page shows it."""
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value
