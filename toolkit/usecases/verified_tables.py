"""Sums, parts and shares of a paper counted again from what it says itself."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.chinese.read_numbers import numbers_in
from toolkit.chinese.read_numbers import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.verifying import PaperAsSaid

    Row = Sequence[str]

TOTALS = ("合计", "总计", "共计", "小计")
PART = "其中"
_SHARE = re.compile(r"(?P<part>\d[\d,]*)(?P<unit>[^\d，。；、]{1,3})，占(?P<share>\d+(?:\.\d+)?)%")
_RATE = re.compile(
    r"(?P<whole>\d[\d,]*)(?P<unit>件|户|项|人|个|家|场)[^。；\d]*(?P<part>\d[\d,]*)(?P=unit)"
    r"[^。；\d]*率(?:为)?(?P<rate>\d+(?:\.\d+)?)%"
)
_CONTAINED = re.compile(
    r"(?P<whole>\d[\d,]*)(?P<unit>件|户|项|人|个|家|场|篇|天)[^。；\d]*其中[^。；，\d]*(?P<part>\d[\d,]*)(?P=unit)"
)
_NO_SUM = re.compile("人均|平均|率|占比|名次|排名")
"""What a heading says whose column is not summed up."""
_TENTH = Decimal("0.1")
_HUNDRED = 100


def totals_not_summed(paper: PaperAsSaid) -> Iterator[str]:
    """A sentence for each total of a table that is not the sum of its rows."""
    for at, table in enumerate(paper.tables, start=1):
        yield from _of_a_table(f"表{at}", table)


def not_adding_up(paper: PaperAsSaid) -> Iterator[str]:
    """A sentence for each part, share and rate that is not its whole's."""
    for at, table in enumerate(paper.tables, start=1):
        for row in table[1:]:
            if _label(row) not in TOTALS:
                yield from _parts(f"表{at}", table[0], row)
    for line in paper.lines:
        if not line.is_row:
            yield from _of_a_text(line.text)


def _of_a_table(name: str, table: Sequence[Row]) -> Iterator[str]:
    headings: Row = table[0] if table else ()
    since = 1
    for at, row in enumerate(table):
        label = _label(row)
        if at and label in TOTALS:
            yield from _of_a_total(name, headings, table[since:at], row)
            since = at + 1 if label == "小计" else since


def _label(row: Row) -> str:
    return next(iter(row), "").replace(" ", "").replace("　", "")


def _of_a_total(name: str, headings: Row, rows: Sequence[Row], total: Row) -> Iterator[str]:
    for column, heading in enumerate(headings):
        if _NO_SUM.search(heading):
            continue
        said = _number(total[column]) if column < len(total) else None
        cells = [row[column] for row in rows if column < len(row) and row[0] not in TOTALS]
        counted = [number for cell in cells if (number := _number(cell)) is not None]
        if said is None or not counted:
            continue
        if sum(counted) != said:
            yield f"{name}“{heading}”合计写{total[column]}，各行相加为{sum(counted, Decimal(0)).normalize():f}。"


def _parts(name: str, headings: Row, row: Row) -> Iterator[str]:
    """What stands under a heading 其中 is no more than what it is a part of."""
    whole: tuple[str, Decimal] | None = None
    for heading, cell in zip(headings, row, strict=False):
        number = _number(cell)
        if not heading.startswith(PART):
            whole = (heading, number) if number is not None else None
        elif whole is not None and number is not None and number > whole[1]:
            yield f"{name}“{row[0]}”一行{heading}{number:f}，多于{whole[0]}{whole[1]:f}。"


def _of_a_text(text: str) -> Iterator[str]:
    plain = re.sub(r"[ 　]", "", text)
    for said in re.split("(?<=。)", plain):
        yield from _shares(said)
        for found in _CONTAINED.finditer(said):
            if _value(found["part"]) > _value(found["whole"]):
                yield f"“{found[0]}”：其中的数多于总数。"
        for found in _RATE.finditer(said):
            whole, part = _value(found["whole"]), _value(found["part"])
            if whole and abs(part * _HUNDRED / whole - Decimal(found["rate"])) > _TENTH:
                right = f"{part * _HUNDRED / whole:.1f}"
                yield f"“{found[0]}”：{found['part']}÷{found['whole']}为{right}%。"


def _shares(said: str) -> Iterator[str]:
    """Shares of one whole, which are all there: each is its part's, and they make 100%."""
    found = [*_SHARE.finditer(said)]
    if len(found) < 2:
        return
    whole = sum(_value(each["part"]) for each in found)
    for each in found:
        right = _value(each["part"]) * _HUNDRED / whole if whole else Decimal(0)
        if abs(right - Decimal(each["share"])) > _TENTH:
            yield f"“{each[0]}”：{each['part']}÷{whole:f}为{right:.1f}%。"
    total = sum(Decimal(each["share"]) for each in found)
    if total != _HUNDRED:
        yield f"“{said.strip('。')}”：各项占比合计{total:f}%，不是100%。"


def _value(written: str) -> Decimal:
    return Decimal(value_of(written) or 0)


def _number(cell: str) -> Decimal | None:
    """The number that a cell is; None where it is none."""
    found = [*numbers_in(cell)]
    if len(found) != 1 or found[0].text != cell.strip() or found[0].value is None:
        return None
    return None if found[0].value.endswith(("%", "‰")) else Decimal(found[0].value)
