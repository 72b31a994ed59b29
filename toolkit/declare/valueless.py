"""Cells that show no value: words that stand for one are never taken for what the clerk wrote."""

from __future__ import annotations

import re

ERROR_WORDS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)

# -- WPS keeps a picture in a cell as this formula, whose result is its own text --
_PICTURE = re.compile(r"=(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)


_WRITTEN_OUT = re.compile(r"=\s*(?:[A-Za-z_$'\[(]|\d+\s*[-+*/])")


def is_written_out(cell: object) -> bool:
    """Whether a formula stands in a cell as words, and computes nothing."""
    return isinstance(cell, str) and cell[:1] == "=" and _WRITTEN_OUT.match(cell) is not None


def is_error(cell: object) -> bool:
    """Whether a cell's words are those of an error value."""
    return isinstance(cell, str) and cell.strip() in ERROR_WORDS


def is_picture(cell: object) -> bool:
    """Whether a picture stands in a cell, as WPS keeps one."""
    return isinstance(cell, str) and cell[:1] == "=" and _PICTURE.match(cell) is not None
