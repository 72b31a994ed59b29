"""三·1 集中驻点：R201 天数、R202 集中."""

import datetime as dt
from collections.abc import Sequence

from toolkit.activities.sanjie.counting_stay import doubtful_stay
from toolkit.activities.sanjie.counting_stay import held_so_far
from toolkit.activities.sanjie.counting_stay import out_of_term
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.holidays import calendar_of
from toolkit.activities.sanjie.holidays import unlisted
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.sources import CONCENTRATED_STAY
from toolkit.activities.sanjie.sources import DEADLINE
from toolkit.activities.sanjie.stay_records import ONE_DAY
from toolkit.activities.sanjie.stay_records import Block
from toolkit.activities.sanjie.stay_records import Stays
from toolkit.activities.sanjie.stay_records import by_the_end_of
from toolkit.activities.sanjie.stay_records import cells_of
from toolkit.activities.sanjie.stay_records import last_start
from toolkit.activities.sanjie.stay_records import stays_of
from toolkit.chinese.dates import day
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import met
from toolkit.declare.deadline import not_applicable
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

ASKED = f"“{CONCENTRATED_STAY.words}”"
TO_REPORT = "请核对起止日期和有无漏登；经核确未达到的，报领导小组研究"


@obligation(
    leaders,
    "R201",
    "集中驻点5至7天",
    Strength.MUST,
    CONCENTRATED_STAY,
    DEADLINE,
    reads=(Person, FieldWork),
)
def five_to_seven_days(leader: Subject[Person], case: Case) -> Judgement:
    """每位局领导班子成员集中5—7天到基层驻点调研，最迟在9月底前做到。

    看“下基层活动台账”活动类别填“驻点调研”的行（姓名、开始日期、结束日期），不按天数推断；前后相接的
    几行并作一段。天数按自然日计，首尾都算，双休日、节假日照算，只在事实里写明（参数“驻点天数下限”
    “驻点天数上限”）。

    9月30日（参数“最迟截止日”）及以前：够5天的为符合；不足5天的为预警，请另行安排；没有驻点的为未到期，
    过了最迟进驻日（9月26日）为预警，已无法完成。10月1日起仍不够的为不符合，以后补的驻点不再改变。多于
    7天的为偏离，请说明。分几段凑足的，天数按合计，是否集中另行判定。类别、日期有误的无法判定；任期不够
    一次驻点的不适用。

    例：4月10日至14日5天，符合；4月10日至13日4天，9月30日前预警，10月1日起不符合。
    """
    limits, held = case.limits(Limits), stays_of(leader, case)
    final = Deadline.of(case, limits.final_day)
    enough = _enough(held, case)
    if enough and _fulfilled_on(enough, limits) <= limits.final_day:
        return _accepted(leader, case, enough)
    parts = held.up_to(limits.final_day) if final.passed else held.done
    if sum(block.days for block in parts) >= limits.stay_days_min:
        return _in_parts(leader, case, parts)
    if excuse := out_of_term(leader, case):
        return excuse
    if held.doubtful:
        return doubtful_stay(leader, held.doubtful)
    if enough:
        return _late(leader, case, enough, final)
    return _short(leader, case, held, final)


@obligation(
    leaders,
    "R202",
    "驻点集中安排",
    Strength.PRINCIPLE,
    CONCENTRATED_STAY,
    reads=(Person, FieldWork),
)
def in_one_block(leader: Subject[Person], case: Case) -> Judgement:
    """驻点应当集中安排，连续一段；只看是否集中，不看天数够不够、完成得早不早。

    看“下基层活动台账”的驻点调研各行。有一段达到5天（参数“驻点天数下限”）即为集中；前后相接的几行并作
    一段；只有一段的也是集中。几段合起来才够5天的，为分段，属偏离，请说明原因。几段合计还不足5天的，
    9月30日前为未到期，以后不适用。没有驻点的，9月30日前为未到期，以后不适用。

    例：4月10日至12日、13日至15日前后相接，符合；4月10日至12日、23日至24日分两段，偏离。
    """
    limits, held = case.limits(Limits), stays_of(leader, case)
    full = next((b for b in held.done if b.days >= limits.stay_days_min), None)
    if full:
        joined = f"（{len(full.rows)}行记录前后相接，并作一段）" if len(full.rows) > 1 else ""
        return met(
            f"{leader.label}{full}驻点{full.days}天，集中安排为一段{joined}，符合{ASKED}关于集中的要求。",
            held.cells,
        )
    if held.doubtful:
        return doubtful_stay(leader, held.doubtful)
    if held.under_way:
        fact = f"截至{day(case.as_of)}，{leader.label}{held.under_way}正在驻点，待结束后判定。"
        return Deadline.of(case, held.under_way.last, Strength.PRINCIPLE).owed(fact, held.cells)
    if len(held.done) == 1:
        fact = f"{leader.label}{held.done[0]}驻点{held.total}天，集中安排为一段。"
        return met(fact, held.cells)
    if held.total >= limits.stay_days_min:
        return _split(leader, case, held)
    return _nothing_to_split(leader, case, held)


