"""What a cell of each kind of column looks like, how it is said to be filled, and what it takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import IdNumber
from toolkit.declare.columns import Names
from toolkit.declare.columns import Number
from toolkit.declare.columns import Phone
from toolkit.declare.columns import Reference
from toolkit.declare.columns import References
from toolkit.declare.columns import Referring
from toolkit.declare.columns import Text
from toolkit.declare.columns import Time
from toolkit.declare.columns import Value
from toolkit.declare.kinds import ByKind
from toolkit.declare.wording import SEPARATOR
from toolkit.declare.wording import number
from toolkit.workbooks.blank.styles import DATE_FORMAT
from toolkit.workbooks.blank.styles import GENERAL
from toolkit.workbooks.blank.styles import TEXT_FORMAT
from toolkit.workbooks.blank.styles import TIME_FORMAT
from toolkit.workbooks.blank.styles import WRAPPING_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.styles import Look

    Rule = dict[str, object]

FIRST_DAY = dt.date(2000, 1, 1)
LAST_DAY = dt.date(2099, 12, 31)
ID_LENGTHS = (15, 18)  # -- before GB 11643—1999 and since --

WHOLE = 1.0  # -- steps of a number; see `Number` --
ANY = 0.0
STOP = "stop"
WARN = "warning"
NO_RULE: Rule = {"validate": "any"}


def _takes_anything(_column: Column[object], _cell: str, _source: str | None) -> Rule:
    return NO_RULE


@dataclass(frozen=True, slots=True)
class Form:
    """What the blank workbook makes of a kind of column.

    Attributes:
        how_to_fill: from a column to how it is filled, in a few words.
        number_format: of its cells.
        centred: whether they stand in the middle, instead of at the left.
        allowed: from a column, its first cell as a relative reference, and the name of its list to
            XlsxWriter's data validation.
    """

    how_to_fill: Callable[..., str]
    number_format: str = TEXT_FORMAT
    centred: bool = False
    allowed: Callable[..., Rule] = _takes_anything


def cell_style(column: Column[object]) -> Look:
    """Number format and alignment of a column's cells."""
    form = FORMS[column]
    if form.centred:
        return {"num_format": form.number_format, "align": "center", "valign": "vcenter"}
    shown = GENERAL if column.formula else form.number_format
    wraps = column.width >= WRAPPING_WIDTH
    return {"num_format": shown, "align": "left", "valign": "vcenter", "text_wrap": wraps}


def how_to_fill(column: Column[object], list_at: str | None = None) -> str:
    """How a column is filled, in a few words.

    `list_at` is the sheet with the list to choose from, if it is not the one that the column refers to;
    empty where the workbook lacks the list.
    """
    if list_at is not None and isinstance(column, Referring):
        return _from_list(column, list_at)
    return FORMS[column].how_to_fill(column)


def _says(words: str) -> Callable[..., str]:
    """For kinds that are filled alike in every column."""

    def said(_column: Column[object]) -> str:
        return words

    return said


def _text(column: Text) -> str:
    return f"文字，不超过{column.longest}字" if column.longest else "文字"


def _text_length(column: Text, _cell: str, _source: str | None) -> Rule:
    if column.longest is None:
        return NO_RULE
    return {"validate": "length", "criteria": "<=", "value": column.longest, "error_type": WARN}


def _id_length(_column: IdNumber, cell: str, _source: str | None) -> Rule:
    lengths = ",".join(f"LEN({cell})={each}" for each in ID_LENGTHS)
    return {"validate": "custom", "value": f"=OR({lengths})", "error_type": WARN}


def _date(column: Date) -> str:
    return f"日期，如 {column.example or column.specimen}"


