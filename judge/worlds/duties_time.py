"""三·1 the year's days (R101–R103), 四·3 the stay's end (R201, R202, R901), 四·2 the ledger kept (R709)."""

from judge.worlds.dates import ONE
from judge.worlds.dates import days
from judge.worlds.dates import is_workday
from judge.worlds.stays import last_start
from judge.worlds.stays import out_of_term
from judge.worlds.stays import rows_of
from judge.worlds.stays import stay_of
from judge.worlds.world import DEVIATION
from judge.worlds.world import MET
from judge.worlds.world import NOT_DUE
from judge.worlds.world import NOT_HELD
from judge.worlds.world import QUIET
from judge.worlds.world import UNKNOWN
from judge.worlds.world import UNMET
from judge.worlds.world import WAITING
from judge.worlds.world import WARNING
from judge.worlds.world import Expected
from judge.worlds.world import about
from judge.worlds.world import states

WORKDAYS = 42  # -- two months of working days: 2 x 20.83 --


def expected(world):
    """What must be said of each leader's time."""
    for who in world.leaders():
        yield Expected("R101", about(who), _year(world, who))
        yield Expected("R102", about(who), _pace(world, who))
        yield Expected("R103", about(who), _feasible(world, who))
        yield Expected("R201", about(who), _length(world, who))
        yield Expected("R202", about(who), _together(world, who))
        yield Expected("R901", about(who), _end(world, who))
        yield Expected("R709", about(who), _kept(world, who))


def done(world, who):
    """Distinct days at the grassroots; two half days of one date are a day."""
    halves, at_stay = {}, set()
    for row in rows_of(world, who):
        parts = {row["时段"]} if row["时段"] in {"上午", "下午"} else {"上午", "下午"}
        for date in days(row["开始日期"], row["结束日期"]):
            if _counts(world, date):
                halves.setdefault(date, set()).update(parts)
                if row["活动类别"] == "驻点调研":
                    at_stay.add(date)
    kept = at_stay if world.limit("驻点计入总天数") == "否" else set()
    half = world.limit("最小计日单位")
    return sum(half if len(parts) == 1 else 1 for date, parts in halves.items() if date not in kept)


def _counts(world, date):
    within = world.limit("全年起始日") <= date <= min(world.as_of, world.limit("全年截止日"))
    return within and (world.limit("两个月口径") == "自然日" or is_workday(date))


def _part_of_year(world, who):
    since, until = who.get("任职起"), who.get("任职止")
    return bool(
        (since and since > world.limit("全年起始日"))
        or (until and until < world.limit("全年截止日"))
    )


def _not_a_year(world, who):
    return _part_of_year(world, who) and world.limit("任职不满一年折算") == "否"


def _needed(world, who):
    """The days that are needed, in proportion to the term where the bureau has decided so."""
    whole = (world.limit("全年截止日") - world.limit("全年起始日")).days + 1
    first = max(who.get("任职起") or world.limit("全年起始日"), world.limit("全年起始日"))
    last = min(who.get("任职止") or world.limit("全年截止日"), world.limit("全年截止日"))
    share = ((last - first).days + 1) / whole if _part_of_year(world, who) else 1
    workdays = world.limit("两个月口径") == "工作日"
    return (WORKDAYS if workdays else world.limit("总天数下限")) * share


def _year(world, who):
    if _not_a_year(world, who):
        return states(NOT_HELD)
    if not rows_of(world, who):
        return states(UNKNOWN)
    if done(world, who) >= _needed(world, who):
        return states(MET)
    return states(UNMET if world.as_of >= world.limit("全年截止日") else NOT_DUE)


def _pace(world, who):
    if world.as_of >= world.limit("全年截止日") or _not_a_year(world, who):
        return states(NOT_HELD)
    if not rows_of(world, who):
        return states(UNKNOWN)
    start, end = world.limit("全年起始日"), world.limit("全年截止日")
    share = ((world.as_of - start).days + 1) / ((end - start).days + 1)
    return states(MET if done(world, who) >= round(_needed(world, who) * share) else WARNING)


def _feasible(world, who):
    if world.as_of >= world.limit("全年截止日") or _not_a_year(world, who):
        return states(NOT_HELD)
    if not rows_of(world, who):
        return states(UNKNOWN)
    short = _needed(world, who) - done(world, who)
    if short <= 0:
        return states(MET)
    left = days(world.as_of + ONE, world.limit("全年截止日"))
    if world.limit("两个月口径") == "工作日":
        left = [each for each in left if is_workday(each)]
    return states(WARNING if short > len(left) else NOT_DUE)


def _length(world, who):
    stay, final = stay_of(world, who), world.limit("最迟截止日")
    over = world.as_of > final
    if stay.kind in {"整", "段"}:
        return states(MET)
    if stay.kind == "长":
        return states(DEVIATION) if over else states(DEVIATION, WARNING)
    if out_of_term(world, who):
        return states(NOT_HELD)
    if over:
        return states(UNMET)
    if stay.kind == "短":
        return states(WARNING)
    return states(WARNING if world.as_of > last_start(world, final) else NOT_DUE)


def _together(world, who):
    stay = stay_of(world, who)
    if stay.kind in {"整", "长"}:
        return states(MET)
    if stay.kind == "段":
        return states(DEVIATION)
    if stay.kind == "无" and world.as_of <= world.limit("最迟截止日"):
        return WAITING | {NOT_HELD}
    return QUIET | {UNKNOWN, WARNING}


def _end(world, who):
    stay = stay_of(world, who)
    half, final = world.limit("上半年截止日"), world.limit("最迟截止日")
    if stay.counts:
        return states(MET if stay.last <= half else DEVIATION)
    if out_of_term(world, who):
        return states(NOT_HELD)
    if world.as_of > final:
        return states(UNMET)
    if world.as_of > half:
        return states(WARNING if world.as_of > last_start(world, final) else DEVIATION)
    near = (last_start(world, half) - world.as_of).days < world.limit("预警天数")
    return states(WARNING if near else NOT_DUE)


def _kept(world, who):
    rows = rows_of(world, who)
    until = who.get("任职止")
    if until:
        return QUIET
    if not rows:
        return states(UNMET)
    idle = (world.as_of - max(each["结束日期"] for each in rows)).days
    return states(WARNING if idle > world.limit("台账更新天数") else MET)
