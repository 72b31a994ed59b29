"""What the buttons for the sheet in view do; each is imported when it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import CORRECT
from toolkit.declare.button import NEXT_FAULT
from toolkit.declare.button import PRINT_SHEET
from toolkit.declare.button import TAKE_BACK

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from toolkit.frontends.button.click import Click
    from toolkit.frontends.button.done import Done


def next_fault(click: Click) -> Done:
    """下一处: go to the next cell that is to be corrected."""
    from toolkit.frontends.button import walking

    return walking.next_fault(click)


def correct(click: Click) -> Done:
    """一键改正: make the corrections that nobody needs to be asked about."""
    from toolkit.frontends.button import correcting_click

    return correcting_click.correct(click)


def take_back(click: Click) -> Done:
    """撤销上次改动: put back what the last 一键改正 changed."""
    from toolkit.frontends.button import taking_back

    return taking_back.take_back(click)


def print_sheet(click: Click) -> Done:
    """打印这张表: the filled rows of the ledger in view, as a PDF."""
    from toolkit.frontends.button import printing

    return printing.print_sheet(click)


SHEET_ACTIONS: Mapping[str, Callable[[Click], Done]] = {
    NEXT_FAULT.command: next_fault,
    CORRECT.command: correct,
    TAKE_BACK.command: take_back,
    PRINT_SHEET.command: print_sheet,
}
