"""The hidden sheet 系统: what the file is, by which a returned one is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import CONTROL_KIND
from toolkit.declare.layout import SYSTEM_ACTIVITY
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import SYSTEM_SCHEMA
from toolkit.declare.layout import SYSTEM_SHEETS
from toolkit.declare.layout import schema_hash
from toolkit.declare.wording import SEPARATOR
from toolkit.workbooks.blank.styles import TEXT_FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.catalogue import Catalogue
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles


def write_system(
    sheet: Worksheet,
    catalogue: Catalogue,
    plans: Sequence[SheetPlan],
    styles: Styles,
    more: Mapping[str, str],
) -> None:
    """Keys in column A, values in column B; `more` stands first, and takes the place of a fact."""
    facts = {
        **more,
        SYSTEM_KIND: CONTROL_KIND,
        SYSTEM_ACTIVITY: catalogue.name,
        SYSTEM_SCHEMA: schema_hash(catalogue),
        SYSTEM_SHEETS: SEPARATOR.join(plan.ledger.sheet for plan in plans),
    }
    facts.update(more)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 60)
    for row, (key, value) in enumerate(facts.items()):
        sheet.write_string(row, 0, key, styles(bold=True))
        sheet.write_string(row, 1, value, styles(num_format=TEXT_FORMAT, text_wrap=True))
    sheet.protect()
    sheet.hide()
