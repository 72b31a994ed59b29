"""催报 and 表扬: whom, how many, by when, recounted."""

import datetime as dt
import re

from judge.papers.leaders import leaders
from judge.papers.ledgers import ROW
from judge.papers.ledgers import YEAR
from judge.papers.ledgers import day
from judge.papers.ledgers import person
from judge.worlds import dates

SENT, PRAISE = "报送情况表", "表扬候选及审定"
STATES = {"未报", "已报待核", "退回", "合格"}
ONE = dt.timedelta(days=1)
AGAIN = 3
KINDS = {"联系点": "集体", "科室单位": "集体", "个人": "个人"}
YES = {"同意", "是", "通过"}


def units(made):
    """Short name → full name."""
    return {each["规范简称"]: each["单位全称"] for each in made.sheets["单位名录"]}


def owing(made):
    """Batch → unit → 未报 or 退回, for what is late on the as-of date.

    Of several lines on a unit and a batch the one that came in last counts.
    """
    last, limit, newest = {}, day(made.settings.get("报送期限")), _newest(made)
    for row in made.sheets[SENT]:
        sent_on, back = day(row.get("下发时间")), day(row.get("回收时间"))
        if (
            row.get("状态") not in STATES
            or not row.get("批次")
            or (sent_on and sent_on > made.as_of)
        ):
            continue
        state = row["状态"]
        if back and back > made.as_of:
            state = "未报"
        key = row["批次"], row.get("单位") if row.get("单位") in units(made) else f"行{row[ROW]}"
        came = back if back and back <= made.as_of else dt.date.min
        if key not in last or came >= last[key][0]:
            last[key] = came, state
    found = {}
    for (batch, unit), (_, state) in last.items():
        due = batch != newest or (limit and moved(limit) <= made.as_of)
        if state in {"未报", "退回"} and due:
            found.setdefault(batch, {})[unit] = state
    return found


def _newest(made):
    limit = day(made.settings.get("报送期限")) or made.as_of
    rows = [
        (day(row.get("下发时间")) or dt.date.min, row[ROW], row["批次"])
        for row in made.sheets[SENT]
        if row.get("批次")
    ]
    sent = [each for each in rows if each[0] <= made.as_of]
    in_time = [each for each in sent if each[0] <= limit]
    return max(in_time or sent)[2] if sent else ""


def deadline(made):
    """The new deadline: three days on, moved to a working day."""
    return moved(made.as_of + ONE * AGAIN)


def moved(date):
    """The day, or the next working day."""
    while not _works(date):
        date += ONE
    return date


def _works(date):
    if date.year == YEAR:
        return dates.is_workday(date)
    worked, free = {(1, 5), (1, 6)}, {(1, 1), (1, 2), (1, 3)}
    day_of = date.month, date.day
    return day_of in worked or (day_of not in free and date.weekday() < 5)


def said_owing(made, paper):
    """What a 催报 says: full names it is addressed to, and units by what they owe."""
    known = {full: short for short, full in units(made).items()}
    to = next(line for line in paper.lines if line.endswith("：") and "你" not in line)
    addressed = [known.get(each, each) for each in to[:-1].split("、")]
    text = paper.text
    counts = re.findall(r"（共(\d+)个）[^。（]*台账尚未报送", text)
    returned = re.findall(r"(?:（共(\d+)个）)?报送的[^。]*台账退回后尚未重报", text)
    return {
        "主送": addressed,
        "未报数": int(counts[0]) if counts else None,
        "退回数": sum(int(each or 1) for each in returned),
        "期限": f"{deadline(made).month}月{deadline(made).day}日" in text,
    }


def praised(made):
    """The approved: (kind, as printed, unit), each once, in order; and what is open of each row."""
    found, opened, whole = {}, {}, set()
    for row in made.sheets[PRAISE]:
        cells = tuple(value for head, value in row.items() if head != ROW)
        if cells in whole and row.get("对象") and row.get("类别") in KINDS:
            opened[row[ROW]] = {"重复"}
            continue
        whole.add(cells)
        if not row.get("对象"):
            continue
        if row.get("人工意见") not in YES:
            if row.get("人工意见") not in {None, "不同意", "否", "不通过"}:
                opened[row[ROW]] = {"意见不明"}
            continue
        if row.get("类别") not in KINDS:
            opened[row[ROW]] = {"类别不明"}
            continue
        line = _printed(made, row)
        if line in found:
            opened[row[ROW]] = {"重复"}
            continue
        found[line] = row
        opened[row[ROW]] = _open(made, row)
    return [*found], {row: each for row, each in opened.items() if each}


def _printed(made, row):
    who, kind = row["对象"], KINDS[row["类别"]]
    if kind == "个人":
        own = person(made, row, "对象")
        unit = next((each["单位"] for each in made.sheets["人员名册"] if each["称"] == own), None)
        return kind, own or who, unit or "（请核对单位）"
    for each in made.sheets["联系点一览表"]:
        if who == each["联系点编号"]:
            return kind, f"{each['联系点名称']}联系点驻点工作组", ""
    return kind, units(made).get(who, who), ""


def _open(made, row):
    found = set()
    objection, decided, ended = row.get("异议"), day(row.get("审定日期")), day(row.get("公示止"))
    if objection and objection not in {"无", "没有"} and "不成立" not in objection:
        found.add("异议")
    if not row.get("审定会议") or not decided:
        found.add("审定不全")
    if decided and decided > made.as_of:
        found.add("审定在后")
    if ended is None:
        found.add("没有公示")
    elif ended >= made.as_of:
        found.add("公示未完")
    if row["类别"] == "个人":
        own = person(made, row, "对象")
        if own is None:
            found.add("不在册")
        if own in {each["称"] for each in leaders(made)}:
            found.add("班子成员")
    return found


OPEN_WORDS = {
    "异议": "有异议，没有结论",
    "审定不全": "没有填全审定会议和审定日期",
    "审定在后": "在统计截止日之后，成文日期",
    "没有公示": "没有填写公示起止",
    "公示未完": "才结束，以后才能印发",
    "班子成员": "是局领导班子成员，由上级管理",
    "不在册": "不在人员名册中",
    "重复": "是同一个对象，名单里只列一次",
    "类别不明": "审定同意而类别没有填",
    "意见不明": "看不出是否同意",
}


def said_open(paper):
    """Row → what the 核对单 says is open of it."""
    found = {}
    for line in paper.told:
        if hit := re.search(rf"行与前面的行完全相同.*{PRAISE}第([\d、]+)行", line):
            for row in hit[1].split("、"):
                found.setdefault(int(row), set()).add("重复")
        for name, words in OPEN_WORDS.items():
            if words not in line:
                continue
            before = line.split(words)[0]
            for part in re.findall(r"第([\d、]+)行", before):
                for row in part.split("、"):
                    found.setdefault(int(row), set()).add(name)
    return found


def said_praised(paper):
    """Title's words, the numbers of the text, the names of the annex."""
    text = paper.text
    title = re.search(r"成效(集体和个人|集体|个人)的通报", text)
    flat = [cell for table in paper.tables for row in table for cell in row]
    return {
        "标题": title and title[1],
        "集体": _number(r"(\d+)个(?:集体|单位)", text),
        "个人": _number(r"(\d+)名(?:同志|个人)", text),
        "单元": flat,
    }


def _number(pattern, text):
    hits = {*re.findall(pattern, text)}
    return int(hits.pop()) if len(hits) == 1 else 0
