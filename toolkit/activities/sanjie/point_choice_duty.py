"""三·1 选点：R301 重点类别、R302 选点依据、R303 各类覆盖、R304 信访较多."""

import re
from collections.abc import Sequence

from toolkit.activities.sanjie.issue_day import since_issue
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.points import CROWDED
from toolkit.activities.sanjie.points import KEY_KINDS
from toolkit.activities.sanjie.points import OTHER_KIND
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import in_order
from toolkit.activities.sanjie.points import is_blank
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.sources import KEY_PLACES
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import met
from toolkit.declare.deadline import not_applicable
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

BUREAU = "本局"
IN_FULL = (
    "以环境整治问题多的化工园区和开发区、重金属污染集中区、环境信访较多的乡镇、"
    "农村环境连片整治的薄弱村等为驻点调研的重点"
)
_FIGURE = re.compile(
    "[0-9０-９]|[零〇一二两三四五六七八九十百千万]+(?:余|多)?"
    "(?:件|家|户|处|起|次|批|人|项|个|条|段|名|位|亩|吨|公里|平方|倍|成|%|％)"
    "|第[一二三四五六七八九十]+|百分之"
)


def bureau(case: Case) -> Sequence[Subject[Point]]:
    """全局只判一次；一览表一行也没有的为空."""
    return [Subject(BUREAU, BUREAU, point) for point in in_order(case)[:1]]


@obligation(points, "R301", "联系点属于重点类别", Strength.PRINCIPLE, KEY_PLACES, reads=(Point,))
def of_a_key_kind(subject: Subject[Point], case: Case) -> Judgement:
    """联系点从《意见》列举的五类重点地区中选，另选的写明选点理由。

    看“联系点一览表”的重点类别（可填几项，化工园区设在开发区之内的两项都填）和选点依据。五类为化工园区、开发区、
    重金属污染集中区、环境信访较多的乡镇、农村环境连片整治薄弱村。原文是“等为驻点调研的重点”，列举未尽，所以填
    “其他”而在选点依据写明理由的也符合；填“其他”或者没有填、选点依据也空着的，为偏离，请说明。意见印发日（参数
    “意见印发日”）为期，以前为未到期。类别没有填而写了选点依据的、类别不在选项之内的，无法判定。

    例：重点类别填化工园区，符合；填“其他”，选点依据空着，偏离。
    """
    point = subject.row
    deadline = since_issue(case, Strength.PRINCIPLE)
    cells: Cells = ((point, Point.emphasis), (point, Point.grounds))
    kinds = () if point.is_empty(Point.emphasis) else point.emphasis
    if key := [kind for kind in kinds if kind in KEY_KINDS]:
        return deadline.met(f"{subject.label}的重点类别为{listed(key)}。", cells[:1])
    kind = f"重点类别为{OTHER_KIND}" if kinds else "没有填写重点类别"
    if not is_blank(point, Point.grounds):
        grounds = point.grounds
        if kinds:
            fact = f"{subject.label}{kind}，选点依据写明“{grounds}”；《意见》所列重点为“等”，未限于五类。"
            return deadline.met(fact, cells)
        fact = f"{subject.label}{kind}，选点依据为“{grounds}”，无法判定是否属于重点。"
        return unknown(fact, cells, "请填写重点类别，都不是的填“其他”")
    ask = "，请说明原因" if deadline.passed else ""
    said = f"截至{day(case.as_of)}，{subject.label}{kind}，选点依据也没有写明理由"
    fact = f"{said}；《意见》要求“{IN_FULL}”{ask}。"
    advice = "请填写重点类别，或在选点依据写明选点理由"
    return deadline.owed(fact, cells, advice, warned=case.as_of == deadline.on)


@obligation(points, "R302", "选点依据写明数字", Strength.DATA, KEY_PLACES, reads=(Point,))
def grounds_in_figures(subject: Subject[Point], case: Case) -> Judgement:
    """选点依据写明数字，如上年环境信访件数、整治任务数。

    看“联系点一览表”的选点依据：有数字的（31件、三十一件、第1）为符合；没有填的、只有文字的，只作数据提示。《意见》
    没有规定依据怎样写，数字是为了说得清为什么选这里。意见印发日为期，以前为未到期。选点依据读不出的，无法判定。

    例：“上年信访31件，列全市第1”，符合；“群众反映较多”，预警。
    """
    point = subject.row
    deadline = since_issue(case, Strength.DATA)
    cells: Cells = ((point, Point.grounds),)
    grounds = "" if is_blank(point, Point.grounds) else point.grounds
    if _FIGURE.search(grounds):
        return deadline.met(f"{subject.label}的选点依据为“{grounds}”。", cells)
    said = f"选点依据为“{grounds}”，没有数字" if grounds else "没有填写选点依据"
    past = point.usable(Point.past_petitions)
    advice = "请写明数字，如上年环境信访件数、整治任务数"
    if past is not None:
        advice = f"请写明数字，如上年环境信访{number(past)}件"
    fact = f"截至{day(case.as_of)}，{subject.label}{said}；《意见》要求“{IN_FULL}”，{advice}。"
    return deadline.owed(fact, cells, advice)


