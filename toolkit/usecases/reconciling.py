"""分表—总表对账 over several booklets: per unit and column, with the cells that part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.distribution.reconciling import reconciled
from toolkit.usecases.return_checks import checked
from toolkit.usecases.returned import recognised
from toolkit.usecases.whose_return import NotTakenError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.distribution.reconciling import Parted
    from toolkit.distribution.reconciling import Reconciled
    from toolkit.distribution.reconciling import Total
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.returned import KnownReturn
    from toolkit.usecases.whose_return import ReturnedFile


@dataclass(frozen=True, slots=True)
class UnitReconciled:
    """One booklet held against the office's ledgers."""

    known: KnownReturn
    ledgers: tuple[Reconciled, ...]

    @property
    def totals(self) -> list[Total]:
        """Of all its ledgers."""
        return [total for each in self.ledgers for total in each.totals]

    @property
    def parted(self) -> list[Parted]:
        """The cells in which both sides part."""
        return [parted for each in self.ledgers for parted in each.parted]

    @property
    def agrees(self) -> bool:
        """Whether all totals are equal and no cell parts."""
        return not self.parted and all(total.agrees for total in self.totals)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What a reconciling comes to.

    Attributes:
        units: each booklet; of several of one receiver, the last.
        refused: by file, why it was not held against anything.
        missing: the receivers of whom no file was given.
        remarks: what else is to be told.
    """

    units: tuple[UnitReconciled, ...]
    refused: dict[str, str]
    missing: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether everything that was given agrees."""
        return not self.refused and all(each.agrees for each in self.units)


def reconcile(office: OfficeBook, files: Iterable[ReturnedFile]) -> Reconciliation:
    """Hold booklets against the office's workbook.

    Args:
        office: the workbook.
        files: the booklets, later ones of a receiver in place of earlier ones.
    """
    units: dict[tuple[str, str], UnitReconciled] = {}
    refused: dict[str, str] = {}
    for each in files:
        try:
            known = recognised(each, office)
            tables = checked(known, office).tables
        except NotTakenError as error:
            refused[each.file] = str(error)
            continue
        ledgers = [
            reconciled(table, office.case.tables[ledger], known.booklet.rows[ledger])
            for ledger, table in tables.items()
        ]
        whose = known.booklet.kind.name, known.booklet.key
        units.pop(whose, None)
        units[whose] = UnitReconciled(known, tuple(ledgers))
    missing = [
        f"{booklet.kind.name}“{booklet.title}”"
        for booklet in office.booklets
        if (booklet.kind.name, booklet.key) not in units
    ]
    return Reconciliation(tuple(units.values()), refused, tuple(missing))
