"""The base of a later merge: the cells of a booklet as they were sent, row by row.

They stand in a sheet of the booklet itself that nobody sees (下发底稿). Its rows are of two kinds, told
apart by their first cell: a ledger's headings, once, and below them its rows. Both go on with the
ledger's title and the system number of the row (of the headings, what its column is called). The cells
of each ledger stand in columns of their own, so that these have the number formats of the visible ones
and a reader gives the same values for both: a day, a time of day, a number.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import ROW_ID_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.distribution.contents import BookletSheet

HEADINGS, ROW = "栏目", "行"
BEFORE_CELLS = 3
SEAL_LETTERS = 20
SURE_DIGITS = 15  # -- so many of a number every spreadsheet program keeps when it saves --


_IN_LETTERS = str.maketrans("0123456789", "ghijklmnop")


class SnapshotError(ToolkitError):
    """The base snapshot of a booklet was changed by somebody, or is none."""

    def __init__(self, at_row: int, why: str) -> None:
        super().__init__(
            f"分册的下发底稿第{at_row}行{why}：底稿被改动过，不能据以合并，请改用下发时存下的分册。"
        )
        self.at_row = at_row


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One ledger of a booklet as it was sent.

    Attributes:
        headings: of the columns that were sent, in their order, the system columns not among them.
        rows: row id → its cells, one a heading; None where a cell was empty.
    """

    headings: tuple[str, ...]
    rows: Mapping[str, tuple[object, ...]]


def snapshot_rows(contents: Iterable[BookletSheet]) -> Iterator[tuple[object, ...]]:
    """The rows of the sheet that holds the base: what the visible sheets hold, and nothing else."""
    before = 0
    for sheet in contents:
        title, others = sheet.ledger.sheet, (None,) * before
        headings = (column.heading for column in sheet.columns)
        yield HEADINGS, title, ROW_ID_HEADING, *others, *headings
        for row_id, cells in zip(sheet.ids, sheet.cells, strict=True):
            yield ROW, title, row_id, *others, *map(_stored, cells)
        before += len(sheet.columns)


def read_snapshot(rows: Iterable[Sequence[object]]) -> dict[str, Snapshot]:
    """The ledgers of a booklet by their sheets' titles; `rows` are the sheet's, from row 1.

    Raises:
        SnapshotError: a row is of neither kind, stands before its headings, has cells beyond them, or
            has the number of another one.
    """
    areas: dict[str, _Area] = {}
    for at_row, row in enumerate(rows, start=1):
        own = [None if cell == "" else cell for cell in row] if "" in row else row
        lead = [*own[:BEFORE_CELLS], *[None] * (BEFORE_CELLS - len(own))]
        (kind, title, row_id), cells = lead, own[BEFORE_CELLS:]
        if kind is None and title is None and row_id is None and not any(cells):
            continue
        if not isinstance(title, str) or not isinstance(row_id, str):
            raise SnapshotError(at_row, "没有写明是哪张台账的哪一行")
        if kind == HEADINGS:
            if title in areas:
                raise SnapshotError(at_row, f"再次写了“{title}”的栏目")
            areas[title] = _Area.under(cells)
        elif kind == ROW and title in areas:
            areas[title].take(at_row, row_id, cells)
        else:
            raise SnapshotError(at_row, "没有写在所属台账的栏目之下")
    return {title: Snapshot(area.headings, area.rows) for title, area in areas.items()}


def seal_of(base: Mapping[str, Snapshot]) -> str:
    """What a booklet says of its own snapshot, by which a slip of the hand in it is seen.

    Letters alone: in digits somebody's number might seem to stand.
    """
    said = hashlib.sha256()
    for title, snapshot in base.items():
        said.update(_sealed((title, *snapshot.headings)))
        for row_id, cells in snapshot.rows.items():
            said.update(_sealed((row_id, *cells)))
    return said.hexdigest()[:SEAL_LETTERS].translate(_IN_LETTERS)


def _sealed(cells: Iterable[object]) -> bytes:
    said = [each if each.__class__ is str else _kept_by_all(each) for each in cells]
    return "\x1f".join([*said, "\x1e"]).encode("utf-8", "surrogatepass")


def _kept_by_all(cell: object) -> str:
    """A cell as every spreadsheet program keeps it when it saves."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return f"{cell:.{SURE_DIGITS}g}"
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        cell = cell.date()
    return str(cell)


def alike(one: object, other: object) -> bool:
    """Whether two cells hold the same, as far as every spreadsheet program keeps what it saves."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return f"{one:.{SURE_DIGITS}g}" == f"{other:.{SURE_DIGITS}g}"
    return _stored(one) == _stored(other)


@dataclass(frozen=True, slots=True)
class _Area:
    """Where one ledger's cells stand, and what was found there."""

    first: int
    headings: tuple[str, ...]
    rows: dict[str, tuple[object, ...]]

    @classmethod
    def under(cls, cells: Sequence[object]) -> _Area:
        first = next((at for at, cell in enumerate(cells) if cell is not None), 0)
        return cls(first, tuple(map(str, _trimmed(cells[first:]))), {})

    def take(self, at_row: int, row_id: str, cells: Sequence[object]) -> None:
        """Add a row.

        Raises:
            SnapshotError: its number is taken, or a cell stands outside.
        """
        width = len(self.headings)
        last = self.first + width
        kept = cells[self.first : last]
        if row_id in self.rows:
            raise SnapshotError(at_row, f"与前面一行的{ROW_ID_HEADING}相同")
        if any(cell is not None for cell in (*cells[: self.first], *cells[last:])):
            raise SnapshotError(at_row, "有栏目以外的格")
        self.rows[row_id] = (*kept, *[None] * (width - len(kept)))


def _trimmed(cells: Sequence[object]) -> tuple[object, ...]:
    """Without the empty cells at the end, which a reader may or may not give."""
    last = max((at for at, cell in enumerate(cells, start=1) if cell is not None), default=0)
    return tuple(cells[:last])


def _stored(cell: object) -> object:
    """A workbook holds no empty text: such a cell is empty."""
    return None if cell == "" else cell
