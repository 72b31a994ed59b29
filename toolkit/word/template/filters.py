"""The filters of the trade; their docstrings are the manual's lines."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from jinja2 import Undefined

from toolkit.chinese import characters
from toolkit.chinese import dates
from toolkit.chinese import rounding
from toolkit.chinese.amounts import amount_in_words
from toolkit.chinese.numerals import MOST
from toolkit.chinese.numerals import digit_by_digit
from toolkit.chinese.numerals import numeral
from toolkit.word.messages import of_values
from toolkit.word.template.conversions import to_date
from toolkit.word.template.conversions import to_number
from toolkit.word.template.conversions import to_whole
from toolkit.word.template.errors import Fault
from toolkit.word.template.number_texts import without_zeros
from toolkit.word.template.values import text_of

if TYPE_CHECKING:
    from decimal import Decimal

_MOST_DECIMALS = 20


def or_else(value: object, text: object = "") -> object:
    """空值或空白时写成给定的文字：{{ 备注|空则("无") }}，不给文字就留空；缺少这一项仍报错。"""
    if isinstance(value, Undefined):
        return str(value)
    if value is None or (isinstance(value, str) and not value.strip()):
        return text
    return value


def date_arabic(value: object) -> str:
    """写成 2012年3月14日。"""
    return dates.full_day(to_date(value))


def date_chinese(value: object) -> str:
    """写成汉字日期 二〇一二年三月十四日（1999 年国标的成文日期）。"""
    return dates.day_in_words(to_date(value))


def date_by_era(value: object) -> str:
    """按成文日期所在的国标自动选：2012年7月1日前写汉字日期，此后写阿拉伯数字日期。"""
    return dates.official_day(to_date(value))


def month_arabic(value: object) -> str:
    """写成 2012年3月。"""
    return dates.month(to_date(value))


def month_chinese(value: object) -> str:
    """写成 二〇一二年三月。"""
    return dates.month_in_words(to_date(value))


def month_day(value: object) -> str:
    """写成 3月14日。"""
    return dates.day(to_date(value))


def weekday(value: object) -> str:
    """写成 星期三。"""
    return dates.weekday(to_date(value))


def days_later(value: object, days: object) -> date:
    """推后若干天，可为负数：{{ 截止日|推后(3)|日期 }}。"""
    number = to_whole(days)
    try:
        return to_date(value) + timedelta(days=number)
    except OverflowError:
        raise Fault(of_values.TOO_MANY_DAYS(days=days), value) from None


def number_chinese(value: object) -> str:
    """整数写成汉字：105 写成 一百零五。"""
    return numeral(to_whole(value))


def number_formal(value: object) -> str:
    """整数写成大写：105 写成 壹佰零伍。"""
    return numeral(to_whole(value), formal=True)


def digits_chinese(value: object) -> str:
    """数字逐个写成汉字：2012 写成 二〇一二。"""
    text = text_of(value).strip()
    if not (text.isascii() and text.isdigit()):
        raise Fault(of_values.NO_DIGITS(text=text), value)
    return digit_by_digit(text)


def money_formal(value: object) -> str:
    """金额（元）写成大写：1200.05 写成 壹仟贰佰元零伍分。"""
    number = to_number(value)
    try:
        return amount_in_words(number)
    except ValueError:
        said = of_values.TOO_BIG if abs(number) >= MOST else of_values.NO_CENTS
        raise Fault(said(value=value), value) from None


def money(value: object, decimals: object = 2) -> str:
    """金额加千分位，默认两位小数、四舍五入：1234567.5 写成 1,234,567.50。"""
    return f"{_rounded(value, decimals):,f}"


def ten_thousands(value: object, decimals: object = 2) -> str:
    """元折成万元，默认两位小数、四舍五入：123456 写成 12.35万元。"""
    return f"{_rounded(to_number(value) / 10_000, decimals):f}万元"


def thousands(value: object) -> str:
    """数加千分位，小数照原样：1234567.5 写成 1,234,567.5；60.0 写成 60。"""
    return f"{without_zeros(to_number(value)):,f}"


def decimals_of(value: object, decimals: object = 2) -> str:
    """保留若干位小数，四舍五入：3.14159|小数(2) 写成 3.14。"""
    return f"{_rounded(value, decimals):f}"


def percent(value: object, decimals: object = 1) -> str:
    """比值写成百分数，默认一位小数、四舍五入：0.1234 写成 12.3%。"""
    return f"{_rounded(to_number(value) * 100, decimals):f}%"


def shares(values: object, decimals: object = 1, attribute: str | None = None) -> list[str]:
    """各项占合计的百分比，按最大余数法取整，加起来正好 100%：{% for 比 in 人数表|占比(1) %}。"""
    numbers = [to_number(item) for item in _listed(values, attribute)]
    if any(number < 0 for number in numbers):
        raise Fault(of_values.NEGATIVE_SHARE(), values)
    if not sum(numbers):
        raise Fault(of_values.SHARES_OF_ZERO(), values)
    return rounding.shares(numbers, decimals=_decimals(decimals))


def listed(values: object, attribute: str | None = None) -> str:
    """各项用顿号连接：张三、李四、王五；清单里是表格行时写列名：{{ 人员|顿号("姓名") }}。"""
    return "、".join(text_of(item) for item in _listed(values, attribute))


def listed_some(
    values: object, most: object = 3, unit: str = "人", attribute: str | None = None
) -> str:
    """最多列出几项，其余用“等N人”概括：{{ 名单|列举(3,"人") }} 写成 张三、李四、王五等8人。"""
    names = [text_of(item) for item in _listed(values, attribute)]
    shown = to_whole(most)
    if shown < 1:
        raise Fault(of_values.LISTED_TOO_FEW(), values)
    if len(names) <= shown:
        return "、".join(names)
    return f"{'、'.join(names[:shown])}等{len(names)}{unit}"


def widened_name(value: object) -> str:
    """两个字的姓名中间加一个全角空格，与三个字的对齐：张三 写成 张　三。"""
    return characters.widened(text_of(value).strip())


def widened_names(values: object, attribute: str | None = None) -> list[str]:
    """清单里的姓名逐个加宽：{{ 名单|各姓名加宽|join("　") }}。"""
    return [widened_name(item) for item in _listed(values, attribute)]


def yes_no(value: object, yes: str = "是", no: str = "否") -> str:
    """真写“是”、假写“否”；也可另给两个词：{{ 已办结|是否("已办结","未办结") }}。"""
    if isinstance(value, Undefined):
        return str(value)
    if not isinstance(value, bool):
        raise Fault(of_values.NO_TRUTH(value=value), value)
    return yes if value else no


def tick(value: object) -> str:
    """真写 ☑、假写 ☐：{{ 已办结|勾选 }}。"""
    return yes_no(value, "☑", "☐")


def ordinal(value: object) -> str:
    """序号写成（一）（二）……。"""
    return f"（{numeral(to_whole(value))}）"


def circled(value: object) -> str:
    """1 到 20 写成 ①……⑳。"""
    number = to_whole(value)
    if not 1 <= number <= 20:
        raise Fault(of_values.NOT_CIRCLED(value=value), value)
    return chr(0x2460 + number - 1)


def zero_padded(value: object, width: object = 2) -> str:
    """前面补零到若干位：7|补零(3) 写成 007。"""
    places = to_whole(width)
    if not 1 <= places <= _MOST_DECIMALS:
        raise Fault(of_values.PADDING(), value)
    return str(to_whole(value)).zfill(places)


def full_width(value: object) -> str:
    """半角字符写成全角：A1 写成 Ａ１。"""
    return characters.full_width(text_of(value))


def half_width(value: object) -> str:
    """全角字符写成半角：Ａ１ 写成 A1。"""
    return characters.half_width(text_of(value))


def _listed(values: object, attribute: str | None) -> list[object]:
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise Fault(of_values.NO_LIST(), values)
    items = sorted(values, key=str) if isinstance(values, set | frozenset) else list(values)
    if attribute is None:
        return items
    found = []
    for item in items:
        if not isinstance(item, Mapping) or attribute not in item:
            raise Fault(of_values.ITEM_LACKS(attribute=attribute), item)
        found.append(item[attribute])
    return found


def _decimals(decimals: object) -> int:
    number = to_whole(decimals)
    if not 0 <= number <= _MOST_DECIMALS:
        raise Fault(of_values.DECIMALS(most_decimals=_MOST_DECIMALS), decimals)
    return number


def _rounded(value: object, decimals: object) -> Decimal:
    number = to_number(value)
    if abs(number) >= MOST:
        raise Fault(of_values.TOO_BIG(value=value), value)
    return rounding.rounded(number, _decimals(decimals))


FILTERS: Mapping[str, Callable[..., object]] = {
    "空则": or_else,
    "日期": date_arabic,
    "汉字日期": date_chinese,
    "成文日期": date_by_era,
    "年月": month_arabic,
    "汉字年月": month_chinese,
    "月日": month_day,
    "星期": weekday,
    "推后": days_later,
    "汉字": number_chinese,
    "大写": number_formal,
    "逐字汉字": digits_chinese,
    "大写金额": money_formal,
    "金额": money,
    "万元": ten_thousands,
    "千分位": thousands,
    "小数": decimals_of,
    "百分比": percent,
    "占比": shares,
    "顿号": listed,
    "列举": listed_some,
    "姓名加宽": widened_name,
    "各姓名加宽": widened_names,
    "是否": yes_no,
    "勾选": tick,
    "序号": ordinal,
    "圈号": circled,
    "补零": zero_padded,
    "全角": full_width,
    "半角": half_width,
}
