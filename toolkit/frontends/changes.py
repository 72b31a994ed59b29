"""How the command line says what changed between two judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.usecases.comparing import counted_changes
from toolkit.usecases.comparing import counted_moves

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.usecases.comparing import Change
    from toolkit.usecases.comparing import Comparison
    from toolkit.usecases.comparing import Line

SHOWN = 30  # -- of each kind; all of them are in the JSON object --
SAME = "没有变化：问题和判定都与原来相同。"


def said_of_changes(said: Comparison) -> Iterator[str]:
    """A line of counts, then what is new, gone and changed, the verdicts with both facts."""
    yield f"{counted_changes(said)}。" if not said.nothing else SAME
    if moves := counted_moves(said):
        yield f"结论的变化：{moves}。"
    yield from _untold(said.untold)
    yield from some("新增", [*map(_line, said.added)])
    yield from some("消除或不再有", [*map(_line, said.gone)])
    yield from some("结论有变", [*map(_change, said.of_states)])
    faults = [each for each in said.changed if not each.of_state and each.after.is_finding]
    yield from some("问题内容有变", [*map(_change, faults)])


def some(title: str, lines: Sequence[str]) -> Iterator[str]:
    """A title with its number, and as many lines as a screen is for."""
    if not lines:
        return
    yield ""
    yield f"{title}（{len(lines)}）"
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"  ……其余{len(lines) - SHOWN}条见 --json"


def _untold(untold: tuple[int, int]) -> Iterator[str]:
    before, after = untold
    if before or after:
        yield f"含受限内容的不逐条比较：原来{before}条，现在{after}条。"


def _line(line: Line) -> str:
    if line.is_finding:
        return f"  {line.place}　{line.fact}（{line.code}）"
    return f"  {line.code} {line.subject}　{line.state}：{line.fact}"


def _change(change: Change) -> str:
    before, after = change.before, change.after
    what = f"  {after.code} {after.place if after.is_finding else after.subject}"
    move = f"　{before.state}→{after.state}" if change.of_state else ""
    return f"{what}{move}\n    原：{before.fact}\n    现：{after.fact}"
