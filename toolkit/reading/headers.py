"""Finding the header row of a sheet and which column stands where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import ROW_ID_HEADING
from toolkit.declare.layout import ROW_NOTES_HEADING
from toolkit.declare.layout import SYSTEM_HEADINGS
from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.declare.wording import listed
from toolkit.ooxml.references import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

SEARCHED_ROWS = 12
UNIT_OR_MARK = re.compile(r"[（(][^（）()]{1,6}[）)]$|^[★*＊]+|[★*＊]+$")


class HeadingError(ToolkitError):
    """A sheet's headings are not those of its ledger."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where things stand in one sheet.

    `row` is the worksheet row of the headings; `at` gives, by heading, the index (from 0) of its
    column; `row_id_at` that of the hidden 系统行号, None where there is none; `strangers` are
    headings that no column answers to, with their index; `row_notes_at` is the index of the column
    校验结果 of an earlier marked copy, which is nobody's data.
    """

    row: int
    at: Mapping[str, int]
    row_id_at: int | None
    strangers: tuple[tuple[str, int], ...]
    row_notes_at: int | None = None

    @property
    def letters(self) -> dict[str, str]:
        """Heading → column letter."""
        return {heading: column_letters(index + 1) for heading, index in self.at.items()}


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
    known = _known(ledger)
    best, row = 0, 0
    for number, cells in enumerate(rows[:SEARCHED_ROWS], start=1):
        hits = len({known[name] for cell in cells if (name := _name(cell, known)) in known})
        if hits > best:
            best, row = hits, number
    if best < min(2, len(ledger.columns)):
        raise HeadingError(
            f"文件《{file}》工作表“{ledger.sheet}”没有找到标题行。"
            f"请恢复第1行的标题（{listed(c.heading for c in ledger.columns[:4])}……），再重新校验。",
            file=file,
            sheet=ledger.sheet,
        )
    header = _header(file, ledger, row, rows[row - 1], known)
    _refuse_missing(file, ledger, header, restricted)
    return header


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
    for index, cell in enumerate(cells):
        name = _name(cell, known)
        if not name:
            continue
        if name in SYSTEM_HEADINGS and name not in known:
            row_id_at = index if name == ROW_ID_HEADING else row_id_at
        elif name == ROW_NOTES_HEADING and name not in known and row_notes_at is None:
            row_notes_at = index
        elif name not in known:
            strangers.append((shown_name(str(cell).strip()), index))
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
    near = get_close_matches(missing[0], names, n=1, cutoff=0.4)
    guess = f"；第{header.row}行有一列“{near[0]}”，如是改了名，请改回“{missing[0]}”" if near else ""
    raise HeadingError(
        f"文件《{file}》工作表“{ledger.sheet}”缺少必填的列：{listed(f'“{name}”' for name in missing)}"
        f"{guess}。请按模板恢复标题，再重新校验。",
        file=file,
        sheet=ledger.sheet,
        row=header.row,
        column=missing[0],
    )


def _known(ledger: type[Ledger]) -> dict[str, Column[object]]:
    known = {same_name(alias): column for column in ledger.columns for alias in column.aliases}
    known.update({same_name(column.heading): column for column in ledger.columns})
    return known


def _name(cell: object, known: Mapping[str, Column[object]]) -> str:
    """A heading cell as `same_name` has it, without star and unit."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    name = same_name(cell)
    if name in known:
        return name
    bare = UNIT_OR_MARK.sub("", UNIT_OR_MARK.sub("", name))
    return bare if bare in known else name
