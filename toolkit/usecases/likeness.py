"""Whose booklet a file may be that has lost its hidden cells: whose rows are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.distribution.merge_model import by_heading
from toolkit.reading.headers import HeadingError
from toolkit.reading.sheet_draft import open_draft

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.office_book import OfficeBook

FEWEST = 0.5  # -- of a file's rows, to be taken for somebody's --


def likely(
    file: str, sheets: Mapping[type[Ledger], Sheet], office: OfficeBook
) -> tuple[Booklet, int, int] | None:
    """The only receiver to whom most of the rows were sent; how many of how many. None for nobody."""
    rows = {
        said for ledger, sheet in sheets.items() for said in _keys_in(file, ledger, sheet, office)
    }
    if not rows:
        return None
    scored = sorted(
        ((len(rows & _keys_of(booklet, office)), at) for at, booklet in enumerate(office.booklets)),
        reverse=True,
    )
    best, at = scored[0]
    if best < FEWEST * len(rows) or (len(scored) > 1 and scored[1][0] == best):
        return None
    return office.booklets[at], best, len(rows)


def _keys_in(
    file: str, ledger: type[Ledger], sheet: Sheet, office: OfficeBook
) -> Iterator[Hashable]:
    try:
        draft = open_draft(file, ledger, sheet, office.catalogue.examples, restricted=False)
    except HeadingError:
        return
    headings = [c.heading for c in ledger.key if c.heading in draft.header.at]
    under = [draft.data.under(draft.header.at[heading]) for heading in headings]
    sense = office.sense(ledger)
    for cells in zip(*under, strict=True):
        said = tuple(map(sense, headings, cells))
        if None not in said:
            yield (ledger.code, *said)


def _keys_of(booklet: Booklet, office: OfficeBook) -> set[Hashable]:
    """What the key columns of a receiver's rows say."""
    said: set[Hashable] = set()
    for ledger, rows in booklet.rows.items():
        sense, now = office.sense(ledger), office.table(ledger)
        wanted = {row.at_row for row in rows}
        headings = [c.heading for c in ledger.key if c.heading in now.headings]
        for row in (each for each in now.rows if each.at in wanted):
            cells = by_heading(now.headings, row.cells)
            said.add((ledger.code, *(sense(heading, cells[heading]) for heading in headings)))
    return said
