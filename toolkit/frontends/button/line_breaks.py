"""Lines of wrapped cells broken as Chinese is set: no punctuation begins one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlwings import Range


def keep_punctuation_in_line(cells: Range) -> None:
    """Have LibreOffice break the lines of cells so, which it does not unless told; Excel always does.

    To be asked before the cells are written, since their rows grow then.
    """
    with suppress(Exception):  # -- Excel has no such property, a locked cell refuses it --
        cells.api.ParaIsForbiddenRules = True
