"""Read a cell as a telephone number or a citizen's identity number, always as text."""

from __future__ import annotations

import datetime as dt
import re

from toolkit.reading.values.folding import folded
from toolkit.reading.values.results import Reading
from toolkit.reading.values.results import Refused
from toolkit.reading.values.results import Taken
from toolkit.reading.values.results import shown
from toolkit.reading.values.results import without_answer

AS_TEXT = "请把单元格设为文本格式后重新输入"
PHONE_FORM = "请填 11 位手机号，或 0519-82345678 形式的座机"
MOST_DIGITS = 10**15
ID_FORM = "请对照证件核对，填 18 位号码"

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"

_DASHES = re.compile(r"\s*[—–―－~-]+\s*")
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
_PLAIN_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(
    r"(?:\+?86-?)?\(?(0(?:10|2\d|[3-9]\d{2}))\)?-?([2-9]\d{6,7})(?:(?:-|转)(\d{1,6}))?"
)
_LOCAL = re.compile(r"[2-9]\d{6,7}|[48]00-?\d{3}-?\d{4}|1\d{2}|1\d{4}|9\d{4}")
_NO_ZERO = re.compile(r"(?:10|2\d|[3-9]\d{2})-?[2-9]\d{6,7}")
_SEVERAL = re.compile(r"[、，,；;/\n]|\d{7,}\s+\d{7,}")


def read_phone(cell: object) -> Reading:
    """A cell as a telephone number: 13812345678, 0519-82345678 or 0519-82345678-801."""
    if isinstance(cell, str) and _PLAIN_MOBILE.fullmatch(cell):
        return Taken(cell)
    if settled := without_answer(cell):
        return settled
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return Refused("不是电话号码", PHONE_FORM)
    text = folded(shown(cell))
    if _SEVERAL.search(text):
        return Refused("一格里不止一个号码", "请只填一个号码")
    number = _phone(re.sub(r"\s+", "", _DASHES.sub("-", text)))
    if isinstance(number, Refused):
        return number
    if isinstance(cell, str):
        return Taken(number, None if number == cell else f"“{cell}”按“{number}”读取")
    return Taken(number)


def read_id_number(cell: object) -> Reading:
    """A cell as an 18-digit identity number (GB 11643) whose date and check sign are right.

    A number cell has lost its last digits and is refused, never repaired. No message repeats the
    number: it is personal.
    """
    if settled := without_answer(cell):
        return settled
    if not isinstance(cell, str):
        return _stored_as_number(cell)
    number = re.sub(r"\s+", "", folded(cell)).upper().removeprefix("'")
    wrong = _wrong_id(number)
    if wrong:
        return wrong
    return Taken(number, None if number == cell else "证件号码去掉空白、统一为半角大写")


def _stored_as_number(cell: object) -> Refused:
    """A number of up to 15 digits is whole; of a longer one the last digits are gone."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < MOST_DIGITS:
        return _wrong_id(shown(cell)) or Refused("存成了数字", AS_TEXT)
    return Refused("存成了数字，末几位已丢失", AS_TEXT, digits_lost=True)


def _phone(text: str) -> str | Refused:
    if mobile := _MOBILE.fullmatch(text.replace("-", "")):
        return mobile[1]
    if landline := _LANDLINE.fullmatch(text):
        return "-".join(part for part in landline.groups() if part)
    if _LOCAL.fullmatch(text):
        return text
    if _NO_ZERO.fullmatch(text):
        return Refused("像是丢了区号前的 0", "请按文本补全区号，如 0519-82345678")
    return Refused("不能识别为电话号码", PHONE_FORM)


def _wrong_id(number: str) -> Refused | None:
    if re.fullmatch(r"\d{15}", number):
        return Refused("是 15 位旧号码", ID_FORM)
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return Refused("不是 18 位证件号码", ID_FORM)
    try:
        dt.date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        return Refused("证件号码中的出生日期不存在", ID_FORM)
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    if _CHECK_SIGNS[total % 11] != number[17]:
        return Refused("证件号码校验位不符", ID_FORM)
    return None
