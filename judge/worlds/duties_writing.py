"""三·4, 四·3 diaries, reports, topics (R601–R606)."""

from judge.worlds.dates import ONE
from judge.worlds.dates import length
from judge.worlds.duties_stay import before_the_stay
from judge.worlds.duties_stay import no_stay
from judge.worlds.stays import out_of_term
from judge.worlds.stays import rows_of
from judge.worlds.stays import stay_of
from judge.worlds.world import DIARY
from judge.worlds.world import MET
from judge.worlds.world import NOT_DUE
from judge.worlds.world import NOT_HELD
from judge.worlds.world import POINT
from judge.worlds.world import QUIET
from judge.worlds.world import REPORT
from judge.worlds.world import UNKNOWN
from judge.worlds.world import UNMET
from judge.worlds.world import WARNING
from judge.worlds.world import Expected
from judge.worlds.world import about
from judge.worlds.world import states


def expected(world):
    """What must be said of each leader's writing, each point's topic, each report."""
    for who in world.leaders():
        yield Expected("R601", about(who), _report(world, who))
        yield Expected("R602", about(who), _diaries(world, who))
        if diaries(world, who):
            yield Expected("R603", about(who), _in_form(world, who))
    for point in world[POINT]:
        yield Expected("R604", about(point), _topic(world, point), about(point["责任领导"]))
        yield Expected("R605", about(point), _named(world, point), about(point["责任领导"]))
    for report in world[REPORT]:
        of = about(report["执笔人"], report["联系点"])
        yield Expected("R606", about(report["报告编号"]), _told(world, report), of)


def diaries(world, who):
    """The pages of a person."""
    return [each for each in world[DIARY] if each["姓名"] == who["姓名"]]


def _report(world, who):
    final, as_of = world.limit("最迟截止日"), world.as_of
    own = [each["完成日期"] for each in world[REPORT] if each["执笔人"] == who["姓名"]]
    if own and min(own) <= final:
        return states(MET)
    if out_of_term(world, who):
        return states(NOT_HELD)
    if own or as_of >= final:
        return states(UNMET)
    stay = stay_of(world, who)
    if not stay.counts:
        return states(NOT_DUE) if stay.kind == "无" else states(NOT_DUE, WARNING)
    by = stay.last + ONE * int(world.limit("报告时限"))
    if as_of == by:
        return states(NOT_DUE, WARNING)
    return states(WARNING if as_of > by else NOT_DUE)


def _diaries(world, who):
    stay = stay_of(world, who)
    if not stay.counts:
        return no_stay(world, who, stay)
    inside = [each for each in diaries(world, who) if each["日期"] in stay]
    if not inside:
        return states(UNMET if world.as_of >= world.limit("最迟截止日") else WARNING)
    wanted = sum(map(length, stay.spans)) * world.limit("每日日记篇数")
    return states(WARNING if len(inside) < wanted else MET)


def _in_form(world, who):
    """R603: the day stands in the ledger, one page a day, long enough."""
    pages = diaries(world, who)
    out = {date for each in rows_of(world, who) for date in (each["开始日期"], each["结束日期"])}
    spans = [(each["开始日期"], each["结束日期"]) for each in rows_of(world, who)]
    dates = [each["日期"] for each in pages]
    at_work = all(any(first <= date <= last for first, last in spans) for date in dates)
    long_enough = all(len(each["体会"]) >= world.limit("日记字数下限") for each in pages)
    if not out:
        return states(WARNING, UNKNOWN)
    return states(MET if at_work and long_enough and len({*dates}) == len(dates) else WARNING)


def _begins(world, point):
    """The first day of the stay at a point, planned where there was none."""
    leader = next((each for each in world.leaders() if each["姓名"] == point["责任领导"]), None)
    stay = stay_of(world, leader) if leader else None
    return stay.spans[0][0] if stay and stay.counts else point["计划驻点起"]


def _topic(world, point):
    first = _begins(world, point)
    if point["课题"] and point["重点要解决的问题"]:
        if first > world.as_of:
            return QUIET
        return before_the_stay(point["方案确定日期"], first)
    return states(UNMET) if first <= world.as_of else states(NOT_DUE, WARNING, UNMET)


def _named(world, point):
    """R605: within the two topics, or another in so many words; the bare word 其他 is none."""
    if not point["课题"]:
        return QUIET | {WARNING, UNKNOWN}
    if point["课题"] != "其他":
        return states(MET)
    return states(WARNING) if _begins(world, point) <= world.as_of else states(WARNING, NOT_DUE)


def _told(world, report):
    if report["交流形式"] not in (None, "无"):
        return states(MET)
    return states(WARNING) if world.as_of >= world.limit("全年截止日") else states(NOT_DUE)
