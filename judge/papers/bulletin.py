"""进展情况通报: what the workbook makes of it, and what the paper says."""

import datetime as dt
import re
from collections import Counter
from decimal import ROUND_HALF_UP
from decimal import Decimal
from fractions import Fraction

from judge.papers import leaders as body
from judge.papers.ledgers import BOOKS
from judge.papers.ledgers import DIARY
from judge.papers.ledgers import RECEPTION
from judge.papers.ledgers import REPORT
from judge.papers.ledgers import YEAR
from judge.papers.ledgers import amount
from judge.worlds.dates import length

KIND = "进展情况通报"
STAYED = "驻点起止"
SUMS = (
    "下基层天数",
    "驻点天数",
    "接访场次",
    "大接访场次",
    "日记篇数",
    "报告篇数",
    "问题数",
    "办结数",
    "逾期数",
)
KINDS = ("水", "气", "噪声", "固废", "辐射", "农村环境", "建设项目", "其他")
NOT_DONE = {
    "正在驻点": ("正在驻点",),
    "尚未驻点": ("尚未", "上半年没有", "没有，来不及"),
    "驻点天数不足": ("不足", "不足，来不及"),
    "驻点记录存疑": ("存疑",),
    "不作驻点要求": ("不作要求",),
}
FITTING = ("符合", "上半年以后")
DONE = (*FITTING, "超过7天", "误期")
FEW = 20
ITEMS = {
    "班子成员人数": "班子成员", "联系点数": "联系点", "下基层总天数": "人·天", "接访场次": "场", "来访批次": "批次",
    "来访人次": "人次", "走访户数": "走访户数", "走访企业数": "走访企业", "座谈会数": "座谈会", "日记篇数": "日记",
    "报告篇数": "报告", "问题数": "问题", "办结数": "办结", "逾期数": "逾期", "存疑数": "存疑", "驻点人数": "完成驻点",
    "驻点合格人数": "驻点合格", **{f"{name}人数": name for name in NOT_DONE},
}  # fmt: skip
"""数据项 of the 核对单 → the judge's name."""
SHORTCOMINGS = {
    "没有，来不及": r"[有；](\d+)名班子成员(?:尚未驻点，已无法在|截至9月30日没有驻点)",
    "不足，来不及": r"[有；](\d+)名班子成员(?:驻点不足5天，已无法在|截至9月30日驻点不足5天)",
    "误期": r"[有；](\d+)名班子成员在最迟期限9月30日以后才完成驻点",
    "不足": r"[有；](\d+)名班子成员驻点不足5天。",
    "上半年没有": r"[有；](\d+)名班子成员上半年没有驻点，至今尚未驻点",
    "上半年以后": r"[有；](\d+)名班子成员的驻点没有在上半年完成",
    "超过7天": r"[有；](\d+)名班子成员驻点超过7天，没有说明原因",
    "存疑": r"[有；](\d+)名班子成员的驻点记录存疑",
}


def shown(value, decimals=None):
    """A number as papers print it."""
    if decimals is not None:
        exact = Fraction(value)
        step = Decimal(1).scaleb(-decimals)
        number = Decimal(exact.numerator) / Decimal(exact.denominator)
        return f"{number.quantize(step, ROUND_HALF_UP)}"
    return f"{value:g}" if value != int(value) else str(int(value))


