"""The cells of one column → typed values, each distinct value read once."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from itertools import chain
from typing import TYPE_CHECKING

from toolkit.declare.layout import UNSOLVED
from toolkit.declare.unusable import EMPTY
from toolkit.declare.unusable import UNREADABLE
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
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from toolkit.declare.ledger import Column
    from toolkit.reading.kinds import HowRead

_AT_ONE_LOOK = 256
_Bad = tuple[Fault, Refused]

WRITE_THE_RESULT = "直接填写结果，或把单元格设为常规格式后重新输入公式"
SOLVE = "把{}改成能计算的写法（日期如 2012-03-05），或直接填写结果"
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


def read_column(
    column: Column[object],
    cells: Sequence[object],
    year: int,
    distinct: AbstractSet[object] | None = None,
) -> ReadColumn:
    """Every cell of a column.

    Args:
        column: its kind, options, range; references are resolved later.
        cells: one a data row.
        year: the ledger's year, for dates without one.
        distinct: the set of the cells, where it is known.

    Returns:
        Values in the order of the rows: EMPTY or UNREADABLE where a cell is unusable, None where
        an optional one is blank; the troubles and the changes by row.
    """
    how = HOW_READ[column]
    read = how.reader(column, year)
    keys, distinct = _keys(cells, set(cells) if distinct is None else distinct)
    other: dict[object, object] = {}
    special: dict[object, _Bad | Taken] = {}
    for key in _to_be_read(column, how, distinct):
        cell = key[1] if isinstance(key, tuple) else key
        value, said = _settled(column, how, read, cell)
        if value is not key:
            other[key] = value
        if said is not None:
            special[key] = said
    told = ReadColumn(list(map(other.get, keys, keys)) if other else list(cells), [], [])
    if special:
        _tell(told, keys, cells, special)
    return told


def _keys(
    cells: Sequence[object], distinct: AbstractSet[object]
) -> tuple[Sequence[object], AbstractSet[object]]:
    """What tells distinct cells apart, and the distinct ones: themselves, but TRUE is not the number 1."""
    if (0 not in distinct and 1 not in distinct) or bool not in set(map(type, cells)):
        return cells, distinct
    keys = [(bool, cell) if cell.__class__ is bool else cell for cell in cells]
    return keys, set(keys)


def _to_be_read(
    column: Column[object], how: HowRead, distinct: AbstractSet[object]
) -> Iterable[object]:
    """The distinct cells but the words that stand for themselves, as most of a large ledger do."""
    words = [cell for cell in distinct if type(cell) is str]
    longest = max(words, key=len, default="")  # -- nothing but length puts words out of range --
    if not words or how.beyond(column, longest) is not None:
        return distinct
    stand = how.standing(column)
    parts = (words[at : at + _AT_ONE_LOOK] for at in range(0, len(words), _AT_ONE_LOOK))
    odd = [] if stand(words) else [word for part in parts if not stand(part) for word in part]
    return chain((cell for cell in distinct if type(cell) is not str), odd)


def _settled(
    column: Column[object], how: HowRead, read: Callable[[object], object], cell: object
) -> tuple[object, _Bad | Taken | None]:
    """The value of a distinct cell, and what is to be told of it."""
    if cell is None or is_blank(cell):
        if column.required:
            why = f"“{column.heading}”未填"
            return EMPTY, _bad(Fault.EMPTY, why, f"补填“{column.heading}”")
        return None, None
    if cell == UNCALCULATED and column.formula and not column.required:
        return (
            None,
            None,
        )  # -- the form's own formula, in a file that no spreadsheet program has saved --
    if isinstance(cell, ErrorValue) or is_error(cell):
        return UNREADABLE, _bad(Fault.NO_RESULT, f"“{cell}”，没有可用的结果", REOPEN)
    if cell == UNSOLVED and column.formula:
        return UNREADABLE, _bad(Fault.NO_RESULT, f"公式“{cell}”", SOLVE.format(_read_by(column)))
    if is_picture(cell):
        return _picture(column)
    if is_written_out(cell):
        said = f"{filled_with(column, cell)}是没有生效的公式"
        return UNREADABLE, _bad(Fault.NO_RESULT, said, WRITE_THE_RESULT)
    return _read(column, how, read(cell), cell)


def _read_by(column: Column[object]) -> str:
    """The headings that a column's formula reads."""
    return "、".join(f"“{each}”" for each in column.formula_reads)


def _read(
    column: Column[object], how: HowRead, result: object, cell: object
) -> tuple[object, _Bad | Taken | None]:
    """The value of a cell that its kind has read, if it may stand in its column."""
    if isinstance(result, Taken):
        bad = _missing(column, cell, result.value) or _beyond(how, column, result.value)
        if bad is not None:
            return UNREADABLE, bad
        return result.value, None if result.note is None else result
    if isinstance(result, Refused):
        return UNREADABLE, _refused(how, column, cell, result)
    return UNREADABLE, None


def _picture(column: Column[object]) -> tuple[object, _Bad | Taken]:
    """A picture is no words: asked for where something is required, told where not."""
    if column.required:
        what = f"“{column.heading}”里是图片，不能读作{column.kind}"
        return UNREADABLE, _bad(Fault.UNREADABLE, what, "把图片里的内容写成文字，图片另附")
    return None, Taken(None, "这一格是图片，没有读作文字")


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
