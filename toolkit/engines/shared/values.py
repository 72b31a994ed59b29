"""What a cell's value is in xlwings, whatever the program that keeps it.

Read: None, float, str, bool, datetime, or an int that stands for an Excel error (the numbers that
Excel itself gives through COM). Written: "" clears; dates lose their time zone.
"""

import datetime as dt
import numbers
import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from typing import Any

EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a cell knows no time zone
SECONDS_A_DAY = 86_400
MOST_CHARACTERS = 32_767

ERROR_CODES = {
    "#DIV/0!": -2146826281,
    "#N/A": -2146826246,
    "#NAME?": -2146826259,
    "#NULL!": -2146826288,
    "#NUM!": -2146826252,
    "#REF!": -2146826265,
    "#VALUE!": -2146826273,
}
ERROR_TEXTS = {code: text for text, code in ERROR_CODES.items()}

AFTER_LAST_DAY = 2_958_466  # -- 10000-01-01 in the 1900 date system --

Matrix = list[list[Any]]


def to_serial(moment: dt.datetime, epoch: dt.datetime = EPOCH) -> float:
    """The days from `epoch` to `moment`, with the time of day as a fraction."""
    return (moment - epoch) / dt.timedelta(days=1)


def from_serial(serial: float, epoch: dt.datetime = EPOCH) -> dt.datetime | float:
    """The moment `serial` days after `epoch`, to the millisecond.

    What is no day of Excel's calendar, which shows it as #####, stays a number.
    """
    if not 0 <= serial < AFTER_LAST_DAY:
        return serial
    days, fraction = divmod(serial, 1)
    milliseconds = round(fraction * SECONDS_A_DAY * 1000)
    return epoch + dt.timedelta(days=days, milliseconds=milliseconds)


def clean_value_data(
    data: Iterable[Iterable[Any]],
    datetime_builder: Callable[..., Any],
    empty_as: Any,
    number_builder: Callable[[float], Any] | None,
    err_to_str: bool,
) -> Matrix:
    """Turn raw values into what `Range.value` gives, by xlwings' read options."""

    def clean(value: Any) -> Any:
        if value is None or value == "":
            return empty_as
        if isinstance(value, dt.datetime):
            return datetime_builder(
                year=value.year,
                month=value.month,
                day=value.day,
                hour=value.hour,
                minute=value.minute,
                second=value.second,
                microsecond=value.microsecond,
                tzinfo=None,
            )
        if isinstance(value, float) and number_builder is not None:
            return number_builder(value)
        if type(value) is int:
            return ERROR_TEXTS.get(value) if err_to_str else None
        return value

    plain = {float, str} if number_builder is None else {str}
    rows = [list(row) for row in data]
    return [
        [empty_as] * len(row)
        if row.count(None) == len(row)
        else [v if type(v) in plain and v != "" else clean(v) for v in row]
        for row in rows
    ]


def prepare_element(value: Any, _options: Any = None) -> Any:
    """`value` as an engine writes it: "", bool, float, str or a naive datetime.

    Raises:
        TypeError: A value that no cell can hold; nothing is turned into text silently.
        ValueError: An infinite number.
    """
    kind = type(value)
    if kind is str:
        if len(value) > MOST_CHARACTERS:
            raise ValueError(f"A cell holds {MOST_CHARACTERS} characters, not {len(value)}.")
        return value
    if kind is bool:
        return value
    if value is None:
        return ""
    if isinstance(value, (dt.date, dt.time)):
        return _naive(value)
    if isinstance(value, numbers.Number):
        return _number(value)
    if isinstance(value, str):
        return prepare_element(str(value))
    if hasattr(value, "item"):
        return prepare_element(value.item())
    if kind.__name__ == "NAType":  # pandas.NA, which must not be imported for that
        return ""
    raise TypeError(f"A cell cannot hold a {kind.__name__}: {value!r}.")


def _naive(value: dt.date | dt.time) -> Any:
    if value != value:  # noqa: PLR0124 - pandas' NaT is the one moment unlike itself
        return ""
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, dt.time):
        return dt.datetime.combine(EPOCH.date(), value.replace(tzinfo=None))
    return dt.datetime.combine(value, dt.time())


def _number(value: Any) -> float | bool | str:
    if isinstance(value, complex):
        raise TypeError(f"A cell cannot hold a complex number: {value!r}.")
    number = float(value)
    if number != number:  # noqa: PLR0124 - NaN, an empty cell to Excel's users
        return ""
    if number in {float("inf"), float("-inf")}:
        raise ValueError("A cell cannot hold an infinite number.")
    return bool(value) if type(value).__name__ in {"bool", "bool_"} else number


def matrix(value: Any, height: int, width: int) -> Sequence[Sequence[Any]]:
    """`value` (scalar, row or rows) as `height` rows of `width` values.

    Raises:
        ValueError: The rows given have another shape.
    """
    if not isinstance(value, (list, tuple)):
        return [[value] * width] * height
    rows = value if value and isinstance(value[0], (list, tuple)) else [value]
    if len(rows) != height or any(len(row) != width for row in rows):
        raise ValueError(
            f"The values have {len(rows)} rows but the range has {height} rows of {width} cells."
        )
    return rows


def text_of(value: Any, epoch: dt.datetime = EPOCH) -> str:
    """A constant as Excel's `Range.Formula` shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        value = to_serial(value, epoch)
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, int):
        return ERROR_TEXTS[value]
    return str(value)


def as_text(value: Any) -> Any:
    """What a cell formatted as Text makes of a prepared value; a date stays a date."""
    if isinstance(value, (bool, float)):
        return text_of(value)
    if isinstance(value, str) and value.startswith("="):
        return f"'{value}"
    return value


def rgb(color: Any) -> tuple[int, int, int]:
    """A colour given as (r, g, b), "#rrggbb" or Excel's integer (red lowest) as a triple."""
    if isinstance(color, str):
        if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", color):
            raise ValueError(f"{color!r} is no colour: write '#rrggbb' or (red, green, blue).")
        number = int(color.removeprefix("#"), 16)
        return number >> 16 & 255, number >> 8 & 255, number & 255
    if isinstance(color, int):
        return color & 255, color >> 8 & 255, color >> 16 & 255
    red, green, blue = color
    if not all(0 <= part <= 255 for part in (red, green, blue)):
        raise ValueError(f"{color!r} is no colour: red, green and blue lie between 0 and 255.")
    return int(red), int(green), int(blue)
