"""What the trail of a workbook says of returns that were merged into it: written, and read back."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.button import COLLECT
from toolkit.declare.standard import TrailLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.declare.case import Case
    from toolkit.distribution.merge_model import Source

ADDED = "新增一行"
EXACTLY = "%Y-%m-%d %H:%M:%S"  # -- by which one collecting's lines are told from another's --
_MERGED = re.compile(rf"(?:{COLLECT.caption}|{ADDED})：(.+?)《(.+)》")


def merged_from(source: Source, what: str = COLLECT.caption) -> str:
    """The reason that stands beside what a return has changed."""
    return f"{what}：{source.unit}《{source.file}》"


def merged_into(case: Case) -> Mapping[tuple[str, str], tuple[dt.datetime, ...]]:
    """By unit and file, the local times at which it changed anything in this workbook, as its trail says."""
    table = case.tables.get(TrailLine)
    found: dict[tuple[str, str], dict[dt.datetime, None]] = {}
    for row in table.rows if table else ():
        told = _MERGED.fullmatch(str(row.usable(TrailLine.reason) or ""))
        when = _moment(str(row.usable(TrailLine.when) or ""))
        if told and when:
            found.setdefault((told[1], told[2]), {})[when] = None
    return {source: tuple(times) for source, times in found.items()}


def _moment(said: str) -> dt.datetime | None:
    with suppress(ValueError):
        return dt.datetime.fromisoformat(said)
    return None
