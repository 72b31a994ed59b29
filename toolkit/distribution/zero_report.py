"""零报告 as a booklet's cover says it: per ledger, that nothing is new, that no open matter moved."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.declare import cover
from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    Row = Sequence[object]

TICKED = frozenset({cover.TICK, "✓", "✔", "☑", "v", "V", "是", "对", "1"})
NOT_TICKED = frozenset({"", cover.NOT_ASKED, "×", "✗", "否", "□", "☐", "0"})
NO_WORDS = NOT_TICKED | {"无", "/", "-"}
"""What stands for no reason."""
_WRITTEN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
FOUND_BY = (cover.LEDGER, cover.NOTHING_NEW, cover.NO_CHANGE, cover.REASON)


class NoCoverTableError(ToolkitError):
    """The cover's table, in which 零报告 is ticked, was taken away or renamed."""

    def __init__(self) -> None:
        super().__init__(
            f"分册的“{COVER_SHEET}”里找不到有{listed(f'“{each}”' for each in FOUND_BY)}的表，"
            "看不出有没有零报告：请对照原来的分册补上，或者向填报人核实。",
            sheet=COVER_SHEET,
        )


@dataclass(frozen=True, slots=True)
class ZeroReport:
    """What the cover says of one ledger.

    Attributes:
        sheet: the ledger's title.
        nothing_new: 本期无新增 is ticked.
        no_change: 在办事项无变化 is ticked.
        reason: why nothing moved; "" where nothing is said.
        by: 填报人; "" where nobody signed.
        on: 报送日期; None where no day is written, or none that can be read.
        at_row: the row of the cover.
        doubts: sentences about what cannot be taken as it stands; the office asks.
        asked: which of the two the receiver is asked to say, by heading.
    """

    sheet: str
    nothing_new: bool
    no_change: bool
    reason: str
    by: str
    on: dt.date | None
    at_row: int
    doubts: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset({cover.NOTHING_NEW, cover.NO_CHANGE})

    @property
    def is_declared(self) -> bool:
        """Whether a person declares anything; an empty cover declares nothing."""
        return self.nothing_new or self.no_change

    def held_to(self, new: int, still_open: int) -> tuple[str, ...]:
        """What of it the ledger itself contradicts, and what it does not hide, as sentences.

        Args:
            new: how many rows the returned ledger has that were not sent.
            still_open: in how many of its rows the matter is not settled.
        """
        said = []
        if self.nothing_new and new:
            told = f"“{self.sheet}”作了“{cover.NOTHING_NEW}”的零报告，表里却有新增{new}行"
            said.append(f"{told}：新增的照收，零报告不算，请核实。")
        if self.no_change and still_open:
            told = f"“{self.sheet}”报“{cover.NO_CHANGE}”，在办{still_open}件"
            said.append(f"{told}仍是在办，不因零报告销号。")
        return tuple(said)


def zero_reports(rows: Sequence[Row], ledgers: Collection[str]) -> Mapping[str, ZeroReport]:
    """What a cover declares of each of these ledgers, by title; the rows are the sheet's, from row 1.

    Found by its headings and labels, wherever these stand. Where something is not as it is asked for,
    the tick stands and a doubt says so: nothing is taken for a report that nobody signed.

    Raises:
        NoCoverTableError: there are no such headings.
    """
    at_heading, places = _headings(rows)
    signed = _signed(rows)
    by, on = _words(signed.get(cover.FILLED_BY)), _day(signed.get(cover.REPORTED_ON))
    found: dict[str, ZeroReport] = {}
    for at_row, row in enumerate(rows[at_heading:], start=at_heading + 1):
        sheet = _words(_cell(row, places[cover.LEDGER]))
        if sheet not in ledgers or sheet in found:
            continue
        ticks = {each: _cell(row, places[each]) for each in (cover.NOTHING_NEW, cover.NO_CHANGE)}
        reason = _words(_cell(row, places[cover.REASON])).replace(cover.NOT_ASKED, "")
        said = {each: _words(tick) in TICKED for each, tick in ticks.items()}
        declared = any(said.values())
        doubts = [_unclear(at_row, each, tick) for each, tick in ticks.items()]
        doubts += _lacking(at_row, said[cover.NO_CHANGE] and not reason, cover.REASON)
        if reason not in NO_WORDS and not said[cover.NO_CHANGE]:
            doubts.append(_without_tick(at_row, reason, _words(ticks[cover.NO_CHANGE])))
        doubts += _lacking(at_row, declared and not by, cover.FILLED_BY)
        doubts += _lacking(at_row, declared and on is None, cover.REPORTED_ON)
        found[sheet] = ZeroReport(
            sheet,
            said[cover.NOTHING_NEW],
            said[cover.NO_CHANGE],
            reason,
            by,
            on,
            at_row,
            tuple(filter(None, doubts)),
            frozenset(each for each, tick in ticks.items() if _words(tick) != cover.NOT_ASKED),
        )
    return found


def signatures(rows: Sequence[Row]) -> Mapping[str, str]:
    """By label, what those who sign have written; "" where nothing is written, or the label is gone."""
    signed = _signed(rows)
    return {each: _words(signed.get(each)) for each in cover.SIGNED}


def unreadable_day(rows: Sequence[Row]) -> str:
    """What is written for 报送日期 and is no day; "" where it is one, or nothing is written."""
    written = _signed(rows).get(cover.REPORTED_ON)
    return "" if _day(written) is not None else _words(written)


def _headings(rows: Sequence[Row]) -> tuple[int, Mapping[str, int]]:
    """The number of the heading row (from 1), and where in it the headings stand (from 0)."""
    for number, row in enumerate(rows, start=1):
        said = [_words(cell) for cell in row]
        if all(each in said for each in FOUND_BY):
            return number, {each: said.index(each) for each in FOUND_BY}
    raise NoCoverTableError


def _signed(rows: Sequence[Row]) -> Mapping[str, object]:
    """What stands below each label of those who sign."""
    for row, below in pairwise(rows):
        said = [_words(cell) for cell in row]
        if cover.FILLED_BY in said and cover.REPORTED_ON in said:
            return {each: _cell(below, said.index(each)) for each in cover.SIGNED if each in said}
    return {}


def _unclear(at_row: int, heading: str, tick: object) -> str:
    words = _words(tick)
    if words in TICKED or words in NOT_TICKED:
        return ""
    return f"“{COVER_SHEET}”第{at_row}行“{heading}”填“{words}”，看不出是不是打√，没有算作零报告，请核实。"


def _without_tick(at_row: int, reason: str, tick: str) -> str:
    asked = f"没有选{cover.TICK}，没有算作零报告" if tick != cover.NOT_ASKED else "这一行不用报"
    said = f"“{COVER_SHEET}”第{at_row}行写了{cover.REASON}“{reason}”"
    return f"{said}，“{cover.NO_CHANGE}”{asked}，请核实。"


def _lacking(at_row: int, lacks: bool, what: str) -> list[str]:
    if not lacks:
        return []
    return [f"“{COVER_SHEET}”第{at_row}行作了零报告，没有写明{what}，或者不能识别，请核实。"]


def _cell(row: Row, at: int) -> object:
    return row[at] if at < len(row) else None


def _words(cell: object) -> str:
    return shown(cell).strip()


def _day(cell: object) -> dt.date | None:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    written = _WRITTEN.fullmatch(_words(cell))
    try:
        return dt.date(*map(int, written.groups())) if written else None
    except ValueError:
        return None
