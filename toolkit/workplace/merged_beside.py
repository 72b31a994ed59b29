"""Workbooks that lie beside one and hold merges that it does not: what goes out of it lacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.standard import TrailLine
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.usecases.merge_trail import merged_into
from toolkit.workplace.merged_names import MERGED
from toolkit.workplace.merged_names import is_merged_from
from toolkit.workplace.merged_names import merged_stem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path


def merged_elsewhere(book: Path) -> list[str]:
    """A sentence where a merged workbook beside one tells of returns of which the one itself does not."""
    there = {path: merged for path in _beside(book) if (merged := _merged_into(path))}
    own = _merged_into(book) if there else None
    if own is None:
        return []
    lacking = {
        path: sorted(file for (unit, file), when in merged.items() if _lacks(own, unit, file, when))
        for path, merged in there.items()
    }
    path, files = max(lacking.items(), key=lambda each: (len(each[1]), each[0].name))
    if not files:
        return []
    count = f"等{len(files)}份" if len(files) > 1 else ""
    return [
        (
            f"旁边的《{path.name}》里并入过的《{files[0]}》{count}报送，《{book.name}》里没有，"
            f"这次用的是《{book.name}》，不含它们；要含它们，请用《{path.name}》。"
        )
    ]


def _merged_into(path: Path) -> Mapping[tuple[str, str], Sequence[dt.datetime]] | None:
    """What the trail of a workbook tells; None where it cannot be read."""
    try:
        return merged_into(read_workbook(path, only={TrailLine.sheet}).sheets)
    except UnreadableFileError:
        return None


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
