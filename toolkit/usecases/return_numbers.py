"""To whom the rows of a returned file were sent, by their system numbers: they may not be his whom the file names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from toolkit.declare.layout import ROW_ID_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.declare.booklet import Booklet
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.office_book import OfficeBook

FEWEST = 0.5  # -- of a file's rows, to be taken for somebody's --
TOP = 10


def another_receiver(
    sheets: Iterable[Sheet], booklet: Booklet, office: OfficeBook
) -> tuple[Booklet, int, int] | None:
    """The receiver to whom most rows of a file were sent, where that is not the receiver of a booklet.

    Returns:
        The other booklet, how many rows are its, and how many rows the office's workbook knows; None
        where most are the booklet's own, or nobody's.
    """
    known = [each for each in _numbers(sheets) if each in office.receivers]
    sent = Counter(at for number in known for at in office.receivers[number])
    if not sent:
        return None
    own = sent[office.booklets.index(booklet)]
    best, count = min(sent.items(), key=lambda each: (-each[1], each[0]))
    if own >= FEWEST * len(known) or count < FEWEST * len(known):
        return None
    return office.booklets[best], count, len(known)


def _numbers(sheets: Iterable[Sheet]) -> set[str]:
    """The system numbers that stand in the sheets."""
    found: set[str] = set()
    for sheet in sheets:
        at = next(
            (row.index(ROW_ID_HEADING) for row in sheet.rows[:TOP] if ROW_ID_HEADING in row), None
        )
        if at is not None:
            under = (row[at] for row in sheet.rows if len(row) > at)
            found.update(each for each in under if isinstance(each, str))
    return found
