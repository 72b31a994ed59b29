"""二·3, 二·4, 四·5 and 信访条例: visits, petitions, cases, conduct, papers, commendation (R506, R11xx–R14xx)."""

from judge.worlds.dates import ONE
from judge.worlds.dates import day
from judge.worlds.world import ANY
from judge.worlds.world import CASE
from judge.worlds.world import DEVIATION
from judge.worlds.world import MET
from judge.worlds.world import NOT_DUE
from judge.worlds.world import NOT_HELD
from judge.worlds.world import PAPER
from judge.worlds.world import PETITION
from judge.worlds.world import QUIET
from judge.worlds.world import RECEPTION
from judge.worlds.world import REFORM
from judge.worlds.world import STATISTIC
from judge.worlds.world import UNKNOWN
from judge.worlds.world import UNMET
from judge.worlds.world import VISIT
from judge.worlds.world import WARNING
from judge.worlds.world import Expected
from judge.worlds.world import about
from judge.worlds.world import states

BUREAU = frozenset({"全局"})
MONTHS = {"月": 1, "季": 3, "半年": 6}


def expected(world):
    """What must be said of each visit, petition, case, opinion, and of the bureau's papers."""
    sessions = {each["场次号"]: each for each in world[RECEPTION]}
    for row in world[VISIT]:
        held = sessions.get(row["场次号"])
        of = about(held and held["接访领导"], held and held["联系点"], row["责任科室"])
        yield Expected("R506", about(row["事项号"]), _answered(world, row), of)
        yield Expected("R1104", about(row["事项号"]), _first_receiver(world, row, held), of)
        yield Expected("R1204", about(row["事项号"]), _representatives(row), of)
    for row in world[PETITION]:
        number, of = about(row["编号"]), about(row["承办科室"])
        yield Expected("R1201", number, _accepted(world, row), of)
        yield Expected("R1202", number, _settled(world, row), of)
        yield Expected("R1203", number, _replied(row), of)
    for row in world[CASE]:
        yield Expected(
            "R1102", about(row["案件编号"]), _resolved(world, row), about(row["包案领导"])
        )
    for row in world[REFORM]:
        yield Expected("R1301", about(row["意见"]), _measures(world, row))
    yield from _statistics(world)
    yield from _papers(world)


def _measures(world, row):
    """R1301: what is missing is a warning at the latest from now, and unmet at the year's end."""
    if all(row[each] for each in ("措施", "责任人", "时限")):
        return states(MET)
    return states(UNMET, UNKNOWN, *([WARNING] if world.as_of < world.limit("全年截止日") else []))


def _answered(world, row):
    """R506: an answer within the days; a late one does not make it good."""
    if row["当场答复"] == "是":
        return states(MET)
    by = row["来访时间"] + ONE * int(world.limit("来访答复天数"))
    if row["答复日期"]:
        return states(MET if row["答复日期"] <= by else UNMET)
    return states(UNMET) if world.as_of > by else states(NOT_DUE, WARNING)


def _first_receiver(world, row, held):
    """R1104: the leader who received it at a 大接访 takes the case."""
    if held is None or held["是否大接访"] != "是" or world.limit("首接包案") == "否":
        return states(NOT_HELD)
    if world.shared(held["接访领导"]) or world.shared(row["包案领导"]):
        return ANY
    if not row["包案领导"]:
        return states(UNKNOWN, DEVIATION)
    return states(MET if row["包案领导"] == held["接访领导"] else DEVIATION)


def _representatives(row):
    """R1204: of more than five people at most five speak."""
    if (row["人数"] or 0) <= 5:
        return states(NOT_HELD, MET)
    if row["代表人数"] is None:
        return states(UNKNOWN)
    return states(MET if row["代表人数"] <= 5 else WARNING)


def _accepted(world, row):
    """R1201: decided and told within fifteen days of receipt; an anonymous one cannot be told."""
    by = row["登记日期"] + ONE * int(world.limit("受理期限"))
    nobody = row["信访人类型"] == "匿名"
    days = [row["受理日期"], *([] if nobody else [row["受理告知日期"]])]
    if all(days):
        good = max(days) <= by
        return states(MET, NOT_HELD) if nobody and good else states(MET if good else UNMET)
    return states(UNMET) if world.as_of > by else states(NOT_DUE, WARNING)


def _settled(world, row):
    """R1202: sixty days from acceptance, thirty more where approved, named and told."""
    if row["是否受理"] not in ("受理", None):
        return states(NOT_HELD)
    if row["受理日期"] is None:
        return states(NOT_DUE, NOT_HELD, UNKNOWN, WARNING)
    extended = row.get("延期日期") is not None or bool(row.get("延期天数"))
    more = int(row.get("延期天数") or 0)
    if extended:
        in_order = row.get("延期批准人") and row.get("延期告知") == "是"
        if not in_order or more > world.limit("延期期限"):
            return states(UNMET)
    by = row["受理日期"] + ONE * (int(world.limit("办结期限")) + more)
    if row["办结日期"]:
        return states(MET if row["办结日期"] <= by else UNMET)
    return states(UNMET) if world.as_of > by else states(NOT_DUE, WARNING)


