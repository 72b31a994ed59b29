"""What the trail of a workbook says of returns that were merged into it: written, and read back."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.button import COLLECT
from toolkit.declare.names import same_name
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import shown
from toolkit.usecases.kept_values import LONGEST
from toolkit.usecases.kept_values import as_was
from toolkit.usecases.left_in_returns import left_in_returns
from toolkit.usecases.put_back import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.distribution.merge_model import Source
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.collecting import Collected
    from toolkit.usecases.left_in_returns import Left

ADDED, INSERTED = "整行新增", "插入整行"
"""Of a row that was written into an empty one, and of one that was put in."""
EMPTIED = "整行删去"
ADDED_IN_ONE_LINE, EMPTIED_IN_ONE_LINE = "新增一行", "删去一行"
"""As versions wrote it that told a whole row in one line."""
LEFT_OUT = "报送里另有"
_MERGED = re.compile(
    rf"(?:{COLLECT.caption}|{ADDED}|{INSERTED}|{ADDED_IN_ONE_LINE})：(.+?)《(.+)》"
)


class _TrailLine(NamedTuple):
    cell: str
    old: object
    new: object
    reason: str
    when: str


def merged_from(source: Source, what: str = COLLECT.caption) -> str:
    """The reason that stands beside what a return has changed."""
    return f"{what}：{source.unit}《{source.file}》"


def is_of_merge(reason: str) -> bool:
    """Whether a line of the trail tells of a collecting, and not of a correction."""
    return source_in(reason) is not None or reason in {EMPTIED, EMPTIED_IN_ONE_LINE}


def is_addition(reason: str) -> bool:
    """Whether a line of the trail tells of a cell of a row that was added."""
    return reason.startswith((f"{ADDED}：", f"{INSERTED}："))


def is_insertion(reason: str) -> bool:
    """Whether it tells of a row that was put in, since there was no empty one."""
    return reason.startswith(f"{INSERTED}：")


def is_addition_in_one_line(reason: str) -> bool:
    """Whether it tells of a row that was added, as earlier versions did."""
    return reason.startswith(f"{ADDED_IN_ONE_LINE}：")


def not_merged(left: Left) -> tuple[str, str]:
    """Where something stands in the file that came back, and the reason beside it in the trail; both cut to it."""
    column = f"“{left.column}”" if left.column else ""
    row = f"第{left.row}行" if left.row else ""
    return f"{left.sheet}{row}{column}"[:LONGEST], f"{LEFT_OUT}：{left.why}"[:LONGEST]


def untold(collected: Collected) -> Iterator[Left]:
    """What of the returns was not taken over and the trail does not tell yet, each once."""
    told = told_before(collected.office.sheets)
    for each in left_in_returns(collected):
        if (line := not_merged(each)) not in told:
            told.add(line)
            yield each


def is_to_write(collected: Collected) -> bool:
    """Whether the workbook is to be written: anything of it changes, or its trail lacks people's words."""
    return collected.any or any(each.is_of_people for each in untold(collected))


def told_before(sheets: Iterable[Sheet]) -> set[tuple[str, str]]:
    """What the trail tells already of what was not merged: place and reason."""
    lines = _lines(sheets, TrailLine.sheet, (TrailLine.cell, TrailLine.reason))
    return {(cell, why) for cell, why in lines if why.startswith(LEFT_OUT)}


def merged_into(sheets: Iterable[Sheet]) -> Mapping[tuple[str, str], tuple[dt.datetime, ...]]:
    """By unit and file, the local times at which it changed anything in a workbook, as its trail says."""
    found: dict[tuple[str, str], dict[dt.datetime, None]] = {}
    columns = (TrailLine.reason, TrailLine.when)
    for reason, said in _lines(sheets, TrailLine.sheet, columns):
        source, when = source_in(reason), moment(said)
        if source and when:
            found.setdefault(source, {})[when] = None
    return {source: tuple(times) for source, times in found.items()}


def still_merged_into(
    sheets: Sequence[Sheet],
) -> Mapping[tuple[str, str], tuple[dt.datetime, ...]]:
    """The same without the moments of which anything was taken back: what came then is to be merged again."""
    columns = (TrailLine.cell, TrailLine.old, TrailLine.new, TrailLine.reason, TrailLine.when)
    lines = [
        _TrailLine(cell, as_was(old), as_was(new), reason, when)
        for cell, old, new, reason, when in _lines(sheets, TrailLine.sheet, columns)
    ]
    gone = {(source_in(each.reason), moment(each.when)) for each in told_apart(lines)[1]}
    merged = {
        source: tuple(when for when in times if (source, when) not in gone)
        for source, times in merged_into(sheets).items()
    }
    return {source: times for source, times in merged.items() if times}


def source_in(reason: str) -> tuple[str, str] | None:
    """The unit and the file that `merged_from` has put into a reason; None for any other reason."""
    told = _MERGED.fullmatch(reason)
    return (told[1], told[2]) if told else None


def on_the_wall(moment: dt.datetime) -> dt.datetime:
    """A moment as a clock on the wall showed it, to the second: as the trail has it."""
    return moment.astimezone().replace(tzinfo=None, microsecond=0)


def asked_about(sheets: Iterable[Sheet]) -> set[str]:
    """The files about which a workbook asks, or has asked, a person."""
    columns = (MergeQuestion.file, MergeQuestion.outcome)
    return {file for file, _ in _lines(sheets, MergeQuestion.sheet, columns) if file}


def _lines(
    sheets: Iterable[Sheet], title: str, columns: Sequence[Column[object]]
) -> Iterator[tuple[str, ...]]:
    """Some cells of each line of a sheet, wherever its headings stand."""
    wanted = [column.heading for column in columns]
    for sheet in sheets:
        at: list[int] = []
        for row in sheet.rows if same_name(sheet.name) == same_name(title) else ():
            if not at and set(wanted) <= {*map(shown, row)}:
                at = [[*map(shown, row)].index(heading) for heading in wanted]
            elif at:
                yield tuple(shown(row[each]) for each in at)


def moment(said: str) -> dt.datetime | None:
    """The local time that a line of the trail says; None for what is none."""
    with suppress(ValueError):
        return dt.datetime.fromisoformat(said)
    return None
