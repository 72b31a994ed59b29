"""The cells of one column → typed values, each distinct value read once."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Text
from toolkit.declare.ledger import EMPTY
from toolkit.declare.ledger import UNREADABLE
from toolkit.declare.valueless import ERROR_WORDS
from toolkit.declare.valueless import is_error
from toolkit.declare.valueless import is_picture
from toolkit.declare.valueless import is_written_out
from toolkit.declare.wording import shown
from toolkit.reading.faults import Fault
from toolkit.reading.faults import filled_with
from toolkit.reading.kinds import HOW_READ
from toolkit.reading.values import RangeOfDates
from toolkit.reading.values import Refused
from toolkit.reading.values import Taken
from toolkit.reading.values import is_blank
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.reading.kinds import HowRead

WORDS = frozenset({Text, Identifier})
_Bad = tuple[Fault, Refused]

WRITE_THE_RESULT = "直接填写结果，或把单元格设为常规格式后重新输入公式"
REOPEN = "在表格软件中打开并保存后重试，或直接填写结果"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell of a column that is at fault.

    Attributes:
        at: its data row, from 0.
        cell: as it stands.
        fault: of which kind.
        said: why, and what to do.
    """

    at: int
    cell: object
    fault: Fault
    said: Refused


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was taken for something else than it shows.

    Attributes:
        at: its data row, from 0.
        cell: as it stands.
        said: what it was taken for, and how that is told.
    """

    at: int
    cell: object
    said: Taken


@dataclass(slots=True)
class ReadColumn:
    """One column as read.

    Attributes:
        values: one a data row; EMPTY or UNREADABLE where a cell is unusable.
        troubles: by data row.
        changes: by data row.
        filled: what is told of the cells that stand for another one, by data row.
    """

    values: list[object]
    troubles: list[Trouble]
    changes: list[Change]
    filled: dict[int, str] = field(default_factory=dict)


def read_column(column: Column[object], cells: Sequence[object], year: int) -> ReadColumn:
    """Every cell of a column.

    Args:
        column: its kind, options, range; references are resolved later.
        cells: one a data row.
        year: the ledger's year, for dates without one.

    Returns:
        Values in the order of the rows: EMPTY or UNREADABLE where a cell is unusable, None where
        an optional one is blank; the troubles and the changes by row.
    """
    how = HOW_READ[column]
    read = how.reader(column, year)
    keys = _keys(cells)
    known: dict[object, object] = {}
    special: dict[object, _Bad | Taken] = {}
    for key in dict.fromkeys(keys):
        cell = key[1] if isinstance(key, tuple) else key
        known[key] = _settle(column, how, read, cell, special, key)
    told = ReadColumn(list(map(known.__getitem__, keys)), [], [])
    if special:
        _tell(told, keys, cells, special)
    return told


def _keys(cells: Sequence[object]) -> Sequence[object]:
    """What tells distinct cells apart: themselves, but TRUE is not the number 1."""
    if bool not in set(map(type, cells)):
        return cells
    return [(bool, cell) if cell.__class__ is bool else cell for cell in cells]


def _settle(
    column: Column[object],
    how: HowRead,
    read: Callable[[object], object],
    cell: object,
    special: dict[object, _Bad | Taken],
    key: object,
) -> object:
    """The value of a distinct cell; what is to be told of it goes into `special`."""
    if cell.__class__ is str and column.__class__ in WORDS and _is_plain(str(cell)):
        bad = _beyond(how, column, cell)
        if bad is None:
            return cell
        special[key] = bad
        return UNREADABLE
    if cell is None or is_blank(cell):
        if column.required:
            special[key] = _bad(Fault.EMPTY, f"“{column.heading}”未填", f"补填“{column.heading}”")
            return EMPTY
        return None
    if isinstance(cell, ErrorValue) or is_error(cell):
        special[key] = _bad(Fault.NO_RESULT, f"“{cell}”，没有可用的结果", REOPEN)
        return UNREADABLE
    if is_picture(cell):
        return _picture(column, special, key)
    if is_written_out(cell):
        said = f"{filled_with(column, cell)}是没有生效的公式"
        special[key] = _bad(Fault.NO_RESULT, said, WRITE_THE_RESULT)
        return UNREADABLE
    return _read(column, how, read(cell), cell, special, key)


def _read(
    column: Column[object],
    how: HowRead,
    result: object,
    cell: object,
    special: dict[object, _Bad | Taken],
    key: object,
) -> object:
    """The value of a cell that its kind has read, if it may stand in its column."""
    if isinstance(result, Taken):
        bad = _missing(column, cell, result.value) or _beyond(how, column, result.value)
        if bad is None:
            if result.note is not None:
                special[key] = result
            return result.value
        special[key] = bad
    elif isinstance(result, Refused):
        special[key] = _refused(how, column, cell, result)
    return UNREADABLE


def _picture(column: Column[object], special: dict[object, _Bad | Taken], key: object) -> object:
    """A picture is no words: asked for where something is required, told where not."""
    if column.required:
        what = f"“{column.heading}”里是图片，不能读作{column.kind}"
        special[key] = _bad(Fault.UNREADABLE, what, "把图片里的内容写成文字，图片另附")
        return UNREADABLE
    special[key] = Taken(None, "这一格是图片，没有读作文字")
    return None


def _refused(how: HowRead, column: Column[object], cell: object, said: Refused) -> _Bad:
    if said.digits_lost:
        return _bad(Fault.DIGITS_LOST, said.reason, said.suggestion)
    if how.repeats and not column.may_repeat(cell):
        return _bad(how.refusal, f"不能用作{column.kind}", "核对后改正")
    return _bad(how.refusal, f"{filled_with(column, cell)}{said.reason}", said.suggestion)


def _tell(
    told: ReadColumn,
    keys: Sequence[object],
    cells: Sequence[object],
    special: dict[object, _Bad | Taken],
) -> None:
    for at in [at for at, key in enumerate(keys) if key in special]:
        said = special[keys[at]]
        if isinstance(said, Taken):
            told.changes.append(Change(at, cells[at], said))
        else:
            told.troubles.append(Trouble(at, cells[at], *said))


def _bad(fault: Fault, reason: str, suggestion: str) -> _Bad:
    return fault, Refused(reason, suggestion)


def _is_plain(text: str) -> bool:
    """Words that stand for themselves: nothing unseen in them, no blanks at the ends.

    Most cells of a large ledger are such words, each another one.
    """
    if not text.isprintable() or text != text.strip() or text == "":
        return False
    return text[0] != "=" and text not in ERROR_WORDS


def _missing(column: Column[object], cell: object, value: object) -> _Bad | None:
    """无 where a value is required, or two days where one is."""
    if value is None and column.required:
        message = f"填“{shown(cell)}”，应填{column.kind}"  # -- 无 and its signs: nobody's data --
        return _bad(Fault.UNREADABLE, message, f"补填“{column.heading}”")
    if isinstance(value, RangeOfDates) and not _begins_span(column):
        message = f"{filled_with(column, cell)}一格填了两个日期"
        return _bad(Fault.UNREADABLE, message, "只填一个日期")
    return None


def _begins_span(column: Column[object]) -> bool:
    span = column.ledger.span
    return span is not None and span[0] is column


def _beyond(how: HowRead, column: Column[object], value: object) -> _Bad | None:
    """What is out of the column's range."""
    beyond = how.beyond(column, value)
    return None if beyond is None else (Fault.OUT_OF_RANGE, beyond)