def _replied(row):
    """R1203: settled with a written reply and one of the three outcomes."""
    if row["是否受理"] not in ("受理", None) or not row["受理日期"]:
        return states(NOT_HELD, NOT_DUE, UNKNOWN)
    if not row["办结日期"]:
        return states(NOT_DUE)
    if not row["书面答复日期"]:
        return states(MET, NOT_HELD) if row["信访人类型"] == "匿名" else states(UNMET)
    if row["信访人类型"] == "匿名":
        return states(MET, NOT_HELD)
    return states(MET) if row["处理类型"] else states(UNMET, UNKNOWN)


def _resolved(world, row):
    if not (row["包案领导"] and row["化解时限"]):
        return states(UNMET, UNKNOWN)
    if row["化解日期"]:
        return states(MET)
    if world.as_of >= world.limit("全年截止日"):
        return states(UNMET)
    if not row["进展"]:
        return states(UNMET, UNKNOWN)
    return states(NOT_DUE, WARNING) if row["化解时限"] < world.as_of else states(NOT_DUE)


def _statistics(world):
    figures = {each["指标"]: each for each in world[STATISTIC]}
    yield Expected("R1101", BUREAU, _skipped_levels(world, figures.get("越级信访量")))
    counts = [figures.get(each, {}).get("本年数") for each in ("影响稳定的突出问题", "群体性事件")]
    if any(each for each in counts if each is not None):
        said = states(UNMET)
    elif None in counts:
        said = states(UNKNOWN)
    else:
        said = states(MET) if world.as_of >= world.limit("全年截止日") else states(MET, NOT_DUE)
    yield Expected("R1103", BUREAU, said)


def _skipped_levels(world, row):
    """R1101: fewer than in the same months of last year; none against none is fewer enough."""
    if row is None or None in (row["本年数"], row["上年同期数"]) or not row["来源"]:
        return states(UNKNOWN)
    now, before = row["本年数"], row["上年同期数"]
    over = world.as_of >= world.limit("全年截止日")
    if now < before or now == before == 0:
        return states(MET) if over else states(MET, NOT_DUE)
    return states(UNMET if over else WARNING)


def _papers(world):
    dated = {}
    for row in world[PAPER]:
        dated.setdefault(row["类别"], []).append(row["成文日期"])
    year_end = world.limit("全年截止日")
    for code, category in (("R1302", "制度文件"), ("R1402", "经验交流")):
        missing = states(WARNING if world.as_of >= year_end else NOT_DUE)
        yield Expected(code, BUREAU, states(MET) if category in dated else missing)
    yield Expected("R1401", BUREAU, _circulars(world, dated.get("情况通报", [])))


def _circulars(world, dates):
    """R1401: in each period that is over since the Opinions were issued, one at least."""
    step, missed, ending = MONTHS[world.limit("通报周期")], False, False
    for first in range(1, 13, step):
        start = day(first, 1)
        after = day(first + step, 1) if first + step <= 12 else day(12, 31) + ONE
        if start < world.limit("意见印发日"):
            continue
        if not any(start <= each < after for each in dates):
            missed |= after <= world.as_of
            ending |= after - ONE == world.as_of
    if missed:
        return states(WARNING)
    return states(WARNING, NOT_DUE, MET) if ending else states(MET, NOT_DUE)


def commended(world, said):
    """R1403: nobody with an open 必须 or what cannot be told; `said` is what is expected of all other codes."""
    for row in world["表扬候选及审定"]:
        point = next(
            (each for each in world["联系点一览表"] if each["联系点编号"] == row["对象"]), {}
        )
        who = about(row["对象"], point.get("责任领导"))
        own = [each for each in said if each.about & who]
        if any(each.states == {UNMET} for each in own if each.code in MUSTS):
            verdict = states(UNMET)
        elif any(each.states == {UNKNOWN} for each in own):
            verdict = states(UNKNOWN, UNMET)
        elif all(each.states <= QUIET | {WARNING, DEVIATION} for each in own):
            verdict = states(MET)
        else:
            verdict = ANY
        yield Expected("R1403", about(row["对象"]), verdict)


MUSTS = frozenset(
    [
        "R101",
        "R103",
        "R201",
        "R401",
        "R501",
        "R601",
        "R602",
        "R604",
        "R705",
        "R707",
        "R708",
        "R709",
        "R801",
        "R901",
    ]
)
