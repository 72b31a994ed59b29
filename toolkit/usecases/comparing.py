"""What became of findings and verdicts between two judgements: 新增, 消除, 变化, by their stable keys."""

from __future__ import annotations

import re
from collections import Counter
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.whatever_order import is_known_by_its_row
from toolkit.declare.whatever_order import same_whatever_the_order
from toolkit.declare.whatever_order import whatever_the_order
from toolkit.declare.wording import listed
from toolkit.usecases.crowds import is_of_crowd
from toolkit.usecases.crowds import key_of_crowd

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Outcome
    from toolkit.declare.outcome import Verdict
    from toolkit.distribution.exit_gate import ExitGate
_COUNTED = re.compile(r"#\d+$")
"""The number of a finding among those whose rows say the same of themselves."""


@dataclass(frozen=True, slots=True)
class Line:
    """A finding or a verdict, as far as another judgement can be held to it.

    Attributes:
        key: by which it is known again; "" where it may not be told (it holds something restricted).
        code: of the rule.
        subject: who is judged; of a finding its row and column.
        place: the cell, as 台账!D5; "" where there is none.
        state: of a verdict, 待改正 of a finding.
        fact: what is said of it.
    """

    key: str
    code: str
    subject: str
    place: str
    state: str
    fact: str

    @property
    def is_finding(self) -> bool:
        """Whether it is a fault in a cell."""
        return self.state == TO_CORRECT

    @property
    def fault(self) -> tuple[str, str, str] | None:
        """What a finding says wherever its row stands: by it, one of a row without a key is known again."""
        if not self.is_finding:
            return None
        return self.code, self.place.partition("!")[0], whatever_the_order(self.fact)

    @property
    def among_its_like(self) -> tuple[str, str, str]:
        """What it says among those whose rows have the same key, or none: which is which rests on the rows' order."""
        parts = _COUNTED.sub("", self.key).split("|")
        key = "|".join("" if is_known_by_its_row(part) else part for part in parts)
        return key, self.state, whatever_the_order(self.fact)

    def says_the_same(self, other: Line) -> bool:
        """Whether nothing changed between the two, whatever the day and the order of rows."""
        return self.state == other.state and same_whatever_the_order(self.fact, other.fact)


@dataclass(frozen=True, slots=True)
class Change:
    """A line that was there before and is there now, and does not say the same."""

    before: Line
    after: Line

    @property
    def of_state(self) -> bool:
        """Whether the state itself is another; else only the fact is."""
        return self.before.state != self.after.state


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is new, gone and changed.

    Attributes:
        added: lines of now that were not there, in their order.
        gone: lines of before that are there no more, in theirs.
        changed: lines that say something else.
        untold: how many lines, before and now, have no key and are compared with none.
    """

    added: tuple[Line, ...]
    gone: tuple[Line, ...]
    changed: tuple[Change, ...]
    untold: tuple[int, int] = (0, 0)

    @property
    def of_states(self) -> tuple[Change, ...]:
        """Verdicts whose state is another."""
        return tuple(each for each in self.changed if each.of_state)

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.added or self.gone or self.changed)


def compared(before: Sequence[Line], after: Sequence[Line]) -> Comparison:
    """Two judgements held to each other; where lines stand does not matter.

    Of a crowd that had one line before, those that are in its state are as they were.
    """
    crowds = {line.key for line in before if is_of_crowd(line.key)}
    left = {line.key: line for line in before if line.key and line.key not in crowds}
    now = [line for line in after if line.key]
    now = _without(now, left, lambda line: _same_key(left, line))
    now = _without(now, left, _first_by(left.values(), lambda line: line.among_its_like))
    changed = {line.key: Change(left.pop(line.key), line) for line in now if line.key in left}
    now = [line for line in now if line.key not in changed]
    now = _without(now, left, _first_by(left.values(), lambda line: line.fault))
    added = (line for line in now if key_of_crowd(line.code, line.state) not in crowds)
    untold = [sum(not line.key for line in lines) for lines in (before, after)]
    return Comparison(
        tuple(added), tuple(left.values()), tuple(changed.values()), (untold[0], untold[1])
    )


def any_elsewhere(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether a finding that is still there is in another row than it was."""
    there = {line.key: line.place for line in before if line.is_finding}
    return any(there.get(line.key, line.place) != line.place for line in after if line.is_finding)


