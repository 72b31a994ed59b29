"""What Excel says and refuses when a cell is filled: input prompts and data validation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.screen_lines import broken
from toolkit.declare.ledger import LONGEST_PROMPT
from toolkit.declare.ledger import LONGEST_TITLE
from toolkit.workbooks.blank.kinds import FORMS
from toolkit.workbooks.blank.kinds import NO_RULE
from toolkit.workbooks.blank.kinds import how_to_fill

if TYPE_CHECKING:
    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan

LINE = 40  # -- columns --
COMPLETED = "键入后自动补成标题的，按 Delete 去掉再回车，或从下拉中选。"


def prompt(plan: SheetPlan, column: Column[object]) -> str:
    """What is shown when a cell of a column is chosen, at most 255 characters."""
    return in_lines(_said(plan, column))


def in_lines(text: str) -> str:
    """A prompt in lines of its own, at most 255 characters.

    LibreOffice parts no line, and shows a long one beyond the window's edge; Excel's box is as wide as these.
    """
    parts = text.split("\n")
    return "\n".join(line for part in parts for line in broken(part, LINE))[:LONGEST_PROMPT]


def _said(plan: SheetPlan, column: Column[object]) -> str:
    if plan.is_locked(column):
        return f"此栏由{plan.ledger.owner_of(column)}填写，这里不能改。"
    duty = "必填" if column.required else "选填"
    text = f"{duty}。{how_to_fill(column, plan.list_at(column))}。"
    if column.prompt:
        text += f"\n{column.prompt.rstrip('。')}。"
    return text


def validation(
    plan: SheetPlan, column: Column[object], cell: str, source: str | None
) -> dict[str, object]:
    """XlsxWriter's data validation of a column.

    Args:
        plan: the sheet's.
        column: whose cells are filled.
        cell: the first of them, as a relative reference.
        source: the name of its list.
    """
    shown = {"input_title": column.heading[:LONGEST_TITLE], "input_message": prompt(plan, column)}
    if plan.is_locked(column):
        return {**NO_RULE, **shown}
    wanted = how_to_fill(column, plan.list_at(column))
    refused = f"“{column.heading}”应填：{wanted}。{COMPLETED if _is_completed(column) else ''}"
    told = {"error_title": "请核对", "error_message": refused}
    return {**FORMS[column].allowed(column, cell, source), **shown, **told}


def _is_completed(column: Column[object]) -> bool:
    """Whether a program that completes what is typed from the cells above may make the heading of an option."""
    options: tuple[str, ...] = getattr(column, "options", ())
    return column.heading.startswith(options)
