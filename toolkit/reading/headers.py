"""Finding the header row of a sheet and which column stands where."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import ROW_ID_HEADING
from toolkit.declare.layout import ROW_NOTES_HEADING
from toolkit.declare.layout import SYSTEM_HEADINGS
from toolkit.declare.names import shown_name
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.ooxml.references import column_letters
from toolkit.reading.headings import heading_of
from toolkit.reading.headings import known_headings
from toolkit.reading.headings import stands_plain
from toolkit.reading.near_names import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

SEARCHED_ROWS = 12
RENAMED = 0.4  # -- likeness from which a heading may be a missing one's --
MOST_LEVELS = 3
"""Rows that a heading of several levels may take."""


class HeadingError(ToolkitError):
    """A sheet's headings are not those of its ledger."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where things stand in one sheet.

    `row` is the last worksheet row of the headings; `at` gives, by heading, the index (from 0) of
    its column; `row_id_at` that of the hidden 系统行号, None where there is none; `strangers` are
    headings that no column answers to, with their index; `row_notes_at` is the index of the column
    校验结果 of an earlier marked copy, which is nobody's data; `levels` is how many rows the headings take.
    """

    row: int
    at: Mapping[str, int]
    row_id_at: int | None
    strangers: tuple[tuple[str, int], ...]
    row_notes_at: int | None = None
    levels: int = 1

    @property
    def letters(self) -> dict[str, str]:
        """Heading → column letter."""
        return {heading: column_letters(index + 1) for heading, index in self.at.items()}


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """The rows of a sheet that hold a ledger's headings.

    Attributes:
        row: the last of them, from 1.
        levels: how many they are.
        cells: the headings, those of several levels joined.
        hits: how many columns are named there.
        lacking: how many required columns are not.
    """

    row: int
    levels: int
    cells: Sequence[object]
    hits: int
    lacking: int


def find_header(
    file: str,
    ledger: type[Ledger],
    rows: Sequence[Sequence[object]],
    *,
    restricted: bool = True,
) -> Header:
    """The header of a ledger's sheet.

    Args:
        file: the file's name, for messages.
        ledger: whose headings are looked for, with their aliases; a unit in brackets or a star
            beside a heading does no harm.
        rows: the sheet's cells from row 1.
        restricted: whether the restricted columns must be there; they are not in packages.

    Raises:
        HeadingError: no header row, a required column missing or renamed, a heading twice.
    """
    known = known_headings(ledger)
    found = heading_rows(ledger, rows)
    if found.hits < min(2, len(ledger.columns)):
        raise HeadingError(
            f"文件《{file}》工作表“{ledger.sheet}”没有找到标题行。"
            f"请恢复第1行的标题（{listed(c.heading for c in ledger.columns[:4])}……），再重新校验。",
            file=file,
            sheet=ledger.sheet,
        )
    header = replace(_header(file, ledger, found.row, found.cells, known), levels=found.levels)
    _refuse_missing(file, ledger, header, restricted)
    return header


def heading_rows(ledger: type[Ledger], rows: Sequence[Sequence[object]]) -> HeadingRows:
    """Where a ledger's headings most likely stand; nowhere is row 0 without a cell."""
    known = known_headings(ledger)
    best, row, levels = 0, 0, 1
    for number, cells in enumerate(rows[:SEARCHED_ROWS], start=1):
        if len(cells) - cells.count(None) <= best:
            continue
        hits = _hits(cells, known)
        if hits > best:
            best, row = hits, number
    together: Sequence[object] = rows[row - 1] if row else ()
    lacking = _lacking(ledger, together, known)
    for first, last in _around(row, len(rows)) if lacking else ():
        joined = _joined(rows[first - 1 : last], known)
        if (still := _lacking(ledger, joined, known)) < lacking:
            lacking, best, together = still, _hits(joined, known), joined
            row, levels = last, last - first + 1
    return HeadingRows(row, levels, together, best, lacking)


def _hits(cells: Sequence[object], known: Mapping[str, Column[object]]) -> int:
    names = (heading_of(cell, known) for cell in cells if cell is not None)
    return len({known[name] for name in names if name in known})


