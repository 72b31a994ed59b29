"""What Excel says and refuses when a cell is filled: input prompts and data validation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.ledger import LONGEST_PROMPT
from toolkit.declare.ledger import LONGEST_TITLE
from toolkit.workbooks.blank.kinds import FORMS
from toolkit.workbooks.blank.kinds import NO_RULE
from toolkit.workbooks.blank.kinds import how_to_fill

if TYPE_CHECKING:
    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan


def prompt(plan: SheetPlan, column: Column[object]) -> str:
    """What is shown when a cell of a column is chosen, at most 255 characters."""
    if plan.is_locked(column):
        return f"此栏由{plan.ledger.owner_of(column)}填写，这里不能改。"
    duty = "必填" if column.required else "选填"
    text = f"{duty}。{how_to_fill(column, plan.list_at(column))}。"
    if column.prompt:
        text += f"\n{column.prompt.rstrip('。')}。"
    return text[:LONGEST_PROMPT]


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
    told = {"error_title": "请核对", "error_message": f"“{column.heading}”应填：{wanted}。"}
    return {**FORMS[column].allowed(column, cell, source), **shown, **told}
