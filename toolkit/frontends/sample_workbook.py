"""The filled sample workbook of the demonstration, built from the declarations and the sample rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue

    Rows = Mapping[str, Sequence[Sequence[object]]]


def sample_workbook(catalogue: Catalogue, rows: Rows, own: Mapping[str, str]) -> bytes:
    """The .xlsx of the control workbook with these rows in its sheets.

    Args:
        catalogue: the activity.
        rows: by sheet, in the order of its ledger's columns.
        own: the bureau's own parameter values, by name.
    """
    from toolkit.activities.sanjie.sample import AS_OF
    from toolkit.workbooks.blank.plan import control_plan
    from toolkit.workbooks.blank.prefill import settings_rows
    from toolkit.workbooks.blank.workbook import build_workbook

    settings = [
        (name, own.get(str(name), value), *rest)
        for name, value, *rest in settings_rows(catalogue.parameters, AS_OF)
    ]
    sheet = catalogue.roles.settings[0].ledger.sheet
    return build_workbook(catalogue, control_plan(catalogue), prefill={**rows, sheet: settings})
