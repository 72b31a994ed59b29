"""Read a cell as 是/否, as one of fixed options, or as several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.names import bare_name
from toolkit.reading.values.folding import folded
from toolkit.reading.values.folding import without_blanks
from toolkit.reading.values.lists import parts_of
from toolkit.reading.values.results import Reading
from toolkit.reading.values.results import Refused
from toolkit.reading.values.results import Taken
from toolkit.reading.values.results import is_nothing
from toolkit.reading.values.results import nothing_taken
from toolkit.reading.values.results import shown
from toolkit.reading.values.results import without_value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

NOTHING: Mapping[str, str] = {}
MOST_SHOWN = 12

_YES = frozenset(("是", "有", "√", "✓", "✔", "☑", "○", "〇", "1", "Y", "YES", "TRUE", "对"))
_NO = frozenset(("否", "无", "×", "✗", "✘", "X", "0", "N", "NO", "FALSE", "不是", "没有", "错"))
_BRACKETS = str.maketrans("〔【[〕】]", "((()))")


def read_flag(cell: object) -> Reading:
    """A cell as True (是, 有, √) or False (否, 无, ×); an empty one is refused, it is no 否."""
    if isinstance(cell, bool):
        return Taken(cell)
    if cell == "是":
        return Taken(True)
    if cell == "否":
        return Taken(False)
    refused = without_value(cell)
    if refused:
        return refused
    word = without_blanks(folded(shown(cell))).upper()
    if isinstance(cell, str | int | float) and (word in _YES | _NO or is_nothing(cell)):
        yes = word in _YES
        return Taken(yes, f"“{shown(cell)}”按“{'是' if yes else '否'}”读取")
    return Refused("不能识别为是或否", "请填“是”或“否”")


def read_choice(
    cell: object, options: Sequence[str], former: Mapping[str, str] = NOTHING
) -> Reading:
    """A cell as one of `options`; blanks and kinds of brackets do not matter, near ones are proposed.

    A word that is called otherwise today is taken for that, as `former` says.
    """
    if isinstance(cell, str) and cell in options:
        return Taken(cell)
    refused = without_value(cell)
    if refused:
        return refused
    word = shown(cell)
    today = next((now for old, now in former.items() if _key(old) == _key(word)), None)
    if today is not None:
        return Taken(today, f"“{word}”现称“{today}”，按“{today}”读取")
    alike = [option for option in options if _key(option) == _key(word)]
    if len(alike) == 1:
        return Taken(alike[0], f"“{word}”按“{alike[0]}”读取")
    return nothing_taken(cell) if is_nothing(cell) else _not_among(word, options)


def read_choices(
    cell: object, options: Sequence[str], former: Mapping[str, str] = NOTHING
) -> Reading:
    """A cell as a tuple of `options` parted by ；、，/ in the order written, each once."""
    refused = without_value(cell)
    if refused:
        return refused
    whole = read_choice(cell, options, former)
    if isinstance(whole, Taken):
        return Taken(() if whole.value is None else (whole.value,), whole.note)
    words = parts_of(shown(cell))
    if not words:
        return whole
    taken: dict[object, None] = {}
    for word in words:
        reading = read_choice(word, options, former)
        if isinstance(reading, Refused):
            return Refused(f"其中“{word}”{reading.reason}", reading.suggestion)
        taken[reading.value] = None
    values = tuple(value for value in taken if value is not None)
    return Taken(values, _list_note(shown(cell), values))


def _list_note(cell: str, values: Sequence[object]) -> str | None:
    listed = "；".join(map(str, values))
    return None if listed == cell else f"“{cell}”按“{listed}”读取"


def _key(word: str) -> str:
    """What remains when blanks, width and kind of brackets do not count."""
    return bare_name(folded(word)).translate(_BRACKETS).upper()


def _not_among(word: str, options: Sequence[str]) -> Refused:
    near = _near(word, options)
    if near:
        proposed = "或".join(f"“{option}”" for option in near)
        return Refused("不在可选项内", f"请改为{proposed}")
    listed = "、".join(options[:MOST_SHOWN]) + ("等" if len(options) > MOST_SHOWN else "")
    return Refused("不在可选项内", f"请从下拉中选择（{listed}）")


def _near(word: str, options: Sequence[str]) -> list[str]:
    """Up to three options that contain the word, are contained in it, or are spelt alike."""
    from difflib import get_close_matches

    key = _key(word)
    keys = {_key(option): option for option in options}
    within = [option for other, option in keys.items() if key in other or other in key]
    alike = [keys[other] for other in get_close_matches(key, keys, n=3, cutoff=0.5)]
    return list(dict.fromkeys([*within, *alike]))[:3]
