"""Which ledgers of today an older sheet's rows belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.reading.headers import heading_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.workbook import Sheet

FEWEST_HEADINGS = 3
"""So many columns tell a sheet of another name; fewer are in many a table."""


class Receivers:
    """The ledgers that each older sheet goes to, by its name; a sheet that somebody renamed, by its headings."""

    def __init__(self, sheets: Sequence[Sheet], catalogue: Catalogue) -> None:
        self.told: list[str] = []
        self._of: dict[str, tuple[type[Ledger], ...]] = {
            sheet.name: _by_name(sheet.name, catalogue) for sheet in sheets
        }
        taken = {ledger for ledgers in self._of.values() for ledger in ledgers}
        free = [ledger for ledger in catalogue.ledgers if ledger not in taken]
        strangers = [sheet for sheet in sheets if not self._of[sheet.name]]
        fitting = {ledger: [s for s in strangers if _has_all_of(s, ledger)] for ledger in free}
        self._take_renamed(fitting)

    def of(self, sheet: Sheet) -> tuple[type[Ledger], ...]:
        """The ledgers of a sheet; none where it is no ledger of today."""
        return self._of[sheet.name]

    def _take_renamed(self, fitting: Mapping[type[Ledger], Sequence[Sheet]]) -> None:
        """Take a sheet whose headings are one ledger's and no other's, where that lacks its own."""
        wanted = [sheet.name for sheets in fitting.values() for sheet in sheets]
        for ledger, sheets in fitting.items():
            names = [sheet.name for sheet in sheets]
            if len(names) == 1 and wanted.count(names[0]) == 1:
                self._of[names[0]] = (ledger,)
                self.told.append(f"工作表“{shown_name(names[0])}”按标题认作“{ledger.sheet}”。")


def _by_name(name: str, catalogue: Catalogue) -> tuple[type[Ledger], ...]:
    wanted = same_name(name)
    own = [each for each in catalogue.ledgers if same_name(each.sheet) == wanted]
    former = [
        each
        for each in catalogue.ledgers
        if wanted in map(same_name, each.formerly) and each not in own
    ]
    return (*own, *former)


def _has_all_of(sheet: Sheet, ledger: type[Ledger]) -> bool:
    found = heading_rows(ledger, sheet.rows)
    return found.lacking == 0 and found.hits >= min(FEWEST_HEADINGS, len(ledger.columns))