def _lacking(
    ledger: type[Ledger], cells: Sequence[object], known: Mapping[str, Column[object]]
) -> int:
    """How many required columns have no heading there."""
    names = (heading_of(cell, known) for cell in cells if cell is not None)
    found = {known[name] for name in names if name in known}
    return sum(column.required and column not in found for column in ledger.columns)


def _around(row: int, count: int) -> Iterator[tuple[int, int]]:
    """First and last row of every stretch of a few rows that holds this one."""
    for levels in range(2, MOST_LEVELS + 1):
        for first in range(max(1, row - levels + 1), row + 1):
            if row and first + levels - 1 <= count:
                yield first, first + levels - 1


def _joined(rows: Sequence[Sequence[object]], known: Mapping[str, Column[object]]) -> list[object]:
    """One row of headings out of several levels.

    A column is called as its lowest cell that is a heading, or as the levels above it and it
    together (走访 over 户数); a level above reaches to the right, as its merged cell does.
    """
    above: list[list[object]] = []
    for row in rows[:-1]:
        spread, last = [], None
        for cell in row:
            last = cell if cell is not None else last
            spread.append(last)
        above.append(spread)
    return [
        _lowest([level[at] for level in above], [row[at] for row in rows], known)
        for at in range(len(rows[0]))
    ]


def _lowest(
    above: Sequence[object], own: Sequence[object], known: Mapping[str, Column[object]]
) -> object:
    for cell in reversed(own):
        if heading_of(cell, known) in known:
            return cell
    words = [shown(cell) for cell in (*above, own[-1]) if cell is not None]
    for start in range(len(words)):
        if (name := heading_of("".join(words[start:]), known)) in known:
            return name
    return next((cell for cell in reversed(own) if cell is not None), None)


def _header(
    file: str,
    ledger: type[Ledger],
    row: int,
    cells: Sequence[object],
    known: Mapping[str, Column[object]],
) -> Header:
    at: dict[str, int] = {}
    strangers: list[tuple[str, int]] = []
    row_id_at = None
    row_notes_at = None
    plain = {each for each in known if any(stands_plain(cell, each) for cell in cells)}
    for index, cell in enumerate(cells):
        name = heading_of(cell, known)
        if not name:
            continue
        if name in SYSTEM_HEADINGS and name not in known:
            row_id_at = index if name == ROW_ID_HEADING else row_id_at
        elif name == ROW_NOTES_HEADING and name not in known and row_notes_at is None:
            row_notes_at = index
        elif name not in known or (name in plain and not stands_plain(cell, name)):
            strangers.append((shown_name(shown(cell).strip()), index))
        elif known[name].heading in at:
            first, second = column_letters(at[known[name].heading] + 1), column_letters(index + 1)
            raise HeadingError(
                f"文件《{file}》工作表“{ledger.sheet}”第{row}行{first}列和{second}列的标题"
                f"都是“{known[name].heading}”。请只保留一列，再重新校验。",
                file=file,
                sheet=ledger.sheet,
                row=row,
                column=known[name].heading,
            )
        else:
            at[known[name].heading] = index
    return Header(row, at, row_id_at, tuple(strangers), row_notes_at)


def _refuse_missing(file: str, ledger: type[Ledger], header: Header, restricted: bool) -> None:
    wanted = [c for c in ledger.columns if c.required and (restricted or not c.restricted)]
    missing = [column.heading for column in wanted if column.heading not in header.at]
    if not missing:
        return
    names = [name for name, _ in header.strangers]
    guess = "".join(
        f"；第{header.row}行有一列“{near}”，如是改了名，请改回“{heading}”"
        for heading in missing
        if (near := nearest(heading, names, RENAMED))
    )
    raise HeadingError(
        f"文件《{file}》工作表“{ledger.sheet}”缺少必填的列：{listed(f'“{name}”' for name in missing)}"
        f"{guess}。请按模板恢复标题，再重新校验。",
        file=file,
        sheet=ledger.sheet,
        row=header.row,
        column=missing[0],
    )
