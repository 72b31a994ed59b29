"""The leading body of a workbook: who is in it, whose the points are, how its stays stand."""

import datetime as dt
from dataclasses import dataclass

from judge.papers.ledgers import PROBLEM
from judge.papers.ledgers import ROW
from judge.papers.ledgers import WORK
from judge.papers.ledgers import YEAR
from judge.papers.ledgers import amount
from judge.papers.ledgers import day
from judge.papers.ledgers import person
from judge.worlds.dates import joined
from judge.worlds.dates import length

STAY = "驻点调研"
CATEGORIES = {STAY, "走访", "接访", "下访", "座谈", "检查执法", "宣传", "其他"}
FINAL, HALF, ISSUED = dt.date(YEAR, 9, 30), dt.date(YEAR, 6, 30), dt.date(YEAR, 3, 14)
LEAST, MOST, LAST_START = 5, 7, dt.date(YEAR, 9, 26)
ONE = dt.timedelta(days=1)


def leaders(made):
    """The leaders in office in the year, by rank, as rows of the roster."""
    found = []
    for row in made.sheets["人员名册"]:
        since, until = day(row.get("任职起")), day(row.get("任职止"))
        if row["是否班子成员"] != "是" or (since and since > made.as_of):
            continue
        if until and until < dt.date(YEAR, 1, 1):
            continue
        found.append(row)
    return sorted(found, key=lambda each: (each["领导排序"] or 999, each[ROW]))


def points_of(made, name):
    """The numbers of the points for which somebody answers, in order."""
    found = []
    for row in sorted(made.sheets["联系点一览表"], key=lambda each: each["联系点编号"]):
        several = [each.strip() for each in str(row["责任领导"] or "").split("；") if each.strip()]
        who = [person(made, {"责任领导": each}, "责任领导") for each in several]
        if None not in who and name in who:
            found.append(row["联系点编号"])
    return found


def spent(made, name):
    """Days at the grassroots: each date once, a half as half a day."""
    halves, stay = {}, set()
    for row in made.sound(WORK):
        if row["谁"] != name:
            continue
        date, last = day(row["开始日期"]), min(day(row["结束日期"]), made.as_of)
        part = row.get("时段")
        whole = {part} if part in {"上午", "下午"} else {"上午", "下午"}
        if part is None and row.get("天数") == 0.5:
            whole = {"上午"}
        while date <= last:
            halves.setdefault(date, set()).update(whole)
            if row.get("活动类别") == STAY:
                stay.add(date)
            date += ONE
    if made.settings.get("驻点计入总天数") == "否":
        halves = {date: parts for date, parts in halves.items() if date not in stay}
    return sum(0.5 if len(parts) == 1 else 1 for parts in halves.values())


@dataclass
class Held:
    """Stays of one leader: those ended, the one under way, and whether a row may be one more."""

    done: list
    under_way: tuple | None
    doubtful: bool


def held(made, name):
    """What the ledger says of a leader's stays."""
    spans, doubtful = [], False
    for row in made.sheets[WORK]:
        if row["谁"] != name and not _may_be(row, name):
            continue
        first, last = day(row.get("开始日期")), day(row.get("结束日期"))
        category = row.get("活动类别")
        if category in CATEGORIES and category != STAY:
            continue
        if row[ROW] in made.later[WORK]:
            continue
        certain = row["谁"] == name and row[ROW] not in made.doubtful[WORK]
        if certain and category == STAY:
            spans.append((first, last))
        elif first is None or first.year != YEAR or first <= FINAL:
            doubtful = True
    blocks = joined(spans)
    done = [each for each in blocks if each[1] <= made.as_of]
    under_way = next((each for each in blocks if each[1] > made.as_of), None)
    return Held(done, under_way, doubtful)


def _may_be(row, name):
    """Whether a row that names nobody for certain may mean a leader who has a namesake."""
    written = str(row.get("姓名") or "").replace(" ", "")
    return row["谁"] is None and bool(written) and name.startswith(f"{written}（")


def standing(made, who):  # noqa: PLR0911 -- one for each state
    """How a leader's stay stands on the as-of date, in the words of the paper."""
    own, passed = held(made, who["称"]), made.as_of > FINAL
    blocks = own.done + ([own.under_way] if own.under_way else [])
    if passed:
        seen = [(first, min(last, made.as_of)) for first, last in blocks]
        parts = [(first, min(last, FINAL)) for first, last in blocks if first <= FINAL]
    else:
        seen = parts = own.done
    full = [each for each in seen if length(each) >= LEAST]
    in_time = [each for each in full if each[0] + ONE * (LEAST - 1) <= FINAL]
    if in_time:
        fits = [each for each in in_time if length(each) <= MOST]
        return _by_half(own) if fits else "超过7天"
    if sum(map(length, parts)) >= LEAST:
        return _by_half(own)
    if _excused(made, who):
        return "不作要求"
    if own.doubtful:
        return "存疑"
    if full:
        return "误期"
    under_way = own.under_way and own.under_way[0] + ONE * (LEAST - 1) <= FINAL
    if under_way and not passed:
        return "正在驻点"
    too_late = made.as_of > LAST_START
    if blocks:
        return "不足，来不及" if too_late else "不足"
    if too_late:
        return "没有，来不及"
    return "上半年没有" if made.as_of > HALF else "尚未"


def _by_half(own):
    """In the first half of the year or after it: by the day on which five days were full."""
    total = 0
    for block in own.done:
        total = max(total + length(block), length(block))
        if total >= LEAST:
            return "符合" if block[1] <= HALF else "上半年以后"
    return "符合"


def _excused(made, who):
    since, until = day(who.get("任职起")), day(who.get("任职止"))
    first = max(since or ISSUED, ISSUED)
    last = min(until or FINAL, FINAL)
    part = first > ISSUED or last < FINAL
    left = bool(until and until < min(FINAL, made.as_of))
    return part and (left or (last - first).days + 1 < LEAST)


def problem_state(made, row):
    """Settled, overdue, open or in doubt on the as-of date."""
    progress, settled = row.get("进展"), day(row.get("办结日期"))
    if progress not in {None, "未启动", "办理中", "已办结", "无法解决(说明)"}:
        return "存疑"
    if progress == "已办结" and settled is None:
        return "存疑"
    if progress == "已办结" and settled <= made.as_of:
        return "办结"
    due = day(row.get("延期至")) or day(row.get("整改时限"))
    return "逾期" if due and due < made.as_of else "未到期"


def visits(made, column):
    """The sum of a column over the rows, what several wrote of one visit counted once, the larger one."""
    most = {}
    for row in made.sound(WORK):
        value = amount(row.get(column))
        if value is None:
            continue
        part = row.get("时段") if row.get("时段") in {"上午", "下午"} else None
        where = row.get("地点") or row[ROW]
        key = day(row["开始日期"]), day(row["结束日期"]), part, row.get("联系点"), where
        most[key] = max(value, most.get(key, value))
    return sum(most.values())


def problems(made, names):
    """The problems for which these answer, each once."""
    return [each for each in made.sound(PROBLEM) if each["谁"] in names]
