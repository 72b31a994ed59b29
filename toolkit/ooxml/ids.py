"""Names and numbers that nothing in a package has yet."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator

_DRAWING = re.compile(rb"<(?:[\w.-]+:)?docPr\s(?:[^<>]*?\s)?id\s*=\s*[\"'](\d{1,9})[\"']")

_BOOKMARK = re.compile(
    rb"<(?:[\w.-]+:)?bookmarkStart\s(?:[^<>]*?\s)?(?:[\w.-]+:)id\s*=\s*[\"'](\d{1,9})[\"']"
)
_BOOKMARK_NAME = re.compile(
    rb"<(?:[\w.-]+:)?bookmarkStart\s(?:[^<>]*?\s)?(?:[\w.-]+:)name\s*=\s*[\"']([^<>\"']*)[\"']"
)


def canonical(name: str) -> str:
    """The key under which part names are equal: case, slashes and a leading slash do not count."""
    return name.replace("\\", "/").lstrip("/").lower()


def unused(pattern: str, used: Collection[str], first: int = 1) -> str:
    """The first of a pattern (`rId{}`), counted from `first` on, that is not used in any case."""
    lowered = {each.lower() for each in used}
    names = (pattern.format(number) for number in count(first))
    return next(name for name in names if name.lower() not in lowered)


def highest_drawing(parts: Iterable[bytes]) -> int:
    """The highest number that a drawing in Word parts has, 0 if there is none."""
    return _highest(_DRAWING, parts)


def highest_bookmark(parts: Iterable[bytes]) -> int:
    """The highest number that a bookmark in Word parts has, 0 if there is none."""
    return _highest(_BOOKMARK, _with_bookmarks(parts))


def bookmark_names(parts: Iterable[bytes]) -> set[str]:
    """The names of all bookmarks in Word parts, in small letters: Word knows no case in them."""
    found = (name for part in _with_bookmarks(parts) for name in _BOOKMARK_NAME.findall(part))
    return {name.decode("utf-8", "replace").lower() for name in found}


def _with_bookmarks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts that a search for bookmarks, which takes long, is worth its while in."""
    return (part for part in map(_in_utf8, parts) if b"bookmarkStart" in part)


def _highest(pattern: re.Pattern[bytes], parts: Iterable[bytes]) -> int:
    found = (number for part in parts for number in pattern.findall(_in_utf8(part)))
    return max(map(int, found), default=0)


def _in_utf8(part: bytes) -> bytes:
    wide = part.startswith((b"\xff\xfe", b"\xfe\xff"))
    return part.decode("utf-16", "replace").encode() if wide else part