def _without(
    now: Sequence[Line], left: dict[str, Line], same: Callable[[Line], str | None]
) -> list[Line]:
    """The lines of now that are none of those left from before; those that are one are taken from there."""
    new = []
    for line in now:
        key = same(line)
        if key is None:
            new.append(line)
        else:
            del left[key]
    return new


def _same_key(left: Mapping[str, Line], line: Line) -> str | None:
    known = left.get(line.key)
    return line.key if known and known.says_the_same(line) else None


def _first_by(
    lines: Iterable[Line], told: Callable[[Line], object]
) -> Callable[[Line], str | None]:
    """By what a line tells, the key of the first of these that tells the same and was not found before."""
    found: defaultdict[object, list[str]] = defaultdict(list)
    for line in lines:
        found[told(line)].append(line.key)

    def first(line: Line) -> str | None:
        keys = found.get(told(line)) if told(line) else None
        return keys.pop(0) if keys else None

    return first


def lines_of(outcome: Outcome, gate: ExitGate) -> Iterator[Line]:
    """The findings and verdicts of a judgement; a key that holds something restricted is left out."""
    lines = [*lines_in(outcome)]
    told = gate.masked_each(line.key for line in lines)
    yield from (replace(line, key=told_whole(told, line.key)) for line in lines)


def lines_in(outcome: Outcome) -> Iterator[Line]:
    """The findings and verdicts with their keys as they are: to stay within the workbook."""
    yield from map(_of_finding, outcome.findings)
    yield from map(_of_verdict, outcome.verdicts)


def told_whole(told: Mapping[str, str], key: str) -> str:
    """A stable key as it may be told; "" where what is `told` of it is not the whole."""
    return key if told[key] == key else ""


def _of_finding(finding: Finding) -> Line:
    said = (finding.subject, str(finding.place), TO_CORRECT, finding.message)
    return Line(finding.key, finding.code, *said)


def _of_verdict(verdict: Verdict) -> Line:
    place = str(verdict.cells[0]) if verdict.cells else ""
    return Line(verdict.key, verdict.code, verdict.subject, place, str(verdict.state), verdict.fact)


def counted_changes(said: Comparison) -> str:
    """问题新增2处、消除3处；判定新增1项、结论有变2项; empty where all is as it was."""
    return "；".join(filter(None, [_of_findings(said), _of_verdicts(said)]))


def counted_moves(said: Comparison) -> str:
    """预警→不符合2项、未到期→符合1项; empty where no state is another."""
    moves = Counter((change.before.state, change.after.state) for change in said.of_states)
    return listed(f"{before}→{after}{count}项" for (before, after), count in moves.items())


def _of_findings(said: Comparison) -> str:
    added, gone = (sum(line.is_finding for line in lines) for lines in (said.added, said.gone))
    other = sum(change.after.is_finding for change in said.changed)
    counts = [("新增", added), ("消除", gone), ("内容有变", other)]
    words = listed(f"{word}{count}处" for word, count in counts if count)
    return f"问题{words}" if words else ""


def _of_verdicts(said: Comparison) -> str:
    added, gone = (sum(not line.is_finding for line in lines) for lines in (said.added, said.gone))
    facts = sum(not change.of_state and not change.after.is_finding for change in said.changed)
    counts = [("新增", added), ("不再有", gone), ("结论有变", len(said.of_states))]
    words = listed(f"{word}{count}项" for word, count in counts if count)
    parts = [f"判定{words}" if words else "", f"结论不变、事实有变{facts}项" if facts else ""]
    return "；".join(filter(None, parts))
