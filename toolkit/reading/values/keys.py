"""Read a cell as a key of another ledger (LXD01, 监察大队), or as several words."""

from __future__ import annotations

from toolkit.declare.names import bare_name
from toolkit.reading.values.lists import and_others
from toolkit.reading.values.lists import parts_of
from toolkit.reading.values.results import Reading
from toolkit.reading.values.results import Refused
from toolkit.reading.values.results import Taken
from toolkit.reading.values.results import is_nothing
from toolkit.reading.values.words import read_text

WRITE_EACH = "请逐个写全，用“；”分开"


def read_key(cell: object) -> Reading:
    """A cell as one key: blanks within are taken out and told; 无 is no key."""
    text = read_text(cell)
    if isinstance(text, Refused):
        return text
    if is_nothing(cell):
        return Taken(None, f"“{text.value}”按“无”读取")
    key = bare_name(str(text.value))
    return Taken(key, None if key == cell else text.note or f"去掉空格，按“{key}”读取")


def read_words(cell: object) -> Reading:
    """A cell as a tuple of words parted by 、；，/; one that ends in 等 is refused."""
    text = read_text(cell)
    if isinstance(text, Refused):
        return text
    if is_nothing(cell):
        return Taken((), f"“{text.value}”按“无”读取")
    if and_others(str(text.value)):
        return Refused("用“等”省略了几个", WRITE_EACH)
    written = parts_of(str(text.value))
    words = tuple(bare_name(word) for word in written)
    note = None if words == written else f"去掉空格，按“{'；'.join(words)}”读取"
    return Taken(tuple(dict.fromkeys(words)), note)
