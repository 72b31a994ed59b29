"""The sample of an activity: an invented bureau's rows, from one CSV file a ledger."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import TypeAlias

from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Time
from toolkit.declare.errors import ToolkitError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.signing import Wanted


Ledgers: TypeAlias = "Sequence[type[Ledger]]"
Rows = dict[str, list[list[object]]]
MARK = "\ufeff"  # -- Excel writes it before the first heading of “CSV UTF-8” --


@dataclass(frozen=True, slots=True)
class SampleSigning:
    """What a demonstration signs.

    Attributes:
        refused: the kind that is not ready, of which the refusal is shown.
        signed: the kind that is signed and archived.
        wanted: its number, name and dates.
        reasons: group → words, for what is open and may go out with a reason.
        by: whose they are.
    """

    refused: str
    signed: str
    wanted: Wanted
    reasons: Mapping[str, str]
    by: str


@dataclass(frozen=True, slots=True)
class SampleEdit:
    """Another value for one cell.

    Attributes:
        sheet: the ledger's title.
        row: a value that stands in the row and in no other, such as its number.
        heading: the column's.
        value: what is typed there.
    """

    sheet: str
    row: str
    heading: str
    value: str


@dataclass(frozen=True, slots=True)
class SampleReturn:
    """What one receiver sends back.

    Attributes:
        title: the receiver's name.
        edits: what was typed into its booklet.
        nothing_new: the ledgers for which 本期无新增 is ticked on the cover.
        by: 填报人 on the cover.
        on: 报送日期 on the cover, as it is written there.
    """

    title: str
    edits: tuple[SampleEdit, ...] = ()
    nothing_new: tuple[str, ...] = ()
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class SampleReturns:
    """A round trip: what comes back, and what the office has typed into its workbook meanwhile."""

    returned: tuple[SampleReturn, ...]
    office: tuple[SampleEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """What a demonstration fills the workbook with.

    Attributes:
        as_of: the as-of date at which the clean rows have no fault.
        settings: the bureau's own parameter values, by name.
        clean_rows: from the activity's ledgers, rows by sheet, in the order of the ledger's columns;
            made anew at each call.
        faulty_rows: the same with faults planted; None where there is no such set.
        signing: what is signed; None where nothing is.
        returns: what comes back of the booklets; None where nothing does.
    """

    as_of: dt.date
    settings: Mapping[str, str]
    clean_rows: Callable[[Ledgers], Rows]
    faulty_rows: Callable[[Ledgers], Rows] | None = None
    signing: SampleSigning | None = None
    returns: SampleReturns | None = None


class SampleError(ToolkitError):
    """The rows of a sample cannot be used; the sentence is for the activity's author."""

    def __init__(self, what: str, wrong: str) -> None:
        super().__init__(f"示例“{what}”{wrong}")


def read_rows(ledgers: Ledgers, folder: Traversable) -> Rows:
    """Sheet → rows, in the order of the ledger's columns, from <sheet>.csv; a missing file is no rows.

    Dates, times and numbers are real ones, flags words, empty cells None.

    Raises:
        SampleError: a file is no ledger's, its headings are not those of its ledger, or a cell is not
            of its kind.
    """
    files = {each.name: each for each in folder.iterdir() if each.name.endswith(".csv")}
    strangers = sorted(files.keys() - {f"{ledger.sheet}.csv" for ledger in ledgers})
    if strangers:
        raise SampleError(strangers[0], "不是哪一张台账的：文件名要与表名一致。")
    return {
        ledger.sheet: _rows(ledger, _lines(files[name]))
        for ledger in ledgers
        if (name := f"{ledger.sheet}.csv") in files
    }


def read_settings(file: Traversable) -> Mapping[str, str]:
    """Parameter → value, from a CSV file of two columns with a header."""
    _, *pairs = _lines(file)
    return dict(pairs)


def typed(column: Column[object], text: str) -> object:
    """A cell's text as its column's real value; None for an empty one."""
    if not text:
        return None
    if isinstance(column, Date):
        return dt.date.fromisoformat(text)
    if isinstance(column, Time):
        return dt.time.fromisoformat(text)
    if isinstance(column, Number):
        return float(text) if "." in text else int(text)
    return text


def _lines(file: Traversable) -> list[list[str]]:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SampleError(file.name, "不是 UTF-8 编码，请用 UTF-8 另存。") from None
    return list(csv.reader(io.StringIO(text.removeprefix(MARK), newline="")))


def _rows(ledger: type[Ledger], lines: Sequence[Sequence[str]]) -> list[list[object]]:
    headings = [column.heading for column in ledger.columns]
    if not lines or list(lines[0]) != headings:
        wanted = "、".join(headings)
        raise SampleError(f"{ledger.sheet}.csv", f"的标题与台账不一致。应当依次是：{wanted}。")
    return [_row(ledger, number, line) for number, line in enumerate(lines[1:], start=2)]


def _row(ledger: type[Ledger], number: int, line: Sequence[str]) -> list[object]:
    """One line's cells; `number` is the line's in its file."""
    if len(line) != len(ledger.columns):
        told = f"第{number}行有{len(line)}格，应有{len(ledger.columns)}格。"
        raise SampleError(f"{ledger.sheet}.csv", told)
    row = []
    for column, text in zip(ledger.columns, line, strict=True):
        try:
            row.append(typed(column, text))
        except ValueError:
            told = f"第{number}行“{column.heading}”填“{text}”，不是{column.kind}。"
            raise SampleError(f"{ledger.sheet}.csv", told) from None
    return row
