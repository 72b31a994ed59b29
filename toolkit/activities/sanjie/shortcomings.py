"""通报“存在问题”：由各对象的情形归纳，一个对象在一项里只说一次；每句带着它的要求."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from enum import auto

from toolkit.activities.sanjie.commendation_gate import CODE as GATE
from toolkit.activities.sanjie.office_holders import sections
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.recorded import BUREAU
from toolkit.activities.sanjie.reporting import NOT_SENT
from toolkit.activities.sanjie.reporting import Owed
from toolkit.activities.sanjie.reporting import booklets_of
from toolkit.activities.sanjie.reporting import called
from toolkit.activities.sanjie.reporting import cells_of
from toolkit.activities.sanjie.reporting import late_by_batch
from toolkit.activities.sanjie.reporting import units_of
from toolkit.activities.sanjie.reporting import which_ones
from toolkit.activities.sanjie.standing_of_stays import CODE as STAY
from toolkit.activities.sanjie.standing_of_stays import HALF_YEAR
from toolkit.activities.sanjie.standing_of_stays import Stayed
from toolkit.activities.sanjie.standing_of_stays import standing_of_stays
from toolkit.activities.sanjie.standing_of_stays import stayed_figure
from toolkit.activities.sanjie.stay_records import by_the_end_of
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.figures import Figure
from toolkit.declare.figures import Sentence
from toolkit.declare.figures import sentence
from toolkit.declare.outcome import Outcome
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.outcome import Verdict
from toolkit.declare.wording import number

STAYS, STAYS_MISSED, TIME, WRITING, RECEPTIONS = "驻点", "驻点误期", "天数", "调研成果", "接访"
EXPLAIN = "说明"
PROBLEMS, REPORTING, FILLING, OTHERS = "问题办理", "报送", "台账", "其他"
TIME_CODES = (("R101", State.UNMET), ("R103", State.WARNING), ("R102", State.WARNING))
"""一位班子成员的总天数只说最重的一项."""
SAID_OF_TIME = {
    "R101": "名班子成员全年累计下基层不足2个月",
    "R103": "名班子成员剩余时间已无法完成全年2个月的要求",
    "R102": "名班子成员累计下基层天数低于序时进度",
}
OWN_WORDS = {
    ("R202", State.DEVIATION): (EXPLAIN, "驻点没有集中安排"),
    ("R501", State.UNMET): (RECEPTIONS, "驻点期间没有安排接待信访群众"),
    ("R502", State.DEVIATION): (RECEPTIONS, "驻点期间没有安排大接访"),
    ("R601", State.UNMET): (WRITING, "没有撰写调研报告"),
    ("R602", State.UNMET): (WRITING, "驻点期间没有民情日记"),
    ("R707", State.DEVIATION): (OTHERS, "驻点人员不在规定的人数之内"),
    ("R708", State.UNMET): (OTHERS, "没有按要求明确联系人"),
    ("R709", State.WARNING): (FILLING, "的活动台账更新不及时"),
}
"""各项怎么说；没有列的由各项的名称写成."""
TOPIC_OF_STAY = {
    Stayed.NONE_AFTER_HALF_YEAR: STAYS,
    Stayed.SHORT: STAYS,
    Stayed.AFTER_HALF_YEAR: EXPLAIN,
    Stayed.TOO_LONG: EXPLAIN,
    Stayed.DOUBTFUL: FILLING,
}
"""要求是哪方面的；没有列的都是误了期限。"""
DUTIES = frozenset({Strength.MUST, Strength.PRINCIPLE})
APART = frozenset({STAY, HALF_YEAR, GATE, *(code for code, _ in TIME_CODES)})
"""另有说法的各项."""


class Block(Enum):
    """问题多的，哪些并成一条."""

    STAYS = auto()
    OWN_WORDS = auto()
    UNMET = auto()
    DEVIATION = auto()
    WARNING = auto()
    PROBLEMS = auto()
    REPORTING = auto()
    FILLING = auto()


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """一个问题：要求属于哪方面，怎么说，并在哪一条；只列名称和数时的名称、哪些对象."""

    topic: str
    said: Sentence
    block: Block
    name: str = ""
    whose: tuple[str | Figure, ...] = ()


def shortcomings(
    case: Case, outcome: Outcome, figures: Mapping[str, Figure]
) -> Sequence[Shortcoming]:
    """各个问题，要紧的在前，数据存疑的在最后；一律不点个人姓名，报送点到单位."""
    found = [
        *_stays(case, outcome),
        *_time(case, outcome),
        *_duties(case, outcome),
        *_problems(figures),
        *_reporting(case),
        *_unknown(case, outcome),
        *_filling(case, outcome),
    ]
    return sorted(found, key=lambda each: each.block.value)


def _stays(case: Case, outcome: Outcome) -> Iterator[Shortcoming]:
    found = standing_of_stays(case, outcome)
    for kind, said in _said_of_stays(case).items():
        if found[kind]:
            how = f"驻点情形为“{kind}”的班子成员人数，每人只在一种情形"
            figure = stayed_figure(f"{kind}的人数", found[kind], case, how)
            topic = TOPIC_OF_STAY.get(kind, STAYS_MISSED)
            block = Block.FILLING if topic == FILLING else Block.STAYS
            yield Shortcoming(topic, sentence("有", figure, f"名班子成员{said}。"), block)


def _said_of_stays(case: Case) -> Mapping[Stayed, str]:
    limits = case.limits(Limits)
    final, least = day(limits.final_day), number(limits.stay_days_min)
    passed, by = case.as_of > limits.final_day, by_the_end_of(limits.final_day)
    none, short = f"截至{final}没有驻点", f"截至{final}驻点不足{least}天"
    if not passed:
        none = f"尚未驻点，已无法在{by}完成集中驻点"
        short = f"驻点不足{least}天，已无法在{by}补足"
    return {
        Stayed.NONE_FOR_GOOD: none,
        Stayed.SHORT_FOR_GOOD: short,
        Stayed.LATE: f"在最迟期限{final}以后才完成驻点",
        Stayed.SHORT: f"驻点不足{least}天",
        Stayed.NONE_AFTER_HALF_YEAR: "上半年没有驻点，至今尚未驻点",
        Stayed.AFTER_HALF_YEAR: "的驻点没有在上半年完成",
        Stayed.TOO_LONG: f"驻点超过{number(limits.stay_days_max)}天，没有说明原因",
        Stayed.DOUBTFUL: "的驻点记录存疑，需要核实",
    }


def _counted(case: Case, name: str, verdicts: Sequence[Verdict], whose: str) -> Figure:
    cells = tuple(place for verdict in verdicts for place in verdict.cells)
    how = f"校验结果中“{verdicts[0].name}”为{verdicts[0].state}的对象数"
    return Figure(name, len(verdicts), whose[:1], whose[1:], case.as_of, cells, how)


def _time(case: Case, outcome: Outcome) -> Iterator[Shortcoming]:
    told: set[str] = set()
    for code, state in TIME_CODES:
        of_code = [v for v in outcome.verdicts if v.code == code and v.state is state]
        those = [v for v in of_code if v.subject not in told]
        told |= {v.subject for v in those}
        if those:
            figure = _counted(case, f"{those[0].name}（{state}）人数", those, "名班子成员")
            said = sentence("有", figure, f"{SAID_OF_TIME[code]}。")
            yield Shortcoming(TIME, said, Block.STAYS)


def _duties(case: Case, outcome: Outcome) -> Iterator[Shortcoming]:
    """其余各项：不符合的、偏离待说明的、必须项和原则项预警的；一项里各种对象分开说."""
    whose = _whose(case)
    groups: dict[tuple[str, State, str], list[Verdict]] = {}
    for each in outcome.verdicts:
        if each.code not in APART and _is_told(each):
            key = each.code, each.state, whose.get(each.subject) or _kind_of(each)
            groups.setdefault(key, []).append(each)
    for (code, state, kind), those in sorted(groups.items(), key=lambda each: _WORST[each[0][1]]):
        general = EXPLAIN if state is State.DEVIATION else OTHERS
        own, name = OWN_WORDS.get((code, state)), those[0].name
        topic, said = own or (general, _generic(those[0], kind))
        block = Block.OWN_WORDS if own else _BLOCKS[state]
        if kind == BUREAU:
            yield Shortcoming(topic, sentence(f"全局{said}。"), block, name, ("（全局）",))
            continue
        figure = _counted(case, f"{name}（{state}）{kind[1:]}数", those, kind)
        told = sentence("有", figure, f"{kind}{said}。")
        yield Shortcoming(topic, told, block, name, (figure, kind))


def _kind_of(verdict: Verdict) -> str:
    """按件登记的说几件；其余的（如领导小组的组成）说几项."""
    return "件事项" if any(sheet in verdict.subject for sheet in MATTERS) else "项安排"


_WORST = {State.UNMET: 0, State.DEVIATION: 1, State.WARNING: 2}
_BLOCKS = {
    State.UNMET: Block.UNMET,
    State.DEVIATION: Block.DEVIATION,
    State.WARNING: Block.WARNING,
}


def _is_told(verdict: Verdict) -> bool:
    if (verdict.code, verdict.state) in OWN_WORDS:
        return True
    if verdict.state is State.WARNING:
        return verdict.strength in DUTIES
    return verdict.state in _WORST


def _generic(verdict: Verdict, kind: str) -> str:
    if verdict.state is State.UNMET:
        return f"不符合“{verdict.name}”的要求"
    if verdict.state is State.DEVIATION:
        return f"与“{verdict.name}”的要求不一致，没有说明原因"
    return f"{'' if kind == BUREAU else '的'}“{verdict.name}”一项需要抓紧"


def _whose(case: Case) -> Mapping[str, str]:
    """判定的对象 → 怎么数：名班子成员、个联系点、个单位."""
    return {
        **{each.label: "个单位" for each in sections(case)},
        **{each.label: "个联系点" for each in points(case)},
        **{each.label: "名班子成员" for each in case.derived(leaders)},
        BUREAU: BUREAU,
    }


def _unknown(case: Case, outcome: Outcome) -> Iterator[Shortcoming]:
    those = [v for v in outcome.verdicts if v.state is State.UNKNOWN and v.code not in {STAY, GATE}]
    if those:
        cells = tuple(place for v in those for place in v.cells)
        how = "校验结果中无法判定的项数（驻点一项另说）"
        figure = Figure("无法判定项数", len(those), "项", "全局", case.as_of, cells, how)
        said = sentence("有", figure, "项因台账漏填或者存疑无法判定，需要补填核实。")
        yield Shortcoming(FILLING, said, Block.FILLING)


def _problems(figures: Mapping[str, Figure]) -> Iterator[Shortcoming]:
    late = figures["逾期数"]
    if late:
        said = sentence("班子成员负责的问题中，有", late, "件过了整改时限尚未办结。")
        yield Shortcoming(PROBLEMS, said, Block.PROBLEMS)


def _reporting(case: Case) -> Iterator[Shortcoming]:
    for late in case.derived(late_by_batch).values():
        not_sent = [each for each in late if each.status == NOT_SENT]
        returned = [each for each in late if each.status != NOT_SENT]
        if not_sent:
            late_ones = _late(case, not_sent, "没有按期报送", "未报单位数", "没有报送的是")
            yield Shortcoming(REPORTING, late_ones, Block.REPORTING)
        if returned:
            said = "报送的台账被退回，尚未重报"
            back = _late(case, returned, said, "退回单位数", "被退回的是")
            yield Shortcoming(REPORTING, back, Block.REPORTING)


def _late(case: Case, those: Sequence[Owed], said: str, name: str, verb: str) -> Sentence:
    figure = reporting_figure(case, name, those)
    units = called(those).removesuffix("等")
    several = len(units_of(those)) > 1
    counted: Iterable[str | Figure] = ("等", figure, "个单位") if several else ("",)
    what = f"{those[0].batch}台账" if "台账" not in said else ""
    batch = f"{those[0].batch}" if "台账" in said else ""
    told, which = f"{batch}{said}{what}", which_ones([e for e in those if e.is_known], verb)
    if which and several:
        told = f"{told}，其中{which}"
    elif which:
        told = told.replace("台账", f"台账（{booklets_of(those)}）", 1)
    return sentence(units, *counted, told, "。")


def reporting_figure(case: Case, name: str, those: Sequence[Owed]) -> Figure:
    """没有报的、被退回的单位个数：催报和通报是同一个数."""
    how = "报送情况表中这一批到期没有报、退回没有重报的单位，一个单位只算一次"
    name = f"{those[0].batch}{name}" if those else name
    return Figure(name, len(units_of(those)), "个", "单位", case.as_of, cells_of(case, those), how)


def _filling(case: Case, outcome: Outcome) -> Iterator[Shortcoming]:
    if not outcome.findings:
        return
    places = tuple(finding.place for finding in outcome.findings)
    names = tuple(dict.fromkeys(place.sheet for place in places))
    how = "校验结果中待改正的条数"
    faults = Figure("待改正处数", len(places), "处", "全局", case.as_of, places, how)
    sheets = Figure(
        "有待改正的台账张数", len(names), "张", "全局", case.as_of, places, f"{how}涉及的台账"
    )
    said = sentence("有", sheets, "张台账漏填、错填，共", faults, "处，需要核对改正。")
    yield Shortcoming(FILLING, said, Block.FILLING)


MATTERS = ("事项", "案件", "问题", "意见", "报告")
