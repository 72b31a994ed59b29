"""The formula by which a cover says of a ledger what is still to be done, or does not agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare import cover

if TYPE_CHECKING:
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.booklet.counting import Counting

READY = "可以报送。"
NO_ROWS = "没有交给你单位办的，这张表不用填。"
FIGURES = "0000"  # -- of two numbers in one sentence --
_WORDS = re.compile('"([^"]*)"')


def check(
    plan: SheetPlan, counted: Counting, nothing_new: str, no_change: tuple[str, ...] | None
) -> str:
    """The formula without its =: one thing at a time to do, and always what is still open.

    A tick hides no open matter: they are counted beside it, whatever was ticked.

    Args:
        plan: the sheet's.
        counted: what is counted of it, by formulas or by cells that hold them.
        nothing_new: the address of the tick 本期无新增.
        no_change: of the tick 在办事项无变化 and of its reason; None where these are another's to say.
    """
    cases, said = _cases(plan, counted, nothing_new, no_change)
    for condition, words in reversed(cases):
        said = f"IF({condition},{words},{said})"
    return f'IFERROR({said},"表里有错误值，请改正。")'


def longest(plan: SheetPlan, counted: Counting, no_change: tuple[str, ...] | None) -> str:
    """The longest sentence that the formula may give, with room for its figures."""
    cases, last = _cases(plan, counted, "A1", no_change)
    said = ["".join(_WORDS.findall(words)) for words in [*(words for _, words in cases), last]]
    return f"{max(said, key=len)}{FIGURES}"


def _cases(
    plan: SheetPlan, counted: Counting, nothing_new: str, no_change: tuple[str, ...] | None
) -> tuple[list[tuple[str, str]], str]:
    """What is said in which case, the first that is so; and what in none of them."""
    too_low = f'"有"&{counted.below}&"格填在格线下面，没有计入，请移到上面的空行里。"'
    cases = [(f"{counted.below}>0", too_low)]
    if not plan.takes_rows:
        added = f'"多填了"&{counted.new}&"行，这张表不由你单位加行，请删去。"'
        cases += [(f"{counted.rows}=0", f'"{NO_ROWS}"'), (f"{counted.new}>0", added)]
    if plan.takes_rows:
        differing = f'"表里有新增"&{counted.new}&"行，与“{cover.NOTHING_NEW}”不符。"'
        cases.append((f'AND({nothing_new}<>"",{counted.new}>0)', differing))
    if no_change:
        tick, reason = no_change
        none_open = f'"没有在办的，“{cover.NO_CHANGE}”不用打√。"'
        cases += [
            (f'AND({tick}<>"",{counted.open}=0)', none_open),
            (f'AND({tick}<>"",{reason}="")', f'"请写明{cover.REASON}。"'),
        ]
    cases.append((f"{counted.missing}>0", f'"还有"&{counted.missing}&"格必填未填。"'))
    if plan.takes_rows:
        asked = f'"没有新增的，在“{cover.NOTHING_NEW}”选{cover.TICK}。"'
        cases.append((f'AND({nothing_new}="",{counted.new}=0)', asked))
    said = f'"{READY}"{_still_open(counted)}'
    cases = [(condition, f"{words}{_still_open(counted)}") for condition, words in cases]
    if no_change:
        moved = f"，填了进展就可以报送；都没有进展的，在“{cover.NO_CHANGE}”选{cover.TICK}。"
        unsaid = f'"在办"&{counted.open}&"件{moved}"'
        cases.append((f'AND({counted.open}>0,{no_change[0]}="")', unsaid))
    return cases, said


def _still_open(counted: Counting) -> str:
    """What goes on behind a sentence: how many matters are open, if any."""
    still = f'IF({counted.open}>0,"在办"&{counted.open}&"件，仍照常催办。","")'
    return f"&{still}" if counted.open else ""
