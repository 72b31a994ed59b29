"""A booklet of an older template that came back: brought to the form of today before it is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.layout import ROW_ID_HEADING
from toolkit.declare.layout import SYSTEM_SCHEMA
from toolkit.declare.names import same_name
from toolkit.distribution.snapshot import SnapshotError
from toolkit.distribution.snapshot import read_snapshot
from toolkit.distribution.snapshot import snapshot_lines
from toolkit.reading.tables import system_values
from toolkit.reading.workbook import Sheet
from toolkit.usecases.migration import Fate
from toolkit.usecases.migration import is_older
from toolkit.usecases.migration import migrate
from toolkit.usecases.migration import sheets_of_today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.distribution.snapshot import Snapshot
    from toolkit.usecases.migration import Migration
    from toolkit.usecases.returned import ReturnedFile
