"""What becomes of each cell of an older workbook."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.wording import shown
from toolkit.ooxml.references import address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger


class Fate(StrEnum):
    """What became of a cell; the values are the words that a person reads."""

    MOVED = "照搬"
    CONVERTED = "换算"
    ASKED = "待定"
    KEPT = "保留"
    FORM = "模板文字"


class Target(NamedTuple):
    """Where a cell has gone: a sheet of today, the row of its `Migration` (from 0), a heading."""

    sheet: str
    at: int
    heading: str


@dataclass(frozen=True, slots=True)
class CellFate:
    """One cell of the older workbook.

    Attributes:
        sheet: its sheet's name.
        row: its row, from 1.
        column: its column, from 1.
        heading: the words above it; "" where there are none.
        value: what stood there.
        fate: what became of it.
        to: where it stands now; nowhere if it was kept aside or is the form's own.
        new: what stands there now.
        why: in Chinese, without a full stop; "" of what was moved as it was.
        secret: whether it must not be repeated outside the workbook.
    """

    sheet: str
    row: int
    column: int
    heading: str
    value: object
    fate: Fate
    to: tuple[Target, ...] = ()
    new: object = None
    why: str = ""
    secret: bool = False

    @property
    def place(self) -> tuple[str, int, int]:
        """Sheet, row and column: no two cells have the same."""
        return self.sheet, self.row, self.column

    @property
    def cell(self) -> str:
        """Its address in its sheet (D12)."""
        return address(self.row, self.column)

    def said(self, value: object) -> str:
        """A value of it as it may be told outside the workbook."""
        return RESTRICTED if self.secret else shown(value)


@dataclass(slots=True)
class MigratedRow:
    """A row of a ledger of today.

    Attributes:
        values: by the ledger's columns; None where nothing stands.
        row_id: its 系统行号; "" where it has none.
        version: of the booklet that it went out with; "" where none is said.
        sheet: the older sheet that it comes from; "" of a row that only the new form has.
        at_row: its row there, from 1.
    """

    values: list[object]
    row_id: str = ""
    version: str = ""
    sheet: str = ""
    at_row: int = 0


@dataclass(frozen=True, slots=True)
class NoteFate:
    """A note at an older cell, which is kept aside.

    Attributes:
        sheet: the cell's sheet.
        row: its row, from 1.
        column: its column, from 1.
        text: of the note.
        to: where the cell stands now; nowhere if it was kept aside or held nothing.
    """

    sheet: str
    row: int
    column: int
    text: str
    to: tuple[Target, ...] = ()


@dataclass(slots=True)
class Migration:
    """An older workbook as rows of today, and an account of all its cells.

    Attributes:
        file: its name.
        rows: by the ledgers of today whose sheets it had, in the older order.
        lacked: columns that a ledger's older sheet did not have, by heading; a booklet has no restricted ones.
        fates: one for each cell that holds something.
        notes: those of its cells, all of them kept aside.
        kept_before: lines of its sheet 旧版保留, from an earlier upgrade.
        told: what else is to be told, in sentences.
    """

    file: str
    rows: dict[type[Ledger], list[MigratedRow]] = field(default_factory=dict)
    lacked: dict[type[Ledger], frozenset[str]] = field(default_factory=dict)
    fates: list[CellFate] = field(default_factory=list)
    notes: list[NoteFate] = field(default_factory=list)
    kept_before: list[tuple[object, ...]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def counts(self) -> Mapping[Fate, int]:
        """How many cells came to each fate."""
        counted = Counter(each.fate for each in self.fates)
        return {fate: counted[fate] for fate in Fate}

    def of(self, *fates: Fate) -> Sequence[CellFate]:
        """The cells that came to one of these fates, in the older order."""
        return [each for each in self.fates if each.fate in fates]
