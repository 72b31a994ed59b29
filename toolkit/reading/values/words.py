"""Read a cell as text, as one person's name, or as several names."""

from __future__ import annotations

import datetime as dt
import re

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late
from toolkit.reading.values.lists import and_others
from toolkit.reading.values.lists import parts_of
from toolkit.reading.values.results import UNSEEN
from toolkit.reading.values.results import Reading
from toolkit.reading.values.results import Refused
from toolkit.reading.values.results import Taken
from toolkit.reading.values.results import is_nothing
from toolkit.reading.values.results import nothing_taken
from toolkit.reading.values.results import shown
from toolkit.reading.values.results import trimmed
from toolkit.reading.values.results import without_answer
from toolkit.reading.values.results import without_value

MOST_DIGITS = 10**15
ONE_NAME = "请只填一个人的姓名"
NAMES_APART = "请写全每个人的姓名，用“；”分开"

_OF_NAMES = f"{HAN}\ue000-\uf8ff"  # -- older systems wrote rare names by private characters --
_BLANKS = compiled_late(rf"[\s{UNSEEN}]+")
_NAME = compiled_late(rf"[{_OF_NAMES}a-zA-Z·•‧・．.（）()、，,\s]+(?:[（(][{_OF_NAMES}\w-]+[）)])?")
_HAN_NAMES = compiled_late(rf"[{_OF_NAMES}]{{2,4}}")


def read_text(cell: object, *, max_length: int | None = None) -> Reading:
    """A cell as the words that stand there, without blanks at the ends; nothing within is changed.

    12.0 becomes "12", a date its ISO form. `max_length` counts characters.
    """
    refused = without_value(cell)
    if refused:
        return refused
    if isinstance(cell, float | int) and not isinstance(cell, bool) and abs(cell) >= MOST_DIGITS:
        advice = "请把单元格设为文本格式后重新输入"
        return Refused("按数字存放，末几位可能已丢失", advice, digits_lost=True)
    text = trimmed(cell) if isinstance(cell, str) else shown(cell)
    if max_length is not None and len(text) > max_length:
        return Refused(f"有 {len(text)} 字，超过 {max_length} 字", f"请压缩到 {max_length} 字以内")
    return Taken(text, _text_note(cell, text))


def one_line(text: str) -> str:
    """Text for a table cell: line ends, tabs and runs of blanks become one blank."""
    return re.sub(r"\s+", " ", trimmed(text.translate(dict.fromkeys(map(ord, UNSEEN)))))


def read_name(cell: object) -> Reading:
    """A cell as one person's name; blanks within a Chinese name (张 三) are taken out."""
    if settled := without_answer(cell) or _no_words(cell):
        return settled
    text = trimmed(str(cell))
    parts = parts_of(text)
    if and_others(text) or len(parts) > 1:
        return Refused("一格里不止一个人", ONE_NAME)
    return _name(str(cell), parts[0] if parts else text)


def read_names(cell: object) -> Reading:
    """A cell as a tuple of names parted by 、；，/ ; 等3人 is refused, it names nobody."""
    refused = without_value(cell) or _no_words(cell)
    if refused:
        return refused
    text = trimmed(str(cell))
    if is_nothing(cell):
        return Taken((), nothing_taken(cell).note)
    if and_others(text):
        return Refused("用“等”省略了人", NAMES_APART)
    names: dict[str, None] = {}
    for part in parts_of(text):
        reading = _name(part, part)
        if isinstance(reading, Refused):
            return reading
        names[str(reading.value)] = None
    listed = "；".join(names)
    note = None if listed == cell else f"“{cell}”按“{listed}”读取"
    return Taken(tuple(names), note) if names else Refused("不是姓名", NAMES_APART)


def _no_words(cell: object) -> Refused | None:
    return None if isinstance(cell, str) else Refused("不是姓名", ONE_NAME)


def _text_note(cell: object, text: str) -> str | None:
    if cell == text:
        return None
    if isinstance(cell, str):
        return "去掉了首尾空白"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return None
    kind = "日期" if isinstance(cell, dt.date) else "单元格"
    return f"{kind}按文本“{text}”读取"


def _name(cell: str, text: str) -> Reading:
    apart = [part for part in _BLANKS.split(text) if part]
    if len(apart) > 1 and all(_HAN_NAMES.fullmatch(part) for part in apart):
        return Refused("分不清是一个人还是几个人", NAMES_APART)
    latin = all(part.isascii() for part in apart)
    name = " ".join(apart) if latin else "".join(apart)
    if not _NAME.fullmatch(name):
        return Refused("不是姓名", ONE_NAME)
    return Taken(name, None if name == cell else f"“{cell}”按“{name}”读取")
