"""Names of sheets, headings, options and keys: when two are the same, and how one is shown.

Blanks, and signs that cannot be seen, come in with copying; people take names that differ only in them
for one name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cn", "Cs"})
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # -- letters without a shape --
_BREAKS = frozenset("\n\r\u2028\u2029")
_VARIANTS = re.compile("[\ufe00-\ufe0f]")
_MOST_KNOWN = 65_536


@lru_cache(maxsize=_MOST_KNOWN)
def same_name(name: str) -> str:
    """What is equal for all spellings of one name: no blanks, nothing unseen, no case."""
    return bare_name(name).casefold()


def bare_name(name: str) -> str:
    """A name without blanks and without what cannot be seen, in its own case."""
    if name.isascii() and name.isalnum():
        return name
    seen = "".join(sign for sign in name if not sign.isspace() and not _is_unseen(sign))
    return _VARIANTS.sub("", seen)


def shown_name(name: str) -> str:
    """A name with what cannot be seen in it made visible, so that it neither deceives nor breaks a line.

    Blanks at the ends and next to each other are ␣; other blanks stay; unseen signs are their numbers
    (〔U+200B〕), line breaks ⏎.
    """
    inner = name.strip()
    if not inner:
        return "".join(map(_at_an_end, name))
    lead, trail = name[: name.index(inner)], name[name.index(inner) + len(inner) :]
    blanks = re.sub(" {2,}", lambda several: "␣" * len(several[0]), inner)
    return "".join([*map(_at_an_end, lead), *map(_visible, blanks), *map(_at_an_end, trail)])


def _at_an_end(sign: str) -> str:
    return "␣" if sign == " " else _visible(sign) if sign in _BREAKS else _number(sign)


def _number(sign: str) -> str:
    return f"〔U+{ord(sign):04X}〕"


def _visible(sign: str) -> str:
    if sign in _BREAKS:
        return "⏎"
    if sign in " \u3000" or not (sign.isspace() or _is_unseen(sign)):
        return sign
    return _number(sign)


def _is_unseen(sign: str) -> bool:
    return sign in _FILLERS or (not sign.isprintable() and category(sign) in _UNSEEN)
