"""Merges that the register tells of and a workbook does not hold: a copy from before them, or one not saved after.

Two things tell that, both of the workbook itself: its trail has no line of the merge, and the cells that the
register says it changed still say what they said before. A trail that somebody emptied, a merge that was taken
back by 撤销上次改动, rows that were sorted since, another bureau's or year's workbook: one of the two does not hold.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.button import COLLECT
from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.names import same_name
from toolkit.declare.wording import shown
from toolkit.ooxml.references import cell_at
from toolkit.usecases.merge_trail import merged_into
from toolkit.usecases.merge_trail import on_the_wall
from toolkit.usecases.merge_trail import source_in
from toolkit.workplace.folders import RETURN_FOLDER
from toolkit.workplace.merged_beside import merged_elsewhere
from toolkit.workplace.merged_names import UNDOING
from toolkit.workplace.merged_names import merged_stem
from toolkit.workplace.register_place import has_register
from toolkit.workplace.register_place import register_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.reading.workbook import Sheet
    from toolkit.register.entries import Change
    from toolkit.register.register import Register

    Cell = Callable[[str, str], object]
    Merged = Mapping[tuple[str, str], Sequence[dt.datetime]]

LOOKED_AT = 20
"""Of one merge, at most so many cells are compared."""


def missing_merges(book: Path, trail: Callable[[], Merged], cell: Cell) -> str:
    """A sentence on merges that a workbook does not hold; "" where it holds all.

    Nothing is said of a register that several folders share (its changes do not say of which), of a merge that
    was undone, nor where `merged_elsewhere` names another workbook that holds it.

    Args:
        book: where it lies; its register is the one of its folder.
        trail: what its trail tells, asked only where the register has merges.
        cell: gives what stands in a sheet's cell; None where there is none.

    Raises:
        RegisterError: the register cannot be read.
    """
    register = register_of(book.parent) if has_register(book.parent) else None
    if register is None or register.is_shared:
        return ""
    last = [*_last_merges(register, book)]
    told = trail() if last else {}
    lacking = [each for each in last if not _is_told(each, told)]
    if lacking:
        lacking = [*_unchanged(lacking, register.changes(), book, cell)]
    return _said(lacking) if lacking and not merged_elsewhere(book) else ""


def missing_in_file(book: Path, sheets: Sequence[Sheet]) -> str:
    """The same of a workbook file by its sheets as they were read."""
    named = {same_name(each.name): each for each in sheets}

    def cell(sheet: str, at: str) -> object:
        place, found = cell_at(at), named.get(same_name(sheet))
        if place is None or found is None or place[0] > len(found.rows):
            return None
        row = found.rows[place[0] - 1]
        return row[place[1] - 1] if place[1] <= len(row) else None

    return missing_merges(book, lambda: merged_into(sheets), cell)


def _last_merges(register: Register, book: Path) -> Iterator[Change]:
    """Of each return that changed cells of this workbook, or of one that it may be a copy of, the last change."""
    undone = [
        (merged_stem(book.with_name(each.book)), each.at) for each in register.files_of(UNDOING)
    ]
    for change in register.reasons(f"{COLLECT.caption}："):
        stem = merged_stem(book.with_name(change.file))
        is_undone = any(stem == other and change.at <= at for other, at in undone)
        if source_in(change.why) and not is_undone and _may_be_of(book, stem):
            yield change


def _may_be_of(book: Path, stem: str) -> bool:
    """Whether a workbook is called as one of this name, or as a copy of it: 台账（旧）, 台账_2024-06-20, 副本台账.

    One of a shorter name is no copy: what was merged into 台账_改正后 was never asked into 台账.
    """
    return stem in merged_stem(book)


def _is_told(change: Change, trail: Merged) -> bool:
    """Whether a trail tells of this merge or a later one of the same return; some programs keep no seconds.

    A line of its very moment does too: a unit that was renamed throughout the workbook is another one there.
    """
    source, when = source_in(change.why), on_the_wall(change.at)
    if any(when in times for times in trail.values()):
        return True
    times = trail.get(source, ()) if source else ()
    return any(each >= when.replace(second=0) for each in times)


def _unchanged(
    merges: Sequence[Change], changes: Sequence[Change], book: Path, cell: Cell
) -> Iterator[Change]:
    """Those of which no cell has changed."""
    by_merge: dict[tuple[str, str, dt.datetime], list[Change]] = defaultdict(list)
    before: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in changes:
        if source_in(each.why) and RESTRICTED not in each.old + each.new:
            by_merge[each.file, each.why, each.at].append(each)
            before[each.file, each.place].add(each.old)
    for merge in merges:
        own = by_merge[merge.file, merge.why, merge.at][:LOOKED_AT]
        stood = [shown(cell(*_place(each))).removesuffix(" 00:00") for each in own]
        is_named_so = merged_stem(book) == merged_stem(book.with_name(merge.file))
        is_as_before = all(
            words in before[each.file, each.place] - {each.new}
            for each, words in zip(own, stood, strict=True)
        )
        # -- that cells are empty tells nothing of a workbook of another name: next year's may be as empty --
        if own and is_as_before and (is_named_so or any(stood)):
            yield merge


def _place(change: Change) -> tuple[str, str]:
    sheet, _, at = change.place.rpartition("!")
    return sheet, at


def _said(merges: Sequence[Change]) -> str:
    last = max(merges, key=lambda each: each.at)
    files = sorted({source[1] for each in merges if (source := source_in(each.why))})
    count = f"等{len(files)}份" if len(files) > 1 else ""
    when = on_the_wall(last.at)
    return (
        f"登记库记着《{files[0]}》{count}报送{full_day(when)}{when:%H:%M}并入了《{last.file}》，打开的这本里没有："
        "可能是合并以前的旧版，或者合并以后没有保存、撤回了。这次的结果不含它们。请核对该用哪一本；"
        f"要用这本的，把“{RETURN_FOLDER}/已处理”里的报送放回“{RETURN_FOLDER}”，再合并一次。"
    )
