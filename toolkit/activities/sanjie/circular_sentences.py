"""通报“总体情况”的各段：全部、部分、没有各有各的说法，是0的不写0；一段只说一种人的数."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.figures import by_kind
from toolkit.activities.sanjie.figures import raised
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.standing_of_stays import DONE
from toolkit.activities.sanjie.standing_of_stays import IN_TIME
from toolkit.activities.sanjie.standing_of_stays import Stayed
from toolkit.activities.sanjie.standing_of_stays import stayed_figure
from toolkit.activities.sanjie.unread_cells import without_a_limit
from toolkit.declare.case import Case
from toolkit.declare.figures import FEWEST_FOR_PERCENT
from toolkit.declare.figures import Figure
from toolkit.declare.figures import Sentence
from toolkit.declare.figures import sentence
from toolkit.declare.figures import whole_or_part
from toolkit.declare.obligation import Subject

Figures = Mapping[str, Figure]
Stays = Mapping[Stayed, Sequence[Subject[Person]]]
Part = str | Figure
NOT_DONE = {
    "正在驻点": (Stayed.UNDER_WAY,),
    "尚未驻点": (Stayed.NONE_YET, Stayed.NONE_AFTER_HALF_YEAR, Stayed.NONE_FOR_GOOD),
    "驻点天数不足": (Stayed.SHORT, Stayed.SHORT_FOR_GOOD),
    "驻点记录存疑": (Stayed.DOUBTFUL,),
    "不作驻点要求": (Stayed.EXCUSED,),
}


def overall(case: Case, figures: Figures, stays: Stays) -> Sequence[Mapping[str, object]]:
    """各段：标题和内容."""
    return [
        {"标题": "班子成员下基层和驻点调研情况", "内容": _field_work(case, figures, stays)},
        {"标题": "班子成员接访情况", "内容": _receptions(figures)},
        {"标题": "全局走访情况", "内容": _visits(figures)},
        {"标题": "班子成员调研成果情况", "内容": _written(figures)},
        {"标题": "班子成员负责的问题办理情况", "内容": _problems(case, figures)},
    ]


def stay_figures(case: Case, stays: Stays) -> Figures:
    """各种驻点情形的人数；名称 → 数."""
    kinds: dict[str, tuple[Stayed, ...]] = {
        "驻点人数": tuple(each for each in Stayed if each in DONE),
        "驻点合格人数": tuple(each for each in Stayed if each in IN_TIME),
        **{f"{name}人数": kind for name, kind in NOT_DONE.items()},
    }
    return {
        name: stayed_figure(
            name,
            [leader for each in kind for leader in stays[each]],
            case,
            f"驻点情形为{'、'.join(kind)}的人数，每人只在一种情形",
            () if Stayed.DOUBTFUL in kind else stays[Stayed.DOUBTFUL],
        )
        for name, kind in kinds.items()
    }


def _field_work(case: Case, figures: Figures, stays: Stays) -> Sentence:
    members, days = figures["班子成员人数"], figures["下基层总天数"]
    parts: list[Part] = ["局领导班子成员", members, "人"]
    if figures["联系点数"]:
        parts += ["，确定联系点", figures["联系点数"], "个"]
    if not days:
        parts.append("，尚无下基层记录。")
        return sentence(*parts)
    parts += ["，累计下基层", days, "人·天"]
    if members.value > 1:
        parts += ["，人均", figures["人均下基层天数"], "天"]
    return sentence(*parts, "。", *_stayed(members, stay_figures(case, stays)).parts)


def _stayed(members: Figure, counted: Figures) -> Sentence:
    """驻点到了哪一步：各种人数之和就是班子成员人数."""
    done, fitting = counted["驻点人数"], counted["驻点合格人数"]
    others = [(name, counted[f"{name}人数"]) for name in NOT_DONE if counted[f"{name}人数"]]
    if not done and len(others) == 1 and others[0][1].value == members.value:
        return sentence(
            f"班子成员都{others[0][0]}。" if others[0][0] != "尚未驻点" else "驻点调研尚无登记。"
        )
    parts: list[Part] = []
    if done.value == members.value:
        parts.append("班子成员全部完成驻点调研")
    elif done:
        parts += ["完成驻点调研", done, "人"]
    if done:
        parts += _fitting(done, fitting).parts
    for name, each in others:
        parts += ["；" if parts else "", f"{name}的", each, "人"]
    return sentence(*parts, "。")


def _fitting(done: Figure, fitting: Figure) -> Sentence:
    if done.value == 1:
        return sentence("，驻点时间符合《意见》要求" if fitting else "，驻点时间不符合《意见》要求")
    return whole_or_part(
        fitting,
        done,
        everyone="，驻点时间都符合《意见》要求",
        some=("，其中驻点时间符合《意见》要求的", "人"),
        nobody="，驻点时间都不符合《意见》要求",
    )


def _receptions(figures: Figures) -> Sentence:
    if not figures["接访场次"]:
        return sentence("接访尚无登记。")
    parts: list[Part] = ["开展接访", figures["接访场次"], "场"]
    batches, visitors = figures["来访批次"], figures["来访人次"]
    if not batches and not visitors:
        return sentence(*parts, "，没有登记群众来访。")
    parts.append("，接待来访群众")
    parts += [batches, "批次"] if batches else []
    parts += [visitors, "人次"] if visitors else []
    return sentence(*parts, "。")


def _visits(figures: Figures) -> Sentence:
    visited: list[Part] = []
    for name, before, unit in (("走访户数", "群众", "户"), ("走访企业数", "企业", "家")):
        if figures[name]:
            visited += ["、" if visited else "走访", before, figures[name], unit]
    if figures["座谈会数"]:
        visited += ["，" if visited else "", "召开座谈会", figures["座谈会数"], "场"]
    if not visited:
        return sentence("尚无走访、座谈的记录。")
    return sentence("全局干部职工（含班子成员）", *visited, "，共同走访的只计一次。")


def _written(figures: Figures) -> Sentence:
    diaries, reports = figures["日记篇数"], figures["报告篇数"]
    if not diaries and not reports:
        return sentence("民情日记、调研报告尚无登记。")
    first: tuple[Part, ...] = ("撰写民情日记", diaries, "篇") if diaries else ("尚无民情日记登记",)
    last: tuple[Part, ...] = ("形成调研报告", reports, "篇") if reports else ("尚未形成调研报告",)
    return sentence(*first, "，", *last, "。")


def _problems(case: Case, figures: Figures) -> Sentence:
    whole, settled = figures["问题数"], figures["办结数"]
    if not whole:
        return sentence("尚无群众反映的问题和意见建议登记。")
    share: tuple[Part, ...] = ()
    if whole.value >= FEWEST_FOR_PERCENT and 0 < settled.value < whole.value:
        share = ("，办结率", figures["办结率"])
    done = whole_or_part(
        settled, whole, everyone="，已全部办结", some=("，已办结", "件"), nobody="，尚未办结"
    )
    parts: list[Part] = ["收集群众反映的问题和意见建议", whole, "件", *done.parts, *share]
    if figures["逾期数"]:
        parts += ["，其中逾期未办结" if not settled else "，逾期未办结", figures["逾期数"], "件"]
    elif settled.value < whole.value and not (figures["存疑数"] or without_a_limit(case)):
        parts.append("，没有逾期未办结的")
    return sentence(*parts, "。", *_kinds(case))


def _kinds(case: Case) -> Iterator[Part]:
    kinds = case.derived(by_kind)
    if len(kinds) < 2 or not raised(case):
        return
    yield "按类别分，"
    for at, kind in enumerate(kinds):
        count, share = kind["件数"], kind["占比"]
        yield from ("；" if at else "", str(kind["名称"]))
        if isinstance(count, Figure):
            yield from (count, "件")
        if isinstance(share, Figure):
            yield from ("，占", share)
    yield "。"