def counted(made):
    """Every figure of the text, by a name of the judge's."""
    own = body.leaders(made)
    names = [each["称"] for each in own]
    days = sum(Fraction(str(body.spent(made, each))) for each in names)
    held = [each for each in made.sound(RECEPTION) if each["谁"] in names]
    problems = body.problems(made, names)
    states = Counter(body.problem_state(made, each) for each in problems)
    stays = Counter(body.standing(made, each) for each in own)
    found = {
        "班子成员": len(own),
        "联系点": len(made.sheets["联系点一览表"]),
        "人·天": days,
        "场": len(held),
        "批次": sum(amount(each.get("来访批次")) or 0 for each in held),
        "人次": sum(amount(each.get("人次")) or 0 for each in held),
        **{name: body.visits(made, name) for name in ("走访户数", "走访企业", "座谈会")},
        "日记": sum(each["谁"] in names for each in made.sound(DIARY)),
        "报告": sum(each["谁"] in names for each in made.sound(REPORT)),
        "问题": len(problems),
        **{name: states[name] for name in ("办结", "逾期", "存疑")},
    }
    if days and len(own) > 1:
        found["人均"] = Fraction(shown(days / len(own), 1))
    found["完成驻点"] = sum(stays[each] for each in DONE)
    found["驻点合格"] = sum(stays[each] for each in FITTING)
    for name, those in NOT_DONE.items():
        found[name] = sum(stays[each] for each in those)
    found |= {f"问题：{name}": stays[name] for name in SHORTCOMINGS}
    return found | _kinds(problems, states)


def _kinds(problems, states):
    count = Counter(each["类别"] if each.get("类别") in KINDS else "类别存疑" for each in problems)
    found = {f"类别{name}": number for name, number in count.items()} if len(count) > 1 else {}
    if len(problems) >= FEW:
        if 0 < states["办结"] < len(problems):
            found["办结率"] = Fraction(shown(Fraction(states["办结"] * 100, len(problems)), 1))
        if len(count) > 1:
            found["占比合计"] = 100
    return found


def annex(made):
    """The rows of the annex: label → its figures; those who share a leader or a point are one row."""
    groups = [
        ({row["联系点编号"]}, [])
        for row in sorted(made.sheets["联系点一览表"], key=lambda each: each["联系点编号"])
    ]
    without = (set(), [])
    for who in body.leaders(made):
        own = set(body.points_of(made, who["称"]))
        theirs = [each for each in groups if each[0] & own]
        if not theirs:
            without[1].append(who)
            continue
        first = theirs[0]
        for other in theirs[1:]:
            first[0].update(other[0])
            first[1].extend(other[1])
            groups.remove(other)
        first[1].append(who)
    if without[1]:
        groups.append(without)
    lines = [
        (_label(made, *each), {**_sums(made, each[1]), STAYED: _stayed(made, each[1])})
        for each in groups
    ]
    total = {name: sum(line[name] for _, line in lines) for name in SUMS}
    return [*lines, ("合计", {**total, STAYED: []})]


def _stayed(made, people):
    """From when to when the stays that are over lasted."""
    return sorted(block for each in people for block in body.held(made, each["称"]).done)


def _label(made, numbers, people):
    rows = {each["联系点编号"]: each["联系点名称"] for each in made.sheets["联系点一览表"]}
    label = frozenset(rows[each] for each in numbers) or frozenset({"未确定联系点"})
    named = made.settings.get("通报点名") == "是"
    return label | {each["称"] for each in people} if named else label


def _sums(made, people):
    names = [each["称"] for each in people]
    held = [each for each in made.sound(RECEPTION) if each["谁"] in names]
    problems = body.problems(made, names)
    states = Counter(body.problem_state(made, each) for each in problems)
    values = (
        sum(Fraction(str(body.spent(made, each))) for each in names),
        sum(length(block) for each in names for block in body.held(made, each).done),
        len(held),
        sum(each.get("是否大接访") == "是" for each in held),
        sum(each["谁"] in names for each in made.sound(DIARY)),
        sum(each["谁"] in names for each in made.sound(REPORT)),
        len(problems),
        states["办结"],
        states["逾期"],
    )
    return dict(zip(SUMS, values, strict=True))