def _days(_column: Date, _cell: str, _source: str | None) -> Rule:
    between = {"criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
    return {"validate": "date", **between, "error_type": STOP}


def _time(column: Time) -> str:
    return f"时间，如 {column.example or column.specimen}"


def _times(_column: Time, _cell: str, _source: str | None) -> Rule:
    between = {"criteria": "between", "minimum": dt.time(0, 0), "maximum": dt.time(23, 59, 59)}
    return {"validate": "time", **between, "error_type": STOP}


def _number(column: Number) -> str:
    words = {WHOLE: "整数", ANY: "数字"}.get(column.step, f"数字，{number(column.step)}的倍数")
    unit = f"，单位：{column.unit}" if column.unit else ""
    return f"{words}{unit}{_limits(column)}"


def _limits(column: Number) -> str:
    if column.minimum is not None and column.maximum is not None:
        return f"，{number(column.minimum)}至{number(column.maximum)}"
    if column.minimum:
        return f"，不小于{number(column.minimum)}"
    return f"，不大于{number(column.maximum)}" if column.maximum is not None else ""


def _numbers(column: Number, cell: str, _source: str | None) -> Rule:
    low, high = column.minimum, column.maximum
    kind = {WHOLE: "integer", ANY: "decimal"}.get(column.step)
    if kind is None or (low is None and high is None):
        return {"validate": "custom", "value": _step_formula(column, cell), "error_type": STOP}
    if low is not None and high is not None:
        rule: Rule = {"criteria": "between", "minimum": low, "maximum": high}
    elif low is not None:
        rule = {"criteria": ">=", "value": low}
    else:
        rule = {"criteria": "<=", "value": high}
    return {"validate": kind, **rule, "error_type": STOP}


def _step_formula(column: Number, cell: str) -> str:
    tests = [f"ISNUMBER({cell})"]
    if column.minimum is not None:
        tests.append(f"{cell}>={number(column.minimum)}")
    if column.maximum is not None:
        tests.append(f"{cell}<={number(column.maximum)}")
    if column.step:
        tests.append(f"MOD({cell}+1E-9,{number(column.step)})<1E-6")
    return f"=AND({','.join(tests)})"


def _reference(column: Referring[object]) -> str:
    return _from_list(column, column.to.ledger.sheet)


def _from_list(column: Referring[object], sheet: str) -> str:
    words = f"从下拉中选，名单取自“{sheet}”" if sheet else "照实填写"
    several = isinstance(column, References)
    return f"{words}；填几个的，用{SEPARATOR}隔开" if several else words


def _listed(**strictness: object) -> Callable[..., Rule]:
    """A drop-down of the column's list; where the workbook lacks that, anything."""

    def allowed(_column: Column[object], _cell: str, source: str | None) -> Rule:
        if source is None:
            return NO_RULE
        return {"validate": "list", "source": f"={source}", **strictness}

    return allowed


ONE_OF_THE_LIST = _listed(error_type=STOP)
BETTER_OF_THE_LIST = _listed(error_type=WARN)
SEVERAL_OF_THE_LIST = _listed(show_error=False)

FORMS: ByKind[Form] = ByKind(
    "workbooks",
    {
        Text: Form(_text, allowed=_text_length),
        Identifier: Form(_says("编号"), centred=True, allowed=_text_length),
        Phone: Form(_says("电话号码，手机11位，座机带区号")),
        IdNumber: Form(_says("18位身份证号，按文本填"), allowed=_id_length),
        Date: Form(_date, DATE_FORMAT, centred=True, allowed=_days),
        Time: Form(_time, TIME_FORMAT, centred=True, allowed=_times),
        Number: Form(_number, GENERAL, centred=True, allowed=_numbers),
        Flag: Form(_says("“是”或“否”，空着按未填"), centred=True, allowed=ONE_OF_THE_LIST),
        Choice: Form(_says("从下拉中选一项"), centred=True, allowed=ONE_OF_THE_LIST),
        Choices: Form(
            _says(f"从下拉中选；填几项的，用{SEPARATOR}隔开"), allowed=SEVERAL_OF_THE_LIST
        ),
        Value: Form(_says("数字、日期或文字"), GENERAL),
        Names: Form(_says(f"文字；填几项的，用{SEPARATOR}隔开")),
        Reference: Form(_reference, centred=True, allowed=BETTER_OF_THE_LIST),
        References: Form(_reference, allowed=SEVERAL_OF_THE_LIST),
    },
)
