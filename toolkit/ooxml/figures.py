"""Figures in attributes that any program may have written: what is none counts as not said."""

from __future__ import annotations

import math
import re

_WHOLE = re.compile(r"\s*\+?0*([0-9]{1,10})\s*")


def whole(said: str | bytes | None, otherwise: int = 0) -> int:
    """A whole number from 0 on; `otherwise` where none is said, or something else."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said or ""
    match = _WHOLE.fullmatch(text)
    return int(match[1]) if match else otherwise


def measure(said: str | bytes | None) -> float | None:
    """A finite decimal number; None where none is said, or something else."""
    try:
        number = float(said) if said else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) else None
