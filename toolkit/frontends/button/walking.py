"""下一处: from one cell that is to be corrected to the next, with the sentence that says why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.button import NEXT_FAULT
from toolkit.declare.button import VALIDATE
from toolkit.declare.front_page import Ended
from toolkit.frontends.button.click import judged_now
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.in_sight import out_of_sight
from toolkit.ooxml.references import cell_at
from toolkit.usecases.result_table import in_turn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.declare.outcome import Finding
    from toolkit.frontends.button.click import Click

Spot = tuple[int, int, int]
NOWHERE: Spot = (-1, 0, 0)
_TOLD = re.compile("第([0-9]+)处，共[0-9]+处(?:（[^）]*）)?：(.+?)　")
TO_SEE = f"看不见的，清除筛选、取消隐藏以后再点{NEXT_FAULT}。"


def next_fault(click: Click) -> Done:
    """Judge the workbook as it is now and go to the fault whose turn it is, in the order of 校验结果.

    To the chosen cell, if it is a fault and was not told of just before: why it is marked is asked.
    What is filtered out or hidden is not gone to, and told of.
    """
    told = click.page.status()
    judged, _ = judged_now(click)
    sheets = [sheet.name for sheet in click.book.sheets]
    spots = [*_spots(in_turn(judged.outcome.findings), sheets)]
    if not spots:
        return Done("没有要改正的单元格了。", f"点{VALIDATE}，把“校验结果”更新一遍。")
    unseen = _unseen(click.book, spots)
    where = "、".join(dict.fromkeys(why for why in unseen if why))
    count = sum(map(bool, unseen))
    if count == len(spots):
        place = spots[0][1].place
        told = f"要改正的{count}处都在{where}里，看不见，第一处是{place}。"
        return Done(told, TO_SEE, ended=Ended.TO_ACT_ON)
    seen = [pair for pair, why in zip(spots, unseen, strict=True) if not why]
    at = _turn(seen, _here(click.book), told)
    go_to(click.book, seen[at][1].place.sheet, *seen[at][0][1:])
    others = f"（另有{count}处在{where}里，看不见）" if count else ""
    said, advice = _told(seen, at)
    told = f"第{at + 1}处，共{len(seen)}处{others}：{said}"
    return Done(told, f"{advice}{TO_SEE if count else ''}", ended=Ended.TO_ACT_ON)


def _told(spots: Sequence[tuple[Spot, Finding]], at: int) -> tuple[str, str]:
    """What is said of a place, and what to do there, with the others of its cell."""
    spot, finding = spots[at]
    same = [each for other, each in spots if other == spot]
    said = "；".join(f"{each.column_said}{each.message}" for each in map(_Said, same))
    advice = "".join(f"{each.suggestion.rstrip('。')}。" for each in same if each.suggestion)
    return f"{finding.place}　{said}。", advice


def _unseen(book: Book, spots: Sequence[tuple[Spot, Finding]]) -> list[str]:
    """Of each place, what keeps it from being seen; "" for one that is seen."""
    cells: dict[str, set[tuple[int, int]]] = {}
    for (_, row, column), finding in spots:
        cells.setdefault(finding.place.sheet, set()).add((row, column))
    hidden = {name: out_of_sight(book.sheets[name], there) for name, there in cells.items()}
    return [hidden[finding.place.sheet].get(spot[1:], "") for spot, finding in spots]


def _turn(spots: Sequence[tuple[Spot, Finding]], here: Spot, told: str) -> int:
    """Which of them is told now, held to the one that the front page still tells of.

    That one may be mended: the next one has taken its number then. A cell that has several is told of once.
    """
    cells, said = [spot for spot, _ in spots], [str(each.place) for _, each in spots]
    found = _TOLD.search(told)
    number, last = (int(found[1]), found[2]) if found else (1, "")
    if here in cells and said[cells.index(here)] != last:
        return cells.index(here)
    first = said.index(last) + 1 if last in said else number - 1
    once = (at for at in range(first, len(spots)) if cells.index(cells[at]) == at)
    return next(once, 0)


def go_to(book: Book, sheet: str, row: int, column: int) -> None:
    """Show a cell, and choose it."""
    book.sheets[sheet].activate()
    book.sheets[sheet].range((row, column)).select()


class _Said:
    """A finding as it is told beside others of its cell."""

    def __init__(self, finding: Finding) -> None:
        self.message = finding.message.rstrip("。")
        column = f"“{finding.place.column}”" if finding.place.column else ""
        self.column_said = "" if self.message.startswith(column) else column


def _spots(findings: Iterable[Finding], sheets: Sequence[str]) -> Iterator[tuple[Spot, Finding]]:
    """Sheet's position, row and column of each finding that has a cell."""
    order = {name: at for at, name in enumerate(sheets)}
    for each in findings:
        cell = cell_at(each.place.cell)
        if cell and each.place.sheet in order:
            yield (order[each.place.sheet], *cell), each


def _here(book: Book) -> Spot:
    """Where the clerk is; before everything, where nothing can be told."""
    try:
        sheet, chosen = book.sheets.active, book.app.selection
    except Exception:  # noqa: BLE001 - a program without a window tells of none
        return NOWHERE
    return (sheet.index - 1, chosen.row, chosen.column) if chosen is not None else NOWHERE
