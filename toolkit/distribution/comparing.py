"""One form for comparing: text without what nobody sees, in one width, one script, with and without its signs.

Both what is restricted and what goes out are brought into these forms, so that a name split by dots,
in traditional characters or full width is the same name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late
from toolkit.chinese.traditional import simplified
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

SIGN = "\x1e"
"""Stands for the punctuation between two words, and for the end of a paragraph."""

CELL = "\x1f"
"""Stands between two cells."""

_UNSEEN = compiled_late("[" + "".join(
    rf"\U{first:08x}-\U{last:08x}"
    for first, last in [
        (0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD),  # -- controls --
        (0x300, 0x36F), (0x483, 0x489), (0x610, 0x61C), (0x64B, 0x65F), (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0x302A, 0x302F), (0x3099, 0x309A), (0xFE20, 0xFE2F),
        (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164),
        (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0xFFF9, 0xFFFC), (0xE0000, 0xE01EF),
    ]
) + "]+")  # fmt: skip
"""Controls, combining marks, fillers, signs of no width and of direction, selectors of variants."""

_HYPHENS = compiled_late(r"[·.・•‧∙⋅*\-‐-―−⁃_~]+")
_SIGNS = compiled_late(rf"[^\w{CELL}]+")
_BETWEEN = f"[{SIGN}{CELL}]?"
_CALLED = compiled_late(
    r"(?:人|民|众|主|户|工|叫|访|据|由|找|向|和|与|及|跟|同|是|为|对|妻|夫|父|母|子|女)$"
)
_SAYS = compiled_late(
    rf"[{SIGN}{CELL}]*(?:反映|反应|投诉|举报|来|说|称|讲|问|等|同志|先生|女士|夫|家|住|认为|要求|到|去|在|电话|手机)"
)
_HAN = compiled_late(f"[{HAN}]")
_PLAIN = compiled_late(
    r"[\u3400-\u9fff]+"
)  # -- Han characters that are their own NFKD, all of them --
_BARE = compiled_late("[0-9A-Z\u3400-\u4db5\u4e00-\u9fa5]*")
"""Texts without a sign, a blank or another width: most names, numbers and places."""

SHORT_NAME = 2


def seen(text: str) -> str:
    """Text in the one width that its signs have (NFKD), without what nobody sees."""
    if (text.isascii() and text.isprintable()) or _PLAIN.fullmatch(text):
        return text
    return _UNSEEN.sub("", unicodedata.normalize("NFKD", text))


def typed(cell: object) -> str:
    """A cell as a person would type it; a long number with all its digits."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return shown(cell)


def compared(text: str) -> str:
    """Text as it is compared: `seen`, without blanks, in capitals, in simplified characters."""
    return simplified("".join(seen(text).split()).upper())


def marked(text: str) -> str:
    """`compared` text without dots and hyphens, and with one `SIGN` for other punctuation."""
    if _BARE.fullmatch(text):
        return simplified(text)
    return _SIGNS.sub(SIGN, _HYPHENS.sub("", compared(text)))


def joined(text: str) -> str:
    """Words alone, as they are looked for: `marked` text without its signs."""
    return flat(marked(text))


def flat(text: str) -> str:
    """`marked` text without its signs."""
    return text.replace(SIGN, "").replace(CELL, "")


def across(texts: Iterable[str], between: str) -> str:
    """`marked` texts, one after another, with SIGN or CELL between them."""
    return between.join(marked(text) for text in texts)


def stands_in(name: str, text: str) -> bool:
    """Whether a `joined` name of two characters or more stands in `marked` text.

    Signs may stand between its characters, as long as it is not made of the end of one word and the
    start of another: where a sign divides two characters, one side must be free or say that it is a
    name; where cells do, the name must fill them.
    """
    if name in text:
        return True
    if name not in flat(text):
        return False
    pattern = re.compile(_BETWEEN.join(map(re.escape, name)))
    return any(_is_one(match, text) for match in pattern.finditer(text))


def _is_one(match: re.Match[str], text: str) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    free = [not _HAN.match(before[-1:]), not _HAN.match(after[:1])]
    is_short = len(flat(match[0])) <= SHORT_NAME
    if CELL in match[0]:
        return all(free) if is_short else any(free)
    return not is_short or any(free) or bool(_CALLED.search(before) or _SAYS.match(after))
