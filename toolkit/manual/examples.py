"""The manual's examples: of each code one that is as it should be and one that is not, and every state.

They are the witnesses themselves, so what the manual shows is what validation says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypedDict

from toolkit.chinese.dates import full_day
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.witnesses import FOUND
from toolkit.declare.witnesses import NOT_FOUND
from toolkit.declare.witnesses import never
from toolkit.declare.witnesses import witnesses
from toolkit.manual.markdown import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.obligation import Obligation
    from toolkit.declare.rule import Rule
    from toolkit.declare.witnesses import Witness

AS_IT_SHOULD_BE = (State.MET, State.NOT_APPLICABLE, NOT_FOUND)
FALLS_SHORT_OF_A_MUST = (State.UNMET, State.WARNING, FOUND)
FALLS_SHORT = (State.DEVIATION, State.WARNING, State.UNMET, FOUND)
"""Which states show a duty best, the best first: a principle that a parameter can make 必须 is shown as it stands."""


class Example(TypedDict):
    """A ledger and what is said of it; `ledgers` is drawn as tables."""

    state: str
    as_of: str
    subject: str
    ledgers: str
    explanation: str
    fact: str


def examples(catalogue: Catalogue, judged: Rule | Obligation) -> list[Example]:
    """One as it should be and one that falls short; fewer where an activity has drawn none."""
    drawn = witnesses(catalogue, judged.code)
    must = judged.strength is Strength.MUST
    wanted = (AS_IT_SHOULD_BE, FALLS_SHORT_OF_A_MUST if must else FALLS_SHORT)
    return [_example(found) for states in wanted if (found := _first(drawn, states))]


def example_lines(example: Example) -> Iterator[str]:
    """An example as Markdown, which can be read on a screen as it is."""
    yield "，".join(
        filter(
            None, (f"例（{example['state']}）：统计截止日{example['as_of']}", example["subject"])
        )
    )
    yield example["ledgers"]
    if example["explanation"]:
        yield f"说明栏填写：{example['explanation']}"
    if example["fact"]:
        yield f"> {example['fact']}"


def states_section(catalogue: Catalogue) -> str:
    """Every obligation × state, as its witnesses show; empty for an activity that has drawn none."""
    drawn = {each: _states(catalogue, each.code) for each in catalogue.obligations}
    if not any(drawn.values()):
        return ""
    heads = ("规则号", "名称", *map(str, State))
    rows = [
        (each.code, each.name, *("有" if state in drawn[each] else "—" for state in State))
        for each in catalogue.obligations
    ]
    why = "\n".join(_impossible(catalogue, each) for each in catalogue.obligations)
    said = (
        "“有”是有一份最小的台账判出这种状态，逐份试过；“—”是不会有这种状态，原因写在表下。"
        "找单元格问题的规则都有报出、不报的台账各一份以上，同样逐份试过。"
    )
    return f"\n## 各项义务与各种状态\n\n{said}\n\n{table(heads, rows)}\n\n{why}\n"


def _impossible(catalogue: Catalogue, judged: Obligation) -> str:
    by_reason: dict[str, list[str]] = {}
    for state, why in never(catalogue, judged.code).items():
        by_reason.setdefault(why, []).append(state)
    told = "；".join(f"没有{'、'.join(states)}，{why}" for why, states in by_reason.items())
    return f"- {judged.code} {judged.name}：{told or '各种状态都有'}。"


def _states(catalogue: Catalogue, code: str) -> set[str]:
    return {each.state for each in witnesses(catalogue, code)}


def _first(drawn: Sequence[Witness], states: Sequence[str]) -> Witness | None:
    of_it = (each for state in states for each in drawn if each.state == state)
    return next(of_it, None)


def _example(drawn: Witness) -> Example:
    return Example(
        state=drawn.state,
        as_of=full_day(drawn.as_of),
        subject=drawn.subject.strip("—"),
        ledgers=drawn.drawing.strip(),
        explanation=drawn.explanation,
        fact=drawn.fact,
    )
