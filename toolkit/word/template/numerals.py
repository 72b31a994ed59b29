"""Chinese numerals and dates as official documents write them."""

from __future__ import annotations

import re
from datetime import date
from datetime import datetime
from decimal import Decimal
from decimal import InvalidOperation

from toolkit.word.template.errors import Fault

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_SMALL = ("", "十", "百", "千")
_FORMAL_SMALL = ("", "拾", "佰", "仟")
_GREAT = ("", "万", "亿", "万亿")
_MOST = 10**16
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?")


def to_date(value: object) -> date:
    """Return the date that a value is, or that a text such as `2012-03-14` says.

    Raises:
        Fault: it is none.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    if found:
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
    raise Fault(f"“{value}”不是日期（如 2012-03-14）", value)


def to_number(value: object) -> Decimal:
    """Return a number exactly as it is written.

    Raises:
        Fault: it is none.
    """
    if isinstance(value, bool) or value is None:
        raise Fault("不是数", value)
    try:
        number = Decimal(str(value).strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise Fault(f"“{value}”不是数", value) from None
    if not number.is_finite():
        raise Fault(f"“{value}”不是数", value)
    return number


def to_whole(value: object) -> int:
    """Return a whole number.

    Raises:
        Fault: it is none, or has more than 16 digits.
    """
    number = to_number(value)
    if number != number.to_integral_value():
        raise Fault(f"“{value}”不是整数", value)
    if abs(number) >= _MOST:
        raise Fault(f"“{value}”太大", value)
    return int(number)


def year_digits(year: int) -> str:
    """Return a year digit by digit: 二〇一二."""
    return "".join(_DIGITS[int(digit)] for digit in str(year))


def chinese(number: int, *, formal: bool = False) -> str:
    """Return a whole number in Chinese: 一百零五, or 壹佰零伍."""
    if number < 0:
        return "负" + chinese(-number, formal=formal)
    if number == 0:
        return "零"
    text = _groups(number, _FORMAL if formal else _DIGITS, _FORMAL_SMALL if formal else _SMALL)
    text = text.replace("〇", "零")
    return text[1:] if not formal and text.startswith("一十") else text


def _groups(number: int, digits: str, units: tuple[str, ...]) -> str:
    out: list[str] = []
    written = False
    for rank in range(len(_GREAT) - 1, -1, -1):
        group = number // 10_000**rank % 10_000
        if not group:
            continue
        if written and (group < 1000 or out[-1] == ""):
            out.append("零")
        unit = _GREAT[rank]
        if rank == 3 and number // 10_000**2 % 10_000:
            unit = "万"
        out.append(_group(group, digits, units) + unit)
        written = True
    return "".join(out)


def _group(group: int, digits: str, units: tuple[str, ...]) -> str:
    out = ""
    for rank in range(3, -1, -1):
        digit = group // 10**rank % 10
        if digit:
            out += digits[digit] + units[rank]
        elif out and not out.endswith(digits[0]) and group % 10**rank:
            out += digits[0]
    return out


def capital_money(value: Decimal) -> str:
    """Return an amount of yuan as cheques write it: 壹仟贰佰元零伍分, 叁拾元整.

    Raises:
        Fault: it has more than two decimals or more than 16 digits.
    """
    cents = value * 100
    if cents != cents.to_integral_value():
        raise Fault(f"“{value}”的小数超过两位，不能写成大写金额", value)
    whole, rest = divmod(int(abs(cents)), 100)
    if whole >= _MOST:
        raise Fault(f"“{value}”太大", value)
    tens, units = divmod(rest, 10)
    text = f"{chinese(whole, formal=True)}元" if whole or not rest else ""
    if tens:
        text += _FORMAL[tens] + "角"
    elif units and whole:
        text += "零"
    text += _FORMAL[units] + "分" if units else "整"
    return "负" + text if value < 0 else text
