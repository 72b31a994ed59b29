"""How workbooks are called into which returns were merged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT

if TYPE_CHECKING:
    from pathlib import Path

UNDOING = f"撤销{COLLECT.caption}"
MERGED = "_合并"
_ENDING = re.compile(rf"{MERGED}([0-9]*)$")


def merged_stem(book: Path) -> str:
    """The name of a workbook without what earlier merges have added to it."""
    return _ENDING.sub("", book.name.removesuffix(book.suffix))


def is_merged_from(path: Path, stem: str) -> bool:
    """Whether a workbook is called as what was merged from one of this name."""
    name = path.name.removesuffix(path.suffix)
    return bool(_ENDING.search(name)) and merged_stem(path) == stem


def merged_path(book: Path) -> Path:
    """Where the merged workbook goes: beside the book, numbered on from it: _合并, _合并2, _合并3."""
    stem = book.name.removesuffix(book.suffix)
    ending = _ENDING.search(stem)
    number = int(ending[1] or 1) + 1 if ending else ""
    return book.with_name(f"{merged_stem(book)}{MERGED}{number}{book.suffix}")