PATTERNS = {
    "班子成员": r"局领导班子成员(\d+)人",
    "联系点": r"确定联系点(\d+)个",
    "人·天": r"累计下基层([\d.]+)人·天",
    "人均": r"人均([\d.]+)天",
    "场": r"开展接访(\d+)场",
    "批次": r"接待来访群众(\d+)批次",
    "人次": r"接待来访群众(?:\d+批次)?(\d+)人次",
    "走访户数": r"走访群众([\d.]+)户",
    "走访企业": r"企业([\d.]+)家",
    "座谈会": r"召开座谈会([\d.]+)场",
    "日记": r"民情日记(\d+)篇",
    "报告": r"形成调研报告(\d+)篇",
    "问题": r"收集群众反映的问题和意见建议(\d+)件",
    "逾期": r"，(?:其中)?逾期未办结(\d+)件",
    "存疑": r"不含进展存疑的(\d+)件",
    "办结率": r"办结率([\d.]+)%",
    **{name: rf"(?:。|；){name}的(\d+)人" for name in NOT_DONE},
    **{f"问题：{name}": pattern for name, pattern in SHORTCOMINGS.items()},
}


def said(text):
    """Every figure that the text says, by the same names; what it does not say is 0."""
    found = {}
    for name, pattern in PATTERNS.items():
        hits = {Fraction(each) for each in re.findall(pattern, text)}
        found[name] = hits.pop() if len(hits) == 1 else (sorted(hits) if hits else 0)
    everybody = found["班子成员"]
    for name in NOT_DONE:
        if f"班子成员都{name}" in text or (name == "尚未驻点" and "驻点调研尚无登记" in text):
            found[name] = everybody
    found["完成驻点"] = _all_or("班子成员全部完成驻点", r"完成驻点调研(\d+)人", text, everybody)
    found["驻点合格"] = _all_or(
        r"，驻点时间都?符合《意见》",
        r"其中驻点时间符合《意见》要求的(\d+)人",
        text,
        found["完成驻点"],
    )
    found["办结"] = _all_or("，已全部办结", r"，已办结(\d+)件", text, found["问题"])
    return found | _said_of_kinds(text)


def _all_or(whole, part, text, everybody):
    if re.search(whole, text):
        return everybody
    hit = re.search(part, text)
    return Fraction(hit[1]) if hit else 0


def _said_of_kinds(text):
    hit = re.search(r"按类别分，(.*?)。", text)
    if not hit:
        return {}
    parts = [re.fullmatch(r"(\D+)(\d+)件(?:，占([\d.]+)%)?", each) for each in hit[1].split("；")]
    found = {f"类别{each[1]}": Fraction(each[2]) for each in parts}
    if any(each[3] for each in parts):
        found["占比合计"] = sum(Fraction(each[3]) for each in parts)
    return found


def said_in_annex(table):
    """The annex as printed: (label, its figures) by row; the label as the set of what it names."""
    heads = table[0]
    lines = []
    for row in table[1:]:
        cells = dict(zip(heads, row, strict=True))
        label = cells["联系点"]
        places, _, people = label.partition("（")
        named = frozenset(each for each in (*places.split("、"), *people[:-1].split("、")) if each)
        figures = {name: Fraction(cells[name]) for name in SUMS}
        figures[STAYED] = _said_stays(cells[STAYED])
        lines.append(("合计" if label == "合计" else named, figures))
    return lines


def _said_stays(cell):
    """4月10日至14日、6月28日至7月2日 as days; — for none."""
    found = []
    for hit in re.finditer(r"(\d+)月(\d+)日(?:(?:至|—)(?:(\d+)月)?(\d+)日)?", cell):
        month, date, last_month, last = (int(each) if each else 0 for each in hit.groups())
        first = dt.date(YEAR, month, date)
        found.append((first, dt.date(YEAR, last_month or month, last or date)))
    return sorted(found)


def left_out(made):
    """Sheet → how many rows are in doubt."""
    return {sheet: len(made.doubtful[sheet]) for sheet in BOOKS if made.doubtful[sheet]}


def said_left_out(text):
    """The same of the note under the annex."""
    hit = re.search(r"([^。]*)存疑，未计入。", text)
    parts = re.findall(rf"({'|'.join(BOOKS)})(\d+)行", hit[1]) if hit else []
    return {sheet: int(count) for sheet, count in parts}
