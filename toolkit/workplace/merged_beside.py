"""Workbooks that lie beside one and hold merges that it does not: what goes out of it lacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.standard import TrailLine
from toolkit.reading.files import UnreadableFileError
from toolkit.reading.files import read_workbook
from toolkit.usecases.merge_trail import merged_into
from toolkit.workplace.copy_source import MARKED
from toolkit.workplace.merged_away import registered_merges
from toolkit.workplace.merged_names import MERGED
from toolkit.workplace.merged_names import is_merged_from
from toolkit.workplace.merged_names import merged_stem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    Merged = Mapping[tuple[str, str], Sequence[dt.datetime]]


def merged_elsewhere(book: Path) -> list[str]:
    """A sentence where returns were merged into another workbook, and the one itself does not tell of them.

    Into one beside it, as its name says; else into one that the register knows and that was renamed or moved.
    """
    there = {path: merged for path in _beside(book) if (merged := _merged_into(path))}
    known = registered_merges(book)
    own = _merged_into(book) if there or known else None
    if own is None:
        return []
    lacking = {path: files for path, each in there.items() if (files := _lacking(own, each))}
    if not lacking:
        return _said_of_moved(book, own, known)
    path, files = max(lacking.items(), key=lambda each: (len(each[1]), each[0].name))
    return [_said(book, path, files)]


def _said(book: Path, path: Path, files: Sequence[str]) -> str:
    return (
        f"旁边的《{path.name}》里并入过的《{files[0]}》{_count(files)}报送，《{book.name}》里没有，"
        f"这次用的是《{book.name}》，不含它们；要含它们，请用《{path.name}》。"
    )


def _said_of_moved(book: Path, own: Merged, known: Merged) -> list[str]:
    files = _lacking(own, known)
    if not files:
        return []
    others = (each for each in sorted(book.parent.glob(f"*{book.suffix}")) if each != book)
    for path in others:
        if not MARKED.search(path.stem) and not path.name.startswith((".", "~")):
            merged = _merged_into(path)
            if merged and not _lacking(merged, known):
                return [_said(book, path, files)]
    known_as = f"登记库里记着《{files[0]}》{_count(files)}报送并入过总册"
    lost = f"那份总册不在这个文件夹里了，《{book.name}》里没有它们，这次不含它们"
    return [f"{known_as}，{lost}；请找回那份总册，或者把“已处理”里的报送再合并一次。"]


def _count(files: Sequence[str]) -> str:
    return f"等{len(files)}份" if len(files) > 1 else ""


def _lacking(own: Merged, merged: Merged) -> list[str]:
    """The files whose merges a trail does not tell of, nor of later ones of the same."""
    return sorted(
        file
        for (unit, file), times in merged.items()
        if not all(any(each >= when for each in own.get((unit, file), ())) for when in times)
    )


def _merged_into(path: Path) -> Merged | None:
    """What the trail of a workbook tells; None where it cannot be read."""
    try:
        return merged_into(read_workbook(path, only={TrailLine.sheet}).sheets)
    except UnreadableFileError:
        return None


def _beside(book: Path) -> Iterator[Path]:
    stem = merged_stem(book)
    for path in sorted(book.parent.glob(f"*{MERGED}*{book.suffix}")):
        if path != book and is_merged_from(path, stem) and path.is_file():
            yield path
