"""The result sheet 校验结果: findings and verdicts as lines of ledger Z2, what needs action first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolkit.chinese.dates import full_day
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.standard import ResultLine
from toolkit.declare.standard import Setting
from toolkit.usecases.validate import TO_ACT_ON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Place
    from toolkit.declare.outcome import Verdict
    from toolkit.usecases.validate import Judged


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """What one line of the ledger 校验结果 says; `place` is where its link jumps."""

    code: str
    name: str
    strength: Strength
    subject: str
    clause: str
    fact: str
    place: Place | None
    due: str
    suggestion: str
    state: str
    explanation: str
    key: str

    def words(self, column: Column[Any]) -> str:
        """What a column says in words; 复核人 is left to a person."""
        said = {
            ResultLine.rule: self.code,
            ResultLine.name: self.name,
            ResultLine.strength: str(self.strength),
            ResultLine.subject: self.subject,
            ResultLine.basis: self.clause,
            ResultLine.fact: self.fact,
            ResultLine.place: str(self.place or ""),
            ResultLine.due: self.due,
            ResultLine.suggestion: self.suggestion,
            ResultLine.state: self.state,
            ResultLine.explanation: self.explanation,
            ResultLine.stable_key: self.key,
        }
        return said.get(column, "")


def result_entries(judged: Judged) -> list[ResultEntry]:
    """Verdicts that ask for action, then findings by place, then all other verdicts."""
    verdicts = judged.outcome.verdicts
    first = [verdict for verdict in verdicts if verdict.state in TO_ACT_ON]
    first.sort(key=lambda verdict: TO_ACT_ON.index(verdict.state))
    rest = [verdict for verdict in verdicts if verdict.state not in TO_ACT_ON]
    findings = [_of_finding(judged, finding) for finding in judged.outcome.findings]
    return [*map(_of_verdict, first), *findings, *map(_of_verdict, rest)]


def preamble(judged: Judged) -> Sequence[str]:
    """The lines above the table: the as-of date, the counts, what to do next."""
    return (
        f"{ResultLine.sheet}（截至{full_day(judged.case.as_of)}）",
        counted(judged),
        f"下一步：先改正数据问题，再逐项处理不符合、偏离待说明；说明写在“{ResultLine.explanation.heading}”一栏，再次校验时保留。",
        f"参数（口径、天数、期限）见“{Setting.sheet}”表。",
    )


def counted(judged: Judged) -> str:
    """数据问题3处　符合60项　不符合2项 …"""
    states = [verdict.state for verdict in judged.outcome.verdicts]
    verdicts = [f"{state}{states.count(state)}项" for state in State if state in states]
    return "　".join([f"数据问题{len(judged.outcome.findings)}处", *verdicts])


def _of_verdict(verdict: Verdict) -> ResultEntry:
    return ResultEntry(
        verdict.code,
        verdict.name,
        verdict.strength,
        verdict.subject,
        verdict.clause,
        verdict.fact,
        verdict.cells[0] if verdict.cells else None,
        verdict.due,
        verdict.suggestion,
        str(verdict.state),
        verdict.explanation,
        verdict.key,
    )


def _of_finding(judged: Judged, finding: Finding) -> ResultEntry:
    return ResultEntry(
        finding.code,
        finding.name,
        finding.strength,
        f"第{finding.place.row}行",
        finding.clause,
        finding.message,
        finding.place,
        "",
        finding.suggestion,
        TO_CORRECT,
        judged.explanations.get(finding.key, ""),
        finding.key,
    )
