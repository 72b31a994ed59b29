"""下一处: from one cell that is to be corrected to the next, with the sentence that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import VALIDATE
from toolkit.declare.front_page import Ended
from toolkit.frontends.button.click import judged_now
from toolkit.frontends.button.done import Done
from toolkit.ooxml.references import cell_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.declare.outcome import Finding
    from toolkit.frontends.button.click import Click

Spot = tuple[int, int, int]
NOWHERE: Spot = (-1, 0, 0)


def next_fault(click: Click) -> Done:
    """Judge the workbook as it is now and go to the first fault behind the cell that is chosen.

    To the chosen cell itself, if it is one of those and was not told of just before: why it is marked is asked.
    """
    told = click.page.status()
    judged, _ = judged_now(click)
    sheets = [sheet.name for sheet in click.book.sheets]
    spots = sorted(_spots(judged.outcome.findings, sheets), key=lambda pair: pair[0])
    if not spots:
        return Done("没有要改正的单元格了。", f"点{VALIDATE}，把“校验结果”更新一遍。")
    here = _here(click.book)
    asked = next((f for spot, f in spots if spot == here), None)
    stays = asked is not None and f"：{asked.place}　" not in told
    later = (at for at, (spot, _) in enumerate(spots) if spot > here or (stays and spot == here))
    at = next(later, 0)
    spot, finding = spots[at]
    same = [each for other, each in spots if other == spot]
    go_to(click.book, finding.place.sheet, *spot[1:])
    said = "；".join(f"{each.column_said}{each.message}" for each in map(_Said, same))
    advice = "".join(f"{each.suggestion.rstrip('。')}。" for each in same if each.suggestion)
    told = f"第{at + 1}处，共{len(spots)}处：{finding.place}　{said}。"
    return Done(told, advice, ended=Ended.TO_ACT_ON)


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


def _spots(findings: Sequence[Finding], sheets: Sequence[str]) -> list[tuple[Spot, Finding]]:
    """Sheet's position, row and column of each finding that has a cell."""
    order = {name: at for at, name in enumerate(sheets)}
    found = []
    for each in findings:
        cell = cell_at(each.place.cell)
        if cell and each.place.sheet in order:
            found.append(((order[each.place.sheet], *cell), each))
    return found


def _here(book: Book) -> Spot:
    """Where the clerk is; before everything, where nothing can be told."""
    try:
        sheet, chosen = book.sheets.active, book.app.selection
    except Exception:  # noqa: BLE001 - a program without a window tells of none
        return NOWHERE
    return (sheet.index - 1, chosen.row, chosen.column) if chosen is not None else NOWHERE
