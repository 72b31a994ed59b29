"""What the engine does at its first writing only, done before."""

from collections.abc import Iterable
from contextlib import suppress

from toolkit.engines.libreoffice.grammar import to_calc


def rehearse(formulas: Iterable[str]) -> None:
    """Get ready to write: a formula is translated once, however often it is written.

    Args:
        formulas: Such as will be written, as Excel takes them.
    """
    for formula in formulas:
        with suppress(Exception):  # refused when it is written
            to_calc(formula)