def _split(leader: Subject[Person], case: Case, held: Stays) -> Judgement:
    parts = listed(_dashed(block) for block in held.done)
    fact = (
        f"{leader.label}驻点时间分为{parts}{_count(len(held.done))}段，"
        f"未按{ASKED}的要求集中安排，请说明原因。"
    )
    last = Deadline.of(case, held.done[-1].last, Strength.PRINCIPLE, on_the_day=True)
    return last.owed(fact, held.cells, "请在“说明”栏写明分段安排的原因")


def _nothing_to_split(leader: Subject[Person], case: Case, held: Stays) -> Judgement:
    """没有驻点，或者几段合计还不够天数：无从看是否集中."""
    limits = case.limits(Limits)
    cells = held.cells or ((leader.row, Person.name),)
    said = f"截至{day(case.as_of)}，台账未见{leader.label}驻点的记录"
    if held.done:
        said = f"{held_so_far(leader, held)}，不足{number(limits.stay_days_min)}天"
    final = Deadline.of(case, limits.final_day, Strength.PRINCIPLE)
    if final.passed:
        return not_applicable(f"{said}，无从判定是否集中安排，本项不适用。", cells)
    return final.owed(f"{said}，待驻点后判定是否集中安排。", cells)


def _fulfilled_on(block: Block, limits: Limits) -> dt.date:
    """这一段够天数的那天."""
    return block.first + ONE_DAY * (int(limits.stay_days_min) - 1)


def _enough(held: Stays, case: Case) -> Block | None:
    """够天数的一段：先取期限内够的，再取不超上限的，再取早的.

    过了最迟截止日，正在驻点的一段也看到统计截止日为止。
    """
    limits = case.limits(Limits)
    past = case.as_of > limits.final_day
    blocks = held.up_to(case.as_of) if past else held.done
    enough = [block for block in blocks if block.days >= limits.stay_days_min]
    enough.sort(
        key=lambda block: (
            _fulfilled_on(block, limits) > limits.final_day,
            block.days > limits.stay_days_max,
            block.first,
        )
    )
    return enough[0] if enough else None


def _accepted(leader: Subject[Person], case: Case, block: Block) -> Judgement:
    limits = case.limits(Limits)
    said = f"{leader.label}{block}驻点{block.days}天{_remarks(block, case)}"
    if block.days <= limits.stay_days_max:
        fact = f"{said}，符合{ASKED}的要求{_by_parameter(limits)}。"
        return Deadline.of(case, limits.final_day).met(fact, cells_of((block,)))
    longest = block.first + ONE_DAY * (int(limits.stay_days_max) - 1)
    fact = f"{said}，超过{ASKED}的上限（{number(limits.stay_days_max)}天）{_by_parameter(limits)}，请说明原因。"
    advice = "请在“说明”栏写明延长驻点的原因"
    deadline = Deadline.of(case, longest, Strength.PRINCIPLE)
    return deadline.done(block.last, fact, cells_of((block,)), advice)


def _late(leader: Subject[Person], case: Case, block: Block, final: Deadline) -> Judgement:
    limits = case.limits(Limits)
    on = _fulfilled_on(block, limits)
    fact = (
        f"{leader.label}{block}驻点{block.days}天，驻满{number(limits.stay_days_min)}天的日期"
        f"（{day(on)}）晚于最迟期限{day(limits.final_day)}，不符合“{DEADLINE.words}”的要求。"
    )
    return final.done(on, fact, cells_of((block,)), TO_REPORT)


def _in_parts(leader: Subject[Person], case: Case, blocks: Sequence[Block]) -> Judgement:
    limits = case.limits(Limits)
    total = sum(block.days for block in blocks)
    parts = listed(map(str, blocks))
    fact = (
        f"{leader.label}{parts}驻点合计{total}天，达到{ASKED}的天数{_by_parameter(limits)}；"
        "分段安排的，另请说明原因。"
    )
    cells = cells_of(blocks)
    return Deadline.of(case, limits.final_day).met(fact, cells)


