"""表扬候选测算：门槛、各项指标和得分，只供研究，不排领导，谁受表扬由人审定."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.activities.sanjie.commendation_gate import open_verdicts
from toolkit.activities.sanjie.indicators import Share
from toolkit.activities.sanjie.indicators import of_people
from toolkit.activities.sanjie.indicators import of_points
from toolkit.activities.sanjie.indicators import of_units
from toolkit.activities.sanjie.parameters import INDICATORS
from toolkit.activities.sanjie.parameters import Limits
from toolkit.chinese.rounding import rounded
from toolkit.declare.case import Case
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Verdict
from toolkit.declare.outcome import by_subject
from toolkit.declare.owner import Owner
from toolkit.declare.summary import Summary
from toolkit.declare.wording import listed

TOLD = "：只列候选和依据，不作结论；班子成员不列；同分的并列；分子分母都写明，分母小的请慎用"
BARRED = "不符合"
OPEN_PRINCIPLES = frozenset({State.DEVIATION, State.WARNING})


class CandidateLine(
    Ledger, code="Z5", sheet="表扬候选测算", owner=Owner.PROGRAM, capacity=150, essential=False
):
    """表扬候选测算：联系点驻点工作组、科室单位、个人各一行，校验时填写，供审定时参考."""

    kind = Text("类别", width=10)
    who = Text("对象", width=22)
    verdict = Text("机器结论", "符合条件、有保留、不符合", width=11)
    reason = Text("理由", width=30).optional()
    score = Number("得分", "满分100；没有依据的指标不计入权重", unit="分", step=0.1).optional()
    place = Text("位次", "同类别之内，同分并列；不符合的、没有指标可算的不排", width=9).optional()
    stay_met = Text("驻点达标", width=14).optional()
    days = Text("下基层天数", width=14).optional()
    receptions = Text("接访按时率", width=14).optional()
    settled = Text("问题按时办结率", width=16).optional()
    satisfied = Text("反馈满意率", width=14).optional()
    used = Text("调研成果转化", width=14).optional()
    diaries = Text("日记走访质量", width=14).optional()
    reporting = Text("报送及时一次通过率", width=18).optional()

    key = (kind, who)


COLUMNS = dict(zip(INDICATORS, CandidateLine.columns[-len(INDICATORS) :], strict=True))


@dataclass(frozen=True, slots=True)
class Candidate:
    """一个候选：类别、名称、在判定中的名称、各项指标."""

    kind: str
    who: str
    labels: tuple[str, ...]
    shares: Mapping[str, Share]


def candidate_lines(
    case: Case, verdicts: Sequence[Verdict]
) -> Sequence[Mapping[Column[object], object]]:
    """各候选的行：先联系点，再科室单位，后个人；同类之内按得分，同分的按名册先后."""
    weights, said = case.limits(Limits).weights, by_subject(verdicts)
    lines = []
    for kind, each_of in KINDS.items():
        candidates = [Candidate(kind, *each) for each in each_of(case)]
        judged = [_judged(candidate, weights, said) for candidate in candidates]
        judged.sort(key=lambda each: (not each.is_placed, -each.score))
        lines += [*_lines(judged)]
    return lines


CANDIDATES = Summary(CandidateLine, candidate_lines, TOLD)


@dataclass(frozen=True, slots=True)
class _Judged:
    candidate: Candidate
    score: Fraction
    conclusion: str
    reason: str

    @property
    def has_score(self) -> bool:
        """是否有可以计算的指标."""
        return any(share.whole for share in self.candidate.shares.values())

    @property
    def is_placed(self) -> bool:
        """是否排位次：不符合的、没有指标可算的不排."""
        return self.has_score and self.conclusion != BARRED


def _judged(
    candidate: Candidate, weights: Mapping[str, float], said: Mapping[str, Sequence[Verdict]]
) -> _Judged:
    score = weighted(candidate.shares, weights)
    own = [verdict for label in candidate.labels for verdict in said.get(label, ())]
    barring = open_verdicts(candidate.labels, own)
    doubtful = [each for each in own if each.state in OPEN_PRINCIPLES]
    if barring:
        return _Judged(candidate, score, BARRED, _named(barring))
    if doubtful:
        return _Judged(candidate, score, "有保留", _named(doubtful))
    return _Judged(candidate, score, "符合条件", "")


def weighted(shares: Mapping[str, Share], weights: Mapping[str, float]) -> Fraction:
    """百分制的得分：各指标超过100%的按100%，没有分母的指标不计入权重."""
    counted = {
        name: Fraction(str(weights.get(name, 0))) for name, share in shares.items() if share.whole
    }
    total = sum(counted.values(), Fraction())
    if not total:
        return Fraction()
    points = (weight * min(Fraction(1), shares[name].value) for name, weight in counted.items())
    return sum(points, Fraction()) * 100 / total


def _lines(judged: Sequence[_Judged]) -> Iterator[Mapping[Column[object], object]]:
    """同分的位次相同，后面的顺延；得分按显示的一位小数比."""
    shown = [rounded(each.score, 1) for each in judged]
    held = Counter(score for each, score in zip(judged, shown, strict=True) if each.is_placed)
    for each, score in zip(judged, shown, strict=True):
        above = sum(count for other, count in held.items() if other > score)
        tied = "（并列）" if held[score] > 1 else ""
        yield {
            CandidateLine.kind: each.candidate.kind,
            CandidateLine.who: each.candidate.who,
            CandidateLine.verdict: each.conclusion,
            CandidateLine.reason: each.reason,
            CandidateLine.score: float(score) if each.has_score else None,
            CandidateLine.place: f"{above + 1}{tied}" if each.is_placed else "",
            **{COLUMNS[name]: str(share) for name, share in each.candidate.shares.items()},
        }


def _named(verdicts: Iterable[Verdict]) -> str:
    said = dict.fromkeys(f"{each.name}（{each.state}）" for each in verdicts)
    return listed(said)


KINDS: Mapping[
    str, Callable[[Case], Iterable[tuple[str, tuple[str, ...], Mapping[str, Share]]]]
] = {"联系点": of_points, "科室单位": of_units, "个人": of_people}
