"""Workbooks that lie beside one and hold merges that it does not: what goes out of it lacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.standard import TrailLine
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.usecases.merge_trail import merged_into
from toolkit.workplace.collection import MERGED
from toolkit.workplace.collection import is_merged_from
from toolkit.workplace.collection import merged_stem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.reading.workbook import Sheet


def merged_elsewhere(book: Path, sheets: Sequence[Sheet], what: str) -> list[str]:
    """A sentence where a merged workbook beside one tells of returns of which the one itself does not.

    Args:
        book: the workbook.
        sheets: of it.
        what: what is being done with it, for the sentence.
    """
    own = merged_into(sheets)
    found = []
    for path in _beside(book):
        try:
            there = merged_into(read_workbook(path, only={TrailLine.sheet}).sheets)
        except UnreadableFileError:
            continue
        lacking = sorted(
            file for (unit, file), times in there.items() if _lacks(own, unit, file, times)
        )
        if lacking:
            found.append((len(lacking), path.name, lacking[0]))
    if not found:
        return []
    count, name, file = max(found)
    said = (
        f"旁边的《{name}》里并入过的《{file}》{f'等{count}份' if count > 1 else ''}报送，《{book.name}》里没有，"
        f"这次{what}的不含它们；要含它们，请用《{name}》。"
    )
    return [said]


def _lacks(
    own: Mapping[tuple[str, str], Sequence[dt.datetime]],
    unit: str,
    file: str,
    times: Sequence[dt.datetime],
) -> bool:
    return not set(times) <= {*own.get((unit, file), ())}


def _beside(book: Path) -> Iterator[Path]:
    stem = merged_stem(book)
    for path in sorted(book.parent.glob(f"*{MERGED}*{book.suffix}")):
        if path != book and is_merged_from(path, stem) and path.is_file():
            yield path
