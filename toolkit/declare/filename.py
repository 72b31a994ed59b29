"""File names that are legal and distinct on Windows, macOS and Linux alike, made from any words.

Source: Microsoft, “Naming Files, Paths, and Namespaces”.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from toolkit.declare.real_path import real_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
UNSEEN = "Cf"  # -- the category of marks that turn the direction of words, or join them --
RESERVED = re.compile(
    r"^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?$", re.IGNORECASE
)
EDGES = " ."
LOCK = "~"  # -- office programs begin the names of lock files with it --
LONGEST = 80  # -- characters of a stem --
WEIGHTIEST = (
    225  # -- bytes of a stem in UTF-8: of a disk's 255, what “_核对单_旧稿99.xlsx” leaves --
)
LONGEST_KEY = 24
UNNAMED = "未命名"


@dataclass(frozen=True, slots=True)
class Name:
    """What one file of several is called by.

    Attributes:
        key: tells it from every other, whatever their order; it is shown where the rest does not.
        title: the words; what is too long of them is cut.
        ending: what stands behind them whole: period, version.
    """

    key: str
    title: str
    ending: str = ""


def file_stem(words: str) -> str:
    """The words as a file's stem: forbidden signs become _, outer dots and blanks go."""
    return _stem(words, "", "")


def distinct(stem: str, taken: set[str]) -> str:
    """The stem, with a number behind it when it is taken already (case folded); it is then taken."""
    candidate, number = stem, 2
    while _folded(candidate) in taken:
        candidate, number = f"{stem}（{number}）", number + 1
    taken.add(_folded(candidate))
    return candidate


def file_stems(names: Sequence[Name]) -> list[str]:
    """A stem for each, distinct on a disk that knows no case; the order of the names does not matter.

    All that would be called the same get their keys, and where these are alike too, a part of the
    key's SHA-256. Only what is the same in everything is told apart by a number.
    """
    depth = dict.fromkeys(names, 0)
    while True:
        found = {name: _at_depth(name, depth[name]) for name in depth}
        clashing = [name for group in _alike(found) for name in group if depth[name] < _DEEPEST]
        if not clashing:
            break
        for name in clashing:
            depth[name] += 1
    taken: set[str] = set()
    return [distinct(found[name], taken) for name in names]


_DIGITS = (8, 16, 32, 64)
_DEEPEST = 1 + len(_DIGITS)


def _at_depth(name: Name, depth: int) -> str:
    key = _legal(name.key)[:LONGEST_KEY]
    if depth == 0:
        return _stem(name.title, "", name.ending)
    if depth == 1:
        return _stem(name.title, f"（{key}）", name.ending)
    whole = f"{name.key}\0{name.title}\0{name.ending}".encode("utf-8", "surrogatepass")
    digest = sha256(whole).hexdigest()[: _DIGITS[depth - 2]]
    return _stem(name.title, f"（{key}·{digest}）", name.ending)


def path_name(path: Path) -> str:
    """A file's or folder's name as a person knows it: of `.` and `..` where they lead, of `/` itself."""
    if path.name and path.name != "..":
        return legible(path.name)
    whole = real_path(path)
    return whole.name or str(whole)


def legible(name: str) -> str:
    """A name as people wrote it: archives packed on Windows hold GBK, which unpacking elsewhere leaves.

    What is not GBK either has _ for what cannot be read.
    """
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8", "replace").replace("\ufffd", "_")


def _alike(stems: dict[Name, str]) -> list[list[Name]]:
    groups: defaultdict[str, list[Name]] = defaultdict(list)
    for name, stem in stems.items():
        groups[_folded(stem)].append(name)
    return [group for group in groups.values() if len(group) > 1]


def _stem(title: str, key: str, ending: str) -> str:
    """Title, key and ending, the title cut to what the others leave."""
    tail = _legal(key + ending)
    head = _cut(_legal(title).lstrip(EDGES + LOCK), len(tail), len(tail.encode()))
    stem = f"{head}{tail}".strip(EDGES) or UNNAMED
    return f"_{stem}" if RESERVED.match(stem) else stem


def _cut(words: str, length: int, weight: int) -> str:
    """The words as far as a stem has room, where so many characters and bytes are taken."""
    kept = words[: max(LONGEST - length, 0)]
    while len(kept.encode()) > max(WEIGHTIEST - weight, 0):
        kept = kept[:-1]
    return kept if kept == words else kept.rstrip(f"{EDGES}_")


def _legal(words: str) -> str:
    seen = "".join(sign for sign in words if unicodedata.category(sign) != UNSEEN)
    return unicodedata.normalize("NFC", FORBIDDEN.sub("_", seen))


def _folded(stem: str) -> str:
    """What is the same for two names that some disk takes for one."""
    return unicodedata.normalize("NFD", stem.upper().casefold()).casefold()
