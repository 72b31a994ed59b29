"""A workbook made by an older version, cell by cell, to the ledgers of today: plain data in and out."""

from toolkit.usecases.migration.account import AccountError
from toolkit.usecases.migration.fates import CellFate
from toolkit.usecases.migration.fates import Fate
from toolkit.usecases.migration.fates import MigratedRow
from toolkit.usecases.migration.fates import Migration
from toolkit.usecases.migration.fates import Target
from toolkit.usecases.migration.form import no_other_form
from toolkit.usecases.migration.kept_sheet import KEPT_COLUMNS
from toolkit.usecases.migration.kept_sheet import kept_lines
from toolkit.usecases.migration.kept_sheet import places_said
from toolkit.usecases.migration.migrate import is_older
from toolkit.usecases.migration.migrate import migrate
from toolkit.usecases.migration.other_cells import A_HEADING
from toolkit.usecases.migration.today import sheets_of_today

__all__ = [
    "A_HEADING",
    "KEPT_COLUMNS",
    "AccountError",
    "CellFate",
    "Fate",
    "MigratedRow",
    "Migration",
    "Target",
    "is_older",
    "kept_lines",
    "migrate",
    "no_other_form",
    "places_said",
    "sheets_of_today",
]