def _short(leader: Subject[Person], case: Case, held: Stays, final: Deadline) -> Judgement:
    """没有够天数的：到期前按还来不来得及说，到期后不符合."""
    limits = case.limits(Limits)
    cells = held.cells or ((leader.row, Person.name),)
    latest = last_start(limits.final_day, limits)
    in_time = held.under_way and _fulfilled_on(held.under_way, limits) <= limits.final_day
    if in_time and not final.passed:
        fact = f"截至{day(case.as_of)}，{leader.label}{held.under_way}正在驻点，待结束后判定。"
        return final.owed(fact, cells)
    said = f"截至{day(case.as_of)}，台账未见{leader.label}驻点的记录"
    asked = "" if held.blocks else f"《意见》要求{ASKED}{_by_parameter(limits)}，"
    if held.blocks:
        said = f"截至{day(case.as_of)}，{_days_so_far(leader, case, held)}"
    if final.passed:
        return final.owed(_not_kept(leader, case, held), cells, TO_REPORT)
    if case.as_of > latest:
        by = by_the_end_of(limits.final_day)
        days = number(limits.stay_days_min)
        fact = (
            f"{said}，已无法在{by}完成集中驻点（驻满{days}天的最迟进驻日为{day(latest)}），"
            f"{asked}请立即研究并作出说明。"
        )
        return final.owed(fact, cells, "请立即研究并作出说明", warned=True)
    if not held.done:
        return final.owed(f"{said}，{asked}最迟应于{day(latest)}前进驻。", cells)
    again = f"请于{day(limits.final_day)}前另行安排一次{_range(limits)}天的集中驻点"
    return final.owed(f"{said}，{again}。", cells, f"{again}，或核对起止日期", warned=True)


def _not_kept(leader: Subject[Person], case: Case, held: Stays) -> str:
    """截至10月1日，张三同志4月10日至13日驻点4天，不足5天，不符合……的要求."""
    limits = case.limits(Limits)
    blocks = held.up_to(case.as_of)
    seen = f"台账未见{leader.label}驻点的记录"
    if blocks:
        total = sum(block.days for block in blocks)
        together = "合计" if len(blocks) > 1 else ""
        days = f"驻点{together}{total}天，不足{number(limits.stay_days_min)}天"
        seen = f"{leader.label}{listed(map(str, blocks))}{days}"
    return f"截至{day(case.as_of)}，{seen}，不符合{ASKED}的要求{_by_parameter(limits)}。"


def _days_so_far(leader: Subject[Person], case: Case, held: Stays) -> str:
    limits = case.limits(Limits)
    blocks = held.up_to(case.as_of)
    total = sum(block.days for block in blocks)
    together = "合计" if len(blocks) > 1 else ""
    return (
        f"{leader.label}{listed(map(str, blocks))}驻点{together}{total}天，"
        f"不足{ASKED}的下限（{number(limits.stay_days_min)}天）{_by_parameter(limits)}"
    )


def _range(limits: Limits) -> str:
    return f"{number(limits.stay_days_min)}—{number(limits.stay_days_max)}"


def _by_parameter(limits: Limits) -> str:
    """参数改了天数的写明，免得当成原文."""
    said = _range(limits)
    return "" if said == "5—7" else f"（参数定为{said}天）"


def _remarks(block: Block, case: Case) -> str:
    """驻点中的节假日、早于印发日：只提醒，不影响判定."""
    calendar = case.derived(calendar_of)
    days = [block.first + ONE_DAY * each for each in range(block.days)]
    unknown = sorted({date.year for date in days if not calendar.lists(date.year)})
    off = [date for date in days if date.year not in unknown and calendar.is_holiday(date)]
    remarks = []
    if len(block.rows) > 1:
        remarks.append(f"由{len(block.rows)}行前后相接的记录并成")
    if off:
        remarks.append(f"其中{span(off[0], off[-1])}为法定节假日")
    remarks.extend(map(unlisted, unknown))
    if block.first < case.limits(Limits).issued_on:
        remarks.append("早于《意见》印发日期，请确认是否计入本次活动")
    return f"（{'；'.join(remarks)}）" if remarks else ""


def _dashed(block: Block) -> str:
    """4月10—12日."""
    if block.days == 1:
        return day(block.first)
    if block.first.month == block.last.month:
        return f"{block.first.month}月{block.first.day}—{block.last.day}日"
    return f"{day(block.first)}—{day(block.last)}"


def _count(several: int) -> str:
    words = "零一两三四五六七八九"
    return words[several] if several < len(words) else str(several)
