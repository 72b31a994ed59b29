"""What Excel says and refuses when a cell is filled: input prompts and data validation."""

from __future__ import annotations

import datetime as dt
from functools import singledispatch
from typing import TYPE_CHECKING
from typing import Any

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
from toolkit.declare.columns import Text
from toolkit.declare.columns import Time
from toolkit.declare.columns import Value
from toolkit.declare.ledger import LONGEST_PROMPT
from toolkit.declare.ledger import LONGEST_TITLE
from toolkit.declare.ledger import Column
from toolkit.declare.wording import SEPARATOR
from toolkit.declare.wording import number

if TYPE_CHECKING:
    from toolkit.workbooks.blank.plan import SheetPlan

FIRST_DAY = dt.date(2000, 1, 1)
LAST_DAY = dt.date(2099, 12, 31)
ID_LENGTHS = (15, 18)  # -- before GB 11643—1999 and since --

WHOLE = 1.0  # -- steps of a number; see `Number` --
ANY = 0.0
STOP = "stop"
WARN = "warning"


def prompt(plan: SheetPlan, column: Column[Any]) -> str:
    """What is shown when a cell of a column is chosen, at most 255 characters."""
    if plan.is_locked(column):
        return f"此栏由{plan.ledger.owner_of(column)}填写，这里不能改。"
    duty = "必填" if column.required else "选填"
    text = f"{duty}。{how_to_fill(column)}。"
    if column.prompt:
        text += f"\n{column.prompt.rstrip('。')}。"
    return text[:LONGEST_PROMPT]


def validation(
    plan: SheetPlan, column: Column[Any], cell: str, source: str | None
) -> dict[str, Any]:
    """XlsxWriter's data validation of a column.

    Args:
        plan: the sheet's.
        column: whose cells are filled.
        cell: the first of them, as a relative reference.
        source: the name of its list.
    """
    shown = {"input_title": column.heading[:LONGEST_TITLE], "input_message": prompt(plan, column)}
    if plan.is_locked(column):
        return {"validate": "any", **shown}
    wanted = how_to_fill(column)
    told = {"error_title": "请核对", "error_message": f"“{column.heading}”应填：{wanted}。"}
    return {**_allowed(column, cell, source), **shown, **told}


@singledispatch
def how_to_fill(column: Column[Any]) -> str:
    """How a column is filled, in a few words."""
    return column.kind


@how_to_fill.register
def _(column: Text) -> str:
    return f"文字，不超过{column.longest}字" if column.longest else "文字"


@how_to_fill.register
def _(_column: Identifier) -> str:
    return "编号"


@how_to_fill.register
def _(_column: Value) -> str:
    return "数字、日期或文字"


@how_to_fill.register
def _(_column: Phone) -> str:
    return "电话号码，手机11位，座机带区号"


@how_to_fill.register
def _(_column: IdNumber) -> str:
    return "18位身份证号，按文本填"


@how_to_fill.register
def _(column: Date) -> str:
    return f"日期，如 {column.example or '2012-04-10'}"


@how_to_fill.register
def _(column: Time) -> str:
    return f"时间，如 {column.example or '09:00'}"


@how_to_fill.register
def _(column: Number) -> str:
    words = {WHOLE: "整数", ANY: "数字"}.get(column.step, f"数字，{number(column.step)}的倍数")
    unit = f"，单位：{column.unit}" if column.unit else ""
    limits = _limits(column)
    return f"{words}{unit}{limits}"


@how_to_fill.register
def _(_column: Flag) -> str:
    return "“是”或“否”，空着按未填"


@how_to_fill.register
def _(_column: Choice) -> str:
    return "从下拉中选一项"


@how_to_fill.register
def _(_column: Choices) -> str:
    return f"从下拉中选；填几项的，用{SEPARATOR}隔开"


@how_to_fill.register
def _(_column: Names) -> str:
    return f"文字；填几项的，用{SEPARATOR}隔开"


@how_to_fill.register
def _(column: Reference) -> str:
    return f"从下拉中选，名单取自“{column.to.ledger.sheet}”"


@how_to_fill.register
def _(column: References) -> str:
    return f"从下拉中选，名单取自“{column.to.ledger.sheet}”；填几个的，用{SEPARATOR}隔开"


def _limits(column: Number) -> str:
    if column.minimum is not None and column.maximum is not None:
        return f"，{number(column.minimum)}至{number(column.maximum)}"
    if column.minimum:
        return f"，不小于{number(column.minimum)}"
    return f"，不大于{number(column.maximum)}" if column.maximum is not None else ""


@singledispatch
def _allowed(_column: Column[Any], _cell: str, _source: str | None) -> dict[str, Any]:
    return {"validate": "any"}


@_allowed.register
def _(column: Text, _cell: str, _source: str | None) -> dict[str, Any]:
    if column.longest is None:
        return {"validate": "any"}
    return {"validate": "length", "criteria": "<=", "value": column.longest, "error_type": WARN}


@_allowed.register
def _(_column: IdNumber, cell: str, _source: str | None) -> dict[str, Any]:
    lengths = ",".join(f"LEN({cell})={each}" for each in ID_LENGTHS)
    return {"validate": "custom", "value": f"=OR({lengths})", "error_type": WARN}


@_allowed.register
def _(_column: Date, _cell: str, _source: str | None) -> dict[str, Any]:
    between = {"criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
    return {"validate": "date", **between, "error_type": STOP}


@_allowed.register
def _(_column: Time, _cell: str, _source: str | None) -> dict[str, Any]:
    between = {"criteria": "between", "minimum": dt.time(0, 0), "maximum": dt.time(23, 59, 59)}
    return {"validate": "time", **between, "error_type": STOP}


@_allowed.register
def _(column: Number, cell: str, _source: str | None) -> dict[str, Any]:
    low, high = column.minimum, column.maximum
    kind = {WHOLE: "integer", ANY: "decimal"}.get(column.step)
    if kind is None or (low is None and high is None):
        return {"validate": "custom", "value": _step_formula(column, cell), "error_type": STOP}
    if low is not None and high is not None:
        rule: dict[str, Any] = {"criteria": "between", "minimum": low, "maximum": high}
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


@_allowed.register(Flag)
@_allowed.register(Choice)
def _(_column: Column[Any], _cell: str, source: str | None) -> dict[str, Any]:
    return {"validate": "list", "source": f"={source}", "error_type": STOP}


@_allowed.register
def _(_column: Reference, _cell: str, source: str | None) -> dict[str, Any]:
    if source is None:
        return {"validate": "any"}
    return {"validate": "list", "source": f"={source}", "error_type": WARN}


@_allowed.register(Choices)
@_allowed.register(References)
def _(_column: Column[Any], _cell: str, source: str | None) -> dict[str, Any]:
    if source is None:
        return {"validate": "any"}
    return {"validate": "list", "source": f"={source}", "show_error": False}
