"""Lines of wrapped cells broken as Chinese is set: no punctuation begins one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlwings import Range

RULE = "ParaIsForbiddenRules"


def keep_punctuation_in_line(cells: Range) -> None:
    """Have LibreOffice break the lines of cells so, which it does not unless told; Excel always does.

    To be asked before the cells are written, since their rows grow then. Rows that have the rule are
    left alone: LibreOffice would set all their lines again.
    """
    with suppress(Exception):  # -- Excel has no such property, a locked cell refuses it --
        for part in _without_rule(cells):
            part.api.ParaIsForbiddenRules = True


def _without_rule(cells: Range) -> Iterator[Range]:
    """The parts that lack the rule, found by halving: nearly always they are the last rows."""
    if cells.api.getPropertyState(RULE).value != "AMBIGUOUS_VALUE":
        if not cells.api.ParaIsForbiddenRules:
            yield cells
    elif (height := cells.shape[0]) == 1:
        yield cells
    else:
        yield from _without_rule(cells[: height // 2, :])
        yield from _without_rule(cells[height // 2 :, :])