@obligation(bureau, "R303", "五类重点都有联系点", Strength.HINT, KEY_PLACES, reads=(Point,))
def every_kind_has_a_point(subject: Subject[Point], case: Case) -> Judgement:
    """《意见》列举的五类重点，全局各有联系点。

    看“联系点一览表”的重点类别，全局判一次。哪一类没有联系点的，只作提示：本地没有这一类地区的，不必选。意见印发日
    为期，以前为未到期。有的联系点重点类别没有填或不能识别、而其余的没有覆盖全的，无法判定。

    例：五类都有联系点，符合；没有重金属污染集中区的联系点，预警。
    """
    rows = in_order(case)
    cells: Cells = tuple((point, Point.emphasis) for point in rows)
    covered = {kind for point in rows for kind in point.usable(Point.emphasis) or ()}
    absent = [kind for kind in KEY_KINDS if kind not in covered]
    deadline = since_issue(case, Strength.HINT)
    if not absent:
        return deadline.met(f"五类重点都有联系点：{listed(KEY_KINDS)}。", cells)
    year = case.limits(Limits).year_start.year
    said = f"{year}年度联系点未覆盖：{listed(absent)}"
    unread = [point for point in rows if point.usable(Point.emphasis) is None]
    if unread:
        numbers = listed(str(point.at_row) for point in sorted(unread, key=lambda p: p.at_row))
        fact = f"{said}；“{Point.sheet}”第{numbers}行重点类别未填或不能识别，无法判定。"
        return unknown(fact, tuple((point, Point.emphasis) for point in unread), "请填写重点类别")
    advice = "请研究是否选点；本地没有这一类地区的，不必选"
    fact = f"截至{day(case.as_of)}，{said}；《意见》要求“{IN_FULL}”，{advice}。"
    return deadline.owed(fact, cells, advice)


@obligation(
    points,
    "R304",
    "信访较多的乡镇信访件数",
    Strength.HINT,
    KEY_PLACES,
    reads=(Point,),
    columns=(Point.past_petitions,),
)
def crowded_with_petitions(subject: Subject[Point], case: Case) -> Judgement:
    """作为“环境信访较多的乡镇”选的联系点，上年环境信访件数确实较多。

    看“联系点一览表”的重点类别和上年环境信访件数。较多有两种算法：居各联系点前3名（参数“重点类别取前几名”，并列的
    名次相同），或者不低于各联系点的平均数；有一种做到即为符合，两种结论不同的都写明。都做不到的，只作提示。意见印发日
    为期，以前为未到期。重点类别没有这一项的不适用；本联系点件数没有填的，无法判定；别的联系点件数没有填的，不论填多少
    结论都一样的照样判定，名次和平均数因而定不下来的，也无法判定。

    例：41件，列各联系点第1，符合；3件，列第5，低于平均，预警。
    """
    point = subject.row
    if CROWDED not in point.emphasis:
        fact = f"{subject.label}不是作为{CROWDED}选的，本项不适用。"
        return not_applicable(fact, ((point, Point.emphasis),))
    cells: Cells = ((point, Point.past_petitions),)
    own = point.past_petitions
    if own is None:
        fact = f"{subject.label}没有填写上年环境信访件数，无法判定是否属于信访较多。"
        return unknown(fact, cells, "请填写上年环境信访件数")
    figures = [row.usable(Point.past_petitions) for row in in_order(case)]
    known = [figure for figure in figures if figure is not None]
    return _ranked(subject, case, own, known, len(figures) - len(known))


def _ranked(
    subject: Subject[Point], case: Case, own: float, known: Sequence[float], missing: int
) -> Judgement:
    cells: Cells = ((subject.row, Point.past_petitions),)
    place = 1 + sum(figure > own for figure in known)
    top_n = int(case.limits(Limits).top_n)
    among, above = place <= top_n, own * len(known) >= sum(known)
    mean = f"{sum(known) / len(known):.1f}".removesuffix(".0")
    of = f"{len(known)}个联系点" if not missing else f"填了件数的{len(known)}个联系点"
    said = f"{subject.label}上年环境信访件数{number(own)}件，列{of}第{place}，平均{mean}件"
    below = own * (len(known) + missing) < sum(known)  # -- whatever the blanks are --
    if missing and not (place + missing <= top_n or (below and not among)):
        fact = f"{said}；另有{missing}个联系点没有填写件数，名次和平均数定不下来，无法判定。"
        return unknown(fact, cells, "请填全各联系点的上年环境信访件数")
    if missing:
        said = f"{said}；另有{missing}个联系点没有填写件数，填多少都不影响结论"
    by_rank = f"按前{top_n}名计{'属于' if among else '不属于'}"
    both = f"（{by_rank}，按平均数计{'不属于' if below else '属于'}信访较多）"
    if among or above:
        told = among == below if missing == 0 else among and below
        return met(f"{said}{both if told else ''}。", cells)
    fact = f"截至{day(case.as_of)}，{said}，两种算法都不属于信访较多；《意见》要求“{IN_FULL}”。"
    advice = "请核对重点类别和上年件数"
    return since_issue(case, Strength.HINT).owed(fact, cells, advice)
