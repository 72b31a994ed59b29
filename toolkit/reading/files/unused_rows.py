"""Rows that are formatted down to the last one of the sheet but empty."""

from __future__ import annotations

import re

WORTH_CUTTING = 2**20

_PREFIXED_CELL = re.compile(rb":c[\s/>]")


def without_unused_rows(content: bytes) -> bytes:
    """A worksheet's markup without the rows that follow its last filled cell.

    A border drawn over whole columns makes a million rows of empty cells; every filled cell has an
    end tag, so that what comes after the last one can go. Small and unusual sheets stay as they are.
    """
    end = content.rfind(b"</sheetData>")
    last = content.rfind(b"</c>", 0, max(end, 0))
    if last < 0 or end - last < WORTH_CUTTING or _PREFIXED_CELL.search(content, last, end):
        return content
    return content[: last + len(b"</c>")] + b"</row>" + content[end:]
