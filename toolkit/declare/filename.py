"""File names that are legal on Windows and Linux alike, made from any words."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$", re.IGNORECASE)
LONGEST = 80  # -- characters of a stem: a Han character takes three bytes of ext4's 255 --


def file_stem(words: str) -> str:
    """The words as a file's stem: forbidden signs become _, outer dots and blanks go.

    Source: Microsoft, “Naming Files, Paths, and Namespaces”.
    """
    stem = FORBIDDEN.sub("_", words).strip(" .")[:LONGEST].rstrip(" .")
    if not stem:
        return "未命名"
    return f"_{stem}" if RESERVED.match(stem) else stem


def distinct(stem: str, taken: set[str]) -> str:
    """The stem, with a number behind it when it is taken already (case folded); it is then taken."""
    candidate, number = stem, 2
    while candidate.casefold() in taken:
        candidate, number = f"{stem}（{number}）", number + 1
    taken.add(candidate.casefold())
    return candidate
