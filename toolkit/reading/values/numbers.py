"""Read a cell as a number in its column's unit; what is no certain number is never made one."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import NamedTuple

from toolkit.chinese.amounts import amount_of
from toolkit.chinese.numerals import SIGNS
from toolkit.chinese.numerals import number_of
from toolkit.reading.values.folding import folded
from toolkit.reading.values.folding import without_blanks
from toolkit.reading.values.results import Reading
from toolkit.reading.values.results import Refused
from toolkit.reading.values.results import Taken
from toolkit.reading.values.results import shown
from toolkit.reading.values.results import without_answer

ONLY_FIGURES = "请只填数字"
ONE_NUMBER = "请核对后只填一个数字"

_FIGURES = re.compile(r"[+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_NUMERAL = re.compile(f"[{SIGNS}]+")
_TWICE = re.compile(rf"([{SIGNS}]+)\(([\d.,]+)\)|([\d.,]+)\(([{SIGNS}]+)\)")
_VAGUE = re.compile(
    "约|近|余|多|左右|上下|以上|以下|至少|不足|超过|几|若干|半|周|[~～—–至]|[0-9]-[0-9]"
)
# -- figures that blanks part: 1 200 is one number, 12 15 is not --
_APART = re.compile(r"\d+(?:\s+\d+)+")
_IN_THREES = re.compile(r"\d{1,3}(?:\s\d{3})+")
_MULTIPLE = re.compile(r"([\d.,]+)(万|亿|百万|千万|十万)")
_MULTIPLES = {"万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}


class _Limits(NamedTuple):
    minimum: float | None
    maximum: float | None
    step: float


def read_number(
    cell: object,
    *,
    unit: str = "",
    whole: bool = False,
    minimum: float | None = None,
    maximum: float | None = None,
    step: float = 0,
) -> Reading:
    """A cell as int, or float where it has decimals, in `unit`.

    `step` is what the number must be a multiple of (0.5 allows half days, 0 anything); `whole` is a
    step of 1. A unit is taken off only if it is the column's own.
    """
    limits = _Limits(minimum, maximum, 1 if whole else step)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        share = _unclear_share(float(cell), unit)
        return share or _within(Taken(_neat(cell)), limits)
    if settled := without_answer(cell):
        return settled
    if not isinstance(cell, str):
        return _other_kind(cell)
    reading = _text(cell, unit)
    return _within(reading, limits) if isinstance(reading, Taken) else reading


def _other_kind(cell: object) -> Refused:
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return Refused("是日期或时间，不是数字", "请把单元格格式改为“常规”，再填数字")
    return Refused("不是数字", ONLY_FIGURES)


def _neat(number: float) -> float:
    """12 for 12.0 and 0 for -0.0: as the cell shows it."""
    return int(number) if math.isfinite(number) and number == int(number) else number


def _text(cell: str, unit: str) -> Reading:
    if any(not _IN_THREES.fullmatch(apart) for apart in _APART.findall(folded(cell))):
        return Refused("一格里不止一个数", ONE_NUMBER)
    tidy = without_blanks(folded(cell)).removeprefix("'")
    if unit == "天" and tidy == "半天":
        return Taken(0.5, "“半天”按0.5天读取")
    bare = _without_unit(tidy, folded(unit))
    number = _figures(bare)
    if number is None and _NUMERAL.fullmatch(bare):
        number = number_of(bare)
    if number is None and unit == "元" and (yuan := amount_of(tidy)) is not None:
        return Taken(_neat(float(yuan)), _note(cell, _neat(float(yuan)), unit_off=False))
    if number is not None:
        return _unclear_percent(tidy, unit) or Taken(number, _note(cell, number, bare != tidy))
    return _twice(cell, bare) or _refusal(tidy, unit)


def _without_unit(tidy: str, unit: str) -> str:
    """2 of 2天 and 2(天)."""
    for written in (unit, f"({unit})", f"[{unit}]") if unit else ():
        if tidy.endswith(written):
            return tidy.removesuffix(written)
    return tidy


def _figures(text: str) -> float | None:
    if not _FIGURES.fullmatch(text):
        return None
    number = float(text.replace(",", ""))
    return _neat(number) if math.isfinite(number) else None


def _note(cell: str, number: float, unit_off: bool) -> str:
    if unit_off:
        return f"“{cell}”去掉单位，按{shown(number)}读取"
    if cell == shown(number):
        return f"“{cell}”是文本格式，按数字{shown(number)}读取"
    return f"“{cell}”按{shown(number)}读取"


def _twice(cell: str, bare: str) -> Reading | None:
    """十二(12): both must say the same."""
    found = _TWICE.fullmatch(bare)
    if found is None:
        return None
    words, figures = (found[1] or found[4]), _figures(found[2] or found[3])
    if number_of(words) != figures or figures is None:
        return Refused("两处写的数不一致", ONE_NUMBER)
    return Taken(figures, _note(cell, figures, unit_off=False))


def _refusal(tidy: str, unit: str) -> Refused:
    """Why a text is no number, with what to fill where that is plain."""
    multiple = _MULTIPLE.match(tidy)
    if multiple and (number := _figures(multiple[1])) is not None:
        full = shown(_neat(number * _MULTIPLES[multiple[2]]))
        return Refused(f"带有“{multiple[2]}”，不是完整的数字", f"请核对后写全，如 {full}")
    if _VAGUE.search(tidy):
        return Refused("不是确定的数字", ONE_NUMBER)
    other = re.fullmatch(r"([\d.,]+)([^\d.,]+)", tidy)
    if other and _figures(other[1]) is not None:
        expected = f"本列单位是“{unit}”" if unit else "本列不写单位"
        return Refused(f"单位是“{other[2]}”，{expected}", "请核对后只填数字")
    return Refused("不能识别为数字", ONLY_FIGURES)


def _unclear_percent(tidy: str, unit: str) -> Refused | None:
    """A share without its sign, typed as text: 1 may be 1 % or all."""
    number = _figures(tidy)
    return None if number is None else _unclear_share(number, unit)


def _unclear_share(number: float, unit: str) -> Refused | None:
    if unit != "%" or not 0 < number <= 1:
        return None
    share, whole = shown(number), shown(number * 100)
    return Refused(
        f"分不清是 {share}% 还是 {whole}%", f"请填 {whole}；确为 {share}% 的，请按文本填“{share}%”"
    )


def _within(reading: Taken, limits: _Limits) -> Reading:
    number = reading.value
    assert isinstance(number, int | float)
    if not math.isfinite(number):
        return Refused("不是数字", ONLY_FIGURES)
    if limits.minimum is not None and number < limits.minimum:
        wrong = "是负数" if limits.minimum == 0 else f"小于 {shown(limits.minimum)}"
        return Refused(wrong, f"请填不小于 {shown(limits.minimum)} 的数")
    if limits.maximum is not None and number > limits.maximum:
        return Refused(f"大于 {shown(limits.maximum)}", f"请填不大于 {shown(limits.maximum)} 的数")
    if limits.step and not _multiple(number, limits.step):
        wanted = "整数" if limits.step == 1 else f"{shown(limits.step)} 的倍数"
        return Refused(f"不是{wanted}", f"请填{wanted}")
    return reading


def _multiple(number: float, step: float) -> bool:
    return math.isclose(number / step, round(number / step), rel_tol=0, abs_tol=1e-9)
