"""The result sheet 校验结果: findings and verdicts as lines of ledger Z2, what needs action first."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.chinese.dates import full_day
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import State
from toolkit.declare.standard import ResultLine
from toolkit.declare.standard import Setting
from toolkit.usecases.comparing import counted_changes
from toolkit.usecases.crowds import together
from toolkit.usecases.in_force import in_force
from toolkit.usecases.validate import TO_ACT_ON

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Place
    from toolkit.declare.outcome import Verdict
    from toolkit.usecases.comparing import Change
    from toolkit.usecases.comparing import Comparison
    from toolkit.usecases.explaining import Explained
    from toolkit.usecases.validate import Judged


_SAID: Sequence[Column[object]] = (
    ResultLine.rule,
    ResultLine.name,
    ResultLine.strength,
    ResultLine.subject,
    ResultLine.since,
    ResultLine.basis,
    ResultLine.fact,
    ResultLine.place,
    ResultLine.due,
    ResultLine.suggestion,
    ResultLine.state,
    ResultLine.explanation,
    ResultLine.recorded,
    ResultLine.stable_key,
    ResultLine.rests_on,
    ResultLine.reviewer,
)
_IN_ORDER = itemgetter(*map(_SAID.index, ResultLine.columns))
NEW, OTHER_FACT, OTHER_MESSAGE = "新增", "事实有变", "内容有变"
SAME = "没有变化"


class ResultEntry(NamedTuple):
    """What one line of the ledger 校验结果 says of a finding or a verdict.

    `place` is where its link jumps, `since` what is another than the last time; what is not here is as
    `judged` says it.
    """

    judged: Finding | Verdict
    subject: str
    fact: str
    place: Place | None
    due: str
    state: str
    explanation: str
    since: str
    explained: Explained | None

    @property
    def key(self) -> str:
        """By which the line is known again."""
        return self.judged.key

    def cells(self) -> list[str]:
        """The words of every column, in order; 复核人 is left to a person."""
        judged, explained = self.judged, self.explained
        said = (
            judged.code,
            judged.name,
            str(judged.strength),
            self.subject,
            self.since,
            judged.clause,
            self.fact,
            str(self.place or ""),
            self.due,
            judged.suggestion,
            self.state,
            self.explanation,
            explained.recorded if explained else "",
            judged.key,
            explained.rests_on if explained else "",
            "",
        )
        return [*_IN_ORDER(said)]


def result_entries(judged: Judged, beside: Collection[str] = ()) -> list[ResultEntry]:
    """Findings by place, then verdicts that ask for action, then all other verdicts, crowds of them as one.

    Findings come first, since verdicts rest on what they are about; of each, the gravest strength.

    `beside` has the keys of lines beside which people wrote more than a 说明: each stays a line.
    """
    verdicts = judged.outcome.verdicts
    first = [verdict for verdict in verdicts if verdict.state in TO_ACT_ON]
    first.sort(key=lambda verdict: (verdict.strength.gravity, TO_ACT_ON.index(verdict.state)))
    rest = [verdict for verdict in verdicts if verdict.state not in TO_ACT_ON]
    since = _since(judged.since_last)
    apart = {*since, *beside}
    return [
        *(_of_finding(judged, each, since) for each in in_turn(judged.outcome.findings)),
        *(_of_verdict(judged, verdict, since) for verdict in first),
        *(_of_verdict(judged, each, since) for each in together(rest, apart, judged.explanations)),
    ]


def in_turn(findings: Sequence[Finding]) -> list[Finding]:
    """Findings as they are to be corrected: the gravest first, each kind by place."""
    return sorted(findings, key=lambda finding: finding.strength.gravity)


def _since(change: Comparison | None) -> Mapping[str, str]:
    """What each line that is not as it was says of that, by stable key."""
    if change is None:
        return {}
    return {
        **{line.key: NEW for line in change.added},
        **{each.after.key: _how(each) for each in change.changed},
    }


def _how(change: Change) -> str:
    if change.of_state:
        return f"原为{change.before.state}"
    return OTHER_MESSAGE if change.after.is_finding else OTHER_FACT


def preamble(judged: Judged) -> Sequence[str]:
    """The lines above the table: the as-of date, the counts, what changed, what to do next, the parameters.

    That nothing changed is not said there: a copy of the same cells is the same, whenever it is made.
    """
    changed = judged.since_last is not None and not judged.since_last.nothing
    return (
        f"{ResultLine.sheet}（截至{full_day(judged.case.as_of)}）",
        counted(judged),
        *filter(None, [since_last(judged) if changed else "", stale_explanations(judged)]),
        f"下一步：先改正数据问题，再逐项处理不符合、偏离待说明；说明写在“{ResultLine.explanation.heading}”一栏，再次校验时保留。",
        f"判定所用的参数（改动见“{Setting.sheet}”表）：{'；'.join(map(str, in_force(judged)))}。",
    )


def since_last(judged: Judged) -> str:
    """How much changed since the last result, as one sentence; empty for the first one."""
    change = judged.since_last
    if change is None:
        return ""
    day = judged.last.as_of
    other = f"（截至{full_day(day)}）" if day and day != judged.case.as_of else ""
    return f"比上次校验{other}：{counted_changes(change) or SAME}。"


def stale_explanations(judged: Judged) -> str:
    """How many 说明 are to be looked at again, as one sentence; empty for none."""
    stale = sum(each.changed for each in judged.explained.values())
    return (
        f"有{stale}条说明所据的事实已变化，请核对“{ResultLine.explanation.heading}”。"
        if stale
        else ""
    )


def counted(judged: Judged) -> str:
    """数据问题3处　符合60项　不符合2项 …"""
    states = [verdict.state for verdict in judged.outcome.verdicts]
    verdicts = [f"{state}{states.count(state)}项" for state in State if state in states]
    return "　".join([f"数据问题{len(judged.outcome.findings)}处", *verdicts])


def _of_verdict(judged: Judged, verdict: Verdict, since: Mapping[str, str]) -> ResultEntry:
    place = verdict.cells[0] if verdict.cells else None
    said = (verdict.due, str(verdict.state), verdict.explanation, since.get(verdict.key, ""))
    beside = judged.explained.get(verdict.key)
    return ResultEntry(verdict, verdict.subject, verdict.fact, place, *said, beside)


def _of_finding(judged: Judged, finding: Finding, since: Mapping[str, str]) -> ResultEntry:
    explanation = judged.explanations.get(finding.key, "")
    said = ("", TO_CORRECT, explanation, since.get(finding.key, ""))
    beside = judged.explained.get(finding.key)
    return ResultEntry(finding, finding.subject, finding.message, finding.place, *said, beside)
